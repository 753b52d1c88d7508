"""What happened so far, newest first, as dots along a line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.colours import Tone
from ui.theme import Space, colours
from ui.widgets.badge import Badge
from ui.widgets.buttons import IconButton
from ui.widgets.text import Text, TextLook

_GUTTER = 22
_DOT = 4.0


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened: `title` in bold, the day, a badge where there is something to point out, and words.

    `actions` are what its menu offers, as names and functions.
    """

    title: str
    day: str
    text: str = ""
    badge: str = ""
    tone: Tone = Tone.NEUTRAL
    actions: Sequence[tuple[str, Callable[[], None]]] = ()


class Timeline(QWidget):
    """Shows entries from top to bottom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show these instead of those before."""
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, entry in enumerate(entries):
            self._layout.addWidget(_Entry(entry, is_first=number == 0, is_last=number == len(entries) - 1))


class _Entry(QWidget):
    def __init__(self, entry: TimelineEntry, *, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self._is_first, self._is_last = is_first, is_last
        self.setAccessibleName(", ".join(filter(None, (entry.title, entry.day, entry.badge, entry.text))))
        self._title = Text(entry.title, TextLook.SECONDARY_STRONG)
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(self._title)
        head.addWidget(Text(f"· {entry.day}", TextLook.SECONDARY))
        if entry.badge:
            head.addWidget(Badge(entry.badge, entry.tone))
        head.addStretch(1)
        if entry.actions:
            head.addWidget(self._menu_button(entry))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_GUTTER, 0, 0, Space.S)
        layout.setSpacing(1)
        layout.addLayout(head)
        if entry.text:
            layout.addWidget(Text(entry.text, TextLook.SECONDARY, wraps=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line and the dot beside the title."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = colours()
        dot = QPointF(7, self._title.geometry().center().y() + 0.5)
        painter.setPen(QPen(QColor(shown.accent_wash), 2))
        top = dot.y() if self._is_first else 0
        bottom = dot.y() if self._is_last else self.height()
        if bottom > top:
            painter.drawLine(QLineF(dot.x(), top, dot.x(), bottom))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.accent))
        painter.drawEllipse(dot, _DOT, _DOT)

    def _menu_button(self, entry: TimelineEntry) -> IconButton:
        button = IconButton("more", self.tr("More about: {title}, {day}").format(title=entry.title, day=entry.day))
        button.setProperty("look", "bare")
        button.setFixedSize(22, 18)
        menu = QMenu(button)
        for name, run in entry.actions:
            menu.addAction(name, run)
        button.setMenu(menu)
        return button
