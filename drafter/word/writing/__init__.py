"""A Draft as the parts of a .docx."""
