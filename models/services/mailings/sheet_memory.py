"""Part-used label sheets: which labels are gone from the sheets that the owner keeps."""

import json
from collections.abc import Sequence

from models.store import mailing_tables
from models.store.database import Book

Sheets = tuple[frozenset[int], ...]


class SheetMemory:
    """Remembers the part-used sheets of each stock, by the stock's id."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def find(self, stock_id: str) -> Sheets:
        """For each part-used sheet, in the order they are put in, the labels that are gone, counted from 1."""
        table = mailing_tables.SheetMemory
        text = self._book.value(table.select(table.sheets).where(table.stock == stock_id))
        return () if text is None else tuple(frozenset(sheet) for sheet in json.loads(text))

    def remember(self, stock_id: str, sheets: Sequence[frozenset[int]]) -> None:
        """Make `sheets` all that is known of a stock's part-used sheets; sheets without a used label are left out."""
        kept = [sorted(sheet) for sheet in sheets if sheet]
        if kept == [sorted(sheet) for sheet in self.find(stock_id)]:
            return
        table = mailing_tables.SheetMemory
        with self._book.transaction("Remember part-used sheets"):
            if not kept:
                self._book.change(table.delete().where(table.stock == stock_id))
            elif not self._book.change(table.update(sheets=json.dumps(kept)).where(table.stock == stock_id)):
                self._book.change(table.insert(stock=stock_id, sheets=json.dumps(kept)))
