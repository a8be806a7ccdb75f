"""From a brief to a Draft: what is said, in which order, how long, and why this phrase."""
