"""Whether a window can be shown here at all."""

import sys
from collections.abc import Mapping


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """False on a Linux or other X11 system without a display, and where Qt was not told to do without one."""
    if platform in {"win32", "darwin"} or environment.get("QT_QPA_PLATFORM"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
