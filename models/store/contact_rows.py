"""Contacts between drafts and rows: reading whole contacts, inserting them, and writing what differs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Any

from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.contacts import (
    Answer,
    ContactDraft,
    Email,
    Flag,
    Kind,
    Note,
    Phone,
    PostalAddress,
    Website,
)
from models.domain.folding import fold
from models.domain.names import PersonName, sort_key
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.search_words import search_document
from models.domain.status import Status
from models.errors import ConflictError, NotFoundError
from models.store import photo_rows
from models.store.connection import BookDatabase
from models.store.members import Members

Row = tuple[Any, ...]

FLAG_COLUMNS = {
    Flag.NO_MAIL: "no_mail",
    Flag.NO_EMAIL: "no_email",
    Flag.NO_CALL: "no_call",
    Flag.DO_NOT_CONTACT: "do_not_contact",
    Flag.DECEASED: "deceased",
}
_NO_FLAGS = (0,) * len(FLAG_COLUMNS)
_STATUSES, _ANSWERS, _KINDS = Members(Status), Members(Answer), Members(Kind)
_OCCASION_KINDS, _RECURRENCES, _LEAP_RULES = Members(OccasionKind), Members(Recurrence), Members(LeapRule)
# In the order of PersonName.
NAME_COLUMNS = ("given_name", "family_name", "additional_name", "name_prefix", "name_suffix", "nickname")
CONTACT_COLUMNS = (
    *NAME_COLUMNS,
    *("company", "job_title", "status", "source", "can_afford", "interested", "label_name"),
    *FLAG_COLUMNS.values(),
    "preferred_weekday",
    "sort_key",
)
# The rows of a contact that have an order of their own: table and columns after contact_id and position.
PART_COLUMNS = {
    "phone": ("number", "kind", "label"),
    "email": ("address", "kind", "label"),
    "website": ("url", "kind", "label"),
    "postal_address": (
        *("street", "extended", "po_box", "locality", "region", "postcode", "country", "kind", "label"),
        "returned_on",
    ),
    "occasion": (*("kind", "name", "month", "day", "year", "recurrence", "weekday", "lead_days", "leap_rule"),),
    "kept_line": ("text",),
}
# `_value_` is `value` without the property that costs as much as all else here.
_CONTACT_TEXTS: Callable[[ContactDraft], Row] = attrgetter(
    *("name.given", "name.family", "name.additional", "name.prefix", "name.suffix", "name.nickname"),
    *("company", "job_title", "status._value_", "source", "can_afford._value_", "interested._value_", "label_name"),
)
_ADDRESS_TEXTS: Callable[[PostalAddress], Row] = attrgetter(
    *PART_COLUMNS["postal_address"][:-3], "kind._value_", "label"
)


def _address_values(address: PostalAddress) -> Row:
    returned_on = address.returned_on
    return (*_ADDRESS_TEXTS(address), None if returned_on is None else returned_on.isoformat())


# The tables of PART_COLUMNS with what takes the parts from a draft, and the values from a part.
PARTS: tuple[tuple[str, Callable[[ContactDraft], tuple[Any, ...]], Callable[[Any], Row]], ...] = (
    ("phone", attrgetter("phones"), attrgetter("number", "kind._value_", "label")),
    ("email", attrgetter("emails"), attrgetter("address", "kind._value_", "label")),
    ("website", attrgetter("websites"), attrgetter("url", "kind._value_", "label")),
    ("postal_address", attrgetter("addresses"), _address_values),
    (
        "occasion",
        attrgetter("occasions"),
        attrgetter(
            *("kind._value_", "name", "day.month", "day.day", "day.year"),
            *("recurrence._value_", "weekday", "lead_days", "leap_rule._value_"),
        ),
    ),
    ("kept_line", attrgetter("kept_lines"), lambda line: (line,)),
)
# The tables whose rows are told in the search document of a contact.
DOCUMENT_TABLES = ("contact", "phone", "email", "postal_address", "contact_tag", "note")
# SQLite takes at most 32,766 parameters in a statement; smaller chunks cost nothing.
_CHUNK = 500


def contact_values(draft: ContactDraft) -> Row:
    """The values of CONTACT_COLUMNS for a draft."""
    flags = [int(flag in draft.flags) for flag in FLAG_COLUMNS] if draft.flags else _NO_FLAGS
    return (*_CONTACT_TEXTS(draft), *flags, draft.preferred_weekday, sort_key(draft.name, draft.company))


def part_values(draft: ContactDraft) -> dict[str, list[Row]]:
    """The values of PART_COLUMNS for a draft, by table, in order."""
    return {table: [values_of(part) for part in parts_of(draft)] for table, parts_of, values_of in PARTS}


def tag_values(draft: ContactDraft) -> list[tuple[str, str, str]]:
    """Kind, name and folded name of each interest and group of a draft, each once."""
    found: dict[tuple[str, str], str] = {}
    for kind, names in (("interest", draft.interests), ("group", draft.groups)):
        for name in names:
            found.setdefault((kind, fold(name)), name)
    return [(kind, name, folded) for (kind, folded), name in found.items() if folded]


def insert_contact(db: BookDatabase, draft: ContactDraft, *, uid: str, created_at: str) -> int:
    """Insert a contact with all its rows; gives its id."""
    columns = ("uid", "created_at", *CONTACT_COLUMNS)
    contact_id = _insert(db, "contact", columns, (uid, created_at, *contact_values(draft)))
    for table, rows in part_values(draft).items():
        for position, row in enumerate(rows):
            _insert(db, table, ("contact_id", "position", *PART_COLUMNS[table]), (contact_id, position, *row))
    for kind, name, _ in tag_values(draft):
        add_tag(db, [contact_id], kind, name)
    for note in draft.notes:
        insert_note(db, contact_id, note)
    if draft.photo is not None:
        photo_rows.insert(db, contact_id, draft.photo)
    return contact_id


def insert_note(db: BookDatabase, contact_id: int, note: Note) -> int:
    """Insert a note; gives its id."""
    return _insert(
        db,
        "note",
        ("contact_id", "written_on", "text", "is_pinned"),
        (contact_id, note.written_on.isoformat(), note.text, int(note.is_pinned)),
    )


def update_contact(db: BookDatabase, contact_id: int, before: ContactDraft, after: ContactDraft) -> None:
    """Write what differs between two drafts of a contact, and nothing else; notes are not compared.

    Raises:
        NotFoundError: there is no such contact.
        ConflictError: what differs is no longer as it was in `before`.
    """
    found = list(load_drafts(db, [contact_id]))
    if not found:
        raise NotFoundError("This contact is no longer in the book.")
    current = found[0][2]
    _update_columns(db, contact_id, before, after, current)
    old_parts, new_parts, current_parts = part_values(before), part_values(after), part_values(current)
    for table, rows in new_parts.items():
        if rows != old_parts[table]:
            _refuse_conflict(old_parts[table], rows, current_parts[table])
            _replace_parts(db, contact_id, table, rows)
    old_tags, new_tags = tag_values(before), tag_values(after)
    kept = {(kind, folded) for kind, _, folded in new_tags}
    had = {(kind, folded) for kind, _, folded in old_tags}
    for kind, name, folded in old_tags:
        if (kind, folded) not in kept:
            remove_tag(db, [contact_id], kind, name)
    for kind, name, folded in new_tags:
        if (kind, folded) not in had:
            add_tag(db, [contact_id], kind, name)


def refresh_sort_keys(db: BookDatabase, contact_ids: Sequence[int]) -> None:
    """Write the sort keys anew after names or companies were changed."""
    for ids in _chunks(contact_ids):
        rows = db.execute_sql(
            f"SELECT id, sort_key, company, {', '.join(NAME_COLUMNS)} FROM contact WHERE id IN ({_marks(ids)})", ids
        )
        for contact_id, key, company, *names in rows.fetchall():
            new_key = sort_key(PersonName(*names), company)
            if new_key != key:
                db.execute_sql("UPDATE contact SET sort_key = ? WHERE id = ?", (new_key, contact_id))


def add_tag(db: BookDatabase, contact_ids: Sequence[int], kind: str, name: str) -> int:
    """Give contacts an interest or group, made where it is new; gives the number of contacts that did not have it."""
    found = db.execute_sql("SELECT id FROM tag WHERE kind = ? AND folded = ?", (kind, fold(name))).fetchone()
    tag_id = found[0] if found else _insert(db, "tag", ("kind", "name", "folded"), (kind, name, fold(name)))
    done = 0
    for contact_id in contact_ids:
        done += db.execute_sql(
            "INSERT INTO contact_tag (contact_id, tag_id) SELECT id, ? FROM contact"
            " WHERE id = ? AND NOT EXISTS (SELECT 1 FROM contact_tag WHERE contact_id = ? AND tag_id = ?)",
            (tag_id, contact_id, contact_id, tag_id),
        ).rowcount
    return done


def remove_tag(db: BookDatabase, contact_ids: Sequence[int], kind: str, name: str) -> int:
    """Take an interest or group from contacts; gives the number of contacts that had it."""
    done = 0
    for contact_id in contact_ids:
        done += db.execute_sql(
            "DELETE FROM contact_tag WHERE contact_id = ? AND tag_id IN"
            " (SELECT id FROM tag WHERE kind = ? AND folded = ?)",
            (contact_id, kind, fold(name)),
        ).rowcount
    return done


def load_drafts(
    db: BookDatabase, contact_ids: Sequence[int], *, with_photos: bool = False
) -> Iterator[tuple[int, str, ContactDraft]]:
    """Id, uid and draft of the contacts, in the order given; ids that are not in the book are passed over.

    Photos are large and seldom needed: without `with_photos` the drafts have none.
    """
    for ids in _chunks(contact_ids):
        photos = photo_rows.load(db, ids) if with_photos else {}
        for contact_id, uid, draft in _load_chunk(db, ids):
            photo = photos.get(contact_id)
            yield contact_id, uid, draft if photo is None else replace(draft, photo=photo)


def all_ids(db: BookDatabase) -> list[int]:
    """The ids of all contacts, those in the trash too."""
    return [row[0] for row in db.execute_sql("SELECT id FROM contact")]


def documents_of(db: BookDatabase, contact_ids: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Id and search document of those of the contacts that are not in the trash."""
    wanted = sorted(contact_ids)
    trashed = {
        row[0]
        for ids in _chunks(wanted)
        for row in db.execute_sql(f"SELECT id FROM contact WHERE trashed_at IS NOT NULL AND id IN ({_marks(ids)})", ids)
    }
    for contact_id, _, draft in load_drafts(db, [i for i in wanted if i not in trashed]):
        yield contact_id, search_document(draft)


