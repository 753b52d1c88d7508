"""The window for a fault of the program: calm, with details that can be copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.text import Text, TextLook

_DETAILS_HEIGHT = 180


class ErrorDialog(QDialog):
    """Says that what was saved is safe and that the owner can go on."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        """`details` are for whoever mends the program; they are shown only when asked for."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Barnacle"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setFixedHeight(_DETAILS_HEIGHT)
        self.details.setAccessibleName(self.tr("Details"))
        self.details.hide()
        self.show_button = Button(self.tr("Show the details"))
        self.copy_button = Button(self.tr("Copy the details"))
        self.close_button = Button(self.tr("Go on"), ButtonLook.STRONG)
        self.show_button.clicked.connect(self._toggle_details)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        self.close_button.setFocus()

    def _toggle_details(self) -> None:
        shows = not self.details.isVisibleTo(self)
        self.details.setVisible(shows)
        self.show_button.setText(self.tr("Hide the details") if shows else self.tr("Show the details"))
        self.adjustSize()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy_button.setText(self.tr("Copied"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.S)
        column.addWidget(Text(self.tr("Something went wrong"), TextLook.HEADING))
        words = self.tr(
            "What was saved before is safe, and you can go on. The last thing you did may not have been done."
        )
        column.addWidget(Text(words, TextLook.PLAIN, wraps=True))
        words = self.tr("The details help whoever mends Barnacle. They may hold names; look before you send them.")
        column.addWidget(Text(words, TextLook.MUTED, wraps=True))
        column.addWidget(self.details)
        column.addSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.show_button)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.setMinimumWidth(520)
