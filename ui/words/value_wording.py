"""The words the window has for methods, outcomes, answers, flags and kinds."""

from PySide6.QtCore import QCoreApplication

from models.domain.contacts import Answer, Flag, Kind
from models.domain.occasions import OccasionKind
from models.domain.touches import Method, Outcome

_CONTEXT = "Wording"


def method_name(method: Method) -> str:
    """How a contact is reached, with a capital letter."""
    return {
        Method.PHONE: QCoreApplication.translate(_CONTEXT, "Phone"),
        Method.EMAIL: QCoreApplication.translate(_CONTEXT, "E-mail"),
        Method.MAIL: QCoreApplication.translate(_CONTEXT, "Letter"),
        Method.IN_PERSON: QCoreApplication.translate(_CONTEXT, "In person"),
        Method.MESSAGE: QCoreApplication.translate(_CONTEXT, "Message"),
    }[method]


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
