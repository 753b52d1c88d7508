"""The word before a value, which opens a menu of what the value can be."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ui.theme import Space

LABEL_WIDTH = 94


class KindButton(QPushButton):
    """Looks like a label in front of a field; `fill` puts the entries into the menu each time it opens."""

    def __init__(self, fill: Callable[[QMenu], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill = fill
        self.setProperty("look", "kind")
        self.setFixedWidth(LABEL_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)

    def set_name(self, name: str) -> None:
        """Show `name`, shortened to the room there is."""
        room = LABEL_WIDTH - 2 * Space.XS
        self.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
        self.setToolTip(name if self.fontMetrics().horizontalAdvance(name) > room else "")
        self.setAccessibleName(self.tr("{name}: change or remove").format(name=name))

    def open_menu(self) -> None:
        """Open the menu below the word."""
        menu = QMenu(self)
        self._fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
