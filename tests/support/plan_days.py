"""The day on which the tests of plans stand, and the days about it."""

from datetime import date, timedelta

TODAY = date(2026, 11, 20)


def day(offset: int) -> date:
    """The day so many days after (below 0 before) the tests' own."""
    return TODAY + timedelta(days=offset)
