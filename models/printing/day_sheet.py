"""A day sheet: whom to reach on a day, with a box to tick, the number to call, and room to write on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.printing.paper import BLACK, GREY, PALE, Paper, PaperStyle, new_paper

_MARGIN, _FOOT = 42.0, 28.0
_TITLE_SIZE, _SECTION_SIZE, _NAME_SIZE, _TEXT_SIZE, _SMALL_SIZE = 17.0, 9.5, 9.4, 8.4, 7.4
_ROW_LEADING, _ROW_GAP, _NOTE_ROOM = 11.5, 7.0, 12.0
_BOX, _BOX_ROOM = 8.0, 18.0
_REACH_SHARE = 0.34


@dataclass(frozen=True, slots=True)
class DayRow:
    """One thing to do: when (a time or how late), with whom, why and by which method, what to bring, how to reach."""

    when: str
    name: str
    about: str
    reason: str
    bring: str
    reaches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DaySection:
    """Rows under one name; `has_boxes` where they are to be ticked."""

    name: str
    rows: tuple[DayRow, ...]
    has_boxes: bool = True


def write_day_sheet(path: Path, day: date, sections: Sequence[DaySection], style: PaperStyle) -> int:
    """Write the sections that have rows as a PDF; gives the number of pages.

    Raises:
        InputError: the name does not end in .pdf.
        MachineError: the file can't be written.
    """
    title = style.long_day_text(day)
    with new_paper(path, style.size, title) as paper:
        sheet = _Sheet(paper, title)
        filled = [section for section in sections if section.rows]
        sheet.put_head(filled)
        for section in filled:
            sheet.put_section(section)
        if not filled:
            sheet.put_nothing(style.translate("Nothing is due."))
        sheet.put_foot()
        return paper.page


class _Sheet:
    """Puts rows one below the other and begins a page when there is no room for one."""

    def __init__(self, paper: Paper, title: str) -> None:
        self._paper = paper
        self._title = title
        self._left, self._right = _MARGIN, paper.width - _MARGIN
        self._bottom = paper.height - _FOOT - 20
        self._y = _MARGIN

    def put_head(self, sections: Iterable[DaySection]) -> None:
        """The day, and how many there are of each."""
        self._paper.put(self._left, self._y + 13, self._title, _TITLE_SIZE, is_bold=True)
        counts = " · ".join(f"{section.name} {len(section.rows)}" for section in sections)
        self._paper.put(self._right, self._y + 13, counts, _SMALL_SIZE, grey=GREY, ends=True)
        self._paper.rule(self._left, self._right, self._y + 22, 1.0, BLACK)
        self._y += 36

    def put_nothing(self, words: str) -> None:
        """Say that nothing is to be done."""
        self._paper.put(self._left, self._y + 10, words, _NAME_SIZE, grey=GREY)

    def put_section(self, section: DaySection) -> None:
        """The rows, with the section's name above the first and again on each page."""
        is_named = False
        for row in section.rows:
            height = _height(row, has_note=section.has_boxes)
            if self._y + height + (0 if is_named else 22) > self._bottom:
                self._next_page()
                is_named = False
            if not is_named:
                self._put_name(section.name)
                is_named = True
            self._put_row(row, height, has_box=section.has_boxes)
        self._y += 8

    def put_foot(self) -> None:
        """The page's number, with the day on later pages."""
        y = self._paper.height - _FOOT
        if self._paper.page > 1:
            self._paper.put(self._left, y, self._title, _SMALL_SIZE, grey=GREY)
        self._paper.put(self._right, y, str(self._paper.page), _SMALL_SIZE, grey=GREY, ends=True)

    def _put_name(self, name: str) -> None:
        self._paper.put(self._left, self._y + 9, name, _SECTION_SIZE, is_bold=True, grey=GREY)
        self._paper.rule(self._left, self._right, self._y + 14, 0.6, GREY)
        self._y += 18

    def _put_row(self, row: DayRow, height: float, *, has_box: bool) -> None:
        paper, top = self._paper, self._y + _ROW_GAP
        if has_box:
            paper.box(self._left + 1, top - 0.5, _BOX)
        left = self._left + _BOX_ROOM
        reach_left = self._right - (self._right - self._left) * _REACH_SHARE
        room = reach_left - left - 12
        baseline = top + 7.5
        taken = paper.put(left, baseline, paper.fitted(row.name, room * 0.7, _NAME_SIZE, is_bold=True), _NAME_SIZE,
                          is_bold=True)  # fmt: skip
        about = paper.fitted(row.about, room - taken - 6, _SMALL_SIZE)
        paper.put(left + taken + 6, baseline, about, _SMALL_SIZE, grey=GREY)
        why = " · ".join(filter(None, (row.when, row.reason)))
        lines = [paper.fitted(why, room, _TEXT_SIZE)]
        if row.bring:
            lines.append(paper.fitted(row.bring, room, _TEXT_SIZE))
        for number, line in enumerate(lines, start=1):
            paper.put(left, baseline + number * _ROW_LEADING, line, _TEXT_SIZE, grey=BLACK if number == 1 else GREY)
        for number, reach in enumerate(row.reaches):
            shown = paper.fitted(reach, self._right - reach_left, _TEXT_SIZE)
            paper.put(reach_left, baseline + number * _ROW_LEADING, shown, _TEXT_SIZE)
        self._y += height
        # Room to write on, down to a fine line.
        paper.rule(left, self._right, self._y, 0.3, PALE)

    def _next_page(self) -> None:
        self.put_foot()
        self._paper.next_page()
        self._y = _MARGIN


def _height(row: DayRow, *, has_note: bool) -> float:
    lines = max(2 + bool(row.bring), len(row.reaches))
    return lines * _ROW_LEADING + (_NOTE_ROOM if has_note else _ROW_GAP / 2) + _ROW_GAP