def _load_chunk(db: BookDatabase, ids: Sequence[int]) -> Iterator[tuple[int, str, ContactDraft]]:
    marks = _marks(ids)
    parts: dict[str, dict[int, list[Row]]] = {}
    for table, columns in PART_COLUMNS.items():
        names = ", ".join(columns)
        parts[table] = _by_contact(
            db,
            f"SELECT contact_id, {names} FROM {table} WHERE contact_id IN ({marks}) ORDER BY contact_id, position, id",
            ids,
        )
    tags = _by_contact(
        db,
        "SELECT contact_tag.contact_id, tag.kind, tag.name FROM contact_tag JOIN tag ON tag.id = contact_tag.tag_id"
        f" WHERE contact_tag.contact_id IN ({marks}) ORDER BY contact_tag.contact_id, contact_tag.id",
        ids,
    )
    notes = _by_contact(
        db,
        f"SELECT contact_id, text, written_on, is_pinned FROM note WHERE contact_id IN ({marks})"
        " ORDER BY contact_id, is_pinned DESC, written_on DESC, id DESC",
        ids,
    )
    rows = db.execute_sql(
        f"SELECT id, uid, {', '.join(CONTACT_COLUMNS)} FROM contact WHERE id IN ({marks})",
        ids,
    )
    contacts = {row[0]: row for row in rows.fetchall()}
    for contact_id in ids:
        if contact_id in contacts:
            of_contact = {table: found.get(contact_id, ()) for table, found in parts.items()}
            row = contacts[contact_id]
            yield contact_id, row[1], _draft(row, of_contact, tags.get(contact_id, ()), notes.get(contact_id, ()))


