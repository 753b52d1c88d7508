"""Which book is opened when none is named."""

from pathlib import Path

import pytest

from models.errors import MissingBookError
from models.paths import Paths


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "data", tmp_path / "run")


def test_the_first_start_takes_the_default_book(paths: Paths) -> None:
    assert paths.last_book() == paths.default_book


def test_the_book_that_was_open_last_is_opened_again(paths: Paths, tmp_path: Path) -> None:
    book = tmp_path / "Mine.barnacle"
    book.touch()
    paths.remember_book(book)
    assert paths.last_book() == book


@pytest.mark.parametrize("folder", ["stick", "data"])
def test_a_book_that_is_gone_is_not_replaced_by_another(paths: Paths, tmp_path: Path, folder: str) -> None:
    book = tmp_path / folder / paths.default_book.name
    paths.remember_book(book)
    with pytest.raises(MissingBookError) as caught:
        paths.last_book()
    assert str(book) in str(caught.value)


def test_a_note_that_cant_be_written_leaves_the_one_before(paths: Paths, tmp_path: Path) -> None:
    book = tmp_path / "Mine.barnacle"
    book.touch()
    paths.remember_book(book)
    (paths.data_dir / "last book.part").mkdir()
    paths.remember_book(tmp_path / "Other.barnacle")
    assert paths.last_book() == book


def test_a_book_in_a_folder_that_the_system_refuses_to_look_at_is_told_missing(paths: Paths, tmp_path: Path) -> None:
    paths.remember_book(tmp_path / ("stick" * 60) / "Mine.barnacle")
    with pytest.raises(MissingBookError):
        paths.last_book()
