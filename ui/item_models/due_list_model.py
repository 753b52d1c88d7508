"""What is due as a list in sections: each section is a row with its title, followed by its items."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.domain.due import DueItem, DueKind
from models.services.due.today import TodaySections
from ui.item_models.due_words import spoken
from ui.words.wording import counted

DUE_ROLE = int(Qt.ItemDataRole.UserRole)
_ROOT = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class Section(IntEnum):
    """The sections of Today in their order."""

    REACH_FIRST = 0
    DUE = 1
    OCCASIONS = 2
    COMING_UP = 3


@dataclass(frozen=True, slots=True)
class DueRow:
    """A row: an item, or the title of a section when there is no item.

    `left_out` makes it the line below a section that tells how many more there are.
    """

    section: Section
    item: DueItem | None = None
    is_first: bool = False
    is_last: bool = False
    left_out: int = 0


class DueListModel(QAbstractListModel):
    """Holds the items of one day and those after it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[DueRow] = []
        self._today = date.min
        self._now = datetime.min.replace(tzinfo=UTC)

    def show_sections(self, sections: TodaySections, today: date, now: datetime) -> None:
        """Show what is due, as it is on the day `today` at the aware instant `now`."""
        self.beginResetModel()
        self._today, self._now = today, now
        self._rows = _rows(sections)
        self.endResetModel()

    def show_items(self, items: Sequence[DueItem], today: date, now: datetime) -> None:
        """Show these items as one list without titles."""
        self.beginResetModel()
        self._today, self._now = today, now
        last = len(items) - 1
        self._rows = [DueRow(Section.DUE, item, number == 0, number == last) for number, item in enumerate(items)]
        self.endResetModel()

    @property
    def today(self) -> date:
        """The day that is shown."""
        return self._today

    @property
    def now(self) -> datetime:
        """The instant at which the rows were read."""
        return self._now

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
            return self._words(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles can't be chosen."""
        if self._rows[index.row()].item is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def section_title(self, section: Section) -> str:
        """The translated title of a section."""
        return {
            Section.REACH_FIRST: self.tr("Reach first"),
            Section.DUE: self.tr("Due"),
            Section.OCCASIONS: self.tr("Birthdays and occasions"),
            Section.COMING_UP: self.tr("Coming up"),
        }[section]

    def _words(self, row: DueRow) -> str:
        if row.item is not None:
            return spoken(row.item, self._today, self._now)
        if row.left_out:
            return counted(row.left_out, "and %Ln more, after these", "and %Ln more, after these")
        return self.section_title(row.section)


def _rows(sections: TodaySections) -> list[DueRow]:
    ahead = [item for item in sections.coming_up if item.kind is DueKind.FOLLOW_UP]
    occasions = [*sections.occasions, *(item for item in sections.coming_up if item.kind is not DueKind.FOLLOW_UP)]
    counts = sections.counts
    return [
        *_section(Section.REACH_FIRST, sections.reach_first, counts.reach_first),
        *_section(Section.DUE, sections.due, counts.due),
        *_section(Section.OCCASIONS, occasions),
        *_section(Section.COMING_UP, ahead),
    ]


def _section(section: Section, items: Sequence[DueItem], count: int = 0) -> list[DueRow]:
    if not items:
        return []
    last = len(items) - 1
    rows = [DueRow(section, item, number == 0, number == last) for number, item in enumerate(items)]
    left_out = count - len(items)
    end = [DueRow(section, left_out=left_out)] if left_out > 0 else []
    return [DueRow(section), *rows, *end]
