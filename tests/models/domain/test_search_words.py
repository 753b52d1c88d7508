"""The words a contact is found by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.contacts import ContactDraft, Email, Note, Phone, PostalAddress
from models.domain.names import PersonName
from models.domain.search_words import search_document, search_words, significant_digits


def is_found(draft: ContactDraft, typed: str) -> bool:
    """Whether a search finds a contact, by the definition of its words."""
    document = search_document(draft)
    return any(all(f" {word}" in document for word in words) for words in search_words(typed).alternatives)


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("+49 30 1234567", "301234567"),
        ("030 1234567", "301234567"),
        ("0049 30 1234567", "301234567"),
        ("+1 (555) 010-2030", "5550102030"),
        ("+353 1 234 5678", "12345678"),
        ("555-0102", "5550102"),
        ("", ""),
        ("00000", ""),
    ],
)
def test_significant_digits_leave_out_the_country_and_trunk_zeros(number: str, digits: str) -> None:
    assert significant_digits(number) == digits


@pytest.mark.parametrize(
    "typed", ["+49 30 1234567", "030 1234567", "0301234567", "0049301234567", "030-123 45", "30/12345"]
)
@pytest.mark.parametrize("kept", ["+49 30 1234567", "030 1234567", "0049 (30) 1234567"])
def test_a_phone_is_found_in_each_of_its_spellings(kept: str, typed: str) -> None:
    assert is_found(ContactDraft(phones=(Phone(kept),)), typed)


@pytest.mark.parametrize("typed", ["o'brien", "O’BRIEN", "obrien", "brien", "o brien", "mary ob"])
def test_a_name_with_an_apostrophe_is_found_with_and_without_it(typed: str) -> None:
    assert is_found(ContactDraft(PersonName("Mary", "O'Brien")), typed)


@pytest.mark.parametrize("typed", ["jean-luc", "jean luc", "jeanluc", "Jean-L"])
def test_a_double_name_is_found_with_and_without_its_hyphen(typed: str) -> None:
    assert is_found(ContactDraft(PersonName("Jean-Luc", "Moreau")), typed)


def test_a_whole_email_address_is_found() -> None:
    assert is_found(ContactDraft(emails=(Email("Jane.Doe+news@Example.co.uk"),)), "jane.doe+news@example.co.uk")


@pytest.mark.parametrize("typed", ["LS1 4AB", "ls14ab", "leeds", "mill"])
def test_an_address_is_found_by_its_parts(typed: str) -> None:
    address = PostalAddress(street="12 Mill Lane", locality="Leeds", postcode="LS1 4AB")
    assert is_found(ContactDraft(addresses=(address,)), typed)


def test_any_part_of_a_han_name_finds_it() -> None:
    assert is_found(ContactDraft(PersonName(family="伊藤健二")), "健二")


@pytest.mark.parametrize("text", ["", " ", "!!!", "—", "()"])
def test_a_search_without_letter_and_digit_asks_for_nothing(text: str) -> None:
    assert not search_words(text)


@given(st.text())
def test_no_search_asks_for_an_empty_word(text: str) -> None:
    assert all(word for words in search_words(text).alternatives for word in words)


def test_a_word_that_begins_another_one_asks_for_nothing_more() -> None:
    assert search_words("an anna 12 ann bo").alternatives == (("anna", "12", "bo"),)


def test_a_row_of_zeros_asks_for_zeros() -> None:
    assert search_words("00000").alternatives == (("00000",),)


@given(st.text(min_size=1), st.dates())
def test_a_note_is_found_by_all_its_words(text: str, day) -> None:
    draft = ContactDraft(notes=(Note(text, day),))
    assert is_found(draft, text) or not search_words(text)


def test_a_number_with_its_country_is_looked_for_as_a_whole() -> None:
    assert search_words("+1 555 5").alternatives == (("5555",),)
    assert search_words("+").alternatives == ()
