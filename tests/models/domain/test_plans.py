"""What a plan may be."""

from dataclasses import replace

import pytest

from models.catalogues import load_default_plans
from models.domain.plans import Plan, PlanUse, Rhythm

DEFAULT = load_default_plans()[0]


def test_each_use_has_one_of_the_default_plans() -> None:
    uses = [plan.use for plan in load_default_plans() if plan.use is not PlanUse.NONE]
    assert sorted(uses) == sorted([PlanUse.NEW_CONTACTS, PlanUse.CUSTOMERS, PlanUse.COLD_LIST])


def test_the_default_plans_are_those_of_the_guide() -> None:
    names = ["Seven touches, then stay close", "Customer care", "Twelve in a year", "Eight touches", "Once a month"]
    assert [plan.name for plan in load_default_plans()] == [*names, "Cold list"]


@pytest.mark.parametrize("plan", load_default_plans(), ids=lambda plan: plan.name)
def test_no_default_plan_comes_three_times_with_nothing_in_hand(plan: Plan) -> None:
    carried = [step.action.carries for step in plan.steps]
    assert all(any(three) for three in zip(carried, carried[1:], carried[2:], strict=False))


@pytest.mark.parametrize(
    ("plan", "problem"),
    [
        (replace(DEFAULT, name=" "), "Type a name"),
        (replace(DEFAULT, steps=()), "from 1 to"),
        (replace(DEFAULT, steps=DEFAULT.steps[::-1]), "at least a day after"),
        (replace(DEFAULT, steps=(replace(DEFAULT.steps[0], offset_days=-1),)), "between 0 and"),
        (replace(DEFAULT, later=Rhythm(0, DEFAULT.later.actions)), "from 1 to"),
        (replace(DEFAULT, first_year=Rhythm(28, ())), "what to do"),
        (replace(DEFAULT, name="x" * 4_001), "longer than"),
    ],
)
def test_a_plan_that_can_not_be_used_says_why(plan: Plan, problem: str) -> None:
    assert problem in " ".join(plan.problems())
