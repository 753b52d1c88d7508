"""Printed on paper: a pocket list, record cards and a day sheet as PDF files."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.clock import Clock
from models.domain.contacts import ContactDraft, PostalAddress
from models.domain.due import DueItem, DueKind, lateness, reason
from models.domain.names import sort_key
from models.domain.occasions import Occasion, Recurrence
from models.domain.segments import ContactQuery
from models.domain.touches import FollowUpDraft, TouchDraft
from models.formats.foreign_sheets import return_words
from models.jobs import Progress
from models.printing.day_sheet import DayRow, DaySection, write_day_sheet
from models.printing.paper import A4, LETTER, PaperStyle
from models.printing.pocket_list import PocketEntry, write_pocket_list
from models.printing.record_cards import CardPart, RecordCard, write_record_cards
from models.services import follow_up_rows
from models.services.due.today import Today
from models.services.lists import ContactLists
from models.store.database import Book

_MOST_REACHES, _MOST_TOUCHES, _MOST_NOTES = 3, 4, 2
_NOTE_LINES = 5
# Contacts whose follow-ups and touches are read together.
_BATCH = 500


@dataclass(frozen=True, slots=True)
class PaperLanguage:
    """The language of what is printed, as the window has it: words, days, and days with their weekday."""

    translate: Callable[[str], str]
    day_text: Callable[[date], str]
    long_day_text: Callable[[date], str]


class Papers:
    """What the owner prints to take along. In a worker's thread, call it inside `book.connection()`.

    `is_letter` tells whether the owner's paper is US Letter.
    """

    def __init__(
        self, book: Book, lists: ContactLists, today: Today, clock: Clock, is_letter: Callable[[], bool]
    ) -> None:
        self._book = book
        self._lists = lists
        self._today = today
        self._clock = clock
        self._is_letter = is_letter

    def style(self, language: PaperLanguage | None = None) -> PaperStyle:
        """The owner's paper, and a language, English unless given."""
        size = LETTER if self._is_letter() else A4
        if language is None:
            return PaperStyle(size)
        return PaperStyle(size, language.translate, language.day_text, language.long_day_text)

    def write_list(
        self,
        path: Path,
        who: ContactQuery | Sequence[int],
        style: PaperStyle | None = None,
        progress: Progress | None = None,
    ) -> int:
        """Write a pocket list of the contacts of a search or selection; gives the number of contacts.

        Raises:
            InputError: the name does not end in .pdf.
            MachineError: the file can't be written.
            JobCancelledError: the owner asked to stop; nothing was written.
        """
        ids = self._ids(who)
        entries = (_entry(draft) for _, _, draft in self._book.drafts(ids))
        write_pocket_list(path, entries, self._clock.today(), style or self.style(), total=len(ids), progress=progress)
        return len(ids)

    def write_cards(
        self,
        path: Path,
        who: ContactQuery | Sequence[int],
        style: PaperStyle | None = None,
        progress: Progress | None = None,
    ) -> int:
        """Write record cards of the contacts of a search or selection; gives the number of contacts.

        Raises:
            InputError, MachineError, JobCancelledError: as `write_list`.
        """
        ids, style = self._ids(who), style or self.style()
        write_record_cards(path, self._cards(ids, style), style, total=len(ids), progress=progress)
        return len(ids)

    def write_day(self, path: Path, on: date, style: PaperStyle | None = None) -> int:
        """Write what is due on a day, and what comes up in the week after it; gives the number of rows.

        Raises:
            InputError: the name does not end in .pdf.
            MachineError: the file can't be written.
        """
        style = style or self.style()
        found = self._today.sections(on)
        sections = [
            self._section("New people", found.reach_first, style),
            self._section("Due", found.due, style),
            self._section("Birthdays and other dates", found.occasions, style),
            self._section("Coming up", found.coming_up, style, has_boxes=False),
        ]
        write_day_sheet(path, on, sections, style)
        return sum(len(section.rows) for section in sections)

    def _ids(self, who: ContactQuery | Sequence[int]) -> Sequence[int]:
        if isinstance(who, ContactQuery):
            return self._lists.ids(who)
        wanted = set(who)
        return [contact_id for contact_id in self._lists.ids(ContactQuery()) if contact_id in wanted]

    def _cards(self, ids: Sequence[int], style: PaperStyle) -> Iterator[RecordCard]:
        for start in range(0, len(ids), _BATCH):
            batch = list(ids[start : start + _BATCH])
            # Together: two queries for each of 30,000 contacts take longer than all the rest.
            coming = follow_up_rows.next_open_of(self._book, batch)
            past = follow_up_rows.last_touches_of(self._book, batch, _MOST_TOUCHES)
            for contact_id, _, draft in self._book.drafts(batch):
                yield _card(draft, coming.get(contact_id), past.get(contact_id, ()), style)

    def _section(self, name: str, items: Sequence[DueItem], style: PaperStyle, *, has_boxes: bool = True) -> DaySection:
        ids = list({item.contact_id for item in items})
        drafts = {contact_id: draft for contact_id, _, draft in self._book.drafts(ids)}
        rows = tuple(_row(item, drafts[item.contact_id], style) for item in items if item.contact_id in drafts)
        return DaySection(style.translate(name), rows, has_boxes)


