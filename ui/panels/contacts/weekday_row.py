"""The row *Best day*: the weekday on which touches of a contact are best."""

from functools import partial

from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from models.services.enrolments import Enrolments
from ui.theme import Space
from ui.widgets.kind_button import LABEL_WIDTH
from ui.widgets.text import Text, TextLook
from ui.widgets.value_button import ValueButton

_DAYS = range(7)


class WeekdayRow(QWidget):
    """Shows the day that is preferred, and changes it by a menu; touches to come fall on it then."""

    def __init__(self, enrolments: Enrolments, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._enrolments = enrolments
        self._contact_id = 0
        self._weekday: int | None = None
        name = Text(self.tr("Best day"), TextLook.MUTED)
        name.setFixedWidth(LABEL_WIDTH)
        name.setContentsMargins(Space.XS, 0, 0, 0)
        self.button = ValueButton()
        self.button.clicked.connect(self.open_menu)
        name.setBuddy(self.button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(name)
        row.addWidget(self.button, 1)

    def show_contact(self, contact_id: int) -> None:
        """Show the day of a contact."""
        self._contact_id = contact_id
        self._weekday = self._enrolments.find_preferred_weekday(contact_id)
        words = self._name(self._weekday)
        self.button.show_text(words, is_placeholder=self._weekday is None)
        self.button.setAccessibleName(self.tr("Best day for a touch: {day}").format(day=words))

    def choose(self, weekday: int | None) -> None:
        """Prefer a weekday, 0 for Monday, or none."""
        self._enrolments.set_preferred_weekday(self._contact_id, weekday)

    def _name(self, weekday: int | None) -> str:
        return self.tr("any day") if weekday is None else QLocale().dayName(weekday + 1)

    def open_menu(self) -> None:
        """Offer the weekdays."""
        menu = QMenu(self)
        for weekday in (None, *_week()):
            action = QAction(self._name(weekday), menu, checkable=True, checked=weekday == self._weekday)
            action.triggered.connect(partial(self.choose, weekday))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))


def _week() -> list[int]:
    """The weekdays in the order of the locale."""
    first = QLocale().firstDayOfWeek().value - Qt.DayOfWeek.Monday.value
    return [(first + day) % 7 for day in _DAYS]
