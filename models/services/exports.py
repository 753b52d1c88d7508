"""Write contacts to a file that other programs read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.clock import Clock
from models.domain.contacts import ContactDraft
from models.domain.segments import ContactQuery
from models.errors import InputError
from models.jobs import NoProgress, Progress
from models.services import follow_up_rows
from models.services.lists import ContactLists
from models.store.database import Book
from models.whole_files import written_whole

if TYPE_CHECKING:
    from models.formats.icalendar import CalendarContact

SUFFIXES = (".vcf", ".csv", ".ics")
_CONTACTS_BETWEEN_REPORTS = 500


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a file is written: vCard 3.0, which most programs read, or 4.0; formulas guarded in a spreadsheet or not."""

    is_vcard_4: bool = False
    guards_formulas: bool = True


class Exports:
    """Writing files of contacts. In a worker's thread, call it inside `book.connection()`."""

    def __init__(self, book: Book, lists: ContactLists, clock: Clock) -> None:
        self._book = book
        self._lists = lists
        self._clock = clock

    def write(
        self,
        path: Path,
        who: ContactQuery | Sequence[int],
        progress: Progress | None = None,
        options: ExportOptions | None = None,
    ) -> int:
        """Write the contacts of a search or selection to `path`, whose suffix chooses vCard, CSV or calendar.

        Gives the number of contacts. The file appears only when it is whole.

        Raises:
            InputError: the suffix is none of SUFFIXES.
            MachineError: the disk is full or refuses; nothing was written.
            JobCancelledError: the owner asked to stop; nothing was written.
        """
        if path.suffix.lower() not in SUFFIXES:
            raise InputError(f"“{path.name}” must end in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}.")
        contact_ids = self._lists.ids(who) if isinstance(who, ContactQuery) else who
        source = _Source(self._book, contact_ids, progress or NoProgress())
        with written_whole(path) as file:
            for piece in self._pieces(path, source, options or ExportOptions()):
                file.write(piece)
        return source.count

    def _pieces(self, path: Path, source: "_Source", options: ExportOptions) -> Iterator[bytes]:
        # The formats are not needed to start.
        from models.formats.icalendar import write_calendar
        from models.formats.spreadsheet import write_spreadsheet
        from models.formats.vcard import VCardVersion, write_vcards

        match path.suffix.lower():
            case ".vcf":
                version = VCardVersion.V4 if options.is_vcard_4 else VCardVersion.V3
                return write_vcards(source.drafts(), version)
            case ".csv":
                return write_spreadsheet(source.drafts(), guards_formulas=options.guards_formulas)
            case _:
                return write_calendar(source.with_follow_ups(), self._clock.now())


class _Source:
    """The contacts that are written, counted as they are read."""

    def __init__(self, book: Book, contact_ids: Sequence[int], progress: Progress) -> None:
        self._book = book
        self._contact_ids = contact_ids
        self._progress = progress
        self.count = 0

    def drafts(self) -> Iterator[ContactDraft]:
        """The contacts that are still in the book."""
        return (draft for _, draft in self._read())

    def with_follow_ups(self) -> Iterator["CalendarContact"]:
        """The same with their open follow-ups."""
        from models.formats.icalendar import CalendarContact  # the formats are not needed to start

        for contact_id, draft in self._read():
            follow_ups = follow_up_rows.open_of(self._book, contact_id)
            yield CalendarContact(draft, tuple((row.id, row.draft) for row in follow_ups))

    def _read(self) -> Iterator[tuple[int, ContactDraft]]:
        for contact_id, _, draft in self._book.drafts(self._contact_ids):
            if self.count % _CONTACTS_BETWEEN_REPORTS == 0:
                self._progress.report(self.count, len(self._contact_ids))
            self.count += 1
            yield contact_id, draft
