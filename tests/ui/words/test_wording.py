from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from ui.words.wording import counted, day_and_month, days_late, long_day, near_day

DAY = date(2026, 11, 27)


@pytest.fixture(autouse=True)
def locale() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("name", "shown"), [("en_GB", "27 Nov"), ("en_US", "Nov 27"), ("de_DE", "27. Nov."), ("ja_JP", "11月27日")]
)
def test_day_and_month_stand_in_the_order_of_the_locale(name: str, shown: str) -> None:
    QLocale.setDefault(QLocale(name))
    assert day_and_month(DAY) == shown


@pytest.mark.parametrize("language", list(QLocale.Language))
def test_no_locale_leaves_an_odd_end(language: QLocale.Language) -> None:
    QLocale.setDefault(QLocale(language))
    shown = day_and_month(DAY)
    assert shown == shown.strip(" ,/-、'")
    assert not shown.endswith((" .", ".."))
    assert "2026" not in shown


def test_the_weekday_stands_before_a_long_day() -> None:
    assert long_day(date(2026, 11, 21)) == "Saturday 21 November"


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 11, 21), "today"),
        (date(2026, 11, 22), "tomorrow"),
        (date(2026, 11, 20), "yesterday"),
        (date(2027, 1, 2), "2 Jan"),
        (date(2028, 1, 2), "2 Jan 2028"),
    ],
)
def test_a_near_day_is_said_in_words(day: date, shown: str) -> None:
    assert near_day(day, date(2026, 11, 21)) == shown


def test_counts_have_a_plural_and_the_digits_of_the_locale() -> None:
    assert days_late(1) == "1 day late"
    assert days_late(2) == "2 days late"
    assert counted(1284, "%Ln contact", "%Ln contacts") == "1,284 contacts"
