"""Segments as they were: what was recorded of past days, told anew."""
