"""What the columns of spreadsheets mean, as the owner said, kept by name for the next file of the kind."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from models.domain.folding import fold
from models.errors import InputError, NotFoundError
from models.formats.reading import ReadingChoices
from models.store.database import Book
from models.store.import_tables import ColumnMapping

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class MappingRow:
    """A saved mapping: meanings by the folded names of columns."""

    id: int
    name: str
    meanings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """The columns of a spreadsheet with its first rows, and what each may mean, by its folded name."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guesses: Mapping[str, str]


class ColumnMappings:
    """Saved mappings, and the columns of a file."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def list_all(self) -> list[MappingRow]:
        """All saved mappings, by name."""
        rows = self._book.rows(ColumnMapping.select().order_by(ColumnMapping.folded))
        return [MappingRow(row.id, row.name, json.loads(row.meanings)) for row in rows]

    def get_by_name(self, name: str) -> MappingRow:
        """The mapping of this name; case and accents do not matter.

        Raises:
            NotFoundError: there is none.
        """
        wanted = fold(name)
        found = next((row for row in self.list_all() if fold(row.name) == wanted), None)
        if found is None:
            raise NotFoundError(f"There is no saved mapping “{name}”.")
        return found

    def find_for(self, words: tuple[str, ...]) -> MappingRow | None:
        """The saved mapping that knows all of these columns, None where none does."""
        wanted = {word for word in words if word}
        return next((row for row in self.list_all() if wanted and wanted <= row.meanings.keys()), None)

    def save(self, name: str, meanings: Mapping[str, str]) -> int:
        """Keep a mapping under a name, in place of one of the same name; gives its id.

        Raises:
            InputError: the name is empty or too long.
        """
        name = " ".join(name.split())
        folded = fold(name)
        if not folded or len(name) > _LONGEST_NAME:
            raise InputError("Type a short name for the mapping.")
        text = json.dumps(dict(meanings), ensure_ascii=False)
        table = ColumnMapping
        with self._book.transaction(f"Save mapping {name}"):
            known = self._book.value(table.select(table.id).where(table.folded == folded))
            if known is None:
                return self._book.change(table.insert(name=name, folded=folded, meanings=text))
            self._book.change(table.update(name=name, meanings=text).where(table.id == known))
            return int(known)

    def remove(self, mapping_id: int) -> None:
        """Forget a mapping.

        Raises:
            NotFoundError: there is no such mapping.
        """
        table = ColumnMapping
        with self._book.transaction("Remove mapping"):
            if not self._book.change(table.delete().where(table.id == mapping_id)):
                raise NotFoundError("This mapping is no longer in the book.")

    def columns_of(self, path: Path, reading: ReadingChoices) -> SheetColumns:
        """The columns of a spreadsheet, with guesses at what they mean.

        Raises:
            InputError: the file is not there or can't be read as a spreadsheet.
            MachineError: the system refuses to read it.
        """
        from models.formats.spreadsheet import open_table, sample_rows
        from models.formats.spreadsheet_guesses import guess_meanings
        from models.formats.spreadsheet_layouts import column_words
        from models.formats.text_encodings import WESTERN
        from models.services.exchange.import_files import opened

        with opened(path) as stream:
            table = open_table(stream, reading, WESTERN)
            rows = sample_rows(table)
        words = tuple(column_words(name) for name in table.columns)
        return SheetColumns(table.columns, words, tuple(map(tuple, rows)), guess_meanings(table.columns, rows))
