"""A chip: a pill that does something, or opens a menu, when it is pressed."""

from collections.abc import Callable
from enum import Enum
from math import ceil

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from ui.colours import Tone
from ui.icons import paint_icon
from ui.theme import FontRole, colours, font

_HEIGHT = 20
_SIDE = 8
_SIGN = 12


class ChipSign(Enum):
    """The small icon at the end of a chip."""

    NONE = ""
    REMOVE = "close"
    MENU = "chevron-down"


class Chip(QAbstractButton):
    """A pressable pill, reached with Tab, pressed with Space or Enter."""

    def __init__(
        self, text: str, tone: Tone = Tone.NEUTRAL, sign: ChipSign = ChipSign.NONE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._sign = sign
        self._menu: QMenu | None = None
        self._fill: Callable[[QMenu], None] | None = None
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_menu(self, menu: QMenu) -> None:
        """Open `menu` when the chip is pressed; the chip owns it."""
        menu.setParent(self, menu.windowFlags())
        self._menu = menu
        self.clicked.connect(self._open_menu)

    def set_menu_filler(self, fill: Callable[[QMenu], None]) -> None:
        """Open a menu when the chip is pressed; it is made at the first press, and `fill` fills it at each."""
        self._fill = fill
        self.clicked.connect(self._open_menu)

    def menu(self) -> QMenu | None:
        """The menu the chip opens, if any."""
        if self._menu is None and self._fill is not None:
            self._menu = QMenu(self)
            self._menu.aboutToShow.connect(self._fill_menu)
        return self._menu

    def sizeHint(self) -> QSize:
        """Text, sign and air."""
        width = QFontMetricsF(font(FontRole.SECONDARY)).horizontalAdvance(self.text()) + 2 * _SIDE
        if self._sign is not ChipSign.NONE:
            width += _SIGN + 2
        return QSize(ceil(width), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A chip may shrink to a few letters."""
        return QSize(min(48, self.sizeHint().width()), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, text, sign and the focus ring."""
        shown = colours()
        ink, ground = self._tone.inks(shown)
        if self._tone is Tone.NEUTRAL:
            ink = shown.text if self.underMouse() else shown.muted
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect())
        if self.hasFocus():
            painter.setPen(QPen(QColor(shown.accent), 2))
            body.adjust(1, 1, -1, -1)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
        painter.setFont(font(FontRole.SECONDARY))
        painter.setPen(QColor(ink))
        room = QRectF(self.rect()).adjusted(_SIDE, 0, -_SIDE, 0)
        if self._sign is not ChipSign.NONE:
            sign = QRectF(room.right() - _SIGN + 2, body.center().y() - _SIGN / 2, _SIGN, _SIGN)
            paint_icon(painter, self._sign.value, sign, ink)
            room.setRight(sign.left() - 2)
        text = QFontMetricsF(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the chip as Space does; Delete and Backspace press a chip that removes."""
        presses = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if self._sign is ChipSign.REMOVE:
            presses |= {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
        if event.key() in presses:
            self.click()
        else:
            super().keyPressEvent(event)

    def _open_menu(self) -> None:
        menu = self.menu()
        if menu is not None:
            menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _fill_menu(self) -> None:
        if self._menu is not None and self._fill is not None:
            self._menu.clear()
            self._fill(self._menu)