def _draft(row: Row, parts: Mapping[str, Sequence[Row]], tags: Sequence[Row], notes: Sequence[Row]) -> ContactDraft:
    given, family, additional, prefix, suffix, nickname, company, job_title, status, source = row[2:12]
    can_afford, interested, label_name = row[12:15]
    return ContactDraft(
        name=PersonName(given, family, additional, prefix, suffix, nickname),
        company=company,
        job_title=job_title,
        status=_STATUSES[status],
        source=source,
        can_afford=_ANSWERS[can_afford],
        interested=_ANSWERS[interested],
        label_name=label_name,
        flags=frozenset([flag for flag, is_set in zip(FLAG_COLUMNS, row[15:20], strict=True) if is_set]),
        phones=tuple([Phone(number, _KINDS[kind], label) for number, kind, label in parts["phone"]]),
        emails=tuple([Email(address, _KINDS[kind], label) for address, kind, label in parts["email"]]),
        addresses=tuple([_address(values) for values in parts["postal_address"]]),
        websites=tuple([Website(url, _KINDS[kind], label) for url, kind, label in parts["website"]]),
        occasions=tuple([occasion_of(values) for values in parts["occasion"]]),
        interests=tuple([name for kind, name in tags if kind == "interest"]),
        groups=tuple([name for kind, name in tags if kind == "group"]),
        notes=tuple([Note(text, date.fromisoformat(day), bool(is_pinned)) for text, day, is_pinned in notes]),
        uid=row[1],
        kept_lines=tuple([text for (text,) in parts["kept_line"]]),
        preferred_weekday=row[20],
    )


