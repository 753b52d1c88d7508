"""What concerns the system is done without opening or making a book."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Barnacle = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config"


def read(outcome: tuple[int, str, str]) -> dict[str, Any]:
    code, out, err = outcome
    assert (code, err) == (0, "")
    document: dict[str, Any] = json.loads(out)
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


@pytest.fixture
def systemctl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A systemd that takes everything, and notes what it was told."""
    program = tmp_path / "bin" / "systemctl"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$*" >> {tmp_path}/told\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    return tmp_path / "told"


@pytest.mark.skipif(sys.platform != "linux", reason="the other systems have other schedulers")
def test_a_schedule_is_installed_told_and_removed(barnacle: Barnacle, systemctl: Path) -> None:
    installed = read(barnacle("install-schedule", "--every", "5", "--json"))
    assert (installed["is_installed"], installed["every_minutes"], installed["is_active"]) == (True, 5, True)
    files = [Path(file) for file in list(installed["files"])]
    assert all(file.exists() for file in files)
    removed = read(barnacle("install-schedule", "--remove", "--json"))
    assert (removed["is_installed"], sorted(removed["files"])) == (False, sorted(installed["files"]))
    assert not any(file.exists() for file in files)
    assert systemctl.read_text().splitlines() == [
        *("--user daemon-reload", "--user restart barnacle-remind.timer"),
        *("--user stop barnacle-remind.timer", "--user daemon-reload"),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="the other systems have other schedulers")
def test_without_systemd_the_command_to_schedule_is_named(
    barnacle: Barnacle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    code, out, err = barnacle("install-schedule")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "remind --wait" in err


def test_an_odd_interval_is_refused(barnacle: Barnacle) -> None:
    code, _, err = barnacle("install-schedule", "--every", "7")
    assert (code, len(err.splitlines())) == (2, 1)
