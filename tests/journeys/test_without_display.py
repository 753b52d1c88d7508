"""On a machine without a display the program does its main job without a window, and names what it made."""

import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader

from ui.system.display import has_display

ROOT = Path(__file__).parents[2]


def run_program(data_dir: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Start main.py as a process that sees no display."""
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--data-dir", str(data_dir), *arguments],
        env={**environment, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_main_job_is_done_without_a_window(tmp_path: Path) -> None:
    done = run_program(tmp_path, "--today", "2026-11-21")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "There is no display, so Barnacle shows its main job without a window."
    assert any("Tom Harris · Call about the seminar" in line for line in lines)
    named = [Path(line.rpartition(": ")[2]) for line in lines if str(tmp_path) in line]
    assert {path.suffix for path in named} == {".barnacle", ".pdf", ".png"}
    assert all(path.stat().st_size > 0 for path in named)
    (labels,) = (path for path in named if path.suffix == ".pdf")
    assert "Harris Plumbing" in "".join(page.extract_text() for page in PdfReader(labels).pages)


def test_the_owners_book_is_left_alone(tmp_path: Path) -> None:
    run_program(tmp_path, "add", "--name", "Jane Doe")
    run_program(tmp_path, "--today", "2026-11-21")
    assert run_program(tmp_path, "list").stdout.split("\t")[1] == "Jane Doe"


def test_a_display_is_told_from_the_environment() -> None:
    assert has_display({"DISPLAY": "desk.example:10.0"}, "linux")
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert has_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert has_display({}, "win32")
    assert not has_display({}, "linux")
    assert not has_display({"DISPLAY": ":65000"}, "linux")
