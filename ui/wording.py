"""The words the window has for days, counts and the values of the domain, in the locale of the system."""

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from models.domain.contacts import Answer, Flag, Kind, Status
from models.domain.occasions import OccasionKind
from models.domain.touches import Method, Outcome

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
    return QLocale().toString(_qdate(day), _pattern(with_year=True, month="MMM"))


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


def method_name(method: Method) -> str:
    """How a contact is reached, with a capital letter."""
    return {
        Method.PHONE: QCoreApplication.translate(_CONTEXT, "Phone"),
        Method.EMAIL: QCoreApplication.translate(_CONTEXT, "E-mail"),
        Method.MAIL: QCoreApplication.translate(_CONTEXT, "Letter"),
        Method.IN_PERSON: QCoreApplication.translate(_CONTEXT, "In person"),
        Method.MESSAGE: QCoreApplication.translate(_CONTEXT, "Message"),
    }[method]


def method_icon(method: Method) -> str:
    """The name of the icon of a method."""
    return {Method.MAIL: "mail", Method.IN_PERSON: "in-person"}.get(method, method.value)


def outcome_name(outcome: Outcome) -> str:
    """How a touch went; empty when nothing was noted."""
    return {
        Outcome.NONE: "",
        Outcome.REACHED: QCoreApplication.translate(_CONTEXT, "reached"),
        Outcome.NO_ANSWER: QCoreApplication.translate(_CONTEXT, "no answer"),
        Outcome.NOT_NOW: QCoreApplication.translate(_CONTEXT, "not now"),
        Outcome.INTERESTED: QCoreApplication.translate(_CONTEXT, "interested"),
        Outcome.BOUGHT: QCoreApplication.translate(_CONTEXT, "bought"),
        Outcome.NO: QCoreApplication.translate(_CONTEXT, "no"),
    }[outcome]


def answer_name(answer: Answer) -> str:
    """Yes, no or unknown."""
    return {
        Answer.YES: QCoreApplication.translate(_CONTEXT, "yes"),
        Answer.NO: QCoreApplication.translate(_CONTEXT, "no"),
        Answer.UNKNOWN: QCoreApplication.translate(_CONTEXT, "unknown"),
    }[answer]


def flag_name(flag: Flag) -> str:
    """What must not be done, as it stands beside its box."""
    return {
        Flag.NO_MAIL: QCoreApplication.translate(_CONTEXT, "No mail"),
        Flag.NO_EMAIL: QCoreApplication.translate(_CONTEXT, "No e-mail"),
        Flag.NO_CALL: QCoreApplication.translate(_CONTEXT, "No calls"),
        Flag.DO_NOT_CONTACT: QCoreApplication.translate(_CONTEXT, "Do not contact"),
        Flag.DECEASED: QCoreApplication.translate(_CONTEXT, "Deceased"),
    }[flag]


def kind_name(kind: Kind, label: str = "") -> str:
    """The kind of a number or address, or the owner's own word for it."""
    return (
        label
        or {
            Kind.WORK: QCoreApplication.translate(_CONTEXT, "Work"),
            Kind.HOME: QCoreApplication.translate(_CONTEXT, "Home"),
            Kind.MOBILE: QCoreApplication.translate(_CONTEXT, "Mobile"),
            Kind.FAX: QCoreApplication.translate(_CONTEXT, "Fax"),
            Kind.OTHER: QCoreApplication.translate(_CONTEXT, "Other"),
        }[kind]
    )


def occasion_name(kind: OccasionKind, name: str = "") -> str:
    """What returns, or its own name."""
    return (
        name
        or {
            OccasionKind.BIRTHDAY: QCoreApplication.translate(_CONTEXT, "Birthday"),
            OccasionKind.ANNIVERSARY: QCoreApplication.translate(_CONTEXT, "Anniversary"),
            OccasionKind.NAME_DAY: QCoreApplication.translate(_CONTEXT, "Name day"),
            OccasionKind.PAY_DAY: QCoreApplication.translate(_CONTEXT, "Pay-day"),
            OccasionKind.RENEWAL: QCoreApplication.translate(_CONTEXT, "Renewal"),
            OccasionKind.OTHER: QCoreApplication.translate(_CONTEXT, "Date"),
        }[kind]
    )


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
