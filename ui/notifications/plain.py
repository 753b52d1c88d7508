"""A popup without a window: shown and forgotten, for a run by the operating system's scheduler."""

import sys
import warnings
from typing import Final

# Windows refuses more, in UTF-16 units, with one place kept for its terminator (plyer 2.1, seen).
_LONGEST_TITLE: Final = 63
_LONGEST_BODY: Final = 255


def show_plainly(title: str, body: str) -> bool:
    """Show a popup that can't be clicked and outlives this program; False when it is known that nothing was shown.

    On Linux the notification service itself is asked, since plyer reports success there when nothing listens.
    """
    if sys.platform == "linux":
        from ui.notifications.plain_service import show_by_service

        return show_by_service(_printable(title), _printable(body))
    return _show_by_plyer(_cut(_printable(title), _LONGEST_TITLE), _cut(_printable(body), _LONGEST_BODY))


def _show_by_plyer(title: str, body: str) -> bool:
    from plyer import notification

    try:
        with warnings.catch_warnings():
            # It warns of each of its own ways that this machine lacks.
            warnings.simplefilter("ignore")
            notification.notify(title=title, message=body, app_name="Barnacle")
    except (NotImplementedError, OSError):
        return False
    return True


def _printable(text: str) -> str:
    """The text without control characters except line ends, and without lone surrogates."""
    cleaned = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)
    return cleaned.encode("utf-8", "replace").decode("utf-8")


def _cut(text: str, units: int) -> str:
    """The text in at most so many UTF-16 units."""
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")
