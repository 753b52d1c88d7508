"""What is due as a list in sections: each section is a row with its title, followed by its items."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.domain.due import DueItem, DueKind
from ui.item_models.due_words import spoken

DUE_ROLE = int(Qt.ItemDataRole.UserRole)
_ROOT = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class Section(IntEnum):
    """The sections of Today in their order."""

    DUE = 0
    OCCASIONS = 1
    COMING_UP = 2


@dataclass(frozen=True, slots=True)
class DueRow:
    """A row: an item, or the title of a section when there is no item."""

    section: Section
    item: DueItem | None = None
    is_first: bool = False
    is_last: bool = False


class DueListModel(QAbstractListModel):
    """Holds the items of one day and those after it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[DueRow] = []
        self._today = date.min

    def show_items(self, items: Sequence[DueItem], today: date) -> None:
        """Show other items, as they are on the day `today`."""
        self.beginResetModel()
        self._today = today
        self._rows = _rows(items)
        self.endResetModel()

    @property
    def today(self) -> date:
        """The day that is shown."""
        return self._today

    def items(self) -> list[DueItem]:
        """All items in the order of the list."""
        return [row.item for row in self._rows if row.item is not None]

    def row_of(self, key: str) -> int | None:
        """The row of the item of this key, or None."""
        found = (number for number, row in enumerate(self._rows) if row.item is not None and row.item.key == key)
        return next(found, None)

    def nearest_item_row(self, row: int) -> int | None:
        """The row of an item at `row` or after it, else the last one before it; None when there are no items."""
        rows = [number for number, due_row in enumerate(self._rows) if due_row.item is not None]
        return next((number for number in rows if number >= row), rows[-1] if rows else None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """All rows, titles of sections included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row itself, or what a screen reader says."""
        row = self._rows[index.row()]
        if role == DUE_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.section_title(row.section) if row.item is None else spoken(row.item, self._today)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles can't be chosen."""
        if self._rows[index.row()].item is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def section_title(self, section: Section) -> str:
        """The translated title of a section."""
        return {
            Section.DUE: self.tr("Due"),
            Section.OCCASIONS: self.tr("Birthdays and occasions"),
            Section.COMING_UP: self.tr("Coming up"),
        }[section]


def section_of(item: DueItem) -> Section:
    """The section an item stands in."""
    if item.kind is not DueKind.FOLLOW_UP:
        return Section.OCCASIONS
    return Section.DUE if item.days_late >= 0 else Section.COMING_UP


def _rows(items: Sequence[DueItem]) -> list[DueRow]:
    rows: list[DueRow] = []
    for section in Section:
        members = [item for item in items if section_of(item) is section]
        if not members:
            continue
        rows.append(DueRow(section))
        last = len(members) - 1
        rows += [DueRow(section, item, number == 0, number == last) for number, item in enumerate(members)]
    return rows
