"""Merging two contacts: everything comes along, and all of it can be taken back, at once or later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.context import Context
from models.domain.contacts import ContactDraft, Email, Flag, Note, Phone, Photo
from models.domain.enrolments import EndReason
from models.domain.names import split_name
from models.domain.segments import ContactQuery
from models.domain.status import Status
from models.domain.touches import FollowUpDraft, Outcome, PurchaseDraft, TouchDraft
from models.errors import ConflictError, InputError, NotFoundError
from models.services.merging import UndoneMerge
from models.services.safety.book_checks import check

DAY = date(2026, 11, 21)


@pytest.fixture
def tom(context: Context) -> int:
    """Tom Harris with a note, a touch and an interest."""
    tom = context.contacts.add(
        ContactDraft(split_name("Tom Harris"), phones=(Phone("07700 900123"),), interests=("golf",), uid="uid-tom")
    )
    context.contacts.add_note(tom, Note("Likes golf", DAY, is_pinned=True))
    context.follow_ups.log_touch([tom], TouchDraft(DAY))
    return tom


@pytest.fixture
def thomas(context: Context) -> int:
    """The same person once more, with other things."""
    thomas = context.contacts.add(
        ContactDraft(
            split_name("Thomas Harris"),
            company="Harris Plumbing",
            status=Status.PROSPECT,
            phones=(Phone("07700 900124"),),
            emails=(Email("tom@x.example"),),
            interests=("jazz",),
            groups=("cards",),
            uid="uid-thomas",
            kept_lines=("X-SKYPE:tom",),
        ),
        FollowUpDraft(DAY, purpose="Call about the seminar"),
    )
    context.contacts.add_note(thomas, Note("Van lease ends in spring", DAY, is_pinned=True))
    context.follow_ups.log_touch([thomas], TouchDraft(DAY, note="Met at the fair"))
    return thomas


def rows(context: Context) -> dict[str, list[tuple[Any, ...]]]:
    """All that the owner has written."""
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN (SELECT tbl_name FROM sqlite_master"
    tables = [row[0] for row in context.book.sql(f"{names} WHERE name GLOB 'journal_*_insert')")]
    return {table: context.book.sql(f"SELECT * FROM {table} ORDER BY id") for table in tables}


def test_everything_comes_along(context: Context, tom: int, thomas: int) -> None:
    assert context.merging.merge_as_suggested(tom, thomas) == tom
    kept = context.contacts.get(tom)
    draft = kept.draft
    assert (draft.shown_name, draft.company, draft.status) == ("Thomas Harris", "Harris Plumbing", Status.PROSPECT)
    assert [phone.number for phone in draft.phones] == ["07700 900123", "07700 900124"]
    assert [email.address for email in draft.emails] == ["tom@x.example"]
    assert (set(draft.interests), draft.groups, draft.kept_lines) == ({"golf", "jazz"}, ("cards",), ("X-SKYPE:tom",))
    assert {note.note.text for note in kept.notes} == {"Likes golf", "Van lease ends in spring"}
    assert len(kept.touches) == 2
    assert [follow_up.draft.purpose for follow_up in kept.follow_ups] == ["Call about the seminar"]
    assert check(context.book).problems == ()


def test_one_note_stays_pinned(context: Context, tom: int, thomas: int) -> None:
    context.merging.merge_as_suggested(tom, thomas)
    assert [note.note.text for note in context.contacts.get(tom).notes if note.note.is_pinned] == ["Likes golf"]


def test_the_other_one_is_gone_from_the_list_and_the_search(context: Context, tom: int, thomas: int) -> None:
    context.merging.merge_as_suggested(tom, thomas)
    assert list(context.lists.ids(ContactQuery())) == [tom]
    assert list(context.lists.ids(ContactQuery("jazz"))) == [tom]
    with pytest.raises(NotFoundError):
        context.contacts.get(thomas)


def test_purchases_come_along(context: Context, tom: int, thomas: int) -> None:
    bought = TouchDraft(DAY, outcome=Outcome.BOUGHT)
    context.follow_ups.log_touch([thomas], bought, purchase=PurchaseDraft("Manual"))
    context.merging.merge_as_suggested(tom, thomas)
    assert context.merging.preview(tom, context.contacts.add(ContactDraft(split_name("Ann")))).left.purchases == 1


@pytest.mark.parametrize(("left", "right", "kept"), [("", "B", "B"), ("A", "", "A"), ("A", "B", "A")])
def test_a_photo_comes_along(context: Context, left: str, right: str, kept: str) -> None:
    ids = [
        context.contacts.add(ContactDraft(split_name("Ann Lee"), photo=Photo("image/png", data) if data else None))
        for data in (left, right)
    ]
    before = rows(context)
    context.merging.merge_as_suggested(*ids)
    assert context.contacts.get(ids[0]).draft.photo == Photo("image/png", kept)
    context.merging.undo_merge(ids[1])
    assert rows(context) == before


def test_the_preferred_weekday_comes_along(context: Context, tom: int, thomas: int) -> None:
    context.enrolments.set_preferred_weekday(thomas, 3)
    context.merging.merge_as_suggested(tom, thomas)
    assert context.enrolments.find_preferred_weekday(tom) == 3


def test_a_merge_is_undone_at_once(context: Context, tom: int, thomas: int) -> None:
    before = rows(context)
    context.merging.merge_as_suggested(tom, thomas)
    assert context.history.undo() == "Merge of two contacts: Thomas Harris"
    assert rows(context) == before
    assert list(context.lists.ids(ContactQuery("golf"))) == [tom]
    assert context.history.redo() is not None
    assert list(context.lists.ids(ContactQuery("golf"))) == [tom]
    assert context.merging.find_kept(thomas) == tom


def test_a_merge_is_undone_in_a_later_session(open_book: Callable[[], Context], tom: int, thomas: int) -> None:
    later = open_book()
    before = rows(later)
    later.merging.merge_as_suggested(tom, thomas)
    much_later = open_book()
    (merge,) = much_later.merging.list_merges()
    assert (merge.former_name, merge.contact_id, merge.contact_name) == ("Thomas Harris", tom, "Thomas Harris")
    assert much_later.merging.undo_merge(thomas) == UndoneMerge("Thomas Harris", ())
    assert rows(much_later) == before
    assert much_later.merging.list_merges() == []


def test_what_was_added_after_a_merge_stays_when_it_is_undone(context: Context, tom: int, thomas: int) -> None:
    context.merging.merge_as_suggested(tom, thomas)
    context.contacts.add_note(tom, Note("Rang back", DAY))
    context.merging.undo_merge(thomas)
    assert {note.note.text for note in context.contacts.get(tom).notes} == {"Likes golf", "Rang back"}


def test_what_was_changed_after_a_merge_stays_and_is_told(context: Context, tom: int, thomas: int) -> None:
    before = context.contacts.get(tom).draft
    context.merging.merge_as_suggested(tom, thomas)
    draft = context.contacts.get(tom).draft
    context.contacts.edit(tom, draft, replace(draft, company="Acme"))
    assert context.merging.undo_merge(thomas).kept == ("Change company of Thomas Harris",)
    after = context.contacts.get(tom).draft
    assert after == replace(before, company="Acme")
    assert context.contacts.get(thomas).draft.company == "Harris Plumbing"
    assert check(context.book).problems == ()


def test_a_follow_up_done_after_a_merge_goes_back_done(context: Context, tom: int, thomas: int) -> None:
    context.merging.merge_as_suggested(tom, thomas)
    (row,) = context.contacts.get(tom).follow_ups
    context.follow_ups.complete(row.id, TouchDraft(DAY, note="Done"))
    context.merging.undo_merge(thomas)
    assert context.contacts.get(thomas).follow_ups == ()
    assert check(context.book).problems == ()


def test_a_plan_begun_after_a_merge_goes_on_when_it_is_undone(context: Context, tom: int, thomas: int) -> None:
    first, second = context.plans.list_all()[:2]
    context.enrolments.enrol(tom, first.id)
    context.enrolments.enrol(thomas, second.id)
    preview = context.merging.preview(tom, thomas)
    context.merging.merge(preview, preview.left.draft, keeps_plan_of=thomas)
    context.enrolments.end([tom], EndReason.OTHER)
    context.enrolments.enrol(tom, second.id)
    context.merging.undo_merge(thomas)
    running = context.enrolments.find(tom)
    assert running is not None
    assert check(context.book).problems == ()


def test_the_undoing_of_a_merge_can_be_undone(context: Context, tom: int, thomas: int) -> None:
    context.merging.merge_as_suggested(tom, thomas)
    merged = rows(context)
    context.merging.undo_merge(thomas)
    assert context.history.undo() == "Undo merge of Thomas Harris"
    assert rows(context) == merged
    assert context.merging.find_kept(thomas) == tom


def test_a_merge_is_undone_once(context: Context, tom: int, thomas: int) -> None:
    context.merging.merge_as_suggested(tom, thomas)
    context.merging.undo_merge(thomas)
    with pytest.raises(NotFoundError):
        context.merging.undo_merge(thomas)


def test_a_later_import_of_the_old_card_adds_nobody(context: Context, tom: int, thomas: int, tmp_path: Any) -> None:
    context.exports.write(tmp_path / "old.vcf", [thomas])
    context.merging.merge_as_suggested(tom, thomas)
    context.imports.run([tmp_path / "old.vcf"])
    assert list(context.lists.ids(ContactQuery())) == [tom]


def test_of_two_plans_the_chosen_one_goes_on(context: Context, tom: int, thomas: int) -> None:
    first, second = context.plans.list_all()[:2]
    context.enrolments.enrol(tom, first.id)
    context.enrolments.enrol(thomas, second.id)
    preview = context.merging.preview(tom, thomas)
    assert preview.must_choose_plan
    context.merging.merge(preview, preview.left.draft, keeps_plan_of=thomas)
    running = context.enrolments.find(tom)
    assert running is not None
    assert running.plan == second.plan.name
    (ended,) = context.enrolments.list_ended(tom)
    assert (ended.plan, ended.reason, ended.note) == (first.plan.name, EndReason.OTHER, "merged")
    assert check(context.book).problems == ()


def test_the_only_plan_comes_along(context: Context, tom: int, thomas: int) -> None:
    context.enrolments.enrol(thomas, context.plans.list_all()[0].id)
    context.merging.merge_as_suggested(tom, thomas)
    assert context.enrolments.find(tom) is not None


def test_whoever_must_not_be_contacted_is_on_no_plan_afterwards(context: Context, tom: int, thomas: int) -> None:
    context.enrolments.enrol(tom, context.plans.list_all()[0].id)
    draft = context.contacts.get(thomas).draft
    context.contacts.edit(thomas, draft, replace(draft, flags=frozenset({Flag.DO_NOT_CONTACT})))
    context.merging.merge_as_suggested(tom, thomas)
    assert context.enrolments.find(tom) is None
    assert context.contacts.get(tom).follow_ups == ()


def test_what_was_kept_apart_from_the_other_stays_apart(context: Context, tom: int, thomas: int) -> None:
    third = context.contacts.add(ContactDraft(split_name("Tom Harris"), emails=(Email("tom@x.example"),)))
    context.duplicates.keep_apart(thomas, third)
    context.merging.merge_as_suggested(tom, thomas)
    assert context.duplicates.find().count == 0


def test_a_contact_changed_meanwhile_is_not_merged(context: Context, tom: int, thomas: int) -> None:
    preview = context.merging.preview(tom, thomas)
    draft = context.contacts.get(tom).draft
    context.contacts.edit(tom, draft, replace(draft, company="Acme"))
    with pytest.raises(ConflictError):
        context.merging.merge(preview, preview.left.draft)
    assert len(context.lists.ids(ContactQuery())) == 2


def test_nobody_is_merged_with_themselves_or_from_the_trash(context: Context, tom: int, thomas: int) -> None:
    with pytest.raises(InputError):
        context.merging.preview(tom, tom)
    context.contacts.trash([thomas])
    with pytest.raises(NotFoundError):
        context.merging.preview(tom, thomas)


def test_certain_pairs_are_merged_until_none_is_left(context: Context) -> None:
    for _ in range(3):
        context.contacts.add(ContactDraft(split_name("Ann Lee"), emails=(Email("ann@x.example"),)))
    other = context.contacts.add(ContactDraft(split_name("Bob Lee"), emails=(Email("ann@x.example"),)))
    merged = context.merging.merge_certain()
    assert [row.former_name for row in merged] == ["Ann Lee", "Ann Lee"]
    assert other in context.lists.ids(ContactQuery())
    assert len(context.lists.ids(ContactQuery())) == 2


def test_a_chain_of_merges_finds_the_last_one(context: Context, tom: int, thomas: int) -> None:
    context.merging.merge_as_suggested(tom, thomas)
    third = context.contacts.add(ContactDraft(split_name("Tom Harris")))
    context.merging.merge_as_suggested(third, tom)
    assert context.merging.find_kept(thomas) == context.merging.find_kept(tom) == third
