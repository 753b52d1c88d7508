import pytest

from models.errors import InputError
from ui.words.plan_words import free_name, offset_name, plan_demand, read_offset, read_rhythm, rhythm_name


@pytest.mark.parametrize(
    ("text", "days"), [("at once", 0), ("0", 0), ("14", 14), ("day 14", 14), (" Day 1,200 ", 1200)]
)
def test_a_day_is_read_in_every_way_it_is_written(text: str, days: int) -> None:
    assert read_offset(text) == days


@pytest.mark.parametrize("text", ["", "soon", "3 or 4", "99999999"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_offset(text)
    with pytest.raises(InputError):
        read_rhythm(text)


@pytest.mark.parametrize("days", [0, 1, 14, 3650])
def test_a_day_can_be_read_as_it_is_shown(days: int) -> None:
    assert read_offset(offset_name(days)) == days


def test_a_rhythm_has_its_usual_name() -> None:
    assert [rhythm_name(days) for days in (30, 91, 28)] == ["monthly", "quarterly", "every 28 days"]


def test_a_taken_name_gets_a_number() -> None:
    assert free_name("New plan", ["new plan", "New plan 2"]) == "New plan 3"
    assert free_name("New plan", []) == "New plan"


def test_what_a_plan_asks_for_is_said_per_week() -> None:
    assert plan_demand(312, 9.2) == "312 people · asks for 9 touches a week"
    assert plan_demand(1, 0.2) == "1 person · asks for less than one touch a week"
    assert plan_demand(0, 0) == "nobody is on it"
