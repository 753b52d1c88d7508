"""A clock that a test sets, in a zone that the system is told; it stands still in between."""

import time
from datetime import datetime, timedelta

import pytest

from models.clock import Clock

# Written as POSIX has it (IEEE Std 1003.1, section 8.3), so that no files of zones are needed.
BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"
TOKYO = "JST-9"
NEW_YORK = "EST5EDT,M3.2.0,M11.1.0"


class SetClock(Clock):
    """Shows the instant it was set to."""

    def __init__(self, instant: datetime, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        # A clock itself can't be changed.
        object.__setattr__(self, "_state", {"instant": instant, "monkeypatch": monkeypatch})
        self.travel(zone)

    def travel(self, zone: str) -> None:
        """The laptop is told that it is in this zone now."""
        self._state["monkeypatch"].setenv("TZ", zone)

    def go_to(self, instant: datetime) -> None:
        """The clock is set."""
        self._state["instant"] = instant

    def go_on(self, time_passed: timedelta) -> None:
        """Let time pass, or set the clock back."""
        self.go_to(self.now() + time_passed)

    def now(self) -> datetime:
        return self._state["instant"]

    def local_now(self) -> datetime:
        time.tzset()
        return datetime.fromtimestamp(self.now().timestamp())  # noqa: DTZ006 - local on purpose
