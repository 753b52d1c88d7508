"""Who may be one, who never is, and that those who share a key are found."""

from dataclasses import replace
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Email, Phone, PostalAddress
from models.domain.duplicates import DuplicateIndex, Match, Reason, compare, traits_of
from models.domain.names import PersonName, split_name
from models.domain.occasions import Occasion, OccasionKind
from tests.strategies import drafts

LEEDS = PostalAddress(street="12 Mill Lane", locality="Leeds", postcode="LS1 4AB")


def likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, *sorted((one, other)), autojunk=False).ratio()


def person(
    name: str,
    *,
    email: str = "",
    phone: str = "",
    address: PostalAddress | None = None,
    born: str = "",
    company: str = "",
) -> ContactDraft:
    return ContactDraft(
        split_name(name) if name else PersonName(),
        company=company,
        emails=(Email(email),) if email else (),
        phones=(Phone(phone),) if phone else (),
        addresses=(address,) if address else (),
        occasions=(Occasion(OccasionKind.BIRTHDAY, CalendarDay.parse(born)),) if born else (),
    )


def called(nickname: str, draft: ContactDraft) -> ContactDraft:
    return replace(draft, name=draft.name._replace(nickname=nickname))


def match(one: ContactDraft, other: ContactDraft) -> Match | None:
    return compare(traits_of(1, one, str), traits_of(2, other, str), likeness)


@pytest.mark.parametrize(
    ("one", "other", "first_reason"),
    [
        (person("Tom Harris", email="tom@x.example"), person("Tom Harris", email="TOM@x.example"), Reason.SAME_NAME),
        (person("Tom Harris", phone="+441"), person("Thomas Harris", phone="+441"), Reason.SIMILAR_NAME),
        (person("Jose Garcia", address=LEEDS), person("José García", address=LEEDS), Reason.SAME_NAME),
        (person("Tom Haris", address=LEEDS), person("Tom Harris", address=LEEDS), Reason.SIMILAR_NAME),
        (person("Harris Tom", address=LEEDS), person("Tom Harris", address=LEEDS), Reason.SIMILAR_NAME),
        (person("T Harris", email="t@x.example"), person("Tom Harris", email="t@x.example"), Reason.SIMILAR_NAME),
        (person("Ada Lee", phone="+441"), person("Adaeze Lee", phone="+441"), Reason.SIMILAR_NAME),
        (
            called("Kit", person("Xian Lee", email="x@x.example")),
            person("Kit Lee", email="x@x.example"),
            Reason.SIMILAR_NAME,
        ),
        (person("Tom", phone="+441"), person("Tom Harris", phone="+441"), Reason.SAME_PHONE),
        (person("Ann Lee", email="a@x.example"), person("Ann Reed", email="a@x.example"), Reason.SAME_EMAIL),
        (person("", company="Harris Ltd", phone="+441"), person("Tom Harris", phone="+441"), Reason.SAME_PHONE),
        (
            person("", company="Harris Plumbing Ltd", address=LEEDS),
            person("", company="Harris Plumbing", address=LEEDS),
            Reason.SAME_NAME,
        ),
        (person("Tom Harris", phone="+441"), person("Tom Harris", address=LEEDS), Reason.SAME_NAME),
    ],
)
def test_two_that_are_probably_one(one: ContactDraft, other: ContactDraft, first_reason: Reason) -> None:
    found = match(one, other)
    assert found is not None
    assert found.reasons[0] is first_reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Tom Harris", phone="+441", address=LEEDS), person("Jane Harris", phone="+441", address=LEEDS)),
        (person("Michael Harris", phone="+441", address=LEEDS), person("Michaela Harris", phone="+441", address=LEEDS)),
        (person("Mario Rossi", email="r@x.example"), person("Maria Rossi", email="r@x.example")),
        (person("Ann Harris", phone="+441"), person("Anna Harris", phone="+441")),
        (person("Ada Lee", address=LEEDS), person("Adaeze Lee", address=LEEDS)),
        (person("Tom Harris Jr.", address=LEEDS), person("Tom Harris Sr.", address=LEEDS)),
        (
            person("Tom Harris", address=LEEDS, born="1950-03-14"),
            person("Tom Harris", address=LEEDS, born="1980-03-14"),
        ),
        (person("Tom Harris", company="Acme"), person("Jane Reed", company="Acme")),
        (person("Tom Harris", address=LEEDS), person("Jane Reed", address=LEEDS)),
        (person("Ann Lee", email="info@x.example"), person("Bob Ray", email="info@x.example")),
    ],
)
def test_household_mates_and_colleagues_are_kept_apart(one: ContactDraft, other: ContactDraft) -> None:
    assert match(one, other) is None


def test_only_the_same_name_with_the_same_address_to_write_to_is_certain() -> None:
    tom = person("Tom Harris", email="tom@x.example", phone="+441")
    certain = match(tom, tom)
    assert certain is not None
    assert certain.is_certain
    likely = match(person("Tom Harris", phone="+441"), person("Tom Harris", phone="+441"))
    assert likely is not None
    assert not likely.is_certain


def test_reasons_stand_in_the_order_of_their_weight() -> None:
    found = match(person("Tom Harris", phone="+441", address=LEEDS), person("Tom Harris", phone="+441", address=LEEDS))
    assert found is not None
    assert found.reasons == (Reason.SAME_NAME, Reason.SAME_PHONE, Reason.SAME_ADDRESS)


@given(drafts, drafts)
def test_comparing_does_not_depend_on_the_order(one: ContactDraft, other: ContactDraft) -> None:
    assert match(one, other) == match(other, one)


@given(st.lists(drafts, max_size=4), drafts)
def test_the_index_finds_whoever_a_comparison_of_all_finds(known: list[ContactDraft], new: ContactDraft) -> None:
    index = DuplicateIndex(likeness)
    traits = [traits_of(number, draft, str) for number, draft in enumerate(known)]
    for one in traits:
        index.add(one)
    found = traits_of(99, new, str)
    for contact, how in index.matches(found):
        assert how == compare(found, traits[contact], likeness)


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("Tom Harris", "Tom Haris"),
        ("Tom Harris", "Tom Arris"),
        ("Thomas Harris", "Tom Harris"),
        ("Jon Smith", "John Smith"),
        ("Catherine Reed", "Katherine Reed"),
        ("Bob Ray", "Robert Ray"),
        ("T Harris", "Tom Harris"),
    ],
)
def test_typing_errors_in_one_town_are_met(known: str, typed: str) -> None:
    index = DuplicateIndex(likeness)
    index.add(traits_of(1, person(known, address=LEEDS), str))
    assert [contact for contact, _ in index.matches(traits_of(2, person(typed, address=LEEDS), str))] == [1]


def test_nobody_matches_themselves() -> None:
    tom = traits_of(1, person("Tom Harris", email="tom@x.example"), str)
    index = DuplicateIndex(likeness)
    index.add(tom)
    assert list(index.matches(tom)) == []
    assert [contact for contact, _ in index.matches(replace(tom, contact=2))] == [1]
