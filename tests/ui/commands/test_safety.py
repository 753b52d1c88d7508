"""The commands that keep the book safe, called as a script calls them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import main
from models.paths import Paths

Run = Callable[..., tuple[int, str, str]]


def document(run: Run, *arguments: str) -> dict[str, Any]:
    """What a command says with --json, after it ended well."""
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    return dict(json.loads(out))


@pytest.fixture
def jane(barnacle: Run) -> int:
    """The id of a contact in the book."""
    return int(document(barnacle, "add", "--name", "Jane Doe", "--company", "Reed Roofing")["contact"]["id"])


def test_undo_takes_back_the_last_step_of_an_earlier_command(barnacle: Run, jane: int) -> None:
    assert document(barnacle, "undo") == {"undone": "Add Jane Doe"}
    assert document(barnacle, "list")["count"] == 0
    assert document(barnacle, "undo") == {"undone": None}


def test_the_trash_is_listed_and_gives_back(barnacle: Run, jane: int) -> None:
    assert document(barnacle, "trash") == {"restored": None, "emptied": 0, "trash": []}
    document(barnacle, "undo")
    code, _, err = barnacle("trash", "--restore", str(jane))
    assert (code, err) == (2, f"barnacle: There is no “{jane}” in the trash.\n")


def test_the_history_of_a_contact_is_told_and_put_back(barnacle: Run, jane: int) -> None:
    document(barnacle, "end", "jane", "--reason", "do not contact")
    (change, *_) = document(barnacle, "history", "jane")["changes"]
    assert (change["what"], change["old"], change["new"]) == ("do not contact", "", "do not contact")
    restored = document(barnacle, "history", str(jane), "--restore", str(change["id"]))
    assert restored["restored"] == "Restore do not contact of Jane Doe"
    assert document(barnacle, "list")["contacts"][0]["flags"] == []


def test_a_repair_of_a_sound_book_repairs_nothing(barnacle: Run, jane: int) -> None:
    said = document(barnacle, "check", "--repair")
    assert (said["is_sound"], said["repaired"], said["problems"]) == (True, [], [])


def test_a_backup_is_written_and_restored(barnacle: Run, jane: int, tmp_path: Path) -> None:
    file = tmp_path / "out.barnacle"
    written = document(barnacle, "backup", str(file))
    assert written == {"file": str(file), "contacts": 1, "size": file.stat().st_size}
    document(barnacle, "add", "--name", "Ann Reed")
    restored = document(barnacle, "restore", str(file))
    assert (restored["restored"], restored["contacts"]) == (str(file), 1)
    assert document(barnacle, "list")["count"] == 1
    assert document(barnacle, "restore", restored["before"])["contacts"] == 2


def test_a_backup_never_writes_over_a_file(barnacle: Run, jane: int, tmp_path: Path) -> None:
    document(barnacle, "backup", str(tmp_path / "out.barnacle"))
    code, _, err = barnacle("backup", str(tmp_path / "out.barnacle"))
    assert (code, err.count("\n")) == (2, 1)


def spoil(path: Path) -> bytes:
    """Overwrite the table of tables; gives what the file holds then."""
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 2_000)
    return path.read_bytes()


def test_a_damaged_book_is_rescued_into_a_new_one(barnacle: Run, jane: int, tmp_path: Path) -> None:
    book, new = tmp_path / "book.barnacle", tmp_path / "new.barnacle"
    damaged = spoil(book)
    assert barnacle("list")[0] == 1
    said = document(barnacle, "rescue", str(book), str(new))
    assert (said["contacts"], said["book"], book.read_bytes()) == (1, str(new), damaged)
    assert document(barnacle, "--book", str(new), "check")["problems"] == []


def test_a_damaged_book_is_restored_and_kept_aside(barnacle: Run, jane: int, tmp_path: Path) -> None:
    document(barnacle, "backup", str(tmp_path / "out.barnacle"))
    damaged = spoil(tmp_path / "book.barnacle")
    said = document(barnacle, "restore", str(tmp_path / "out.barnacle"))
    assert (said["contacts"], Path(said["before"]).read_bytes()) == (1, damaged)


def test_what_is_no_backup_is_refused(barnacle: Run, jane: int, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("nothing " * 1_000)
    code, _, err = barnacle("restore", str(tmp_path / "text.txt"))
    assert (code, err.count("\n")) == (1, 1)
    assert document(barnacle, "list")["count"] == 1


def test_without_the_book_that_was_open_last_nothing_is_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data_dir, book = tmp_path / "data", tmp_path / "stick" / "Mine.barnacle"
    Paths(data_dir, tmp_path).remember_book(book)
    assert main.main(["--data-dir", str(data_dir), "list"]) == 2
    said = capsys.readouterr()
    assert (said.out, str(book) in said.err, said.err.count("\n")) == ("", True, 1)
    assert list(tmp_path.rglob("*.barnacle")) == []
