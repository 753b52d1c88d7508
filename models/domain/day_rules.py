"""On which days touches may fall: weekends, the owner's days off, and the days a contact prefers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from models.domain.occasions import Occasion

# A preferred day is waited for when it comes within a week.
_PREFERRED_WITHIN_DAYS = 6
# Nobody is off for longer; a search for a day ends here.
_LONGEST_SEARCH_DAYS = 366
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Days on which the owner does not work, both included."""

    first_on: date
    last_on: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class DayRules:
    """What moves a touch from the day on which it would fall.

    `preferred_weekday` is 0 for Monday to 6 for Sunday. A pay-day wins over it, since people buy when they have money
    (the third article); both win over weekends, and no day off is taken for them.
    """

    avoids_weekends: bool = False
    days_off: tuple[DaysOff, ...] = ()
    preferred_weekday: int | None = None
    pay_day: Occasion | None = None

    def is_working_day(self, day: date) -> bool:
        """True when nothing speaks against the day."""
        return not (self.avoids_weekends and day.weekday() > 4) and not self._is_off(day)

    def on_or_after(self, day: date) -> date:
        """The day of a step that would fall on `day`: a preferred day, else the first working day from it on."""
        preferred = self._preferred(day)
        if preferred is not None:
            return preferred
        return next((found for found in _days(day, _LONGEST_SEARCH_DAYS) if self.is_working_day(found)), day)

    def at_most(self, last_on: date, latest: date) -> date:
        """The day of a rhythm's touch, due on `latest` and after `last_on`: a preferred day on or after it, else the
        last working day up to it, so that the rhythm is kept; `latest` where there is none.
        """
        preferred = self._preferred(latest)
        if preferred is not None:
            return preferred
        days = (latest - _DAY * back for back in range(min((latest - last_on).days, _LONGEST_SEARCH_DAYS)))
        return next((day for day in days if self.is_working_day(day)), latest)

    def _preferred(self, day: date) -> date | None:
        if self.pay_day is not None:
            pay_day = self.pay_day.next_on(day)
            if (pay_day - day).days <= _PREFERRED_WITHIN_DAYS and self.is_working_day(pay_day):
                return pay_day
        if self.preferred_weekday is None:
            return None
        first = day + _DAY * ((self.preferred_weekday - day.weekday()) % 7)
        return next((found for found in _days(first, _LONGEST_SEARCH_DAYS, 7) if not self._is_off(found)), None)

    def _is_off(self, day: date) -> bool:
        return any(off.first_on <= day <= off.last_on for off in self.days_off)


NO_RULES = DayRules()


def _days(first: date, count: int, step: int = 1) -> Iterator[date]:
    return (first + _DAY * offset for offset in range(0, count, step))
