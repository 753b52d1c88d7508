"""Two drafts made one: nothing is lost that the owner did not leave out."""

from dataclasses import replace

import pytest
from hypothesis import given

from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Email, Flag, Kind, Phone, PostalAddress
from models.domain.merging import (
    MergeField,
    MergeList,
    Side,
    Standing,
    compare_fields,
    merge_entries,
    merged_draft,
    suggested_picks,
)
from models.domain.names import PersonName, split_name
from models.domain.occasions import Occasion, OccasionKind
from models.domain.status import Status
from models.formats.phone_numbers import number_key
from tests.strategies import drafts


def merge(left: ContactDraft, right: ContactDraft, **picks: Side) -> ContactDraft:
    chosen = suggested_picks(left, right) | {MergeField[name.upper()]: side for name, side in picks.items()}
    return merged_draft(left, right, chosen, merge_entries(left, right, lambda number: number_key(number, "GB")))


@given(drafts)
def test_a_contact_merged_with_itself_has_the_same_names_and_texts(draft: ContactDraft) -> None:
    merged = merge(draft, draft)
    assert (merged.name, merged.company, merged.flags, merged.notes) == (
        draft.name, draft.company, draft.flags, draft.notes,
    )  # fmt: skip
    assert {pair.standing for pair in compare_fields(draft, draft)} <= {Standing.SAME}


@given(drafts, drafts)
def test_every_way_to_reach_either_is_kept(left: ContactDraft, right: ContactDraft) -> None:
    merged = merge(left, right)
    for draft in (left, right):
        assert {email.address.casefold() for email in draft.emails} <= {e.address.casefold() for e in merged.emails}
        assert {number_key(p.number, "GB") or p.number for p in draft.phones} <= {
            number_key(p.number, "GB") or p.number for p in merged.phones
        }
        assert set(draft.kept_lines) <= set(merged.kept_lines)
        assert draft.flags <= merged.flags


@given(drafts, drafts)
def test_what_is_suggested_can_be_saved(left: ContactDraft, right: ContactDraft) -> None:
    assert not list(replace(merge(left, right), notes=()).problems())


def test_a_number_in_two_spellings_is_one_and_keeps_its_kind() -> None:
    left = ContactDraft(split_name("Tom"), phones=(Phone("020 7946 0123"), Phone("07700 900123")))
    right = ContactDraft(split_name("Tom"), phones=(Phone("+44 20 7946 0123", Kind.WORK),))
    assert merge(left, right).phones == (Phone("+44 20 7946 0123", Kind.WORK), Phone("07700 900123"))


def test_both_numbers_are_kept() -> None:
    left = ContactDraft(split_name("Tom"), phones=(Phone("07700 900123"),))
    right = ContactDraft(split_name("Tom"), phones=(Phone("07700 900124"),))
    assert len(merge(left, right).phones) == 2


@pytest.mark.parametrize(
    ("left", "right", "side"),
    [
        (ContactDraft(split_name("T Harris")), ContactDraft(split_name("Thomas Harris")), Side.RIGHT),
        (ContactDraft(split_name("TOM HARRIS")), ContactDraft(split_name("Tom Harris")), Side.RIGHT),
        (ContactDraft(split_name("José García")), ContactDraft(split_name("Jose Garcia")), Side.LEFT),
    ],
)
def test_the_fuller_name_is_suggested(left: ContactDraft, right: ContactDraft, side: Side) -> None:
    assert suggested_picks(left, right)[MergeField.NAME] is side


def test_a_customer_stays_one_and_a_birthday_keeps_its_year() -> None:
    day = Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14))
    with_year = Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14, 1970))
    left = ContactDraft(split_name("Tom Harris"), status=Status.LEAD, occasions=(day,))
    right = ContactDraft(split_name("Tom Harris"), status=Status.CUSTOMER, occasions=(with_year,))
    merged = merge(left, right)
    assert (merged.status, merged.occasions) == (Status.CUSTOMER, (with_year,))


def test_each_field_can_be_picked() -> None:
    left = ContactDraft(split_name("Tom Harris"), company="Harris Plumbing")
    right = ContactDraft(split_name("Tom Haris"), company="Acme")
    merged = merge(left, right, name=Side.RIGHT, company=Side.RIGHT)
    assert (merged.name.family, merged.company) == ("Haris", "Acme")


def test_an_entry_can_be_left_out() -> None:
    left = ContactDraft(split_name("Tom"), emails=(Email("a@x.example"),))
    right = ContactDraft(split_name("Tom"), emails=(Email("b@x.example"),))
    entries = [entry for entry in merge_entries(left, right, str) if entry.value.address == "b@x.example"]
    assert merged_draft(left, right, {}, entries).emails == (Email("b@x.example"),)


def test_what_must_not_be_done_cannot_be_left_out() -> None:
    left = ContactDraft(split_name("Tom"), flags=frozenset({Flag.NO_CALL}))
    with pytest.raises(ValueError, match="must not be done"):
        merged_draft(left, left, {}, ())


def test_one_address_in_two_spellings_is_one_with_all_its_parts() -> None:
    short = PostalAddress(street="12 Mill Lane", postcode="ls14ab")
    full = PostalAddress(street="12 Mill Lane", locality="Leeds", postcode="LS1 4AB")
    left, right = (ContactDraft(PersonName("Tom"), addresses=(address,)) for address in (short, full))
    assert merge(left, right).addresses == (full,)


def test_the_sides_of_a_value_are_told() -> None:
    left = ContactDraft(PersonName("Tom"), interests=("golf", "jazz"))
    right = ContactDraft(PersonName("Tom"), interests=("Golf", "chess"))
    sides = {entry.value: entry.sides for entry in merge_entries(left, right, str) if entry.kind is MergeList.INTEREST}
    assert sides == {"golf": {Side.LEFT, Side.RIGHT}, "jazz": {Side.LEFT}, "chess": {Side.RIGHT}}
