"""Households: proposed, made, named, parted, each in a step of its own."""

import pytest

from models.context import Context
from models.domain.contacts import ContactDraft, PostalAddress
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.errors import InputError, NotFoundError
from models.services.households import HouseholdRow

LEEDS = PostalAddress("12 Mill Lane", locality="Leeds", postcode="LS1 4AB")
BATH = PostalAddress("14 Garden Row", locality="Bath", postcode="BA1 5AN")


def add(context: Context, given: str, family: str = "Harris", address: PostalAddress = LEEDS) -> int:
    return context.contacts.add(ContactDraft(PersonName(given, family), addresses=(address,)))


def household_of(context: Context, contact_id: int) -> HouseholdRow:
    row = context.households.find_of(contact_id)
    assert row is not None
    return row


def test_contacts_at_one_address_are_proposed_until_they_are_one(context: Context) -> None:
    tom, ann = add(context, "Tom"), add(context, "Ann")
    add(context, "Elena", "Novak", BATH)
    [proposed] = context.households.propose(ContactQuery())
    assert (set(proposed.contact_ids), proposed.line) == ({tom, ann}, "Ann & Tom Harris")
    context.households.make([proposed.contact_ids])
    assert context.households.propose(ContactQuery()) == []


def test_an_own_line_stands_instead_of_the_worked_out_one_until_it_is_emptied(context: Context) -> None:
    tom, ann = add(context, "Tom"), add(context, "Ann")
    context.households.make([[tom, ann]])
    household = household_of(context, tom)
    context.households.set_line(household.id, " The  Harrises ")
    found = household_of(context, ann)
    assert (found.line, found.is_own_line) == ("The Harrises", True)
    context.households.set_line(household.id, "")
    assert household_of(context, tom).line == "Tom & Ann Harris"


def test_parting_gives_labels_of_their_own_and_can_be_undone(context: Context) -> None:
    tom, ann = add(context, "Tom"), add(context, "Ann")
    context.households.make([[tom, ann]])
    context.households.part(household_of(context, tom).id)
    assert context.households.find_of(tom) is None
    assert context.history.undo() is not None
    assert household_of(context, tom).contact_ids == (tom, ann)


def test_who_joins_another_household_leaves_the_one_before(context: Context) -> None:
    tom, ann, eve = add(context, "Tom"), add(context, "Ann"), add(context, "Eve")
    context.households.make([[tom, ann]])
    context.households.make([[ann, eve]])
    assert household_of(context, ann).contact_ids == (ann, eve)
    assert context.households.find_of(tom) is None


def test_many_are_made_in_one_step(context: Context) -> None:
    first = [add(context, "Tom"), add(context, "Ann")]
    second = [add(context, "Max", "Reed", BATH), add(context, "Eve", "Reed", BATH)]
    context.households.make([first, second])
    assert context.history.undo() is not None
    assert [context.households.find_of(i) for i in (*first, *second)] == [None] * 4


def test_one_alone_is_no_household(context: Context) -> None:
    with pytest.raises(InputError):
        context.households.make([[add(context, "Tom")]])
    with pytest.raises(NotFoundError):
        context.households.set_line(7, "Nobody")
