"""A book with something in every corner, for what must come through whole."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from models.clock import Clock
from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Email, Flag, Note, Phone, PostalAddress, Website
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.domain.segments import ContactQuery
from models.domain.status import Status
from models.domain.touches import FollowUpDraft, Method, Outcome, PurchaseDraft, TouchDraft

DAY = date(2026, 11, 21)


def full_draft(number: int) -> ContactDraft:
    """Somebody of whom much is known."""
    return ContactDraft(
        name=PersonName(f"Anna{number}", f"Łoś-{number % 17}"),
        company=f"Łoś & Co {number % 5}",
        status=list(Status)[number % len(Status)],
        source="fair",
        flags=frozenset((Flag.NO_MAIL,)) if number % 7 == 0 else frozenset(),
        phones=(Phone(f"020 7946 {number:04}"), Phone(f"+44 7700 {number:06}")),
        emails=(Email(f"anna{number}@los.example"),),
        websites=(Website(f"https://los.example/{number}"),),
        addresses=(PostalAddress(street=f"{number} Mill Lane", locality="Leeds", postcode="LS1 4AB"),),
        occasions=(Occasion(OccasionKind.BIRTHDAY, CalendarDay(number % 12 + 1, 14, 1970)),),
        interests=("golf", f"boats {number % 9}"),
        groups=("cards",),
        notes=(Note(f"Met at the fair, {number}. " + "All of it in detail. " * (number % 300), DAY),),
    )


def make_full_book(path: Path, people: int) -> None:
    """Make a closed book with so many people, on plans, with touches, a purchase, lists, and a trash."""
    context = Context.open(path, Clock())
    with context.book.transaction("Fill"):
        for number in range(people):
            contact_id = context.enrolments.add_contact(full_draft(number))
            if number % 3 == 0:
                context.follow_ups.log_touch([contact_id], TouchDraft(DAY, outcome=Outcome.REACHED, note="Called"))
            if number % 11 == 0:
                touch = TouchDraft(DAY, Method.PHONE, outcome=Outcome.BOUGHT)
                purchase = PurchaseDraft("Course", Decimal("49.97"))
                context.follow_ups.log_touch([contact_id], touch, purchase=purchase)
            if number % 13 == 0:
                context.follow_ups.plan(contact_id, FollowUpDraft(DAY, Method.MAIL, "Send the catalogue"))
    context.segments.save("Golfers", ContactQuery("golf"))
    context.contacts.trash([1, 2])
    before = context.contacts.get(3).draft
    context.contacts.edit(3, before, replace(before, company="Harbour Ltd"))
    context.settings.change(own_country="DE")
    context.close()
