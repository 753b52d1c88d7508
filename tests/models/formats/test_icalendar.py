"""Occasions and follow-ups as calendar events."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.contacts import ContactDraft, Phone
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.touches import FollowUpDraft
from models.formats.icalendar import CalendarContact, write_calendar
from tests.strategies import drafts, follow_ups

WRITTEN_AT = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)


def lines_of(*occasions: Occasion, follow_ups: tuple[FollowUpDraft, ...] = ()) -> list[str]:
    draft = ContactDraft(PersonName("Zoë", "Harris"), uid="u-1", phones=(Phone("+44 20 1"),), occasions=occasions)
    text = b"".join(
        write_calendar([CalendarContact(draft, tuple(enumerate(follow_ups, start=7)))], WRITTEN_AT)
    ).decode()
    return text.replace("\r\n ", "").split("\r\n")


def test_a_birthday_returns_yearly_with_an_alarm_on_the_day_the_card_is_posted() -> None:
    lines = lines_of(Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14, 1970)))
    assert "DTSTART;VALUE=DATE:19700314" in lines
    assert "RRULE:FREQ=YEARLY" in lines
    assert "TRIGGER:-P4DT15H" in lines
    assert "SUMMARY:Zoë Harris: birthday (1970)" in lines


def test_a_uid_stays_the_same_from_one_export_to_the_next() -> None:
    birthday = Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14))
    uids = [[line for line in lines_of(birthday) if line.startswith("UID:")] for _ in range(2)]
    assert uids[0] == uids[1] == ["UID:u-1/birthday@barnacle"]


def test_a_later_export_moves_the_event_of_a_corrected_day() -> None:
    draft = ContactDraft(PersonName("Ann"), uid="u-1", occasions=(Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14)),))
    corrected = replace(draft, occasions=(Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 15)),))
    texts = [
        b"".join(write_calendar([CalendarContact(one)], written_at)).decode()
        for one, written_at in ((draft, WRITTEN_AT), (corrected, WRITTEN_AT + timedelta(hours=1)))
    ]
    uids, revisions = (re.findall(f"{name}:(.*)\r", "".join(texts)) for name in ("UID", "SEQUENCE"))
    assert uids[0] == uids[1]
    assert int(revisions[1]) > int(revisions[0])


def test_two_dates_of_one_name_are_two_events() -> None:
    contracts = [Occasion(OccasionKind.RENEWAL, CalendarDay(month, 1)) for month in (1, 2)]
    uids = [line for line in lines_of(*contracts) if line.startswith("UID:")]
    assert uids == ["UID:u-1/renewal@barnacle", "UID:u-1/renewal/2@barnacle"]


def test_a_follow_up_that_moves_keeps_its_uid() -> None:
    days = [date(2026, 12, 1), date(2026, 12, 8)]
    uids = [[line for line in lines_of(follow_ups=(FollowUpDraft(day),)) if line.startswith("UID:")] for day in days]
    assert uids[0] == uids[1] == ["UID:u-1/follow-up/7@barnacle"]


@pytest.mark.parametrize(("days", "trigger"), [(0, "PT9H"), (1, "-PT15H"), (5, "-P4DT15H")])
def test_the_alarm_rings_in_the_morning_of_the_day_to_post_the_card(days: int, trigger: str) -> None:
    assert f"TRIGGER:{trigger}" in lines_of(Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14), lead_days=days))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (LeapRule.FEBRUARY_28, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        (LeapRule.MARCH_1, "RRULE:FREQ=YEARLY;BYYEARDAY=60"),
    ],
)
def test_29_february_falls_somewhere_every_year(rule: LeapRule, expected: str) -> None:
    assert expected in lines_of(Occasion(OccasionKind.BIRTHDAY, CalendarDay(2, 29), leap_rule=rule))


def test_a_pay_day_on_the_31st_falls_on_the_last_day_of_short_months() -> None:
    pay_day = Occasion(OccasionKind.PAY_DAY, CalendarDay(1, 31), recurrence=Recurrence.MONTHLY)
    assert "RRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1" in lines_of(pay_day)


def test_a_last_friday_returns_monthly() -> None:
    pay_day = Occasion(OccasionKind.PAY_DAY, CalendarDay(1, 1), recurrence=Recurrence.LAST_WEEKDAY, weekday=4)
    lines = lines_of(pay_day)
    assert "RRULE:FREQ=MONTHLY;BYDAY=-1FR" in lines
    assert "DTSTART;VALUE=DATE:20000128" in lines


def test_a_follow_up_has_the_number_to_call_and_rings_at_its_time() -> None:
    lines = lines_of(follow_ups=(FollowUpDraft(date(2026, 12, 1), purpose="Offer", remind_local="14:30"),))
    assert "DTSTART;VALUE=DATE:20261201" in lines
    assert "DESCRIPTION:phone\\n+44 20 1" in lines
    assert "TRIGGER:PT14H30M" in lines


def test_lines_are_folded_at_75_bytes() -> None:
    draft = ContactDraft(company="Łódź " * 40, occasions=(Occasion(OccasionKind.RENEWAL, CalendarDay(5, 1)),))
    data = b"".join(write_calendar([CalendarContact(draft)], WRITTEN_AT))
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


@given(drafts, st.lists(follow_ups, max_size=2))
def test_any_contact_makes_whole_events(draft: ContactDraft, some: list[FollowUpDraft]) -> None:
    contact = CalendarContact(draft, tuple(enumerate(some, start=1)))
    data = b"".join(write_calendar([contact], WRITTEN_AT))
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == len(uids) == len(draft.occasions) + len(some)
    assert [line for line in lines if line == "BEGIN:VEVENT"] == ["BEGIN:VEVENT"] * len(uids)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
