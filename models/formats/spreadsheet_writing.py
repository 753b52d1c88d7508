"""Writing rows as CSV: byte order mark, separator, line ends, and cells that would be taken for formulas."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

# Spreadsheet programs take such cells for formulas; one that begins so is written with an apostrophe before it.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


class Separator(StrEnum):
    """What stands between cells; programs in countries with a decimal comma want the semicolon."""

    COMMA = ","
    SEMICOLON = ";"


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """How a sheet is written. `guards_formulas`: an apostrophe before cells that begin with = + - @."""

    guards_formulas: bool = True
    separator: Separator = Separator.COMMA


def write_rows(columns: Sequence[str], rows: Iterable[Mapping[str, str]], options: SheetOptions) -> Iterator[bytes]:
    """The rows, given by column, as CSV: UTF-8 with byte order mark (without it Excel shows wrong letters), CR LF."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n", delimiter=options.separator.value)
    writer.writerow(columns)
    yield b"\xef\xbb\xbf"
    for cells in rows:
        writer.writerow([guarded(cells.get(column, ""), options) for column in columns])
        yield buffer.getvalue().encode("utf-8", "replace")
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode()


def guarded(cell: str, options: SheetOptions) -> str:
    """`cell` with an apostrophe before it where it would be a formula, or where reading would take one away."""
    if cell[:1] in "'=+-@\t\r" and (_GUARDED.match(cell) or (options.guards_formulas and _FORMULA.match(cell))):
        return "'" + cell
    return cell


def unguarded(cell: str) -> str:
    """A cell as it was before it was guarded."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell
