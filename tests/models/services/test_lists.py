"""The list of contacts: what a search finds, in which order, by both ways of asking."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft, Email, Flag, Note, Phone, PostalAddress
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.domain.status import Status
from models.domain.touches import FollowUpDraft
from models.services.contacts import BulkChange, BulkField
from tests.bulk import import_in_bulk
from tests.strategies import WORDS, texts

GIVEN = ("Anna", "Ben", "Chloë", "Łukasz", "Jean-Luc", "Mary Ann", "健二", "Ελένη")
FAMILY = ("Ånderson", "Berg", "O'Brien", "Groß", "Øre", "Müller", "伊藤", "Иванов", "Adams", "Agnew", "Ahern", "Ames")
# Enough that many searches are answered in list order and many through the index.
COUNT = 600


def person(number: int) -> ContactDraft:
    return ContactDraft(
        PersonName(GIVEN[number % len(GIVEN)], FAMILY[number // 3 % len(FAMILY)]),
        company=("", "Maple LLC", "Ägäis & Söhne")[number % 3],
        status=list(Status)[number % 5],
        phones=(Phone(f"+49 30 {number:07}"),),
        emails=(Email(f"contact{number}@example.com"),),
        addresses=(PostalAddress(f"{number} Mill Lane", locality=("Łódź", "Leeds", "Straßburg")[number % 3]),),
        interests=(("golf", "Tee & Kaffee", "sailing")[number % 3],) if number % 2 else (),
        groups=("VIP",) if number % 50 == 0 else (),
    )


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory):
    """A book of many contacts, some of them in the trash."""
    context = Context.open(tmp_path_factory.mktemp("crowd") / "book.barnacle", Clock())
    with context.book.transaction("Fill"):
        ids = [context.contacts.add(person(number)) for number in range(COUNT)]
        context.contacts.trash(ids[::7])
    yield context
    context.close()


queries = st.builds(
    ContactQuery,
    text=st.one_of(
        texts,
        st.lists(st.sampled_from([*WORDS, *GIVEN, *FAMILY, "a", "m", "ma", "1", "49", "le"]), max_size=3).map(" ".join),
        st.text("abelmos 1'-", max_size=6),
    ),
    statuses=st.frozensets(st.sampled_from(Status), max_size=2),
    interests=st.frozensets(st.sampled_from(["golf", "GOLF", "tee & kaffee", "none"]), max_size=2),
    groups=st.frozensets(st.sampled_from(["vip", "nobody"]), max_size=1),
    untouched_days=st.none() | st.integers(1, 36_500),
    at_touch=st.none() | st.integers(1, 9),
)


@given(query=queries)
def test_the_first_page_is_the_beginning_of_the_whole_list(crowd: Context, query: ContactQuery) -> None:
    assert crowd.lists.first_ids(query) == list(crowd.lists.ids(query)[:50])


@pytest.fixture(scope="module")
def multitude(tmp_path_factory: pytest.TempPathFactory):
    """So many contacts that each way of searching is taken."""
    context = Context.open(tmp_path_factory.mktemp("multitude") / "book.barnacle", Clock())
    ids = import_in_bulk(context, [person(number) for number in range(9_000)])
    context.contacts.trash(ids[::97])
    # These stand last in the list, and many are found by what few others have.
    import_in_bulk(context, [ContactDraft(company=f"Zzz {number}") for number in range(7_000)])
    yield context
    context.close()


@pytest.mark.parametrize(
    "text", ["a", "m", "l m", "zz", "zzz 1", "le", "49", "+49 30 0", "groß", "adams", "q", "e c a"]
)
@pytest.mark.parametrize(
    "statuses", [frozenset(), frozenset({Status.LEAD, Status.OTHER}), frozenset({Status.CUSTOMER})]
)
def test_the_first_page_of_very_many_is_the_beginning_of_the_whole_list(
    multitude: Context, text: str, statuses: frozenset[Status]
) -> None:
    query = ContactQuery(text, statuses)
    everything = multitude.lists.ids(query)
    assert multitude.lists.first_ids(query) == list(everything[:50])
    assert multitude.lists.count(query) == len(everything)


@given(query=queries, limit=st.integers(1, 60))
def test_a_page_may_have_any_length(crowd: Context, query: ContactQuery, limit: int) -> None:
    assert crowd.lists.first_ids(query, limit) == list(crowd.lists.ids(query)[:limit])


@given(query=queries)
def test_the_count_is_the_length_of_the_list(crowd: Context, query: ContactQuery) -> None:
    assert crowd.lists.count(query) == len(crowd.lists.ids(query))


@given(query=queries)
def test_every_row_that_is_listed_can_be_shown(crowd: Context, query: ContactQuery) -> None:
    ids = crowd.lists.first_ids(query)
    assert [row.id for row in crowd.lists.rows(ids)] == ids


@given(query=queries)
def test_a_search_is_read_back_from_its_text_form(query: ContactQuery) -> None:
    assert ContactQuery.from_json(query.to_json()) == query


def test_an_empty_search_lists_all_outside_the_trash(crowd: Context) -> None:
    assert len(crowd.lists.ids(ContactQuery())) == COUNT - len(range(0, COUNT, 7))


@pytest.mark.parametrize("text", ["!!!", "  ---  ", "()"])
def test_a_search_without_letter_or_digit_finds_nobody(crowd: Context, text: str) -> None:
    assert list(crowd.lists.ids(ContactQuery(text))) == crowd.lists.first_ids(ContactQuery(text)) == []


def test_blanks_narrow_nothing(crowd: Context) -> None:
    assert crowd.lists.count(ContactQuery("  ")) == crowd.lists.count(ContactQuery())


@pytest.mark.parametrize("text", ['"', "a AND b", "NEAR(a b)", "document:a", "a* OR b*", "'; DROP TABLE contact", "^a"])
def test_nothing_typed_is_taken_for_the_language_of_the_index(crowd: Context, text: str) -> None:
    assert crowd.lists.first_ids(ContactQuery(text)) == list(crowd.lists.ids(ContactQuery(text)))[:50]


def test_a_whole_letter_can_be_pasted_into_the_search(crowd: Context) -> None:
    text = " ".join(f"word{number}" for number in range(5_000))
    assert crowd.lists.first_ids(ContactQuery(text)) == []


def test_many_short_words_can_be_pasted_into_the_search(crowd: Context) -> None:
    text = " ".join(["m"] * 2_000 + ["a"])
    assert crowd.lists.first_ids(ContactQuery(text)) == list(crowd.lists.ids(ContactQuery(text)))[:50]


JANE = ContactDraft(
    PersonName("Jean-Luc", "O'Brien-Łoś"),
    company="Weiß & Øst",
    phones=(Phone("030 1234567"), Phone("+1 (555) 010-2030")),
    emails=(Email("jl.obrien@mail.example.com"),),
    addresses=(PostalAddress("Hauptstraße 5", locality="Łódź", postcode="SW1A 1AA"),),
    interests=("Golf", "Grüner Tee"),
    groups=("Bücherclub",),
    source="Messe Köln",
)


@pytest.mark.parametrize(
    "text",
    [
        *("jean-luc", "jean luc", "JEANLUC", "luc jean", "o'brien", "o’brien", "obrien", "los", "łoś", "LOŚ"),
        *("weiss", "weiß", "ost", "øst", "lodz", "ŁÓDŹ", "hauptstrasse", "sw1a 1aa", "sw1a1aa", "golf", "gruner t"),
        *("030 1234567", "+49 30 1234567", "0049301234567", "30123", "+1 555 010 2030", "5550102030", "(555) 010-2030"),
        *("jl.obrien@mail.example.com", "mail.example", "bucherclub", "messe koln", "j o l g"),
    ],
)
def test_a_contact_is_found_by_all_that_is_known_of_it(context: Context, text: str) -> None:
    jane = context.contacts.add(JANE)
    context.contacts.add(ContactDraft(PersonName("Mark", "Roe")))
    assert list(context.lists.ids(ContactQuery(text))) == context.lists.first_ids(ContactQuery(text)) == [jane]


@pytest.mark.parametrize("text", ["ean", "brienx", "jane", "golf tennis", "+49 31 1234567"])
def test_what_is_not_there_is_not_found(context: Context, text: str) -> None:
    context.contacts.add(JANE)
    assert context.lists.first_ids(ContactQuery(text)) == []


def test_a_part_of_a_han_name_is_found(context: Context) -> None:
    ito = context.contacts.add(ContactDraft(PersonName(family="伊藤健二")))
    assert context.lists.first_ids(ContactQuery("藤健")) == [ito]


def test_a_note_is_found_as_soon_as_it_is_written(context: Context, day) -> None:
    jane = context.contacts.add(JANE)
    note = context.contacts.add_note(jane, Note("Prefers zebra stripes", day))
    assert context.lists.first_ids(ContactQuery("zebra")) == [jane]
    context.contacts.remove_note(note)
    assert context.lists.first_ids(ContactQuery("zebra")) == []


def test_an_interest_that_was_taken_away_finds_nobody(context: Context) -> None:
    jane = context.contacts.add(JANE)
    context.contacts.change_many([jane], BulkChange(BulkField.REMOVE_INTEREST, "golf"))
    assert context.lists.first_ids(ContactQuery("golf")) == []


def test_filters_narrow_together(context: Context) -> None:
    jane = context.contacts.add(replace(JANE, status=Status.CUSTOMER))
    context.contacts.add(replace(JANE, status=Status.LEAD))
    context.contacts.add(replace(JANE, status=Status.CUSTOMER, groups=()))
    query = ContactQuery("lodz", frozenset({Status.CUSTOMER}), frozenset({"GOLF", "chess"}), frozenset({"bucherclub"}))
    assert list(context.lists.ids(query)) == [jane]


def test_a_row_shows_the_first_town_and_the_next_follow_up(context: Context, day) -> None:
    draft = replace(
        JANE, addresses=(PostalAddress("x"), PostalAddress(locality="Leeds"), PostalAddress(locality="York"))
    )
    jane = context.contacts.add(draft)
    context.follow_ups.plan(jane, FollowUpDraft(day.replace(month=12)))
    context.follow_ups.plan(jane, FollowUpDraft(day))
    (row,) = context.lists.rows([jane])
    assert (row.locality, row.next_on, row.company, row.initials) == ("Leeds", day, "Weiß & Øst", "JO")


@pytest.mark.parametrize(
    ("values", "is_live"),
    [
        ({}, True),
        ({"status": Status.OTHER}, False),
        ({"flags": frozenset({Flag.DECEASED})}, False),
        ({"flags": frozenset({Flag.DO_NOT_CONTACT})}, False),
        ({"flags": frozenset({Flag.NO_MAIL})}, True),
    ],
)
def test_who_is_not_to_be_reached_is_not_live(context: Context, values, is_live: bool) -> None:
    (row,) = context.lists.rows([context.contacts.add(replace(JANE, **values))])
    assert row.is_live == is_live


def test_rows_come_in_the_order_asked_for_without_those_that_are_gone(context: Context) -> None:
    ids = [context.contacts.add(JANE) for _ in range(3)]
    assert [row.id for row in context.lists.rows([ids[2], 99, ids[0]])] == [ids[2], ids[0]]
