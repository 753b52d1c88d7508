"""Books of made-up people for the benchmarks."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from people import Person, people

from models.clock import Clock
from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Email, Phone, PostalAddress
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.domain.search_words import search_document
from models.store import contact_columns

COUNT = 30_000
_CREATED_AT = "2026-01-01T00:00:00+00:00"


def make_book(path: Path, count: int = COUNT, *, has_follow_ups: bool = True) -> Context:
    """Open a new book with `count` people; one in five has a follow-up, spread over the next 90 days."""
    context = Context.open(path, Clock())
    add_people(context, [draft_of(person) for person in people(count)], has_follow_ups=has_follow_ups)
    return context


def draft_of(person: Person) -> ContactDraft:
    """A person of the generator as a draft."""
    birthday = person.birthday
    return ContactDraft(
        name=PersonName(person.given_name, person.family_name),
        company=person.company,
        phones=(Phone(person.phone),),
        emails=(Email(person.email),),
        addresses=(
            PostalAddress(
                street=person.street,
                locality=person.locality,
                region=person.region,
                postcode=person.postcode,
                country=person.country,
            ),
        ),
        occasions=(Occasion(OccasionKind.BIRTHDAY, CalendarDay.parse(birthday)),) if birthday else (),
        interests=(person.interest,) if person.interest else (),
    )


def add_people(context: Context, drafts: list[ContactDraft], *, has_follow_ups: bool = False) -> None:
    """Add contacts as one bulk step."""
    with context.book.bulk_transaction("Import") as work:
        ids = range(work.next_id("contact"), work.next_id("contact") + len(drafts))
        numbered = list(zip(ids, drafts, strict=True))
        work.insert(
            "contact",
            ("id", "uid", "created_at", *contact_columns.CONTACT_COLUMNS),
            [(i, str(uuid.uuid4()), _CREATED_AT, *contact_columns.contact_values(draft)) for i, draft in numbered],
        )
        parts = [(i, contact_columns.part_values(draft)) for i, draft in numbered]
        for table, columns in contact_columns.PART_COLUMNS.items():
            rows = [(i, at, *row) for i, values in parts for at, row in enumerate(values[table])]
            work.insert(table, ("contact_id", "position", *columns), rows)
        tags = {tag: i for i, tag in enumerate(_tags(drafts), work.next_id("tag"))}
        work.insert("tag", ("id", "kind", "name", "folded"), [(i, *tag) for tag, i in tags.items()])
        links = [(i, tags[tag]) for i, draft in numbered for tag in contact_columns.tag_values(draft)]
        work.insert("contact_tag", ("contact_id", "tag_id"), links)
        if has_follow_ups:
            today = context.clock.today()
            days = [(i, (today + timedelta(i // 5 % 90 - 2)).isoformat()) for i in ids[::5]]
            columns = ("contact_id", "due_on", "method", "purpose", "carries", "remind_local", "closed_as")
            work.insert("follow_up", columns, [(i, day, "phone", "Call", "", "", "") for i, day in days])
        work.add_documents([(i, search_document(draft)) for i, draft in numbered])


def _tags(drafts: list[ContactDraft]) -> Iterator[tuple[str, str, str]]:
    yield from dict.fromkeys(tag for draft in drafts for tag in contact_columns.tag_values(draft))
