"""Post that came back closes an address to mail until it is checked."""

from dataclasses import replace
from datetime import date

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft, PostalAddress
from models.domain.names import PersonName
from models.services.mailings.returned_post import ReturnedPost

TODAY = date(2026, 11, 21)
LEEDS = PostalAddress("12 Mill Lane", locality="Leeds", postcode="LS1 4AB")
BATH = PostalAddress("14 Garden Row", locality="Bath", postcode="BA1 5AN")


def add(context: Context, *addresses: PostalAddress) -> int:
    return context.contacts.add(ContactDraft(PersonName("Ann", "Lee"), addresses=addresses))


def returned(context: Context, contact_id: int) -> list[date | None]:
    return [address.returned_on for address in context.contacts.get(contact_id).draft.addresses]


def test_the_address_that_labels_go_to_is_marked_with_the_day(context: Context) -> None:
    ann = add(context, PostalAddress(country="Spain"), LEEDS, BATH)
    assert ReturnedPost(context.book, Clock.on(TODAY)).mark([ann]) == 1
    assert returned(context, ann) == [None, TODAY, None]


def test_the_next_one_is_marked_when_that_comes_back_too(context: Context) -> None:
    ann = add(context, LEEDS, BATH)
    post = ReturnedPost(context.book, Clock.on(TODAY))
    assert [post.mark([ann]), post.mark([ann]), post.mark([ann])] == [1, 1, 0]
    assert returned(context, ann) == [TODAY, TODAY]


def test_marking_can_be_undone(context: Context) -> None:
    ann = add(context, LEEDS)
    ReturnedPost(context.book, Clock.on(TODAY)).mark([ann])
    assert context.history.undo() is not None
    assert returned(context, ann) == [None]


def test_an_address_stays_marked_while_others_change_and_is_cleared_by_hand(context: Context) -> None:
    ann = add(context, LEEDS, BATH)
    ReturnedPost(context.book, Clock.on(TODAY)).mark([ann])
    draft = context.contacts.get(ann).draft
    context.contacts.edit(ann, draft, replace(draft, addresses=draft.addresses[::-1]))
    assert returned(context, ann) == [None, TODAY]
    draft = context.contacts.get(ann).draft
    checked = tuple(replace(address, returned_on=None) for address in draft.addresses)
    context.contacts.edit(ann, draft, replace(draft, addresses=checked))
    assert returned(context, ann) == [None, None]
