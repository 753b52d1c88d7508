"""The page for duplicates: pairs to merge or to keep apart, and the merges that can be taken back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft, Email, Phone
from models.domain.merging import MergeField, MergeList, Side
from models.domain.names import split_name
from models.domain.segments import ContactQuery
from ui.change_bridge import ChangeBridge
from ui.job_runner import JobRunner
from ui.pages.duplicates_page import DuplicatesPage


def add(context: Context, name: str, email: str = "", phone: str = "", company: str = "") -> int:
    return context.contacts.add(
        ContactDraft(
            split_name(name),
            company=company,
            emails=(Email(email),) if email else (),
            phones=(Phone(phone),) if phone else (),
        )
    )


@pytest.fixture
def tom(context: Context) -> int:
    return add(context, "Tom Harris", "tom@x.example", "07700 900123", "Harris Plumbing")


@pytest.fixture
def thomas(context: Context) -> int:
    return add(context, "Thomas Harris", "tom@x.example", "07700 900124", "Acme")


@pytest.fixture
def page(context: Context, jobs: JobRunner, qtbot: QtBot, tom: int, thomas: int) -> DuplicatesPage:
    """The page with one pair, looked through."""
    return shown(context, jobs, qtbot)


def shown(context: Context, jobs: JobRunner, qtbot: QtBot) -> DuplicatesPage:
    page = DuplicatesPage(context, jobs)
    qtbot.addWidget(page)
    ChangeBridge(context, page).changed.connect(page.refresh)
    page.resize(1000, 700)
    page.show()
    qtbot.waitUntil(lambda: not jobs.running)
    return page


def everyone(context: Context) -> list[int]:
    return list(context.lists.ids(ContactQuery()))


def test_the_pair_stands_side_by_side_with_the_reasons(page: DuplicatesPage) -> None:
    (row,) = page.list.rows()
    assert (row.title, row.detail) == ("Tom Harris · Thomas Harris", "93 · similar name, same e-mail")
    assert page.panel.heading.text() == "Are Tom Harris and Thomas Harris one?"
    table = page.panel.table
    assert table is not None
    assert table.picks == {MergeField.NAME: Side.RIGHT, MergeField.COMPANY: Side.LEFT}
    assert [entry.kind for entry in table.entries] == [MergeList.PHONE, MergeList.PHONE, MergeList.EMAIL]


def test_merging_takes_what_was_picked(page: DuplicatesPage, context: Context, tom: int, qtbot: QtBot) -> None:
    table = page.panel.table
    assert table is not None
    table.radios[MergeField.COMPANY][Side.RIGHT].click()
    left_out = next(entry for entry in table.boxes if entry.kind is MergeList.PHONE and Side.LEFT in entry.sides)
    table.boxes[left_out].click()
    with qtbot.waitSignal(page.done) as done:
        page.panel.merge_button.click()
    assert done.args == ["Merged into Thomas Harris"]
    draft = context.contacts.get(tom).draft
    assert (draft.company, [phone.number for phone in draft.phones]) == ("Acme", ["07700 900124"])
    assert everyone(context) == [tom]
    assert page.list.rows() == []


def test_m_and_k_decide_in_the_list(
    page: DuplicatesPage, context: Context, qtbot: QtBot, tom: int, thomas: int
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_K)
    assert context.duplicates.find().count == 0
    assert context.history.undo() is not None
    page.show_pair(tom, thomas)
    qtbot.keyClick(page.list, Qt.Key.Key_M)
    assert everyone(context) == [tom]


def test_the_next_pair_comes_up(context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    for name in ("Ann Lee", "Bob Ray"):
        for _ in range(2):
            add(context, name, f"{name.split()[0]}@x.example")
    page = shown(context, jobs, qtbot)
    page.merge()
    qtbot.waitUntil(lambda: len(page.list.rows()) == 1)
    assert page.panel.heading.text() == "Is Bob Ray in the book twice?"
    assert page.list.currentIndex().row() == 0


def test_undo_brings_the_pair_back(page: DuplicatesPage, context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    page.merge()
    context.history.undo()
    qtbot.waitUntil(lambda: len(page.list.rows()) == 1, timeout=5_000)


def test_certain_pairs_are_merged_at_one_stroke(context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    for name in ("Ann Lee", "Ann Lee", "Bob Ray", "Bob Ray"):
        add(context, name, f"{name.split()[0]}@x.example")
    page = shown(context, jobs, qtbot)
    assert page.certain_button.text() == "Merge 2 certain pairs"
    with qtbot.waitSignal(page.said) as said:
        page.certain_button.click()
    assert said.args == ["Merged 2 pairs; see Merges"]
    assert len(everyone(context)) == 2


def test_a_merge_is_taken_back_from_the_list_of_merges(page: DuplicatesPage, context: Context, tom: int) -> None:
    page.merge()
    page.merges_button.click()
    assert [row.title for row in page.list.rows()] == ["Thomas Harris"]
    page.merged_panel.undo_button.click()
    assert len(everyone(context)) == 2
    assert page.list.rows() == []


def test_what_was_changed_since_is_told_when_a_merge_is_taken_back(
    page: DuplicatesPage, context: Context, tom: int, qtbot: QtBot
) -> None:
    page.merge()
    draft = context.contacts.get(tom).draft
    context.contacts.edit(tom, draft, replace(draft, company="Other"))
    page.merges_button.click()
    with qtbot.waitSignal(page.done) as done:
        page.merged_panel.undo_button.click()
    words = "changed since, and left so: Change company of Thomas Harris"
    assert done.args == [f"Thomas Harris is a contact again; {words}"]


def test_a_merge_that_was_taken_back_elsewhere_says_so(page: DuplicatesPage, context: Context, thomas: int) -> None:
    page.merge()
    page.merges_button.click()
    context.merging.undo_merge(thomas)
    page.undo_merge(thomas)
    assert "taken back already" in page.merged_panel.problem.text()


def test_two_that_the_owner_chose_are_shown_whatever_they_have_in_common(
    page: DuplicatesPage, context: Context, tom: int
) -> None:
    ann = add(context, "Ann Lee")
    page.show_pair(ann, tom)
    assert page.panel.heading.text() == "Are Tom Harris and Ann Lee one?"
    assert page.panel.why.isHidden()


def test_a_contact_changed_meanwhile_is_not_merged(page: DuplicatesPage, context: Context, tom: int) -> None:
    draft = context.contacts.get(tom).draft
    context.contacts.edit(
        tom, draft, ContactDraft(draft.name, company="Other", phones=draft.phones, emails=draft.emails)
    )
    page.merge()
    assert "changed meanwhile" in page.panel.problem.text()
    assert len(everyone(context)) == 2


def test_without_duplicates_it_says_so(context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    add(context, "Ann Lee")
    page = shown(context, jobs, qtbot)
    qtbot.waitUntil(page.nobody.isVisible)


def test_both_plans_are_offered(context: Context, jobs: JobRunner, qtbot: QtBot, tom: int, thomas: int) -> None:
    plans = context.plans.list_all()
    context.enrolments.enrol(tom, plans[0].id)
    context.enrolments.enrol(thomas, plans[1].id)
    page = shown(context, jobs, qtbot)
    table = page.panel.table
    assert table is not None
    table.plans[Side.RIGHT].click()
    page.merge()
    running = context.enrolments.find(tom)
    assert running is not None
    assert running.plan == plans[1].plan.name


def test_every_choice_has_a_name(page: DuplicatesPage) -> None:
    table = page.panel.table
    assert table is not None
    names = [radio.accessibleName() for radio in table.radios[MergeField.COMPANY].values()]
    assert names == ["Company: Harris Plumbing, suggested", "Company: Acme"]


def test_esc_goes_back(page: DuplicatesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
