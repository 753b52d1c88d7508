"""Wiring: the one place where the clock, the book and the services come together."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models.clock import Clock
from models.services.changes import ChangeSet
from models.services.contacts import Contacts
from models.services.exports import Exports
from models.services.follow_ups import FollowUps
from models.services.history import History
from models.services.imports import Imports
from models.services.lists import ContactLists
from models.services.mailings import Mailings
from models.services.reminders import Reminders
from models.services.segments import Segments
from models.services.settings import Settings
from models.services.today import Today
from models.store.database import Book


@dataclass(frozen=True, slots=True)
class Context:
    """An open book with all that the owner can do with it."""

    book: Book
    clock: Clock
    contacts: Contacts
    lists: ContactLists
    segments: Segments
    follow_ups: FollowUps
    today: Today
    reminders: Reminders
    mailings: Mailings
    imports: Imports
    exports: Exports
    settings: Settings
    history: History

    @classmethod
    def open(cls, book_path: Path, clock: Clock, system_country: str = "") -> "Context":
        """Open the book, made where there is none. `system_country` serves until the owner has chosen one.

        Raises:
            MachineError: it can't be opened, is damaged, or was made by a newer Barnacle.
        """
        book = Book(book_path.absolute(), lambda: clock.now().isoformat(timespec="seconds"))
        contacts = Contacts(book)
        lists = ContactLists(book)
        settings = Settings(book)
        today = Today(book)
        return cls(
            book=book,
            clock=clock,
            contacts=contacts,
            lists=lists,
            segments=Segments(book, lists),
            follow_ups=FollowUps(book, contacts),
            today=today,
            reminders=Reminders(book, clock, today, settings),
            mailings=Mailings(book, lists, settings, system_country),
            imports=Imports(book, clock),
            exports=Exports(book, lists, clock),
            settings=settings,
            history=History(book),
        )

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

    def close(self) -> None:
        """Close the book."""
        self.book.close()
