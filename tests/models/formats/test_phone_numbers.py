import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.formats.phone_numbers import number_key


@pytest.mark.parametrize(
    "number", ["020 7946 0123", "+44 20 7946 0123", "0044 20 7946 0123", "tel:+442079460123", "+44 (0)20 7946 0123"]
)
def test_all_spellings_of_a_number_meet(number: str) -> None:
    assert number_key(number, "GB") == "+442079460123"


def test_extensions_keep_colleagues_apart() -> None:
    assert number_key("+44 20 7946 0123 ext. 12") == "+442079460123x12"


def test_without_a_country_the_digits_count() -> None:
    assert number_key("020 7946 0123") == "2079460123"


@pytest.mark.parametrize("number", ["", "12", "ext. 4", "none"])
def test_what_says_too_little_has_no_key(number: str) -> None:
    assert number_key(number, "GB") == ""


@given(st.text(), st.sampled_from(["", "GB", "US", "ZZ"]))
def test_any_text_has_a_key_or_none(number: str, country: str) -> None:
    assert isinstance(number_key(number, country), str)
