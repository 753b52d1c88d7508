"""Contacts: what is saved is read back, an edit writes what differs, and two programs do not undo each other."""

from array import array
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.clock import Clock
from models.context import Context
from models.domain.contacts import MAX_NOTE_CHARACTERS, ContactDraft, Email, Flag, Note, Phone
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.domain.status import Status
from models.domain.touches import FollowUpDraft
from models.errors import ConflictError, InputError, NotFoundError
from models.services.contacts import BulkChange, BulkField, TagKind
from models.services.safety.book_checks import check
from tests.strategies import drafts

JANE = ContactDraft(
    PersonName("Jane", "Doe"), company="Maple LLC", phones=(Phone("555 0100"), Phone("555 0101")), interests=("golf",)
)
OpenBook = Callable[[], Context]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory):
    """A book for many generated contacts; each example adds its own."""
    context = Context.open(tmp_path_factory.mktemp("shared") / "book.barnacle", Clock())
    context.book.sql("PRAGMA synchronous = OFF")
    yield context
    context.close()


def edit(context: Context, contact_id: int, **values) -> None:
    before = context.contacts.get(contact_id).draft
    context.contacts.edit(contact_id, before, replace(before, **values))


def comparable(draft: ContactDraft) -> ContactDraft:
    """A draft without what the book decides: the uid, the order of notes, and the spelling of tags it has already."""
    return replace(draft, uid="", notes=tuple(sorted(draft.notes, key=repr)), interests=(), groups=())


def tags_of(draft: ContactDraft) -> tuple[int, int]:
    return len(draft.interests), len(draft.groups)


@given(draft=drafts)
def test_any_contact_is_read_back_as_it_was_saved(shared: Context, draft: ContactDraft) -> None:
    read = shared.contacts.get(shared.contacts.add(draft)).draft
    assert comparable(read) == comparable(draft)
    assert tags_of(read) == tags_of(draft)


@given(before=drafts, after=drafts)
def test_any_contact_can_become_any_other(shared: Context, before: ContactDraft, after: ContactDraft) -> None:
    contact_id = shared.contacts.add(replace(before, notes=()))
    shared.contacts.edit(contact_id, shared.contacts.get(contact_id).draft, after)
    read = shared.contacts.get(contact_id).draft
    assert comparable(read) == comparable(replace(after, notes=()))
    assert tags_of(read) == tags_of(after)


@given(draft=drafts)
def test_an_edit_that_changes_nothing_writes_nothing(shared: Context, draft: ContactDraft) -> None:
    contact_id = shared.contacts.add(draft)
    before = shared.contacts.get(contact_id).draft
    steps = shared.book.sql("SELECT count(*) FROM step")[0]
    shared.contacts.edit(contact_id, before, before)
    assert shared.book.sql("SELECT count(*) FROM step")[0] == steps


def test_tags_are_read_back_in_their_order_and_spelling(context: Context) -> None:
    jane = context.contacts.add(replace(JANE, interests=("Golf", "Tea", "golf"), groups=("VIP",)))
    draft = context.contacts.get(jane).draft
    assert (draft.interests, draft.groups) == (("Golf", "Tea"), ("VIP",))


@pytest.mark.parametrize(
    "draft",
    [
        ContactDraft(),
        ContactDraft(PersonName("  ")),
        ContactDraft(phones=(Phone("555 0100"),)),
        ContactDraft(company="x" * 5_000),
        ContactDraft(company="x", label_name="x" * 5_000),
        ContactDraft(company="x", kept_lines=("x" * 2_000_000,)),
        ContactDraft(company="lone \udcff surrogate"),
    ],
)
def test_a_contact_that_can_not_be_saved_is_refused_with_a_sentence(context: Context, draft: ContactDraft) -> None:
    with pytest.raises(InputError, match=r"\w+\.$"):
        context.contacts.add(draft)
    assert context.lists.count(ContactQuery()) == 0


@pytest.mark.parametrize("name", [PersonName("Jane"), PersonName(family="Doe"), PersonName(nickname="J")])
def test_one_filled_name_is_enough(context: Context, name: PersonName) -> None:
    assert context.contacts.get(context.contacts.add(ContactDraft(name))).draft.name == name


def test_a_company_is_enough(context: Context) -> None:
    assert context.contacts.get(context.contacts.add(ContactDraft(company="Oak"))).draft.shown_name == "Oak"


def test_a_contact_can_come_with_its_first_follow_up(context: Context, day) -> None:
    jane = context.contacts.add(JANE, FollowUpDraft(day, purpose="Say hello"))
    assert [row.draft.purpose for row in context.contacts.get(jane).follow_ups] == ["Say hello"]


def test_a_second_contact_with_the_same_uid_is_refused(context: Context) -> None:
    context.contacts.add(replace(JANE, uid="one"))
    with pytest.raises(InputError, match="already"):
        context.contacts.add(replace(JANE, uid="one"))


