"""Parameters of the purchase and spend models, fitted to what the warehouse counts."""
