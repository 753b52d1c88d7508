"""Finding duplicates in the book, and the owner's word that two are two."""

import pytest

from models.context import Context
from models.domain.contacts import ContactDraft, Email, Phone, PostalAddress
from models.domain.duplicates import Reason
from models.domain.names import split_name
from models.errors import NotFoundError
from models.jobs import Progress

LEEDS = PostalAddress(street="12 Mill Lane", locality="Leeds", postcode="LS1 4AB")


def add(context: Context, name: str, email: str = "", phone: str = "", address: PostalAddress | None = None) -> int:
    return context.contacts.add(
        ContactDraft(
            split_name(name),
            emails=(Email(email),) if email else (),
            phones=(Phone(phone),) if phone else (),
            addresses=(address,) if address else (),
        )
    )


def ids(context: Context) -> list[tuple[int, int]]:
    return [pair.ids for pair in context.duplicates.find().pairs]


def test_pairs_come_with_their_names_score_and_reasons(context: Context) -> None:
    first = add(context, "Tom Harris", "tom@x.example")
    second = add(context, "Tom Harris", "TOM@x.example")
    (pair,) = context.duplicates.find().pairs
    assert (pair.ids, pair.left.name, pair.match.score) == ((first, second), "Tom Harris", 95)
    assert pair.match.reasons == (Reason.SAME_NAME, Reason.SAME_EMAIL)


def test_the_surest_pair_comes_first(context: Context) -> None:
    town = [add(context, "Ann Lee", address=PostalAddress(locality="York")) for _ in range(2)]
    email = [add(context, "Tom Harris", "tom@x.example", "+44 20 7946 0123") for _ in range(2)]
    assert ids(context) == [tuple(email), tuple(town)]


def test_a_book_without_duplicates_has_none(context: Context) -> None:
    add(context, "Tom Harris", address=LEEDS, phone="+44 20 7946 0123")
    add(context, "Jane Harris", address=LEEDS, phone="+44 20 7946 0123")
    assert context.duplicates.find().count == 0


def test_numbers_are_read_as_in_the_owners_country(context: Context) -> None:
    context.settings.change(own_country="GB")
    pair = add(context, "Tom Harris", phone="020 7946 0123"), add(context, "T Harris", phone="+44 20 7946 0123")
    assert ids(context) == [pair]


def test_who_lies_in_the_trash_is_nobodys_duplicate(context: Context) -> None:
    add(context, "Tom Harris", "tom@x.example")
    context.contacts.trash([add(context, "Tom Harris", "tom@x.example")])
    assert ids(context) == []


def test_two_that_are_kept_apart_stay_apart(context: Context) -> None:
    pair = add(context, "Tom Harris", "tom@x.example"), add(context, "Tom Harris", "tom@x.example")
    context.duplicates.keep_apart(*reversed(pair))
    assert ids(context) == []
    context.duplicates.keep_apart(*pair)
    assert ids(context) == []


def test_keeping_apart_can_be_undone(context: Context) -> None:
    pair = add(context, "Tom Harris", "tom@x.example"), add(context, "Tom Harris", "tom@x.example")
    context.duplicates.keep_apart(*pair)
    assert context.history.undo() == "Keep Tom Harris and Tom Harris apart"
    assert ids(context) == [pair]


def test_who_is_gone_cannot_be_kept_apart(context: Context) -> None:
    with pytest.raises(NotFoundError):
        context.duplicates.keep_apart(add(context, "Tom Harris"), 99)


def test_it_tells_how_far_it_is(context: Context) -> None:
    told: list[tuple[int, int]] = []

    class Telling(Progress):
        def report(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002 - the protocol's
            told.append((done, total))

    with context.book.transaction("Fill"):
        for number in range(150):
            add(context, f"Person{number} Name{number}")
    context.duplicates.find(Telling())
    assert told == [(0, 150), (100, 150)]
