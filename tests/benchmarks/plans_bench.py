"""Plans: the due list at a million contacts, the day's page, coverage and load, and enrolling 30,000 at once."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from books import COUNT, make_book
from measuring import Result, percentile, spread, time_each

from models.clock import Clock
from models.context import Context
from models.domain.plans import PlanUse
from models.domain.segments import ContactQuery
from models.services.due import due_rows
from models.services.live import REACHABLE

MILLION = 1_000_000
PAGE = 100
TOUCHES_EACH = 7
# Days over which the next touches lie, from a few days ago on: every three months at most.
_DAYS = 91
_CONTACTS = """
WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :count)
INSERT INTO contact (id, uid, given_name, family_name, additional_name, name_prefix, name_suffix, nickname, company,
    job_title, status, source, can_afford, interested, label_name, no_mail, no_email, no_call, do_not_contact, deceased,
    sort_key, created_at)
SELECT n, 'uid-' || n, 'Jane', printf('Doe %07d', n * 7919 % :count), '', '', '', '', '', '', 'prospect', '',
    'unknown', 'unknown', '', 0, 0, 0, 0, 0, printf('doe %07d jane', n * 7919 % :count), '2026-01-01T00:00:00+00:00'
FROM number
"""
_ENROLMENTS = """
INSERT INTO enrolment (id, contact_id, plan_id, started_on, position, last_on, is_paused, end_reason, end_note)
SELECT id, id, :plan, date(:today, '-' || (id * 31 % 700) || ' days'), id * 13 % 20, date(:today, '-10 days'), 0, '', ''
FROM contact
"""
_FOLLOW_UPS = """
INSERT INTO follow_up (contact_id, due_on, method, purpose, carries, remind_local, closed_as, enrolment_id,
    step_position)
SELECT id, date(:today, (id * 37 % :days - 3) || ' days'), 'phone', 'Call', '', '', '', id, id * 13 % 20 FROM contact
"""
_TOUCHES = """
WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :each)
INSERT INTO touch (contact_id, made_on, method, direction, outcome, carried, note)
SELECT id, date(:today, '-' || (n * 20 + id * 17 % 20) || ' days'), 'phone', 'out', '', '', '' FROM contact, number
"""
_OCCASIONS = """
INSERT INTO occasion (contact_id, position, kind, name, month, day, recurrence, weekday, lead_days, leap_rule)
SELECT id, 0, 'birthday', '', id / 3 % 12 + 1, id / 36 % 28 + 1, 'yearly', 4, 5, '28 February'
FROM contact WHERE id % 3 = 0
"""


def make_followed_book(path: Path, count: int, touches_each: int = TOUCHES_EACH) -> Context:
    """Open a new book with `count` plain contacts, each on the default plan with touches made and one to come."""
    context = Context.open(path, Clock())
    plan = context.plans.find_for(PlanUse.NEW_CONTACTS)
    assert plan is not None
    values = {"count": count, "plan": plan[0], "today": context.clock.today().isoformat(), "days": _DAYS}
    with context.book.bulk_transaction("Fill"):
        for statement in (_CONTACTS, _ENROLMENTS, _FOLLOW_UPS, _OCCASIONS):
            context.book.sql(statement, values)
        if touches_each:
            context.book.sql(_TOUCHES, {**values, "each": touches_each})
    return context


def measure_due(folder: Path) -> Iterator[Result]:
    """The first page of what is due at a million contacts, beside the same without its index."""
    context = make_followed_book(folder / "million.barnacle", MILLION, 0)
    today = context.clock.today()
    days = [today + timedelta(days=number % 5) for number in range(300)]
    ask = partial(due_rows.list_known, context.book, limit=PAGE)
    time_each([partial(ask, today)])
    taken = time_each(partial(ask, day) for day in days)
    yield Result(f"due list, {MILLION:,}, p99", spread(taken), "", percentile(taken, 99), 10, "ms")
    by_index = time_each(partial(_page, context, day, "INDEXED BY follow_up_open") for day in days[:50])
    by_scan = time_each(partial(_page, context, day, "NOT INDEXED") for day in days[:5])
    ratio = percentile(by_index, 50) / percentile(by_scan, 50)
    yield Result("its query to a scan", spread(by_index), f"no index {spread(by_scan)}", ratio, 0.01)
    context.close()


def measure_today(folder: Path) -> Iterator[Result]:
    """All that the day's page shows, and coverage with load, with seven touches each."""
    for count, goal in ((COUNT, 100), (COUNT * 10, 200)):
        context = make_followed_book(folder / f"today-{count}.barnacle", count)
        today = context.clock.today()
        page = time_each([partial(context.today.sections, today, PAGE)] * 12)[2:]
        # What paints them is measured with the window; half of the time is left to it.
        yield Result(f"the day's sections, {count:,}, p50", spread(page), "", percentile(page, 50), goal / 2, "ms")
        covered = time_each([context.coverage.summary] * 12)[2:]
        if count == COUNT:
            yield Result(f"coverage and load, {count:,}, p99", spread(covered), "", percentile(covered, 99), 50, "ms")
        context.close()


def measure_enrolling(folder: Path) -> Iterator[Result]:
    """Putting 30,000 contacts on the default plan as one step, and taking it back."""
    context = make_book(folder / "enrol.barnacle", has_follow_ups=False)
    plan = context.plans.find_for(PlanUse.NEW_CONTACTS)
    assert plan is not None
    ids = context.lists.ids(ContactQuery())
    (taken,) = time_each([partial(context.enrolments.enrol_many, ids, plan[0])])
    (undone,) = time_each([context.history.undo])
    yield Result(
        f"enrolling {COUNT:,}", f"{taken / 1_000:.2f} s", f"undo {undone / 1_000:.2f} s", taken / 1_000, 5, "s"
    )
    context.close()


def _page(context: Context, on: date, index: str) -> list[object]:
    rows: list[object] = context.book.sql(
        f"SELECT follow_up.id FROM follow_up {index} CROSS JOIN contact ON contact.id = follow_up.contact_id"
        f" WHERE closed_at IS NULL AND due_on <= ? AND {REACHABLE} ORDER BY due_on, contact_id LIMIT {PAGE}",
        (on.isoformat(),),
    )
    return rows
