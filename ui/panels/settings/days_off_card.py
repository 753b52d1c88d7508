"""The card *Days off*: the days on which no plan asks for a touch."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from models.domain.contacts import clean_text
from models.domain.day_rules import DaysOff
from models.errors import BarnacleError
from models.services.plans import Plans
from ui.theme import Space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.day_menu import Calendar
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import ElidedText, Text, TextLook
from ui.words.wording import day_format, day_month_year


class DaysOffCard(Card):
    """Each row is taken away by its cross; touches that would fall on new days off move with them."""

    said = Signal(str)
    done = Signal(str)

    def __init__(self, plans: Plans, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._plans = plans
        self._words: list[str] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.XS)
        self.first, self.last = _day_field(self.tr("First day off")), _day_field(self.tr("Last day off"))
        for field in (self.first, self.last):
            field.setDate(_qt_day(today()))
        self.first.dateChanged.connect(self._follow_first)
        self.name = LineEdit()
        self.name.setPlaceholderText(self.tr("What for, such as Christmas"))
        self.name.setAccessibleName(self.tr("What the days off are for"))
        self.name.returnPressed.connect(self.add)
        self.add_button = Button(self.tr("Add days off"), is_small=True)
        self.add_button.clicked.connect(self.add)
        self._lay_out()
        self.show_days()

    def show_days(self) -> None:
        """Show the days off of the book."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        rows = self._plans.list_days_off()
        self._words = [_words(days) for _, days in rows]
        for days_off_id, days in rows:
            self._rows.addWidget(self._row(days_off_id, days))

    def days(self) -> list[str]:
        """The rows as they read."""
        return list(self._words)

    def add(self) -> None:
        """Add the days that are typed."""
        days = DaysOff(_day(self.first), _day(self.last), clean_text(self.name.text()))
        try:
            self._plans.add_days_off(days)
        except BarnacleError as error:
            self.said.emit(str(error))
            return
        self.name.setText("")
        self.done.emit(self.tr("Added {days}").format(days=_words(days)))

    def _remove(self, days_off_id: int) -> None:
        try:
            self._plans.remove_days_off(days_off_id)
        except BarnacleError as error:
            self.said.emit(str(error))
            return
        self.done.emit(self.tr("Removed days off"))

    def _follow_first(self, day: QDate) -> None:
        if self.last.date() < day:
            self.last.setDate(day)

    def _row(self, days_off_id: int, days: DaysOff) -> QWidget:
        row = QWidget()
        words = _words(days)
        remove = IconButton("close", self.tr("Remove {days}").format(days=words))
        remove.clicked.connect(partial(self._remove, days_off_id))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(ElidedText(words))
        line.addStretch(1)
        line.addWidget(remove)
        return row

    def _lay_out(self) -> None:
        self.body.setSpacing(Space.S)
        self.body.addLayout(self._rows)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.first)
        line.addWidget(Text("–", TextLook.MUTED))
        line.addWidget(self.last)
        line.addWidget(self.name, 1)
        line.addWidget(self.add_button)
        self.body.addLayout(line)
        words = self.tr("Plans ask for nothing on these days; what they had there moves to a day before or after.")
        self.body.addWidget(Text(words, TextLook.SECONDARY, wraps=True))


def _words(days: DaysOff) -> str:
    first, last = day_month_year(days.first_on), day_month_year(days.last_on)
    span = first if days.first_on == days.last_on else f"{first} – {last}"
    return " · ".join(filter(None, (span, days.name)))


def _day_field(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setDisplayFormat(day_format())
    field.setCalendarPopup(True)
    field.setCalendarWidget(Calendar())
    field.setAccessibleName(name)
    return field


def _qt_day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
