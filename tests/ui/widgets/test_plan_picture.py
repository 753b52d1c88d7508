from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from models.domain.plans import Action, Plan, PlanStep, Rhythm
from models.domain.touches import Method
from ui.widgets.plan_picture import MarkKind, PlanPicture, marks_of

CALL = Action(Method.PHONE)


def plan_of(*offsets: int, first_year: int | None = 28, later: int = 91) -> Plan:
    closer = None if first_year is None else Rhythm(first_year, (CALL,))
    return Plan("Plan", tuple(PlanStep(day, CALL) for day in offsets), Rhythm(later, (CALL,)), closer)


@pytest.fixture
def picture(qtbot: QtBot) -> PlanPicture:
    made = PlanPicture()
    qtbot.addWidget(made)
    made.resize(700, made.sizeHint().height())
    return made


def test_without_a_first_year_the_later_rhythm_follows_the_steps() -> None:
    days = [mark.on_day for mark in marks_of(plan_of(0, 10, first_year=None, later=100))]
    assert days == [0, 10, 110, 210, 310, 465, 565]


def test_steps_behind_the_first_year_are_all_there() -> None:
    marks = marks_of(plan_of(0, 400, 800))
    assert [mark.on_day for mark in marks if mark.kind is MarkKind.STEP] == [0, 400, 800]
    assert [mark.on_day for mark in marks if mark.kind is not MarkKind.STEP] == [891, 982]


def test_the_labels_say_the_first_and_last_step_the_rhythm_and_the_year(picture: PlanPicture) -> None:
    picture.show_plan(plan_of(0, 3, 7, 14, 28, 45, 60))
    texts = {label.text for label in picture.labels()}
    assert {"at once", "day 60", "every 28 days", "1 year", "quarterly,\nfor ever"} <= texts


def test_the_accessible_name_tells_the_whole_plan(picture: PlanPicture) -> None:
    picture.show_plan(plan_of(0, 3))
    assert picture.accessibleName() == "Touches at once, day 3; every 28 days until 1 year; then quarterly, for ever"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    offsets=st.lists(st.integers(0, 800), min_size=1, max_size=60, unique=True).map(sorted),
    first_year=st.none() | st.integers(1, 400),
    later=st.integers(1, 400),
    width=st.integers(320, 1400),
)
def test_no_label_touches_another_and_no_dot_passes_the_next(
    picture: PlanPicture, offsets: list[int], first_year: int | None, later: int, width: int
) -> None:
    picture.resize(width, picture.height())
    picture.show_plan(replace(plan_of(*offsets, first_year=first_year, later=later)))
    labels = [label.where for label in picture.labels()]
    for number, label in enumerate(labels):
        assert label.left() >= 0
        assert label.right() <= width
        assert not any(label.intersects(other) for other in labels[number + 1 :])
    assert all(before < after for before, after in pairwise(picture.places()))
