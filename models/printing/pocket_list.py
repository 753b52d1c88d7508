"""A pocket list: everybody's name, town and numbers in three narrow columns, with the letters of the alphabet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.domain.folding import fold
from models.jobs import NoProgress, Progress
from models.printing.paper import BLACK, GREY, Paper, PaperStyle, new_paper

_MARGIN, _HEAD, _FOOT = 30.0, 26.0, 22.0
_COLUMNS, _GUTTER = 3, 16.0
_NAME_SIZE, _SMALL_SIZE, _LETTER_SIZE = 7.4, 6.6, 10.5
_LEADING, _GAP = 9.2, 2.4
_LETTER_HEIGHT = 19.0
_REPORT_EVERY = 200


@dataclass(frozen=True, slots=True)
class PocketEntry:
    """A contact of the list; `sort_key` gives the letter it stands under, `about` company and town."""

    name: str
    sort_key: str
    about: str
    reaches: tuple[str, ...]


def write_pocket_list(
    path: Path,
    entries: Iterable[PocketEntry],
    today: date,
    style: PaperStyle,
    *,
    total: int = 0,
    progress: Progress | None = None,
) -> int:
    """Write the entries, which come in order, as a PDF; gives the number of pages. `total` is how many come.

    Raises:
        InputError: the name does not end in .pdf.
        MachineError: the file can't be written.
        JobCancelledError: the owner asked to stop; nothing was written.
    """
    progress = progress or NoProgress()
    title = style.translate("Contacts")
    with new_paper(path, style.size, title) as paper:
        columns = _Columns(paper, f"{title} · {style.day_text(today)}")
        for done, entry in enumerate(entries):
            if done % _REPORT_EVERY == 0:
                progress.report(done, total)
            columns.add(entry)
        columns.finish()
        return paper.page


class _Columns:
    """Fills one column after the other; names the first and last entry of a page at its head."""

    def __init__(self, paper: Paper, title: str) -> None:
        self._paper = paper
        self._title = title
        self._top, self._bottom = _MARGIN + _HEAD, paper.height - _FOOT - _MARGIN / 2
        self._width = (paper.width - 2 * _MARGIN - (_COLUMNS - 1) * _GUTTER) / _COLUMNS
        self._column = 0
        self._y = self._top
        self._letter = ""
        self._first = self._last = ""

    def add(self, entry: PocketEntry) -> None:
        """Put an entry below the one before, with its letter where it is the first of it."""
        letter = _letter(entry.sort_key)
        lines = self._lines(entry)
        height = len(lines) * _LEADING + _GAP
        needed = height + (_LETTER_HEIGHT if letter != self._letter else 0)
        if self._y + needed > self._bottom:
            self._next_column()
        if letter != self._letter:
            self._put_letter(letter)
        left = self._left
        for number, (text, reach) in enumerate(lines):
            y = self._y + _LEADING * (number + 0.75)
            self._put_line(left, y, text, reach, is_first=number == 0)
        self._y += height
        self._first = self._first or entry.name
        self._last = entry.name

    def finish(self) -> None:
        """Finish the last page."""
        self._put_frame()

    def _lines(self, entry: PocketEntry) -> list[tuple[str, str]]:
        """Name and first number on one line, what is known and the second number on the next, and so on."""
        reaches = list(entry.reaches) or [""]
        lines = [(entry.name, reaches[0])]
        rest = reaches[1:]
        if entry.about or rest:
            lines.append((entry.about, rest[0] if rest else ""))
        return lines + [("", reach) for reach in rest[1:]]

    def _put_line(self, left: float, y: float, text: str, reach: str, *, is_first: bool) -> None:
        paper = self._paper
        most = self._width * (0.62 if text else 1.0)
        shown = paper.fitted(reach, most, _SMALL_SIZE)
        taken = paper.put(left + self._width, y, shown, _SMALL_SIZE, grey=BLACK if is_first else GREY, ends=True)
        size = _NAME_SIZE if is_first else _SMALL_SIZE
        room = self._width - taken - (6 if taken else 0)
        words = paper.fitted(text, room, size, is_bold=is_first)
        paper.put(left, y, words, size, is_bold=is_first, grey=BLACK if is_first else GREY)

    def _put_letter(self, letter: str) -> None:
        if self._y > self._top:
            self._y += 4
        self._paper.put(self._left, self._y + 10, letter, _LETTER_SIZE, is_bold=True)
        self._paper.rule(self._left, self._left + self._width, self._y + 13.5, 0.6, GREY)
        self._y += _LETTER_HEIGHT - 4
        self._letter = letter

    @property
    def _left(self) -> float:
        return _MARGIN + self._column * (self._width + _GUTTER)

    def _next_column(self) -> None:
        self._column += 1
        if self._column == _COLUMNS:
            self._put_frame()
            self._paper.next_page()
            self._column = 0
            self._first = ""
        self._y = self._top

    def _put_frame(self) -> None:
        """Title and range of names at the head, page at the foot, thin lines between the columns."""
        paper = self._paper
        right = paper.width - _MARGIN
        taken = paper.put(_MARGIN, _MARGIN + 8, self._title, 8.5, is_bold=True)
        if self._first:
            span = paper.fitted(f"{self._first} – {self._last}", right - _MARGIN - taken - 20, 7.5)
            paper.put(right, _MARGIN + 8, span, 7.5, grey=GREY, ends=True)
        paper.rule(_MARGIN, right, _MARGIN + 14, 0.8, BLACK)
        for number in range(1, _COLUMNS):
            x = _MARGIN + number * (self._width + _GUTTER) - _GUTTER / 2
            paper.upright(x, self._top, self._bottom)
        paper.put(right, paper.height - _FOOT, str(paper.page), 7.5, grey=GREY, ends=True)


def _letter(sort_key: str) -> str:
    """The letter an entry stands under; digits and signs share one."""
    first = fold(sort_key.strip())[:1].upper()
    return first if first.isalpha() else "#"
