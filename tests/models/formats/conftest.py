"""Drafts of every kind, for the tests that write them and read them back."""

from datetime import date

import pytest
from hypothesis import strategies as st

from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.contacts import (
    Answer,
    ContactDraft,
    Email,
    Flag,
    Kind,
    Note,
    Phone,
    PostalAddress,
    Website,
    clean_text,
)
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.status import Status

_LETTERS = st.one_of(
    st.sampled_from("abcXYZ 019,;:\\\"'=+-@|[]ßłŽ伊藤😀\u200d^%"),
    st.characters(codec="utf-8", categories=("L", "N", "P", "S")),
)
_TEXT = st.text(_LETTERS, max_size=40).map(clean_text)
_WORD = _TEXT.filter(bool)
_LINES = st.lists(_WORD, min_size=1, max_size=4).map(lambda lines: clean_text("\n".join(lines), lines=True))
_KIND = st.sampled_from(Kind)
_LABEL = st.one_of(st.just(""), _WORD)
_DAY = st.builds(
    lambda day, has_year: CalendarDay(day.month, day.day, day.year if has_year else None),
    st.dates(min_value=date(1700, 1, 1)),
    st.booleans(),
)


def _one_pinned(notes: list[Note]) -> tuple[Note, ...]:
    pinned = [note for note in notes if note.is_pinned][:1]
    return tuple(Note(note.text, note.written_on, note in pinned and note is pinned[0]) for note in notes)


def _each_once(occasions: list[Occasion]) -> tuple[Occasion, ...]:
    return tuple(dict.fromkeys(occasions))


@st.composite
def _drafts(draw: st.DrawFn) -> ContactDraft:
    name = draw(st.builds(PersonName, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT))
    returned = st.none() | st.dates()
    addresses = st.builds(PostalAddress, _LINES, _LINES, *[_TEXT] * 5, _KIND, _LABEL, returned)
    occasions = st.builds(
        Occasion,
        st.sampled_from(OccasionKind),
        _DAY,
        _LABEL,
        st.sampled_from((0, 5, 14)),
        st.sampled_from(LeapRule),
        st.sampled_from(Recurrence),
        st.integers(0, 6),
    )
    tags = st.lists(_WORD, max_size=3, unique=True).map(tuple)
    notes = st.lists(st.builds(Note, _LINES, st.dates(min_value=date(1990, 1, 1)), st.booleans()), max_size=3)
    return ContactDraft(
        name=name,
        company=draw(_TEXT) if name else draw(_WORD),
        job_title=draw(_TEXT),
        status=draw(st.sampled_from(Status)),
        source=draw(_TEXT),
        can_afford=draw(st.sampled_from(Answer)),
        interested=draw(st.sampled_from(Answer)),
        label_name=draw(_TEXT),
        flags=draw(st.frozensets(st.sampled_from(Flag))),
        phones=tuple(draw(st.lists(st.builds(Phone, _WORD, _KIND, _LABEL), max_size=5))),
        emails=tuple(draw(st.lists(st.builds(Email, _WORD, _KIND, _LABEL), max_size=2))),
        addresses=tuple(draw(st.lists(addresses, max_size=3))),
        websites=tuple(draw(st.lists(st.builds(Website, _WORD, _KIND, _LABEL), max_size=2))),
        occasions=_each_once(draw(st.lists(occasions, max_size=4))),
        interests=draw(tags),
        groups=draw(tags),
        notes=_one_pinned(draw(notes)),
        uid=draw(_TEXT),
        kept_lines=tuple(
            draw(st.lists(st.sampled_from(("X-QQ:215", "GEO:1\\,2", "item1.X-ABC:x", "PHOTO:http://a/b")), max_size=2))
        ),
        preferred_weekday=draw(st.none() | st.integers(0, 6)),
    )


@pytest.fixture(scope="session")
def drafts() -> st.SearchStrategy[ContactDraft]:
    """Sound contacts with awkward texts, as the store holds them."""
    return _drafts()
