"""The switch for starting with the laptop."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from models.errors import MachineError
from ui.system.autostart import Autostart
from ui.theme import Space
from ui.widgets.text import Text, TextLook


class StartupPanel(QWidget):
    """Shows what the system has noted, each time it is shown, and changes it at once."""

    said = Signal(str)
    """Something to tell in one sentence."""

    def __init__(self, autostart: Autostart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._autostart = autostart
        self.box = QCheckBox(self.tr("Start with the computer, in the tray"))
        self.box.clicked.connect(self._switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.box)
        column.addWidget(Text(self.tr("It opens the book that was open last."), TextLook.SECONDARY))
        self.refresh()

    def refresh(self) -> None:
        """Show what the system has noted; the owner may have changed it there."""
        self.box.setChecked(self._autostart.is_on())

    def _switch(self) -> None:
        try:
            self._autostart.switch(is_on=self.box.isChecked())
        except MachineError as error:
            self.said.emit(str(error))
        self.refresh()
