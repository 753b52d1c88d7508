"""What an empty page says: what it is for, and the first step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.theme import Space, colours
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.text import Text, TextLook


class EmptyState(QWidget):
    """An icon, a sentence and up to a few steps, the first of them strong when `is_strong`."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        explanation: str,
        steps: Sequence[tuple[str, Callable[[], None]]] = (),
        *,
        is_strong: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        layout.setSpacing(Space.S)
        layout.addStretch(2)
        self._icon_name = icon_name
        self._picture = QLabel()
        layout.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        heading = Text(title, TextLook.STRONG, wraps=True)
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(heading)
        words = Text(explanation, TextLook.MUTED, wraps=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(words)
        layout.addSpacing(Space.S)
        self._buttons: list[Button] = []
        for number, (name, step) in enumerate(steps):
            look = ButtonLook.STRONG if is_strong and number == 0 else ButtonLook.PLAIN
            button = Button(name, look)
            button.setMinimumWidth(200)
            button.clicked.connect(lambda _checked=False, step=step: step())
            self._buttons.append(button)
            layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._tint()

    def focus_first(self) -> None:
        """Put the keyboard into the first step."""
        if self._buttons:
            self._buttons[0].setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again when the scheme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        self._picture.setPixmap(pixmap(self._icon_name, colours().accent, 40, self.devicePixelRatioF()))
