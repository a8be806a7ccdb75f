"""A messy Word file as a clean one in a layout: the same text and objects in order, the looks those of named styles."""
