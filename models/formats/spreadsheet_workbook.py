"""The rows of an Excel or OpenDocument workbook, as texts: numbers as they were typed, days as ISO 8601."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from models.errors import UnreadableFileError
from models.formats.reading import Problem
from models.formats.spreadsheet_table import HEADER_LINES, Header, KnownNames, best_header, header_or_numbers, tidy_name
from models.formats.workbook_extent import refuse_far_cells

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_LARGEST_FILE = 256 << 20
# What a file unpacks to is bounded by its size; honest workbooks reach thirty times.
_MOST_UNPACKED = 60
_ALWAYS_UNPACKED = 8 << 20
_KNOWN_PACKING = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
_DAMAGED = "This workbook is damaged, or another kind of zip file."
_Cell = str | float | int | bool | date | datetime | time | timedelta


@dataclass(slots=True)
class WorkbookTable:
    """The rows of one sheet; a `Table`."""

    columns: tuple[str, ...]
    header_line: int
    known_names: int
    notices: tuple[Problem, ...]
    _rows: Sequence[Sequence[_Cell]]
    encoding: str = ""
    delimiter: str = ","
    is_unfinished: bool = False

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with its number in the sheet."""
        for number in range(self.header_line, len(self._rows)):
            yield number + 1, [_text(cell) for cell in self._rows[number]]


def read_workbook(stream: BinaryIO, known_names: KnownNames) -> WorkbookTable:
    """The sheet in which most column names are known; where none is, the first with any text.

    Raises:
        UnreadableFileError: it is no workbook, is damaged, or unpacks to more than its size allows.
    """
    data = stream.read(_LARGEST_FILE + 1)
    _refuse_bombs(data)
    book = _open(data)
    best: tuple[Header, str, Sequence[Sequence[_Cell]]] | None = None
    filled: list[str] = []
    for name in book.sheet_names:
        rows = _rows_of(book, name)
        header = best_header(_headers(rows, known_names))
        if header is None:
            continue
        filled.append(name)
        if best is None or header.known > best[0].known:
            best = header, name, rows
    if best is None:
        raise UnreadableFileError("This workbook is empty.")
    header, name, rows = best
    header = header_or_numbers(header, known_names)
    others = ", ".join(other for other in filled if other != name)
    notices = (Problem(1, f"Only the sheet “{name}” was read, not", others),) if others else ()
    return WorkbookTable(header.names, header.line, header.known, notices, rows)


def _refuse_bombs(data: bytes) -> None:
    if len(data) > _LARGEST_FILE:
        raise UnreadableFileError(f"This workbook is larger than {_LARGEST_FILE >> 20} MB; save it as CSV.")
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if not _KNOWN_PACKING.issuperset(entry.compress_type for entry in entries):
                raise UnreadableFileError(_DAMAGED)
            unpacked = sum(entry.file_size for entry in entries)
            if unpacked > max(_ALWAYS_UNPACKED, _MOST_UNPACKED * len(data)):
                raise UnreadableFileError("This workbook unpacks to far more than its size; it was not read.")
            refuse_far_cells(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, LookupError, OSError, RuntimeError) as error:
        raise UnreadableFileError(_DAMAGED) from error


def _open(data: bytes) -> "CalamineWorkbook":
    from python_calamine import CalamineError, load_workbook

    try:
        return load_workbook(BytesIO(data))
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableFileError("This is no workbook that can be read; save it as CSV.") from error


def _rows_of(book: "CalamineWorkbook", name: str) -> Sequence[Sequence[_Cell]]:
    from python_calamine import CalamineError

    try:
        return book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableFileError(f"The sheet “{name}” is damaged; save it as CSV.") from error


def _headers(rows: Sequence[Sequence[_Cell]], known_names: KnownNames) -> Iterator[Header]:
    for number, row in enumerate(rows[:HEADER_LINES], start=1):
        names = tuple(tidy_name(_text(cell)) for cell in row)
        while names and not names[-1]:
            names = names[:-1]
        yield Header(known_names(names), sum(map(bool, names)), number, "", names)


def _text(cell: _Cell) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ") if cell.time() != time() else cell.date().isoformat()
    return str(cell)
