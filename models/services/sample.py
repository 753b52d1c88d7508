"""The sample book: a few invented people with something due, told relative to today."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from models.domain.calendar_days import CalendarDay
from models.domain.contacts import (
    Answer,
    ContactDraft,
    Email,
    Flag,
    Kind,
    Note,
    Phone,
    PostalAddress,
    Status,
)
from models.domain.names import PersonName, split_name
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.plans import PlanUse
from models.domain.touches import FollowUpDraft, Method, Outcome, TouchDraft
from models.services import follow_up_rows
from models.services.contacts import Contacts
from models.services.enrolments import Enrolments
from models.services.follow_ups import FollowUps
from models.services.plans import Plans
from models.store.database import Book


def fill_sample(
    book: Book, contacts: Contacts, follow_ups: FollowUps, enrolments: Enrolments, plans: Plans, today: date
) -> int:
    """Add the people of resources/sample_book.json that are not in the book yet, as one step; gives their number.

    Leads and prospects are on the plan for new people, at the place that their touches brought them to; what the sample
    plans for them is the plan's next touch.
    """
    default, customers = plans.find_for(PlanUse.NEW_CONTACTS), plans.find_for(PlanUse.CUSTOMERS)
    by_status = {Status.LEAD: default, Status.PROSPECT: default, Status.CUSTOMER: customers}
    people = json.loads(files("resources").joinpath("sample_book.json").read_text("utf-8"))
    new = [(uid, person) for uid, person in _with_uids(people) if contacts.find_by_uid(uid) is None]
    with book.transaction("Add the sample book"):
        for uid, person in new:
            draft = replace(_draft(person, today), uid=uid)
            contact_id = contacts.add(draft)
            planned, made = list(_follow_ups(person, today)), list(_touches(person, today))
            plan = by_status.get(draft.status)
            if plan is None or not planned:
                for follow_up in planned:
                    follow_ups.plan(contact_id, follow_up)
                for touch in made:
                    # What lies in the past starts no plan.
                    follow_up_rows.insert_touch(book, contact_id, touch)
                continue
            enrolments.enrol(contact_id, plan[0], min((touch.made_on for touch in made), default=today))
            for touch in made:
                follow_ups.complete(follow_ups.list_open(contact_id)[0].id, touch)
            follow_ups.edit(follow_ups.list_open(contact_id)[0].id, planned[0])
    return len(new)


def _follow_ups(person: dict[str, Any], today: date) -> Iterator[FollowUpDraft]:
    for offset, method, purpose, carries in person.get("follow_ups", ()):
        yield FollowUpDraft(today + timedelta(days=offset), Method(method), purpose, carries)


def _touches(person: dict[str, Any], today: date) -> Iterator[TouchDraft]:
    for offset, method, outcome, note, carried in sorted(person.get("touches", ())):
        made_on = today + timedelta(days=offset)
        yield TouchDraft(made_on, Method(method), outcome=Outcome(outcome), carried=carried, note=note)


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
