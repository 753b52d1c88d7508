"""Follow-ups and touches: what is to be done for a contact, and what took place."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.domain.contacts import ContactDraft, Flag
from models.domain.status import Status


class Method(StrEnum):
    """How a contact is reached."""

    PHONE = "phone"
    EMAIL = "e-mail"
    MAIL = "letter"
    IN_PERSON = "in person"
    MESSAGE = "message"


class Direction(StrEnum):
    """Who reached whom."""

    OUT = "out"
    IN = "in"


class Outcome(StrEnum):
    """How a touch went; `NONE` when nothing was noted."""

    NONE = ""
    REACHED = "reached"
    NO_ANSWER = "no answer"
    NOT_NOW = "not now"
    INTERESTED = "interested"
    BOUGHT = "bought"
    NO = "no"


@dataclass(frozen=True, slots=True)
class FollowUpDraft:
    """One thing to do for one contact on one day; `remind_local` is `HH:MM`, or empty for the usual time."""

    due_on: date
    method: Method = Method.PHONE
    purpose: str = ""
    carries: str = ""
    remind_local: str = ""


@dataclass(frozen=True, slots=True)
class TouchDraft:
    """One contact that took place."""

    made_on: date
    method: Method = Method.PHONE
    direction: Direction = Direction.OUT
    outcome: Outcome = Outcome.NONE
    carried: str = ""
    note: str = ""


def first_follow_up(draft: ContactDraft, today: date) -> FollowUpDraft | None:
    """The first follow-up of a new contact: due at once, since nobody may be given time to forget (the second article).

    None for a contact that is not to be followed up: *other*, deceased or *do not contact*.
    """
    if draft.status is Status.OTHER or draft.flags & {Flag.DECEASED, Flag.DO_NOT_CONTACT}:
        return None
    if draft.emails and Flag.NO_EMAIL not in draft.flags:
        method = Method.EMAIL
    elif draft.addresses and not draft.phones and Flag.NO_MAIL not in draft.flags:
        method = Method.MAIL
    else:
        method = Method.PHONE
    return FollowUpDraft(today, method, "First touch")