def occasion_of(values: Sequence[Any]) -> Occasion:
    """An occasion from the values of its columns, in the order of PART_COLUMNS."""
    kind, name, month, day, year, recurrence, weekday, lead_days, leap_rule = values
    return Occasion(
        kind=_OCCASION_KINDS[kind],
        day=CalendarDay(month, day, year),
        name=name,
        lead_days=lead_days,
        leap_rule=_LEAP_RULES[leap_rule],
        recurrence=_RECURRENCES[recurrence],
        weekday=weekday,
    )


def _address(values: Row) -> PostalAddress:
    street, extended, po_box, locality, region, postcode, country, kind, label, returned_text = values
    returned_on = date.fromisoformat(returned_text) if returned_text else None
    texts = (street, extended, po_box, locality, region, postcode, country)
    return PostalAddress(*texts, _KINDS[kind], label, returned_on)


def _update_columns(
    db: BookDatabase, contact_id: int, before: ContactDraft, after: ContactDraft, current: ContactDraft
) -> None:
    columns = CONTACT_COLUMNS[:-1]
    values = zip(columns, contact_values(before), contact_values(after), contact_values(current), strict=False)
    changed: dict[str, object] = {}
    for column, old, new, now in values:
        if old != new:
            _refuse_conflict(old, new, now)
            changed[column] = new
    if changed:
        assignments = ", ".join(f"{column} = ?" for column in changed)
        db.execute_sql(f"UPDATE contact SET {assignments} WHERE id = ?", (*changed.values(), contact_id))
    if not changed.keys().isdisjoint(("company", *NAME_COLUMNS)):
        refresh_sort_keys(db, [contact_id])


def _refuse_conflict(old: object, new: object, now: object) -> None:
    if now not in (old, new):
        raise ConflictError("Another program changed the same of this contact. Nothing was saved; try again.")


def _replace_parts(db: BookDatabase, contact_id: int, table: str, rows: Sequence[Row]) -> None:
    columns = PART_COLUMNS[table]
    ids = [
        row[0]
        for row in db.execute_sql(
            f"SELECT id FROM {table} WHERE contact_id = ? ORDER BY position, id",
            (contact_id,),
        )
    ]
    for position, row in enumerate(rows):
        if position < len(ids):
            _update_part(db, table, ids[position], position, row)
        else:
            _insert(db, table, ("contact_id", "position", *columns), (contact_id, position, *row))
    for row_id in ids[len(rows) :]:
        db.execute_sql(f"DELETE FROM {table} WHERE id = ?", (row_id,))


def _update_part(db: BookDatabase, table: str, row_id: int, position: int, row: Row) -> None:
    columns = ("position", *PART_COLUMNS[table])
    values = (position, *row)
    assignments = ", ".join(f"{column} = ?" for column in columns)
    differs = " OR ".join(f"{column} IS NOT ?" for column in columns)
    db.execute_sql(
        f"UPDATE {table} SET {assignments} WHERE id = ? AND ({differs})",
        (*values, row_id, *values),
    )


def _insert(db: BookDatabase, table: str, columns: Sequence[str], values: Sequence[object]) -> int:
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({_marks(values)})"
    return db.insert(statement, tuple(values))


def _by_contact(db: BookDatabase, statement: str, ids: Sequence[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in db.execute_sql(statement, tuple(ids)):
        found[row[0]].append(row[1:])
    return found


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _chunks(ids: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for start in range(0, len(ids), _CHUNK):
        yield tuple(ids[start : start + _CHUNK])
