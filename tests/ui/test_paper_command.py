"""The command that prints on paper, called as a script calls it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    ("what", "options", "told"),
    [
        ("list", (), {"what": "list", "contacts": 2}),
        ("cards", ("--search", "ann"), {"what": "cards", "contacts": 1}),
        ("day", ("--on", "2026-11-21"), {"what": "day", "on": "2026-11-21", "rows": 2}),
    ],
)
def test_each_paper(
    barnacle: Run, tmp_path: Path, what: str, options: tuple[str, ...], told: dict[str, object]
) -> None:
    for name in ("Ann Lee", "Bob Ray"):
        barnacle("add", "--name", name, "--today", "2026-11-21")
    path = tmp_path / "paper.pdf"
    code, out, err = barnacle("print", what, str(path), *options, "--json", "--today", "2026-11-21")
    assert (code, err) == (0, "")
    assert json.loads(out) == {"file": str(path), **told}
    assert path.read_bytes().startswith(b"%PDF")


def test_another_suffix_is_refused_in_one_line(barnacle: Run, tmp_path: Path) -> None:
    code, _, err = barnacle("print", "list", str(tmp_path / "list.txt"))
    assert (code, err.count("\n")) == (2, 1)
