"""The port through which Barnacle shows a popup and hears what the owner did with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QObject, Signal

OPEN: Final = "open"
"""The action of a click on the popup itself, beside that of a button with this id."""


class Way(Enum):
    """By what a popup reaches the owner."""

    SYSTEM = auto()
    OWN = auto()
    TRAY = auto()


@dataclass(frozen=True, slots=True)
class PopupAction:
    """A button of a popup: `id` comes back in `Notifier.acted`, `text` is what the owner reads.

    Where a popup can have menus, actions with the same `menu` stand in one behind a button of that text.
    """

    id: str
    text: str
    menu: str = ""


class Notifier(QObject):
    """Shows popups by a key of the caller's choice.

    `delivered(key, ok)` comes once for each `show`, maybe before `show` returns, unless the popup was closed or
    replaced first; `ok` is False when it is known that nothing was shown. A delivered popup may still not be seen; when
    the service that showed it ends, it is shown another way, and `delivered` comes again.
    `acted(key, action_id)` comes when the owner chose; the popup is gone then. `dismissed(key)` comes when it went
    without a choice: the owner closed it, or its time ran out.
    """

    acted = Signal(str, str)
    delivered = Signal(str, bool)
    dismissed = Signal(str)

    def way(self, key: str) -> Way | None:
        """By what the popup of this key was shown; None when it was not."""
        raise NotImplementedError

    def show(self, key: str, title: str, body: str, actions: Sequence[PopupAction], initials: str = "") -> None:
        """Show plain texts with buttons; a second popup with the same key replaces the first.

        Of a popup about one person `initials` are shown as the picture, by what can draw one.
        """
        raise NotImplementedError

    def close(self, key: str) -> None:
        """Take the popup back, if it is still there."""
        raise NotImplementedError

    def close_all(self) -> None:
        """Take every popup back."""
        raise NotImplementedError
