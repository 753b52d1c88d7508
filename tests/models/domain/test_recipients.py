"""Who gets a label, and in which order."""

from dataclasses import replace
from datetime import date

import pytest

from models.catalogues import load_countries
from models.domain.addresses import AddressWriter
from models.domain.contacts import ContactDraft, Flag, PostalAddress
from models.domain.names import PersonName
from models.domain.recipients import LeftOut, LeftOutReason, MailingOrder, Recipient, choose_recipients, in_order

WRITER = AddressWriter(load_countries(), "GB")
HOME = PostalAddress("12 Mill Lane", locality="Leeds", postcode="LS1 4AB")


def choose(draft: ContactDraft) -> Recipient | LeftOut:
    [outcome] = choose_recipients([(7, draft)], WRITER)
    return outcome


def test_a_contact_with_an_address_is_a_recipient() -> None:
    outcome = choose(ContactDraft(name=PersonName("Tom", "Harris"), addresses=(HOME,)))
    assert outcome == Recipient(7, "Tom Harris", ("Tom Harris", "12 Mill Lane", "LEEDS", "LS1 4AB"), "LS1 4AB", "")


@pytest.mark.parametrize(
    ("flag", "reason"),
    [
        (Flag.NO_MAIL, LeftOutReason.NO_MAIL),
        (Flag.DO_NOT_CONTACT, LeftOutReason.DO_NOT_CONTACT),
        (Flag.DECEASED, LeftOutReason.DECEASED),
    ],
)
def test_a_flag_leaves_a_contact_out(flag: Flag, reason: LeftOutReason) -> None:
    outcome = choose(ContactDraft(company="Acme", addresses=(HOME,), flags=frozenset({flag})))
    assert outcome == LeftOut(7, "Acme", reason)


@pytest.mark.parametrize("flag", [Flag.NO_CALL, Flag.NO_EMAIL])
def test_other_flags_do_not(flag: Flag) -> None:
    assert isinstance(choose(ContactDraft(company="Acme", addresses=(HOME,), flags=frozenset({flag}))), Recipient)


@pytest.mark.parametrize(
    "addresses", [(), (PostalAddress(country="Spain", region="Galicia"),), (PostalAddress(" \n"),)]
)
def test_without_an_address_there_is_no_label(addresses: tuple[PostalAddress, ...]) -> None:
    assert choose(ContactDraft(company="Acme", addresses=addresses)) == LeftOut(7, "Acme", LeftOutReason.NO_ADDRESS)


def test_the_first_address_that_mail_can_reach_is_taken() -> None:
    outcome = choose(ContactDraft(company="Acme", addresses=(PostalAddress(country="Spain"), HOME)))
    assert isinstance(outcome, Recipient)
    assert outcome.postcode == "LS1 4AB"


def test_no_mail_goes_where_post_came_back_from() -> None:
    returned = replace(HOME, returned_on=date(2026, 11, 3))
    assert choose(ContactDraft(company="Acme", addresses=(returned,))) == LeftOut(7, "Acme", LeftOutReason.RETURNED)
    elsewhere = choose(ContactDraft(company="Acme", addresses=(returned, PostalAddress("1 Quay"))))
    assert isinstance(elsewhere, Recipient)
    assert elsewhere.lines == ("Acme", "1 Quay")


def order_of(order: MailingOrder, *recipients: Recipient) -> list[int]:
    return [recipient.contact_id for recipient in in_order(recipients, order)]


def recipient(number: int, postcode: str, country: str = "") -> Recipient:
    return Recipient(number, "", (), postcode, country)


def test_order_by_name_is_the_order_they_come_in() -> None:
    assert order_of(MailingOrder.NAME, recipient(1, "B"), recipient(2, "A")) == [1, 2]


def test_order_by_postcode_keeps_names_in_order() -> None:
    assert order_of(MailingOrder.POSTCODE, recipient(1, "B"), recipient(2, "a"), recipient(3, "A")) == [2, 3, 1]


def test_order_by_country_begins_at_home() -> None:
    people = recipient(1, "9", "SPAIN"), recipient(2, "1", "SPAIN"), recipient(3, "5"), recipient(4, "7", "FRANCE")
    assert order_of(MailingOrder.COUNTRY, *people) == [3, 4, 2, 1]
