"""The tables of the book.

Ids are never used again (AUTOINCREMENT), so that an old popup can't open the wrong person. Days are ISO 8601 texts,
instants ISO 8601 texts in UTC. No table is bound to a database: each query is executed on a book.
"""

from peewee import SQL, BooleanField, Check, ForeignKeyField, IntegerField, Model, TextField
from playhouse.sqlite_ext import AutoIncrementField


class Table(Model):
    """A table with an id that is never used again."""

    id = AutoIncrementField()

    class Meta:
        legacy_table_names = False


class Contact(Table):
    """A person or a company; `trashed_at` is set while it lies in the trash."""

    uid = TextField(unique=True)
    given_name = TextField(default="")
    family_name = TextField(default="")
    additional_name = TextField(default="")
    name_prefix = TextField(default="")
    name_suffix = TextField(default="")
    nickname = TextField(default="")
    company = TextField(default="")
    job_title = TextField(default="")
    status = TextField(default="lead")
    source = TextField(default="")
    can_afford = TextField(default="unknown")
    interested = TextField(default="unknown")
    label_name = TextField(default="")
    no_mail = BooleanField(default=False)
    no_email = BooleanField(default=False)
    no_call = BooleanField(default=False)
    do_not_contact = BooleanField(default=False)
    deceased = BooleanField(default=False)
    sort_key = TextField(default="")
    created_at = TextField()
    trashed_at = TextField(null=True)
    preferred_weekday = IntegerField(null=True)


class Phone(Table):
    """A telephone number of a contact, as typed."""

    contact = ForeignKeyField(Contact, backref="phones", on_delete="CASCADE")
    position = IntegerField()
    number = TextField()
    kind = TextField()
    label = TextField(default="")


class Email(Table):
    """An e-mail address of a contact, as typed."""

    contact = ForeignKeyField(Contact, backref="emails", on_delete="CASCADE")
    position = IntegerField()
    address = TextField()
    kind = TextField()
    label = TextField(default="")


class Website(Table):
    """A web address of a contact, as typed."""

    contact = ForeignKeyField(Contact, backref="websites", on_delete="CASCADE")
    position = IntegerField()
    url = TextField()
    kind = TextField()
    label = TextField(default="")


class PostalAddress(Table):
    """A postal address of a contact; `returned_on` is set while post that came back from it makes it doubtful."""

    contact = ForeignKeyField(Contact, backref="addresses", on_delete="CASCADE")
    position = IntegerField()
    street = TextField(default="")
    extended = TextField(default="")
    po_box = TextField(default="")
    locality = TextField(default="")
    region = TextField(default="")
    postcode = TextField(default="")
    country = TextField(default="")
    kind = TextField()
    label = TextField(default="")
    returned_on = TextField(null=True)


class Occasion(Table):
    """A date of a contact that returns; `year` is empty where it is not known."""

    contact = ForeignKeyField(Contact, backref="occasions", on_delete="CASCADE")
    position = IntegerField()
    kind = TextField()
    name = TextField(default="")
    month = IntegerField(constraints=[Check("month BETWEEN 1 AND 12")])
    day = IntegerField(constraints=[Check("day BETWEEN 1 AND 31")])
    year = IntegerField(null=True)
    recurrence = TextField(default="yearly")
    weekday = IntegerField(default=4)
    lead_days = IntegerField(default=5)
    leap_rule = TextField(default="28 February")

    class Meta:
        indexes = ((("month", "day"), False),)


class Tag(Table):
    """An interest or a group; `folded` is its name for comparing."""

    kind = TextField()
    name = TextField()
    folded = TextField()

    class Meta:
        indexes = ((("kind", "folded"), True),)


class ContactTag(Table):
    """A contact has an interest or is in a group."""

    contact = ForeignKeyField(Contact, backref="tags", on_delete="CASCADE", index=False)
    tag = ForeignKeyField(Tag, backref="contacts", on_delete="CASCADE")

    class Meta:
        indexes = ((("contact", "tag"), True),)


