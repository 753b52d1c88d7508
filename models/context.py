"""Wiring: the one place where the clock, the book and the services come together."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from models.clock import Clock
from models.services.changes import ChangeSet
from models.services.lists import ContactLists
from models.services.safety.history import History
from models.store.database import Book

if TYPE_CHECKING:
    from models.services.contact_history import ContactHistory
    from models.services.contacts import Contacts
    from models.services.due.backlog import Backlog
    from models.services.due.coverage import Coverage
    from models.services.due.due_deeds import DueDeeds
    from models.services.due.reminders import Reminders
    from models.services.due.today import Today
    from models.services.duplicates import Duplicates
    from models.services.enrolments import Enrolments
    from models.services.exchange.column_mappings import ColumnMappings
    from models.services.exchange.exports import Exports
    from models.services.exchange.import_reverts import ImportReverts
    from models.services.exchange.imports import Imports
    from models.services.exchange.papers import Papers
    from models.services.follow_ups import FollowUps
    from models.services.households import Households
    from models.services.mailings.mail_occasions import MailOccasions
    from models.services.mailings.mailing_runs import MailingRuns
    from models.services.mailings.mailings import Mailings
    from models.services.mailings.own_stocks import OwnStocks
    from models.services.mailings.printer_profiles import PrinterProfiles
    from models.services.mailings.returned_post import ReturnedPost
    from models.services.mailings.sheet_memory import SheetMemory
    from models.services.merging import Merging
    from models.services.plans import Plans
    from models.services.safety.backups import Backups
    from models.services.safety.trash import Trash
    from models.services.segments import Segments
    from models.services.settings import Settings


class Context:
    """An open book with all that the owner can do with it.

    The window is painted with the lists and the history alone; the other services are loaded when they are first
    asked for.
    """

    def __init__(self, book: Book, clock: Clock, system_country: str = "", backups_folder: Path | None = None) -> None:
        """`system_country` (name or code) serves until the owner has chosen one.

        `backups_folder` holds the backups of all books; without it they lie in a folder beside the book.
        """
        self.book = book
        self.clock = clock
        self._system_country = system_country
        self._backups_folder = backups_folder or book.path.parent / "Backups"
        self.lists = ContactLists(book, clock)
        self.history = History(book)

    @classmethod
    def open(cls, book_path: Path, clock: Clock, system_country: str = "", backups_folder: Path | None = None) -> Self:
        """Open the book, made where there is none; the other arguments are those of `Context`.

        Raises:
            MachineError: it can't be opened, is damaged, or was made by a newer Barnacle.
        """
        book = Book(book_path.absolute(), lambda: clock.now().isoformat(timespec="seconds"))
        return cls(book, clock, system_country, backups_folder)

    @cached_property
    def contacts(self) -> "Contacts":
        """Whole contacts."""
        from models.services.contacts import Contacts

        return Contacts(self.book, self.clock)

    @cached_property
    def segments(self) -> "Segments":
        """Saved lists."""
        from models.services.segments import Segments

        return Segments(self.book, self.lists)

    @cached_property
    def follow_ups(self) -> "FollowUps":
        """Follow-ups and touches."""
        from models.services.follow_ups import FollowUps

        return FollowUps(self.book, self.contacts, self.enrolments)

    @cached_property
    def plans(self) -> "Plans":
        """Plans and days off."""
        from models.services.plans import Plans

        return Plans(self.book, self.clock)

    @cached_property
    def enrolments(self) -> "Enrolments":
        """Contacts on plans."""
        from models.services.enrolments import Enrolments

        return Enrolments(self.book, self.contacts, self.plans, self.clock)

    @cached_property
    def coverage(self) -> "Coverage":
        """Who has a next touch, and how much the plans ask for."""
        from models.services.due.coverage import Coverage

        return Coverage(self.book, self.clock)

    @cached_property
    def backlog(self) -> "Backlog":
        """What was missed."""
        from models.services.due.backlog import Backlog

        return Backlog(self.book, self.clock)

    @cached_property
    def settings(self) -> "Settings":
        """What the owner has set for this book."""
        from models.services.settings import Settings

        return Settings(self.book)

    @cached_property
    def today(self) -> "Today":
        """What is due."""
        from models.services.due.today import Today

        return Today(self.book)

    @cached_property
    def reminders(self) -> "Reminders":
        """What is to be announced."""
        from models.services.due.reminders import Reminders

        return Reminders(self.book, self.clock, self.today, self.settings)

    @cached_property
    def due_deeds(self) -> "DueDeeds":
        """What is done with things that are due."""
        from models.services.due.due_deeds import DueDeeds

        return DueDeeds(self.book, self.clock, self.follow_ups, self.settings)

    @cached_property
    def mailings(self) -> "Mailings":
        """Labels."""
        from models.services.mailings.mailings import Mailings

        return Mailings(self.book, self.lists, self.settings, self._system_country)

    @cached_property
    def duplicates(self) -> "Duplicates":
        """Who may stand in the book twice."""
        from models.services.duplicates import Duplicates

        return Duplicates(self.book, self.lists, lambda: self.mailings.own_country_code)

    @cached_property
    def merging(self) -> "Merging":
        """Two contacts made one."""
        from models.services.merging import Merging

        return Merging(self.book, self.contacts, self.enrolments, self.duplicates, self.clock)

    @cached_property
    def mailing_runs(self) -> "MailingRuns":
        """Mailings that began."""
        from models.services.mailings.mailing_runs import MailingRuns

        return MailingRuns(self.book, self.mailings, self.enrolments, self.settings, self.clock)

    @cached_property
    def mail_occasions(self) -> "MailOccasions":
        """Who waits for mail."""
        from models.services.mailings.mail_occasions import MailOccasions

        return MailOccasions(self.book)

    @cached_property
    def households(self) -> "Households":
        """Who lives together."""
        from models.services.households import Households

        return Households(self.book, self.lists)

    @cached_property
    def returned_post(self) -> "ReturnedPost":
        """Addresses from which post came back."""
        from models.services.mailings.returned_post import ReturnedPost

        return ReturnedPost(self.book, self.clock)

    @cached_property
    def own_stocks(self) -> "OwnStocks":
        """Stocks that the owner measured."""
        from models.services.mailings.own_stocks import OwnStocks

        return OwnStocks(self.book)

    @cached_property
    def sheet_memory(self) -> "SheetMemory":
        """Part-used sheets."""
        from models.services.mailings.sheet_memory import SheetMemory

        return SheetMemory(self.book)

    @cached_property
    def printer_profiles(self) -> "PrinterProfiles":
        """What each printer misses by."""
        from models.services.mailings.printer_profiles import PrinterProfiles

        return PrinterProfiles(self.book)

    @cached_property
    def imports(self) -> "Imports":
        """Bringing files in."""
        from models.services.exchange.imports import Imports

        return Imports(
            self.book, self.plans, self.column_mappings, self.clock, self.duplicates.number_key, self._system_country
        )

    @cached_property
    def column_mappings(self) -> "ColumnMappings":
        """What the columns of spreadsheets mean."""
        from models.services.exchange.column_mappings import ColumnMappings

        return ColumnMappings(self.book)

    @cached_property
    def import_reverts(self) -> "ImportReverts":
        """The imports that took place."""
        from models.services.exchange.import_reverts import ImportReverts

        return ImportReverts(self.book)

    @cached_property
    def exports(self) -> "Exports":
        """Writing files."""
        from models.services.exchange.exports import Exports

        return Exports(self.book, self.lists, self.clock, self.mailings.address_writer)

    @cached_property
    def backups(self) -> "Backups":
        """Copies of the book."""
        from models.services.safety.backups import Backups

        return Backups(self.book, self.clock, self.settings, self._backups_folder)

    @cached_property
    def trash(self) -> "Trash":
        """What was deleted."""
        from models.services.safety.trash import Trash

        return Trash(self.book, self.clock)

    @cached_property
    def contact_history(self) -> "ContactHistory":
        """What was changed of a contact."""
        from models.services.contact_history import ContactHistory

        return ContactHistory(self.book, self.clock)

    @cached_property
    def papers(self) -> "Papers":
        """Lists, cards and day sheets on paper."""
        from models.services.exchange.papers import Papers

        return Papers(self.book, self.lists, self.today, self.clock, self.mailings.is_letter_paper)

    def find_place_warning(self) -> str:
        """What the owner should know of the place of the book; empty where it lies well."""
        from models.services.places import find_warning

        return find_warning(self.book_path)

    @property
    def book_path(self) -> Path:
        """The file of the book."""
        return self.book.path

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call `listener` after each commit, in the thread that wrote; gives the function that ends it."""
        return self.book.subscribe(listener)

    def notice_other_writers(self) -> bool:
        """Have the listeners read all again if another program wrote to the book since the last call."""
        return self.book.notice_other_writers()

    def release_memory(self) -> None:
        """Give back what is kept to read the book the quicker."""
        self.book.sql("PRAGMA shrink_memory")

    def close(self) -> None:
        """Close the book."""
        self.book.close()
