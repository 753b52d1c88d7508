from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import split_name
from models.domain.plans import Plan, PlanUse, Rhythm
from models.domain.touches import Method
from models.services.plans import EditScope
from tests.bulk import import_in_bulk
from ui.job_runner import JobRunner
from ui.pages.page import Command
from ui.pages.plans_page import PlansPage
from ui.panels.plans.plan_rows import PlanRowEditor

DEFAULT = "Seven touches, then stay close"

Show = Callable[[], PlansPage]


@pytest.fixture
def show_page(context: Context, jobs: JobRunner, qtbot: QtBot) -> Show:
    def show() -> PlansPage:
        page = PlansPage(context, jobs)
        context.subscribe(page.refresh)
        qtbot.addWidget(page)
        page.resize(1096, 708)
        page.show()
        return page

    return show


def add(context: Context, *names: str) -> list[int]:
    return [context.enrolments.add_contact(ContactDraft(name=split_name(name))) for name in names]


def plan(context: Context, name: str = DEFAULT) -> Plan:
    return context.plans.get_by_name(name)[1]


def days(rows: Sequence[PlanRowEditor]) -> list[str]:
    return [row.day.value() for row in rows]


def type_into(page: PlansPage, row: int, field: str, text: str) -> None:
    inline = getattr(page.panel.steps.rows()[row], field)
    inline.editor.setText(text)
    inline.commit()


def steps_taken(context: Context) -> int:
    count = 0
    while context.history.undo_name is not None:
        context.history.undo()
        count += 1
    return count


def choose(page: PlansPage, name: str) -> None:
    page.list.go_to([row.title for row in page.list.rows()].index(name))


def test_the_list_names_each_plan_what_it_is_for_and_how_many_are_on_it(context: Context, show_page: Show) -> None:
    add(context, "Tom Harris", "Elena Novak")
    rows = [(row.title, row.detail) for row in show_page().list.rows()]
    assert rows[0] == (DEFAULT, "default for new people · 2 on it")
    assert rows[-1] == ("Cold list", "after a no · 0 on it")
    assert len(rows) == len(context.plans.list_all())


def test_the_first_plan_is_shown_with_all_its_steps(show_page: Show) -> None:
    page = show_page()
    assert page.panel.name.value() == DEFAULT
    assert days(page.panel.steps.rows()) == ["at once", "day 3", "day 7", "day 14", "day 28", "day 45", "day 60"]


def test_the_arrows_show_the_next_plan(show_page: Show, qtbot: QtBot) -> None:
    page = show_page()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.panel.name.value() == page.list.rows()[1].title


def test_the_heading_says_how_many_people_are_on_the_plan(context: Context, show_page: Show) -> None:
    add(context, "Tom Harris")
    assert show_page().panel.demand.text().startswith("1 person · asks for")


def test_the_page_follows_what_happens_elsewhere(context: Context, show_page: Show) -> None:
    page = show_page()
    add(context, "Tom Harris")
    assert page.list.rows()[0].detail == "default for new people · 1 on it"


def test_an_edit_of_a_plan_with_nobody_on_it_is_saved_at_once(context: Context, show_page: Show) -> None:
    page = show_page()
    type_into(page, 1, "purpose", "Ring them")
    assert plan(context).steps[1].action.purpose == "Ring them"
    assert page.panel.scope_question.isHidden()
    assert page.panel.saved.text() == "Saved"


def test_an_edit_is_one_step_that_can_be_taken_back(context: Context, show_page: Show) -> None:
    page = show_page()
    before = plan(context)
    type_into(page, 1, "carries", "A brochure")
    assert steps_taken(context) == 1
    assert plan(context) == before
    assert page.panel.steps.rows()[1].carries.value() == before.steps[1].action.carries


def test_a_step_goes_to_the_place_of_its_day(context: Context, show_page: Show) -> None:
    page = show_page()
    type_into(page, 1, "day", "20")
    assert days(page.panel.steps.rows()) == ["at once", "day 7", "day 14", "day 20", "day 28", "day 45", "day 60"]
    assert [step.offset_days for step in plan(context).steps] == [0, 7, 14, 20, 28, 45, 60]


def test_a_day_that_is_taken_is_refused_beside_the_field(context: Context, show_page: Show) -> None:
    page = show_page()
    type_into(page, 1, "day", "14")
    assert page.panel.steps.rows()[1].day.problem() == "There is a step on day 14 already."
    assert plan(context).steps[1].offset_days == 3


def test_another_method_is_saved(context: Context, show_page: Show) -> None:
    page = show_page()
    page.panel.steps.rows()[0].choose_method(Method.MESSAGE)
    assert plan(context).steps[0].action.method is Method.MESSAGE


