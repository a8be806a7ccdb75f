"""Word files: the only room that knows OOXML, python-docx and lxml."""
