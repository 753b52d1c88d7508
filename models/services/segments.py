"""Segments: saved lists, defined by a search and always current."""

from dataclasses import dataclass
from typing import Any

from models.domain.folding import fold
from models.domain.segments import ContactQuery
from models.errors import InputError, NotFoundError
from models.services.lists import ContactLists
from models.store import tables
from models.store.database import Book


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """A saved list and how many contacts it has now."""

    id: int
    name: str
    query: ContactQuery
    contact_count: int


class Segments:
    """What the owner does with saved lists."""

    def __init__(self, book: Book, lists: ContactLists) -> None:
        self._book = book
        self._lists = lists

    def save(self, name: str, query: ContactQuery) -> int:
        """Save a search under a name; gives its id.

        Raises:
            InputError: the name is empty or taken, or the search narrows nothing.
        """
        name = " ".join(name.split())
        self._check_name(name)
        if query.is_empty:
            raise InputError("Narrow the list before you save it: type a search or choose a filter.")
        with self._book.transaction(f"Save list {name}"):
            return self._book.change(tables.Segment.insert(name=name, folded=fold(name), query=query.to_json()))

    def list_all(self) -> list[SegmentRow]:
        """All saved lists by name."""
        return [self._row(row) for row in self._book.rows(tables.Segment.select().order_by(tables.Segment.folded))]

    def get_by_name(self, name: str) -> SegmentRow:
        """The saved list of this name; case and accents do not matter.

        Raises:
            NotFoundError: there is none.
        """
        rows = self._book.rows(tables.Segment.select().where(tables.Segment.folded == fold(name.strip())))
        if not rows:
            raise NotFoundError(f"There is no saved list “{name}”.")
        return self._row(rows[0])

    def rename(self, segment_id: int, name: str) -> None:
        """Give a saved list another name.

        Raises:
            InputError: the name is empty or taken.
            NotFoundError: there is no such list.
        """
        name = " ".join(name.split())
        self._check_name(name, except_id=segment_id)
        table = tables.Segment
        with self._book.transaction(f"Rename list {name}"):
            if not self._book.change(table.update(name=name, folded=fold(name)).where(table.id == segment_id)):
                raise NotFoundError("This list is no longer in the book.")

    def remove(self, segment_id: int) -> None:
        """Remove a saved list; its contacts stay.

        Raises:
            NotFoundError: there is none.
        """
        table = tables.Segment
        name = self._book.value(table.select(table.name).where(table.id == segment_id))
        if name is None:
            raise NotFoundError("This list is no longer in the book.")
        with self._book.transaction(f"Remove list {name}"):
            self._book.change(table.delete().where(table.id == segment_id))

    def _check_name(self, name: str, except_id: int = 0) -> None:
        if not fold(name):
            raise InputError("Type a name for the list.")
        table = tables.Segment
        if self._book.column(table.select(table.id).where((table.folded == fold(name)) & (table.id != except_id))):
            raise InputError(f"There is a list “{name}” already.")

    def _row(self, row: Any) -> SegmentRow:
        query = ContactQuery.from_json(row.query)
        return SegmentRow(row.id, row.name, query, self._lists.count(query))
