"""What a service changed, for those who show it."""

from models.store.changes import ChangeSet

__all__ = ["ChangeSet"]
