"""On which labels: the stock, the first label used, the order, the copies, the printer, and more behind a button."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox, QVBoxLayout, QWidget

from models.domain.label_sheets import LabelStock, StockKind
from models.domain.printer_profiles import PrinterProfile
from models.domain.recipients import MailingOrder
from models.domain.used_labels import Sheets, first_free, start_at, toggle
from models.errors import InputError
from models.printing.labels import MAX_COPIES, LabelOptions
from ui.panels.mailings.label_extras import NAME_WIDTH, LabelExtras
from ui.panels.mailings.label_furniture import LabelFurniture, Sender, without_furniture
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.stock_chooser import StockChooser
from ui.widgets.text import Text, TextLook
from ui.words.label_words import order_name, profile_words, stock_details

_NUMBER_WIDTH = 64
_SET_UP = "set up"


@dataclass(frozen=True, slots=True)
class StockSource:
    """What the card asks of the book: the stocks that a text finds, part-used sheets, printers, the own address."""

    stocks_for: Callable[[str], Sequence[LabelStock]]
    sheets_of: Callable[[str], Sheets]
    profiles: Callable[[], Sequence[PrinterProfile]]
    sender: Callable[[], Sender]


class StockCard(Card):
    """Holds the options of a run of labels; `changed` brings them."""

    changed = Signal(object)
    profile_requested = Signal()
    """Make a printer profile, or change one."""
    own_requested = Signal(object)
    """Measure a stock (None), or copy and correct this one."""

    def __init__(self, options: LabelOptions, source: StockSource, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._options = options
        self._source = source
        self._remembered: Sheets = ()
        self._chooser = StockChooser(self._stocks_for, self, offers_own=True)
        self._chooser.stock_chosen.connect(self.choose_stock)
        self._chooser.own_requested.connect(self.own_requested)
        self.stock_button = Button("")
        self.stock_button.setProperty("look", "value")
        self.stock_button.clicked.connect(self.open_chooser)
        self.start = _number(self.tr("Start at label"), options.stock.per_sheet)
        self.start_words = Text("", TextLook.SECONDARY)
        self.full_button = Button(self.tr("Take a full sheet"), ButtonLook.QUIET, is_small=True)
        self.copies = _number(self.tr("Copies of each label"), MAX_COPIES)
        self.order = _choice(self.tr("Order"))
        for order in MailingOrder:
            self.order.addItem(order_name(order), order)
        self.profile = _choice(self.tr("My printer"))
        self.more_button = Button(self.tr("More"), ButtonLook.QUIET, icon_name="chevron-down", is_small=True)
        self.more_button.setCheckable(True)
        self.extras = LabelExtras(options)
        self.furniture = LabelFurniture(options, source.sender)
        self._more = QWidget()
        self._more.hide()
        self._lay_out()
        self.refresh_profiles()
        self._show(options)
        self._connect()

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
        """Take another stock, and its part-used sheets where some are remembered."""
        if stock != self._options.stock:
            used = self._remembered = _fitting(self._source.sheets_of(stock.id), stock)
            try:
                options = replace(self._options, stock=stock, used=used)
            except InputError:
                options = replace(without_furniture(self._options), stock=stock, used=used)
            self._set(options)

    def start_at(self, sheet: int, label: int) -> None:
        """Begin at this label of a sheet."""
        self._set(replace(self._options, used=start_at(self._options.used, sheet, label)))

    def toggle_label(self, sheet: int, label: int) -> None:
        """Mark one label of a sheet as gone, or as there again."""
        per_sheet = self._options.stock.per_sheet
        self._set(replace(self._options, used=toggle(self._options.used, sheet, label, per_sheet)))

    def refresh_sender(self) -> None:
        """The own address or the logo is another: labels that have it get the new one."""
        sender, options = self._source.sender(), self._options
        lines = sender.lines if options.sender_lines else ()
        logo_path = sender.logo_path if options.logo_path else None
        self._set(replace(options, sender_lines=lines, logo_path=logo_path))
        self.furniture.show_options(self._options)

    def refresh_remembered(self) -> None:
        """Go on with the part-used sheets that are remembered of the stock, if they are others than before."""
        stock = self._options.stock
        remembered = _fitting(self._source.sheets_of(stock.id), stock)
        if remembered != self._remembered:
            self._remembered = remembered
            self._set(replace(self._options, used=remembered))
            self._show(self._options)

    def choose_profile(self, profile: PrinterProfile | None) -> None:
        """Print with a profile, or without."""
        self._set(replace(self._options, profile=profile))

    def refresh_profiles(self) -> None:
        """Read the printers again; the chosen one is taken as it is now."""
        profiles = list(self._source.profiles())
        with QSignalBlocker(self.profile):
            self.profile.clear()
            self.profile.addItem(self.tr("as it prints"), None)
            for profile in profiles:
                self.profile.addItem(profile_words(profile), profile)
            self.profile.addItem(self.tr("Set up a printer…"), _SET_UP)
        chosen = self._options.profile
        if chosen is not None:
            now = next((profile for profile in profiles if profile.name == chosen.name), None)
            self._set(replace(self._options, profile=now))
        self._show(self._options)

    def _stocks_for(self, text: str) -> list[LabelStock]:
        """Envelopes in place of an envelope, else labels."""
        is_envelope = self._options.stock.kind is StockKind.ENVELOPE
        return [stock for stock in self._source.stocks_for(text) if (stock.kind is StockKind.ENVELOPE) == is_envelope]

    def _read(self) -> None:
        used = self._options.used
        if self.start.value() != first_free(used, 1):
            used = start_at(used, 1, self.start.value())
        order = MailingOrder(self.order.currentData())
        self._set(replace(self._options, used=used, copies=self.copies.value(), order=order))

    def _read_profile(self) -> None:
        chosen = self.profile.currentData()
        if chosen == _SET_UP:
            self._show(self._options)
            self.profile_requested.emit()
        else:
            self.choose_profile(chosen)

    def _set(self, options: LabelOptions) -> None:
        if options == self._options:
            return
        self._options = options
        self._show(options)
        self.changed.emit(options)

    def _show(self, options: LabelOptions) -> None:
        for widget in self._sheet_widgets:
            widget.setVisible(options.stock.per_sheet > 1)
        fields = (self.start, self.copies, self.order, self.profile)
        blockers = [QSignalBlocker(field) for field in fields]
        self.stock_button.setText(f"{options.stock.title} · {stock_details(options.stock)} ▾")
        self.stock_button.setAccessibleName(self.tr("Label stock: {name}").format(name=options.stock.title))
        self.start.setMaximum(options.stock.per_sheet)
        self.start.setValue(first_free(options.used, 1))
        self.start_words.setText(self._start_words(options))
        self.full_button.setVisible(bool(options.used) and options.stock.per_sheet > 1)
        self.copies.setValue(options.copies)
        self.order.setCurrentIndex(self.order.findData(options.order))
        names = [self.profile.itemData(n) for n in range(self.profile.count())]
        self.profile.setCurrentIndex(names.index(options.profile) if options.profile in names else 0)
        self.extras.show_options(options)
        self.furniture.show_options(options)
        del blockers

    def _start_words(self, options: LabelOptions) -> str:
        is_remembered = options.used and options.used == _fitting(
            self._source.sheets_of(options.stock.id), options.stock
        )
        return self.tr("where you left off") if is_remembered else self.tr("or click the sheet")

    def _show_more(self, *, is_open: bool) -> None:
        self._more.setVisible(is_open)
        self.more_button.setText(self.tr("Less") if is_open else self.tr("More"))
        self.more_button.set_icon("chevron-up" if is_open else "chevron-down")

    def _connect(self) -> None:
        self.start.valueChanged.connect(self._read)
        self.copies.valueChanged.connect(self._read)
        self.order.currentIndexChanged.connect(self._read)
        self.profile.activated.connect(self._read_profile)
        self.full_button.clicked.connect(lambda: self._set(replace(self._options, used=())))
        self.more_button.toggled.connect(lambda is_open: self._show_more(is_open=is_open))
        self.extras.changed.connect(self._set)
        self.furniture.changed.connect(self._set)

    def _lay_out(self) -> None:
        self.body.addWidget(self.stock_button, alignment=Qt.AlignmentFlag.AlignLeft)
        grid = QGridLayout()
        grid.setContentsMargins(Space.XS, Space.XS, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnMinimumWidth(0, NAME_WIDTH)
        grid.setColumnStretch(1, 1)
        start = QGridLayout()
        start.setHorizontalSpacing(Space.S)
        start.setVerticalSpacing(0)
        start.setColumnStretch(1, 1)
        start.addWidget(self.start, 0, 0)
        start.addWidget(self.start_words, 0, 1)
        start.addWidget(self.full_button, 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        names = (self.tr("Start at label"), self.tr("Order"), self.tr("Copies"), self.tr("My printer"))
        titles = [Text(name, TextLook.MUTED) for name in names]
        for row, title in enumerate(titles):
            grid.addWidget(title, row, 0)
        self._sheet_widgets = (titles[0], self.start, self.start_words)
        grid.addLayout(start, 0, 1)
        grid.addWidget(self.order, 1, 1)
        grid.addWidget(self.copies, 2, 1, alignment=Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.profile, 3, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.more_button, alignment=Qt.AlignmentFlag.AlignLeft)
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(Space.XS)
        more.addWidget(self.extras)
        more.addWidget(self.furniture)
        self.body.addWidget(self._more)


def _fitting(sheets: Sheets, stock: LabelStock) -> Sheets:
    """Sheets that were remembered before a stock's grid was corrected may have labels that it has no longer."""
    whole = [frozenset(label for label in sheet if label <= stock.per_sheet) for sheet in sheets]
    return tuple(sheet for sheet in whole if len(sheet) < stock.per_sheet)


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(14)
    return box


def _number(name: str, most: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, most)
    box.setFixedWidth(_NUMBER_WIDTH)
    box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    box.setAccessibleName(name)
    return box
