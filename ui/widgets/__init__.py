"""The controls the pages are made of."""
