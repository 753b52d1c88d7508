"""The line at the foot: a few figures about the book."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme import Space
from ui.widgets.text import Text, TextLook
from ui.wording import counted, number


class FootBar(QFrame):
    """Touches made this week, people with nothing planned, and the name of the book."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "foot")
        self.setFixedHeight(36)
        self._touches, self._touches_word = Text("", TextLook.SECONDARY_STRONG), Text("", TextLook.SECONDARY)
        self._people, self._people_word = Text("", TextLook.SECONDARY_STRONG), Text("", TextLook.SECONDARY)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.XL, 0, Space.XL, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._touches)
        layout.addWidget(self._touches_word)
        layout.addSpacing(Space.L)
        layout.addWidget(self._people)
        layout.addWidget(self._people_word)
        layout.addStretch(1)
        self._book = Text("", TextLook.SECONDARY)
        self._book.setAccessibleName(self.tr("The book that is open"))
        layout.addWidget(self._book)

    def show_book(self, name: str) -> None:
        """Show the name of the book, since two may be open side by side."""
        self._book.setText(name)

    def book_name(self) -> str:
        """The name of the book as it is shown."""
        return self._book.text()

    def figures(self) -> tuple[str, str]:
        """The two figures as they are shown."""
        return self._touches.text(), self._people.text()

    def show_figures(self, touches: int, without_next: int) -> None:
        """Show how many touches were made this week and how many live contacts have no next touch."""
        self._touches.setText(number(touches))
        self._touches_word.setText(counted(touches, "touch this week", "touches this week"))
        self._people.setText(number(without_next))
        self._people_word.setText(counted(without_next, "person has nothing planned", "people have nothing planned"))
