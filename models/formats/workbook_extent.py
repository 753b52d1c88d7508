"""How far the sheets of a workbook reach, told before they are read.

The reader of workbooks makes room for all cells between the first filled one and the last: one stray cell at the far
corner of a sheet (XFD1048576) is half a terabyte, and the system ends the program that asks for it.
"""

import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from models.errors import UnreadableFileError

# An area of so many cells is read whatever stands in it; a larger one must be filled to a fiftieth.
_ALWAYS_READ = 1_000_000
_MOST_SPARSE = 50
_BLOCK = 1 << 18
_ODS = "content.xml"


def refuse_far_cells(archive: zipfile.ZipFile) -> None:
    """Refuse a workbook in which hardly anything stands in an area too large to read.

    Raises:
        UnreadableFileError: a sheet reaches too far, or is no XML.
        zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError: the archive is damaged, or locked.
        ValueError, LookupError: a sheet is in an encoding that nobody knows.
    """
    names = archive.namelist()
    if any(name.endswith("workbook.bin") for name in names):
        raise UnreadableFileError("This is a binary workbook; save it as .xlsx or CSV.")
    if _ODS in names:
        _measure(archive, _ODS, _OdsExtent())
        return
    for name in names:
        # Whatever its name, the reader takes it for a sheet by this element.
        if _holds(archive, name, b"sheetData"):
            _measure(archive, name, _XlsxExtent())


class _Extent:
    """The rectangle around the filled cells of a sheet, as a parser meets them."""

    def __init__(self) -> None:
        self.clear()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        raise NotImplementedError

    def clear(self) -> None:
        """Begin another sheet."""
        self._cells = 0
        self._top = self._left = 1 << 62
        self._bottom = self._right = 0

    def fill(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Something stands in these cells."""
        self._cells += 1
        self._top = min(self._top, row)
        self._left = min(self._left, column)
        self._bottom = max(self._bottom, last_row)
        self._right = max(self._right, last_column)

    def refuse(self) -> None:
        """Refuse a sheet that is too large for the little that stands in it."""
        area = (self._bottom - self._top + 1) * (self._right - self._left + 1) if self._cells else 0
        if area > max(_ALWAYS_READ, _MOST_SPARSE * self._cells):
            words = "In this workbook something stands far away from all else"
            raise UnreadableFileError(f"{words}; delete what stands beyond the last contact, or save it as CSV.")


class _XlsxExtent(_Extent):
    """ECMA-376 part 1, section 18.3.1: rows and cells say where they stand, or follow the one before."""

    def clear(self) -> None:
        super().clear()
        self._row = self._column = 0
        self._columns: dict[str, int] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            self._move(attributes.get("r", ""))
        elif name in ("v", "is"):
            self.fill(self._row, self._column, self._row, self._column)
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            self._column = 0

    def _move(self, place: str) -> None:
        """To a cell such as `B7`."""
        letters = place.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = _column_number(letters)
        if column and place != letters:
            self._row, self._column = int(place[len(letters) :]), column
        else:
            self._column += 1


class _OdsExtent(_Extent):
    """OpenDocument 1.2 part 1, section 9.1: rows and cells may be repeated by a number."""

    def clear(self) -> None:
        super().clear()
        self._row = self._rows = self._column = self._columns = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table:table":
            self.refuse()
            self.clear()
        elif name == "table:table-row":
            self._row += self._rows
            self._rows = _number(attributes, "table:number-rows-repeated")
            self._column = self._columns = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._column += self._columns
            self._columns = _number(attributes, "table:number-columns-repeated")
            if "office:value-type" in attributes:
                last_row, last_column = self._row + self._rows - 1, self._column + self._columns - 1
                self.fill(self._row, self._column, last_row, last_column)


def _measure(archive: zipfile.ZipFile, name: str, extent: _Extent) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = extent.start
    try:
        with archive.open(name) as stream:
            while block := stream.read(_BLOCK):
                parser.Parse(block)
    except expat.ExpatError as error:
        raise UnreadableFileError("This workbook is damaged; save it as CSV.") from error
    extent.refuse()


def _holds(archive: zipfile.ZipFile, name: str, words: bytes) -> bool:
    rest = b""
    with archive.open(name) as stream:
        while block := stream.read(_BLOCK):
            if words in rest + block:
                return True
            rest = block[-len(words) :]
    return False


def _column_number(letters: str) -> int:
    """1 for `A`; 0 for what are no letters of a column."""
    if not (letters.isascii() and letters.isalpha() and len(letters) < 5):
        return 0
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _number(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else 1
