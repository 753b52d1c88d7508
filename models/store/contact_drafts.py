"""Whole contacts, read in bulk."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.contacts import Answer, ContactDraft, Email, Flag, Kind, Note, Phone, PostalAddress, Website
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.search_words import search_document
from models.domain.status import Status
from models.store import photo_rows
from models.store.connection import BookDatabase
from models.store.contact_columns import CONTACT_COLUMNS, FLAG_COLUMNS, PART_COLUMNS, Row, chunks, marks
from models.store.members import Members

_NO_FLAG: frozenset[Flag] = frozenset()
_STATUSES, _ANSWERS, _KINDS = Members(Status), Members(Answer), Members(Kind)
_OCCASION_KINDS, _RECURRENCES, _LEAP_RULES = Members(OccasionKind), Members(Recurrence), Members(LeapRule)


def load_drafts(
    db: BookDatabase, contact_ids: Sequence[int], *, with_photos: bool = False
) -> Iterator[tuple[int, str, ContactDraft]]:
    """Id, uid and draft of the contacts, in the order given; ids that are not in the book are passed over.

    Photos are large and seldom needed: without `with_photos` the drafts have none.
    """
    for ids in chunks(contact_ids):
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
        for ids in chunks(wanted)
        for row in db.execute_sql(f"SELECT id FROM contact WHERE trashed_at IS NOT NULL AND id IN ({marks(ids)})", ids)
    }
    for contact_id, _, draft in load_drafts(db, [i for i in wanted if i not in trashed]):
        yield contact_id, search_document(draft)


def _load_chunk(db: BookDatabase, contact_ids: Sequence[int]) -> Iterator[tuple[int, str, ContactDraft]]:
    wanted = marks(contact_ids)
    rows = db.execute_sql(
        f"SELECT id, uid, {', '.join(CONTACT_COLUMNS)} FROM contact WHERE id IN ({wanted})", contact_ids
    )
    contacts = {row[0]: row for row in rows.fetchall()}
    # Rows of a damaged book may belong to nobody, and hold anything.
    ids = tuple(contacts)
    wanted = marks(ids)
    parts = [
        _by_contact(
            db,
            f"SELECT contact_id, {', '.join(PART_COLUMNS[table])} FROM {table} WHERE contact_id IN ({wanted})"
            " ORDER BY contact_id, position, id",
            ids,
            make,
        )
        for table, make in _MAKERS.items()
    ]
    parts += [
        _by_contact(
            db,
            "SELECT contact_id, tag.name FROM contact_tag JOIN tag ON tag.id = contact_tag.tag_id"
            f" WHERE contact_id IN ({wanted}) AND tag.kind = '{kind}' ORDER BY contact_id, contact_tag.id",
            ids,
            iter,
        )
        for kind in ("interest", "group")
    ]
    notes = _by_contact(
        db,
        f"SELECT contact_id, text, written_on, is_pinned FROM note WHERE contact_id IN ({wanted})"
        " ORDER BY contact_id, is_pinned DESC, written_on DESC, id DESC",
        ids,
        lambda texts, days, pins: map(Note, texts, map(date.fromisoformat, days), map(bool, pins)),
    )
    parts.append(notes)
    for contact_id in contact_ids:
        row = contacts.get(contact_id)
        if row is not None:
            yield contact_id, row[1], _draft(row, [tuple(found.get(contact_id, ())) for found in parts])


def _by_contact(
    db: BookDatabase, statement: str, ids: Sequence[int], make: Callable[..., Iterable[Any]]
) -> Mapping[int, Sequence[Any]]:
    """What the rows of a statement are made into, by contact. `make` has the columns after the contact's id.

    Column by column, since most of the loop is then none of Python's own.
    """
    rows = db.execute_sql(statement, tuple(ids)).fetchall()
    if not rows:
        return {}
    contact_ids, *columns = zip(*rows, strict=True)
    found: dict[int, list[Any]] = defaultdict(list)
    for contact_id, part in zip(contact_ids, make(*columns), strict=True):
        found[contact_id].append(part)
    return found


def _draft(row: Row, parts: Sequence[tuple[Any, ...]]) -> ContactDraft:
    """A draft of its row, and of what _load_chunk reads, in that order."""
    phones, emails, websites, addresses, occasions, kept_lines, interests, groups, notes = parts
    flags = row[15:20]
    return ContactDraft(
        name=PersonName(*row[2:8]),
        company=row[8],
        job_title=row[9],
        status=_STATUSES[row[10]],
        source=row[11],
        can_afford=_ANSWERS[row[12]],
        interested=_ANSWERS[row[13]],
        label_name=row[14],
        flags=frozenset(itertools.compress(FLAG_COLUMNS, flags)) if any(flags) else _NO_FLAG,
        phones=phones,
        emails=emails,
        addresses=addresses,
        websites=websites,
        occasions=occasions,
        interests=interests,
        groups=groups,
        notes=notes,
        uid=row[1],
        kept_lines=kept_lines,
        preferred_weekday=row[20],
    )


def _occasions(*columns: Row) -> Iterator[Occasion]:
    kinds, names, months, days, years, recurrences, weekdays, lead_days, rules = columns
    return map(
        Occasion,
        map(_OCCASION_KINDS.__getitem__, kinds),
        map(CalendarDay, months, days, years),
        names,
        lead_days,
        map(_LEAP_RULES.__getitem__, rules),
        map(_RECURRENCES.__getitem__, recurrences),
        weekdays,
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


def _addresses(*columns: Row) -> Iterator[PostalAddress]:
    *texts, kinds, labels, returned = columns
    days = (date.fromisoformat(text) if text else None for text in returned)
    return map(PostalAddress, *texts, map(_KINDS.__getitem__, kinds), labels, days)


def _reaches(part: Callable[..., Any]) -> Callable[[Row, Row, Row], Iterator[Any]]:
    return lambda texts, kinds, labels: map(part, texts, map(_KINDS.__getitem__, kinds), labels)


# What makes the parts of drafts of the columns of PART_COLUMNS.
_MAKERS: dict[str, Callable[..., Iterable[Any]]] = {
    "phone": _reaches(Phone),
    "email": _reaches(Email),
    "website": _reaches(Website),
    "postal_address": _addresses,
    "occasion": _occasions,
    "kept_line": iter,
}
