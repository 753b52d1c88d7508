"""The book on disk: SQLite through Peewee."""
