"""What a mailing carries, and whether printing it logs a letter."""

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets.card import Card
from ui.widgets.line_edit import LineEdit
from ui.words.wording import counted

_MOST_CHARACTERS = 200


class CarriesCard(Card):
    """A line for what is in the envelopes, and the promise to log it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.carried = LineEdit()
        self.carried.setMaxLength(_MOST_CHARACTERS)
        self.carried.setPlaceholderText(self.tr("such as Christmas card"))
        self.carried.setAccessibleName(self.tr("What it carries"))
        self.logs = QCheckBox()
        self.logs.setChecked(True)
        self.body.setSpacing(8)
        self.body.addWidget(self.carried)
        self.body.addWidget(self.logs)
        self.show_people(0)

    @property
    def text(self) -> str:
        """What it carries, in the owner's words."""
        return " ".join(self.carried.text().split())

    @property
    def is_logged(self) -> bool:
        """True when a letter is to be logged for everyone on it."""
        return self.logs.isChecked() and self.logs.isEnabled()

    def show_people(self, people: int) -> None:
        """Say for how many people a letter will be logged."""
        words = counted(people, "Printing logs a letter for %Ln person", "Printing logs a letter for %Ln people")
        self.logs.setText(words if people else self.tr("Printing logs a letter for everyone on it"))
        self.logs.setAccessibleName(self.logs.text())
        self.logs.setEnabled(people > 0)
