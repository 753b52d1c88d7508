"""The window and the command line: they show and ask, call the services, and never the store."""
