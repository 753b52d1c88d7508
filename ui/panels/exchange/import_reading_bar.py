"""How a file is read: its encoding, the order of its dates, the meaning of its columns."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from models.formats.reading import DayOrder, ReadingChoices
from models.formats.text_encodings import ENCODINGS
from models.services.exchange.import_reports import ImportedFile
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.text import Text, TextLook
from ui.words.wording import counted

_NOTICES = 3
_WIDEST = 280


class ImportReadingBar(QWidget):
    """Shown for the files of an import as they were read; `changed` when one is to be read otherwise."""

    changed = Signal()
    mapping_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = Text("", TextLook.MUTED, wraps=True)
        self.notices = Text("", TextLook.SECONDARY, wraps=True)
        self.encoding = QComboBox()
        self.encoding.setAccessibleName(self.tr("Encoding"))
        self.encoding.addItem("", "")
        for codec, name in ENCODINGS.items():
            self.encoding.addItem(name, codec)
        self.dates = QComboBox()
        self.dates.setAccessibleName(self.tr("Order of dates"))
        self.mapping_button = Button(self.tr("Columns…"), is_small=True)
        self.encoding.activated.connect(self.changed)
        self.dates.activated.connect(self.changed)
        self.mapping_button.clicked.connect(self.mapping_requested)
        self._encoding_words = Text(self.tr("Encoding"), TextLook.MUTED)
        self._date_words = Text("", TextLook.STRONG)
        self._lay_out()

    def reading(self) -> ReadingChoices:
        """What is chosen; the meanings of columns are chosen elsewhere."""
        order = self.dates.currentData()
        return ReadingChoices(self.encoding.currentData() or "", DayOrder(order) if order else None)

    def clear(self) -> None:
        """Read the next files as they are found to be."""
        self.encoding.setCurrentIndex(0)
        self.dates.clear()

    def show_files(self, files: Sequence[ImportedFile]) -> None:
        """Show how these files were read."""
        self.files.setText("\n".join(_words(file) for file in files))
        notices = [notice for file in files for notice in file.notices]
        self.notices.setText("\n".join(notices[:_NOTICES]))
        self.notices.setVisible(bool(notices))
        texts = [file for file in files if file.layout != "vCard"]
        found = next((file.encoding for file in texts if file.encoding), "")
        name = ENCODINGS.get(found.removesuffix("-sig"), found)
        self.encoding.setItemText(0, self.tr("as found: {name}").format(name=name))
        for widget in (self.encoding, self._encoding_words):
            widget.setVisible(bool(found) or bool(self.encoding.currentData()))
        self.mapping_button.setVisible(len(files) == 1 and bool(texts))
        example = next((date for file in files for date in file.open_dates), None)
        if example is not None:
            self._ask_for_order(*example)
        self.dates.setVisible(self.dates.count() > 0)
        self._date_words.setVisible(self.dates.count() > 0)

    def _ask_for_order(self, column: str, example: str) -> None:
        chosen = self.dates.currentData()
        first, second = [part for part in example.replace("-", "/").replace(" ", "/").split("/") if part][:2]
        self.dates.clear()
        self.dates.addItem(self.tr("not said: dates go into a note"), None)
        day_first = self.tr("day {day}, month {month}").format(day=first, month=second)
        month_first = self.tr("month {month}, day {day}").format(month=first, day=second)
        self.dates.addItem(day_first, DayOrder.DAY_FIRST.value)
        self.dates.addItem(month_first, DayOrder.MONTH_FIRST.value)
        self.dates.setCurrentIndex(max(0, self.dates.findData(chosen)))
        self._date_words.setText(self.tr("{column}: {example} is").format(column=column, example=example))

    def _lay_out(self) -> None:
        self.encoding.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS + 2)
        column.addWidget(self.files)
        column.addWidget(self.notices)
        for widgets in ((self._date_words, self.dates), (self._encoding_words, self.encoding, self.mapping_button)):
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
            column.addLayout(row)


def _words(file: ImportedFile) -> str:
    return " · ".join((file.path.name, file.layout, counted(file.read, "%Ln contact", "%Ln contacts")))
