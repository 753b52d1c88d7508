"""Saved lists: a search with a name, always current."""

from collections.abc import Callable

import pytest

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.segments import ContactQuery
from models.domain.status import Status
from models.errors import InputError, NotFoundError

LEADS = ContactQuery("maple", frozenset({Status.LEAD}))


def test_a_saved_list_is_current(context: Context) -> None:
    context.segments.save("Leads", LEADS)
    context.contacts.add(ContactDraft(company="Maple LLC"))
    assert [(row.name, row.contact_count) for row in context.segments.list_all()] == [("Leads", 1)]


def test_a_saved_list_gives_its_search_back(context: Context) -> None:
    context.segments.save("Leads", LEADS)
    assert context.segments.get_by_name("leads").query == LEADS


def test_a_saved_list_is_found_without_its_accents(context: Context) -> None:
    segment = context.segments.save("Łódź", LEADS)
    assert context.segments.get_by_name(" lodz ").id == segment


def test_lists_are_in_the_order_of_their_names(context: Context) -> None:
    for name in ("Öl", "apples", "Zoo"):
        context.segments.save(name, LEADS)
    assert [row.name for row in context.segments.list_all()] == ["apples", "Öl", "Zoo"]


def test_the_program_says_what_it_does_not_find(context: Context) -> None:
    for ask in (
        lambda: context.segments.get_by_name("x"),
        lambda: context.segments.rename(7, "x"),
        lambda: context.segments.remove(7),
    ):
        with pytest.raises(NotFoundError):
            ask()


@pytest.mark.parametrize(("name", "query"), [("", LEADS), ("  ", LEADS), ("LEADS", LEADS), ("All", ContactQuery(" "))])
def test_a_list_needs_a_new_name_and_a_search(context: Context, name: str, query: ContactQuery) -> None:
    context.segments.save("Leads", LEADS)
    with pytest.raises(InputError):
        context.segments.save(name, query)


def test_a_list_can_be_renamed_to_another_spelling_of_its_name(context: Context) -> None:
    segment = context.segments.save("Leads", LEADS)
    context.segments.rename(segment, "LEADS")
    assert [row.name for row in context.segments.list_all()] == ["LEADS"]


def test_two_programs_can_not_give_the_same_name(open_book: Callable[[], Context]) -> None:
    window, other = open_book(), open_book()
    window.segments.save("Leads", LEADS)
    with pytest.raises(InputError, match="already"):
        other.segments.save("leads", LEADS)
