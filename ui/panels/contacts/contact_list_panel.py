"""The list at the left of the contacts: filters above, contacts below."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from models.context import Context
from models.domain.segments import ContactQuery
from ui.item_models.contact_delegate import ROW_HEIGHT, ContactDelegate
from ui.item_models.contact_list_model import ContactListModel
from ui.panels.contacts.filter_bar import FilterBar
from ui.widgets.card import Pane, Rule
from ui.widgets.tab_order import order_by_layout

_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect


class ContactListView(QListView):
    """The rows; Delete and Enter are said as signals."""

    delete_pressed = Signal()
    opened = Signal()
    first_painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows; the first time, say so when the window is idle again."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def show_whole_rows(self, row: int) -> None:
        """Scroll to a row so that the first one is not cut."""
        self.scrollTo(self.model().index(row, 0))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + -bar.value() % ROW_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes, Enter goes on to the contact."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class ContactListPanel(Pane):
    """Knows which contacts are chosen; `chosen` goes out when there are others."""

    chosen = Signal()
    counted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("pane", parent)
        self._lists = context.lists
        self.total = 0
        self.model = ContactListModel(context.lists, self)
        self.filters = FilterBar(context, self)
        self.view = ContactListView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(ContactDelegate(context.clock.today, self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(self.tr("Contacts"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filters)
        layout.addWidget(Rule(self))
        layout.addWidget(self.view, 1)
        self.filters.query_changed.connect(self.show_query)
        self.model.completed.connect(self._show_count)
        self.view.selectionModel().selectionChanged.connect(self.chosen)

    def show_query(self, query: ContactQuery) -> None:
        """Narrow the list; the first contact found is chosen."""
        self.filters.set_query(query)
        order_by_layout(self)
        self.model.show_query(query)
        self._show_count()
        self.view.scrollToTop()
        self.choose_row(0)

    def begin(self) -> None:
        """Show everyone: the first contacts at once, the rest after the list was painted."""
        self.total = self._lists.count(ContactQuery())
        self.model.show_first(ContactQuery())
        self.view.first_painted.connect(self.model.complete)
        self._show_count()
        self.choose_row(0)

    def reload(self) -> None:
        """Read the list again and keep what is chosen."""
        ids, current = self.chosen_ids(), self.view.currentIndex().row()
        self.total = self._lists.count(ContactQuery())
        if self.model.reload():
            self._choose_again(ids, current)
        self._show_count()

    def chosen_ids(self) -> list[int]:
        """The chosen contacts in list order; reads nothing."""
        return self.model.contact_ids(sorted(self._chosen_ranges()))

    def chosen_count(self) -> int:
        """How many contacts are chosen."""
        return sum(last - first + 1 for first, last in self._chosen_ranges())

    def choose_row(self, row: int) -> None:
        """Choose one row, or none when the list is shorter."""
        if 0 <= row < self.model.rowCount():
            self.view.selectionModel().setCurrentIndex(self.model.index(row), _SELECT)
        else:
            self.view.clearSelection()
            self.chosen.emit()

    def choose_contact(self, contact_id: int) -> bool:
        """Choose a contact and scroll to it; False when the list has it not."""
        row = self.model.find_row(contact_id)
        if row is None and not self.model.is_complete():
            self.model.complete()
            row = self.model.find_row(contact_id)
        if row is None:
            return False
        self.choose_row(row)
        self.view.show_whole_rows(row)
        return True

    def _chosen_ranges(self) -> list[tuple[int, int]]:
        selection = self.view.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        return [(part.top(), part.bottom()) for part in parts]

    def _choose_again(self, ids: list[int], row: int) -> None:
        """Choose the same contacts after a reset; when they are gone, the one in their place."""
        ranges = self.model.find_ranges(ids)
        if not ranges:
            self.choose_row(min(max(row, 0), self.model.rowCount() - 1))
            return
        selection = QItemSelection()
        for first, last in ranges:
            selection.select(self.model.index(first), self.model.index(last))
        self.view.selectionModel().setCurrentIndex(self.model.index(ranges[0][0]), _SELECT)
        self.view.selectionModel().select(selection, _SELECT)

    def _show_count(self) -> None:
        self.filters.show_count(self._count_found(), self.total)
        self.counted.emit()

    def _count_found(self) -> int:
        if self.model.is_complete():
            return self.model.rowCount()
        query = self.filters.query()
        return self.total if query.is_empty else self._lists.count(query)
