"""What concerns the system is done without opening or making a book."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Barnacle = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config"


def read(outcome: tuple[int, str, str]) -> dict[str, object]:
    code, out, err = outcome
    assert (code, err) == (0, "")
    document: dict[str, object] = json.loads(out)
    return document


def test_autostart_is_switched_and_told(barnacle: Barnacle) -> None:
    said = [read(barnacle("autostart", *words, "--json"))["is_on"] for words in ([], ["on"], [], ["off"], [])]
    assert said == [False, True, True, False, False]


def test_no_book_is_made_for_it(barnacle: Barnacle, tmp_path: Path) -> None:
    barnacle("autostart", "on")
    assert not (tmp_path / "book.barnacle").exists()


def test_the_start_finds_the_same_data_folder(barnacle: Barnacle, tmp_path: Path) -> None:
    place = read(barnacle("autostart", "on", "--json"))["place"]
    assert str(tmp_path / "data") in Path(str(place)).read_text("utf-8")
