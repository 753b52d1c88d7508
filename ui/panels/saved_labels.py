"""What stands below the buttons once the labels are saved: the file, and the offer to log the letters."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.text import ElidedText, TextLook
from ui.wording import counted


class SavedLabels(QFrame):
    """Hidden until something was saved."""

    log_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self.words = ElidedText("", TextLook.SAVED)
        self.open_button = Button(self.tr("Open"), ButtonLook.QUIET)
        self.open_button.setAccessibleName(self.tr("Open the labels"))
        self.open_button.clicked.connect(self._open)
        self.log_button = Button("", icon_name="mail")
        self.log_button.clicked.connect(self.log_requested)
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        row.addWidget(self.words)
        row.addWidget(self.open_button)
        row.addStretch(1)
        second = QHBoxLayout()
        second.addWidget(self.log_button)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(row)
        column.addLayout(second)
        self.hide()

    def show_saved(self, path: Path, people: int) -> None:
        """Say that the labels of `people` contacts are in the file `path`."""
        self._path = path
        self.words.setText(self.tr("Saved as {name}").format(name=path.name))
        self.words.setToolTip(str(path))
        self.log_button.setText(counted(people, "Log a letter for %Ln person", "Log a letter for %Ln people"))
        self.log_button.setAccessibleName(self.log_button.text())
        self.log_button.setVisible(people > 0)
        self.show()

    def show_logging(self) -> None:
        """The letters are being logged, or are: nothing more to offer."""
        self.log_button.hide()

    def offer_log(self) -> None:
        """The letters were not logged after all: offer it again."""
        self.log_button.show()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))
