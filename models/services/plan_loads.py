"""How many touches the plans ask for, counted in the book by groups of contacts that stand at the same place."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from models.domain.enrolments import Enrolment
from models.domain.plans import FIRST_YEAR_DAYS, Plan
from models.domain.workload import FOUR_WEEKS, touches_ahead
from models.services.live import LIVE
from models.store import plan_rows
from models.store.database import Book

# A first, second or third touch is stalled once it is overdue by more than this.
STALLED_DAYS = 7
_STALLED_AT = 3
_STALLED = (
    "FROM follow_up JOIN contact ON contact.id = follow_up.contact_id WHERE closed_at IS NULL"
    f" AND enrolment_id IS NOT NULL AND due_on < ? AND step_position < {_STALLED_AT} AND {LIVE}"
)
_SOME_DAY = date(2001, 1, 1)
_GROUPS = f"""
SELECT enrolment.plan_id, max(follow_up.due_on, :on), enrolment.position, enrolment.started_on > :first_year, count(*)
FROM follow_up INDEXED BY follow_up_open
CROSS JOIN enrolment ON enrolment.id = follow_up.enrolment_id
WHERE follow_up.closed_at IS NULL AND follow_up.due_on < :end
    AND follow_up.contact_id IN (SELECT contact.id FROM contact INDEXED BY contact_reachable WHERE {LIVE})
GROUP BY 1, 2, 3, 4
"""


def stalled(book: Book, on: date, plan_ids: Sequence[int] | None = None) -> tuple[int, int, int]:
    """How many live contacts are stalled at touch 1, 2 and 3, on these plans or on all."""
    condition, parameters = "1", [_stalled_before(on), *(plan_ids or ())]
    if plan_ids is not None:
        marks = ", ".join("?" for _ in plan_ids)
        condition = f"enrolment_id IN (SELECT id FROM enrolment WHERE plan_id IN ({marks}) AND ended_on IS NULL)"
    rows = book.sql(f"SELECT step_position, count(*) {_STALLED} AND {condition} GROUP BY step_position", parameters)
    counts = dict(rows)
    return counts.get(0, 0), counts.get(1, 0), counts.get(2, 0)


def contacts_stalled_at(book: Book, on: date, touch: int) -> list[int]:
    """The live contacts who are stalled at touch number 1, 2 or 3, the most overdue first."""
    statement = f"SELECT contact.id {_STALLED} AND step_position = ? ORDER BY due_on, sort_key"
    return [row[0] for row in book.sql(statement, (_stalled_before(on), touch - 1))]


def touches_ahead_by_plan(book: Book, on: date) -> dict[int, int]:
    """Touches in the four weeks from `on` for each plan that can be chosen, earlier versions counted with it."""
    plans = plan_rows.load_plans(book.database)
    current = dict(book.sql("SELECT id, coalesce(replaced_by_id, id) FROM plan"))
    parameters = {
        "on": on.isoformat(),
        "end": (on + timedelta(days=FOUR_WEEKS)).isoformat(),
        "first_year": (on - timedelta(days=FIRST_YEAR_DAYS)).isoformat(),
    }
    ahead = cache(
        lambda plan_id, position, is_first_year, days: _touches(plans[plan_id], position, is_first_year, days)
    )
    sums: dict[int, int] = defaultdict(int)
    for plan_id, due_on, position, is_first_year, contacts in book.sql(_GROUPS, parameters):
        # What lies behind the steps is at one place: in a rhythm.
        place = min(position, len(plans[plan_id].steps))
        days = FOUR_WEEKS - (date.fromisoformat(due_on) - on).days
        sums[current[plan_id]] += contacts * ahead(plan_id, place, bool(is_first_year), days)
    return dict(sums)


def made_in_four_weeks(book: Book, on: date) -> int:
    """The touches by which the owner reached out in the four weeks up to `on`."""
    first = (on - timedelta(days=FOUR_WEEKS - 1)).isoformat()
    statement = "SELECT count(*) FROM touch WHERE direction = 'out' AND made_on BETWEEN ? AND ?"
    return int(book.sql(statement, (first, on.isoformat()))[0][0])


def load_by_day(book: Book, first_on: date, days: int) -> Counter[date]:
    """The open follow-ups of live contacts on each day from `first_on` on; what is overdue is not counted."""
    last_on = first_on + timedelta(days=days - 1)
    rows = book.sql(
        "SELECT due_on, count(*) FROM follow_up JOIN contact ON contact.id = follow_up.contact_id"
        f" WHERE closed_at IS NULL AND due_on BETWEEN ? AND ? AND {LIVE} GROUP BY due_on",
        (first_on.isoformat(), last_on.isoformat()),
    )
    return Counter({date.fromisoformat(day): number for day, number in rows})


def _stalled_before(on: date) -> str:
    return (on - timedelta(days=STALLED_DAYS)).isoformat()


def _touches(plan: Plan, position: int, is_first_year: bool, days: int) -> int:
    """Touches in `days` of somebody who is at a place and due on the first of them."""
    due_on = _SOME_DAY
    if position < len(plan.steps):
        started_on = due_on - timedelta(days=plan.steps[position].offset_days)
    else:
        # The first year neither begins nor ends in these weeks.
        started_on = due_on - timedelta(days=FIRST_YEAR_DAYS // 2 if is_first_year else FIRST_YEAR_DAYS * 2)
    return touches_ahead(plan, Enrolment(started_on, due_on, position, due_on), due_on, days)
