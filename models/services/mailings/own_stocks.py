"""The stocks that the owner measured, beside those of the catalogue."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from models.domain.folding import fold
from models.domain.label_sheets import LabelStock, Shape, StockKind
from models.errors import InputError, NotFoundError
from models.store import mailing_tables
from models.store.database import Book

_ID_PREFIX = "own-"
_TABLE = mailing_tables.OwnStock


class OwnStocks:
    """What the owner does with stocks of his own. Their ids are `own-` and a number, their brand is empty."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def list_all(self) -> list[LabelStock]:
        """All of them by name."""
        return [_stock(row) for row in self._book.rows(_TABLE.select().order_by(_TABLE.folded))]

    def is_own(self, stock: LabelStock) -> bool:
        """True for a stock that the owner measured."""
        return stock.id.startswith(_ID_PREFIX)

    def problems(self, stock: LabelStock) -> Iterator[tuple[str, str]]:
        """Why a stock can't be saved, each as one sentence with the name of its field; nothing when it can.

        Its name is `part`.
        """
        name = fold(stock.part).strip()
        if not name:
            yield "part", "Type a name for the stock."
        taken = _TABLE.select(_TABLE.id).where((_TABLE.folded == name) & (_TABLE.id != _row_id(stock)))
        if self._book.column(taken):
            yield "part", f"There is a stock “{stock.part}” already."
        yield from stock.measure_problems()

    def save(self, stock: LabelStock) -> LabelStock:
        """Save a stock under the name in `part`: a new one, or one of the owner's with other measures.

        Any stock of the catalogue can be given, and becomes one of the owner's. Gives it as it was saved.

        Raises:
            InputError: the labels don't fit the page or overlap, or the name is empty or taken.
        """
        stock = replace(stock, part=" ".join(stock.part.split()), brand="")
        for _, problem in self.problems(stock):
            raise InputError(problem)
        row_id = _row_id(stock)
        with self._book.transaction(f"Save stock {stock.part}"):
            if not self._book.change(_TABLE.update(**_values(stock)).where(_TABLE.id == row_id)):
                row_id = self._book.change(_TABLE.insert(**_values(stock)))
        return _stock(self._book.rows(_TABLE.select().where(_TABLE.id == row_id))[0])

    def remove(self, stock: LabelStock) -> None:
        """Remove one of the owner's stocks; mailings that were printed on it stay.

        Raises:
            NotFoundError: it is none of them.
        """
        with self._book.transaction(f"Remove stock {stock.part}"):
            if not self._book.change(_TABLE.delete().where(_TABLE.id == _row_id(stock))):
                raise NotFoundError("This stock is no longer in the book.")


def _row_id(stock: LabelStock) -> int:
    number = stock.id.removeprefix(_ID_PREFIX)
    return int(number) if stock.id.startswith(_ID_PREFIX) and number.isdecimal() else 0


def _values(stock: LabelStock) -> dict[str, Any]:
    return {
        "name": stock.part,
        "folded": fold(stock.part),
        "kind": stock.kind.value,
        "shape": stock.shape.value,
        "page_width_mm": stock.page_width,
        "page_height_mm": stock.page_height,
        "label_width_mm": stock.label_width,
        "label_height_mm": stock.label_height,
        "column_count": stock.columns,
        "row_count": stock.rows,
        "left_mm": stock.left,
        "top_mm": stock.top,
        "pitch_x_mm": stock.pitch_x,
        "pitch_y_mm": stock.pitch_y,
        "corner_radius_mm": stock.corner_radius,
    }


def _stock(row: Any) -> LabelStock:
    return LabelStock(
        id=f"{_ID_PREFIX}{row.id}",
        brand="",
        part=row.name,
        page_width=row.page_width_mm,
        page_height=row.page_height_mm,
        label_width=row.label_width_mm,
        label_height=row.label_height_mm,
        columns=row.column_count,
        rows=row.row_count,
        left=row.left_mm,
        top=row.top_mm,
        pitch_x=row.pitch_x_mm,
        pitch_y=row.pitch_y_mm,
        corner_radius=row.corner_radius_mm,
        kind=StockKind(row.kind),
        shape=Shape(row.shape),
        use="own",
    )