class Note(Table):
    """A dated note on a contact."""

    contact = ForeignKeyField(Contact, backref="notes", on_delete="CASCADE")
    written_on = TextField()
    text = TextField()
    is_pinned = BooleanField(default=False)


class KeptLine(Table):
    """A line of an imported vCard that Barnacle has no field for."""

    contact = ForeignKeyField(Contact, backref="kept_lines", on_delete="CASCADE")
    position = IntegerField()
    text = TextField()


class Plan(Table):
    """A plan; `replaced_by` is set on an earlier version that contacts are still on, `removed_at` on a removed one."""

    name = TextField()
    folded = TextField()
    use = TextField(default="")
    avoids_weekends = BooleanField(default=False)
    first_year_days = IntegerField(null=True)
    later_days = IntegerField()
    replaced_by = ForeignKeyField("self", null=True, on_delete="SET NULL")
    removed_at = TextField(null=True)


class PlanStep(Table):
    """One action of a plan: a step, or a turn of a rhythm; `phase` is step, first year or later."""

    plan = ForeignKeyField(Plan, backref="steps", on_delete="CASCADE")
    phase = TextField()
    position = IntegerField()
    offset_days = IntegerField(null=True)
    is_dated = BooleanField(default=False)
    method = TextField()
    purpose = TextField(default="")
    carries = TextField(default="")


class Enrolment(Table):
    """One contact on one plan since a day; at most one of a contact is running, with `ended_on` empty.

    `position` counts the plan's touches that were done or skipped, `last_on` is the day from which the next one counts.
    """

    contact = ForeignKeyField(Contact, backref="enrolments", on_delete="CASCADE")
    plan = ForeignKeyField(Plan, backref="enrolments", index=False)
    started_on = TextField()
    position = IntegerField(default=0)
    last_on = TextField(null=True)
    waits_until = TextField(null=True)
    is_paused = BooleanField(default=False)
    ended_on = TextField(null=True)
    end_reason = TextField(default="")
    end_note = TextField(default="")

    class Meta:
        indexes = ((("plan", "position"), False),)


class DayOff(Table):
    """Days on which the owner does not work, both included."""

    first_on = TextField()
    last_on = TextField()
    name = TextField(default="")


class FollowUp(Table):
    """One thing to do for one contact on one day; `closed_as` is done or skipped once `closed_at` is set.

    One that a plan asks for belongs to an `enrolment`; `step_position` is its number there, from 0.
    """

    contact = ForeignKeyField(Contact, backref="follow_ups", on_delete="CASCADE")
    due_on = TextField()
    method = TextField()
    purpose = TextField(default="")
    carries = TextField(default="")
    remind_local = TextField(default="")
    closed_at = TextField(null=True)
    closed_as = TextField(default="")
    enrolment = ForeignKeyField(Enrolment, null=True, backref="follow_ups", on_delete="SET NULL")
    step_position = IntegerField(null=True)


class Touch(Table):
    """One contact that took place."""

    contact = ForeignKeyField(Contact, backref="touches", on_delete="CASCADE", index=False)
    follow_up = ForeignKeyField(FollowUp, null=True, backref="touches", on_delete="SET NULL")
    made_on = TextField()
    method = TextField()
    direction = TextField()
    outcome = TextField(default="")
    carried = TextField(default="")
    note = TextField(default="")

    class Meta:
        indexes = ((("contact", "made_on"), False), (("made_on",), False))


class Purchase(Table):
    """What a contact bought; `amount` is a decimal number as text, empty where it is not known."""

    contact = ForeignKeyField(Contact, backref="purchases", on_delete="CASCADE")
    touch = ForeignKeyField(Touch, null=True, backref="purchases", on_delete="SET NULL")
    bought_on = TextField()
    what = TextField()
    amount = TextField(default="")


