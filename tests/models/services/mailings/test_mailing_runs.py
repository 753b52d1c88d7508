"""Mailings that began: frozen, printed again, logged once, and what is left of a sheet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.addresses import AddressStyle
from models.domain.contacts import ContactDraft, Flag, PostalAddress
from models.domain.names import PersonName
from models.domain.recipients import LeftOutReason
from models.domain.segments import ContactQuery
from models.domain.touches import FollowUpDraft, Method
from models.errors import InputError, NotFoundError
from models.printing.labels import LabelOptions, PreparedLabels

TODAY = date(2026, 11, 21)
LEEDS = PostalAddress("12 Mill Lane", locality="Leeds", postcode="LS1 4AB")


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    context = Context.open(tmp_path / "book.db", Clock.on(TODAY), system_country="GB")
    yield context
    context.close()


def add(context: Context, given: str, *addresses: PostalAddress, flags: frozenset[Flag] = frozenset()) -> int:
    draft = ContactDraft(name=PersonName(given, "Harris"), addresses=addresses or (LEEDS,), flags=flags)
    return context.contacts.add(draft)


def prepare(context: Context, used: tuple[frozenset[int], ...] = (), copies: int = 1) -> PreparedLabels:
    stock = context.mailings.get_stock("avery-5160")
    return context.mailings.prepare(ContactQuery(), LabelOptions(stock, used=used, copies=copies))


def test_a_mailing_is_frozen_with_its_lines_and_those_left_out(context: Context) -> None:
    tom = add(context, "Tom")
    ann = add(context, "Ann", flags=frozenset({Flag.NO_MAIL}))
    mailing = context.mailing_runs.begin(prepare(context), "All contacts", "Spring brochure")
    context.contacts.trash([tom])
    draft = context.contacts.get(ann).draft
    context.contacts.edit(ann, draft, ContactDraft(name=PersonName("Zoe", "Zimmer")))
    again = context.mailing_runs.reopen(mailing)
    assert [(label.contact_id, label.lines) for label in again.labels] == [
        (tom, ("Tom Harris", "12 Mill Lane", "LEEDS", "LS1 4AB"))
    ]
    assert [(left.name, left.reason) for left in again.left_out] == [("Ann Harris", LeftOutReason.NO_MAIL)]


def test_what_is_printed_again_is_what_was_printed(context: Context) -> None:
    for number in range(7):
        add(context, f"Maximiliana Theodora von und zu Habsburg the {number}th")
    prepared = prepare(context, used=(frozenset({1, 2, 5}),), copies=2)
    again = context.mailing_runs.reopen(context.mailing_runs.begin(prepared, "All"))
    assert lines_on_sheet(again) == lines_on_sheet(prepared)


def test_a_mailing_that_begins_and_what_it_makes_usual_are_one_step(context: Context) -> None:
    add(context, "Tom")
    context.mailing_runs.begin(prepare(context), "All", becomes_usual=True)
    assert context.settings.get().label_stock == "avery-5160"
    context.history.undo()
    assert context.settings.get().label_stock == ""
    assert context.mailing_runs.list_all() == []


def test_bold_names_are_printed_again_in_bold(context: Context) -> None:
    add(context, "Tom")
    style = AddressStyle(top_text="Personal", has_bold_name=True)
    prepared = context.mailings.prepare(
        ContactQuery(), LabelOptions(context.mailings.get_stock("avery-5160"), style=style)
    )
    again = context.mailing_runs.reopen(context.mailing_runs.begin(prepared, "All"))
    assert [label.bold_lines for label in again.labels] == [range(1, 2)]


def lines_on_sheet(prepared: PreparedLabels) -> list[tuple[tuple[str, ...], float] | None]:
    return [label and (label.lines, label.font_size) for label in prepared.page_slots(1)]


def test_an_empty_mailing_does_not_begin(context: Context) -> None:
    with pytest.raises(InputError):
        context.mailing_runs.begin(prepare(context), "Nobody")


def test_logging_writes_a_letter_with_what_it_carried_once(context: Context) -> None:
    tom = add(context, "Tom")
    mailing = context.mailing_runs.begin(prepare(context, copies=3), "All", "Christmas card")
    assert context.mailing_runs.log(mailing) == 1
    assert context.mailing_runs.log(mailing) == 0
    [touch] = context.contacts.get(tom).touches
    assert (touch.draft.made_on, touch.draft.method, touch.draft.carried) == (TODAY, Method.MAIL, "Christmas card")
    assert context.mailing_runs.get(mailing).logged_on == TODAY


def test_a_letter_that_is_due_is_done_by_the_mailing_and_a_call_stays(context: Context) -> None:
    tom = add(context, "Tom")
    context.follow_ups.plan(tom, FollowUpDraft(TODAY - timedelta(2), Method.MAIL, "Send the catalogue"))
    context.follow_ups.plan(tom, FollowUpDraft(TODAY, Method.PHONE, "Call"))
    context.follow_ups.plan(tom, FollowUpDraft(TODAY + timedelta(9), Method.MAIL, "Later"))
    context.mailing_runs.log(context.mailing_runs.begin(prepare(context), "All"))
    assert [row.draft.purpose for row in context.follow_ups.list_open(tom)] == ["Call", "Later"]


def test_the_touches_are_one_step_that_is_undone_with_the_sheet(context: Context) -> None:
    tom = add(context, "Tom")
    mailing = context.mailing_runs.begin(prepare(context, used=(frozenset({1, 2, 3, 4}),)), "All")
    context.mailing_runs.log(mailing)
    assert context.sheet_memory.find("avery-5160") == (frozenset({1, 2, 3, 4, 5}),)
    assert context.history.undo() is not None
    assert context.contacts.get(tom).touches == ()
    assert context.sheet_memory.find("avery-5160") == ()
    assert context.mailing_runs.get(mailing).logged_on is None


def test_sheets_that_were_not_needed_are_still_there_afterwards(context: Context) -> None:
    add(context, "Tom")
    rest = frozenset(range(1, 21))
    mailing = context.mailing_runs.begin(prepare(context, used=(frozenset(range(1, 30)), rest)), "All")
    context.mailing_runs.settle(mailing)
    assert context.sheet_memory.find("avery-5160") == (rest,)


def test_a_mailing_of_thousands_is_logged_and_undone_as_one_step(context: Context) -> None:
    with context.book.transaction("Fill"):
        ids = [add(context, f"P{number:04}") for number in range(1_200)]
        for contact_id in ids[:3]:
            context.follow_ups.plan(contact_id, FollowUpDraft(TODAY, Method.MAIL, "Catalogue"))
        plan = context.plans.list_all()[0]
        for contact_id in ids[2:6]:
            context.enrolments.enrol(contact_id, plan.id)
    mailing = context.mailing_runs.begin(prepare(context), "All", "Catalogue")
    assert context.mailing_runs.log(mailing) == 1_200
    assert [len(context.contacts.get(i).touches) for i in (ids[0], ids[5], ids[-1])] == [1, 1, 1]
    assert all(not context.follow_ups.list_open(i) for i in ids[:2])
    assert context.history.undo() is not None
    assert context.contacts.get(ids[0]).touches == ()
    assert [row.draft.purpose for row in context.follow_ups.list_open(ids[0])] == ["Catalogue"]
    assert context.mailing_runs.get(mailing).logged_on is None
    assert context.history.undo() is not None
    with pytest.raises(NotFoundError):
        context.mailing_runs.get(mailing)


def test_all_of_a_household_get_the_touch_of_their_one_label(context: Context) -> None:
    tom, ann = add(context, "Tom"), add(context, "Ann")
    context.households.make([[tom, ann]])
    prepared = prepare(context)
    assert [label.lines[0] for label in prepared.labels] == ["Tom & Ann Harris"]
    mailing = context.mailing_runs.begin(prepared, "All")
    assert context.mailing_runs.log(mailing) == 2
    row = context.mailing_runs.get(mailing)
    assert (row.label_count, row.people_count) == (1, 2)


def test_the_history_lists_the_newest_first(context: Context) -> None:
    add(context, "Tom")
    for name in ("Spring", "Autumn"):
        context.mailing_runs.begin(prepare(context), name)
    assert [row.name for row in context.mailing_runs.list_all()] == ["Autumn", "Spring"]
    context.mailing_runs.remove(context.mailing_runs.list_all()[0].id)
    assert [row.name for row in context.mailing_runs.list_all()] == ["Spring"]


def test_a_mailing_on_a_stock_that_was_removed_is_printed_again_as_it_was(context: Context) -> None:
    add(context, "Tom")
    own = context.own_stocks.save(replace(context.mailings.get_stock("avery-5160"), part="Mine", left=5.5))
    prepared = context.mailings.prepare(ContactQuery(), LabelOptions(own))
    mailing = context.mailing_runs.begin(prepared, "All")
    context.own_stocks.remove(own)
    assert context.mailing_runs.reopen(mailing).options.stock == own


def test_return_address_and_code_are_printed_again_too(context: Context) -> None:
    add(context, "Tom")
    options = LabelOptions(context.mailings.get_stock("avery-5163"), sender_lines=("Jane Owner", "York"), has_code=True)
    mailing = context.mailing_runs.begin(context.mailings.prepare(ContactQuery(), options), "All")
    again = context.mailing_runs.reopen(mailing)
    assert (again.options.sender_lines, again.options.has_code) == (("Jane Owner", "York"), True)
    assert "Tom Harris" in again.labels[0].code_text
