"""A stock of the owner's own: typed measures with a live picture; any stock can be copied and corrected."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QGridLayout, QSpinBox, QWidget

from models.domain.label_sheets import LabelStock, Shape, StockKind
from models.errors import BarnacleError
from models.services.mailings.own_stocks import OwnStocks
from ui.panels.mailings.mailing_pane import MailingPane
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.line_edit import LineEdit
from ui.widgets.sheet_preview import SheetPreview
from ui.widgets.text import Text, TextLook

_FIELD_WIDTH = 98
_MOST_CHARACTERS = 60
_LONGEST_MM = 1_000
Box = TypeVar("Box", bound=QAbstractSpinBox)


class OwnStockPane(MailingPane):
    """Every measure is checked as it is typed; what can't be is told beside its field."""

    saved = Signal(object)
    removed = Signal(object)

    def __init__(self, stocks: OwnStocks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stocks = stocks
        self._stock: LabelStock | None = None
        self.name = LineEdit()
        self.name.setMaxLength(_MOST_CHARACTERS)
        self.name.setAccessibleName(self.tr("Name"))
        self.kind = ChoiceRow(
            self.tr("Kind"),
            {
                StockKind.SHEET.value: self.tr("Sheet"),
                StockKind.ROLL.value: self.tr("Roll"),
                StockKind.ENVELOPE.value: self.tr("Envelope"),
            },
            always_one=True,
        )
        self.measures: dict[str, QAbstractSpinBox] = {}
        self.problems: dict[str, Text] = {}
        self.preview = SheetPreview()
        self.centre_button = Button(self.tr("Centre on the page"), is_small=True)
        self.save_button = Button(self.tr("Save this stock"), icon_name="check")
        self.remove_button = Button(self.tr("Remove"), ButtonLook.QUIET, is_small=True)
        self._lay_out()
        for measure in ("pitch_x", "pitch_y"):
            self.measures[measure].setToolTip(self.tr("From a label's edge to the same edge of the next one"))
        self._connect()

    def show_stock(self, stock: LabelStock, *, is_new: bool) -> None:
        """Begin with the measures of a stock; a new one, or a copy of one that ships, gets a name of its own."""
        is_own = self._stocks.is_own(stock)
        name = "" if is_new else stock.part if is_own else self.tr("{name}, mine").format(name=stock.title)
        self._stock = stock if is_own and not is_new else replace(stock, id="", brand="", part=name)
        blockers = [QSignalBlocker(widget) for widget in (*self.measures.values(), self.kind)]
        self.title.setText(self.tr("My own stock") if is_new else stock.title)
        self.name.setText(name)
        self.kind.choose(stock.kind.value)
        for measure, box in self.measures.items():
            _set_value(box, getattr(stock, measure))
        del blockers
        self.remove_button.setVisible(is_own and not is_new)
        self._look()

    def stock(self) -> LabelStock | None:
        """The stock as it is typed now."""
        if self._stock is None:
            return None
        values: dict[str, Any] = {measure: _value(box) for measure, box in self.measures.items()}
        kind = StockKind(self.kind.chosen() or StockKind.SHEET)
        typed = replace(self._stock, part=self.name.text(), kind=kind, shape=Shape.RECTANGLE, **values)
        if kind is StockKind.SHEET:
            return replace(typed, shape=self._stock.shape)
        # One a page: the page is the label.
        return replace(
            typed,
            page_width=typed.label_width,
            page_height=typed.label_height,
            columns=1,
            rows=1,
            left=0.0,
            top=0.0,
            pitch_x=typed.label_width,
            pitch_y=typed.label_height,
        )

    def _look(self) -> None:
        """Show the picture and what is wrong."""
        stock = self.stock()
        if stock is None:
            return
        is_sheet = stock.kind is StockKind.SHEET
        for measure, row in self._rows.items():
            for widget in row:
                widget.setVisible(is_sheet or measure in ("label_width", "label_height"))
        self.centre_button.setVisible(is_sheet)
        found = dict(self._stocks.problems(stock))
        for measure, words in self.problems.items():
            words.setText(found.get(measure, ""))
            words.setVisible(bool(words.text()))
        self.save_button.setEnabled(not found)
        if not {"page_width", "label_width"} & found.keys():
            self.preview.show_sheet(stock, (), ())

    def _centre(self) -> None:
        stock = self.stock()
        if stock is not None:
            _set_value(self.measures["left"], max(0.0, (stock.left + stock.right_margin) / 2))
            _set_value(self.measures["top"], max(0.0, (stock.top + stock.bottom_margin) / 2))

    def _save(self) -> None:
        stock = self.stock()
        if stock is None:
            return
        try:
            saved = self._stocks.save(stock)
        except BarnacleError as error:
            self.problems["part"].setText(str(error))
            self.problems["part"].show()
            return
        self.saved.emit(saved)

    def _remove(self) -> None:
        if self._stock is not None:
            self.removed.emit(self._stock)

    def _connect(self) -> None:
        self.name.textChanged.connect(self._look)
        self.kind.changed.connect(self._look)
        for box in self.measures.values():
            if isinstance(box, QSpinBox | QDoubleSpinBox):
                box.valueChanged.connect(self._look)
        self.centre_button.clicked.connect(self._centre)
        self.save_button.clicked.connect(self._save)
        self.remove_button.clicked.connect(self._remove)

    def _lay_out(self) -> None:
        card = Card()
        card.body.setSpacing(Space.S)
        card.body.addLayout(self._grid())
        card.body.addLayout(self.row_of(self.save_button, self.centre_button, self.remove_button))
        self.column.addWidget(card)
        self.column.addWidget(self.preview, 1)

    def _grid(self) -> QGridLayout:
        """Two measures a line, and below them what is wrong with them."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(4, 1)
        self._rows: dict[str, tuple[QWidget, ...]] = {}
        grid.addWidget(Text(self.tr("Name"), TextLook.MUTED), 0, 0)
        grid.addWidget(self.name, 0, 1, 1, 3)
        self.problems["part"] = _problem()
        grid.addWidget(self.problems["part"], 1, 1, 1, 4)
        grid.addWidget(Text(self.tr("Kind"), TextLook.MUTED), 2, 0)
        grid.addWidget(self.kind, 2, 1, 1, 4)
        place = 3
        for pair in self._pairs():
            for side, (measure, name, make) in enumerate(pair):
                box = make(name)
                label = Text(name, TextLook.MUTED)
                label.setBuddy(box)
                self.measures[measure], self.problems[measure] = box, _problem()
                self._rows[measure] = (label, box)
                grid.addWidget(label, place, 2 * side)
                grid.addWidget(box, place, 2 * side + 1)
                grid.addWidget(self.problems[measure], place + 1 + side, 1, 1, 4)
            place += 3
        return grid

    def _pairs(self) -> Iterator[tuple[tuple[str, str, Callable[[str], QAbstractSpinBox]], ...]]:
        yield ("page_width", self.tr("Page width"), _length), ("page_height", self.tr("Page height"), _length)
        yield ("label_width", self.tr("Label width"), _length), ("label_height", self.tr("Label height"), _length)
        yield ("columns", self.tr("Columns"), _count), ("rows", self.tr("Rows"), _count)
        yield ("left", self.tr("Left margin"), _length), ("top", self.tr("Upper margin"), _length)
        yield (
            ("pitch_x", self.tr("Step across"), _length),
            ("pitch_y", self.tr("Step down"), _length),
        )


def _value(box: QAbstractSpinBox) -> float:
    return box.value() if isinstance(box, QSpinBox | QDoubleSpinBox) else 0.0


def _set_value(box: QAbstractSpinBox, value: float) -> None:
    if isinstance(box, QSpinBox):
        box.setValue(int(value))
    elif isinstance(box, QDoubleSpinBox):
        box.setValue(value)


def _problem() -> Text:
    words = Text("", TextLook.PROBLEM, wraps=True)
    words.hide()
    return words


def _length(name: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(0, _LONGEST_MM)
    box.setDecimals(3)
    box.setSingleStep(0.5)
    box.setSuffix(" mm")
    return _dressed(box, name)


def _count(name: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, 100)
    return _dressed(box, name)


def _dressed(box: Box, name: str) -> Box:
    box.setFixedWidth(_FIELD_WIDTH)
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
    box.setAccessibleName(name)
    return box
