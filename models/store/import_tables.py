"""The tables of what comes in from files: photos, the owner's column mappings, and which imports there were."""

from peewee import ForeignKeyField, IntegerField, TextField

from models.store.tables import Contact, Step, Table


class ContactPhoto(Table):
    """The photo of a contact; `data` is base64, since the journal keeps old values as JSON."""

    contact = ForeignKeyField(Contact, backref="photos", on_delete="CASCADE", unique=True)
    media_type = TextField()
    data = TextField()


class ColumnMapping(Table):
    """What the columns of a spreadsheet mean, as the owner said; `meanings` is JSON by folded column name."""

    name = TextField()
    folded = TextField(unique=True)
    meanings = TextField()


class ContactImport(Table):
    """An import that took place as a step of the journal, and the step that took it back, where there is one."""

    step = ForeignKeyField(Step, null=True, on_delete="SET NULL")
    reverted_step = ForeignKeyField(Step, null=True, on_delete="SET NULL")
    made_at = TextField()
    files = TextField()
    added = IntegerField()
    updated = IntegerField()
