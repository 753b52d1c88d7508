"""A menu of days to choose from, each with its date beside it."""

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QVBoxLayout, QWidget, QWidgetAction

from ui.icons import icon
from ui.theme import Space, colours
from ui.words.wording import day_and_month

_CONTEXT = "DayMenu"


def near_days(today: date) -> Iterator[tuple[str, date]]:
    """The days one usually moves something to: tomorrow, Monday, in a week; each day once."""
    tomorrow = today + timedelta(days=1)
    monday = today + timedelta(days=7 - today.weekday())
    yield QCoreApplication.translate(_CONTEXT, "Tomorrow"), tomorrow
    if monday != tomorrow:
        yield QCoreApplication.translate(_CONTEXT, "Monday"), monday
    if today.weekday() != 0:
        yield QCoreApplication.translate(_CONTEXT, "In a week"), today + timedelta(days=7)
    yield QCoreApplication.translate(_CONTEXT, "In four weeks"), today + timedelta(days=28)


def weekday_and_day(day: date) -> str:
    """`Sun 22 Nov`, in the words of the locale."""
    return f"{QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)} {day_and_month(day)}"


class DayMenu(QMenu):
    """Offers the near days, and a calendar for any other from tomorrow on."""

    day_chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for name, day in near_days(today):
            action = self.addAction(f"{name}\t{weekday_and_day(day)}")
            action.triggered.connect(lambda _checked=False, day=day: self.day_chosen.emit(day))
        self.addSeparator()
        self._days = CalendarMenu(today, self)
        self._days.day_chosen.connect(self._choose)
        self.addMenu(self._days)

    @property
    def calendar(self) -> QCalendarWidget:
        """The calendar behind *Choose a day…*."""
        return self._days.calendar

    def _choose(self, day: date) -> None:
        self.close()
        self.day_chosen.emit(day)


class PastDayMenu(QMenu):
    """Offers today, yesterday, and a calendar for any day before."""

    day_chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for name, day in ((self.tr("Today"), today), (self.tr("Yesterday"), today - timedelta(days=1))):
            action = self.addAction(f"{name}\t{weekday_and_day(day)}")
            action.triggered.connect(lambda _checked=False, day=day: self.day_chosen.emit(day))
        self.addSeparator()
        days = CalendarMenu(today, self, is_past=True)
        days.day_chosen.connect(self._choose)
        self.addMenu(days)

    def _choose(self, day: date) -> None:
        self.close()
        self.day_chosen.emit(day)


class CalendarMenu(QMenu):
    """*Choose a day…*: a calendar for any day from tomorrow on, or up to today."""

    day_chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None, *, is_past: bool = False) -> None:
        super().__init__(QCoreApplication.translate(_CONTEXT, "Choose a day…"), parent)
        self.calendar = Calendar(last=today) if is_past else Calendar(today + timedelta(days=1))
        ground = QWidget()
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        layout.addWidget(self.calendar)
        action = QWidgetAction(self)
        action.setDefaultWidget(ground)
        self.addAction(action)
        self.aboutToShow.connect(self.calendar.setFocus)
        self.calendar.activated.connect(self._choose)

    def _choose(self, day: QDate) -> None:
        self.close()
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))


class Calendar(QCalendarWidget):
    """A month's days from `first` on, or up to `last`; a click or Enter chooses."""

    def __init__(self, first: date | None = None, last: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Day"))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if first is not None:
            self.setMinimumDate(QDate(first.year, first.month, first.day))
        if last is not None:
            self.setMaximumDate(QDate(last.year, last.month, last.day))
        # One click is enough; Qt's calendar asks for a double one.
        self.clicked.connect(self.activated)
        self._dress()

    def _dress(self) -> None:
        """Qt paints week-ends red and the arrows in its own colours, whatever the scheme."""
        shown = colours()
        plain, names = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(shown.text))
        names.setForeground(QColor(shown.muted))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, plain)
        self.setHeaderTextFormat(names)
        for name, icon_name in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            for button in self.findChildren(QToolButton, f"qt_calendar_{name}"):
                button.setIcon(icon(icon_name, shown.muted))
