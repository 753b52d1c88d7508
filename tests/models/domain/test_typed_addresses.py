"""Addresses typed as one text, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.contacts import PostalAddress
from models.domain.typed_addresses import split_address

COUNTRIES = {"United Kingdom", "France", "Deutschland", "USA"}


def take_apart(text: str) -> PostalAddress:
    return split_address(text, COUNTRIES.__contains__)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (
            "12 Mill Lane, Leeds LS1 4AB, United Kingdom",
            PostalAddress("12 Mill Lane", locality="Leeds", postcode="LS1 4AB", country="United Kingdom"),
        ),
        (
            "Hauptstraße 5\n80331 München\nDeutschland",
            PostalAddress("Hauptstraße 5", locality="München", postcode="80331", country="Deutschland"),
        ),
        (
            "4 Oak Street; Springfield, IL 62704",
            PostalAddress("4 Oak Street", locality="Springfield", region="IL", postcode="62704"),
        ),
        ("12 rue Mercière, 69002 Lyon", PostalAddress("12 rue Mercière", locality="Lyon", postcode="69002")),
        (
            "Prinsengracht 5, 1015 DK Amsterdam",
            PostalAddress("Prinsengracht 5", locality="Amsterdam", postcode="1015 DK"),
        ),
        ("Leeds", PostalAddress(locality="Leeds")),
        ("12 Mill Lane", PostalAddress("12 Mill Lane")),
        ("", PostalAddress()),
    ],
)
def test_an_address_is_taken_apart(typed: str, address: PostalAddress) -> None:
    assert take_apart(typed) == address


pieces = st.text(st.characters(categories=("Lu", "Ll", "Nd", "Zs"), max_codepoint=0x250), max_size=12)


@given(st.lists(st.one_of(pieces, st.sampled_from(["LS1 4AB", "80331 München", "France", "IL 62704"])), max_size=5))
def test_no_word_of_an_address_is_lost(parts: list[str]) -> None:
    address = take_apart(", ".join(parts))
    kept = (address.street, address.locality, address.region, address.postcode, address.country)
    assert sorted(" ".join(kept).split()) == sorted(" ".join(parts).split())
