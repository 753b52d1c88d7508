"""The commands for plans, follow-ups and touches, called as a script calls them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TODAY = "2026-11-21"
Run = Callable[..., tuple[int, str, str]]
Say = Callable[..., dict[str, Any]]


@pytest.fixture
def say(barnacle: Run) -> Say:
    """What a command says with --json, after it ended well."""

    def say(*arguments: str, on: str = TODAY) -> dict[str, Any]:
        code, out, err = barnacle(*arguments, "--json", "--today", on)
        assert (code, err) == (0, "")
        return dict(json.loads(out))

    return say


def place(told: dict[str, Any]) -> tuple[Any, ...]:
    """Plan, step and day of what a command told of the contact."""
    enrolment = told["enrolment"]
    return (enrolment["step"], enrolment["due_on"]) if enrolment else (None, None)


def test_an_added_contact_is_on_the_default_plan(say: Say) -> None:
    say("add", "--name", "Maria Kowalska", "--email", "maria@fala.example")
    (item,) = say("due")["items"]
    assert {key: item[key] for key in ("contact_id", "name", "due_on", "days_late", "reason", "method", "carries")} == {
        "contact_id": 1,
        "name": "Maria Kowalska",
        "due_on": TODAY,
        "days_late": 0,
        "reason": "Welcome pack",
        "method": "e-mail",
        "carries": "A welcome pack",
    }
    assert (item["plan"], item["step"], item["steps"]) == ("Seven touches, then stay close", 1, 7)


def test_without_an_address_the_first_touch_is_by_phone(say: Say) -> None:
    say("add", "--name", "Tom", "--phone", "020 7946 0123")
    assert say("due")["items"][0]["method"] == "phone"


def test_add_takes_a_plan_or_none(say: Say) -> None:
    say("add", "--name", "Ann", "--plan", "once a month")
    say("add", "--name", "Ben", "--plan", "none")
    assert [(item["name"], item["plan"]) for item in say("due")["items"]] == [("Ann", "Once a month")]
    assert [one["name"] for one in say("coverage")["without_next"]] == ["Ben"]


def test_done_on_each_day_gives_the_days_of_the_plan(say: Say) -> None:
    say("add", "--name", "Ann")
    days = []
    on = TODAY
    for _ in range(4):
        told = say("follow-up", "done", "ann", on=on)
        on = told["enrolment"]["due_on"]
        days.append(on)
    assert days == ["2026-11-24", "2026-11-28", "2026-12-05", "2026-12-19"]


def test_done_takes_the_real_day_and_what_came_of_it(say: Say) -> None:
    say("add", "--name", "Ann")
    options = ("--on", "2026-11-23", "--method", "in person", "--outcome", "interested", "--note", "Wants prices")
    assert place(say("follow-up", "done", "1", *options, on="2026-11-30")) == (2, "2026-11-26")


def test_done_with_the_next_day_chosen(say: Say) -> None:
    say("add", "--name", "Ann")
    assert place(say("follow-up", "done", "1", "--next", "2026-12-24")) == (2, "2026-12-24")


def test_not_now_with_a_day_tries_the_step_again(say: Say) -> None:
    say("add", "--name", "Ann")
    told = say("follow-up", "done", "1", "--outcome", "not now", "--next", "2027-01-10")
    assert place(told) == (1, "2027-01-10")
    assert told["enrolment"]["waits_until"] == "2027-01-10"


def test_bought_starts_the_plan_of_customers(say: Say) -> None:
    say("add", "--name", "Ann")
    told = say("follow-up", "done", "1", "--bought", "Manual", "--amount", "49.97")
    assert told["enrolment"]["plan"] == "Customer care"
    assert say("list")["contacts"][0]["status"] == "customer"


def test_a_no_ends_the_plan(say: Say) -> None:
    say("add", "--name", "Ann")
    assert say("follow-up", "done", "1", "--outcome", "no")["enrolment"] is None


def test_skip_and_move(say: Say) -> None:
    say("add", "--name", "Ann")
    assert place(say("follow-up", "skip", "1")) == (2, "2026-11-24")
    assert place(say("follow-up", "move", "1", "--to", "2026-11-27")) == (2, "2026-11-27")


@pytest.mark.parametrize(
    ("until", "day"),
    [("tomorrow", "2026-11-22"), ("monday", "2026-11-23"), ("in a week", "2026-11-28"), ("2026-12-01", "2026-12-01")],
)
def test_snooze_takes_words_or_a_day(say: Say, until: str, day: str) -> None:
    say("add", "--name", "Ann")
    (open_row,) = say("follow-up", "snooze", "1", "--until", until, "--at", "15:00")["open"]
    assert (open_row["due_on"], open_row["at"]) == (day, "15:00")


def test_a_follow_up_by_hand_stands_beside_the_plan(say: Say) -> None:
    say("add", "--name", "Ann")
    told = say("follow-up", "add", "1", "--on", "2026-11-22", "--purpose", "Lunch", "--carries", "the catalogue")
    assert [row["is_planned"] for row in told["open"]] == [True, False]
    by_hand = told["open"][1]["id"]
    assert [row["is_planned"] for row in say("follow-up", "done", "1", "--id", str(by_hand))["open"]] == [True]


def test_two_follow_ups_on_one_day_are_one_row(say: Say) -> None:
    say("add", "--name", "Ann")
    say("follow-up", "add", "1", "--purpose", "Lunch")
    (item,) = say("due")["items"]
    assert [other["reason"] for other in item["also"]] == ["Lunch"]


def test_a_touch_times_what_follows(say: Say) -> None:
    say("add", "--name", "Ann")
    assert place(say("touch", "1", "--method", "phone", "--on", "2026-11-22", on="2026-11-22")) == (2, "2026-11-25")


def test_pause_and_resume(say: Say) -> None:
    say("add", "--name", "Ann")
    paused = say("pause", "1", "--until", "2027-01-07")
    assert (paused["enrolment"]["is_paused"], place(paused)) == (True, (1, "2027-01-07"))
    assert say("due")["items"] == []
    assert place(say("resume", "1")) == (1, TODAY)


def test_a_pause_without_a_day_lasts_four_weeks(say: Say) -> None:
    say("add", "--name", "Ann")
    assert place(say("pause", "1")) == (1, "2026-12-19")


@pytest.mark.parametrize(
    ("reason", "said", "proposed"),
    [("no", "said no", "Cold list"), ("moved abroad", "other", None), ("do not contact", "do not contact", None)],
)
def test_end_takes_a_reason(say: Say, reason: str, said: str, proposed: str | None) -> None:
    say("add", "--name", "Ann")
    told = say("end", "1", "--reason", reason)
    assert (told["enrolment"], told["open"], told["reason"], told["proposed_plan"]) == (None, [], said, proposed)


def test_enroll_takes_a_contact_or_a_search(say: Say) -> None:
    for name in ("Ann", "Ben", "Cleo"):
        say("add", "--name", name, "--plan", "none", "--group", "fair")
    assert (
        say("enroll", "ann", "--plan", "Eight touches", "--from", "2026-12-01")["enrolment"]["due_on"] == "2026-12-01"
    )
    told = say("enroll", "--search", "fair", "--plan", "Once a month", "--days", "2")
    assert told == {
        "plan": "Once a month",
        "enrolled": 2,
        "left_alone": 1,
        "first_on": TODAY,
        "last_on": "2026-11-22",
    }


def test_an_import_is_put_on_a_plan_when_told_so(say: Say, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("name,email\nAnn,ann@a.example\nBen,ben@a.example\n")
    assert say("import", str(tmp_path / "people.csv"), "--plan", "Once a month")["enrolled"] == 2
    assert say("coverage")["with_next"] == 2


def test_an_import_is_on_no_plan_otherwise(say: Say, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("name,email\nAnn,ann@a.example\n")
    say("import", str(tmp_path / "people.csv"))
    assert (say("due")["items"], say("coverage")["with_next"]) == ([], 0)


def test_plans_are_told_with_steps_and_rhythms(say: Say) -> None:
    first = say("plans")["plans"][0]
    assert (first["name"], first["use"], first["contacts"]) == ("Seven touches, then stay close", "new contacts", 0)
    assert [step["day"] for step in first["steps"]] == [0, 3, 7, 14, 28, 45, 60]
    assert (first["first_year"]["every_days"], first["later"]["every_days"]) == (28, 91)


def test_coverage_counts_who_is_stalled(say: Say) -> None:
    say("add", "--name", "Ann")
    told = say("coverage", on="2026-11-30")
    assert (told["live_contacts"], told["share"], told["stalled"]) == (1, 1.0, {"1": 1, "2": 0, "3": 0})


@pytest.mark.parametrize(
    "arguments",
    [
        ("follow-up",),
        ("follow-up", "done", "99"),
        ("follow-up", "done", "1", "--id", "99"),
        ("follow-up", "snooze", "1", "--until", "whenever"),
        ("follow-up", "snooze", "1", "--until", "pay-day"),
        ("follow-up", "add", "1", "--at", "25:00"),
        ("follow-up", "done", "1", "--amount", "1"),
        ("touch", "1"),
        ("touch", "1", "--method", "smoke"),
        ("touch", "nobody", "--method", "phone"),
        ("touch", "a", "--method", "phone"),
        ("touch", "1", "--method", "phone", "--bought", "Manual", "--amount", "much"),
        ("touch", "1", "--method", "phone", "--on", "2026-11-22"),
        ("follow-up", "done", "1", "--on", "2026-11-22"),
        ("pause", "1", "--until", "2026-11-20"),
        ("end", "1"),
        ("end", "1", "--reason", " "),
        ("enroll", "--plan", "Once a month"),
        ("enroll", "1", "--plan", "No such plan"),
        ("enroll", "1", "--search", "a", "--plan", "Once a month"),
        ("add", "--name", "Cleo", "--plan", "No such plan"),
    ],
)
def test_bad_usage_or_input_ends_with_2_and_one_line(barnacle: Run, say: Say, arguments: tuple[str, ...]) -> None:
    say("add", "--name", "Ann")
    say("add", "--name", "Arthur")
    code, out, err = barnacle(*arguments, "--today", TODAY)
    assert (code, out) == (2, "")
    assert err.startswith("barnacle: ")
    assert err.count("\n") == 1


def test_who_is_on_no_plan_can_not_be_paused(barnacle: Run, say: Say) -> None:
    say("add", "--name", "Ann", "--plan", "none")
    assert barnacle("pause", "1") == (2, "", "barnacle: Ann is on no plan.\n")


def test_the_sample_has_people_in_the_midst_of_plans(say: Say) -> None:
    say("sample")
    items = {item["name"]: item for item in say("due")["items"] if item["kind"] == "follow-up"}
    assert [(items[name]["step"], items[name]["steps"]) for name in ("Tom Harris", "Rosa Pérez")] == [(5, 7), (2, 7)]
    assert (items["Maria Kowalska"]["is_new"], items["James Lee"]["plan"]) == (True, "Customer care")


def test_days_off_are_added_listed_and_removed(say: Say) -> None:
    added = say("days-off", "add", "2026-12-24", "2027-01-01", "--name", "Christmas")
    (days,) = added["days_off"]
    expected = {"first_on": "2026-12-24", "last_on": "2027-01-01", "name": "Christmas"}
    assert {key: days[key] for key in expected} == expected
    assert say("days-off", "list") == added
    assert say("days-off", "remove", str(days["id"])) == {"days_off": []}


def test_a_weekday_is_preferred_and_forgotten(say: Say) -> None:
    say("add", "--name", "Jane Doe")
    assert say("prefer", "Jane", "--weekday", "Tuesday")["weekday"] == "tuesday"
    assert say("prefer", "Jane", "--weekday", "none")["weekday"] is None


def test_what_one_contact_is_due_with_is_one_item_that_tells_all(say: Say) -> None:
    say("add", "--name", "Jane Doe")
    say("follow-up", "add", "Jane", "--on", "2026-11-18", "--purpose", "Lunch")
    (item,) = say("due")["items"]
    assert (item["reason"], item["days_late"]) == ("Lunch", 3)
    (other,) = item["also"]
    assert (other["plan"], other["step"], other["days_late"]) == ("Seven touches, then stay close", 1, 0)


def test_who_must_not_be_contacted_gets_no_follow_up_that_would_never_show(barnacle: Run, say: Say) -> None:
    say("add", "--name", "Maria Kowalska")
    say("end", "Maria", "--reason", "do not contact")
    assert barnacle("follow-up", "add", "Maria")[::2] == (
        2,
        "barnacle: Maria Kowalska is not to be contacted; no follow-up was planned.\n",
    )


def test_a_snooze_does_not_end_in_the_past(barnacle: Run, say: Say) -> None:
    say("add", "--name", "Maria Kowalska")
    code, _, told = barnacle("follow-up", "snooze", "Maria", "--until", "2026-11-20", "--today", TODAY)
    assert (code, told) == (2, "barnacle: 2026-11-20 is past; choose a day from today on.\n")


def test_a_wrong_day_is_told_of_the_option_that_has_it(barnacle: Run, say: Say) -> None:
    say("add", "--name", "Maria Kowalska")
    code, _, told = barnacle("follow-up", "move", "Maria", "--to", "someday")
    assert (code, told) == (2, "barnacle: argument --to: “someday” is no day; write it as 2026-03-14\n")
