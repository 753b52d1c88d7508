"""What each command does: calls the services, gives one JSON document and the same in words."""

import argparse
from datetime import date

from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Email, Kind, Note, Phone, clean_text
from models.domain.due import DueItem, DueKind, lateness, reason
from models.domain.names import split_name
from models.domain.occasions import Occasion, OccasionKind
from models.domain.segments import ContactQuery
from models.domain.status import Status
from models.domain.typed_addresses import split_address
from models.errors import InputError
from models.formats.contact_json import contact_document
from models.jobs import Progress
from models.services.enrolments import PlanChoice
from models.services.exchange.exports import ExportOptions, SheetLayout
from models.services.sample import fill_sample
from ui.commands.documents import due_document
from ui.commands.duplicates import DUPLICATE_COMMANDS
from ui.commands.imports import IMPORT_COMMANDS
from ui.commands.labels import LABEL_COMMANDS
from ui.commands.outcome import Command, Outcome, counted
from ui.commands.papers import PAPER_COMMANDS
from ui.commands.plans import PLAN_COMMANDS
from ui.commands.remind import remind
from ui.commands.safety import SAFETY_COMMANDS


def list_contacts(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`list`: the contacts of a search, of a segment, or all."""
    ids = list(context.lists.ids(_query(context, arguments)))
    if arguments.json:
        found = context.contacts.list_drafts(ids)
        documents = [contact_document(contact_id, uid, draft) for contact_id, uid, draft in found]
        return Outcome({"count": len(documents), "contacts": documents}, ())
    lines = (
        "\t".join((str(row.id), row.name, row.company, row.locality, row.status.value))
        for start in range(0, len(ids), 500)
        for row in context.lists.rows(ids[start : start + 500])
    )
    return Outcome({}, lines)


def list_due(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`due`: what is due on a day and the days after it."""
    on = arguments.on or context.clock.today()
    items = context.today.due(on, arguments.days)
    document = {"on": on.isoformat(), "days": arguments.days, "items": [due_document(item) for item in items]}
    return Outcome(document, [due_line(item) for item in items] or ["Nothing is due."])


def add_contact(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`add`: a contact, on a plan with its first follow-up due at once."""
    today = context.clock.today()
    draft = ContactDraft(
        name=split_name(arguments.name),
        company=" ".join(arguments.company.split()),
        status=Status(arguments.status),
        source=" ".join(arguments.source.split()),
        phones=tuple(Phone(number.strip()) for number in arguments.phone if number.strip()),
        emails=tuple(Email(address.strip()) for address in arguments.email if address.strip()),
        addresses=tuple(split_address(text, context.mailings.is_country, Kind.OTHER) for text in arguments.address),
        occasions=_birthday(arguments.birthday),
        interests=tuple(arguments.interest),
        groups=tuple(arguments.group),
        notes=tuple(Note(clean_text(text, lines=True), today) for text in arguments.note),
    )
    contact_id = context.enrolments.add_contact(draft, _plan_choice(context, arguments.plan))
    detail = context.contacts.get(contact_id)
    document = contact_document(contact_id, detail.uid, detail.draft)
    return Outcome({"contact": document}, [f"Added {draft.shown_name} as contact {contact_id}."])


def export_file(context: Context, arguments: argparse.Namespace, progress: Progress) -> Outcome:
    """`export`: contacts as a vCard, CSV or calendar file, or the whole book as JSON."""
    guards = None if arguments.formulas is None else arguments.formulas == "guarded"
    options = ExportOptions(
        is_vcard_4=arguments.version == "4.0",
        layout=SheetLayout(arguments.layout),
        guards_formulas=guards,
        has_semicolons=arguments.semicolons,
    )
    written = context.exports.write(arguments.file, _query(context, arguments), progress, options)
    document = {"file": str(arguments.file), "written": written}
    return Outcome(document, [f"Wrote {counted(written, 'contact')} to {arguments.file}."])


def fill_with_sample(context: Context, _arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`sample`: the people of the sample book."""
    added = fill_sample(context)
    return Outcome({"added": added}, [f"Added {added} invented people to {context.book_path.name}."])


COMMANDS: dict[str, Command] = {
    "export": export_file,
    "list": list_contacts,
    "due": list_due,
    "add": add_contact,
    "sample": fill_with_sample,
    "remind": remind,
    **IMPORT_COMMANDS,
    **LABEL_COMMANDS,
    **PLAN_COMMANDS,
    **DUPLICATE_COMMANDS,
    **PAPER_COMMANDS,
    **SAFETY_COMMANDS,
}


def _plan_choice(context: Context, name: str | None) -> int | PlanChoice:
    if name is None:
        return PlanChoice.DEFAULT
    return PlanChoice.NONE if name == PlanChoice.NONE.value else context.plans.get_by_name(name)[0]


def _query(context: Context, arguments: argparse.Namespace) -> ContactQuery:
    if arguments.segment:
        return context.segments.get_by_name(arguments.segment).query
    return ContactQuery(text=arguments.search)


def _birthday(text: str | None) -> tuple[Occasion, ...]:
    if not text:
        return ()
    try:
        return (Occasion(OccasionKind.BIRTHDAY, CalendarDay.parse(text)),)
    except ValueError:
        message = f"“{text}” is no day; write the birthday as 1970-03-14, or --03-14 without a year."
        raise InputError(message) from None


def due_line(item: DueItem) -> str:
    """An item of `due` as one line."""
    what = reason(item)
    if item.kind is DueKind.POST_BY and item.falls_on is not None:
        what = f"{what} · {item.title} on {_long_day(item.falls_on)}"
    elif item.kind is DueKind.FOLLOW_UP:
        what = f"{what} · {item.method.value}"
    bring = f" · bring: {item.carries}" if item.carries else ""
    return f"{lateness(item.days_late):>12}  {item.contact_name} · {what}{bring}"


def _long_day(day: date) -> str:
    return f"{day.day} {day:%B}"
