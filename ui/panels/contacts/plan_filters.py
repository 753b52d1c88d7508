"""The filters of a list about plans and touches: no plan, on a plan, overdue, not touched for so long, at touch n."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from models.domain.segments import ContactQuery
from ui.words.wording import counted, number

translate = partial(QCoreApplication.translate, "PlanFilters")

_UNTOUCHED_DAYS = (31, 60, 90, 180, 365)
_TOUCHES = range(1, 8)


class Choice(NamedTuple):
    """A filter of the menu: its words, the query when it is pressed, and whether it is on."""

    name: str
    query: ContactQuery
    is_on: bool


def plan_choices(query: ContactQuery) -> Iterator[Choice]:
    """*no plan* and *overdue*, each to be put on or taken away."""
    no_plan = query._replace(has_no_plan=not query.has_no_plan)
    overdue = query._replace(is_overdue=not query.is_overdue)
    yield Choice(translate("No plan"), no_plan, query.has_no_plan)
    yield Choice(translate("Overdue"), overdue, query.is_overdue)


def untouched_choices(query: ContactQuery) -> Iterator[Choice]:
    """*31 days*, *60 days* and so on."""
    for days in _UNTOUCHED_DAYS:
        is_on = query.untouched_days == days
        chosen = query._replace(untouched_days=None if is_on else days)
        yield Choice(counted(days, "%Ln day", "%Ln days"), chosen, is_on)


def touch_choices(query: ContactQuery) -> Iterator[Choice]:
    """The number of the touch that comes next."""
    for touch in _TOUCHES:
        is_on = query.at_touch == touch
        yield Choice(number(touch), query._replace(at_touch=None if is_on else touch), is_on)


def on_plan_choices(query: ContactQuery, plans: Sequence[str]) -> Iterator[Choice]:
    """The plans by name; who is on one of those that are on is shown."""
    for name in plans:
        yield Choice(name, query._replace(plans=query.plans ^ {name}), name in query.plans)


def plan_chips(query: ContactQuery) -> Iterator[tuple[str, ContactQuery]]:
    """The words of each filter that is on, and the query without it."""
    if query.has_no_plan:
        yield translate("no plan"), query._replace(has_no_plan=False)
    if query.is_overdue:
        yield translate("overdue"), query._replace(is_overdue=False)
    if query.untouched_days is not None:
        words = counted(query.untouched_days, "not touched for %Ln day", "not touched for %Ln days")
        yield words, query._replace(untouched_days=None)
    if query.at_touch is not None:
        words = translate("at touch {touch}").format(touch=number(query.at_touch))
        yield words, query._replace(at_touch=None)
    for name in sorted(query.plans):
        words = translate("on {plan}").format(plan=name)
        yield words, query._replace(plans=query.plans - {name})
