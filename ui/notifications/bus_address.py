"""Where the session bus of this user is."""

import os
from collections.abc import Mapping
from pathlib import Path

from jeepney.bus import get_connectable_addresses


def find_session_bus(environment: Mapping[str, str]) -> str | None:
    """The session bus's address as D-Bus writes it; None when there is none.

    Without DBUS_SESSION_BUS_ADDRESS, as in a scheduler's environment, it is `bus` in the runtime directory, which cron
    does not tell either.
    """
    address = environment.get("DBUS_SESSION_BUS_ADDRESS", "")
    socket = Path(environment.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}", "bus")
    if not address and socket.is_socket():
        address = f"unix:path={socket}"
    return address or None


def find_socket(address: str) -> str | None:
    """The socket of an address: a path, or NUL and an abstract name; None when it names no local socket."""
    try:
        return str(next(get_connectable_addresses(address)))
    except (RuntimeError, ValueError, KeyError):
        return None
