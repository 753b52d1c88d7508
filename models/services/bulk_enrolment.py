"""Putting thousands of contacts on a plan in one step."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from models.domain import enrolments
from models.domain.day_rules import DayRules
from models.domain.plans import Plan
from models.domain.workload import spread, working_days_among
from models.jobs import Progress
from models.services import enrolment_rows, plan_loads
from models.services.live import LIVE
from models.store.database import Book, BulkWork

_CHUNK = 1_000


def not_on_a_plan(book: Book, contact_ids: Sequence[int]) -> list[int]:
    """Those of the contacts that are to be followed up and are on no plan, each once, in their order."""
    found: set[int] = set()
    for start in range(0, len(contact_ids), _CHUNK):
        ids = tuple(contact_ids[start : start + _CHUNK])
        rows = book.sql(
            f"SELECT id FROM contact WHERE id IN ({', '.join('?' for _ in ids)}) AND {LIVE}"
            " AND NOT EXISTS (SELECT 1 FROM enrolment WHERE contact_id = contact.id AND ended_on IS NULL)",
            ids,
        )
        found |= {row[0] for row in rows}
    return [contact_id for contact_id in dict.fromkeys(contact_ids) if contact_id in found]


def spread_starts(book: Book, count: int, plan: Plan, first_on: date, over_days: int) -> list[date]:
    """The start of each of `count` enrolments, in order, so that their first touches level the load that is there."""
    offset = timedelta(days=plan.steps[0].offset_days)
    load = plan_loads.load_by_day(book, first_on + offset, over_days)
    rules = DayRules(plan.avoids_weekends, enrolment_rows.list_days_off(book))
    days = working_days_among(first_on, over_days, lambda day: rules.is_working_day(day + offset))
    return spread(count, days, {day - offset: number for day, number in load.items()})


def insert(
    book: Book, contact_ids: Sequence[int], plan_id: int, plan: Plan, days: Sequence[date], progress: Progress
) -> None:
    """Put each of the contacts on the plan on its day.

    Raises:
        JobCancelledError: the owner asked to stop; nothing was changed.
    """
    with book.bulk_transaction(f"Put {len(contact_ids):,} contacts on {plan.name}") as work:
        insert_into(book, work, contact_ids, plan_id, plan, days, progress)


def insert_into(
    book: Book,
    work: BulkWork,
    contact_ids: Sequence[int],
    plan_id: int,
    plan: Plan,
    days: Sequence[date],
    progress: Progress,
) -> None:
    """The same as a part of the bulk step `work`.

    Raises:
        JobCancelledError: the owner asked to stop.
    """
    count = len(contact_ids)
    columns = ("contact_id", "plan_id", "started_on", "position", "is_paused", "end_reason", "end_note")
    states = {day: enrolments.start(plan, day) for day in set(days)}
    pairs = iter(zip(contact_ids, days, strict=True))
    done = 0
    while chunk := list(islice(pairs, _CHUNK)):
        progress.report(done, count)
        first_id = work.next_id("enrolment")
        work.insert("enrolment", columns, [(i, plan_id, day.isoformat(), 0, 0, "", "") for i, day in chunk])
        reaches = enrolment_rows.load_reaches(book, [contact_id for contact_id, _ in chunk])
        follow_ups = [
            {
                "contact_id": contact_id,
                "enrolment_id": first_id + n,
                "remind_local": "",
                "closed_as": "",
                **enrolment_rows.follow_up_columns(plan, states[day], reaches[contact_id]),
            }
            for n, (contact_id, day) in enumerate(chunk)
        ]
        work.insert("follow_up", tuple(follow_ups[0]), [tuple(row.values()) for row in follow_ups])
        done += len(chunk)
    progress.report(done, count)