def test_a_step_is_added_behind_the_last_and_gets_the_keyboard(context: Context, show_page: Show) -> None:
    page = show_page()
    page.panel.steps.add_button.click()
    assert days(page.panel.steps.rows())[-1] == "day 74"
    assert page.focusWidget() is page.panel.steps.rows()[-1].purpose.editor


def test_a_step_is_removed(context: Context, show_page: Show) -> None:
    page = show_page()
    page.panel.steps.rows()[2].remove()
    assert days(page.panel.steps.rows()) == ["at once", "day 3", "day 14", "day 28", "day 45", "day 60"]
    assert len(plan(context).steps) == 6


def test_with_people_on_it_an_edit_waits_for_the_answer(context: Context, show_page: Show) -> None:
    add(context, "Tom Harris")
    page = show_page()
    type_into(page, 1, "day", "5")
    assert plan(context).steps[1].offset_days == 3
    assert page.panel.scope_question.accessibleName() == "1 person is on this plan. Whom is the change for?"
    assert not page.panel.scope_question.isHidden()


def test_from_now_on_leaves_those_on_it_where_they_are(context: Context, show_page: Show) -> None:
    [tom] = add(context, "Tom Harris")
    page = show_page()
    page.panel.steps.rows()[0].remove()
    page.panel.scope_question.from_now_on.click()
    assert len(plan(context).steps) == 6
    on_plan = context.enrolments.find(tom)
    assert on_plan is not None
    assert on_plan.steps == 7
    assert page.panel.scope_question.isHidden()
    assert page.list.rows()[0].detail == "default for new people · 1 on it"


def test_those_on_it_too_get_the_changed_plan(context: Context, show_page: Show) -> None:
    [tom] = add(context, "Tom Harris")
    page = show_page()
    page.panel.steps.rows()[6].remove()
    page.panel.scope_question.also_those.click()
    on_plan = context.enrolments.find(tom)
    assert on_plan is not None
    assert on_plan.steps == 6


@pytest.mark.parametrize("scope", EditScope)
def test_changes_made_before_the_answer_are_one_step(context: Context, show_page: Show, scope: EditScope) -> None:
    add(context, "Tom Harris")
    before, page = plan(context), show_page()
    type_into(page, 1, "purpose", "Ring them")
    type_into(page, 2, "day", "9")
    page.editor.answer(scope)
    assert plan(context).steps[1].action.purpose == "Ring them"
    assert plan(context).steps[2].offset_days == 9
    context.history.undo()
    assert plan(context) == before
    assert days(page.panel.steps.rows())[2] == "day 7"


def test_a_new_name_among_changes_from_now_on_keeps_the_plan_in_view(context: Context, show_page: Show) -> None:
    [tom] = add(context, "Tom Harris")
    context.enrolments.change_plan([tom], context.plans.get_by_name("Eight touches")[0])
    page = show_page()
    choose(page, "Eight touches")
    type_into(page, 1, "purpose", "Ring them")
    page.panel.name.editor.setText("Zealous")
    page.panel.name.commit()
    page.panel.scope_question.from_now_on.click()
    assert page.panel.name.value() == "Zealous"
    assert page.subject() == "Zealous"


def test_what_waits_can_be_dropped(context: Context, show_page: Show, qtbot: QtBot) -> None:
    add(context, "Tom Harris")
    before, page = plan(context), show_page()
    type_into(page, 1, "day", "5")
    qtbot.keyClick(page.panel.scope_question, Qt.Key.Key_Escape)
    assert plan(context) == before
    assert days(page.panel.steps.rows())[1] == "day 3"
    assert page.panel.scope_question.isHidden()


def test_what_waits_is_still_there_after_a_look_at_another_plan(context: Context, show_page: Show) -> None:
    add(context, "Tom Harris")
    page = show_page()
    type_into(page, 1, "day", "5")
    choose(page, "Cold list")
    assert page.panel.scope_question.isHidden()
    choose(page, DEFAULT)
    assert days(page.panel.steps.rows())[1] == "day 5"
    assert not page.panel.scope_question.isHidden()


def test_a_new_name_asks_nothing(context: Context, show_page: Show) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.panel.name.editor.setText("Stay close")
    page.panel.name.commit()
    assert page.panel.scope_question.isHidden()
    assert page.list.rows()[0].title == "Stay close"


def test_a_name_that_is_taken_is_refused_beside_the_field(show_page: Show) -> None:
    page = show_page()
    page.panel.name.editor.setText("Cold list")
    page.panel.name.commit()
    assert page.panel.name.problem() == "There is a plan “Cold list” already."


