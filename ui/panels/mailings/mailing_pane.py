"""What stands in the place of a mailing's sheets for a while, with the way back to them in its head."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.text import ElidedText, TextLook


class MailingPane(QWidget):
    """`head` holds the way back and the pane's `title`, and takes small buttons; `column` what the pane is about."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedText("", TextLook.SECONDARY_STRONG)
        self.back_button = Button(self.tr("Sheets"), ButtonLook.QUIET, icon_name="chevron-left", is_small=True)
        self.back_button.setAccessibleName(self.tr("Back to the sheets"))
        self.back_button.clicked.connect(self.closed)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.S)
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.S)
        self.head.addWidget(self.back_button)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.column.addLayout(self.head)

    def add_lists(self, *lists: QWidget) -> None:
        """Put lists on a card that fills the pane."""
        card = Card()
        card.body.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        for widget in lists:
            card.body.addWidget(widget)
        self.column.addWidget(card, 1)

    @staticmethod
    def row_of(*buttons: QPushButton) -> QHBoxLayout:
        """Buttons side by side."""
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return row
