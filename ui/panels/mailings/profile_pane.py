"""A printer's profile, made from the numbers that the owner reads off the test sheet."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.domain.printer_profiles import (
    SQUARE_LEFT_MM,
    SQUARE_SIDE_MM,
    SQUARE_TOP_MM,
    PrinterProfile,
    SheetReadings,
    profile_from_readings,
)
from models.errors import BarnacleError
from ui.panels.mailings.mailing_pane import MailingPane
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Text, TextLook
from ui.words.label_words import profile_words

# In pixels: fields of lengths and of names, and the room for what stands before them.
_FIELD_WIDTH, _WORDS_WIDTH = 110, 200
_DISTANCE_WIDTH, _NAME_WIDTH = 260, 72
_MOST_CHARACTERS = 80


class ProfilePane(MailingPane):
    """Print the test sheet, measure, type what was measured, save; the next test sheet shows whether it is right."""

    saved = Signal(object)
    removed = Signal(str)
    test_sheet_requested = Signal(object, bool)
    """Print a test sheet with this profile (or None), or save it (True)."""

    def __init__(self, save: Callable[[PrinterProfile], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save_profile = save
        self._used: PrinterProfile | None = None
        self._page_size = (210.0, 297.0)
        self.print_button = Button(self.tr("Print test sheet…"), icon_name="print", is_small=True)
        self.pdf_button = Button(self.tr("Save it as PDF…"), is_small=True)
        self.left = _length(self.tr("From the left edge of the paper to the square"), SQUARE_LEFT_MM)
        self.top = _length(self.tr("From the upper edge of the paper to the square"), SQUARE_TOP_MM)
        self.width_field = _length(self.tr("Width of the square"), SQUARE_SIDE_MM)
        self.height_field = _length(self.tr("Height of the square"), SQUARE_SIDE_MM)
        self.name = LineEdit()
        self.printer = QComboBox()
        self.printer.setEditable(True)
        self.tray = LineEdit()
        self.result = Text("", TextLook.SECONDARY, wraps=True)
        self.problem = Text("", TextLook.PROBLEM, wraps=True)
        self.save_button = Button(self.tr("Save this printer"), ButtonLook.PLAIN, icon_name="check")
        self.remove_button = Button(self.tr("Remove"), ButtonLook.QUIET, is_small=True)
        self._lay_out()
        self._connect()

    def show_profile(self, profile: PrinterProfile | None, page_size: tuple[float, float]) -> None:
        """Begin with a profile that the test sheet is printed with, or a new one; `page_size` in mm."""
        self._used, self._page_size = profile, page_size
        self.title.setText(profile.name if profile else self.tr("Set up a printer"))
        self.printer.clear()
        self.printer.addItems(QPrinterInfo.availablePrinterNames())
        self.printer.setEditText(profile.printer if profile else QPrinterInfo.defaultPrinterName())
        self.name.setText(profile.name if profile else QPrinterInfo.defaultPrinterName())
        self.tray.setText(profile.tray if profile else "")
        for field, value in zip(self._fields(), _TRUE_VALUES, strict=True):
            field.setValue(value)
        self.remove_button.setVisible(profile is not None)
        self.problem.hide()
        self._show_result()

    def _fields(self) -> tuple[QDoubleSpinBox, ...]:
        return (self.left, self.top, self.width_field, self.height_field)

    def _profile(self) -> PrinterProfile:
        """What the fields come to.

        Raises:
            ValueError: a reading can't be right.
        """
        readings = SheetReadings(*(field.value() for field in self._fields()))
        made = profile_from_readings(readings, self._page_size, self._used)
        names = (" ".join(text.split()) for text in (self.name.text(), self.printer.currentText(), self.tray.text()))
        name, printer, tray = names
        return replace(made, name=name, printer=printer, tray=tray)

    def _show_result(self) -> None:
        try:
            profile = self._profile()
        except ValueError as error:
            self.result.setText("")
            self._show_problem(str(error))
            return
        self._show_problem("")
        words = profile_words(replace(profile, name=self.tr("Each print will be")))
        is_true = profile.changes_nothing
        self.result.setText(self.tr("This printer prints true.") if is_true else words.replace(",", "", 1))

    def _save(self) -> None:
        try:
            profile = self._profile()
            self._save_profile(profile)
        except (ValueError, BarnacleError) as error:
            self._show_problem(str(error))
            return
        self.saved.emit(profile)

    def _remove(self) -> None:
        if self._used is not None:
            self.removed.emit(self._used.name)

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _connect(self) -> None:
        self.print_button.clicked.connect(lambda: self.test_sheet_requested.emit(self._used, False))
        self.pdf_button.clicked.connect(lambda: self.test_sheet_requested.emit(self._used, True))
        self.save_button.clicked.connect(self._save)
        self.remove_button.clicked.connect(self._remove)
        for field in self._fields():
            field.valueChanged.connect(self._show_result)

    def _lay_out(self) -> None:
        for number, (title, body) in enumerate(
            (
                (self.tr("Print the test sheet on plain paper, at actual size"), self._sheet_row()),
                (self.tr("Measure, and type what you read"), self._measures()),
                (self.tr("Name the printer, and save"), self._names()),
            ),
            1,
        ):
            card = Card(f"{number}   {title}")
            card.body.setSpacing(Space.S)
            card.body.addLayout(body)
            self.column.addWidget(card)
        self.column.addStretch(1)

    def _sheet_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.print_button)
        row.addWidget(self.pdf_button)
        row.addStretch(1)
        return row

    def _measures(self) -> QVBoxLayout:
        rows = [(Text(field.accessibleName(), TextLook.MUTED, wraps=True), field) for field in self._fields()]
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        column.addLayout(_grid(rows, _DISTANCE_WIDTH))
        column.addWidget(self.result)
        column.addWidget(self.problem)
        return column

    def _names(self) -> QVBoxLayout:
        rows: list[tuple[Text, QWidget]] = [
            (Text(self.tr("Name"), TextLook.MUTED), self.name),
            (Text(self.tr("Printer"), TextLook.MUTED), self.printer),
            (Text(self.tr("Tray"), TextLook.MUTED), self.tray),
        ]
        for name, field in rows:
            field.setAccessibleName(name.text())
            field.setMinimumWidth(_WORDS_WIDTH)
        for field in (self.name, self.tray):
            field.setMaxLength(_MOST_CHARACTERS)
        self.name.setPlaceholderText(self.tr("such as Epson, rear tray"))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.save_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        column.addLayout(_grid(rows, _NAME_WIDTH))
        column.addLayout(row)
        return column


_TRUE_VALUES = (SQUARE_LEFT_MM, SQUARE_TOP_MM, SQUARE_SIDE_MM, SQUARE_SIDE_MM)


def _grid(rows: Sequence[tuple[Text, QWidget]], name_width: int) -> QGridLayout:
    """Names with their fields, in line with each other."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.M)
    grid.setVerticalSpacing(Space.S)
    grid.setColumnMinimumWidth(0, name_width)
    grid.setColumnStretch(2, 1)
    for row, (name, field) in enumerate(rows):
        name.setBuddy(field)
        grid.addWidget(name, row, 0)
        grid.addWidget(field, row, 1)
    return grid


def _length(name: str, value: float) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(0, 500)
    box.setDecimals(1)
    box.setSingleStep(0.1)
    box.setValue(value)
    box.setSuffix(" mm")
    box.setFixedWidth(_FIELD_WIDTH)
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
    box.setAccessibleName(name)
    return box