def test_the_rhythms_are_typed_in_their_sentence(context: Context, show_page: Show) -> None:
    page = show_page()
    for field, text in ((page.panel.rhythm.first, "21"), (page.panel.rhythm.later, "182")):
        field.editor.setText(text)
        field.commit()
    changed = plan(context)
    assert changed.first_year is not None
    assert (changed.first_year.every_days, changed.later.every_days) == (21, 182)


def test_the_first_year_may_have_no_rhythm_of_its_own(context: Context, show_page: Show) -> None:
    page = show_page()
    page.panel.rhythm.is_closer.click()
    assert plan(context).first_year is None
    assert page.panel.rhythm.always.value() == "91"
    assert page.panel.first_turns.isHidden()


def test_weekends_and_use_are_saved(context: Context, show_page: Show) -> None:
    page = show_page()
    choose(page, "Once a month")
    page.panel.rhythm.avoids_weekends.click()
    use = page.panel.rhythm.use
    use.setCurrentIndex(use.findData(PlanUse.NEW_CONTACTS))
    use.activated.emit(use.currentIndex())
    assert plan(context, "Once a month").avoids_weekends
    assert page.list.rows()[0].title == "Once a month"
    assert plan(context).use is PlanUse.NONE


def test_what_a_rhythm_does_in_turn_is_edited(context: Context, show_page: Show) -> None:
    page = show_page()
    page.panel.later_turns.rows()[0].choose_method(Method.IN_PERSON)
    assert plan(context).later.actions[0].method is Method.IN_PERSON


def test_the_picture_has_all_steps_then_the_rhythm_to_the_anniversary_then_two_more(show_page: Show) -> None:
    page = show_page()
    marks = [mark.on_day for mark in page.panel.picture.marks]
    assert marks[:7] == [0, 3, 7, 14, 28, 45, 60]
    assert marks[7:] == [88, 116, 144, 172, 200, 228, 256, 284, 312, 340, 365, 456, 547]


def test_the_picture_follows_an_edit_that_waits(context: Context, show_page: Show) -> None:
    add(context, "Tom Harris")
    page = show_page()
    type_into(page, 1, "day", "5")
    assert [mark.on_day for mark in page.panel.picture.marks][:3] == [0, 5, 7]


def test_new_plan_is_added_and_its_name_gets_the_keyboard(context: Context, show_page: Show) -> None:
    page = show_page()
    page.commands()[Command.NEW_PLAN]()
    assert page.panel.name.value() == "New plan"
    assert page.focusWidget() is page.panel.name.editor
    assert list(plan(context, "New plan").problems()) == []


def test_a_copy_has_another_name_and_no_use(context: Context, show_page: Show) -> None:
    page = show_page()
    page.panel.copy_action.trigger()
    assert page.panel.name.value() == f"{DEFAULT} (copy)"
    copied = plan(context, f"{DEFAULT} (copy)")
    assert replace(copied, name=DEFAULT, use=PlanUse.NEW_CONTACTS) == plan(context)


def test_a_plan_with_nobody_on_it_goes_at_once_and_comes_back(context: Context, show_page: Show, qtbot: QtBot) -> None:
    page = show_page()
    choose(page, "Once a month")
    with qtbot.waitSignal(page.done) as told:
        page.panel.remove_action.trigger()
    assert told.args == ["Removed the plan “Once a month”"]
    assert "Once a month" not in [row.title for row in page.list.rows()]
    context.history.undo()
    assert "Once a month" in [row.title for row in page.list.rows()]


def test_removing_a_plan_asks_where_its_people_go_on(context: Context, show_page: Show) -> None:
    [tom] = add(context, "Tom Harris")
    page = show_page()
    page.panel.remove_action.trigger()
    question = page.panel.remove_question
    assert not question.isHidden()
    question.plans.setCurrentIndex(question.plans.findText("Once a month"))
    question.remove_button.click()
    assert DEFAULT not in [row.title for row in page.list.rows()]
    on_plan = context.enrolments.find(tom)
    assert on_plan is not None
    assert on_plan.plan == "Once a month"


def test_removing_with_a_move_is_one_step(context: Context, show_page: Show) -> None:
    [tom] = add(context, "Tom Harris")
    page = show_page()
    page.panel.remove_action.trigger()
    page.panel.remove_question.remove_button.click()
    context.history.undo()
    on_plan = context.enrolments.find(tom)
    assert on_plan is not None
    assert on_plan.plan == DEFAULT
    assert page.list.rows()[0].title == DEFAULT


