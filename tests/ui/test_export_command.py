"""The command that writes files, called as a script calls it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def export(barnacle: Run, tmp_path: Path) -> Callable[..., str]:
    """Writes Tom Harris of +Plumbing to a file and gives its text."""
    barnacle("add", "--name", "Tom Harris", "--company", "+Plumbing", "--phone", "+44 7700 900123", "--plan", "none")

    def run(name: str, *options: str) -> str:
        code, out, err = barnacle("export", str(tmp_path / name), *options, "--json")
        assert (code, err, json.loads(out)["written"]) == (0, "", 1)
        return (tmp_path / name).read_text("utf-8-sig")

    return run


def test_the_version_of_a_vcard(export: Callable[..., str]) -> None:
    assert "VERSION:3.0" in export("a.vcf")
    assert "VERSION:4.0" in export("b.vcf", "--version", "4.0")


@pytest.mark.parametrize(
    ("layout", "column"),
    [("barnacle", "Given name"), ("google", "Organization Name"), ("outlook", "Spouse")],
)
def test_the_layout_of_a_spreadsheet(export: Callable[..., str], layout: str, column: str) -> None:
    assert column in export("a.csv", "--layout", layout).splitlines()[0]


def test_formulas_and_semicolons(export: Callable[..., str]) -> None:
    assert "'+Plumbing" in export("a.csv")
    assert "'+Plumbing" not in export("b.csv", "--formulas", "plain")
    assert ";'+Plumbing;" in export("c.csv", "--layout", "outlook", "--formulas", "guarded", "--semicolons")
    assert "'+" not in export("d.csv", "--layout", "google")


def test_the_whole_book(export: Callable[..., str]) -> None:
    book = json.loads(export("book.json"))
    assert book["contacts"][0]["phones"][0]["number"] == "+44 7700 900123"
    assert book["plans"]
