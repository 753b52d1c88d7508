"""A wake and another zone are heard on a system bus of the test, by a program of its own."""

import ctypes
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.private_bus import PrivateBus
from tests.support.processes import Conversation, Processes, wait_for

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such bus")
SUPPORT = Path(__file__).parents[2] / "support"


@pytest.fixture
def logind(processes: Processes, bus: PrivateBus) -> Conversation:
    logind = processes.talk([sys.executable, SUPPORT / "fake_logind.py"])
    logind.hear("ready")
    return logind


@pytest.fixture
def watch(processes: Processes, bus: PrivateBus, logind: Conversation) -> Conversation:
    watch = processes.talk(
        [sys.executable, SUPPORT / "clock_watch_host.py"],
        DBUS_SYSTEM_BUS_ADDRESS=bus.address,
        QT_QPA_PLATFORM="offscreen",
    )
    watch.hear("ready")
    return watch


def test_each_wake_is_told_once_and_going_to_sleep_is_not(watch: Conversation, logind: Conversation) -> None:
    for night in (1, 2, 3):
        logind.say(do="sleep")
        logind.say(do="wake")
        wait_for(lambda night=night: len(watch.all_heard("jumped")) >= night, "the wake")
    assert len(watch.all_heard("jumped")) == 3


def test_going_to_sleep_is_no_wake(watch: Conversation, logind: Conversation, bus: PrivateBus) -> None:
    logind.say(do="sleep")
    # What was sent before this question was delivered before its answer.
    assert bus.has_owner("org.freedesktop.login1")
    assert watch.all_heard("jumped") == []


def test_another_zone_is_told(watch: Conversation, logind: Conversation) -> None:
    logind.say(do="zone", name="Asia/Tokyo")
    watch.hear("jumped")


def test_without_a_system_bus_there_is_nothing_to_hear(processes: Processes) -> None:
    nowhere = f"unix:path={processes.directory}/nowhere"
    watch = processes.talk([sys.executable, SUPPORT / "clock_watch_host.py"], DBUS_SYSTEM_BUS_ADDRESS=nowhere)
    watch.hear("ready")


def test_the_kernel_tells_when_the_clock_is_set(qtbot: QtBot) -> None:
    from ui.system.clock_jumps import ClockJumps

    jumps = ClockJumps()
    assert jumps.is_armed
    with qtbot.assertNotEmitted(jumps.jumped, wait=50):
        pass


def timers() -> set[int]:
    """The timers of the kernel that this program has open."""
    links = {int(link.name): link for link in Path("/proc/self/fd").iterdir()}
    return {fd for fd, link in links.items() if link.is_symlink() and "timerfd" in str(link.readlink())}


def test_the_kernel_is_asked_to_tell_again_each_time(qtbot: QtBot) -> None:
    from ui.system.clock_jumps import ClockJumps

    others = timers()
    jumps = ClockJumps()
    [fd] = timers() - others
    at_once = (ctypes.c_long * 4)(0, 0, 0, 1)
    for _ in range(3):
        with qtbot.waitSignal(jumps.jumped):
            assert ctypes.CDLL(None).timerfd_settime(fd, 0, at_once, None) == 0
    assert jumps.is_armed
