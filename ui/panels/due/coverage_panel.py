"""How well everyone is looked after: who has no next touch, who is stalled, what the plans ask for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.domain.workload import Workload
from models.services.due.coverage import CoverageSummary
from models.services.lists import ContactRow
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Pane
from ui.widgets.spread_menu import SpreadMenu
from ui.widgets.text import Text, TextLook
from ui.words.plan_words import stalled_words
from ui.words.wording import counted, percent

_ID_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class ShownPeople:
    """The people of the list under their title; there may be more than those that are shown."""

    title: str
    rows: Sequence[ContactRow]
    can_be_enrolled: bool


class CoveragePanel(Pane):
    """Esc goes back; Enter or a double click on a name opens the contact."""

    contact_requested = Signal(int)
    enrol_requested = Signal()
    spread_requested = Signal(int)
    stalled_requested = Signal(int)
    without_next_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("pane", parent)
        self.setAccessibleName(self.tr("Coverage"))
        self._share = Text("", TextLook.MUTED, wraps=True)
        self._load = Text("", TextLook.SECONDARY, wraps=True)
        self._title = Text("", TextLook.SECTION)
        self.names = QListWidget()
        self.names.setProperty("look", "bare")
        self.names.setSpacing(Space.XS // 2)
        self.names.itemActivated.connect(self._open)
        self.enrol = Button(self.tr("Put all on the usual plan"), ButtonLook.STRONG)
        self.enrol.clicked.connect(self.enrol_requested)
        self.spread = Button(self.tr("Spread the load…"), is_small=True)
        self.spread.clicked.connect(self.open_spread_menu)
        self.close_button = Button(self.tr("Close"))
        self.close_button.clicked.connect(self.left)
        self.without = Button("", is_small=True)
        self.without.clicked.connect(self.without_next_requested)
        self.stalled = [Button("", is_small=True) for _ in range(3)]
        for touch, button in enumerate(self.stalled, start=1):
            button.clicked.connect(lambda _checked=False, touch=touch: self.stalled_requested.emit(touch))
        self._lay_out()

    def show_summary(self, summary: CoverageSummary) -> None:
        """Show the figures."""
        words = self.tr("{share} of {people} have a next touch.")
        people = counted(summary.live_contacts, "%Ln live contact", "%Ln live contacts")
        self._share.setText(words.format(share=percent(summary.share), people=people))
        load = summary.workload
        words = self.tr("{load} a day in the last four weeks.")
        self._load.setText(words.format(load=load_words(load)))
        self.spread.setVisible(load.is_too_much)
        self.without.setText(counted(summary.without_next, "%Ln without a next touch", "%Ln without a next touch"))
        self.without.setAccessibleName(self.without.text())
        for button, count, words in zip(self.stalled, summary.stalled, stalled_words(summary.stalled), strict=True):
            button.setText(words)
            button.setAccessibleName(words)
            button.setVisible(count > 0)

    def show_people(self, people: ShownPeople, plan: str) -> None:
        """Show names; `plan` is the one that they can be enrolled on with one click."""
        self._title.setText(people.title)
        self.names.setAccessibleName(people.title)
        self.names.clear()
        for row in people.rows:
            item = QListWidgetItem(" · ".join(filter(None, (row.name, row.company, row.locality))))
            item.setData(_ID_ROLE, row.id)
            self.names.addItem(item)
        can_enrol = people.can_be_enrolled and bool(people.rows) and bool(plan)
        explained = self.tr("Put them on “{plan}”").format(plan=plan)
        self.enrol.setToolTip(explained)
        self.enrol.setAccessibleName(explained)
        self.enrol.setVisible(can_enrol)

    def open_spread_menu(self) -> None:
        """Offer some numbers of days for what is overdue."""
        menu = SpreadMenu(self)
        menu.chosen.connect(self.spread_requested)
        menu.open_below(self.spread)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the person."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        self.contact_requested.emit(int(item.data(_ID_ROLE)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        for widget in (Text(self.tr("Coverage"), TextLook.HEADING), self._share, self._load):
            column.addWidget(widget)
        for button in (self.spread, self.without, *self.stalled):
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)
        column.addSpacing(Space.S)
        column.addWidget(self._title)
        column.addWidget(self.names, 1)
        column.addWidget(self.enrol)
        column.addWidget(self.close_button)


def load_words(load: Workload) -> str:
    """What the plans ask for, beside what is made."""
    words = QCoreApplication.translate("CoveragePanel", "Plans ask for {needed} touches a day, you made {made}")
    return words.format(needed=_decimal(load.needed_per_day), made=_decimal(load.made_per_day))


def _decimal(value: float) -> str:
    return QLocale().toString(value, "f", 1)
