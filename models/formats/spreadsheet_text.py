"""From bytes to the rows of a spreadsheet: encoding, delimiter, the line of column names; in bounded memory."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO, TextIO

from models.errors import UnreadableFileError
from models.formats.reading import MAX_LINE_BYTES, BorrowedText, Problem
from models.formats.spreadsheet_layouts import column_words, known_columns

_HEADER_LINES = 10
_CHUNK = 1 << 20
# Notes reach a million characters, and doubled quotes count twice.
_LONGEST_CELL = 2 * 1_048_576
_DELIMITERS = (",", ";", "\t", "|")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_FORMATS = (
    (b"PK\x03\x04", "This is an Excel workbook or another zip file; save it as CSV in your spreadsheet program first."),
    (b"\xd0\xcf\x11\xe0", "This is an old Excel or Office file; save it as CSV in your spreadsheet program first."),
    (b"%PDF", "This is a PDF file, not a spreadsheet."),
    (b"\x89PNG", "This is a picture, not a spreadsheet."),
    (b"\xff\xd8\xff", "This is a picture, not a spreadsheet."),
    (b"GIF8", "This is a picture, not a spreadsheet."),
    (b"SQLite format 3", "This is a database, not a spreadsheet."),
    (b"{\\rtf", "This is a text document, not a spreadsheet."),
)
_CONTROL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1a\x1b")


@dataclass(slots=True)
class Table:
    """The rows of a spreadsheet under its column names. `header_line` is the line of the names, 1 for the first."""

    columns: tuple[str, ...]
    header_line: int
    notices: tuple[Problem, ...]
    _text: TextIO
    _delimiter: str
    is_unfinished: bool = field(default=False, init=False)
    """True once the row given last ran to the end of the file inside a quotation mark."""

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with the number of the line that it begins in.

        Raises:
            UnreadableFileError: a line or cell is too long for any address book.
        """
        first = self.header_line + 1
        reader = csv.reader(self._noting_the_end(_lines(self._text, first)), delimiter=self._delimiter)
        # The module's limit is one for all readers; it stands far below what a note may hold.
        csv.field_size_limit(_LONGEST_CELL)
        number = first
        try:
            for row in reader:
                yield number, row
                number = first + reader.line_num
        except csv.Error:
            raise UnreadableFileError(
                f"The row that begins in line {number:,} can't be read; a quotation mark in it may never be closed."
            ) from None

    def _noting_the_end(self, lines: Iterator[str]) -> Iterator[str]:
        # The reader asks for a line after the last one when a quotation mark is open, or when all rows are given.
        yield from lines
        self.is_unfinished = True


def read_table(stream: BinaryIO) -> Table:
    """Find out how the seekable `stream` is written, and where its column names stand.

    Raises:
        UnreadableFileError: the file is no text, or its first lines hold no known column names.
    """
    encoding = _encoding_of(stream)
    stream.seek(0)
    text = BorrowedText(stream, encoding, "replace", newline="")
    beginning = list(islice(_lines(text, 1), _HEADER_LINES))
    header_line, delimiter, columns = _header_of(beginning)
    # The lines that were looked at are read again, without the need to remember them.
    text.seek(0)
    for _ in range(header_line):
        text.readline()
    notices: tuple[Problem, ...] = ()
    if encoding == "cp1252":
        notices = (Problem(1, "This file is not UTF-8 and was read as Windows-1252 (Western European)"),)
    return Table(columns, header_line, notices, text, delimiter)


def _encoding_of(stream: BinaryIO) -> str:
    """By byte order mark, else strict UTF-8, else Windows-1252 (right for 9 of the 11 kinds of export tried)."""
    start = stream.read(_CHUNK)
    for mark, reason in _OTHER_FORMATS:
        if start.startswith(mark):
            raise UnreadableFileError(reason)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return encoding
    if len(start.translate(None, _CONTROL_BYTES)) < len(start) * 0.95:
        raise UnreadableFileError("This is no text file.")
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        chunk = start
        while chunk:
            decoder.decode(chunk)
            chunk = stream.read(_CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _lines(text: TextIO, first: int) -> Iterator[str]:
    number = first
    while line := text.readline(MAX_LINE_BYTES):
        if len(line) >= MAX_LINE_BYTES:
            raise UnreadableFileError(
                f"Line {number:,} is longer than {MAX_LINE_BYTES >> 20} MB, so this is no address book; "
                "nothing was read."
            )
        number += 1
        yield line


def _header_of(lines: Sequence[str]) -> tuple[int, str, tuple[str, ...]]:
    """The line, delimiter and names of the line in which most column names are known."""
    best = (0, 0, 0, ",", ())  # type: tuple[int, int, int, str, tuple[str, ...]]
    for number, line in enumerate(lines, start=1):
        for delimiter in _DELIMITERS:
            names = _cells(line, delimiter)
            score = known_columns([column_words(name) for name in names])
            if score and (score, len(names)) > best[:2]:
                best = (score, len(names), number, delimiter, names)
    score, _, number, delimiter, names = best
    if not score:
        raise UnreadableFileError(
            "The first lines hold no column names that are known, such as Name, Company, E-mail or Phone."
        )
    return number, delimiter, names


def _cells(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        row = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return ()
    return tuple(" ".join(cell.replace("\0", " ").split()) for cell in row)
