"""The words the window has for days, counts and statuses, in the locale of the system."""

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from models.domain.status import Status

_CONTEXT = "Wording"


def counted(count: int, one: str, many: str) -> str:
    """`one` or `many`, translated with the language's plurals, `%Ln` replaced by the count in the locale's digits."""
    return QCoreApplication.translate(_CONTEXT, one if count == 1 else many, "", count)


def number(value: int) -> str:
    """A whole number with the locale's digits and separators."""
    return QLocale().toString(value)


def day_and_month(day: date) -> str:
    """`27 Nov`, in the order of the locale."""
    return QLocale().toString(_qdate(day), _pattern(with_year=False, month="MMM"))


def day_month_year(day: date) -> str:
    """`27 Nov 2026`, in the order of the locale."""
    return QLocale().toString(_qdate(day), day_format())


def day_format() -> str:
    """The pattern of `day_month_year`, for a field in which a day is typed."""
    return _pattern(with_year=True, month="MMM")


def long_day_and_month(day: date) -> str:
    """`14 March`, in the order of the locale."""
    return QLocale().toString(_qdate(day), _pattern(with_year=False, month="MMMM"))


def long_day(day: date) -> str:
    """`Saturday 21 November`, in the words of the locale."""
    return f"{QLocale().toString(_qdate(day), 'dddd')} {long_day_and_month(day)}"


def near_day(day: date, today: date) -> str:
    """*today*, *tomorrow*, *yesterday*, else day and month, with the year when it is more than ten months away."""
    distance = (day - today).days
    words = {
        0: QCoreApplication.translate(_CONTEXT, "today"),
        1: QCoreApplication.translate(_CONTEXT, "tomorrow"),
        -1: QCoreApplication.translate(_CONTEXT, "yesterday"),
    }
    if distance in words:
        return words[distance]
    return day_and_month(day) if abs(distance) <= 300 else day_month_year(day)


def days_late(days: int) -> str:
    """`2 days late`."""
    return counted(days, "%Ln day late", "%Ln days late")


def status_name(status: Status) -> str:
    """The status with a capital letter."""
    return {
        Status.LEAD: QCoreApplication.translate(_CONTEXT, "Lead"),
        Status.PROSPECT: QCoreApplication.translate(_CONTEXT, "Prospect"),
        Status.CUSTOMER: QCoreApplication.translate(_CONTEXT, "Customer"),
        Status.PAST_CUSTOMER: QCoreApplication.translate(_CONTEXT, "Past customer"),
        Status.OTHER: QCoreApplication.translate(_CONTEXT, "Other"),
    }[status]


def status_plural(status: Status) -> str:
    """The people of a status, as a filter says it."""
    return {
        Status.LEAD: QCoreApplication.translate(_CONTEXT, "Leads"),
        Status.PROSPECT: QCoreApplication.translate(_CONTEXT, "Prospects"),
        Status.CUSTOMER: QCoreApplication.translate(_CONTEXT, "Customers"),
        Status.PAST_CUSTOMER: QCoreApplication.translate(_CONTEXT, "Past customers"),
        Status.OTHER: QCoreApplication.translate(_CONTEXT, "Others"),
    }[status]


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _pattern(*, with_year: bool, month: str) -> str:
    """The locale's long date without the weekday, and without the year when it is not wanted."""
    pattern = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    pattern = re.sub(r"d{3,4}[,.]?", "", pattern)
    if not with_year:
        pattern = re.sub(r"(?:'[^']*'\s*|[,./]\s*)?y+\s*(?:'[^']*'|年|년|г\.?)?", "", pattern)
    pattern = re.sub(r"M{3,4}", month, pattern)
    pattern = re.sub(r"\s{2,}", " ", pattern).strip(" ,、/-")
    # A dot that stood after the year, or ended a month that is abbreviated with one of its own.
    return re.sub(r"(?:\s+|(?<=M))\.$", "", pattern)


def percent(share: float) -> str:
    """`96 %`; never rounded up to all, so that nobody is hidden."""
    whole = int(share * 100)
    return f"{QLocale().toString(whole)} {QLocale().percent()}"
