"""`import` and `imports` on the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.context import Context

Barnacle = Callable[..., tuple[int, str, str]]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_bytes("Name;Birthday;Town\nZoë Lee;3/4/1980;Łódź\nBob Ray;;York\n".encode("cp1250"))
    return path


def document(barnacle: Barnacle, *arguments: str) -> dict[str, Any]:
    code, out, err = barnacle(*arguments, "--json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_choices_for_reading_and_for_everyone(barnacle: Barnacle, people: Path) -> None:
    options = ("--encoding", "cp1250", "--dates", "dmy", "--source", "fair", "--group", "Fair", "--status", "prospect")
    said = document(barnacle, "import", str(people), *options)
    assert said["counts"] == {"new": 2, "update": 0, "same": 0, "conflict": 0, "in_the_trash": 0, "unreadable": 0}
    (bob, zoe) = sorted(document(barnacle, "list")["contacts"], key=lambda contact: str(contact["name"]["given"]))
    assert zoe["addresses"][0]["locality"] == "Łódź"
    assert [zoe["birthday"][part] for part in ("month", "day", "year")] == [4, 3, 1980]
    assert (bob["source"], bob["groups"], bob["status"]) == ("fair", ["Fair"], "prospect")


def test_dates_that_can_be_read_in_two_ways_are_asked_about(barnacle: Barnacle, people: Path) -> None:
    said = document(barnacle, "import", str(people), "--dry-run")
    assert said["files"][0]["open_dates"] == [{"column": "Birthday", "example": "3/4/1980"}]
    _, out, _ = barnacle("import", str(people), "--dry-run")
    assert "Birthday can be read in two ways (3/4/1980); say --dates dmy or --dates mdy." in out


def test_an_import_is_listed_and_taken_back(barnacle: Barnacle, people: Path) -> None:
    document(barnacle, "import", str(people))
    (row,) = document(barnacle, "imports")["imports"]
    assert (row["files"], row["added"], row["state"]) == ("people.csv", 2, "in the book")
    said = document(barnacle, "imports", "--revert", str(row["id"]))
    assert said == {"reverted": row["id"], "removed": 2, "left": []}
    assert document(barnacle, "list")["count"] == 0
    assert document(barnacle, "imports")["imports"][0]["state"] == "taken back"


def test_what_can_not_be_done_is_one_line(barnacle: Barnacle, people: Path) -> None:
    for arguments, words in (
        (("imports", "--revert", "7"), "There is no import 7."),
        (("import", str(people), "--encoding", "klingon"), "There is no encoding “klingon”"),
        (("import", str(people), "--encoding", "base64"), "There is no encoding “base64”"),
        (("import", str(people), "--map", "mine"), "There is no saved mapping “mine”."),
        (("import", str(people), "--plan", "mine"), "mine"),
    ):
        code, out, err = barnacle(*arguments)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert words in err


def test_no_plan_may_be_said_in_so_many_words(barnacle: Barnacle, people: Path) -> None:
    assert document(barnacle, "import", str(people), "--plan", "none")["enrolled"] == 0


def test_rows_that_failed_go_to_a_file(barnacle: Barnacle, tmp_path: Path) -> None:
    path, failed = tmp_path / "a.csv", tmp_path / "failed.csv"
    path.write_text("Name,UID\nAnn,\n,u-1\n", "utf-8")
    said = document(barnacle, "import", str(path), "--failed", str(failed))
    assert (said["added"], said["failed_written"]) == (1, 1)
    assert failed.read_text("utf-8").splitlines() == ["Name,UID", ",u-1"]


def test_a_saved_mapping_is_used_by_its_name_and_by_its_columns(
    barnacle: Barnacle, tmp_path: Path, context: Context
) -> None:
    context.column_mappings.save("Kunden", {"wer": "name", "womit": "email/other"})
    path = tmp_path / "kunden.csv"
    path.write_text("Wer;Womit\nZoe Lee;zoe@lee.example\n", "utf-8")
    book = str(context.book_path)
    for options in ((), ("--map", "kunden")):
        said = document(barnacle, "--book", book, "import", str(path), "--dry-run", *options)
        assert (said["added"], said["files"][0]["layout"]) == (1, "as you said")


def test_files_of_which_nothing_is_understood_are_bad_input(barnacle: Barnacle, tmp_path: Path) -> None:
    cards = tmp_path / "broken.vcf"
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n", encoding="utf-8")
    code, out, err = barnacle("import", str(cards))
    assert (code, err) == (2, f"barnacle: Nothing in {cards} was understood, so nothing was brought in.\n")
    assert "Not understood, and left out: 1." in out
