"""The words of the window for days, counts, contacts and what happened to them."""
