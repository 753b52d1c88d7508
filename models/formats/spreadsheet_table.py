"""A table as a file holds it: names of columns, and rows of texts under them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from models.formats.reading import Problem

HEADER_LINES = 10
# An e-mail address, a telephone number, a date or a web address: no name of a column.
_VALUE = re.compile(r"[^@\s]+@[^@\s]+\.\w+|\+?[\d\s()./-]{6,20}|(https?://|www\.)\S+", re.IGNORECASE)
# How many of a line's folded names are known.
KnownNames = Callable[[Sequence[str]], int]


class Table(Protocol):
    """The rows of a spreadsheet under its column names, whatever kind of file it is."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names."""

    @property
    def header_line(self) -> int:
        """The line of the names, 1 for the first."""

    @property
    def known_names(self) -> int:
        """How many of the names are known; 0 when the line of the names was only guessed."""

    @property
    def encoding(self) -> str:
        """The codec of the text, empty for a workbook."""

    @property
    def delimiter(self) -> str:
        """What stands between two cells, a comma for a workbook."""

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What concerns the file as a whole."""

    @property
    def is_unfinished(self) -> bool:
        """True once the row given last ran to the end of the file inside a quotation mark."""

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with the number of the line that it begins in; may be asked for again.

        Raises:
            UnreadableFileError: a line or cell is too long for any address book.
        """


@dataclass(frozen=True, slots=True)
class Header:
    """A line that may hold the names: how many of them are known, how many there are, and where it stands."""

    known: int
    filled: int
    line: int
    delimiter: str
    names: tuple[str, ...]


def best_header(candidates: Iterable[Header]) -> Header | None:
    """The line in which most names are known; where none is, the first of those with most names."""
    best: Header | None = None
    for header in candidates:
        if header.filled and (best is None or (header.known, header.filled) > (best.known, best.filled)):
            best = header
    return best


def header_or_numbers(header: Header, known_names: KnownNames) -> Header:
    """The line of the names; where somebody's values stand in it, the columns get numbers and all lines are rows."""
    if header.known or not any(_VALUE.fullmatch(name) for name in header.names):
        return header
    names = tuple(f"Column {number}" for number in range(1, len(header.names) + 1))
    return Header(known_names(names), len(names), 0, header.delimiter, names)


def tidy_name(cell: str) -> str:
    """The name of a column on one line."""
    return " ".join(cell.replace("\0", " ").split())
