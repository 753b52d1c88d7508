"""Spreadsheets (CSV): read the exports of known programs and any with common column names, write Barnacle's own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from models.formats.reading import Problem, ReadContact, shown
from models.formats.spreadsheet_columns import compile_columns, unknown_column_problems
from models.formats.spreadsheet_layouts import column_words, layout_of
from models.formats.spreadsheet_own import OwnRowReader, is_own, write_spreadsheet
from models.formats.spreadsheet_rows import RowReader
from models.formats.spreadsheet_text import Table, read_table

__all__ = ["Spreadsheet", "read_spreadsheet", "write_spreadsheet"]


@dataclass(slots=True)
class Spreadsheet:
    """An opened spreadsheet. `layout` names the program it comes from; `notices` concern the file as a whole."""

    layout: str
    notices: tuple[Problem, ...]
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


def read_spreadsheet(stream: BinaryIO, today: date) -> Spreadsheet:
    """Open a seekable stream as a spreadsheet; notes without a day of their own get `today`.

    Raises:
        UnreadableFileError: the file is no text, or its first lines hold no known column names.
    """
    table = read_table(stream)
    if is_own(table.columns):
        return Spreadsheet("Barnacle", table.notices, table, OwnRowReader(table.columns, today))
    layout = layout_of([column_words(name) for name in table.columns])
    columns = compile_columns(table.columns, layout)
    notices = table.notices + unknown_column_problems(columns, table.header_line)
    return Spreadsheet(layout.name, notices, table, RowReader(columns, table.columns, today))
