"""Fixtures that several rooms of the tests take into their conftest."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.private_bus import PrivateBus
from tests.support.processes import Processes, own_environment, wait_for


@pytest.fixture
def processes() -> Iterator[Processes]:
    """Programs with a home of their own, stopped after the test."""
    # pytest's own directories have names too long for sockets.
    directory = Path(tempfile.mkdtemp(prefix="barnacle-"))
    processes = Processes(own_environment(directory), directory)
    yield processes
    processes.stop_all()
    # What a program started on its own may write its last, once its screen is gone.
    wait_for(lambda: _is_removed(directory), "the end of all programs")


def _is_removed(directory: Path) -> bool:
    shutil.rmtree(directory, ignore_errors=True)
    return not directory.exists()


@pytest.fixture
def bus(processes: Processes, monkeypatch: pytest.MonkeyPatch) -> PrivateBus:
    """A session bus without services, which the code under test takes for the owner's."""
    bus = PrivateBus(processes, processes.directory)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    # Set back after the test, whatever a popup's click put there.
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", os.environ.get("XDG_ACTIVATION_TOKEN", ""))
    return bus
