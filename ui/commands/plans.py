"""What the commands for plans, follow-ups and touches do."""

import argparse
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from models.context import Context
from models.domain import touches
from models.domain.day_rules import DaysOff
from models.domain.enrolments import EndReason
from models.domain.folding import fold_words
from models.domain.occasions import OccasionKind
from models.domain.segments import ContactQuery
from models.domain.snoozes import SnoozeChoice, snooze_choices
from models.domain.touches import Direction, FollowUpDraft, PurchaseDraft, TouchDraft
from models.domain.workload import FOUR_WEEKS
from models.errors import InputError, NotFoundError
from models.jobs import Progress
from models.services.follow_up_rows import FollowUpRow
from ui.commands.found_contact import contact_of
from ui.commands.outcome import Command, Outcome
from ui.commands.plan_documents import (
    coverage_document,
    days_off_document,
    enrolment_document,
    open_document,
    plan_document,
)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NO = frozenset({("no",), ("said", "no"), ("not", "interested")})


def follow_up(context: Context, arguments: argparse.Namespace, progress: Progress) -> Outcome:
    """`follow-up`: plan, log, skip, snooze or move one."""
    return _ACTS[arguments.act](context, arguments, progress)


def _add(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    contact_id = contact_of(context, arguments.contact)
    due_on = arguments.on or context.clock.today()
    draft = FollowUpDraft(due_on, arguments.method, arguments.purpose, arguments.carries, arguments.at)
    context.follow_ups.plan(contact_id, draft)
    return _told(context, contact_id, f"Planned a follow-up on {due_on}.")


def _done(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    contact_id = contact_of(context, arguments.contact)
    row = _open(context, contact_id, arguments)
    method = arguments.method or row.draft.method
    touch = replace(_touch(context, arguments), method=method, carried=arguments.carries or row.draft.carries)
    context.follow_ups.complete(row.id, touch, _next(arguments), purchase=_purchase(arguments))
    return _told(context, contact_id, f"Logged a touch on {touch.made_on}.")


def _skip(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    contact_id = contact_of(context, arguments.contact)
    context.follow_ups.skip(_open(context, contact_id, arguments).id)
    return _told(context, contact_id, "Skipped.")


def _snooze(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    contact_id = contact_of(context, arguments.contact)
    choice = _snooze_choice(context, contact_id, arguments.until)
    remind_local = arguments.at or choice.remind_local
    context.follow_ups.snooze(_open(context, contact_id, arguments).id, choice.due_on, remind_local)
    return _told(context, contact_id, f"Comes back on {choice.due_on} {remind_local}".rstrip() + ".")


def _move(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    contact_id = contact_of(context, arguments.contact)
    context.follow_ups.move(_open(context, contact_id, arguments).id, arguments.to)
    return _told(context, contact_id, f"Moved to {arguments.to}.")


def log_touch(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`touch`: a touch that was not planned."""
    contact_id = contact_of(context, arguments.contact)
    touch = replace(_touch(context, arguments), method=arguments.method)
    context.follow_ups.log_touch([contact_id], touch, _next(arguments), purchase=_purchase(arguments))
    return _told(context, contact_id, f"Logged a touch on {touch.made_on}.")


def pause(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`pause`: nothing of the plan falls due before a day."""
    contact_id = _on_a_plan(context, arguments.contact)
    until = arguments.until or context.clock.today() + timedelta(days=FOUR_WEEKS)
    context.enrolments.pause([contact_id], until)
    return _told(context, contact_id, f"Paused until {until}.")


def resume(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`resume`: the pause ends today."""
    contact_id = _on_a_plan(context, arguments.contact)
    context.enrolments.resume([contact_id])
    return _told(context, contact_id, "Resumed.")


def end(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`end`: the plan ends, with a reason."""
    contact_id = contact_of(context, arguments.contact)
    reason, note = _reason(arguments.reason)
    if reason is not EndReason.DO_NOT_CONTACT:
        _on_a_plan(context, arguments.contact)
    report = context.enrolments.end([contact_id], reason, note)
    proposed = context.plans.get(report.proposed_plan_id).name if report.proposed_plan_id is not None else None
    told = _told(context, contact_id, f"Ended: {note or reason.value}.")
    document = {**told.document, "reason": reason.value, "warning": report.warning, "proposed_plan": proposed}
    lines = [*told.lines]
    if report.warning is not None:
        lines.append(f"Note: {report.warning.value}.")
    if proposed is not None:
        lines.append(f"You might put the contact on “{proposed}”.")
    return Outcome(document, lines)


def enroll(context: Context, arguments: argparse.Namespace, progress: Progress) -> Outcome:
    """`enroll`: a contact, or all that a search finds."""
    if (arguments.contact is None) == (arguments.search is None):
        raise InputError("Name a contact, or give --search.")
    plan_id, plan = context.plans.get_by_name(arguments.plan)
    if arguments.contact is not None:
        contact_id = contact_of(context, arguments.contact)
        context.enrolments.enrol(contact_id, plan_id, arguments.from_on)
        return _told(context, contact_id, f"On {plan.name}.")
    ids = list(context.lists.ids(ContactQuery(arguments.search)))
    report = context.enrolments.enrol_many(ids, plan_id, arguments.from_on, arguments.days, progress)
    document = {
        "plan": plan.name,
        "enrolled": report.enrolled,
        "left_alone": report.left_alone,
        "first_on": report.first_on and report.first_on.isoformat(),
        "last_on": report.last_on and report.last_on.isoformat(),
    }
    line = f"Put {report.enrolled:,} on {plan.name}; {report.left_alone:,} are on a plan already or not followed up."
    return Outcome(document, [line])


def prefer(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`prefer`: the weekday that is best for a contact."""
    contact_id = contact_of(context, arguments.contact)
    name = arguments.weekday.strip().lower()
    if name not in (*_WEEKDAYS, "none"):
        raise InputError(f"“{arguments.weekday}” is no weekday; choose one of: {', '.join(_WEEKDAYS)}, none.")
    weekday = None if name == "none" else _WEEKDAYS.index(name)
    context.enrolments.set_preferred_weekday(contact_id, weekday)
    told = _told(context, contact_id, f"Best day: {name if weekday is not None else 'any'}.")
    return Outcome({**told.document, "weekday": None if weekday is None else name}, told.lines)


def days_off(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`days-off`: list them, add some or take some away."""
    if arguments.act == "add":
        last_on = arguments.last_on or arguments.first_on
        context.plans.add_days_off(DaysOff(arguments.first_on, last_on, " ".join(arguments.name.split())))
    elif arguments.act == "remove":
        context.plans.remove_days_off(arguments.id)
    rows = context.plans.list_days_off()
    lines = [f"{i}\t{days.first_on}\t{days.last_on}\t{days.name}".rstrip() for i, days in rows]
    return Outcome({"days_off": [days_off_document(*row) for row in rows]}, lines or ["There are no days off."])


def list_plans(context: Context, _arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`plans`: all plans."""
    rows = context.plans.list_all()
    lines = [
        f"{row.plan.name} · {row.contact_count:,} on it · {row.touches_per_week:.1f} touches a week" for row in rows
    ]
    return Outcome({"plans": [plan_document(row) for row in rows]}, lines)


def tell_coverage(context: Context, _arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`coverage`: how well the contacts are looked after."""
    summary = context.coverage.summary()
    ids = context.coverage.contacts_without_next()
    without = [row for start in range(0, len(ids), 500) for row in context.lists.rows(ids[start : start + 500])]
    document = coverage_document(summary, without)
    workload = summary.workload
    lines = [
        f"{summary.with_next:,} of {summary.live_contacts:,} contacts have a next touch ({summary.share:.0%}).",
        f"Stalled at touch 1, 2, 3: {', '.join(map(str, summary.stalled))}.",
        f"Touches a day: the plans ask for {workload.needed_per_day:.1f}, you made {workload.made_per_day:.1f}.",
        *(f"Nothing planned: {row.name} ({row.id})" for row in without),
    ]
    return Outcome(document, lines)


_ACTS: dict[str, Command] = {"add": _add, "done": _done, "skip": _skip, "snooze": _snooze, "move": _move}
PLAN_COMMANDS: dict[str, Command] = {
    "follow-up": follow_up,
    "touch": log_touch,
    "pause": pause,
    "resume": resume,
    "end": end,
    "enroll": enroll,
    "prefer": prefer,
    "days-off": days_off,
    "plans": list_plans,
    "coverage": tell_coverage,
}


def _told(context: Context, contact_id: int, line: str) -> Outcome:
    """What is planned for the contact now."""
    enrolment = context.enrolments.find(contact_id)
    name = context.contacts.name_of(contact_id)
    document: dict[str, Any] = {
        "contact_id": contact_id,
        "name": name,
        "enrolment": enrolment and enrolment_document(enrolment),
        "open": [open_document(row) for row in context.follow_ups.list_open(contact_id)],
    }
    lines = [f"{name}: {line}"]
    if enrolment is not None:
        place = f"touch {enrolment.step} of {enrolment.steps}" if enrolment.step else "in rhythm"
        lines.append(f"Next on {enrolment.due_on} ({enrolment.plan}, {place}).")
    return Outcome(document, lines)


def _on_a_plan(context: Context, text: str) -> int:
    contact_id = contact_of(context, text)
    if context.enrolments.find(contact_id) is None:
        raise InputError(f"{context.contacts.name_of(contact_id)} is on no plan.")
    return contact_id


def _open(context: Context, contact_id: int, arguments: argparse.Namespace) -> FollowUpRow:
    rows = context.follow_ups.list_open(contact_id)
    row = next((row for row in rows if arguments.id in (None, row.id)), None)
    if row is None:
        raise NotFoundError(f"{context.contacts.name_of(contact_id)} has no such open follow-up.")
    return row


def _touch(context: Context, arguments: argparse.Namespace) -> TouchDraft:
    outcome = touches.Outcome.BOUGHT if arguments.bought else touches.Outcome(arguments.outcome)
    today = context.clock.today()
    made_on = arguments.on or today
    if made_on > today:
        raise InputError(f"A touch is something that took place; {made_on} is still to come. Nothing was logged.")
    return TouchDraft(
        made_on,
        direction=Direction(arguments.direction),
        outcome=outcome,
        carried=arguments.carries,
        note=arguments.note,
    )


def _next(arguments: argparse.Namespace) -> FollowUpDraft | None:
    return FollowUpDraft(arguments.next_on) if arguments.next_on else None


def _purchase(arguments: argparse.Namespace) -> PurchaseDraft | None:
    if arguments.amount is not None and not arguments.bought:
        raise InputError("Say with --bought what the amount is for.")
    return PurchaseDraft(arguments.bought, arguments.amount) if arguments.bought else None


def _snooze_choice(context: Context, contact_id: int, text: str) -> SnoozeChoice:
    occasions = context.contacts.get(contact_id).draft.occasions
    pay_day = next((occasion for occasion in occasions if occasion.kind is OccasionKind.PAY_DAY), None)
    choices = snooze_choices(context.clock.local_now(), pay_day)
    for choice in choices:
        if fold_words(choice.snooze.value) == fold_words(text):
            return choice
    try:
        due_on = date.fromisoformat(text)
    except ValueError:
        names = ", ".join(choice.snooze.value for choice in choices)
        raise InputError(f"“{text}” can't be chosen; choose a day as 2026-03-14, or one of: {names}.") from None
    if due_on < context.clock.today():
        raise InputError(f"{text} is past; choose a day from today on.")
    return replace(choices[-1], due_on=due_on, remind_local="")


def _reason(text: str) -> tuple[EndReason, str]:
    words = tuple(fold_words(text))
    for reason in (EndReason.DO_NOT_CONTACT, EndReason.NOT_SUITED, EndReason.OTHER):
        if words == tuple(fold_words(reason.value)):
            return reason, ""
    if words in _NO:
        return EndReason.SAID_NO, ""
    if not words:
        raise InputError("Give a reason.")
    return EndReason.OTHER, " ".join(text.split())
