"""Which backups are kept."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.domain.backup_keeping import DAILY, HOURLY, MONTHLY, kept

NOW = datetime(2026, 11, 21, 14, 5, tzinfo=UTC)
instants = st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


def test_a_year_of_hourly_backups_leaves_a_days_hours_a_fortnights_days_and_a_years_months() -> None:
    made = [NOW - timedelta(hours=hours) for hours in range(24 * 365)]
    keeping = kept(made)
    assert {at for at in keeping if at > NOW - timedelta(days=1)} == set(made[:24])
    assert len({at.date() for at in keeping if at > NOW - timedelta(days=14)}) == 14
    assert len({(at.year, at.month) for at in keeping}) == 12
    assert len(keeping) <= HOURLY + DAILY + MONTHLY


def test_of_one_hour_the_last_is_kept() -> None:
    assert kept([NOW, NOW - timedelta(minutes=2), NOW - timedelta(minutes=4)]) == {NOW}


def test_a_clock_that_was_set_years_ahead_throws_no_day_away() -> None:
    made = {NOW - timedelta(days=days) for days in range(10)}
    assert kept(made | {NOW + timedelta(days=4_000)}) > made


@given(st.sets(instants, min_size=1, max_size=80))
def test_the_newest_is_kept_and_what_is_kept_once_is_kept_again(made: set[datetime]) -> None:
    keeping = kept(made)
    assert max(made) in keeping
    assert keeping <= made
    assert kept(keeping) == keeping


@given(st.lists(instants, min_size=1, max_size=30, unique=True))
def test_it_does_not_matter_in_which_order_they_are_given(made: list[datetime]) -> None:
    assert kept(made) == kept(reversed(made))
