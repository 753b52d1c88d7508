"""From bytes to the rows of a text table: encoding, delimiter, the line of column names; in bounded memory."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO

from models.errors import InputError, UnreadableFileError
from models.formats.reading import MAX_LINE_BYTES, BorrowedText, Problem, ReadingChoices
from models.formats.spreadsheet_table import HEADER_LINES, Header, KnownNames, best_header, header_or_numbers, tidy_name
from models.formats.text_encodings import encoding_words, find_encoding

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
    (b"%PDF", "This is a PDF file, not a spreadsheet."),
    (b"\x89PNG", "This is a picture, not a spreadsheet."),
    (b"\xff\xd8\xff", "This is a picture, not a spreadsheet."),
    (b"GIF8", "This is a picture, not a spreadsheet."),
    (b"SQLite format 3", "This is a database, not a spreadsheet."),
    (b"{\\rtf", "This is a text document, not a spreadsheet."),
)
_CONTROL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1a\x1b")


@dataclass(slots=True)
class TextTable:
    """The rows of a CSV file; a `Table`."""

    columns: tuple[str, ...]
    header_line: int
    known_names: int
    encoding: str
    notices: tuple[Problem, ...]
    delimiter: str
    _text: BorrowedText
    is_unfinished: bool = field(default=False, init=False)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with the number of the line that it begins in.

        Raises:
            UnreadableFileError: a line or cell is too long for any address book.
        """
        self.is_unfinished = False
        self._text.seek(0)
        for _ in range(self.header_line):
            self._text.readline()
        first = self.header_line + 1
        reader = csv.reader(self._noting_the_end(_lines(self._text, first)), delimiter=self.delimiter)
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


def read_text_table(stream: BinaryIO, reading: ReadingChoices, fallback: str, known_names: KnownNames) -> TextTable:
    """Find out how the seekable `stream` is written, and where its column names stand.

    `fallback` is the encoding of a text that is neither marked nor UTF-8.

    Raises:
        InputError: there is no such encoding as the owner chose.
        UnreadableFileError: the file is no text, or empty.
    """
    encoding = chosen_encoding(reading) or _encoding_of(stream, fallback)
    stream.seek(0)
    text = BorrowedText(stream, encoding, "replace", newline="")
    beginning = list(islice(_lines(text, 1), HEADER_LINES))
    header = best_header(_headers(beginning, known_names))
    if header is None:
        raise UnreadableFileError("This file is empty.")
    header = header_or_numbers(header, known_names)
    notices: tuple[Problem, ...] = ()
    if encoding == fallback and not reading.encoding:
        notices = (Problem(1, f"This file is not UTF-8 and was read as {encoding_words(encoding)}"),)
    return TextTable(header.names, header.line, header.known, encoding, notices, header.delimiter, text)


def chosen_encoding(reading: ReadingChoices) -> str:
    """The codec that the owner chose, empty for none.

    Raises:
        InputError: there is no such encoding.
    """
    if not reading.encoding:
        return ""
    found = find_encoding(reading.encoding)
    if found is None:
        raise InputError(f"There is no encoding “{reading.encoding}”; try utf-8, cp1252 or cp1250.")
    return "utf-8-sig" if found == "utf-8" else found


def _encoding_of(stream: BinaryIO, fallback: str) -> str:
    """By byte order mark, else strict UTF-8, else the fallback (right for 9 of the 11 kinds of export tried)."""
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
        return fallback
    return "utf-8"


def _lines(text: BorrowedText, first: int) -> Iterator[str]:
    number = first
    while line := text.readline(MAX_LINE_BYTES):
        if len(line) >= MAX_LINE_BYTES:
            raise UnreadableFileError(
                f"Line {number:,} is longer than {MAX_LINE_BYTES >> 20} MB, so this is no address book; "
                "nothing was read."
            )
        number += 1
        yield line


def _headers(lines: Sequence[str], known_names: KnownNames) -> Iterator[Header]:
    for number, line in enumerate(lines, start=1):
        for delimiter in _DELIMITERS:
            names = _cells(line, delimiter)
            yield Header(known_names(names), sum(map(bool, names)), number, delimiter, names)


def _cells(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        row = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return ()
    return tuple(map(tidy_name, row))
