"""Write birthdays, other occasions and follow-ups as a calendar (RFC 5545), for any calendar program to show."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from models.domain.calendar_days import LeapRule
from models.domain.contacts import ContactDraft
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.touches import FollowUpDraft
from models.formats.vcard_values import escape
from models.formats.vcard_writer import fold

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# The first day of a return whose year is not known; a leap year, so that 29 February is in it.
_YEAR_FOR_NONE = 2000
# From here the minutes are counted that say which of two exports is the newer one.
_FIRST_REVISION = datetime(2020, 1, 1, tzinfo=UTC)
_ALARM_HOUR = 9


@dataclass(frozen=True, slots=True)
class CalendarContact:
    """A contact with the open follow-ups that go into the calendar, each with its id."""

    draft: ContactDraft
    follow_ups: tuple[tuple[int, FollowUpDraft], ...] = ()


def write_calendar(contacts: Iterable[CalendarContact], written_at: datetime) -> Iterator[bytes]:
    """A calendar of whole-day events, each with an alarm; `written_at` is in UTC.

    An event's UID is made of the contact's and of what it is, not of its day, and its SEQUENCE grows with the time
    (RFC 5545 section 3.8.7.4): so a later import moves the event instead of adding another one. A contact without a uid
    is told by its name.
    """
    yield _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Barnacle//Barnacle//EN", "CALSCALE:GREGORIAN")
    revision = max(0, int((written_at - _FIRST_REVISION).total_seconds() // 60))
    stamp = f"DTSTAMP:{written_at:%Y%m%dT%H%M%SZ}", f"SEQUENCE:{revision}"
    for contact in contacts:
        draft = contact.draft
        owner = draft.uid or draft.shown_name
        seen: Counter[str] = Counter()
        for occasion in draft.occasions:
            seen[occasion.title] += 1
            # Two contracts of one name are the first and the second.
            number = f"/{seen[occasion.title]}" if seen[occasion.title] > 1 else ""
            yield _occasion(draft, occasion, f"{owner}/{occasion.title}{number}", stamp)
        for follow_up_id, follow_up in contact.follow_ups:
            yield _follow_up(draft, follow_up, f"{owner}/follow-up/{follow_up_id}", stamp)
    yield _lines("END:VCALENDAR")


def _occasion(draft: ContactDraft, occasion: Occasion, uid: str, stamp: tuple[str, ...]) -> bytes:
    day = occasion.day
    first = _first_day(occasion)
    born = f" ({day.year})" if day.year is not None and occasion.kind is OccasionKind.BIRTHDAY else ""
    summary = f"{draft.shown_name}: {occasion.title}{born}"
    lines = [*_event(uid, stamp, first, summary), f"RRULE:{_rule(occasion)}"]
    lines += _alarm(_before(occasion.lead_days), summary)
    return _lines(*lines, "END:VEVENT")


def _follow_up(draft: ContactDraft, follow_up: FollowUpDraft, uid: str, stamp: tuple[str, ...]) -> bytes:
    what = follow_up.purpose or follow_up.method.value
    lines = _event(uid, stamp, follow_up.due_on, f"{draft.shown_name}: {what}")
    reach = [phone.number for phone in draft.phones] + [email.address for email in draft.emails]
    text = "\n".join([part for part in (follow_up.method.value, follow_up.carries, *reach) if part])
    hours, _, minutes = (follow_up.remind_local or f"{_ALARM_HOUR:02}:00").partition(":")
    lines += [f"DESCRIPTION:{escape(text)}", *_alarm(f"PT{int(hours)}H{int(minutes)}M", what)]
    return _lines(*lines, "END:VEVENT")


def _event(uid: str, stamp: tuple[str, ...], day: date, summary: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{escape(uid)}@barnacle",
        *stamp,
        f"DTSTART;VALUE=DATE:{_basic(day)}",
        f"DTEND;VALUE=DATE:{_basic(day + timedelta(days=1))}",
        f"SUMMARY:{escape(summary)}",
        "TRANSP:TRANSPARENT",
    ]


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _before(days: int) -> str:
    """The morning that lies so many days before the first minute of an event's day (RFC 5545 section 3.3.6)."""
    if days == 0:
        return f"PT{_ALARM_HOUR}H"
    whole, hours = days - 1, 24 - _ALARM_HOUR
    return f"-P{f'{whole}D' if whole else ''}T{hours}H"


def _alarm(trigger: str, text: str) -> list[str]:
    """An alarm `trigger` from the first minute of the day."""
    return ["BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{trigger}", f"DESCRIPTION:{escape(text)}", "END:VALARM"]


def _first_day(occasion: Occasion) -> date:
    year = occasion.day.year or _YEAR_FOR_NONE
    if occasion.recurrence is Recurrence.YEARLY:
        return occasion.day.in_year(year, occasion.leap_rule)
    return occasion.next_on(date(year, occasion.day.month, 1))


def _rule(occasion: Occasion) -> str:
    """The recurrence rule; 29 February and the 31st need words of their own, as a plain rule skips the short years."""
    if occasion.recurrence is Recurrence.LAST_WEEKDAY:
        return f"FREQ=MONTHLY;BYDAY=-1{_WEEKDAYS[occasion.weekday]}"
    if occasion.recurrence is Recurrence.MONTHLY:
        day = occasion.day.day
        if day <= 28:
            return f"FREQ=MONTHLY;BYMONTHDAY={day}"
        return f"FREQ=MONTHLY;BYMONTHDAY={','.join(str(number) for number in range(28, day + 1))};BYSETPOS=-1"
    if (occasion.day.month, occasion.day.day) != (2, 29):
        return "FREQ=YEARLY"
    if occasion.leap_rule is LeapRule.MARCH_1:
        return "FREQ=YEARLY;BYYEARDAY=60"
    return "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"


def _lines(*lines: str) -> bytes:
    return "".join([fold(line) + "\r\n" for line in lines]).encode("utf-8", "replace")