def test_a_removed_plan_comes_back_without_what_waited(context: Context, show_page: Show) -> None:
    add(context, "Tom Harris")
    page = show_page()
    type_into(page, 1, "day", "5")
    page.panel.remove_action.trigger()
    page.panel.remove_question.remove_button.click()
    context.history.undo()
    choose(page, DEFAULT)
    assert page.panel.scope_question.isHidden()
    assert days(page.panel.steps.rows())[1] == "day 3"


def test_a_bar_lists_its_people_and_a_click_opens_one(context: Context, show_page: Show, qtbot: QtBot) -> None:
    [tom] = add(context, "Tom Harris")
    page = show_page()
    bars = page.panel.places.bars
    assert bars.counts == [1, 0, 0, 0, 0, 0, 0, 0]
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPointF(bars.bar(0).center()).toPoint())
    assert [row.title for row in page.panel.people.list.rows()] == ["Tom Harris"]
    page.panel.people.list.go_to(0)
    with qtbot.waitSignal(page.contact_requested) as asked:
        qtbot.keyClick(page.panel.people.list, Qt.Key.Key_Return)
    assert asked.args == [tom]


def test_who_is_stalled_on_the_plan_is_told(context: Context, show_page: Show) -> None:
    stan, nora = add(context, "Stan Late", "Nora New")
    default_id, _ = context.plans.get_by_name(DEFAULT)
    context.enrolments.enrol(stan, default_id, context.clock.today() - timedelta(days=8))
    page = show_page()
    assert page.panel.places.words.text() == "1 stalled at touch 1\nPress a bar to see who."
    choose(page, "Once a month")
    assert page.panel.places.words.text() == "Nobody is on this plan yet."
    context.enrolments.enrol(nora, context.plans.get_by_name("Once a month")[0])
    assert page.panel.places.words.text() == "Press a bar to see who."


def test_the_keyboard_walks_along_the_bars(context: Context, show_page: Show, qtbot: QtBot) -> None:
    add(context, "Tom Harris")
    page = show_page()
    bars = page.panel.places.bars
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    assert bars.accessibleDescription() == "next: touch 2: 0 people"
    with qtbot.waitSignal(bars.place_chosen) as chosen:
        qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert chosen.args == [1]


def test_many_people_are_moved_off_the_thread_of_the_window(
    context: Context, show_page: Show, jobs: JobRunner, qtbot: QtBot
) -> None:
    ids = import_in_bulk(context, [ContactDraft(name=split_name(f"Tom Harris {n}")) for n in range(2_001)])
    plan_id, _ = context.plans.get_by_name(DEFAULT)
    context.enrolments.enrol_many(ids, plan_id)
    page = show_page()
    page.panel.steps.rows()[6].remove()
    page.panel.scope_question.also_those.click()
    assert jobs.running
    qtbot.waitUntil(lambda: not jobs.running and page.panel.steps.isEnabled())
    assert len(plan(context).steps) == 6
    assert page.panel.scope_question.isHidden()


def test_a_change_for_many_can_be_cancelled_and_waits_on(
    context: Context, show_page: Show, jobs: JobRunner, qtbot: QtBot
) -> None:
    ids = import_in_bulk(context, [ContactDraft(name=split_name(f"Tom Harris {n}")) for n in range(2_001)])
    plan_id, before = context.plans.get_by_name(DEFAULT)
    context.enrolments.enrol_many(ids, plan_id)
    page = show_page()
    page.panel.steps.rows()[6].remove()
    page.panel.scope_question.also_those.click()
    assert page.panel.job_bar.isEnabled()
    with qtbot.waitSignal(page.said) as said:
        page.panel.job_bar.cancel_button.click()
    assert said.args == ["Stopped; nothing was changed."]
    assert plan(context) == before
    assert not page.panel.scope_question.isHidden()


def test_spreading_with_nothing_overdue_says_so(show_page: Show, qtbot: QtBot) -> None:
    page = show_page()
    with qtbot.waitSignal(page.said) as said:
        page.panel.load.spread_requested.emit(7)
    assert said.args == ["Nothing is overdue."]


def test_every_control_has_a_name(show_page: Show) -> None:
    page = show_page()
    for row in page.panel.steps.rows():
        for control in (row.day.editor, row.method, row.purpose.editor, row.carries.editor, row.more):
            assert control.accessibleName().startswith("Step ")


def test_a_rhythm_of_a_day_does_not_crowd_the_picture(context: Context, show_page: Show) -> None:
    page = show_page()
    changed = replace(plan(context), first_year=Rhythm(1, plan(context).later.actions))
    context.plans.edit(context.plans.get_by_name(DEFAULT)[0], changed)
    assert len(page.panel.picture.marks) < 40
