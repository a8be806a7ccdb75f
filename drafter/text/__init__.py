"""Chinese text: numerals, length, words, repeated phrasing."""
