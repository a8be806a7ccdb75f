"""The paragraphs of a .docx with where they stand, what they look like, and what a layout asks of them."""
