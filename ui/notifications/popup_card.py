"""One popup of Barnacle's own: a small window with a title, a text and buttons."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QCloseEvent,
    QFont,
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
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.notifications.notifier import OPEN, PopupAction

_WIDTH: Final = 400
_RADIUS: Final = 10
_ICON: Final = 44
_LONGEST_TEXT: Final = 400


class PopupCard(QWidget):
    """Stands above other windows without taking the keyboard, and can be reached by it.

    Tab and the arrows go through the buttons, Enter presses one, Escape dismisses; a click on the text is `OPEN`.
    """

    acted = Signal(str)
    dismissed = Signal()

    def __init__(self, title: str, body: str, actions: Sequence[PopupAction]) -> None:
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._build_text(title, body))
        if actions:
            layout.addWidget(_line(QFrame.Shape.HLine))
            layout.addLayout(self._build_buttons(actions))
            self.findChildren(QPushButton)[0].setFocus()

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
        path.addRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
        return path

    def _build_text(self, title: str, body: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 8, 16)
        row.setSpacing(12)
        icon = QApplication.windowIcon()
        if not icon.isNull():
            picture = QLabel()
            picture.setPixmap(icon.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        heading = _plain_label(title)
        bold = QFont(heading.font())
        bold.setWeight(QFont.Weight.DemiBold)
        heading.setFont(bold)
        texts.addWidget(heading)
        if body:
            texts.addWidget(_plain_label(body))
        row.addLayout(texts, 1)
        row.addWidget(self._build_dismiss(), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _build_dismiss(self) -> QToolButton:
        button = QToolButton()
        button.setText("×")
        button.setAutoRaise(True)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(QCoreApplication.translate("PopupCard", "Dismiss"))
        button.setToolTip(QCoreApplication.translate("PopupCard", "Dismiss"))
        button.clicked.connect(self.dismissed)
        return button

    def _build_buttons(self, actions: Sequence[PopupAction]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for position, action in enumerate(actions):
            if position:
                row.addWidget(_line(QFrame.Shape.VLine))
            button = QPushButton(action.text.replace("&", "&&"))
            button.setAccessibleName(action.text)
            button.setFlat(True)
            button.setAutoDefault(True)
            button.setMinimumHeight(34)
            button.setCursor(Qt.CursorShape.ArrowCursor)
            button.clicked.connect(partial(self._on_clicked, action.id))
            row.addWidget(button, 1)
        return row

    def _on_clicked(self, action_id: str) -> None:
        self.acted.emit(action_id)


def _plain_label(text: str) -> QLabel:
    """A label for any text, which is never taken for HTML."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…")
    return label


def _line(shape: QFrame.Shape) -> QFrame:
    line = QFrame()
    line.setFrameShape(shape)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    return line
