"""The papers as PDF files: every contact is on them, in any script, and nothing runs out of its room."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from models.errors import InputError
from models.printing.day_sheet import DayRow, DaySection, write_day_sheet
from models.printing.paper import A4, LETTER, PaperStyle, new_paper
from models.printing.pocket_list import PocketEntry, write_pocket_list
from models.printing.record_cards import CardPart, RecordCard, write_record_cards

DAY = date(2026, 11, 21)
STYLE = PaperStyle()


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def entries(count: int) -> Iterator[PocketEntry]:
    for number in range(count):
        name = f"{chr(65 + number * 26 // count)}name {number:04}"
        yield PocketEntry(name, name, "Somewhere", (f"+44 20 7946 {number:04}",))


def test_everyone_is_on_the_list_with_letters_and_pages(tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    pages = write_pocket_list(path, entries(700), DAY, STYLE)
    text = text_of(path)
    assert pages == len(PdfReader(path).pages) > 1
    assert all(f"{number:04}" in text for number in range(700))
    assert "Contacts · 21 November 2026" in text


@pytest.mark.parametrize("size", [A4, LETTER])
def test_the_paper_is_the_owners(tmp_path: Path, size: tuple[float, float]) -> None:
    path = tmp_path / "list.pdf"
    write_pocket_list(path, entries(3), DAY, PaperStyle(size))
    box = PdfReader(path).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize("name", ["伊藤健二", "حداد يوسف", "Ελένη", "Łódź", "שלום", "김철수"])
def test_names_of_any_script_are_printed(tmp_path: Path, name: str) -> None:
    path = tmp_path / "list.pdf"
    write_pocket_list(path, [PocketEntry(name, name, "", ())], DAY, STYLE)
    assert PdfReader(path).pages[0].extract_text()


def test_the_same_entries_make_the_same_file(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_pocket_list(tmp_path / name, entries(30), DAY, STYLE)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_long_texts_end_in_an_ellipsis(tmp_path: Path) -> None:
    with new_paper(tmp_path / "a.pdf", A4, "A") as paper:
        for text in ("word " * 100, "x" * 500, "伊" * 300):
            shown = paper.fitted(text, 100, 8)
            assert shown.endswith("…")
            assert paper.text_width(shown, 8) <= 100
        lines = paper.wrapped("word " * 100, 100, 8, 3)
        assert len(lines) == 3
        assert lines[-1].endswith("…")
        assert all(paper.text_width(line, 8) <= 100 for line in lines)
        assert paper.wrapped("one\ntwo", 100, 8, 3) == ["one", "two"]
        assert paper.wrapped("", 100, 8, 3) == []


def test_six_cards_are_on_a_page(tmp_path: Path) -> None:
    cards = [RecordCard(f"Name {n}", "Firm", "Lead", (CardPart("Notes", ("word " * 400,), most=99),)) for n in range(7)]
    path = tmp_path / "cards.pdf"
    assert write_record_cards(path, cards, STYLE) == 2
    first, second = (page.extract_text() for page in PdfReader(path).pages)
    assert "Name 5" in first
    assert "Name 6" in second


def test_the_day_has_its_rows_and_begins_new_pages(tmp_path: Path) -> None:
    rows = tuple(DayRow("today", f"Name {n}", "Leeds", "Call", "Bring: list", ("020 7946 0123",)) for n in range(40))
    path = tmp_path / "day.pdf"
    pages = write_day_sheet(path, DAY, [DaySection("Due", rows), DaySection("Coming up", ())], STYLE)
    text = text_of(path)
    assert pages > 1
    assert "Saturday 21 November 2026" in text
    assert all(f"Name {n}" in text for n in range(40))
    assert "Coming up" not in text


def test_an_empty_day_says_so(tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    assert write_day_sheet(path, DAY, [], STYLE) == 1
    assert "Nothing is due." in text_of(path)


@pytest.mark.parametrize(
    "write",
    [
        lambda path: write_pocket_list(path, (), DAY, STYLE),
        lambda path: write_record_cards(path, (), STYLE),
        lambda path: write_day_sheet(path, DAY, (), STYLE),
    ],
)
def test_another_suffix_is_refused(tmp_path: Path, write: Callable[[Path], int]) -> None:
    with pytest.raises(InputError, match=r"must end in \.pdf"):
        write(tmp_path / "list.txt")
    assert list(tmp_path.iterdir()) == []
