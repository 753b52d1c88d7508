"""Cards: white grounds with a thin line around that hold what belongs together."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Space
from ui.widgets.text import Text, TextLook


class Card(QFrame):
    """A card with an optional title; put content into `body`, small buttons into `head`.

    With `has_fields` the content begins four pixels further left, so that the text in a field stands below the title.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None, *, has_fields: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        inset = Space.XS if has_fields else 0
        self.body.setContentsMargins(Space.L - inset, Space.M, Space.L - inset, Space.L)
        self.body.setSpacing(Space.XS)
        self.head = QHBoxLayout()
        self.head.setSpacing(Space.XS)
        self.head.setContentsMargins(inset, 0, 0, 0)
        if title:
            self.setAccessibleName(title)
            self.head.addWidget(Text(title, TextLook.SECTION))
            self.head.addStretch(1)
            if has_fields:
                self.head.addStrut(Space.XL + 2)
            self.body.addLayout(self.head)


class Rule(QFrame):
    """A thin line between things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rule")
        self.setFixedHeight(1)


class Pane(QFrame):
    """A ground without an outline: white (`pane`), or the colour of the window (`ground`)."""

    def __init__(self, look: str = "pane", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
