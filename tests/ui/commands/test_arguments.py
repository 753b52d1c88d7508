"""The command line of the window: options, files to bring in, and a book to open."""

from pathlib import Path

import pytest

from ui.commands.arguments import parse_arguments


def test_files_are_for_the_window() -> None:
    chosen = parse_arguments(["--open", "3", "people.vcf", "/tmp/more people.csv", "./noname"])
    assert (chosen.command, chosen.open) == (None, 3)
    assert chosen.window_files == [Path("people.vcf"), Path("/tmp/more people.csv"), Path("noname")]


def test_a_book_among_the_files_is_opened() -> None:
    chosen = parse_arguments(["people.vcf", "Shop.barnacle"])
    assert (chosen.book, chosen.window_files) == (Path("Shop.barnacle"), [Path("people.vcf")])


def test_a_word_that_is_no_file_is_taken_for_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse_arguments(["peopel"])
    assert end.value.code == 2
    assert "invalid choice" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["a.barnacle", "b.barnacle"], ["--book", "a.barnacle", "b.barnacle"]])
def test_two_books_at_once_are_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse_arguments(words)
    assert (end.value.code, capsys.readouterr().err) == (2, "barnacle: only one book can be opened at a time\n")


def test_files_of_a_command_stay_with_it() -> None:
    chosen = parse_arguments(["import", "people.vcf"])
    assert (chosen.command, chosen.files, chosen.window_files) == ("import", [Path("people.vcf")], [])


def test_today_may_be_opened_instead_of_a_contact() -> None:
    assert parse_arguments(["--open", "today"]).open == "today"


def test_nobody_else_may(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse_arguments(["--open", "Jane"])
    assert end.value.code == 2
    assert "no number of a contact" in capsys.readouterr().err
