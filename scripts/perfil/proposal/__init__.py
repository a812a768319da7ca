"""A change that nobody has made yet: built beside the present state, compared, and taken away."""
