"""Files that people write: YAML with places and limits, and where shipped and own files are found."""
