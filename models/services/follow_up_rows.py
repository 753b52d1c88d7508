"""Follow-ups and touches between drafts and rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from models.domain.touches import Direction, FollowUpDraft, Method, Outcome, PurchaseDraft, TouchDraft
from models.errors import NotFoundError
from models.store import tables
from models.store.database import Book

# SQLite takes some tens of thousands of parameters; as many as the other lists of ids have.
_CHUNK = 500


class Inserts(Protocol):
    """Inserts many rows of a table inside the step that is open."""

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Insert rows into `table`."""


class JournalledInserts:
    """Inserts with the driver's own cursor inside a step of single rows, each of which is journalled."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Insert rows into `table`."""
        marks = ", ".join("?" for _ in columns)
        with self._book.telling_errors():
            self._book.database.cursor().executemany(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows
            )


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """An open follow-up with its id; `enrolment_id` is None for one that was planned by hand."""

    id: int
    contact_id: int
    draft: FollowUpDraft
    enrolment_id: int | None = None


@dataclass(frozen=True, slots=True)
class TouchRow:
    """A touch with its id, and what was bought at it."""

    id: int
    contact_id: int
    draft: TouchDraft
    purchases: tuple[PurchaseDraft, ...] = ()


def insert_follow_up(book: Book, contact_id: int, draft: FollowUpDraft) -> int:
    """Insert an open follow-up; gives its id."""
    return book.change(tables.FollowUp.insert(contact=contact_id, closed_as="", **follow_up_values(draft)))


def insert_touch(book: Book, contact_id: int, draft: TouchDraft, follow_up_id: int | None = None) -> int:
    """Insert a touch; gives its id."""
    return book.change(tables.Touch.insert(contact=contact_id, follow_up=follow_up_id, **touch_values(draft)))


def insert_touches(work: Inserts, settled: Mapping[int, int | None], draft: TouchDraft) -> None:
    """Insert the same touch for each contact, with the follow-up that it settles."""
    values = touch_values(draft)
    shared = tuple(values.values())
    work.insert("touch", ("contact_id", "follow_up_id", *values), [(*pair, *shared) for pair in settled.items()])


def insert_follow_ups(work: Inserts, contact_ids: Sequence[int], draft: FollowUpDraft) -> None:
    """Insert the same open follow-up for each of the contacts."""
    values = {"closed_as": "", **follow_up_values(draft)}
    shared = tuple(values.values())
    work.insert("follow_up", ("contact_id", *values), [(contact_id, *shared) for contact_id in contact_ids])


def touch_values(draft: TouchDraft) -> dict[str, str]:
    """The columns of a touch for a draft."""
    return {
        "made_on": draft.made_on.isoformat(),
        "method": draft.method.value,
        "direction": draft.direction.value,
        "outcome": draft.outcome.value,
        "carried": draft.carried,
        "note": draft.note,
    }


def update_open(book: Book, follow_up_id: int, **values: object) -> None:
    """Change columns of a follow-up.

    Raises:
        NotFoundError: it is no longer open.
    """
    table = tables.FollowUp
    is_open = (table.id == follow_up_id) & table.closed_at.is_null()
    if not book.change(table.update(**values).where(is_open)):
        raise no_longer_open()


def no_longer_open() -> NotFoundError:
    """What is told of a follow-up that was closed meanwhile."""
    return NotFoundError("This follow-up is no longer open.")


def close(book: Book, follow_up_id: int, closed_as: str) -> None:
    """Close a follow-up as `done`, `skipped` or `ended`.

    Raises:
        NotFoundError: it is no longer open.
    """
    update_open(book, follow_up_id, closed_at=book.now_text(), closed_as=closed_as)


def follow_up_values(draft: FollowUpDraft) -> dict[str, str]:
    """The columns of a follow-up for a draft."""
    return {
        "due_on": draft.due_on.isoformat(),
        "method": draft.method.value,
        "purpose": draft.purpose,
        "carries": draft.carries,
        "remind_local": draft.remind_local,
    }


