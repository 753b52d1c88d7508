"""*Did it print well?*: yes logs the letters, a part is printed again, and nothing is logged twice."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text import ElidedText, Text, TextLook
from ui.words.wording import counted, number


class PrintedQuestion(Card):
    """Hidden until something was printed or saved."""

    well_printed = Signal()
    again_requested = Signal(int)
    """Print again from this sheet on, counted from 1."""
    later_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._path = Path()
        self.words = ElidedText("", TextLook.SAVED)
        self.open_button = Button(self.tr("Open"), ButtonLook.QUIET, is_small=True)
        self.open_button.setAccessibleName(self.tr("Open the labels"))
        self.question = Text(self.tr("Did it print well?"), TextLook.STRONG)
        self.yes_button = Button("", ButtonLook.STRONG, icon_name="check")
        self.sheet = QSpinBox()
        self.sheet.setFixedWidth(88)
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sheet.setAccessibleName(self.tr("Print again from sheet"))
        self.again_button = Button(self.tr("Print again"), is_small=True)
        self.later_button = Button(self.tr("Not now"), ButtonLook.QUIET, is_small=True)
        self.about = Text("", TextLook.SECONDARY, wraps=True)
        self._lay_out()
        self.yes_button.clicked.connect(self.well_printed)
        self.again_button.clicked.connect(lambda: self.again_requested.emit(self.sheet.value()))
        self.later_button.clicked.connect(self.later_requested)
        self.open_button.clicked.connect(self._open)
        self.hide()

    def ask(self, path: Path | None, people: int, sheets: int) -> None:
        """Ask about a mailing of `sheets` sheets that was printed, or saved to `path`.

        `people` are those for whom *Yes* logs a letter, 0 when it logs none.
        """
        self._path = path or Path()
        words = self.tr("Saved as {name}").format(name=path.name) if path else self.tr("Sent to the printer")
        self.words.setText(words)
        self.words.setToolTip(str(path) if path else "")
        self.open_button.setVisible(path is not None)
        logged = counted(people, "Yes, log a letter for %Ln person", "Yes, log a letter for %Ln people")
        self.yes_button.setText(logged if people else self.tr("Yes"))
        self.yes_button.setAccessibleName(self.yes_button.text())
        self.sheet.setRange(1, max(1, sheets))
        self.sheet.setValue(1)
        self.sheet.setSuffix(self.tr(" of {count}").format(count=number(sheets)))
        self.about.setText(self.tr("Until you say so nothing is logged; the mailing waits in the history."))
        self.set_busy(is_busy=False)
        self.show()
        self.yes_button.setFocus()

    @property
    def was_saved(self) -> bool:
        """True when it asks about a file, False for a printer."""
        return self._path != Path()

    def set_busy(self, *, is_busy: bool) -> None:
        """Keep the answers back while one is carried out."""
        for button in (self.yes_button, self.again_button, self.later_button):
            button.setEnabled(not is_busy)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _lay_out(self) -> None:
        self.body.setSpacing(Space.S)
        first = QHBoxLayout()
        first.setSpacing(Space.XS)
        first.addWidget(self.words)
        first.addWidget(self.open_button)
        first.addStretch(1)
        self.body.addLayout(first)
        self.body.addWidget(self.question)
        # Of thirty thousand people the answer takes the whole line.
        answers = FlowLayout(spacing=Space.S)
        answers.addWidget(self.yes_button)
        answers.addWidget(self.later_button)
        self.body.addLayout(answers)
        third = QHBoxLayout()
        third.setSpacing(Space.S)
        third.addWidget(Text(self.tr("No, from sheet"), TextLook.MUTED))
        third.addWidget(self.sheet)
        third.addWidget(self.again_button)
        third.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        column.addLayout(third)
        column.addWidget(self.about)
        self.body.addLayout(column)
