"""Push buttons in three looks, and icon buttons; one strong button on a page."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui.icons import icon
from ui.theme import colours

# Between icon and word.
_GAP = 4


class ButtonLook(StrEnum):
    """How much a button asks to be pressed."""

    STRONG = "strong"
    PLAIN = "plain"
    QUIET = "quiet"


class Button(QPushButton):
    """A button with a word; its icon, if any, follows the scheme. Enter presses it as Space does."""

    def __init__(
        self,
        text: str,
        look: ButtonLook = ButtonLook.PLAIN,
        *,
        icon_name: str = "",
        is_small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._icon_name = icon_name
        self.setProperty("look", look.value)
        self.setProperty("small", is_small)
        self.setAccessibleName(text.replace("&", ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(16 + _GAP, 16))
        self._tint()

    def setText(self, text: str) -> None:
        """Say something else, to those who listen too, unless they hear another name."""
        is_heard = self.accessibleName() == self.text().replace("&", "")
        super().setText(text)
        if is_heard:
            self.setAccessibleName(text.replace("&", ""))

    def set_icon(self, name: str) -> None:
        """Show another icon before the word."""
        self._icon_name = name
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again when the scheme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button; with Ctrl it is the form's."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def _tint(self) -> None:
        if not self._icon_name:
            return
        shown = colours()
        inks = {
            ButtonLook.STRONG: shown.on_fill,
            ButtonLook.PLAIN: shown.text,
            ButtonLook.QUIET: shown.accent_dark,
        }
        self.setIcon(icon(self._icon_name, inks[self._look], gap=_GAP))


class IconButton(QToolButton):
    """A button with an icon alone; `name` is its tool tip and accessible name."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again when the scheme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        self.setIcon(icon(self._icon_name, colours().muted))
