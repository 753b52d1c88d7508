"""Copies chosen rows or cards of a file into another of the same layout, for the owner to mend and bring in again."""

import csv
import io
from collections.abc import Collection, Iterator
from typing import BinaryIO

from models.formats.spreadsheet_table import Table
from models.formats.vcard_lines import read_cards


def copy_rows(table: Table, lines: Collection[int]) -> Iterator[bytes]:
    """The names of the columns and the rows that begin in these lines, written as the file is; a workbook as CSV."""
    encoding = table.encoding or "utf-8-sig"
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=table.delimiter, lineterminator="\r\n")
    writer.writerow(table.columns)
    # Only the first piece may carry a byte order mark.
    yield buffer.getvalue().encode(encoding, "replace")
    rest = encoding.removesuffix("-sig").replace("utf-16", "utf-16-le")
    for line, row in table.rows():
        if line in lines:
            buffer.seek(0)
            buffer.truncate()
            writer.writerow(row)
            yield buffer.getvalue().encode(rest, "replace")


def copy_cards(stream: BinaryIO, lines: Collection[int]) -> Iterator[bytes]:
    """The cards that begin in these lines, byte for byte but for the encoding of the whole, which becomes UTF-8."""
    for card in read_cards(stream):
        if card.line in lines:
            yield b"BEGIN:VCARD\r\n"
            yield from card.lines
            yield b"END:VCARD\r\n"