def _entry(draft: ContactDraft) -> PocketEntry:
    towns = [address.locality for address in draft.addresses if address.locality]
    person = draft.name.short
    name = f"{draft.name.family}, {draft.name.given}" if _is_family_last(draft) else person or draft.company
    about = _joined(draft.company if person else "", towns[0] if towns else "")
    reaches = [phone.number for phone in draft.phones[:_MOST_REACHES]]
    reaches = reaches or [email.address for email in draft.emails[:1]]
    return PocketEntry(name, sort_key(draft.name, draft.company), about, tuple(reaches))


def _is_family_last(draft: ContactDraft) -> bool:
    return bool(draft.name.given and draft.name.family) and not draft.name.is_family_first


def _card(
    draft: ContactDraft, coming: FollowUpDraft | None, past: Sequence[TouchDraft], style: PaperStyle
) -> RecordCard:
    parts = [*_standing_parts(draft, style), *_course_parts(draft, coming, past, style)]
    about = _joined(draft.job_title, draft.company if draft.name else "")
    filled = tuple(part for part in parts if any(part.lines))
    status = style.translate(draft.status.value.capitalize())
    return RecordCard(draft.name.full or draft.company, about, status, filled)


def _standing_parts(draft: ContactDraft, style: PaperStyle) -> list[CardPart]:
    """How to reach somebody, and what there is to know."""
    tr = style.translate
    address = next((address for address in draft.addresses if address), None)
    place = ", ".join(" ".join(part.split()) for part in _address_parts(address)) if address else ""
    return [
        CardPart(tr("Phone"), tuple(phone.number for phone in draft.phones[:_MOST_REACHES])),
        CardPart(tr("E-mail"), tuple(email.address for email in draft.emails[:_MOST_REACHES])),
        CardPart(tr("Address"), (place,) if place else (), most=3),
        CardPart(tr("Dates"), tuple(_occasion_text(occasion, style) for occasion in draft.occasions[:3])),
        CardPart(tr("Interests"), (", ".join((*draft.interests, *draft.groups)),), most=2),
        CardPart(tr("Must not"), (", ".join(sorted(tr(flag.value) for flag in draft.flags)),)),
    ]


def _course_parts(
    draft: ContactDraft, coming: FollowUpDraft | None, past: Sequence[TouchDraft], style: PaperStyle
) -> list[CardPart]:
    """What comes next, the notes, and what was."""
    tr, day_text = style.translate, style.day_text
    opened = () if coming is None else (coming,)
    ahead = tuple(_joined(day_text(one.due_on), one.purpose or tr(one.method.value), one.carries) for one in opened)
    so_far = tuple(_joined(day_text(one.made_on), tr(one.method.value), one.note or one.carried) for one in past)
    return [
        CardPart(tr("Next"), ahead, most=2),
        CardPart(tr("Notes"), tuple(note.text for note in draft.notes[:_MOST_NOTES]), most=_NOTE_LINES),
        CardPart(tr("So far"), so_far),
    ]


def _joined(*texts: str) -> str:
    return " · ".join(filter(None, texts))


def _address_parts(address: PostalAddress) -> list[str]:
    place = f"{address.postcode} {address.locality}".strip()
    return [part for part in (address.street, address.extended, address.po_box, place, address.region) if part]


def _occasion_text(occasion: Occasion, style: PaperStyle) -> str:
    title = occasion.title[:1].upper() + occasion.title[1:]
    if occasion.recurrence is not Recurrence.YEARLY:
        return f"{style.translate(title)}: {return_words(occasion)}"
    day = occasion.day
    shown = style.day_text(date(day.year or 2000, day.month, day.day))
    return f"{style.translate(title)}: {shown if day.year else shown.replace('2000', '').strip(' ,./-')}"


def _row(item: DueItem, draft: ContactDraft, style: PaperStyle) -> DayRow:
    tr = style.translate
    when = item.remind_local if item.remind_local and item.days_late == 0 else lateness(item.days_late, tr)
    words = reason(item, tr)
    if item.kind is DueKind.POST_BY and item.falls_on is not None:
        words = f"{words} · {item.title}, {style.day_text(item.falls_on)}"
    elif item.kind is DueKind.FOLLOW_UP:
        words = f"{words} · {tr(item.method.value)}"
    elif item.years:
        words = f"{words} ({item.years})"
    bring = tr("Bring: {what}").format(what=item.carries) if item.carries else ""
    reaches = [phone.number for phone in draft.phones[:2]] + [email.address for email in draft.emails[:1]]
    towns = [address.locality for address in draft.addresses if address.locality]
    about = _joined(item.company, towns[0] if towns else "")
    return DayRow(when, item.contact_name, about, words, bring, tuple(reaches[:3]))
