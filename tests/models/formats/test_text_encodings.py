"""What an old text is written in, by the country it comes from."""

import pytest

from models.formats.text_encodings import ENCODINGS, fallback_encoding, find_encoding


@pytest.mark.parametrize(
    ("country", "encoding"), [("PL", "cp1250"), ("cz", "cp1250"), ("GB", "cp1252"), ("", "cp1252"), ("GR", "cp1253")]
)
def test_the_country_tells_the_encoding(country: str, encoding: str) -> None:
    assert fallback_encoding(country) == encoding


@pytest.mark.parametrize("name", ["base64", "rot13", "klingon", "", "utf-8\0", "hex"])
def test_what_is_no_encoding_of_texts_is_none(name: str) -> None:
    assert find_encoding(name) is None


def test_all_that_can_be_chosen_is_there() -> None:
    assert None not in [find_encoding(encoding) for encoding in ENCODINGS]
