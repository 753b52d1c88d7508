"""Programs under a clock that the test sets while they run (libfaketime); the clock of the machine is left alone."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.support.processes import Processes

_LIBRARIES = ("/usr/lib/*/faketime/libfaketime.so.1", "/usr/lib*/faketime/libfaketime.so.1")


class SetTime:
    """What the programs that are started from now on take for the time; timers of the machine run on as they are."""

    def __init__(self, processes: Processes) -> None:
        found = [path for pattern in _LIBRARIES for path in Path("/").glob(pattern.lstrip("/"))]
        if not found:
            pytest.fail("make test installs what is missing: faketime")
        self._file = processes.directory / "time"
        processes.environment |= {
            "LD_PRELOAD": str(found[0]),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }

    def go_on(self, offset: str) -> None:
        """The clock is ahead of the machine's by this much, such as `+3d` or `+90s`."""
        self._write(offset)

    def go_to(self, moment: datetime) -> None:
        """The clock shows this local moment when a program starts, and runs on from it."""
        self._write(f"@{moment:%Y-%m-%d %H:%M:%S}")

    def _write(self, text: str) -> None:
        # Never half a file, which a program might read in that instant.
        part = self._file.with_suffix(".part")
        part.write_text(text)
        part.replace(self._file)
