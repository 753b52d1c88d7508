"""What was changed of the contact, folded away until it is asked for; each change can be taken back alone."""

import contextlib
import re
from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.errors import BarnacleError
from models.services.contact_history import ContactChange, ContactHistory
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.tab_order import order_by_layout
from ui.widgets.text import Text, TextLook
from ui.widgets.timeline import Timeline, TimelineEntry
from ui.words.wording import near_day

_MOST_SHOWN = 100
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class ChangesSection(QWidget):
    """A button, and below it the changes of a year, newest first."""

    refused = Signal(str)

    def __init__(
        self, contact_history: ContactHistory, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._contact_history = contact_history
        self._today = today
        self._contact_id: int | None = None
        self.button = Button(self.tr("What was changed"), ButtonLook.QUIET)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._show_changes)
        self.nothing = Text(self.tr("Nothing was changed in the last year."), TextLook.SECONDARY)
        self.timeline = Timeline()
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(row)
        column.addWidget(self.nothing)
        column.addWidget(self.timeline)
        self._show_changes()

    def show_contact(self, contact_id: int, *, is_other: bool) -> None:
        """Show the changes of a contact, if they are asked for; another contact folds them away."""
        self._contact_id = contact_id
        if is_other:
            self.button.setChecked(False)
        self._show_changes()

    def _show_changes(self) -> None:
        shows = self.button.isChecked() and self._contact_id is not None
        changes = self._contact_history.list_changes(self._contact_id or 0) if shows else []
        self.timeline.show_entries([self._entry(change) for change in changes[:_MOST_SHOWN]])
        order_by_layout(self)
        self.timeline.setVisible(bool(changes))
        self.nothing.setVisible(shows and not changes)

    def _entry(self, change: ContactChange) -> TimelineEntry:
        old, new = self._shown(change.old), self._shown(change.new)
        put_back = self.tr("Put back: {value}").format(value=old)
        return TimelineEntry(
            change.what.capitalize(),
            near_day(change.changed_on, self._today()),
            f"{old} → {new}",
            actions=((put_back, partial(self._put_back, change)),),
        )

    def _shown(self, text: str) -> str:
        """The text of a value as the owner reads it: days in the manner of the locale."""
        if _DAY.fullmatch(text):
            with contextlib.suppress(ValueError):
                return near_day(date.fromisoformat(text), self._today())
        return text or self.tr("nothing")

    def _put_back(self, change: ContactChange) -> None:
        try:
            self._contact_history.restore(self._contact_id or 0, change.id)
        except BarnacleError as error:
            self.refused.emit(str(error))
