"""Which person records are alike: blocks estimated, weights trained."""
