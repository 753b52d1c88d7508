"""One popup of Barnacle's own: a small window with a title, a text and buttons."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from ui.notifications.notifier import OPEN, PopupAction
from ui.theme import Radius, Space
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import IconButton
from ui.widgets.card import Rule
from ui.widgets.text import Text, TextLook

_WIDTH: Final = 400
_ICON: Final = 44
_LONGEST_TEXT: Final = 400
_LONGEST_PIECE: Final = 20
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"


class PopupCard(QWidget):
    """Stands above other windows without taking the keyboard, and can be reached by it.

    Tab and the arrows go through the buttons, Enter presses one, Escape dismisses; a click on the text is `OPEN`.
    """

    acted = Signal(str)
    dismissed = Signal()

    def __init__(self, title: str, body: str, actions: Sequence[PopupAction], initials: str = "") -> None:
        # An ordinary window, not a tool window: only those are reached by the window switcher of the keyboard.
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)
        self.setFixedWidth(_WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Under X11 there may be no compositor, and without one a translucent corner is black.
        self._is_masked = QGuiApplication.platformName() == "xcb"
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, on=not self._is_masked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._build_text(title, body, initials))
        if actions:
            self._column.addWidget(Rule())
            self._column.addLayout(self._build_buttons(actions))
            self.findChildren(QPushButton)[0].setFocus()

    def fit(self) -> None:
        """Take the height that the wrapped texts need."""
        self.ensurePolished()
        for text in self.findChildren(Text):
            text.ensurePolished()
        self.setFixedHeight(self._column.totalHeightForWidth(_WIDTH))

    def announce(self) -> None:
        """Show the popup and let a screen reader read it."""
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.acted.emit(OPEN)

    def closeEvent(self, event: QCloseEvent) -> None:
        # An ignored close would keep the whole program from quitting.
        event.accept()
        self.dismissed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_masked:
            self.setMask(QRegion(self._outline(0).toFillPolygon().toPolygon()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
            painter.drawPath(self._outline(0.5))

    def _outline(self, inset: float) -> QPainterPath:
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), Radius.CARD, Radius.CARD)
        return path

    def _build_text(self, title: str, body: str, initials: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(Space.L, Space.M, Space.S, Space.L)
        row.setSpacing(Space.M)
        row.addWidget(Avatar(_ICON, initials) if initials else self._build_icon(), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(Space.XS)
        texts.addWidget(Text(_shortened(title), TextLook.STRONG, wraps=True))
        first, _, rest = _shortened(body).partition("\n")
        for text, look in ((first, TextLook.PLAIN), (rest, TextLook.SECONDARY)):
            if text:
                texts.addWidget(Text(_kept_together(text), look, wraps=True))
        texts.addStretch(1)
        row.addLayout(texts, 1)
        dismiss = IconButton("close", QCoreApplication.translate("PopupCard", "Dismiss"))
        dismiss.clicked.connect(self.dismissed)
        row.addWidget(dismiss, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _build_icon(self) -> QLabel:
        picture = QLabel()
        picture.setPixmap(QApplication.windowIcon().pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
        return picture

    def _build_buttons(self, actions: Sequence[PopupAction]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        row.setSpacing(Space.XS)
        menus: dict[str, QMenu] = {}
        for action in actions:
            if action.menu in menus:
                self._add_choice(menus[action.menu], action)
                continue
            button = QPushButton(_plain(f"{action.menu} ▾" if action.menu else action.text))
            button.setAccessibleName(action.menu or action.text)
            button.setProperty("look", "popup-main" if action is actions[0] else "popup")
            button.setAutoDefault(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            if action.menu:
                menus[action.menu] = QMenu(button)
                button.setMenu(menus[action.menu])
                self._add_choice(menus[action.menu], action)
            else:
                button.clicked.connect(partial(self._on_clicked, action.id))
            row.addWidget(button, 1)
        return row

    def _add_choice(self, menu: QMenu, action: PopupAction) -> None:
        menu.addAction(_plain(action.text)).triggered.connect(partial(self._on_clicked, action.id))

    def _on_clicked(self, action_id: str) -> None:
        self.acted.emit(action_id)


def _plain(text: str) -> str:
    """A text for a button, which would take & for the mark of a shortcut."""
    return text.replace("&", "&&")


def _kept_together(text: str) -> str:
    """The text with each short part of a list in one piece, so that no line ends inside `2 days late`."""
    separator = " · " if " · " in text else ", "
    parts = text.split(separator)
    return separator.join(part.replace(" ", _NO_BREAK) if len(part) < _LONGEST_PIECE else part for part in parts)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"
