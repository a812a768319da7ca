"""Where a sync's rows go: one module per destination."""
