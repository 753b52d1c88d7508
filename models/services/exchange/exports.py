"""Write contacts to a file that other programs read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from models.clock import Clock
from models.domain.addresses import AddressWriter
from models.domain.contacts import ContactDraft, PostalAddress
from models.domain.segments import ContactQuery
from models.errors import InputError
from models.jobs import NoProgress, Progress
from models.services import follow_up_rows
from models.services.exchange import book_documents
from models.services.lists import ContactLists
from models.store.database import Book
from models.whole_files import written_whole

if TYPE_CHECKING:
    from models.formats.icalendar import CalendarContact
    from models.formats.spreadsheet_writing import SheetOptions

SUFFIXES = (".vcf", ".csv", ".ics", ".json")
_CONTACTS_BETWEEN_REPORTS = 500


class SheetLayout(StrEnum):
    """Whose columns a spreadsheet has; Barnacle's own comes back without loss."""

    BARNACLE = "barnacle"
    GOOGLE = "google"
    OUTLOOK = "outlook"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a file is written: vCard 3.0, which most programs read, or 4.0; the spreadsheet's columns and separator.

    `guards_formulas`: an apostrophe before cells that begin with = + - @. None does what suits the layout: Barnacle
    takes the apostrophe away again, other programs would keep it before every number with a plus.
    """

    is_vcard_4: bool = False
    layout: SheetLayout = SheetLayout.BARNACLE
    guards_formulas: bool | None = None
    has_semicolons: bool = False


class Exports:
    """Writing files of contacts. In a worker's thread, call it inside `book.connection()`.

    `address_writer` gives what writes addresses as their countries do.
    """

    def __init__(
        self, book: Book, lists: ContactLists, clock: Clock, address_writer: Callable[[], AddressWriter]
    ) -> None:
        self._book = book
        self._lists = lists
        self._clock = clock
        self._address_writer = address_writer

    def write(
        self,
        path: Path,
        who: ContactQuery | Sequence[int],
        progress: Progress | None = None,
        options: ExportOptions | None = None,
    ) -> int:
        """Write the contacts of a search or selection to `path`, whose suffix chooses vCard, CSV, calendar or JSON.

        JSON of everyone is the whole book, those in the trash, plans, lists, mailings and settings included. Gives the
        number of contacts. The file appears only when it is whole.

        Raises:
            InputError: the suffix is none of SUFFIXES.
            MachineError: the disk is full or refuses; nothing was written.
            JobCancelledError: the owner asked to stop; nothing was written.
        """
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES:
            raise InputError(f"“{path.name}” must end in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}.")
        is_whole_book = suffix == ".json" and isinstance(who, ContactQuery) and who.is_empty
        if is_whole_book:
            contact_ids: Sequence[int] = book_documents.all_contact_ids(self._book)
        else:
            contact_ids = self._lists.ids(who) if isinstance(who, ContactQuery) else who
        source = _Source(self._book, contact_ids, progress or NoProgress())
        with written_whole(path) as file:
            for piece in self._pieces(suffix, source, options or ExportOptions(), is_whole_book=is_whole_book):
                file.write(piece)
        return source.count

    def _pieces(
        self, suffix: str, source: "_Source", options: ExportOptions, *, is_whole_book: bool
    ) -> Iterable[bytes]:
        # The formats are not needed to start.
        from models.formats.icalendar import write_calendar
        from models.formats.vcard import VCardVersion, write_vcards

        match suffix:
            case ".vcf":
                version = VCardVersion.V4 if options.is_vcard_4 else VCardVersion.V3
                return write_vcards(source.drafts(), version)
            case ".csv":
                return self._sheet(source, options)
            case ".json":
                return self._book_pieces(source, is_whole_book=is_whole_book)
            case _:
                return write_calendar(source.with_follow_ups(), self._clock.now())

    def _sheet(self, source: "_Source", options: ExportOptions) -> Iterator[bytes]:
        from models.formats.spreadsheet import write_spreadsheet
        from models.formats.spreadsheet_google import write_google
        from models.formats.spreadsheet_outlook import write_outlook

        sheet, writer = _sheet_options(options), self._address_writer()

        def address_text(address: PostalAddress) -> str:
            return "\n".join(writer.address_lines(address))

        match options.layout:
            case SheetLayout.GOOGLE:
                return write_google(source.drafts(), sheet, address_text)
            case SheetLayout.OUTLOOK:
                return write_outlook(source.drafts(), sheet, address_text)
            case SheetLayout.BARNACLE:
                return write_spreadsheet(source.drafts(), sheet)

    def _book_pieces(self, source: "_Source", *, is_whole_book: bool) -> Iterator[bytes]:
        from models.formats.contact_json import write_book

        book = self._book
        sections = {"contacts": book_documents.contact_documents(book, source.contacts())}
        if is_whole_book:
            sections |= {
                "plans": book_documents.plan_documents(book),
                "lists": book_documents.segment_documents(book),
                "days_off": book_documents.day_off_documents(book),
                "households": book_documents.household_documents(book),
                "mailings": book_documents.mailing_documents(book),
                "settings": book_documents.setting_documents(book),
            }
        return write_book(sections, self._clock.now())


class _Source:
    """The contacts that are written, counted as they are read."""

    def __init__(self, book: Book, contact_ids: Sequence[int], progress: Progress) -> None:
        self._book = book
        self._contact_ids = contact_ids
        self._progress = progress
        self.count = 0

    def drafts(self) -> Iterator[ContactDraft]:
        """The contacts that are still in the book."""
        return (draft for _, draft in self.contacts())

    def with_follow_ups(self) -> Iterator["CalendarContact"]:
        """The same with their open follow-ups."""
        from models.formats.icalendar import CalendarContact  # the formats are not needed to start

        # One query for all: one for each of 30,000 contacts takes four seconds.
        follow_ups = follow_up_rows.open_of_all(self._book)
        for contact_id, draft in self.contacts():
            yield CalendarContact(draft, tuple((row.id, row.draft) for row in follow_ups.get(contact_id, ())))

    def contacts(self) -> Iterator[tuple[int, ContactDraft]]:
        """The same with their ids."""
        for contact_id, _, draft in self._book.drafts(self._contact_ids, with_photos=True):
            if self.count % _CONTACTS_BETWEEN_REPORTS == 0:
                self._progress.report(self.count, len(self._contact_ids))
            self.count += 1
            yield contact_id, draft


def _sheet_options(options: ExportOptions) -> "SheetOptions":
    from models.formats.spreadsheet_writing import Separator, SheetOptions

    guards = options.layout is SheetLayout.BARNACLE if options.guards_formulas is None else options.guards_formulas
    return SheetOptions(guards, Separator.SEMICOLON if options.has_semicolons else Separator.COMMA)
