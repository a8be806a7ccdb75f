"""One job of the user each, from files to files, as plain functions that every face calls."""
