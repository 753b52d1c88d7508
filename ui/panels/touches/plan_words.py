"""The words of a contact's plan: what comes after the next touch, why it ended, what to point out gently."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from models.domain.enrolments import EndReason
from models.domain.plans import Plan
from models.domain.touch_warnings import TouchWarning
from ui.words.wording import counted

translate = partial(QCoreApplication.translate, "Plan")

_MONTH = range(28, 32)
_QUARTER = range(90, 93)


def then_words(plan: Plan, step: int | None) -> str:
    """What comes after touch `step`, or after the next one behind the steps (None)."""
    later = every(plan.later.every_days)
    first_year = every(plan.first_year.every_days) if plan.first_year is not None else later
    rhythm = translate("{rhythm}, for ever").format(rhythm=later)
    if first_year != later:
        rhythm = translate("{first} in the first year, then {later}, for ever").format(first=first_year, later=later)
    if step is None:
        return translate("then {rhythm}").format(rhythm=rhythm)
    after = translate("after touch {steps}: {rhythm}").format(steps=len(plan.steps), rhythm=rhythm)
    if step >= len(plan.steps):
        return after
    following, this = plan.steps[step], plan.steps[step - 1]
    gap = counted(following.offset_days - this.offset_days, "%Ln day later", "%Ln days later")
    then = translate("then, {gap}: {purpose}").format(gap=gap, purpose=following.action.purpose)
    return f"{then}\n{after}"


def every(days: int) -> str:
    """How often: *once a month*, *once a quarter*, *every 14 days*."""
    if days in _MONTH:
        return translate("once a month")
    if days in _QUARTER:
        return translate("once a quarter")
    return counted(days, "every day", "every %Ln days")


def end_reason_name(reason: EndReason) -> str:
    """Why a plan ended, with a capital letter."""
    return {
        EndReason.SAID_NO: translate("Said no"),
        EndReason.BOUGHT: translate("Bought"),
        EndReason.DO_NOT_CONTACT: translate("Do not contact"),
        EndReason.NOT_SUITED: translate("Not suited"),
        EndReason.OTHER_PLAN: translate("Another plan"),
        EndReason.OTHER: translate("Another reason"),
    }[reason]


def warning_words(warning: TouchWarning) -> str:
    """What to point out, as one gentle sentence."""
    return {
        TouchWarning.NOTHING_IN_HAND: translate("The last three touches brought nothing: bring something next time."),
        TouchWarning.SAME_METHOD: translate("The last three touches came the same way: try another one."),
        TouchWarning.LONG_GAP: translate("More than 31 days without a touch in the first year."),
        TouchWarning.GIVING_UP_EARLY: translate("That was before the third touch; most people say yes later."),
    }[warning]
