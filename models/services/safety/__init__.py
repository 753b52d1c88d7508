"""What keeps the book safe: undo, trash, backups, rescue."""
