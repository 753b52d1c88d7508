"""What the owner decided on contacts that look like one: that they are two, or that one was merged into the other."""

from peewee import ForeignKeyField, IntegerField, TextField

from models.store.tables import Contact, Table


class DistinctPair(Table):
    """Two contacts that the owner has said are two; `contact` has the lower id."""

    contact = ForeignKeyField(Contact, backref="distinct_from", on_delete="CASCADE", index=False)
    other = ForeignKeyField(Contact, backref="distinct_to", on_delete="CASCADE")

    class Meta:
        indexes = ((("contact", "other"), True),)


class MergedContact(Table):
    """A contact that was merged into another one: by its `uid` a later import of its old card finds the one kept.

    `former_id` is the id it had, by which an old popup finds it; `step_id` the journal's step, by which it is undone.
    """

    contact = ForeignKeyField(Contact, backref="merged_contacts", on_delete="CASCADE")
    uid = TextField(unique=True)
    former_id = IntegerField(unique=True)
    name = TextField()
    merged_at = TextField()
    step_id = IntegerField()
