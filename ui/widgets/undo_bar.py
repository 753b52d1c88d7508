"""The bar at the foot that says what happened and offers to take it back."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook, IconButton
from ui.widgets.text import ElidedText

_SHOWN_MS = 8_000


class UndoBar(QFrame):
    """Floats over the foot of its parent for some seconds; stays while the pointer or the focus is on it."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setProperty("look", "toast")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        layout.setSpacing(Space.M)
        self._words = ElidedText()
        self.undo_button = Button(self.tr("Undo"), ButtonLook.QUIET, icon_name="undo")
        self.undo_button.clicked.connect(self._undo)
        close = IconButton("close", self.tr("Close"))
        close.clicked.connect(self.hide)
        layout.addWidget(self._words)
        layout.addWidget(self.undo_button)
        layout.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self._hide_when_left)
        parent.installEventFilter(self)
        if isinstance(parent, QStackedWidget):
            # It puts each page that is shown on top.
            parent.currentChanged.connect(self._stay_on_top)
        self.hide()

    def say(self, text: str, *, offers_undo: bool = False) -> None:
        """Show `text` for some seconds, with the button *Undo* when there is something to take back."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self.undo_button.setVisible(offers_undo)
        self.show()
        self.raise_()
        self._place()
        self._timer.start()

    def text(self) -> str:
        """What the bar says."""
        return self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the parent changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self._ground:
            self._place()
        return super().eventFilter(watched, event)

    def _stay_on_top(self) -> None:
        self.raise_()

    def _place(self) -> None:
        ground = self._ground
        self.setMaximumWidth(max(240, ground.width() - 2 * Space.XXL))
        self.adjustSize()
        self.move((ground.width() - self.width()) // 2, ground.height() - self.height() - Space.L)

    def _undo(self) -> None:
        self.hide()
        self.undo_requested.emit()

    def _hide_when_left(self) -> None:
        focused: QWidget | None = self.window().focusWidget()
        if self.underMouse() or (focused and self.isAncestorOf(focused)):
            self._timer.start()
        else:
            self.hide()
