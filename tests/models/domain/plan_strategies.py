"""Any plan, any rules of days, and any history on it, for the property tests."""

from datetime import date, timedelta

from hypothesis import strategies as st

from models.domain.calendar_days import CalendarDay
from models.domain.day_rules import DayRules, DaysOff
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.plans import Action, Plan, PlanStep, Rhythm
from models.domain.touches import Method

starts = st.dates(date(2000, 1, 1), date(2060, 12, 31))
actions = st.builds(Action, st.sampled_from(Method), st.just("Call"), st.sampled_from(["", "A tip"]))
rhythms = st.builds(Rhythm, st.integers(1, 200), st.lists(actions, min_size=1, max_size=4).map(tuple))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A sound plan with or without dated steps and a first-year rhythm."""
    offsets = sorted(draw(st.sets(st.integers(0, 400), min_size=1, max_size=9)))
    steps = tuple(PlanStep(offset, draw(actions), draw(st.booleans())) for offset in offsets)
    return Plan("Any", steps, later=draw(rhythms), first_year=draw(st.none() | rhythms))


pay_days = st.one_of(
    st.builds(
        Occasion,
        st.just(OccasionKind.PAY_DAY),
        st.integers(1, 31).map(lambda day: CalendarDay(1, day)),
        recurrence=st.just(Recurrence.MONTHLY),
    ),
    st.builds(
        Occasion,
        st.just(OccasionKind.PAY_DAY),
        st.just(CalendarDay(1, 1)),
        recurrence=st.just(Recurrence.LAST_WEEKDAY),
        weekday=st.integers(0, 6),
    ),
)
holidays = st.builds(
    lambda first_on, days: DaysOff(first_on, first_on + timedelta(days=days)), starts, st.integers(0, 40)
)
day_rules = st.builds(
    DayRules,
    st.booleans(),
    st.lists(holidays, max_size=3).map(tuple),
    st.none() | st.integers(0, 6),
    st.none() | pay_days,
)
plain_rules = st.builds(DayRules, st.booleans(), st.lists(holidays, max_size=3).map(tuple))
