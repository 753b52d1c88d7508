"""Barnacle on a bus of its own, with a fake notification service and logind: writes milliseconds from wake to popup.

Usage: wake_run.py DIRECTORY
"""

import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.touches import FollowUpDraft
from tests.support.private_bus import PrivateBus
from tests.support.processes import ROOT, Processes, own_environment

NIGHTS = 5
SUPPORT = ROOT / "tests" / "support"


def main() -> None:
    """Sleep and wake some times, with somebody due after each."""
    # The names of sockets are short.
    with tempfile.TemporaryDirectory(prefix="barnacle-") as folder:
        processes = Processes(own_environment(Path(folder)), Path(folder))
        try:
            sleep_and_wake(processes, Path(sys.argv[1]) / "wake.barnacle")
        finally:
            processes.stop_all()


def sleep_and_wake(processes: Processes, book: Path) -> None:
    """What comes due in each night is written beside the running program, which hears of the morning alone."""
    bus = PrivateBus(processes, processes.directory)
    processes.environment |= {"QT_QPA_PLATFORM": "offscreen", "DBUS_SYSTEM_BUS_ADDRESS": bus.address}
    service = bus.start_service()
    logind = processes.talk([sys.executable, SUPPORT / "fake_logind.py"])
    logind.hear("ready")
    clock = Clock()
    context = Context.open(book, clock)
    add(context, "Night 0", clock)
    processes.start(
        [sys.executable, ROOT / "main.py", "--book", book, "--data-dir", processes.directory / "data", "--minimised"]
    )
    service.hear("shown", title="Night 0")
    for night in range(1, NIGHTS + 1):
        logind.say(do="sleep")
        add(context, f"Night {night}", clock)
        time.sleep(0.5)
        start = time.perf_counter()
        logind.say(do="wake")
        popup = service.hear("shown", title=f"Night {night}")["id"]
        print(f"{(time.perf_counter() - start) * 1_000:.1f}")
        # Many that stand on the screen would become one.
        service.say(do="close", id=popup)
    context.close()


def add(context: Context, name: str, clock: Clock) -> None:
    """Somebody whom to call since yesterday."""
    due = FollowUpDraft(clock.today() - timedelta(days=1), purpose="Call")
    context.contacts.add(ContactDraft(PersonName(name)), due)


if __name__ == "__main__":
    main()
