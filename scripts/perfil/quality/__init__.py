"""Data quality: a suite of expectations over the marts, run by Great Expectations."""
