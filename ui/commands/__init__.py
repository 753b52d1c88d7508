"""The commands: their arguments, what each does, and what it prints."""
