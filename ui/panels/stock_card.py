"""On which labels: the stock, the first label used, the order, the copies and the outlines."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QSpinBox, QWidget

from models.domain.label_sheets import LabelStock
from models.domain.recipients import MailingOrder
from models.printing.labels import MAX_COPIES, LabelOptions
from ui.label_words import order_name, stock_details
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.stock_chooser import StockChooser
from ui.widgets.text import Text, TextLook

_NUMBER_WIDTH = 64


class StockCard(Card):
    """Holds the options of a run of labels; `changed` brings them."""

    changed = Signal(object)

    def __init__(
        self, options: LabelOptions, stocks_for: Callable[[str], Sequence[LabelStock]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._options = options
        self._chooser = StockChooser(stocks_for, self)
        self._chooser.stock_chosen.connect(self.choose_stock)
        self.stock_button = Button("")
        self.stock_button.setProperty("look", "value")
        self.stock_button.clicked.connect(self.open_chooser)
        self.start = _number(self.tr("Start at label"), options.stock.per_sheet)
        self.copies = _number(self.tr("Copies of each label"), MAX_COPIES)
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("Order"))
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.order.setMinimumContentsLength(14)
        for order in MailingOrder:
            self.order.addItem(order_name(order), order)
        self.outlines = QCheckBox(self.tr("Print the outlines of the labels"))
        self._lay_out()
        self._show(options)
        self.start.valueChanged.connect(self._read)
        self.copies.valueChanged.connect(self._read)
        self.order.currentIndexChanged.connect(self._read)
        self.outlines.toggled.connect(self._read)

    @property
    def options(self) -> LabelOptions:
        """The options as they stand."""
        return self._options

    @property
    def chooser(self) -> StockChooser:
        """The chooser behind the stock's name."""
        return self._chooser

    def open_chooser(self) -> None:
        """Offer the stocks of the catalogue."""
        self._chooser.open_below(self.stock_button, self._options.stock)

    def choose_stock(self, stock: LabelStock) -> None:
        """Take another stock; the first label is the sheet's first again."""
        if stock.id == self._options.stock.id:
            return
        old = self._options
        self._set(LabelOptions(stock, 1, old.copies, old.order, old.has_outlines))

    def start_at(self, number: int) -> None:
        """Begin at this label of the first sheet."""
        self.start.setValue(number)

    def _read(self) -> None:
        self._set(
            LabelOptions(
                self._options.stock,
                self.start.value(),
                self.copies.value(),
                MailingOrder(self.order.currentData()),
                self.outlines.isChecked(),
            )
        )

    def _set(self, options: LabelOptions) -> None:
        if options == self._options:
            return
        self._options = options
        self._show(options)
        self.changed.emit(options)

    def _show(self, options: LabelOptions) -> None:
        fields = (self.start, self.copies, self.order, self.outlines)
        for field in fields:
            field.blockSignals(True)
        self.stock_button.setText(f"{options.stock.title} · {stock_details(options.stock)} ▾")
        self.stock_button.setAccessibleName(self.tr("Label stock: {name}").format(name=options.stock.title))
        self.start.setMaximum(options.stock.per_sheet)
        self.start.setValue(options.start)
        self.copies.setValue(options.copies)
        self.order.setCurrentIndex(self.order.findData(options.order))
        self.outlines.setChecked(options.has_outlines)
        for field in fields:
            field.blockSignals(False)

    def _lay_out(self) -> None:
        self.body.addWidget(self.stock_button, alignment=Qt.AlignmentFlag.AlignLeft)
        grid = QGridLayout()
        grid.setContentsMargins(Space.XS, Space.XS, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnMinimumWidth(0, 96)
        grid.setColumnStretch(1, 1)
        start = QHBoxLayout()
        start.setSpacing(Space.S)
        start.addWidget(self.start)
        start.addWidget(Text(self.tr("or click the sheet"), TextLook.SECONDARY))
        start.addStretch(1)
        for row, name in enumerate((self.tr("Start at label"), self.tr("Order"), self.tr("Copies"))):
            grid.addWidget(Text(name, TextLook.MUTED), row, 0)
        grid.addLayout(start, 0, 1)
        grid.addWidget(self.order, 1, 1)
        grid.addWidget(self.copies, 2, 1, alignment=Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.outlines, 3, 0, 1, 2)
        self.body.addLayout(grid)


def _number(name: str, most: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, most)
    box.setFixedWidth(_NUMBER_WIDTH)
    box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    box.setAccessibleName(name)
    return box