def test_a_contact_that_is_not_there_is_not_found(context: Context, day) -> None:
    for ask in (
        lambda: context.contacts.get(7),
        lambda: context.contacts.edit(7, JANE, replace(JANE, company="x")),
        lambda: context.contacts.add_note(7, Note("x", day)),
        lambda: context.contacts.edit_note(7, Note("x", day)),
        lambda: context.contacts.remove_note(7),
    ):
        with pytest.raises(NotFoundError):
            ask()


def test_an_edit_writes_only_the_rows_that_differ(context: Context) -> None:
    jane = context.contacts.add(JANE)
    edit(context, jane, job_title="Baker", phones=(JANE.phones[0], Phone("555 9999")))
    written = "SELECT table_name, operation FROM row_change WHERE step_id = (SELECT max(id) FROM step)"
    assert context.book.sql(written) == [("contact", "update"), ("phone", "update")]


def test_edits_of_different_fields_by_two_programs_both_stay(open_book: OpenBook) -> None:
    window, other = open_book(), open_book()
    jane = window.contacts.add(JANE)
    shown = window.contacts.get(jane).draft
    edit(other, jane, emails=(Email("jane@example.com"),), job_title="Baker")
    window.contacts.edit(jane, shown, replace(shown, company="Oak LLC", phones=()))
    draft = window.contacts.get(jane).draft
    assert (draft.company, draft.job_title, draft.phones, len(draft.emails)) == ("Oak LLC", "Baker", (), 1)


def test_the_order_is_right_after_two_programs_changed_name_and_company(open_book: OpenBook) -> None:
    window, other = open_book(), open_book()
    jane = window.contacts.add(JANE)
    shown = window.contacts.get(jane).draft
    edit(other, jane, name=PersonName("Ann", "Adams"))
    window.contacts.edit(jane, shown, replace(shown, company="Oak LLC"))
    assert check(window.book).is_sound


@pytest.mark.parametrize("values", [{"company": "Oak LLC"}, {"phones": ()}])
def test_an_edit_of_what_another_program_changed_is_refused(open_book: OpenBook, values) -> None:
    window, other = open_book(), open_book()
    jane = window.contacts.add(JANE)
    shown = window.contacts.get(jane).draft
    edit(other, jane, company="Elm LLC", phones=(*JANE.phones, Phone("555 0102")))
    with pytest.raises(ConflictError):
        window.contacts.edit(jane, shown, replace(shown, job_title="Baker", **values))
    draft = window.contacts.get(jane).draft
    assert (draft.company, len(draft.phones), draft.job_title) == ("Elm LLC", 3, "")


def test_the_same_edit_by_two_programs_is_no_conflict(open_book: OpenBook) -> None:
    window, other = open_book(), open_book()
    jane = window.contacts.add(JANE)
    shown = window.contacts.get(jane).draft
    edit(other, jane, company="Elm LLC")
    window.contacts.edit(jane, shown, replace(shown, company="Elm LLC"))
    assert window.contacts.get(jane).draft.company == "Elm LLC"


def test_a_change_of_many_tells_how_many_it_changed(context: Context) -> None:
    ids = [context.contacts.add(replace(JANE, status=status)) for status in (Status.LEAD, Status.CUSTOMER)]
    assert context.contacts.change_many(ids, BulkChange(BulkField.STATUS, "customer")) == 1


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        (BulkChange(BulkField.STATUS, "other"), "status", Status.OTHER),
        (BulkChange(BulkField.COMPANY, " Oak  LLC "), "company", "Oak LLC"),
        (BulkChange(BulkField.SOURCE, ""), "source", ""),
        (BulkChange(BulkField.JOB_TITLE, "Baker"), "job_title", "Baker"),
        (BulkChange(BulkField.CAN_AFFORD, "yes"), "can_afford", "yes"),
        (BulkChange(BulkField.ADD_INTEREST, "Tea"), "interests", ("golf", "Tea")),
        (BulkChange(BulkField.REMOVE_INTEREST, "GOLF"), "interests", ()),
        (BulkChange(BulkField.ADD_GROUP, "VIP"), "groups", ("VIP",)),
        (BulkChange(BulkField.SET_FLAG, "no mail"), "flags", {Flag.NO_MAIL}),
        (BulkChange(BulkField.CLEAR_FLAG, "no mail"), "flags", frozenset()),
    ],
)
def test_a_field_can_be_changed_for_many(context: Context, change: BulkChange, field: str, value) -> None:
    jane = context.contacts.add(replace(JANE, source="fair"))
    context.contacts.change_many([jane], change)
    assert getattr(context.contacts.get(jane).draft, field) == value


@pytest.mark.parametrize(
    "change",
    [
        BulkChange(BulkField.STATUS, "friend"),
        BulkChange(BulkField.SET_FLAG, "tall"),
        BulkChange(BulkField.ADD_INTEREST, " "),
        BulkChange(BulkField.COMPANY, ""),
        BulkChange(BulkField.COMPANY, "x" * 5_000),
    ],
)
def test_a_value_that_the_field_does_not_take_is_refused(context: Context, change: BulkChange) -> None:
    jane = context.contacts.add(JANE)
    with pytest.raises(InputError):
        context.contacts.change_many([jane], change)


