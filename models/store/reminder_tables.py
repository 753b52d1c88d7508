"""What the owner put aside of what is due."""

from peewee import TextField

from models.store.tables import Table


class SetAside(Table):
    """A reminder that was dismissed, skipped or snoozed, by what it is of and the moment it fell due.

    `returns_local` is the moment a snoozed one comes back (`YYYY-MM-DDTHH:MM`), empty for the others. Follow-ups that
    are skipped or snoozed are changed themselves; this is for occasions, which have nothing to change.
    """

    subject = TextField()
    due_local = TextField()
    manner = TextField()
    returns_local = TextField(default="")
    set_aside_at = TextField()

    class Meta:
        indexes = ((("subject", "due_local"), True),)
