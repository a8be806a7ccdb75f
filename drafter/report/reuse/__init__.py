"""What a draft says that earlier documents said, for people and programs, one module a form."""
