"""A session bus for one test, which starts no service by itself."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.processes import Conversation, Processes, wait_for

_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <listen>unix:abstract={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
FAKE_SERVICE = Path(__file__).with_name("fake_notification_service.py")


class PrivateBus:
    """The bus, and the notification services on it."""

    def __init__(self, processes: Processes, directory: Path) -> None:
        self._processes = processes
        self._socket = directory / "run" / "bus"
        self._configuration = directory / "bus.conf"
        self._configuration.write_text(_CONFIGURATION.format(socket=self._socket))
        self.address = f"unix:path={self._socket}"
        self.abstract_address = f"unix:abstract={self._socket}"
        processes.environment["DBUS_SESSION_BUS_ADDRESS"] = self.address
        self.process = self._start()

    def restart(self) -> None:
        """End the bus with all that hangs on it, and begin another one at the same address."""
        self._processes.stop(self.process)
        self._socket.unlink(missing_ok=True)
        self.process = self._start()

    def start_service(self, *options: str) -> Conversation:
        """A notification service of the tests; it says what it was asked and does what it is told."""
        service = self._processes.talk([sys.executable, FAKE_SERVICE, *options])
        service.hear("ready")
        return service

    def _start(self) -> subprocess.Popen[bytes]:
        process = self._processes.start(["dbus-daemon", f"--config-file={self._configuration}", "--nofork"])
        wait_for(self._socket.exists, "the bus")
        return process

    def has_owner(self, name: str) -> bool:
        """True when some program owns this name."""
        answer = self._processes.run(
            "dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
            "org.freedesktop.DBus.NameHasOwner", f"string:{name}",
        )  # fmt: skip
        return "boolean true" in answer

    @contextmanager
    def frozen(self, process: subprocess.Popen[bytes]) -> Iterator[None]:
        """The time in which a program does not answer."""
        process.send_signal(19)
        try:
            yield
        finally:
            process.send_signal(18)
