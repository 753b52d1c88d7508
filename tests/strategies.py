"""Generated contacts, follow-ups and searches for the tests that hold for any of them."""

from datetime import date

from hypothesis import strategies as st

from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.contacts import Answer, ContactDraft, Email, Flag, Kind, Note, Phone, PostalAddress, Website
from models.domain.folding import fold
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.status import Status
from models.domain.touches import Direction, FollowUpDraft, Method, Outcome, TouchDraft

WORDS = (
    "Anna", "anna", "Łódź", "lodz", "Øre", "Straße", "O'Brien", "obrien", "Jean-Luc", "jean", "伊藤健二", "健二",
    "Ελένη", "Иван", "김철수", "12", "+49 30 1234567", "030 1234567", "a", "A-1", "an", "ann", "jane.doe@example.com",
    "🎉", "",
)  # fmt: skip
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
# Mostly words that meet each other; now and then anything that can be typed or pasted.
texts = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), st.text(max_size=12))
filled_texts = texts.filter(str.strip)
kinds = st.sampled_from(Kind)
calendar_days = st.one_of(
    days.map(CalendarDay.of), days.map(lambda day: CalendarDay(day.month, day.day)), st.just(CalendarDay(2, 29))
)
names = st.builds(PersonName, texts, texts, texts, texts, texts, texts)
occasions = st.builds(
    Occasion,
    kind=st.sampled_from(OccasionKind),
    day=calendar_days,
    name=texts,
    lead_days=st.integers(0, 60),
    leap_rule=st.sampled_from(LeapRule),
    recurrence=st.sampled_from(Recurrence),
    weekday=st.integers(0, 6),
)
addresses = st.builds(PostalAddress, *[texts] * 7, kinds, texts, st.none() | days)
notes = st.builds(Note, texts, days)


def few(values: st.SearchStrategy) -> st.SearchStrategy:
    """A tuple of up to three values."""
    return st.lists(values, max_size=3).map(tuple)


tags = st.lists(texts.filter(fold), max_size=3, unique_by=fold).map(tuple)
drafts = st.builds(
    ContactDraft,
    name=names,
    company=texts,
    job_title=texts,
    status=st.sampled_from(Status),
    source=texts,
    can_afford=st.sampled_from(Answer),
    interested=st.sampled_from(Answer),
    label_name=texts,
    flags=st.frozensets(st.sampled_from(Flag)),
    phones=few(st.builds(Phone, texts, kinds, texts)),
    emails=few(st.builds(Email, texts, kinds, texts)),
    addresses=few(addresses),
    websites=few(st.builds(Website, texts, kinds, texts)),
    occasions=few(occasions),
    interests=tags,
    groups=tags,
    notes=few(notes),
    kept_lines=few(texts),
    preferred_weekday=st.none() | st.integers(0, 6),
).filter(lambda draft: not list(draft.problems()))
follow_ups = st.builds(
    FollowUpDraft, days, st.sampled_from(Method), texts, texts, st.sampled_from(["", "09:00", "23:59"])
)
touches = st.builds(
    TouchDraft, days, st.sampled_from(Method), st.sampled_from(Direction), st.sampled_from(Outcome), texts, texts
)
