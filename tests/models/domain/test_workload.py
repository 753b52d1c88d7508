"""Spreading touches, and what plans ask for."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.catalogues import load_default_plans
from models.domain import enrolments
from models.domain.day_rules import DayRules, DaysOff
from models.domain.workload import next_working_days, spread, touches_ahead, working_days_among

START = date(2026, 11, 20)
loads = st.dictionaries(st.integers(0, 40).map(lambda n: START + timedelta(days=n)), st.integers(0, 9))


@given(st.integers(0, 300), st.integers(1, 40), loads, st.booleans())
def test_spreading_levels_the_days_it_adds_to(count: int, days: int, load: dict[date, int], avoids: bool) -> None:
    rules = DayRules(avoids_weekends=avoids)
    open_days = working_days_among(START, days, rules.is_working_day)
    chosen = spread(count, open_days, load)
    assert len(chosen) == count
    assert chosen == sorted(chosen)
    added = Counter(chosen)
    assert set(added) <= set(open_days)
    total = {day: load.get(day, 0) + added[day] for day in open_days}
    assert max((total[day] for day in added), default=0) <= min(total.values()) + 1


@given(st.integers(1, 40), st.booleans())
def test_working_days_of_a_stretch_are_those_in_it(days: int, avoids: bool) -> None:
    rules = DayRules(avoids_weekends=avoids)
    window = [START + timedelta(days=n) for n in range(days)]
    assert working_days_among(START, days, rules.is_working_day) == [day for day in window if rules.is_working_day(day)]


def test_a_stretch_without_a_working_day_serves_whole() -> None:
    saturday = date(2026, 11, 21)
    days = working_days_among(saturday, 2, DayRules(avoids_weekends=True).is_working_day)
    assert days == [saturday, date(2026, 11, 22)]


def test_the_next_working_days_leave_weekends_and_days_off_out() -> None:
    rules = DayRules(avoids_weekends=True, days_off=(DaysOff(date(2026, 11, 24), date(2026, 11, 25)),))
    days = next_working_days(START, 4, rules.is_working_day)
    assert days == [START, date(2026, 11, 23), date(2026, 11, 26), date(2026, 11, 27)]


def test_to_who_is_off_for_years_all_days_are_alike() -> None:
    rules = DayRules(days_off=(DaysOff(START, START + timedelta(days=3_000)),))
    assert next_working_days(START, 2, rules.is_working_day) == [START, START + timedelta(days=1)]


def test_the_first_four_weeks_of_the_default_plan_ask_for_four_touches() -> None:
    plan = load_default_plans()[0]
    assert touches_ahead(plan, enrolments.start(plan, START), START) == 4


def test_what_is_overdue_counts_once() -> None:
    plan = load_default_plans()[0]
    late = enrolments.start(plan, START - timedelta(days=200))
    assert touches_ahead(plan, late, START, days=1) == 1