class Segment(Table):
    """A saved list, defined by a search; `query` is JSON."""

    name = TextField()
    folded = TextField(unique=True)
    query = TextField()


class Setting(Table):
    """A setting that belongs to the book, so that backups carry it; `value` is JSON."""

    key = TextField(unique=True)
    value = TextField()


class Announcement(Table):
    """A claim on announcing what fell due; `simulated_on` is the day of `--today`, else empty.

    `claimed_by` is the opening of the book that took it; `shown_at` is null until it is known to be shown.
    """

    subject = TextField()
    due_local = TextField()
    simulated_on = TextField(default="")
    claimed_at = TextField()
    claimed_by = TextField(default="", constraints=[SQL("DEFAULT ''")])
    shown_at = TextField(null=True)

    class Meta:
        indexes = ((("subject", "due_local", "simulated_on"), True),)


class Step(Table):
    """A named transaction of the journal. A step that undoes or redoes another has the first one as its `root`."""

    session = TextField()
    name = TextField()
    made_at = TextField()
    root = ForeignKeyField("self", null=True, on_delete="CASCADE")
    is_done = BooleanField(default=True)


class RowChange(Table):
    """One changed row of a step; `old_values` is JSON by column, empty for an inserted row."""

    step = ForeignKeyField(Step, backref="row_changes", on_delete="CASCADE")
    table_name = TextField()
    row_id = IntegerField()
    contact_id = IntegerField(null=True, index=True)
    operation = TextField()
    old_values = TextField(null=True)

    class Meta:
        indexes = ((("table_name", "row_id"), False),)


class RowRange(Table):
    """Rows that a step of bulk work inserted, as a range of ids."""

    step = ForeignKeyField(Step, backref="row_ranges", on_delete="CASCADE")
    table_name = TextField()
    first_id = IntegerField()
    last_id = IntegerField()


class JournalState(Model):
    """The step that is being written, in its only row; without one nothing may be written to the owner's tables."""

    id = IntegerField(primary_key=True)
    step_id = IntegerField(null=True)
    is_bulk = BooleanField(default=False)

    class Meta:
        legacy_table_names = False


Contact.add_index(Contact.index(Contact.sort_key, name="contact_in_list_order").where(Contact.trashed_at.is_null()))
Contact.add_index(
    Contact.index(Contact.status, Contact.sort_key, name="contact_by_status").where(Contact.trashed_at.is_null())
)
FollowUp.add_index(
    FollowUp.index(FollowUp.due_on, FollowUp.contact, name="follow_up_open").where(FollowUp.closed_at.is_null())
)
# The same words as in the queries, by which SQLite knows that the index serves them.
Contact.add_index(
    Contact.index(Contact.id, Contact.status, name="contact_reachable").where(
        SQL("trashed_at IS NULL AND NOT do_not_contact AND NOT deceased")
    )
)
Occasion.add_index(Occasion.index(Occasion.contact, name="occasion_not_yearly").where(SQL("recurrence != 'yearly'")))
FollowUp.add_index(
    FollowUp.index(FollowUp.enrolment, name="follow_up_planned", unique=True).where(
        FollowUp.closed_at.is_null() & FollowUp.enrolment.is_null(False)
    )
)
FollowUp.add_index(FollowUp.index(FollowUp.contact, name="follow_up_next").where(FollowUp.closed_at.is_null()))
FollowUp.add_index(
    FollowUp.index(FollowUp.contact, FollowUp.due_on, name="follow_up_first").where(
        FollowUp.closed_at.is_null() & (FollowUp.step_position == 0)
    )
)
Enrolment.add_index(
    Enrolment.index(Enrolment.contact, name="enrolment_running", unique=True).where(Enrolment.ended_on.is_null())
)
Plan.add_index(
    Plan.index(Plan.folded, name="plan_current", unique=True).where(
        Plan.replaced_by.is_null() & Plan.removed_at.is_null()
    )
)
