"""The clock, handed to whatever needs the time."""

import time
from datetime import UTC, date, datetime, timedelta

_NO_SHIFT = timedelta(0)


class Clock:
    """The wall clock of this machine, with the day shifted by whole days.

    `shift` is 0 for the real day; `--today` sets it, so that the time of day runs on under another day.
    """

    __slots__ = ("shift",)

    def __init__(self, shift: timedelta = _NO_SHIFT) -> None:
        self.shift = shift

    @classmethod
    def on(cls, day: date) -> "Clock":
        """A clock that shows `day` today."""
        return cls(shift=day - cls().today())

    @property
    def is_shifted(self) -> bool:
        """True when the day is not the machine's own."""
        return self.shift != _NO_SHIFT

    def now(self) -> datetime:
        """The current instant in UTC, aware."""
        return datetime.now(UTC) + self.shift

    def local_now(self) -> datetime:
        """The local wall-clock time without a zone, after asking the system for its zone again."""
        if hasattr(time, "tzset"):
            time.tzset()
        return datetime.fromtimestamp(datetime.now(UTC).timestamp()) + self.shift  # noqa: DTZ006 - local on purpose

    def today(self) -> date:
        """The local calendar day."""
        return self.local_now().date()


def local_day(instant: str) -> date:
    """The calendar day here of an instant as it is stored."""
    at = datetime.fromisoformat(instant)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone().date()
