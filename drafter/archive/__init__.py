"""Earlier documents: stored, searched for what a draft says again, compared with each other."""
