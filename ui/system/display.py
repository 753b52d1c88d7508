"""Whether a window can be shown here at all."""

import sys
from collections.abc import Mapping
from pathlib import Path

# X(7), "DISPLAY NAMES"; where the servers of all systems in use put their sockets.
_X11_SOCKETS = "/tmp/.X11-unix"  # noqa: S108


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """False on a Linux or other X11 system without a display, and where Qt was not told to do without one.

    A display of this machine must have its socket; Qt ends the program when it finds none.
    """
    if platform in {"win32", "darwin"} or environment.get("QT_QPA_PLATFORM"):
        return True
    if environment.get("WAYLAND_DISPLAY"):
        return True
    host, _, number = environment.get("DISPLAY", "").rpartition(":")
    if host not in {"", "unix"}:
        return True
    return bool(number) and Path(_X11_SOCKETS, f"X{number.partition('.')[0]}").exists()
