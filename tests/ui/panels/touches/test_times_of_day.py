"""A follow-up may have a time of day of its own, wherever it is planned or edited."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.domain.touches import FollowUpDraft, TouchDraft
from ui.panels.touches.follow_up_line import FollowUpLine
from ui.panels.touches.plan_form import PlanForm
from ui.panels.touches.touch_form import TouchForm


@pytest.fixture
def line(context: Context, today: date, qtbot: QtBot) -> FollowUpLine:
    """The line of a follow-up that is due today at 14:30."""
    tom = context.contacts.add(ContactDraft(PersonName("Tom")))
    context.follow_ups.plan(tom, FollowUpDraft(today, purpose="Call", remind_local="14:30"))
    line = FollowUpLine(context.follow_ups, lambda: today)
    qtbot.addWidget(line)
    [row] = context.follow_ups.list_open(tom)
    line.show_follow_up(row, is_first=True)
    return line


def saved_time(context: Context) -> str:
    [contact_id] = context.lists.first_ids(ContactQuery(), 1)
    [row] = context.follow_ups.list_open(contact_id)
    return row.draft.remind_local


def type_into(line: FollowUpLine, text: str) -> None:
    line.time.editor.setText(text)  # type: ignore[union-attr]
    line.time.commit()


def test_a_time_is_edited_in_place(context: Context, line: FollowUpLine) -> None:
    assert line.time.value() == "14:30"
    type_into(line, "9")
    assert (saved_time(context), line.time.value()) == ("09:00", "09:00")


def test_without_a_time_the_usual_one_counts(context: Context, line: FollowUpLine) -> None:
    type_into(line, "")
    assert saved_time(context) == ""


def test_what_is_no_time_is_told_beside_the_field(context: Context, line: FollowUpLine) -> None:
    type_into(line, "noon")
    assert line.time.problem() == "“noon” is no time of day; type it as 09:00."
    assert (saved_time(context), line.time.value()) == ("14:30", "noon")


@pytest.fixture
def plan_form(today: date, qtbot: QtBot) -> PlanForm:
    form = PlanForm()
    qtbot.addWidget(form)
    form.show()
    form.begin(today)
    return form


def test_a_follow_up_is_planned_with_a_time(plan_form: PlanForm, qtbot: QtBot) -> None:
    plan_form.time.setText("3 pm")
    with qtbot.waitSignal(plan_form.planned) as planned:
        qtbot.keyClick(plan_form.time, Qt.Key.Key_Return)
    assert planned.args[0].remind_local == "15:00"


def test_nothing_is_planned_with_what_is_no_time(plan_form: PlanForm, qtbot: QtBot) -> None:
    plan_form.time.setText("25:00")
    with qtbot.assertNotEmitted(plan_form.planned):
        qtbot.keyClick(plan_form.time, Qt.Key.Key_Return)
    assert plan_form.problem() == "“25:00” is no time of day; type it as 09:00."


@pytest.mark.parametrize("has_plan", [True, False])
def test_the_next_one_after_a_touch_has_a_time(today: date, qtbot: QtBot, *, has_plan: bool) -> None:
    form = TouchForm()
    qtbot.addWidget(form)
    form.show()
    form.begin("Tom", "", TouchDraft(today), FollowUpDraft(today, purpose="Call"), plans_next=True, has_plan=has_plan)
    form.next_time.setText("10.15")
    with qtbot.waitSignal(form.submitted) as submitted:
        form.log_button.click()
    assert submitted.args[0].next_follow_up.remind_local == "10:15"
    form.next_time.setText("late")
    with qtbot.assertNotEmitted(form.submitted):
        form.log_button.click()
    assert "no time of day" in form.problem()
