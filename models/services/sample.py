"""The sample book: a few invented people with something due, told relative to today."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from models.domain.calendar_days import CalendarDay
from models.domain.contacts import Answer, ContactDraft, Email, Flag, Kind, Note, Phone, PostalAddress
from models.domain.names import PersonName, split_name
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.plans import PlanUse
from models.domain.status import Status
from models.domain.touches import FollowUpDraft, Method, Outcome, TouchDraft

if TYPE_CHECKING:
    from models.context import Context

_USES = {
    Status.LEAD: PlanUse.NEW_CONTACTS,
    Status.PROSPECT: PlanUse.NEW_CONTACTS,
    Status.CUSTOMER: PlanUse.CUSTOMERS,
}


def fill_sample(context: "Context") -> int:
    """Add the people of resources/sample_book.json that are not in the book yet, as one step; gives their number.

    Those who were touched, and leads, are on the plan of their status.
    """
    today = context.clock.today()
    people = json.loads(files("resources").joinpath("sample_book.json").read_text("utf-8"))
    new = [(uid, person) for uid, person in _with_uids(people) if context.contacts.find_by_uid(uid) is None]
    with context.book.transaction("Add the sample book"):
        for uid, person in new:
            _add(context, uid, person, today)
    return len(new)


def _add(context: "Context", uid: str, person: dict[str, Any], today: date) -> None:
    draft = replace(_draft(person, today), uid=uid)
    contact_id = context.contacts.add(draft)
    due, touches = _follow_ups(person, today), _touches(person, today)
    plan = context.plans.find_for(_USES[draft.status]) if draft.status in _USES else None
    if plan is not None and due and (touches or draft.status is Status.LEAD):
        started_on = min([due[0].due_on, *(touch.made_on for touch in touches)])
        context.enrolments.take_over(contact_id, plan[0], started_on, touches, due.pop(0))
    else:
        for touch in touches:
            context.follow_ups.log_touch([contact_id], touch)
    for follow_up in due:
        context.follow_ups.plan(contact_id, follow_up)


def _follow_ups(person: dict[str, Any], today: date) -> list[FollowUpDraft]:
    return [
        FollowUpDraft(today + timedelta(days=offset), Method(method), purpose, carries)
        for offset, method, purpose, carries in person.get("follow_ups", ())
    ]


def _touches(person: dict[str, Any], today: date) -> list[TouchDraft]:
    return [
        TouchDraft(today + timedelta(days=offset), Method(method), outcome=Outcome(outcome), carried=carried, note=note)
        for offset, method, outcome, note, carried in person.get("touches", ())
    ]


def _with_uids(people: Sequence[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, person in enumerate(people, start=1):
        yield f"barnacle-sample-{number}", person


def _draft(person: dict[str, Any], today: date) -> ContactDraft:
    return ContactDraft(
        name=split_name(person["name"]) if person["name"] else PersonName(),
        company=person.get("company", ""),
        job_title=person.get("job_title", ""),
        status=Status(person["status"]),
        source=person.get("source", ""),
        label_name=person.get("label_name", ""),
        can_afford=Answer(person.get("can_afford", "unknown")),
        flags=frozenset(Flag(flag) for flag in person.get("flags", ())),
        phones=tuple(Phone(number, Kind(kind)) for number, kind in person.get("phones", ())),
        emails=tuple(Email(address, Kind.WORK) for address in person.get("emails", ())),
        addresses=tuple(
            PostalAddress(**{**address, "kind": Kind(address["kind"])}) for address in person.get("addresses", ())
        ),
        occasions=tuple(_occasions(person, today)),
        interests=tuple(person.get("interests", ())),
        groups=tuple(person.get("groups", ())),
        notes=tuple(
            Note(text, today + timedelta(days=offset), is_pinned) for offset, text, is_pinned in person.get("notes", ())
        ),
    )


def _occasions(person: dict[str, Any], today: date) -> list[Occasion]:
    occasions = []
    if "birthday" in person:
        occasions.append(Occasion(OccasionKind.BIRTHDAY, CalendarDay.parse(person["birthday"])))
    if "birthday_in" in person:
        offset, age = person["birthday_in"]
        day = today + timedelta(days=offset)
        occasions.append(Occasion(OccasionKind.BIRTHDAY, _born(day, age)))
    if "pay_day" in person:
        weekday = person["pay_day"]
        occasions.append(
            Occasion(
                OccasionKind.PAY_DAY,
                CalendarDay(1, 1),
                lead_days=0,
                recurrence=Recurrence.LAST_WEEKDAY,
                weekday=weekday,
            )
        )
    if "renewal" in person:
        month_day, year = person["renewal"]
        occasions.append(Occasion(OccasionKind.RENEWAL, CalendarDay.parse(f"{year}-{month_day}"), "Contract"))
    return occasions


def _born(day: date, age: int) -> CalendarDay:
    # 29 February has no such day in most years.
    try:
        return CalendarDay(day.month, day.day, day.year - age)
    except ValueError:
        return CalendarDay(day.month, day.day)