def find_open(book: Book, follow_up_ids: Sequence[int]) -> dict[int, FollowUpRow]:
    """Those of the follow-ups that are open, by id."""
    table = tables.FollowUp
    found: dict[int, FollowUpRow] = {}
    for start in range(0, len(follow_up_ids), _CHUNK):
        is_one = table.id.in_(follow_up_ids[start : start + _CHUNK])
        rows = book.rows(table.select().where(is_one & table.closed_at.is_null()))
        found |= {row.id: follow_up_row(row) for row in rows}
    return found


def open_of(book: Book, contact_id: int) -> tuple[FollowUpRow, ...]:
    """The open follow-ups of a contact by day."""
    table = tables.FollowUp
    rows = book.rows(
        table.select().where((table.contact == contact_id) & table.closed_at.is_null()).order_by(table.due_on, table.id)
    )
    return tuple(follow_up_row(row) for row in rows)


def open_of_all(book: Book) -> dict[int, list[FollowUpRow]]:
    """The open follow-ups of everybody by contact, each contact's by day."""
    table = tables.FollowUp
    found: dict[int, list[FollowUpRow]] = defaultdict(list)
    for row in book.rows(table.select().where(table.closed_at.is_null()).order_by(table.due_on, table.id)):
        found[row.contact].append(follow_up_row(row))
    return found


def next_open_of(book: Book, contact_ids: Sequence[int]) -> dict[int, FollowUpDraft]:
    """The first open follow-up of each of some hundred contacts that have one."""
    table = tables.FollowUp
    is_theirs = table.contact.in_(contact_ids) & table.closed_at.is_null()
    found: dict[int, FollowUpDraft] = {}
    for row in book.rows(table.select().where(is_theirs).order_by(table.due_on, table.id)):
        if row.contact not in found:
            found[row.contact] = follow_up_row(row).draft
    return found


def touches_of(book: Book, contact_id: int) -> tuple[TouchRow, ...]:
    """The touches of a contact, newest first."""
    table = tables.Touch
    rows = book.rows(table.select().where(table.contact == contact_id).order_by(table.made_on.desc(), table.id.desc()))
    purchases = _purchases_of(book, contact_id)
    return tuple(TouchRow(row.id, row.contact, _touch_draft(row), tuple(purchases.get(row.id, ()))) for row in rows)


def last_touches_of(book: Book, contact_ids: Sequence[int], most: int) -> dict[int, list[TouchDraft]]:
    """At most `most` touches of each of some hundred contacts, newest first, without what was bought at them."""
    table = tables.Touch
    newest_first = (table.made_on.desc(), table.id.desc())
    found: dict[int, list[TouchDraft]] = defaultdict(list)
    for row in book.rows(table.select().where(table.contact.in_(contact_ids)).order_by(*newest_first)):
        if len(found[row.contact]) < most:
            found[row.contact].append(_touch_draft(row))
    return found


def _touch_draft(row: Any) -> TouchDraft:
    return TouchDraft(
        date.fromisoformat(row.made_on),
        Method(row.method),
        Direction(row.direction),
        Outcome(row.outcome),
        row.carried,
        row.note,
    )


def _purchases_of(book: Book, contact_id: int) -> dict[int, list[PurchaseDraft]]:
    found: dict[int, list[PurchaseDraft]] = defaultdict(list)
    statement = "SELECT touch_id, what, amount FROM purchase WHERE contact_id = ? AND touch_id IS NOT NULL ORDER BY id"
    for touch_id, what, amount in book.sql(statement, (contact_id,)):
        found[touch_id].append(PurchaseDraft(what, Decimal(amount) if amount else None))
    return found


def follow_up_row(row: Any) -> FollowUpRow:
    """A follow-up from its row."""
    draft = FollowUpDraft(
        date.fromisoformat(row.due_on), Method(row.method), row.purpose, row.carries, row.remind_local
    )
    return FollowUpRow(row.id, row.contact, draft, row.enrolment)
