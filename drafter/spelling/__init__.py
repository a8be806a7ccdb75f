"""Misspelt words and idioms, found by the frequency of words and the likeness of characters, without a model."""
