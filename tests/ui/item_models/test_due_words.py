from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from models.domain.due import DueItem, DueKind
from models.domain.touches import Method
from ui.colours import Tone
from ui.item_models.due_words import due_words, when

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 14, tzinfo=UTC)
CALL = DueItem(
    kind=DueKind.FOLLOW_UP,
    id=1,
    contact_id=1,
    contact_name="Tom Harris",
    company="Harris Plumbing",
    initials="TH",
    due_on=TODAY,
    days_late=0,
    title="Call about the seminar",
    method=Method.PHONE,
)
CARD = replace(
    CALL,
    kind=DueKind.POST_BY,
    title="birthday",
    method=Method.MAIL,
    due_on=date(2026, 11, 23),
    days_late=-2,
    falls_on=date(2026, 11, 25),
    years=50,
)


def test_a_follow_up_says_method_what_to_bring_and_the_time() -> None:
    words = due_words(replace(CALL, carries="the price list", remind_local="14:00"), TODAY, NOW)
    assert (words.about, words.reason) == ("Harris Plumbing", "Call about the seminar")
    assert words.detail == "Phone · bring the price list · at 14:00"


def test_what_is_late_is_marked() -> None:
    words = due_words(replace(CALL, days_late=1), TODAY, NOW)
    assert (words.badge, words.tone) == ("1 day late", Tone.LATE)


def test_what_is_due_today_is_not() -> None:
    words = due_words(CALL, TODAY, NOW)
    assert (words.badge, words.tone) == ("today", None)


def test_a_card_says_by_when_and_for_which_day() -> None:
    words = due_words(CARD, TODAY, NOW)
    assert words.about == "turns 50 on Wednesday"
    assert (words.reason, words.detail) == ("Post a card by Monday", "Birthday 25 November")
    assert (words.badge, words.tone) == ("in 2 days", Tone.SOON)


def test_without_a_year_there_is_no_age() -> None:
    assert due_words(replace(CARD, years=None), TODAY, NOW).about == "Harris Plumbing"


def test_an_anniversary_counts_years() -> None:
    assert due_words(replace(CARD, title="anniversary", years=1), TODAY, NOW).about == "1 year on Wednesday"


def test_the_day_itself_is_named() -> None:
    occasion = replace(CARD, kind=DueKind.OCCASION, due_on=TODAY, falls_on=TODAY, days_late=0)
    words = due_words(occasion, TODAY, NOW)
    assert (words.reason, words.detail) == ("Birthday today", "turns 50")


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (6, "on Friday"),
        (7, "on 28 November"),
        (-3, "on 18 November"),
    ],
)
def test_days_near_today_have_names(distance: int, words: str) -> None:
    assert when(TODAY + timedelta(days=distance), TODAY) == words


def test_a_step_of_a_plan_says_where_in_the_plan_it_is() -> None:
    item = replace(CALL, plan="Seven touches", step=5, steps=7)
    assert due_words(item, TODAY, NOW).detail == "5 of 7 · Phone"


def test_behind_the_steps_there_is_no_number() -> None:
    assert due_words(replace(CALL, plan="Seven touches", steps=7), TODAY, NOW).detail == "In touch for good · Phone"


@pytest.mark.parametrize(
    ("before", "badge"),
    [
        (timedelta(minutes=59), "just in"),
        (timedelta(hours=1), "waits 1 hour"),
        (timedelta(hours=47, minutes=59), "waits 47 hours"),
        (timedelta(hours=48), "waits 2 days"),
    ],
)
def test_somebody_new_shows_how_long_they_have_waited(before: timedelta, badge: str) -> None:
    item = replace(CALL, plan="Seven touches", step=1, steps=7, is_new=True, came_at=NOW - before)
    assert due_words(item, TODAY, NOW).badge == badge


def test_two_follow_ups_of_one_day_are_one_row_with_both_reasons() -> None:
    item = replace(CALL, also=(replace(CALL, id=2, title="Send the brochure"),))
    assert due_words(item, TODAY, NOW).reason == "Call about the seminar + Send the brochure"
