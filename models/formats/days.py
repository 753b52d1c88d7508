"""Calendar days as files spell them. A day that can be read in two ways is refused, never guessed."""

import re

from models.domain.calendar_days import CalendarDay
from models.formats.reading import DayOrder

# Apple's and others' mark for "no year" (RFC 6350 has --MMDD instead).
_YEARS_FOR_NONE = frozenset((0, 1604))
# Some programs write 1900 when the year is not known.
DOUBTFUL_YEAR = 1900
_ISO = re.compile(r"(?:(\d{4})|--?)-?(\d\d)-?(\d\d)(?:[T ].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})\.?(?: .*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])\s?(\d{1,2})\2?\s?(\d{4})?(?: 0?0:00(?::00)?)?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[.,]?[ -]+(?:of )?([^\W\d]{3,})[.,]?(?:[ -]+(\d{4}))?")
_MONTH_DAY = re.compile(r"([^\W\d]{3,})\.? +(\d{1,2})(?:st|nd|rd|th)?(?:,? +(\d{4}))?")
_NO_DAY = re.compile(r"[0/. -]*")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero",
            "feb february februar février febrero",
            "mar march märz mars marzo",
            "apr april avril abril",
            "may mai mayo",
            "jun june juni juin junio",
            "jul july juli juillet julio",
            "aug august août agosto",
            "sep sept september septembre septiembre",
            "oct october oktober octobre octubre okt",
            "nov november novembre noviembre",
            "dec december dezember décembre diciembre dez",
        ),
        start=1,
    )
    for name in names.split()
}


def is_blank_day(text: str) -> bool:
    """True for an empty field and for Outlook's `0/0/00`."""
    return not _NO_DAY.sub("", text)


def read_day(text: str, order: DayOrder | None = None) -> CalendarDay:
    """The day that `text` names.

    ISO 8601 with or without dashes, year and time of day (which is dropped, as the day was written in local time); day
    and month with the month in words; `14.3.1970`, where dots always put the day first; and `14/3/1970` only where one
    number can't be a month, both are equal, or `order` says which comes first.

    Raises:
        ValueError: the text is none of these, could be two days, or names a day that does not exist.
    """
    text = text.strip()
    if match := _ISO.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
        return _day(month, day, year)
    if match := _DAY_MONTH.fullmatch(text):
        day, word, year = match.groups()
        return _day(_month(word, text), day, year)
    if match := _MONTH_DAY.fullmatch(text):
        word, day, year = match.groups()
        return _day(_month(word, text), day, year)
    if match := _YEAR_LAST.fullmatch(text):
        first, separator, second, year = match.groups()
        return _day_or_month_first(int(first), int(second), year, separator, order)
    raise ValueError("is not understood as a day")


def _day_or_month_first(
    first: int, second: int, year: str | None, separator: str, order: DayOrder | None
) -> CalendarDay:
    if separator == "." or first == second or first > 12 or (order is DayOrder.DAY_FIRST and second <= 12):
        return _day(second, first, year)
    if second > 12 or order is DayOrder.MONTH_FIRST:
        return _day(first, second, year)
    raise ValueError("can be read as two different days")


def _month(word: str, text: str) -> int:
    month = _MONTHS.get(word.lower())
    if month is None:
        raise ValueError(f"has no month: {text}")
    return month


def _day(month: str | int, day: str | int, year: str | None) -> CalendarDay:
    number = int(year) if year else None
    try:
        return CalendarDay(int(month), int(day), None if number in _YEARS_FOR_NONE else number)
    except ValueError:
        raise ValueError("is a day that does not exist") from None
