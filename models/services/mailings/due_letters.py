"""Open follow-ups by letter, which a mailing settles."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from models.domain.touches import Method
from models.services.follow_up_rows import FollowUpRow, follow_up_row
from models.store import tables
from models.store.database import Book

_CHUNK = 500


def of(book: Book, contact_ids: Sequence[int], on: date) -> dict[int, list[FollowUpRow]]:
    """The follow-ups by letter of contacts that are due on the day `on` or before, by contact, the first due first."""
    table = tables.FollowUp
    found: dict[int, list[FollowUpRow]] = defaultdict(list)
    for start in range(0, len(contact_ids), _CHUNK):
        chunk = list(contact_ids[start : start + _CHUNK])
        is_due = table.closed_at.is_null() & (table.due_on <= on.isoformat()) & (table.method == Method.MAIL.value)
        query = table.select().where(table.contact.in_(chunk) & is_due).order_by(table.due_on, table.id)
        for row in book.rows(query):
            found[row.contact].append(follow_up_row(row))
    return found
