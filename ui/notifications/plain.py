"""A popup without a window: shown and forgotten, for a run by the operating system's scheduler."""

import html
import os
import sys
import warnings
from typing import Final

from plyer import notification

if sys.platform == "linux":
    from jeepney import DBusErrorResponse, message_bus
    from jeepney.io.blocking import Proxy, open_dbus_connection

    from ui.notifications.bus_address import find_session_bus

_SERVICE: Final = "org.freedesktop.Notifications"
_PATIENCE_S: Final = 5.0
# Windows refuses more, in UTF-16 units, with one place kept for its terminator (plyer 2.1, seen).
_LONGEST_TITLE: Final = 63
_LONGEST_BODY: Final = 255


def show_plainly(title: str, body: str) -> bool:
    """Show a popup by plyer, which can't be clicked; False when it is known that nothing was shown.

    On Linux plyer reports success when nothing listens, so a notification service is looked for first.
    """
    title, body = _cut(title, _LONGEST_TITLE), _cut(body, _LONGEST_BODY)
    if sys.platform == "linux":
        if not _is_service_there():
            return False
        # plyer hands both to notify-send, which takes a leading dash for an option and the body for markup.
        title, body = (
            title.replace("-", "\u2010", 1) if title.startswith("-") else title,
            html.escape(body, quote=False),
        )
        body = f" {body}" if body.startswith("-") else body
    try:
        with warnings.catch_warnings():
            # It warns of each of its own ways that this machine lacks.
            warnings.simplefilter("ignore")
            notification.notify(title=title, message=body, app_name="Barnacle")
    except (NotImplementedError, OSError):
        return False
    return True


def _is_service_there() -> bool:
    """Ask the bus for the notification service, starting it where the bus can."""
    address = find_session_bus(os.environ)
    if address is None:
        return False
    # A scheduler's environment lacks it, and the program that plyer starts needs it too.
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = address
    try:
        with open_dbus_connection(address) as connection:
            bus = Proxy(message_bus, connection, timeout=_PATIENCE_S)
            if not bus.NameHasOwner(_SERVICE)[0]:
                bus.StartServiceByName(_SERVICE)
    except (OSError, RuntimeError, ValueError, DBusErrorResponse):
        return False
    return True


def _cut(text: str, units: int) -> str:
    """The text without control characters except line ends, in at most so many UTF-16 units."""
    printable = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)
    encoded = printable.encode("utf-16-le", "replace")
    return encoded[: units * 2].decode("utf-16-le", "ignore")
