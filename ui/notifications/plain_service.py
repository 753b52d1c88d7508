"""A popup by the desktop's notification service without Qt, shown and left alone (Linux)."""

import html
import os
from typing import Any, Final

from jeepney import DBusAddress, DBusErrorResponse, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

from ui.notifications.bus_address import find_session_bus

_NAME: Final = "org.freedesktop.Notifications"
_SERVICE: Final = DBusAddress("/org/freedesktop/Notifications", bus_name=_NAME, interface=_NAME)
_PATIENCE_S: Final = 5.0
_HINTS: Final = {"urgency": ("y", 1)}
_AS_THE_DESKTOP_IS_SET: Final = -1


def show_by_service(title: str, body: str) -> bool:
    """Show a popup without buttons; the bus starts the service where it can. False when nothing was shown."""
    address = find_session_bus(os.environ)
    if address is None:
        return False
    try:
        with open_dbus_connection(address) as connection:

            def call(member: str, signature: str = "", fields: tuple[object, ...] = ()) -> Any:
                message = new_method_call(_SERVICE, member, signature, fields)
                return unwrap_msg(connection.send_and_get_reply(message, timeout=_PATIENCE_S))[0]

            text = html.escape(body, quote=False) if "body-markup" in call("GetCapabilities") else body
            # Named by no desktop entry: GNOME takes the popups of such programs away when they end.
            call("Notify", "susssasa{sv}i", ("Barnacle", 0, "", title, text, [], _HINTS, _AS_THE_DESKTOP_IS_SET))
    except (OSError, RuntimeError, ValueError, KeyError, DBusErrorResponse):
        return False
    return True
