"""Where Barnacle keeps its files."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from models.paths import Paths

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has its own folder for each user")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that all users share, of a system without runtime folders."""
    shared = tmp_path / "shared"
    shared.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "none"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(tempfile, "tempdir", str(shared))
    return shared


def make_open_to_others(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)


def make_link(folder: Path) -> None:
    folder.symlink_to(folder.parent)


def make_file(folder: Path) -> None:
    folder.touch()


def test_without_a_runtime_folder_one_of_the_user_alone_is_made(temporary: Path) -> None:
    folder = Paths.of_user().runtime_dir
    assert folder == temporary / f"barnacle-{os.getuid()}"
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("make", [make_open_to_others, make_link, make_file])
def test_what_others_may_have_made_in_its_place_is_not_used(
    temporary: Path, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(temporary / f"barnacle-{os.getuid()}")
    assert Paths.of_user().runtime_dir.parent == tmp_path / "cache"


def test_the_folder_of_another_user_is_not_used(
    temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = Paths.of_user().runtime_dir
    somebody_else = os.getuid() + 1
    theirs.rename(temporary / f"barnacle-{somebody_else}")
    monkeypatch.setattr(os, "getuid", lambda: somebody_else)
    assert Paths.of_user().runtime_dir.parent == tmp_path / "cache"
