"""The tables of mailings: households, own stocks, printers, part-used sheets, and the runs with whom they went to.

Measures end in their unit: `_mm`, tenths of a millimetre, and permille of the true size.
"""

from peewee import FloatField, ForeignKeyField, IntegerField, TextField

from models.store.tables import Contact, Table


class Household(Table):
    """Contacts that get one label; `label_line` is their own name on it, empty where it is worked out."""

    label_line = TextField(default="")


class HouseholdMember(Table):
    """A contact belongs to a household, and to no other."""

    household = ForeignKeyField(Household, backref="members", on_delete="CASCADE")
    contact = ForeignKeyField(Contact, unique=True, on_delete="CASCADE")


class OwnStock(Table):
    """A stock that the owner measured; `folded` is its name for comparing, `kind` sheet, roll or envelope."""

    name = TextField()
    folded = TextField(unique=True)
    kind = TextField(default="sheet")
    shape = TextField(default="rectangle")
    page_width_mm = FloatField()
    page_height_mm = FloatField()
    label_width_mm = FloatField()
    label_height_mm = FloatField()
    column_count = IntegerField()
    row_count = IntegerField()
    left_mm = FloatField()
    top_mm = FloatField()
    pitch_x_mm = FloatField()
    pitch_y_mm = FloatField()
    corner_radius_mm = FloatField(default=0.0)


class PrinterProfile(Table):
    """By how much a printer, or one of its trays, misses: what is added to each print to make up for it."""

    name = TextField()
    folded = TextField(unique=True)
    printer = TextField(default="")
    tray = TextField(default="")
    right_tenths = IntegerField(default=0)
    down_tenths = IntegerField(default=0)
    across_permille = IntegerField(default=1000)
    along_permille = IntegerField(default=1000)


class SheetMemory(Table):
    """The part-used sheets of a stock; `sheets` is JSON, for each sheet the numbers of its used labels, from 1."""

    stock = TextField(unique=True)
    sheets = TextField()


class Mailing(Table):
    """One run of labels or envelopes; `options` is JSON. Its touches were logged on the day `logged_on`, if ever."""

    kind = TextField()
    name = TextField()
    stock = TextField()
    options = TextField()
    carried = TextField(default="")
    sheet_count = IntegerField()
    made_on = TextField()
    logged_on = TextField(null=True)


class MailingRecipient(Table):
    """A contact of a mailing as it was when the mailing began.

    Contacts of one household share a `position`, the place in the order of printing; one that was left out has none,
    and the reason in `left_out`. `lines` are those that were printed, one below the other, in `font_size` pt;
    `bold_count` of them, from the line `bold_from` on (counted from 0), in bold.
    """

    mailing = ForeignKeyField(Mailing, backref="recipients", on_delete="CASCADE", index=False)
    contact = ForeignKeyField(Contact, null=True, on_delete="SET NULL")
    position = IntegerField(null=True)
    name = TextField()
    lines = TextField(default="")
    font_size = FloatField(null=True)
    bold_from = IntegerField(default=0)
    bold_count = IntegerField(default=0)
    left_out = TextField(default="")
    detail = TextField(default="")

    class Meta:
        indexes = ((("mailing", "position"), False),)