@pytest.mark.parametrize(
    "change",
    [
        BulkChange(BulkField.SOURCE, "fair"),
        BulkChange(BulkField.COMPANY, "Maple"),
        BulkChange(BulkField.ADD_GROUP, "golf"),
        BulkChange(BulkField.REMOVE_GROUP, "golf"),
    ],
)
def test_ids_may_come_as_an_array(context: Context, change: BulkChange) -> None:
    groups = ("golf",) if change.field is BulkField.REMOVE_GROUP else ()
    ids = array("q", [context.contacts.add(ContactDraft(company="Oak", groups=groups))])
    assert context.contacts.change_many(ids, change) == 1
    assert context.contacts.trash(ids) == 1


def test_the_list_is_in_order_after_the_company_of_many_was_changed(context: Context) -> None:
    ids = [context.contacts.add(ContactDraft(company=name)) for name in ("Ash", "Birch")]
    context.contacts.change_many(ids[:1], BulkChange(BulkField.COMPANY, "Cedar"))
    assert list(context.lists.ids(ContactQuery())) == ids[::-1]


def test_changing_contacts_that_are_gone_changes_the_others(context: Context) -> None:
    jane = context.contacts.add(JANE)
    assert context.contacts.change_many([jane, 99], BulkChange(BulkField.ADD_GROUP, "VIP")) == 1


def test_the_newest_pinned_note_is_the_only_pinned_one(context: Context, day) -> None:
    jane = context.contacts.add(JANE)
    context.contacts.add_note(jane, Note("first", day, is_pinned=True))
    context.contacts.add_note(jane, Note("second", day, is_pinned=True))
    assert [(row.note.text, row.note.is_pinned) for row in context.contacts.get(jane).notes] == [
        ("second", True),
        ("first", False),
    ]


def test_a_note_that_is_too_long_is_refused(context: Context, day) -> None:
    jane = context.contacts.add(JANE)
    with pytest.raises(InputError, match="longer"):
        context.contacts.add_note(jane, Note("x" * (MAX_NOTE_CHARACTERS + 1), day))


def test_tags_are_told_with_the_number_of_contacts_outside_the_trash(context: Context) -> None:
    ids = [context.contacts.add(JANE) for _ in range(3)]
    context.contacts.trash(ids[:1])
    assert [(tag.name, tag.contact_count) for tag in context.contacts.list_tags(TagKind.INTEREST)] == [("golf", 2)]


def test_the_most_used_source_stands_first(context: Context) -> None:
    for source in ("fair", "web", "web", ""):
        context.contacts.add(replace(JANE, source=source))
    assert context.contacts.list_sources() == ["web", "fair"]


def test_a_deleted_contact_waits_in_the_trash(context: Context) -> None:
    jane = context.contacts.add(JANE)
    assert context.contacts.trash([jane]) == 1
    assert (context.contacts.get(jane).is_trashed, context.lists.count(ContactQuery("jane"))) == (True, 0)


def test_a_restored_contact_is_found_again(context: Context) -> None:
    jane = context.contacts.add(JANE)
    context.contacts.trash([jane])
    context.contacts.restore([jane])
    assert list(context.lists.ids(ContactQuery("maple"))) == [jane]


@given(number=st.integers(1, 3))
def test_ids_are_never_used_again(tmp_path_factory: pytest.TempPathFactory, number: int) -> None:
    folder: Path = tmp_path_factory.mktemp("ids")
    context = Context.open(folder / "book.barnacle", Clock())
    for _ in range(number):
        context.contacts.add(JANE)
        context.history.undo()
    assert context.contacts.add(JANE) == number + 1
    context.close()


@pytest.mark.parametrize("flag", [Flag.DO_NOT_CONTACT, Flag.DECEASED])
def test_who_is_not_to_be_contacted_any_more_has_nothing_planned(context: Context, flag: Flag) -> None:
    by_hand = FollowUpDraft(context.clock.today(), purpose="Call")
    one = context.enrolments.add_contact(ContactDraft(company="Reed Roofing"), follow_up=by_hand)
    other = context.enrolments.add_contact(ContactDraft(company="Stone Law"))
    draft = context.contacts.get(one).draft
    context.contacts.edit(one, draft, replace(draft, flags=frozenset({flag})))
    context.contacts.change_many([other], BulkChange(BulkField.SET_FLAG, flag.value))
    for contact_id in (one, other):
        assert context.enrolments.find(contact_id) is None
        assert context.contacts.get(contact_id).follow_ups == ()
    context.history.undo()
    context.history.undo()
    assert context.enrolments.find(one) is not None
    assert len(context.contacts.get(one).follow_ups) == 2
