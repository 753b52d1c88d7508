"""The bar over the page: search, Import…, New plan, History, + New contact, and the menu where no menu bar is shown."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook, IconButton
from ui.widgets.search_field import SearchField


class TopBar(QFrame):
    """The window connects the controls; the bar only lays them out."""

    def __init__(self, search_shortcut: QKeySequence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "top")
        self.setFixedHeight(56)
        self.search = SearchField(search_shortcut)
        self.search.setMaximumWidth(340)
        self.import_button = Button(self.tr("Import…"))
        self.plan_button = Button(self.tr("New plan"))
        self.plan_button.hide()
        self.history_button = Button(self.tr("History"))
        self.history_button.hide()
        self.new_button = Button(self.tr("New contact"), ButtonLook.STRONG, icon_name="plus")
        self.menu_button = IconButton("menu", self.tr("Menu"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.XL, 0, Space.XL, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(self.search, 2)
        layout.addStretch(1)
        layout.addWidget(self.import_button)
        layout.addWidget(self.plan_button)
        layout.addWidget(self.history_button)
        layout.addWidget(self.new_button)
        layout.addWidget(self.menu_button)

    def set_menu(self, menu: QMenu) -> None:
        """Put all actions behind the menu button."""
        self.menu_button.setMenu(menu)
