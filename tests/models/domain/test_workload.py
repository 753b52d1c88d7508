"""Spreading touches, and what plans ask for."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.catalogues import load_default_plans
from models.domain import enrolments
from models.domain.day_rules import DayRules
from models.domain.workload import spread, touches_ahead

START = date(2026, 11, 20)
loads = st.dictionaries(st.integers(0, 40).map(lambda n: START + timedelta(days=n)), st.integers(0, 9))


@given(st.integers(0, 300), st.integers(1, 40), loads, st.booleans())
def test_spreading_levels_the_days_it_adds_to(count: int, days: int, load: dict[date, int], avoids: bool) -> None:
    rules = DayRules(avoids_weekends=avoids)
    chosen = spread(count, START, days, load, rules.is_working_day)
    assert len(chosen) == count
    assert chosen == sorted(chosen)
    added = Counter(chosen)
    window = [START + timedelta(days=n) for n in range(days)]
    open_days = [day for day in window if rules.is_working_day(day)] or window
    assert set(added) <= set(open_days)
    total = {day: load.get(day, 0) + added[day] for day in open_days}
    assert max((total[day] for day in added), default=0) <= min(total.values()) + 1


def test_the_first_four_weeks_of_the_default_plan_ask_for_four_touches() -> None:
    plan = load_default_plans()[0]
    assert touches_ahead(plan, enrolments.start(plan, START), START) == 4


def test_what_is_overdue_counts_once() -> None:
    plan = load_default_plans()[0]
    late = enrolments.start(plan, START - timedelta(days=200))
    assert touches_ahead(plan, late, START, days=1) == 1
