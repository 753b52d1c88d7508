"""Households: the line on their one label, and who may be one."""

import pytest

from models.catalogues import load_countries
from models.domain.addresses import AddressWriter
from models.domain.contacts import ContactDraft, Flag, PostalAddress
from models.domain.households import Household, choose_household_recipients, household_line, propose_households
from models.domain.names import PersonName
from models.domain.recipients import LeftOut, LeftOutReason, Recipient

WRITER = AddressWriter(load_countries(), "GB")
LEEDS = PostalAddress("12 Mill Lane", locality="Leeds", postcode="LS1 4AB")
YORK = PostalAddress("1 High Street", locality="York", postcode="YO1 7AA")


def person(given: str, family: str, *addresses: PostalAddress, **fields: object) -> ContactDraft:
    return ContactDraft(name=PersonName(given, family), addresses=addresses, **fields)  # type: ignore[arg-type]


TOM, ANN = person("Tom", "Harris", LEEDS), person("Ann", "Harris", LEEDS)


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ("Tom Harris", "Tom Harris"),
        ("Tom Harris, Ann Harris", "Tom & Ann Harris"),
        ("Tom Harris, Ann Reed", "Tom Harris & Ann Reed"),
        ("Jo Reed, Sam Reed, Kit Reed", "The Reed family"),
        ("Jo Reed, Ann Lee, Sam Reed", "Jo & Sam Reed & Ann Lee"),
        ("Jo Reed, Ann Lee, Kim Ito", "Jo Reed, Ann Lee & Kim Ito"),
        ("Jan Novák, Eva Nováková", "Jan Novák & Eva Nováková"),
    ],
)
def test_the_line_is_worked_out_from_the_names(names: str, line: str) -> None:
    assert household_line([person(*name.split()) for name in names.split(", ")]) == line


def test_titles_stay_with_those_who_have_them_and_none_is_made_up() -> None:
    doctor = ContactDraft(name=PersonName("Ann", "Harris", prefix="Dr."))
    assert household_line([TOM, doctor]) == "Tom & Dr. Ann Harris"


def test_a_name_without_its_given_part_is_not_joined() -> None:
    assert household_line([TOM, ContactDraft(name=PersonName(family="Harris"))]) == "Tom Harris & Harris"


def test_names_that_begin_with_the_family_stay_whole() -> None:
    assert household_line([person("健二", "伊藤"), person("花子", "伊藤")]) == "伊藤健二、伊藤花子"


def test_the_household_s_own_line_goes_before() -> None:
    assert household_line([TOM, ANN], "Ann and Tom Harris") == "Ann and Tom Harris"


def test_for_one_member_alone_the_own_line_is_not_used() -> None:
    assert household_line([TOM], "Tom & Ann Harris") == "Tom Harris"


def choose(*drafts: ContactDraft, line: str = "") -> list[Recipient | LeftOut]:
    household = Household((1, 2), line)
    return list(choose_household_recipients(enumerate(drafts, 1), WRITER, [household]))


def test_a_household_gets_one_label() -> None:
    [outcome] = choose(TOM, ANN)
    lines = ("Tom & Ann Harris", "12 Mill Lane", "LEEDS", "LS1 4AB")
    assert outcome == Recipient(1, "Tom & Ann Harris", lines, "LS1 4AB", "", (2,))


def test_others_get_their_own() -> None:
    outcomes = choose(TOM, ANN, person("Kim", "Ito", YORK))
    assert [outcome.name for outcome in outcomes] == ["Tom & Ann Harris", "Kim Ito"]


def test_a_member_who_must_get_no_mail_is_left_out_alone() -> None:
    outcomes = choose(person("Tom", "Harris", LEEDS, flags=frozenset({Flag.DECEASED})), person("Ann", "Harris"))
    assert outcomes[0] == LeftOut(1, "Tom Harris", LeftOutReason.DECEASED)
    assert isinstance(outcomes[1], Recipient)
    assert outcomes[1].lines == ("Ann Harris", "12 Mill Lane", "LEEDS", "LS1 4AB")


def test_without_any_address_each_member_is_left_out() -> None:
    assert [outcome.name for outcome in choose(person("Tom", "Harris"), person("Ann", "Harris"))] == [
        "Tom Harris",
        "Ann Harris",
    ]


def proposed(*drafts: ContactDraft) -> list[tuple[int, ...]]:
    return [household.contact_ids for household in propose_households(enumerate(drafts, 1))]


def test_people_who_share_an_address_are_proposed_however_it_is_typed() -> None:
    other = PostalAddress("12, mill lane", locality="LEEDS", postcode="ls14ab")
    assert proposed(TOM, person("Kim", "Ito", YORK), person("Ann", "Reed", other)) == [(1, 3)]


@pytest.mark.parametrize(
    "drafts",
    [
        (TOM, ContactDraft(company="Mill Ltd", addresses=(LEEDS,))),
        (TOM, person("Ann", "Harris", LEEDS, flags=frozenset({Flag.DECEASED}))),
        (person("Tom", "Lee", LEEDS, company="Acme"), person("Ann", "Reed", LEEDS, company="ACME")),
        (person("Tom", "Lee", PostalAddress(locality="Leeds")), person("Ann", "Lee", PostalAddress(locality="Leeds"))),
    ],
    ids=["a firm", "the deceased", "colleagues", "a town alone"],
)
def test_who_is_no_household_is_not_proposed(drafts: tuple[ContactDraft, ...]) -> None:
    assert proposed(*drafts) == []
