"""The commands of drafter banks."""
