"""The card *Mail and telephone* of the settings: country, own address, logo, and the usual stock."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLabel, QWidget

from models.domain.contacts import clean_text
from models.domain.label_sheets import LabelStock
from models.errors import BarnacleError
from models.services.mailings.mailings import Mailings
from models.services.settings import Settings
from ui.panels.settings.setting_line import setting_line
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.inline_field import InlineField
from ui.widgets.stock_chooser import StockChooser
from ui.widgets.text import ElidedText, Text, TextLook
from ui.words.label_words import stock_details

_FIELD_WIDTH = 260
_LOGO_HEIGHT = 32
_PICTURES = "*.png *.jpg *.jpeg"


class SenderCard(Card):
    """Each value is saved as soon as it is left."""

    said = Signal(str)

    def __init__(self, settings: Settings, mailings: Mailings, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._settings = settings
        self._mailings = mailings
        self.country = QComboBox()
        self.country.setFixedWidth(_FIELD_WIDTH)
        self.country.setAccessibleName(self.tr("My country"))
        self.country.addItem(self.tr("As the system says"), "")
        for country in mailings.countries():
            self.country.addItem(country.name, country.code)
        self.address = InlineField(
            self.tr("My name and address"), self._save_address, placeholder=self.tr("for return labels"), is_long=True
        )
        self.address.setMinimumWidth(_FIELD_WIDTH)
        self.logo_picture = QLabel()
        self.logo_name = ElidedText("", TextLook.SECONDARY)
        self.logo_button = Button(self.tr("Choose a picture…"), is_small=True)
        self.no_logo_button = Button(self.tr("Remove"), ButtonLook.QUIET, is_small=True)
        self.stock_button = Button("")
        self.chooser = StockChooser(mailings.stocks, self)
        self._lay_out()
        self.show_values()
        self._connect()

    def show_values(self) -> None:
        """Show the settings as they are."""
        values = self._settings.get()
        self.country.setCurrentIndex(max(0, self.country.findData(values.own_country)))
        self.address.set_value(values.return_address)
        stock = self._mailings.usual_stock()
        self.stock_button.setText(f"{stock.title} · {stock_details(stock)} ▾")
        self.stock_button.setAccessibleName(self.tr("Usual label stock: {name}").format(name=stock.title))
        picture = QPixmap(values.logo_path) if values.logo_path else QPixmap()
        has_logo = bool(values.logo_path)
        if not picture.isNull():
            picture = picture.scaledToHeight(_LOGO_HEIGHT, Qt.TransformationMode.SmoothTransformation)
        self.logo_picture.setPixmap(picture)
        self.logo_picture.setVisible(not picture.isNull())
        self.logo_name.setText(Path(values.logo_path).name if has_logo else "")
        self.logo_name.setVisible(has_logo)
        self.no_logo_button.setVisible(has_logo)

    def _save(self, **values: object) -> None:
        try:
            self._settings.change(**values)
        except BarnacleError as error:
            self.said.emit(str(error))
            self.show_values()

    def _save_address(self, text: str) -> None:
        self._settings.change(return_address=clean_text(text, lines=True))

    def _save_stock(self, stock: LabelStock) -> None:
        self._save(label_stock=stock.id)

    def _choose_logo(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = self.tr("Pictures ({kinds})").format(kinds=_PICTURES)
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a logo"), folder, kinds)
        if not chosen:
            return
        if QPixmap(chosen).isNull():
            self.said.emit(self.tr("{name} is no picture that can be printed.").format(name=Path(chosen).name))
        else:
            self._save(logo_path=chosen)

    def _open_chooser(self) -> None:
        self.chooser.open_below(self.stock_button, self._mailings.usual_stock())

    def _connect(self) -> None:
        self.country.activated.connect(lambda: self._save(own_country=self.country.currentData()))
        self.stock_button.clicked.connect(self._open_chooser)
        self.chooser.stock_chosen.connect(self._save_stock)
        self.logo_button.clicked.connect(self._choose_logo)
        self.no_logo_button.clicked.connect(lambda: self._save(logo_path=""))

    def _lay_out(self) -> None:
        self.body.setSpacing(Space.S)
        self.body.addLayout(setting_line(self.tr("My country"), self.country))
        words = self.tr("Labels to other countries carry the country's name; yours do not.")
        self.body.addWidget(Text(words, TextLook.SECONDARY))
        self.body.addLayout(setting_line(self.tr("My name and address"), self.address, is_tall=True))
        logo = QWidget()
        row = QHBoxLayout(logo)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for widget in (self.logo_picture, self.logo_name, self.logo_button, self.no_logo_button):
            row.addWidget(widget)
        self.body.addLayout(setting_line(self.tr("Logo"), logo))
        self.body.addLayout(setting_line(self.tr("Usual label stock"), self.stock_button))
