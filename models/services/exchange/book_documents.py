"""The whole book as plain documents, section by section, for the export as JSON."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from models.domain.contacts import ContactDraft
from models.domain.plans import Action, Plan, Rhythm
from models.formats.contact_json import contact_document
from models.store import plan_rows
from models.store.database import Book

Document = dict[str, Any]

_CHUNK = 500
# What belongs to a contact: section, its columns, and the query that gives them behind the contact's id.
_BELONGINGS = {
    "follow_ups": "SELECT contact_id, follow_up.id, due_on, method, purpose, carries, remind_local AS 'at', closed_at,"
    " closed_as, enrolment_id FROM follow_up WHERE contact_id IN ({marks}) ORDER BY due_on, id",
    "touches": "SELECT contact_id, id, made_on, method, direction, outcome, carried, note, follow_up_id FROM touch"
    " WHERE contact_id IN ({marks}) ORDER BY made_on, id",
    "purchases": "SELECT contact_id, id, bought_on, what, amount, touch_id FROM purchase"
    " WHERE contact_id IN ({marks}) ORDER BY bought_on, id",
    "enrolments": "SELECT contact_id, enrolment.id, plan_id, plan.name, started_on, position, last_on, waits_until,"
    " is_paused, ended_on, end_reason, end_note FROM enrolment JOIN plan ON plan.id = plan_id"
    " WHERE contact_id IN ({marks}) ORDER BY started_on, enrolment.id",
}
_COLUMNS = {
    "follow_ups": "id due_on method purpose carries at closed_at closed_as enrolment_id".split(),
    "touches": "id made_on method direction outcome carried note follow_up_id".split(),
    "purchases": "id bought_on what amount touch_id".split(),
    "enrolments": (
        *"id plan_id plan started_on position last_on waits_until".split(),
        *"is_paused ended_on end_reason end_note".split(),
    ),
}
_STANDING = "SELECT id, created_at, trashed_at, preferred_weekday FROM contact WHERE id IN ({marks})"


def all_contact_ids(book: Book) -> list[int]:
    """Everybody, those in the trash too."""
    return [row[0] for row in book.sql("SELECT id FROM contact ORDER BY id")]


def contact_documents(book: Book, contacts: Iterable[tuple[int, ContactDraft]]) -> Iterator[Document]:
    """Contacts with all that belongs to each of them."""
    chunk: list[tuple[int, ContactDraft]] = []
    for contact in contacts:
        chunk.append(contact)
        if len(chunk) == _CHUNK:
            yield from _documents_of(book, chunk)
            chunk = []
    yield from _documents_of(book, chunk)


def plan_documents(book: Book) -> Iterator[Document]:
    """The plans, those that were removed or replaced too."""
    standing = {row[0]: row[1:] for row in book.sql("SELECT id, replaced_by_id, removed_at FROM plan")}
    for plan_id, plan in sorted(plan_rows.load_plans(book.database).items()):
        replaced_by, removed_at = standing[plan_id]
        yield {"id": plan_id, **_plan_document(plan), "replaced_by": replaced_by, "removed_at": removed_at}


def segment_documents(book: Book) -> Iterator[Document]:
    """The saved lists."""
    for name, query in book.sql("SELECT name, query FROM segment ORDER BY folded"):
        yield {"name": name, "query": json.loads(query)}


def day_off_documents(book: Book) -> Iterator[Document]:
    """The days on which the owner does not work."""
    for first_on, last_on, name in book.sql("SELECT first_on, last_on, name FROM day_off ORDER BY first_on"):
        yield {"first_on": first_on, "last_on": last_on, "name": name}


def household_documents(book: Book) -> Iterator[Document]:
    """Who gets one label together."""
    members: dict[int, list[int]] = defaultdict(list)
    for household_id, contact_id in book.sql("SELECT household_id, contact_id FROM household_member ORDER BY id"):
        members[household_id].append(contact_id)
    for household_id, label_line in book.sql("SELECT id, label_line FROM household ORDER BY id"):
        yield {"id": household_id, "label_line": label_line, "contact_ids": members[household_id]}


def mailing_documents(book: Book) -> Iterator[Document]:
    """The mailings with whom they went to."""
    names = "id, kind, name, stock, carried, made_on, logged_on"
    for row in book.sql(f"SELECT {names} FROM mailing ORDER BY id"):
        columns = ("contact_id", "name", "lines", "left_out")
        of_mailing = "FROM mailing_recipient WHERE mailing_id = ? ORDER BY id"
        recipients = book.sql(f"SELECT {', '.join(columns)} {of_mailing}", (row[0],))
        document = dict(zip(names.split(", "), row, strict=True))
        yield {**document, "recipients": [dict(zip(columns, values, strict=True)) for values in recipients]}


def setting_documents(book: Book) -> Iterator[Document]:
    """What the owner has set."""
    for key, value in book.sql("SELECT key, value FROM setting ORDER BY key"):
        yield {"key": key, "value": json.loads(value)}


def _documents_of(book: Book, contacts: Sequence[tuple[int, ContactDraft]]) -> Iterator[Document]:
    ids = [contact_id for contact_id, _ in contacts]
    marks = ", ".join("?" for _ in ids)
    standing = {row[0]: row[1:] for row in book.sql(_STANDING.format(marks=marks), ids)}
    belongings = {name: _by_contact(book, name, ids) for name in _BELONGINGS}
    for contact_id, draft in contacts:
        created_at, trashed_at, weekday = standing[contact_id]
        yield {
            **contact_document(contact_id, draft.uid, draft),
            "kept_lines": list(draft.kept_lines),
            "photo": draft.photo and {"media_type": draft.photo.media_type, "data": draft.photo.data},
            "created_at": created_at,
            "trashed_at": trashed_at,
            "preferred_weekday": weekday,
            **{name: found[contact_id] for name, found in belongings.items()},
        }


def _by_contact(book: Book, name: str, ids: Sequence[int]) -> dict[int, list[Document]]:
    found: dict[int, list[Document]] = defaultdict(list)
    for contact_id, *values in book.sql(_BELONGINGS[name].format(marks=", ".join("?" for _ in ids)), ids):
        found[contact_id].append(dict(zip(_COLUMNS[name], values, strict=True)))
    return found


def _plan_document(plan: Plan) -> Document:
    return {
        "name": plan.name,
        "use": plan.use.value or None,
        "avoids_weekends": plan.avoids_weekends,
        "steps": [{"day": step.offset_days, "is_dated": step.is_dated, **_action(step.action)} for step in plan.steps],
        "first_year": _rhythm(plan.first_year) if plan.first_year else None,
        "later": _rhythm(plan.later),
    }


def _rhythm(rhythm: Rhythm) -> Document:
    return {"every_days": rhythm.every_days, "actions": [_action(action) for action in rhythm.actions]}


def _action(action: Action) -> Document:
    return {"method": action.method.value, "purpose": action.purpose, "carries": action.carries}
