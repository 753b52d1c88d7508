"""Calendar days with an optional year, and the years' days they fall on."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LeapRule(StrEnum):
    """Where 29 February falls in a common year."""

    FEBRUARY_28 = "28 February"
    MARCH_1 = "1 March"


@dataclass(frozen=True, slots=True, order=True)
class CalendarDay:
    """A day of the year, with the year where it is known. Never a time stamp.

    Raises:
        ValueError: there is no such day (30 February; 29 February in a common year).
    """

    month: int
    day: int
    year: int | None = None

    def __post_init__(self) -> None:
        # 2000 is a leap year, so that 29 February without a year is a day.
        date(self.year if self.year is not None else 2000, self.month, self.day)

    @classmethod
    def of(cls, day: date) -> "CalendarDay":
        """The calendar day of a date."""
        return cls(day.month, day.day, day.year)

    @classmethod
    def parse(cls, text: str) -> "CalendarDay":
        """Read ISO 8601 `1970-03-14`, `19700314`, and without a year `--03-14`, `--0314`.

        Raises:
            ValueError: the text is none of these or names no day.
        """
        text = text.strip()
        digits = text.removeprefix("--").replace("-", "")
        if not (digits.isascii() and digits.isdigit()):
            raise ValueError(f"{text!r} is not a day")
        if text.startswith("--") and len(digits) == 4:
            return cls(int(digits[:2]), int(digits[2:]))
        if not text.startswith("-") and len(digits) == 8 and text.count("-") in (0, 2):
            return cls(int(digits[4:6]), int(digits[6:]), int(digits[:4]))
        raise ValueError(f"{text!r} is not a day")

    def __str__(self) -> str:
        return (
            f"--{self.month:02}-{self.day:02}" if self.year is None else f"{self.year:04}-{self.month:02}-{self.day:02}"
        )

    def in_year(self, year: int, rule: LeapRule = LeapRule.FEBRUARY_28) -> date:
        """The date this day has in `year`."""
        if (self.month, self.day) == (2, 29) and not calendar.isleap(year):
            return date(year, 2, 28) if rule is LeapRule.FEBRUARY_28 else date(year, 3, 1)
        return date(year, self.month, self.day)
