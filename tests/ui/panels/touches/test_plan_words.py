from dataclasses import replace

import pytest

from models.domain.plans import Action, Plan, PlanStep, Rhythm
from models.domain.touches import Method
from ui.panels.touches.plan_words import every, then_words

CALL = Action(Method.PHONE, "Call")
PLAN = Plan("Two touches", (PlanStep(0, CALL), PlanStep(1, Action(Method.MAIL, "Write"))), Rhythm(30, (CALL,)))


def test_the_next_step_and_the_rhythm_are_told() -> None:
    assert then_words(PLAN, 1) == "then, 1 day later: Write\nafter touch 2: once a month, for ever"


def test_at_the_last_step_only_the_rhythm_is_left() -> None:
    assert then_words(PLAN, 2) == "after touch 2: once a month, for ever"


def test_behind_the_steps_the_rhythm_goes_on() -> None:
    plan = replace(PLAN, first_year=Rhythm(28, (CALL,)), later=Rhythm(91, (CALL,)))
    assert then_words(plan, None) == "then once a month in the first year, then once a quarter, for ever"


@pytest.mark.parametrize(("days", "words"), [(1, "every day"), (14, "every 14 days"), (30, "once a month")])
def test_a_rhythm_is_said_in_words(days: int, words: str) -> None:
    assert every(days) == words
