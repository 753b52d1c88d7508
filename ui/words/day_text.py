"""Days and times of day as the owner types and reads them: a day with or without a year, or the month's last Friday."""

import re
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from models.domain.calendar_days import CalendarDay
from models.domain.day_times import parse_day_time
from models.domain.folding import fold
from models.domain.occasions import Occasion, Recurrence
from models.errors import InputError
from ui.words.wording import day_month_year, long_day_and_month

_CONTEXT = "DayText"
_LAST_WEEKDAY_WORDS = {"last"}
_MONTHLY_WORDS = {"monthly", "day"}


def occasion_text(occasion: Occasion) -> str:
    """`14 March`, `14 Mar 1970`, `last Friday, monthly` or `day 25, monthly`."""
    if occasion.recurrence is Recurrence.LAST_WEEKDAY:
        weekday = QLocale().dayName(occasion.weekday + 1)
        return QCoreApplication.translate(_CONTEXT, "last {weekday}, monthly").format(weekday=weekday)
    if occasion.recurrence is Recurrence.MONTHLY:
        return QCoreApplication.translate(_CONTEXT, "day {day}, monthly").format(day=occasion.day.day)
    return calendar_day_text(occasion.day)


def calendar_day_text(day: CalendarDay) -> str:
    """`14 March`, or `14 Mar 1970` with the year, in the order of the locale."""
    if day.year is None:
        return long_day_and_month(date(2000, day.month, day.day))
    return day_month_year(date(day.year, day.month, day.day))


def day_time_text(time: str) -> str:
    """A time of day (`HH:MM`) as the locale writes it; an empty text stays empty."""
    return QLocale().toString(QTime.fromString(time, "HH:mm"), QLocale.FormatType.ShortFormat) if time else ""


def read_day_time(text: str) -> str:
    """The time of day that was typed as `HH:MM`; an empty text stays empty.

    Raises:
        InputError: it is no time of day.
    """
    try:
        return parse_day_time(text)
    except ValueError as error:
        raise InputError(str(error)) from None


def read_occasion_day(text: str, occasion: Occasion) -> Occasion:
    """`occasion` on the day that was typed.

    Raises:
        InputError: the text names no day.
    """
    words = _words(text)
    weekday = next((number for word in words if (number := _weekday(word)) is not None), None)
    if weekday is not None and (words & (_LAST_WEEKDAY_WORDS | _MONTHLY_WORDS) or len(words) == 1):
        return replace(occasion, recurrence=Recurrence.LAST_WEEKDAY, weekday=weekday)
    numbers = [word for word in words if word.isdecimal()]
    if len(numbers) == 1 and len(words - _MONTHLY_WORDS) == 1 and 1 <= int(numbers[0]) <= 31:
        return replace(occasion, recurrence=Recurrence.MONTHLY, day=CalendarDay(1, int(numbers[0])))
    return replace(occasion, recurrence=Recurrence.YEARLY, day=read_calendar_day(text))


def read_calendar_day(text: str) -> CalendarDay:
    """The day in `14 March`, `March 14, 1970`, `14.3.1970`, `1970-03-14` or `--03-14`.

    Numbers alone are read in the order of the locale.

    Raises:
        InputError: the text names no day, or one that does not exist.
    """
    try:
        return CalendarDay.parse(text)
    except ValueError:
        parts = re.findall(r"\d+|[^\W\d_]+", text)
    try:
        return _named_month(parts) or _numbers_alone([int(part) for part in parts])
    except ValueError:
        words = QCoreApplication.translate(_CONTEXT, "“{text}” is no day of the calendar. Type it as {example}.")
        raise InputError(words.format(text=text.strip(), example=day_month_year(date(1970, 3, 14)))) from None


def _named_month(parts: list[str]) -> CalendarDay | None:
    months = [month for part in parts if (month := _month(part))]
    numbers = [int(part) for part in parts if part.isdecimal()]
    if not months:
        return None
    if len(months) != 1 or not 1 <= len(numbers) <= 2:
        raise ValueError
    year = next((number for number in numbers if number > 31), None)
    days = [number for number in numbers if number != year]
    if len(days) != 1:
        raise ValueError
    return CalendarDay(months[0], days[0], year)


def _numbers_alone(numbers: list[int]) -> CalendarDay:
    if len(numbers) not in (2, 3):
        raise ValueError
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    order = sorted("dMy", key=pattern.find)
    if len(numbers) == 2:
        order.remove("y")
    elif numbers[0] > 31:
        order = ["y", "M", "d"]
    values = dict(zip(order, numbers, strict=True))
    return CalendarDay(values["M"], values["d"], values.get("y"))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\d+|[^\W\d_]+", fold(text)))


def _weekday(word: str) -> int | None:
    if len(word) < 3:
        return None
    for locale in (QLocale(), QLocale(QLocale.Language.English)):
        for number in range(1, 8):
            if fold(locale.dayName(number)).startswith(word):
                return number - 1
    return None


def _month(word: str) -> int | None:
    folded = fold(word)
    if len(folded) < 3:
        return None
    for locale in (QLocale(), QLocale(QLocale.Language.English)):
        for number in range(1, 13):
            names = locale.monthName(number), locale.standaloneMonthName(number)
            if any(fold(name).startswith(folded) for name in names):
                return number
    return None
