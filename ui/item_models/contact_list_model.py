"""The list of contacts: ids in an array, rows read from the book when they are painted."""

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from models.domain.segments import ContactQuery
from models.services.lists import ContactRow

_DISPLAY_ROLE = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN_ROLE = int(Qt.ItemDataRole.AccessibleTextRole)
_FIRST_IDS = 50
_PAGE_ROWS = 100
_KEPT_PAGES = 64

Index = QModelIndex | QPersistentModelIndex


class ContactSource(Protocol):
    """What the model asks; `models.services.lists.ContactLists` is one."""

    def first_ids(self, query: ContactQuery, limit: int) -> list[int]:
        """The first ids in list order."""

    def ids(self, query: ContactQuery) -> "array[int]":
        """All ids in list order."""

    def rows(self, contact_ids: Sequence[int]) -> list[ContactRow]:
        """The rows of contacts, in the order of the ids; those that are gone are left out."""


class ContactListModel(QAbstractListModel):
    """Shows the contacts of a query.

    A new query shows its first contacts at once and the rest when the window is idle; `completed` says that all are
    there. Selecting, counting and finding rows use the ids alone and read nothing.
    """

    completed = Signal()

    def __init__(self, source: ContactSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._query = ContactQuery()
        self._ids = array("q")
        self._is_complete = True
        self._pages: OrderedDict[int, dict[int, ContactRow]] = OrderedDict()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self.complete)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many contacts are there by now."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = _DISPLAY_ROLE) -> Any:
        """The name for display, a sentence for screen readers."""
        if role not in (_DISPLAY_ROLE, _SPOKEN_ROLE) or not index.isValid():
            return None
        contact = self.find_contact(index.row())
        if contact is None or role == _DISPLAY_ROLE:
            return contact and contact.name
        return ", ".join(filter(None, (contact.name, contact.company, contact.locality)))

    def find_contact(self, row: int) -> ContactRow | None:
        """The contact in a row as the delegate paints it; None when it is no longer in the book."""
        page = row // _PAGE_ROWS
        contacts = self._pages.get(page)
        if contacts is None:
            start = page * _PAGE_ROWS
            contacts = {contact.id: contact for contact in self._source.rows(self._ids[start : start + _PAGE_ROWS])}
            self._pages[page] = contacts
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        return contacts.get(self._ids[row])

    def show_query(self, query: ContactQuery) -> None:
        """Show the first contacts of `query` now, and all of them as soon as the window is idle."""
        self.show_first(query)
        if not self._is_complete:
            self._idle.start()

    def show_first(self, query: ContactQuery) -> None:
        """Show the first contacts of `query`; the rest waits for `complete`."""
        self._idle.stop()
        first = self._source.first_ids(query, _FIRST_IDS)
        self._query = query
        self._is_complete = len(first) < _FIRST_IDS
        self._replace(array("q", first))
        if self._is_complete:
            self.completed.emit()

    def complete(self) -> None:
        """Read all ids now, if they are not there yet."""
        self._idle.stop()
        if self._is_complete:
            return
        self._is_complete = True
        everything = self._source.ids(self._query)
        shown = len(self._ids)
        if everything[:shown] != self._ids:
            self._replace(everything)
        elif len(everything) > shown:
            self.beginInsertRows(QModelIndex(), shown, len(everything) - 1)
            self._ids = everything
            self._pages.pop(shown // _PAGE_ROWS, None)
            self.endInsertRows()
        self.completed.emit()

    def is_complete(self) -> bool:
        """True when all ids of the query are there."""
        return self._is_complete

    def reload(self) -> bool:
        """Read ids and rows again after a change of the book; gives whether the ids are others than before."""
        self._idle.stop()
        self._is_complete = True
        everything = self._source.ids(self._query)
        is_other = everything != self._ids
        if is_other:
            self._replace(everything)
        else:
            self._pages.clear()
            if everything:
                self.dataChanged.emit(self.index(0), self.index(len(everything) - 1))
        self.completed.emit()
        return is_other

    def contact_id(self, row: int) -> int:
        """The contact in a row."""
        return self._ids[row]

    def contact_ids(self, rows: Iterable[tuple[int, int]]) -> list[int]:
        """The contacts of ranges of rows, each from first to last."""
        return [contact_id for first, last in rows for contact_id in self._ids[first : last + 1]]

    def find_row(self, contact_id: int) -> int | None:
        """The row of a contact, or None when it is not in the list."""
        try:
            return self._ids.index(contact_id)
        except ValueError:
            return None

    def find_ranges(self, contact_ids: Iterable[int]) -> list[tuple[int, int]]:
        """The rows of those contacts that are in the list, as ranges from first to last."""
        wanted = set(contact_ids)
        ranges: list[tuple[int, int]] = []
        for row in (row for row, contact_id in enumerate(self._ids) if contact_id in wanted):
            if ranges and ranges[-1][1] == row - 1:
                ranges[-1] = (ranges[-1][0], row)
            else:
                ranges.append((row, row))
        return ranges

    def _replace(self, ids: "array[int]") -> None:
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()
