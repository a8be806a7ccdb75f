"""Drafts Chinese office speeches from a YAML brief and phrase banks, offline, as finished Word documents."""

__version__ = "0.1.0"
