"""Qt models over ids: rows are read when they are painted."""
