"""Comments and tracked changes put into a .docx, every other byte as it was."""
