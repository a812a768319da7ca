"""Files that start a user off: a new source."""
