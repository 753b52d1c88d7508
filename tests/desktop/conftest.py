import shutil
import sys
from pathlib import Path

import pytest

from tests.desktop.desktop import Desktop
from tests.desktop.owner import Owner
from tests.desktop.set_time import SetTime
from tests.support.fixtures import processes
from tests.support.processes import Conversation, Processes

FAKE_LOGIND = Path(__file__).parents[1] / "support" / "fake_logind.py"
__all__ = ["processes"]
NEEDED = ("Xvfb", "dbus-daemon", "dbus-send", "openbox", "dunst", "dunstctl", "trayer", "xdotool", "wmctrl")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if sys.platform == "linux":
        return
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.skip(reason="the desktop of these tests is Linux's"))


@pytest.fixture
def desktop(processes: Processes) -> Desktop:
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        pytest.fail(f"make test installs what is missing: {', '.join(missing)}")
    return Desktop(processes)


@pytest.fixture
def owner(desktop: Desktop) -> Owner:
    return Owner(desktop)


@pytest.fixture
def set_time(desktop: Desktop) -> SetTime:
    """For the programs that are started after the desktop."""
    return SetTime(desktop.processes)


@pytest.fixture
def logind(desktop: Desktop) -> Conversation:
    """What tells of a wake, on a system bus of the test."""
    desktop.processes.environment["DBUS_SYSTEM_BUS_ADDRESS"] = desktop.bus.address
    logind = desktop.processes.talk([sys.executable, FAKE_LOGIND])
    logind.hear("ready")
    return logind
