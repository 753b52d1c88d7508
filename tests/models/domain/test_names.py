"""Names: taken apart, shown and put in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.names import PersonName, initials, shown_name, sort_key, split_name

words = st.lists(st.text(st.characters(categories=("L", "N", "P")), min_size=1), max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Jane Doe", PersonName("Jane", "Doe")),
        ("Jane", PersonName("Jane")),
        ("Dr. Ludwig van Beethoven", PersonName("Ludwig", "van Beethoven", prefix="Dr.")),
        ("Harris, Tom", PersonName("Tom", "Harris")),
        ("James Lee Jr.", PersonName("James", "Lee", suffix="Jr.")),
        ("James Lee, Jr.", PersonName("James", "Lee", suffix="Jr.")),
        ("Mary Ann Smith", PersonName("Mary", "Smith", additional="Ann")),
        ("Mrs Smith", PersonName(family="Smith", prefix="Mrs")),
        ("伊藤健二", PersonName(family="伊藤健二")),
        ("  ", PersonName()),
    ],
)
def test_a_typed_name_is_taken_apart(typed: str, name: PersonName) -> None:
    assert split_name(typed) == name


@given(words)
def test_no_word_of_a_typed_name_is_lost(typed: str) -> None:
    name = split_name(typed)
    kept = f"{name.prefix} {name.given} {name.additional} {name.family} {name.suffix}"
    assert sorted(kept.replace(",", " ").split()) == sorted(typed.replace(",", " ").split())


@given(words, words)
def test_what_is_shown_is_empty_only_where_there_is_nothing(typed: str, company: str) -> None:
    assert bool(shown_name(split_name(typed), company)) == bool(typed.strip(" ,") or company)


@pytest.mark.parametrize(
    ("name", "company", "letters"),
    [
        (PersonName("Jane", "Doe"), "Maple LLC", "JD"),
        (PersonName("Jane"), "", "J"),
        (PersonName("健二", "伊藤"), "", "伊"),
        (PersonName(), "Maple & Sons Ltd", "M"),
        (PersonName(), "Oak Street Books", "OS"),
        (PersonName(), "", ""),
    ],
)
def test_a_picture_has_the_first_letters(name: PersonName, company: str, letters: str) -> None:
    assert initials(name, company) == letters


def test_people_are_ordered_by_family_name_then_given_name_then_company() -> None:
    people = [
        (PersonName("Åsa", "Öberg"), ""),
        (PersonName("Zoë", "Adams"), ""),
        (PersonName("Ann", "Łukasz"), "B"),
        (PersonName("Ann", "Łukasz"), "A"),
        (PersonName("Ben", "łukasz"), ""),
        (PersonName(), "Maple LLC"),
    ]
    in_order = sorted(people, key=lambda person: sort_key(*person))
    assert [shown_name(*person) + person[1] for person in in_order] == [
        "Zoë Adams",
        "Ann ŁukaszA",
        "Ann ŁukaszB",
        "Ben łukasz",
        "Maple LLCMaple LLC",
        "Åsa Öberg",
    ]


def test_a_family_name_stands_first_in_scripts_that_write_it_first() -> None:
    assert PersonName("健二", "伊藤", prefix="Dr.").full == "伊藤健二"
