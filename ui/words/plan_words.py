"""The words the window has for plans: their days, their rhythms and what they are for."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from models.domain.contacts import clean_text
from models.domain.plans import PlanUse
from models.errors import InputError
from ui.words.wording import counted, number

_CONTEXT = "PlanWords"


def offset_name(offset_days: int) -> str:
    """`at once`, else `day 14`."""
    if not offset_days:
        return QCoreApplication.translate(_CONTEXT, "at once")
    return QCoreApplication.translate(_CONTEXT, "day {number}").format(number=number(offset_days))


def read_offset(text: str) -> int:
    """The days after the start that `text` means: `at once`, `day 14` or `14`.

    Raises:
        InputError: it holds no number of days.
    """
    if clean_text(text).casefold() == offset_name(0).casefold():
        return 0
    return _number_in(text, QCoreApplication.translate(_CONTEXT, "Type the days after the start, such as 14."))


def read_rhythm(text: str) -> int:
    """The days between two touches.

    Raises:
        InputError: it holds no number of days.
    """
    return _number_in(text, QCoreApplication.translate(_CONTEXT, "Type a number of days, such as 28."))


def rhythm_name(every_days: int) -> str:
    """`quarterly`, `monthly`, else `every 28 days`."""
    names = {
        1: QCoreApplication.translate(_CONTEXT, "daily"),
        7: QCoreApplication.translate(_CONTEXT, "weekly"),
        30: QCoreApplication.translate(_CONTEXT, "monthly"),
        31: QCoreApplication.translate(_CONTEXT, "monthly"),
        91: QCoreApplication.translate(_CONTEXT, "quarterly"),
        182: QCoreApplication.translate(_CONTEXT, "twice a year"),
        183: QCoreApplication.translate(_CONTEXT, "twice a year"),
        365: QCoreApplication.translate(_CONTEXT, "yearly"),
    }
    return names.get(every_days) or counted(every_days, "every %Ln day", "every %Ln days")


def use_name(use: PlanUse) -> str:
    """What a plan is started for without being asked."""
    return {
        PlanUse.NONE: QCoreApplication.translate(_CONTEXT, "whom you choose"),
        PlanUse.NEW_CONTACTS: QCoreApplication.translate(_CONTEXT, "new people"),
        PlanUse.CUSTOMERS: QCoreApplication.translate(_CONTEXT, "people who bought"),
        PlanUse.COLD_LIST: QCoreApplication.translate(_CONTEXT, "people who said no"),
    }[use]


def plan_details(use: PlanUse, contact_count: int) -> str:
    """`default for new people · 312 on it`."""
    uses = {
        PlanUse.NONE: "",
        PlanUse.NEW_CONTACTS: QCoreApplication.translate(_CONTEXT, "default for new people"),
        PlanUse.CUSTOMERS: QCoreApplication.translate(_CONTEXT, "after a purchase"),
        PlanUse.COLD_LIST: QCoreApplication.translate(_CONTEXT, "after a no"),
    }
    return " · ".join(filter(None, (uses[use], counted(contact_count, "%Ln on it", "%Ln on it"))))


def plan_demand(contact_count: int, touches_per_week: float) -> str:
    """`312 people · asks for 9 touches a week`."""
    people = counted(contact_count, "%Ln person", "%Ln people")
    if not contact_count:
        return QCoreApplication.translate(_CONTEXT, "nobody is on it")
    if 0 < touches_per_week < 1:
        return f"{people} · {QCoreApplication.translate(_CONTEXT, 'asks for less than one touch a week')}"
    asks = counted(round(touches_per_week), "asks for %Ln touch a week", "asks for %Ln touches a week")
    return f"{people} · {asks}"


def place_name(place: int, step_count: int) -> str:
    """`next: touch 3`, or `in the rhythm` behind the steps; `place` counts from 0."""
    if place >= step_count:
        return QCoreApplication.translate(_CONTEXT, "in the rhythm")
    return QCoreApplication.translate(_CONTEXT, "next: touch {number}").format(number=number(place + 1))


def stalled_words(stalled: Sequence[int]) -> list[str]:
    """`2 stalled at touch 1` for each of the first touches, whether somebody is or not."""
    words = QCoreApplication.translate(_CONTEXT, "{count} stalled at touch {touch}")
    return [words.format(count=number(count), touch=number(touch)) for touch, count in enumerate(stalled, start=1)]


def free_name(wanted: str, taken: Sequence[str]) -> str:
    """`wanted`, with a number behind it where a plan has that name."""
    names = {name.casefold() for name in taken}
    tries = (wanted if count == 1 else f"{wanted} {number(count)}" for count in range(1, len(names) + 2))
    return next(name for name in tries if name.casefold() not in names)


def _number_in(text: str, problem: str) -> int:
    digits = re.findall(r"\d+", text.replace(",", "").replace(".", ""))
    if len(digits) != 1 or len(digits[0]) > 6:
        raise InputError(problem)
    return int(digits[0])
