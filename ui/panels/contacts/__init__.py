"""The panes of a contact, of several, and of the list."""
