"""Where files are dropped, or chosen with a button."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Radius, Space, colours
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.text import Text, TextLook


class DropArea(QWidget):
    """Takes files of this computer; what they hold is for others to see."""

    files_dropped = Signal(object)
    choose_requested = Signal()

    def __init__(self, words: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_hovered = False
        self.setAcceptDrops(True)
        self.setAccessibleName(words)
        self.choose_button = Button(self.tr("Choose files…"), ButtonLook.STRONG)
        self.choose_button.clicked.connect(self.choose_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        layout.setSpacing(Space.S)
        layout.addStretch(1)
        for text in (Text(words, TextLook.STRONG, wraps=True), Text(about, TextLook.MUTED, wraps=True)):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(text)
        layout.addSpacing(Space.S)
        layout.addWidget(self.choose_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def sizeHint(self) -> QSize:
        """Large enough to hit."""
        return QSize(460, 220)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, nothing else."""
        if files_in(event.mimeData()):
            accept_copy(event)
            self._mark(is_hovered=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Take the mark away."""
        self._mark(is_hovered=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        accept_copy(event)
        self._mark(is_hovered=False)
        self.files_dropped.emit(files_in(event.mimeData()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashed outline."""
        shown = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(shown.accent if self._is_hovered else shown.edge), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(shown.chosen if self._is_hovered else shown.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.CARD, Radius.CARD)

    def _mark(self, *, is_hovered: bool) -> None:
        self._is_hovered = is_hovered
        self.update()


def accept_copy(event: QDropEvent) -> None:
    """Accept what is dragged as a copy: whoever is told that it was moved may throw the file away."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def files_in(data: QMimeData) -> Sequence[Path]:
    """The files of this computer in what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
