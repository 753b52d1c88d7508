"""Who was left out of a mailing, as a spreadsheet."""

import csv
import io
from collections.abc import Iterable

from models.domain.recipients import LeftOut

_HEADINGS = ("Name", "Reason", "Detail")
# Spreadsheet programs take a cell that begins so for a formula; an apostrophe keeps it a text.
_FORMULA_STARTS = ("=", "+", "-", "@")


def write_left_out(left_out: Iterable[LeftOut]) -> bytes:
    """A CSV file (UTF-8 with a byte order mark, as Excel wants it) with a row for each contact left out."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_HEADINGS)
    for one in left_out:
        writer.writerow([_plain(cell) for cell in (one.name, one.reason.value, one.detail)])
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
