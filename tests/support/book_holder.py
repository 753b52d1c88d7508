"""A job that holds the book, as an import does that lasts."""

from threading import Event, Thread

from models.context import Context
from models.domain.contacts import ContactDraft


class BookHolder:
    """Holds the book from the beginning until it is told to end, and adds a company."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._holds, self._may_end = Event(), Event()
        self._thread = Thread(target=self._hold)
        self._thread.start()
        assert self._holds.wait(10)

    def end(self) -> None:
        """Let the job write, and wait for its end."""
        self._may_end.set()
        self._thread.join()

    def _hold(self) -> None:
        with self._context.book.connection(), self._context.book.transaction("Import people.csv"):
            self._context.contacts.add(ContactDraft(company="Imported"))
            self._holds.set()
            self._may_end.wait(10)
