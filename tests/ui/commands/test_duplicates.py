"""The command for duplicates, called as a script calls it."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., tuple[int, str, str]]
Say = Callable[..., dict[str, Any]]


@pytest.fixture
def say(barnacle: Run) -> Say:
    """What a command says with --json, after it ended well."""

    def say(*arguments: str) -> dict[str, Any]:
        code, out, err = barnacle(*arguments, "--json")
        assert (code, err) == (0, "")
        return dict(json.loads(out))

    return say


@pytest.fixture
def twice(say: Say) -> None:
    """Ann Lee twice with one e-mail address, and Bob Lee with the same."""
    for name in ("Ann Lee", "Ann Lee", "Bob Lee"):
        say("add", "--name", name, "--email", "ann@x.example", "--plan", "none")


def test_pairs_are_listed_with_score_and_reasons(say: Say, twice: None) -> None:
    told = say("duplicates")
    (pair,) = told["pairs"]
    assert (told["count"], pair["is_certain"], pair["reasons"]) == (1, True, ["same name", "same e-mail"])
    assert [contact["id"] for contact in pair["contacts"]] == [1, 2]


def test_the_lines_say_the_same(barnacle: Run, twice: None) -> None:
    code, out, _ = barnacle("duplicates")
    assert code == 0
    assert " 95  Ann Lee (1) – Ann Lee (2): same name, same e-mail" in out


def test_certain_pairs_are_merged_and_taken_apart_again(say: Say, twice: None) -> None:
    told = say("duplicates", "--merge-certain")
    assert (told["count"], [row["former_id"] for row in told["merged"]]) == (0, [2])
    assert say("list")["count"] == 2
    told = say("duplicates", "--undo-merge", "2")
    assert (told["count"], told["merges"]) == (1, [])
    assert say("list")["count"] == 3


def test_two_that_are_kept_apart_are_not_merged(say: Say, twice: None) -> None:
    assert say("duplicates", "--keep-apart", "1", "2")["count"] == 0
    assert say("duplicates", "--merge-certain")["merged"] == []


def test_a_merge_that_never_was_cannot_be_taken_back(barnacle: Run) -> None:
    code, _, err = barnacle("duplicates", "--undo-merge", "9")
    assert code == 2
    assert err.count("\n") == 1
