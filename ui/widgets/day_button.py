"""A button that shows a day and lets another one be chosen."""

from datetime import date

from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.day_menu import DayMenu, PastDayMenu, weekday_and_day


class DayButton(Button):
    """Its menu offers the near days and a calendar."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._name = name
        self._day = date.min

    @property
    def day(self) -> date:
        """The day that is chosen."""
        return self._day

    def show_day(self, day: date, today: date) -> None:
        """Show `day`, and offer days after `today`."""
        self._offer(DayMenu(today, self), day)

    def show_past_day(self, day: date, today: date) -> None:
        """Show `day`, and offer days up to `today`."""
        self._offer(PastDayMenu(today, self), day)

    def _offer(self, menu: DayMenu | PastDayMenu, day: date) -> None:
        old = self.menu()
        menu.day_chosen.connect(self.set_day)
        self.setMenu(menu)
        if old is not None:
            old.deleteLater()
        self.set_day(day)

    def set_day(self, day: date) -> None:
        """Choose a day."""
        self._day = day
        self.setText(f"{weekday_and_day(day)} ▾")
        self.setAccessibleName(f"{self._name}: {weekday_and_day(day)}")
