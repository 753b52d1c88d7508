"""Spreadsheets (CSV, Excel): read the exports of known programs and any with common column names, write our own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import BinaryIO

from models.errors import UnreadableFileError
from models.formats.reading import Problem, ReadContact, ReadingChoices, shown
from models.formats.spreadsheet_columns import compile_columns, date_columns, unknown_column_problems
from models.formats.spreadsheet_days import find_day_orders
from models.formats.spreadsheet_layouts import Layout, column_words, known_columns, layout_of
from models.formats.spreadsheet_own import OwnRowReader, is_own, write_spreadsheet
from models.formats.spreadsheet_rows import RowReader
from models.formats.spreadsheet_table import Table
from models.formats.spreadsheet_text import read_text_table
from models.formats.spreadsheet_workbook import SIGNATURES, read_workbook
from models.formats.text_encodings import WESTERN

__all__ = ["Spreadsheet", "UnknownColumnsError", "open_table", "read_spreadsheet", "sample_rows", "write_spreadsheet"]

_SAMPLES = 200


class UnknownColumnsError(UnreadableFileError):
    """No name of a column is known; the owner can say what they mean."""


@dataclass(slots=True)
class Spreadsheet:
    """An opened spreadsheet. `layout` names the program it comes from; `notices` concern the file as a whole.

    `open_dates` are the columns whose days can be read in two ways, each with an example.
    """

    layout: str
    encoding: str
    notices: tuple[Problem, ...]
    open_dates: tuple[tuple[str, str], ...]
    _table: Table
    _reader: RowReader | OwnRowReader

    def contacts(self) -> Iterator[ReadContact]:
        """The contacts, one at a time, once; rows without any text are left out.

        Raises:
            UnreadableFileError: a line or cell is too long for any address book.
        """
        for line, row in self._table.rows():
            if self._table.is_unfinished:
                yield self._read_unfinished(line, row)
            elif any(row):
                yield self._reader.read(line, row)

    def _read_unfinished(self, line: int, row: list[str]) -> ReadContact:
        problem = Problem(line, "This row has a quotation mark that is never closed", shown(row[0]))
        if len(row) < len(self._table.columns):
            return ReadContact(None, line, (problem,))
        contact = self._reader.read(line, row)
        return replace(contact, problems=(*contact.problems, problem))


def read_spreadsheet(
    stream: BinaryIO, today: date, reading: ReadingChoices | None = None, fallback_encoding: str = WESTERN
) -> Spreadsheet:
    """Open a seekable stream as a spreadsheet; notes without a day of their own get `today`.

    Raises:
        InputError: the owner chose an encoding that there is not.
        UnknownColumnsError: the first lines hold no known column names, and no meanings were given.
        UnreadableFileError: the file is no text and no workbook.
    """
    reading = reading or ReadingChoices()
    table = open_table(stream, reading, fallback_encoding)
    if is_own(table.columns) and reading.meanings is None:
        return Spreadsheet("Barnacle", table.encoding, table.notices, (), table, OwnRowReader(table.columns, today))
    if reading.meanings is None:
        reading = replace(reading, meanings=_saved_meanings(table.columns, reading))
    if reading.meanings is None and not table.known_names:
        raise UnknownColumnsError(
            "The first lines hold no column names that are known, such as Name, Company, E-mail or Phone."
        )
    layout = _layout(table.columns, reading)
    columns = compile_columns(table.columns, layout)
    orders = find_day_orders(date_columns(columns), table.rows())
    known, notices = orders.known, table.notices + unknown_column_problems(columns, table.header_line)
    if reading.day_order is not None:
        known |= dict.fromkeys(orders.open, reading.day_order)
        orders.open.clear()
    open_dates = tuple((table.columns[index], example) for index, example in orders.open.items())
    reader = RowReader(columns, table.columns, today, known)
    return Spreadsheet(layout.name, table.encoding, notices, open_dates, table, reader)


def open_table(stream: BinaryIO, reading: ReadingChoices, fallback_encoding: str) -> Table:
    """The rows of a seekable stream as they stand there, of whatever kind it is.

    Raises:
        InputError: the owner chose an encoding that there is not.
        UnreadableFileError: the file is no text and no workbook, or empty.
    """

    def known_names(names: Sequence[str]) -> int:
        words = [column_words(name) for name in names]
        if reading.meanings is not None:
            return sum(1 for word in words if word in reading.meanings)
        return known_columns(words)

    start = stream.read(8)
    stream.seek(0)
    if start.startswith(SIGNATURES):
        return read_workbook(stream, known_names)
    return read_text_table(stream, reading, fallback_encoding, known_names)


def sample_rows(table: Table) -> list[list[str]]:
    """The first rows with any text, each as long as there are columns."""
    count = len(table.columns)
    rows = (row for _, row in table.rows() if any(row))
    return [(row + [""] * count)[:count] for row in islice(rows, _SAMPLES)]


def _saved_meanings(columns: Sequence[str], reading: ReadingChoices) -> Mapping[str, str] | None:
    words = {word for name in columns if (word := column_words(name))}
    return next((meanings for meanings in reading.saved if words and words <= meanings.keys()), None)


def _layout(columns: Sequence[str], reading: ReadingChoices) -> Layout:
    if reading.meanings is not None:
        return Layout("as you said", reading.meanings)
    return layout_of([column_words(name) for name in columns])
