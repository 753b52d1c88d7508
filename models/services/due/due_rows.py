"""Open follow-ups as what is due: read by the partial indexes, so that a million contacts cost no more than a few."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from models.domain.due import DueItem, DueKind, one_row_each
from models.domain.names import PersonName, initials, shown_name
from models.domain.touches import Method
from models.services.live import REACHABLE
from models.store import plan_rows
from models.store.database import Book

NAME_COLUMNS = (
    "contact.given_name, contact.family_name, contact.additional_name, contact.name_prefix, contact.nickname,"
    " contact.company"
)
# Somebody new: at the first touch of a first plan, and not known for longer than a fortnight before it.
_IS_NEW = (
    "follow_up.step_position = 0"
    " AND NOT EXISTS (SELECT 1 FROM touch WHERE touch.contact_id = follow_up.contact_id AND direction = 'out'"
    " AND made_on < date(enrolment.started_on, '-14 days'))"
    " AND NOT EXISTS (SELECT 1 FROM enrolment AS earlier WHERE earlier.contact_id = follow_up.contact_id"
    " AND earlier.ended_on IS NOT NULL)"
)
_COLUMNS = (
    "follow_up.id, contact.id, due_on, follow_up.method, purpose, carries, remind_local, enrolment.plan_id,"
    f" step_position, coalesce({_IS_NEW}, 0), contact.created_at, {NAME_COLUMNS}"
)
_SELECT = f"""
SELECT {_COLUMNS} FROM follow_up {{index}}
CROSS JOIN contact ON contact.id = follow_up.contact_id
LEFT JOIN enrolment ON enrolment.id = follow_up.enrolment_id
WHERE follow_up.closed_at IS NULL AND {REACHABLE} AND {{condition}} ORDER BY {{order}}
"""
_BY_DAY = "due_on, follow_up.contact_id"


@dataclass(frozen=True, slots=True)
class DueCounts:
    """With how many contacts something is due: those who are new, the others, and how many of all are overdue."""

    reach_first: int
    due: int
    overdue: int


def list_due(book: Book, on: date, end: date) -> list[DueItem]:
    """All that is due up to the day `end`, the most overdue first, then by name, as it shows on the day `on`."""
    return _list(book, on, "due_on <= ?", (end.isoformat(),), "due_on, contact.sort_key")


def list_new(book: Book, on: date, limit: int | None) -> list[DueItem]:
    """First touches with people who are new, the newest first."""
    order, condition = "follow_up.contact_id DESC", f"due_on <= ? AND {_IS_NEW}"
    return _list(book, on, condition, (on.isoformat(),), order, limit, "INDEXED BY follow_up_first")


def list_known(book: Book, on: date, limit: int | None) -> list[DueItem]:
    """What else is due, the most overdue first."""
    condition = f"due_on <= ? AND NOT coalesce({_IS_NEW}, 0)"
    return _list(book, on, condition, (on.isoformat(),), _BY_DAY, limit, "INDEXED BY follow_up_open")


def list_ahead(book: Book, on: date, end: date, limit: int | None) -> list[DueItem]:
    """What falls due after the day `on` and up to the day `end`, the nearest first."""
    parameters = (on.isoformat(), end.isoformat())
    return _list(book, on, "due_on > ? AND due_on <= ?", parameters, _BY_DAY, limit, "INDEXED BY follow_up_open")


def list_overdue(book: Book, on: date) -> list[DueItem]:
    """What fell due before the day `on`, the most overdue first."""
    return _list(book, on, "due_on <= ?", ((on - timedelta(days=1)).isoformat(),), "due_on, contact.sort_key")


def count_due(book: Book, on: date) -> DueCounts:
    """With how many contacts something is due on a day."""
    day = on.isoformat()
    ((shown, overdue),) = book.sql(
        "SELECT count(DISTINCT contact_id), count(DISTINCT CASE WHEN due_on < ? THEN contact_id END)"
        " FROM follow_up INDEXED BY follow_up_open"
        " CROSS JOIN contact INDEXED BY contact_reachable ON contact.id = contact_id"
        f" WHERE closed_at IS NULL AND due_on <= ? AND {REACHABLE}",
        (day, day),
    )
    ((new,),) = book.sql(
        "SELECT count(*) FROM follow_up INDEXED BY follow_up_first"
        " CROSS JOIN contact INDEXED BY contact_reachable ON contact.id = follow_up.contact_id"
        " CROSS JOIN enrolment ON enrolment.id = follow_up.enrolment_id"
        f" WHERE closed_at IS NULL AND due_on <= ? AND {_IS_NEW} AND {REACHABLE}",
        (day,),
    )
    return DueCounts(new, shown - new, overdue)


def count_overdue(book: Book, on: date) -> tuple[int, date | None]:
    """With how many contacts something fell due before the day `on`, and the first such day."""
    rows = book.sql(
        "SELECT count(DISTINCT contact_id), min(due_on) FROM follow_up INDEXED BY follow_up_open"
        " CROSS JOIN contact INDEXED BY contact_reachable ON contact.id = contact_id"
        f" WHERE closed_at IS NULL AND due_on < ? AND {REACHABLE}",
        (on.isoformat(),),
    )
    people, first_on = rows[0]
    return people, None if first_on is None else date.fromisoformat(first_on)


def shown_names(values: Sequence[str]) -> tuple[str, str, str]:
    """Name, company beside it, and initials from the values of NAME_COLUMNS."""
    given, family, additional, prefix, nickname, company = values
    name = PersonName(given, family, additional, prefix, nickname=nickname)
    return shown_name(name, company), company if name else "", initials(name, company)


def _list(
    book: Book,
    on: date,
    condition: str,
    parameters: Sequence[object],
    order: str,
    limit: int | None = None,
    index: str = "",
) -> list[DueItem]:
    statement = _SELECT.format(index=index, condition=condition, order=order)
    if limit is not None:
        statement += f" LIMIT {limit:d}"
    rows = book.sql(statement, parameters)
    plans = _plan_names(book, {row[7] for row in rows if row[7] is not None})
    return one_row_each((_item(row, on, plans) for row in rows), on)


def _plan_names(book: Book, plan_ids: Iterable[int]) -> dict[int, tuple[str, int]]:
    plans = plan_rows.load_plans(book.database, plan_ids)
    return {plan_id: (plan.name, len(plan.steps)) for plan_id, plan in plans.items()}


def _item(row: Sequence[Any], on: date, plans: dict[int, tuple[str, int]]) -> DueItem:
    follow_up_id, contact_id, due_text, method, purpose, carries, remind_local, plan_id, position = row[:9]
    is_new, created_at, *names = row[9:]
    due_on = date.fromisoformat(due_text)
    name, company, letters = shown_names(names)
    plan, steps = plans.get(plan_id, ("", None))
    return DueItem(
        kind=DueKind.FOLLOW_UP,
        id=follow_up_id,
        contact_id=contact_id,
        contact_name=name,
        company=company,
        initials=letters,
        due_on=due_on,
        days_late=(on - due_on).days,
        title=purpose,
        method=Method(method),
        carries=carries,
        remind_local=remind_local,
        plan=plan,
        step=position + 1 if steps is not None and position < steps else None,
        steps=steps,
        is_new=bool(is_new),
        came_at=datetime.fromisoformat(created_at),
    )
