"""Where a narrowed list gets the name under which it is saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from models.domain.segments import ContactQuery
from models.errors import InputError
from models.services.segments import Segments
from ui.theme import Space
from ui.widgets.text import Text, TextLook


class ListNaming(QWidget):
    """Enter saves the list and says so in `saved`; what is wrong with a name stands below it."""

    saved = Signal(str)

    def __init__(self, segments: Segments, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments = segments
        self._query = ContactQuery()
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Name of the list, then Enter"))
        self.name.setAccessibleName(self.tr("Name of the list"))
        self.problem = Text("", TextLook.PROBLEM, wraps=True)
        self.problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.name)
        layout.addWidget(self.problem)
        self.name.returnPressed.connect(self._save)

    def begin(self, query: ContactQuery) -> None:
        """Ask for the name of the list that `query` gives."""
        self._query = query
        self.name.clear()
        self.problem.hide()
        self.show()
        self.name.setFocus()

    def _save(self) -> None:
        name = self.name.text()
        try:
            self._segments.save(name, self._query)
        except InputError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.hide()
        self.saved.emit(name.strip())
