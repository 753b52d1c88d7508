"""Follow-ups and touches: what is to be done for a contact, and what took place."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class PurchaseDraft:
    """What was bought, in words, and for how much where that is known."""

    what: str
    amount: Decimal | None = None
