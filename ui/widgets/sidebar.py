"""The sidebar: the program's name, one entry for each page with its count, and Settings at the foot."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.colours import Tone
from ui.icons import paint_icon
from ui.theme import FontRole, Radius, Space, colours, font
from ui.widgets.pill import Pill
from ui.widgets.text import Text, TextLook

_ENTRY_HEIGHT = 32
_ICON = 18


class SidebarEntry(QAbstractButton):
    """One page: icon, name, and a count as a pill when there is something to count."""

    def __init__(self, name: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._count = ""
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setFixedHeight(_ENTRY_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_count(self, count: int | None) -> None:
        """Show `count` in the locale's digits, or none for None and 0."""
        self._count = self.locale().toString(count) if count else ""
        self.setAccessibleDescription(self._count)
        self.update()

    def count_text(self) -> str:
        """The count as it is shown."""
        return self._count

    def sizeHint(self) -> QSize:
        """As wide as the sidebar makes it."""
        return QSize(160, _ENTRY_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the entry; the chosen one on the strong ground."""
        shown = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 0, -1, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(QColor(shown.fill))
            painter.drawRoundedRect(body, Radius.FIELD, Radius.FIELD)
        elif self.underMouse():
            painter.setBrush(QColor(shown.line))
            painter.drawRoundedRect(body, Radius.FIELD, Radius.FIELD)
        ink = shown.on_fill if self.isChecked() else shown.text
        top = (self.height() - _ICON) / 2
        paint_icon(painter, self._icon_name, QRectF(Space.S + 1, top, _ICON, _ICON), ink)
        right = self._paint_count(painter)
        painter.setFont(font(FontRole.STRONG if self.isChecked() else FontRole.BASE))
        painter.setPen(QColor(ink))
        left = Space.S + 1 + _ICON + Space.S
        place = QRectF(left, 0, right - left - Space.XS, self.height())
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(shown.on_fill if self.isChecked() else shown.accent), 2))
            inner = 2.0 if self.isChecked() else 1.0
            painter.drawRoundedRect(body.adjusted(inner, inner, -inner, -inner), Radius.FIELD - 2, Radius.FIELD - 2)

    def _paint_count(self, painter: QPainter) -> float:
        """Draw the count; give back where the room for the name ends."""
        if not self._count:
            return self.width() - Space.S
        pill = Pill(self._count, Tone.ON_FILL if self.isChecked() else Tone.COUNT)
        size = pill.size()
        left = self.width() - Space.S - 2 - size.width()
        pill.paint(painter, QRectF(left, (self.height() - size.height()) / 2, size.width(), size.height()), colours())
        return left


class Sidebar(QFrame):
    """Entries in order; arrow keys walk along them, Space and Enter choose."""

    page_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "sidebar")
        self.setFixedWidth(184)
        self.setAccessibleName(self.tr("Pages"))
        self._entries: dict[str, SidebarEntry] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S + 1, Space.L, Space.S + 2, Space.M + 1)
        layout.setSpacing(2)
        layout.addLayout(self._brand())
        layout.addSpacing(Space.M + 2)
        self._top = QVBoxLayout()
        self._top.setSpacing(2)
        layout.addLayout(self._top)
        layout.addStretch(1)
        self._foot = QVBoxLayout()
        layout.addLayout(self._foot)

    def add_page(self, key: str, name: str, icon_name: str, *, at_foot: bool = False) -> None:
        """Put an entry below the others, or at the foot."""
        entry = SidebarEntry(name, icon_name)
        entry.clicked.connect(lambda: self.page_chosen.emit(key))
        self._entries[key] = entry
        self._group.addButton(entry)
        (self._foot if at_foot else self._top).addWidget(entry)

    def choose(self, key: str) -> None:
        """Mark the entry of the page that is shown; Tab stops at it alone."""
        self._entries[key].setChecked(True)
        for name, entry in self._entries.items():
            entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == key else Qt.FocusPolicy.ClickFocus)

    def set_count(self, key: str, count: int | None) -> None:
        """Show a count beside an entry."""
        self._entries[key].set_count(count)

    def entry(self, key: str) -> SidebarEntry:
        """The entry of a page."""
        return self._entries[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk; Enter chooses."""
        entries = list(self._entries.values())
        focused = next((number for number, entry in enumerate(entries) if entry.hasFocus()), None)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if focused is not None and step is not None:
            entries[(focused + step) % len(entries)].setFocus(Qt.FocusReason.TabFocusReason)
        elif focused is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            entries[focused].click()
        else:
            super().keyPressEvent(event)

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(Space.M - 1, 2, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(_Brand())
        row.addWidget(Text("Barnacle", TextLook.BRAND))
        row.addStretch(1)
        return row


class _Brand(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(18, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, "barnacle", QRectF(self.rect()), colours().accent)
