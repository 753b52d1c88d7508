"""Occasions: dates of a contact that return, and how long before them a card must be posted."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.domain.calendar_days import CalendarDay, LeapRule

DEFAULT_LEAD_DAYS = 5


class OccasionKind(StrEnum):
    """What returns. `OTHER` carries a name of its own."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    NAME_DAY = "name day"
    PAY_DAY = "pay-day"
    RENEWAL = "renewal"
    OTHER = "other"


class Recurrence(StrEnum):
    """How an occasion returns."""

    YEARLY = "yearly"
    MONTHLY = "monthly"
    LAST_WEEKDAY = "last weekday"


@dataclass(frozen=True, slots=True)
class Occasion:
    """A date that returns.

    Yearly: `day`, with the year where known. Monthly: `day.day`, the month's last day where it has none such (31).
    Last weekday of each month: `weekday`, 0 for Monday to 6 for Sunday. `lead_days`: how many days before it a card is
    posted. `name` is shown instead of the kind when it is not empty.
    """

    kind: OccasionKind
    day: CalendarDay
    name: str = ""
    lead_days: int = DEFAULT_LEAD_DAYS
    leap_rule: LeapRule = LeapRule.FEBRUARY_28
    recurrence: Recurrence = Recurrence.YEARLY
    weekday: int = 4

    @property
    def title(self) -> str:
        """Its own name, else what kind it is."""
        return self.name or self.kind.value

    def next_on(self, start: date) -> date:
        """The first day on or after `start` on which the occasion falls."""
        if self.recurrence is Recurrence.YEARLY:
            this_year = self.day.in_year(start.year, self.leap_rule)
            return this_year if this_year >= start else self.day.in_year(start.year + 1, self.leap_rule)
        this_month = self._in_month(start.year, start.month)
        if this_month >= start:
            return this_month
        return self._in_month(start.year + start.month // 12, start.month % 12 + 1)

    def post_by(self, falls_on: date) -> date:
        """The day by which a card for the occasion on `falls_on` must be posted."""
        return falls_on - timedelta(days=self.lead_days)

    def years_on(self, falls_on: date) -> int | None:
        """How many years it is on `falls_on` (a birthday's age), or None when the year is not known."""
        return None if self.day.year is None or falls_on.year < self.day.year else falls_on.year - self.day.year

    def _in_month(self, year: int, month: int) -> date:
        last = calendar.monthrange(year, month)[1]
        if self.recurrence is Recurrence.MONTHLY:
            return date(year, month, min(self.day.day, last))
        last_day = date(year, month, last)
        return last_day - timedelta(days=(last_day.weekday() - self.weekday) % 7)
