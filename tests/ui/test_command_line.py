"""The command line, called as a script calls it: arguments in, exit code and text out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import main

TODAY = "2026-11-21"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def barnacle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on a book of its own; gives exit code, standard output and standard error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        everything = ["--data-dir", str(tmp_path / "data"), "--book", str(tmp_path / "book.barnacle"), *arguments]
        try:
            code = main.main(everything)
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def document(run: Run, *arguments: str) -> dict[str, Any]:
    """What a command says with --json, after it ended well."""
    code, out, err = run(*arguments, "--json", "--today", TODAY)
    assert (code, err) == (0, "")
    return dict(json.loads(out))


def test_an_added_contact_is_listed_with_all_that_was_typed(barnacle: Run) -> None:
    added = document(
        barnacle,
        "add",
        *("--name", "Dr. Anna Łoś", "--company", "Łoś & Co", "--phone", "020 7946 0123", "--phone", "+44 7700 900123"),
        *("--email", "anna@los.example", "--address", "12 Mill Lane, Leeds LS1 4AB, United Kingdom"),
        *("--birthday", "--02-29", "--interest", "golf", "--group", "cards", "--note", "Met at the fair"),
    )["contact"]
    listed = document(barnacle, "list", "--search", "los golf")["contacts"]
    assert listed == [added]
    assert (added["name"]["prefix"], added["name"]["given"], added["name"]["family"]) == ("Dr.", "Anna", "Łoś")
    assert [phone["number"] for phone in added["phones"]] == ["020 7946 0123", "+44 7700 900123"]
    assert {key: added["addresses"][0][key] for key in ("street", "locality", "postcode", "country")} == {
        "street": "12 Mill Lane",
        "locality": "Leeds",
        "postcode": "LS1 4AB",
        "country": "United Kingdom",
    }
    assert added["birthday"] == {"month": 2, "day": 29, "year": None}
    assert (added["interests"], added["groups"]) == (["golf"], ["cards"])
    assert added["notes"] == [{"text": "Met at the fair", "written_on": TODAY, "is_pinned": False}]


def test_a_new_contact_is_due_at_once(barnacle: Run) -> None:
    document(barnacle, "add", "--name", "Maria Kowalska", "--email", "maria@fala.example")
    (item,) = document(barnacle, "due")["items"]
    assert (item["name"], item["due_on"], item["days_late"], item["method"]) == ("Maria Kowalska", TODAY, 0, "e-mail")


def test_due_takes_another_day_and_the_days_after_it(barnacle: Run) -> None:
    document(barnacle, "sample")
    on_the_day = document(barnacle, "due", "--on", "2026-11-19")["items"]
    week = document(barnacle, "due", "--on", "2026-11-19", "--days", "7")["items"]
    assert [item["name"] for item in on_the_day if item["kind"] == "follow-up"] == ["Tom Harris"]
    assert {"Tom Harris", "Maria Kowalska", "Ben Archer"} <= {item["name"] for item in week}


def test_the_most_overdue_stands_first(barnacle: Run) -> None:
    document(barnacle, "sample")
    late = [item["days_late"] for item in document(barnacle, "due")["items"] if item["kind"] == "follow-up"]
    assert late == sorted(late, reverse=True)


@pytest.mark.parametrize("order", ["before", "after"])
def test_global_options_stand_before_or_after_the_command(barnacle: Run, order: str) -> None:
    options = ["--json", "--today", TODAY]
    code, out, _ = barnacle(*options, "due") if order == "before" else barnacle("due", *options)
    assert (code, json.loads(out)["on"]) == (0, TODAY)


def test_labels_name_those_left_out_and_why(barnacle: Run, tmp_path: Path) -> None:
    document(barnacle, "add", "--name", "Ann Reed", "--address", "9 Anlaby Road, Hull HU1 2SR")
    document(barnacle, "add", "--name", "Ben Archer")
    said = document(barnacle, "labels", str(tmp_path / "labels.pdf"), "--stock", "avery-5160", "--copies", "31")
    assert (said["labels"], said["pages"]) == (31, 2)
    assert [(one["name"], one["reason"]) for one in said["left_out"]] == [("Ben Archer", "no address")]
    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF-")


def test_a_check_of_a_sound_book_says_so(barnacle: Run) -> None:
    document(barnacle, "sample")
    said = document(barnacle, "check")
    assert (said["is_sound"], said["problems"], said["contacts"]) == (True, [], 32)


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("due", "--on", "2026-02-30"),
        ("due", "--days", "-1"),
        ("list", "--segment", "nobody saved this"),
        ("list", "--search", "a", "--segment", "b"),
        ("add",),
        ("add", "--name", "  "),
        ("add", "--name", "Ann", "--birthday", "31 February"),
        ("labels", "x.pdf", "--stock", "no-such-stock"),
        ("labels", "x.pdf", "--stock", "avery-5160", "--start", "31"),
        ("labels", "x.pdf", "--stock", "avery-5160"),
    ],
)
def test_bad_usage_or_input_ends_with_2_and_one_line(barnacle: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = barnacle(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("barnacle: ")
    assert err.count("\n") == 1


def test_a_file_that_is_no_book_ends_with_1_and_stays_as_it_was(barnacle: Run, tmp_path: Path) -> None:
    book = tmp_path / "book.barnacle"
    book.write_text("this is no book\n" * 100)
    code, out, err = barnacle("list")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert book.read_text() == "this is no book\n" * 100


def test_hostile_names_are_only_names(barnacle: Run) -> None:
    hostile = "Robert'); DROP TABLE contact;--"
    document(barnacle, "add", "--name", hostile, "--company", "<b>bold</b>")
    (found,) = document(barnacle, "list", "--search", "robert drop")["contacts"]
    assert "DROP TABLE contact;--" in found["name"]["shown"]
    assert found["company"] == "<b>bold</b>"
