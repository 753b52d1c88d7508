"""The list of what is due, on Today and in the reminder window: each action on the chosen rows has a key."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QMenu, QWidget

from models.domain.due import DueItem, DueKind
from models.domain.touches import Method
from ui.item_models.due_delegate import SIDE, DueDelegate
from ui.item_models.due_list_model import DUE_ROLE, DueListModel, DueRow, Index
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.day_menu import DayMenu

# Narrower than this, the row has no room for the button that calls or writes; the person beside it has that too.
_ROOM_FOR_REACH = 600


class DueList(QListView):
    """Up and Down walk, Enter opens; D done, N done and choose the next day, Z snooze, M move, S skip, C call,
    E write an e-mail, L label.

    Several rows can be chosen; done, snooze, move and skip are for all of them, and bring a list of items. The chosen
    row carries its buttons, except in a compact list.
    """

    chosen = Signal(object)
    opened = Signal(object)
    reach_requested = Signal(object, object)
    done_requested = Signal(object)
    next_requested = Signal(object)
    skip_requested = Signal(object)
    snooze_requested = Signal(object)
    moved = Signal(object, object)

    def __init__(self, model: DueListModel, parent: QWidget | None = None, *, is_compact: bool = False) -> None:
        super().__init__(parent)
        self._due = model
        self._is_compact = is_compact
        self.actions_bar = RowActions(self)
        self.setModel(model)
        self.setItemDelegate(DueDelegate(model, self._actions_width, self, is_compact=is_compact))
        self.setAccessibleName(self.tr("What is due"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "bare")
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self._open)

    def chosen_item(self) -> DueItem | None:
        """The item of the chosen row, or None."""
        row = self.currentIndex().data(DUE_ROLE)
        return row.item if isinstance(row, DueRow) else None

    def chosen_items(self) -> list[DueItem]:
        """All that is chosen, in the order of the list."""
        rows = [index.data(DUE_ROLE) for index in sorted(self.selectedIndexes(), key=QModelIndex.row)]
        return [row.item for row in rows if isinstance(row, DueRow) and row.item is not None]

    def choose(self, row: int | None) -> None:
        """Choose a row; None when there is none to choose."""
        index = QModelIndex() if row is None else self._due.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if row is None:
            self.chosen.emit(None)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell who is chosen, and move the actions there."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.chosen_item())
        self._place_actions()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the actions; all others do what they do in a list."""
        item = self.chosen_item()
        act = self._keys().get(Qt.Key(event.key())) if item is not None else None
        if act is None or event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        else:
            act.trigger()

    def open_move_menu(self) -> None:
        """Offer the days to move the chosen follow-up to."""
        items = [item for item in self.chosen_items() if item.kind is DueKind.FOLLOW_UP]
        if not items:
            return
        menu = self.move_menu(items)
        menu.popup(self.actions_bar.place_below(self.actions_bar.done_button))

    def move_menu(self, items: Sequence[DueItem]) -> DayMenu:
        """The days to move `items` to."""
        menu = DayMenu(self._today(), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.day_chosen.connect(lambda day: self.moved.emit(items, day))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the actions at the right."""
        super().resizeEvent(event)
        self._place_actions()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll the actions with their row."""
        super().scrollContentsBy(dx, dy)
        self._place_actions()

    def updateGeometries(self) -> None:
        """Put the actions right after the rows were laid out."""
        super().updateGeometries()
        self._place_actions()

    def _keys(self) -> dict[Qt.Key, QAction]:
        bar = self.actions_bar
        enabled = {
            Qt.Key.Key_D: bar.done,
            Qt.Key.Key_N: bar.done_and_next,
            Qt.Key.Key_Z: bar.snooze,
            Qt.Key.Key_M: bar.put_off,
            Qt.Key.Key_S: bar.skip,
            Qt.Key.Key_C: bar.call,
            Qt.Key.Key_E: bar.write,
            Qt.Key.Key_L: bar.label,
            Qt.Key.Key_Return: bar.open,
            Qt.Key.Key_Enter: bar.open,
        }
        return {key: action for key, action in enabled.items() if action.isEnabled()}

    def _open(self) -> None:
        self.actions_bar.open.trigger()

    def _today(self) -> date:
        return self._due.today

    def _actions_width(self) -> int:
        return self.actions_bar.sizeHint().width()

    def _place_actions(self) -> None:
        item, bar = self.chosen_item(), self.actions_bar
        if item is None:
            bar.hide()
            return
        bar.offer_for(item, has_room=self.viewport().width() >= _ROOM_FOR_REACH)
        if self._is_compact:
            return
        row: QRect = self.visualRect(self.currentIndex())
        size = bar.sizeHint()
        bar.setGeometry(
            row.right() - SIDE - size.width() + 1, row.center().y() - size.height() // 2, size.width(), size.height()
        )
        bar.setVisible(row.isValid())


class RowActions(QWidget):
    """The buttons on the chosen row, and the actions behind them."""

    def __init__(self, due_list: DueList) -> None:
        super().__init__(due_list.viewport())
        self._list = due_list
        self.open = self._action(self.tr("Open"), "Enter", lambda: self._tell_one(due_list.opened))
        self.call = self._action(self.tr("Call"), "C", lambda: self._reach(Method.PHONE))
        self.write = self._action(self.tr("Write an e-mail"), "E", lambda: self._reach(Method.EMAIL))
        self.label = self._action(self.tr("Print a label"), "L", lambda: self._reach(Method.MAIL))
        self.done = self._action(self.tr("Done…"), "D", lambda: self._tell_all(due_list.done_requested))
        self.done_and_next = self._action(
            self.tr("Done, and choose the next day…"), "N", lambda: self._tell_all(due_list.next_requested)
        )
        self.skip = self._action(self.tr("Skip"), "S", lambda: self._tell_all(due_list.skip_requested))
        self.snooze = self._action(self.tr("Snooze"), "Z", lambda: self._tell_all(due_list.snooze_requested))
        self.put_off = self._action(self.tr("Move…"), "M", due_list.open_move_menu)
        self.reach_button = self._button(self.tr("Call"), self.tr("Call"))
        self.reach_button.clicked.connect(self._reach_as_planned)
        self.snooze_button = self._button(self.tr("Snooze ▾"), self.tr("Snooze"))
        self.snooze_button.clicked.connect(self.snooze.trigger)
        self.done_button = self._button(self.tr("Done ▾"), self.tr("Done"), ButtonLook.STRONG)
        self.done_button.clicked.connect(self._open_done_menu)
        self.done_menu = self._done_menu()
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        for button in (self.reach_button, self.snooze_button, self.done_button):
            layout.addWidget(button)
        self.hide()

    def offer_for(self, item: DueItem, *, has_room: bool) -> None:
        """Show what can be done with `item`."""
        is_follow_up = item.kind is DueKind.FOLLOW_UP
        # A touch before the day would not settle the day.
        can_be_done = is_follow_up or item.kind is DueKind.POST_BY or item.days_late >= 0
        verb = self._verb(item.method)
        self.reach_button.setText(verb)
        self.reach_button.setAccessibleName(verb)
        self.reach_button.setVisible(bool(verb) and has_room)
        for action in (self.snooze, self.skip):
            action.setEnabled(can_be_done)
            action.setVisible(can_be_done)
        self.put_off.setEnabled(is_follow_up)
        self.put_off.setVisible(is_follow_up)
        self.snooze_button.setVisible(can_be_done)
        for action in (self.done, self.done_and_next):
            action.setEnabled(can_be_done)
        self.done_button.setVisible(can_be_done)
        self._layout.activate()

    def place_below(self, button: QWidget) -> QPoint:
        """Where a menu of `button` opens, on the screen."""
        return button.mapToGlobal(QPoint(0, button.height() + 2))

    def _verb(self, method: Method) -> str:
        return {
            Method.PHONE: self.tr("Call"),
            Method.EMAIL: self.tr("Write"),
            Method.MAIL: self.tr("Label"),
        }.get(method, "")

    def _open_done_menu(self) -> None:
        self.done_menu.popup(self.place_below(self.done_button))

    def _done_menu(self) -> QMenu:
        menu = QMenu(self)
        for action in (self.done, self.done_and_next):
            menu.addAction(action)
        menu.addSeparator()
        for action in (self.snooze, self.put_off, self.skip):
            menu.addAction(action)
        menu.addSeparator()
        for action in (self.call, self.write, self.label):
            menu.addAction(action)
        return menu

    def _action(self, text: str, key: str, run: Callable[[], None]) -> QAction:
        action = QAction(f"{text}\t{key}", self)
        action.triggered.connect(run)
        return action

    def _reach(self, method: Method) -> None:
        item = self._list.chosen_item()
        if item is not None:
            self._list.reach_requested.emit(item, method)

    def _reach_as_planned(self) -> None:
        item = self._list.chosen_item()
        if item is not None:
            self._reach(item.method)

    def _tell_one(self, signal: SignalInstance) -> None:
        item = self._list.chosen_item()
        if item is not None:
            signal.emit(item)

    def _tell_all(self, signal: SignalInstance) -> None:
        items = self._list.chosen_items()
        if items:
            signal.emit(items)

    def _button(self, text: str, name: str, look: ButtonLook = ButtonLook.PLAIN) -> Button:
        button = Button(text, look, is_small=True)
        button.setAccessibleName(name)
        return button
