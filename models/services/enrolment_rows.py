"""Running enrolments between state and rows: read them with all that times them, and begin them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.domain.day_rules import DayRules, DaysOff
from models.domain.enrolments import Enrolment, place
from models.domain.occasions import Occasion, OccasionKind
from models.domain.plans import Plan
from models.domain.reach import Reach
from models.store import plan_rows, tables
from models.store.contact_drafts import occasion_of
from models.store.database import Book

_CHUNK = 500
_RUNNING = """
SELECT enrolment.id, enrolment.contact_id, plan_id, started_on, position, last_on, waits_until, is_paused,
    follow_up.id, follow_up.due_on, contact.preferred_weekday
FROM enrolment JOIN contact ON contact.id = enrolment.contact_id
JOIN follow_up ON follow_up.enrolment_id = enrolment.id AND follow_up.closed_at IS NULL
WHERE ended_on IS NULL AND enrolment.{column} IN ({marks})
"""
_REACHES = """
SELECT id, NOT no_email AND EXISTS (SELECT 1 FROM email WHERE contact_id = contact.id),
    NOT no_call AND EXISTS (SELECT 1 FROM phone WHERE contact_id = contact.id),
    NOT no_mail AND EXISTS (SELECT 1 FROM postal_address WHERE contact_id = contact.id AND returned_on IS NULL)
FROM contact WHERE id IN ({marks})
"""
_PAY_DAYS = """
SELECT contact_id, name, month, day, year, recurrence, weekday, lead_days, leap_rule FROM occasion
WHERE kind = 'pay-day' AND contact_id IN ({marks}) ORDER BY contact_id, position DESC
"""


@dataclass(frozen=True, slots=True)
class Running:
    """A running enrolment with its open follow-up, and what times its touches."""

    id: int
    contact_id: int
    plan_id: int
    plan: Plan
    state: Enrolment
    follow_up_id: int
    rules: DayRules
    reach: Reach


def find_running(book: Book, contact_id: int) -> Running | None:
    """The running enrolment of a contact, or None."""
    return next(load_running(book, [contact_id]), None)


def load_running(book: Book, contact_ids: Sequence[int]) -> Iterator[Running]:
    """The running enrolments of contacts."""
    yield from _load(book, "contact_id", contact_ids)


def load_running_on(book: Book, plan_ids: Sequence[int]) -> Iterator[Running]:
    """The running enrolments on plans."""
    yield from _load(book, "plan_id", plan_ids)


def list_days_off(book: Book) -> tuple[DaysOff, ...]:
    """The owner's days off."""
    table = tables.DayOff
    rows = book.rows(table.select().order_by(table.first_on))
    return tuple(DaysOff(date.fromisoformat(r.first_on), date.fromisoformat(r.last_on), r.name) for r in rows)


def load_reaches(book: Book, contact_ids: Sequence[int]) -> dict[int, Reach]:
    """By what each of at most 1,000 contacts can be reached."""
    rows = book.sql(_REACHES.format(marks=", ".join("?" for _ in contact_ids)), tuple(contact_ids))
    return {row[0]: Reach(*map(bool, row[1:])) for row in rows}


def insert_running(book: Book, contact_id: int, plan_id: int, plan: Plan, state: Enrolment) -> int:
    """Put a contact on a plan, with its open follow-up; gives the id of the enrolment."""
    values = {
        "contact": contact_id,
        "plan": plan_id,
        "started_on": state.started_on.isoformat(),
        **state_columns(state),
    }
    enrolment_id = book.change(tables.Enrolment.insert(ended_on=None, end_reason="", end_note="", **values))
    columns = follow_up_columns(plan, state, load_reaches(book, [contact_id])[contact_id])
    _insert_follow_up(book, enrolment_id, contact_id, columns)
    return enrolment_id


def _load(book: Book, column: str, ids: Sequence[int]) -> Iterator[Running]:
    plans: dict[int, Plan] = {}
    days_off = list_days_off(book)
    for start in range(0, len(ids), _CHUNK):
        chunk = tuple(ids[start : start + _CHUNK])
        marks = ", ".join("?" for _ in chunk)
        rows = book.sql(_RUNNING.format(column=column, marks=marks), chunk)
        missing = {row[2] for row in rows} - plans.keys()
        if missing:
            plans |= plan_rows.load_plans(book.database, missing)
        reaches = _reaches(book, [row[1] for row in rows])
        pay_days = _pay_days(book, [row[1] for row in rows])
        for row in rows:
            rules = DayRules(plans[row[2]].avoids_weekends, days_off, row[10], pay_days.get(row[1]))
            yield _running(row, plans[row[2]], rules, reaches[row[1]])


def _running(row: Sequence[Any], plan: Plan, rules: DayRules, reach: Reach) -> Running:
    enrolment_id, contact_id, plan_id, started_on, position, last_on, waits_until, is_paused = row[:8]
    state = Enrolment(
        started_on=date.fromisoformat(started_on),
        due_on=date.fromisoformat(row[9]),
        position=position,
        last_on=date.fromisoformat(last_on) if last_on else None,
        waits_until=date.fromisoformat(waits_until) if waits_until else None,
        is_paused=bool(is_paused),
    )
    return Running(enrolment_id, contact_id, plan_id, plan, state, row[8], rules, reach)


def _reaches(book: Book, contact_ids: Sequence[int]) -> dict[int, Reach]:
    found: dict[int, Reach] = {}
    for start in range(0, len(contact_ids), _CHUNK):
        found |= load_reaches(book, contact_ids[start : start + _CHUNK])
    return found


def _pay_days(book: Book, contact_ids: Iterable[int]) -> dict[int, Occasion]:
    found: dict[int, Occasion] = {}
    ids = list(contact_ids)
    for start in range(0, len(ids), _CHUNK):
        chunk = tuple(ids[start : start + _CHUNK])
        rows = book.sql(_PAY_DAYS.format(marks=", ".join("?" for _ in chunk)), chunk)
        for contact_id, *values in rows:
            found[contact_id] = occasion_of((OccasionKind.PAY_DAY.value, *values))
    return found


def state_columns(state: Enrolment) -> dict[str, Any]:
    """The columns of an enrolment that change with its state."""
    return {
        "position": state.position,
        "last_on": state.last_on.isoformat() if state.last_on else None,
        "waits_until": state.waits_until.isoformat() if state.waits_until else None,
        "is_paused": state.is_paused,
    }


def follow_up_columns(plan: Plan, state: Enrolment, reach: Reach) -> dict[str, Any]:
    """The columns of the open follow-up of an enrolment, by a method that can reach the contact."""
    action = place(plan, state).action
    return {
        "due_on": state.due_on.isoformat(),
        "method": reach.usable(action.method).value,
        "purpose": action.purpose,
        "carries": action.carries,
        "step_position": state.position,
    }


def _insert_follow_up(book: Book, enrolment_id: int, contact_id: int, columns: dict[str, Any]) -> int:
    values = {"contact": contact_id, "enrolment": enrolment_id, **columns}
    return book.change(tables.FollowUp.insert(remind_local="", closed_as="", **values))
