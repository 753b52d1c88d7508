"""Post that came back: the address takes no mail until the owner has checked it."""

from collections.abc import Sequence

from models.clock import Clock
from models.domain.recipients import mail_address
from models.store import tables
from models.store.database import Book
from models.store.mail_rows import load_mail_drafts


class ReturnedPost:
    """Marks the addresses from which post came back; an edit of the address says that it was checked."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def mark(self, contact_ids: Sequence[int]) -> int:
        """Say that post to contacts came back today; gives the number of addresses that take no mail from now on.

        Each contact's address is the one that a label has; where there is none, nothing is marked.
        """
        today = self._clock.today().isoformat()
        table = tables.PostalAddress
        count = 0
        with self._book.transaction(f"Mark returned post of {self._name(contact_ids)}"):
            for contact_id, draft in list(load_mail_drafts(self._book, contact_ids)):
                address = mail_address(draft)
                if address is not None:
                    row_id = self._row_ids(contact_id)[draft.addresses.index(address)]
                    count += self._book.change(table.update(returned_on=today).where(table.id == row_id))
        return count

    def _row_ids(self, contact_id: int) -> list[int]:
        table = tables.PostalAddress
        return self._book.column(
            table.select(table.id).where(table.contact == contact_id).order_by(table.position, table.id)
        )

    def _name(self, contact_ids: Sequence[int]) -> str:
        if len(contact_ids) != 1:
            return f"{len(contact_ids):,} contacts"
        return next((draft.shown_name for _, draft in load_mail_drafts(self._book, contact_ids)), "")
