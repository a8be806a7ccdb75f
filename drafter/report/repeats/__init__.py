"""The repeats of a draft for people and programs, one module a form."""
