"""Segments of one's own: a scaffold, a list, a look before anything is built."""
