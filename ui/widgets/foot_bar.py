"""The line at the foot: a few figures about the book."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme import Space
from ui.widgets.text import Text, TextLook
from ui.words.wording import counted, number, percent


class FootBar(QFrame):
    """Touches made this week, how many were on time, people with nothing planned, and the name of the book."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "foot")
        self.setFixedHeight(36)
        self._touches, self._touches_word = Text("", TextLook.SECONDARY_STRONG), Text("", TextLook.SECONDARY)
        self._on_time, self._on_time_word = Text("", TextLook.SECONDARY_STRONG), Text("", TextLook.SECONDARY)
        self._people, self._people_word = Text("", TextLook.SECONDARY_STRONG), Text("", TextLook.SECONDARY)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.XL, 0, Space.XL, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._touches)
        layout.addWidget(self._touches_word)
        self._on_time.setContentsMargins(Space.L, 0, 0, 0)
        layout.addWidget(self._on_time)
        layout.addWidget(self._on_time_word)
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

    def on_time(self) -> str:
        """The share that was on time as it is shown."""
        return self._on_time.text()

    def show_figures(self, touches: int, without_next: int, on_time: float | None = None) -> None:
        """Show how many touches were made this week and how many live contacts have no next touch.

        `on_time` is the share, from 0 to 1, of this month's planned touches that were; None without any.
        """
        self._on_time.setText("" if on_time is None else percent(on_time))
        self._on_time_word.setText(self.tr("on time this month"))
        for word in (self._on_time, self._on_time_word):
            word.setVisible(on_time is not None)
        self._touches.setText(number(touches))
        self._touches_word.setText(counted(touches, "touch this week", "touches this week"))
        self._people.setText(number(without_next))
        self._people_word.setText(counted(without_next, "person has nothing planned", "people have nothing planned"))
