"""The command line, called as a script calls it: arguments in, exit code and text out."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-21"
Run = Callable[..., tuple[int, str, str]]


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


@pytest.mark.parametrize("command", ["labels", "export"])
def test_a_book_is_never_written_over(barnacle: Run, tmp_path: Path, command: str) -> None:
    document(barnacle, "add", "--name", "Ann Reed", "--address", "9 Anlaby Road, Hull HU1 2SR")
    target = tmp_path / ("other.pdf" if command == "labels" else "other.csv")
    target.write_bytes((tmp_path / "book.barnacle").read_bytes())
    before = target.read_bytes()
    stock = ("--stock", "avery-5160") if command == "labels" else ()
    code, _, err = barnacle(command, str(target), *stock)
    assert (code, err.count("\n")) == (2, 1)
    assert target.read_bytes() == before


def test_labels_go_into_a_pdf_only(barnacle: Run, tmp_path: Path) -> None:
    document(barnacle, "add", "--name", "Ann Reed", "--address", "9 Anlaby Road, Hull HU1 2SR")
    code, _, err = barnacle("labels", str(tmp_path / "book.barnacle"), "--stock", "avery-5160")
    assert (code, err) == (2, "barnacle: “book.barnacle” must end in .pdf.\n")
    assert document(barnacle, "check")["is_sound"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1899-12-31"])
def test_a_day_at_the_ends_of_the_calendar_is_refused(barnacle: Run, day: str) -> None:
    for arguments in (("due", "--on", day), ("due", "--today", day)):
        code, _, err = barnacle(*arguments)
        assert (code, err.count("\n")) == (2, 1)


def test_a_note_of_several_lines_comes_back_from_a_vcard(barnacle: Run, tmp_path: Path) -> None:
    document(barnacle, "add", "--name", "Ann Reed", "--note", "one\r\ntwo\rthree\n")
    document(barnacle, "export", str(tmp_path / "ann.vcf"))
    said = document(barnacle, "import", str(tmp_path / "ann.vcf"), "--book", str(tmp_path / "other.barnacle"))
    assert (said["added"], said["problems"]) == (1, [])
    (found,) = document(barnacle, "list", "--book", str(tmp_path / "other.barnacle"))["contacts"]
    assert found["notes"][0]["text"] == "one\ntwo\nthree"


def test_a_quotation_mark_that_is_never_closed_is_told(barnacle: Run, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text('First Name,Last Name\nAnn,Reed\n"Unclosed,One\nTwo,Three\nFour,Five\n', encoding="utf-8")
    said = document(barnacle, "import", str(file))
    assert (said["added"], said["not_understood"]) == (1, 1)
    assert (said["problems"][0]["line"], said["problems"][0]["reason"]) == (
        3,
        "This row has a quotation mark that is never closed",
    )


def test_output_that_can_not_be_written_ends_with_1_and_one_line(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "main.py"), "--data-dir", str(tmp_path), "list", "--json"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("barnacle: ")


@pytest.mark.parametrize("name", ["山田 太郎", "毛 泽东"])
def test_a_name_in_han_with_a_blank_is_family_name_first(barnacle: Run, name: str) -> None:
    added = document(barnacle, "add", "--name", name)["contact"]
    assert [added["name"]["family"], added["name"]["given"]] == name.split()
    assert added["name"]["shown"] == name.replace(" ", "")
