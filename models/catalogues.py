"""The tables that ship with the program: label stocks, countries and plans."""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

from models.domain.countries import Countries, Country
from models.domain.folding import fold_words
from models.domain.label_sheets import LabelStock, Shape, StockKind
from models.domain.plans import Action, Plan, PlanStep, PlanUse, Rhythm
from models.domain.touches import Method
from models.errors import NotFoundError

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:mm)?\s*[x×]\s*(\d+(?:\.\d+)?)(?:\s*mm)?", re.IGNORECASE)
_SIZE_TOLERANCE_MM = 0.6


class StockCatalogue:
    """The label stocks, found by id, by number, by the numbers of the same die, or by brand."""

    def __init__(self, stocks: Iterable[LabelStock]) -> None:
        self._by_id = {stock.id: stock for stock in stocks}
        self._words = {stock.id: frozenset(_search_words(stock)) for stock in self._by_id.values()}

    def __iter__(self) -> Iterator[LabelStock]:
        return iter(self._by_id.values())

    def get(self, text: str) -> LabelStock:
        """The stock of an id (`avery-5160`) or of a maker's number that one stock has (`L7160`, `Avery 5160`).

        Raises:
            NotFoundError: no stock is called so, or several are.
        """
        if stock := self._by_id.get(text.strip().lower()):
            return stock
        found = self.search(text)
        words = set(_words(text))
        exact = [stock for stock in found if words and words == set(_words(stock.part))]
        named = exact or [stock for stock in found if words and words <= set(_words(stock.title))]
        if len(named or found) == 1:
            return (named or found)[0]
        if not found:
            raise NotFoundError(f"There is no label stock “{text}”.")
        names = ", ".join(stock.id for stock in found[:5])
        raise NotFoundError(f"“{text}” may mean several label stocks: {names}.")

    def search(self, text: str) -> list[LabelStock]:
        """The stocks in whose brand, number, equivalent numbers, kind or use each word of `text` begins a word.

        Those that are called so come first, then the common ones.
        A size in mm (`70x37`) finds labels that differ from it by less than 0.6 mm.
        """
        sizes = [(float(width), float(height)) for width, height in _SIZE.findall(text.replace(",", "."))]
        words = _words(_SIZE.sub(" ", text.replace(",", ".")) if sizes else text)
        found = [
            stock
            for stock in self._by_id.values()
            if all(any(known.startswith(word) for known in self._words[stock.id]) for word in words)
            and all(_has_size(stock, *size) for size in sizes)
        ]
        return sorted(found, key=lambda stock: (not _is_named(stock, words), stock.priority))


def load_label_stocks() -> StockCatalogue:
    """The stocks of resources/label_stocks.csv.

    Raises:
        ValueError: a stock's grid does not fit its page or overlaps; the package is damaged.
    """
    return StockCatalogue(_sound_stock(row) for row in _rows("label_stocks.csv"))


def load_countries() -> Countries:
    """The countries of resources/countries.csv."""
    return Countries(
        Country(row["code"], row["name"], tuple(filter(None, row["aliases"].split("|"))))
        for row in _rows("countries.csv")
    )


def load_country_names(language: str) -> dict[str, str]:
    """Names of countries by code, in a language (ISO 639) of resources/country_names.csv; none for other languages."""
    return {row["code"]: row[language] for row in _rows("country_names.csv") if row.get(language)}


def load_default_plans() -> list[Plan]:
    """The plans of resources/plans.json, with which a book begins.

    Raises:
        ValueError: one of them can't be used; the package is damaged.
    """
    texts = json.loads(files("resources").joinpath("plans.json").read_text("utf-8"))
    return [_sound_plan(values) for values in texts]


def _sound_plan(values: dict[str, Any]) -> Plan:
    plan = Plan(
        name=values["name"],
        steps=tuple(PlanStep(step["day"], _read_action(step), step.get("is_dated", False)) for step in values["steps"]),
        first_year=_read_rhythm(values["first_year"]),
        later=_read_rhythm(values["later"]),
        use=PlanUse(values["use"]),
    )
    for problem in plan.problems():
        raise ValueError(f"{plan.name}: {problem}")
    return plan


def _read_rhythm(values: dict[str, Any]) -> Rhythm:
    return Rhythm(values["every_days"], tuple(map(_read_action, values["actions"])))


def _read_action(values: dict[str, Any]) -> Action:
    return Action(Method(values["method"]), values["purpose"], values["carries"])


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(files("resources").joinpath(name).read_text("utf-8").splitlines())


def _sound_stock(row: dict[str, str]) -> LabelStock:
    stock = _read_stock(row)
    for problem in stock.problems():
        raise ValueError(f"{stock.id}: {problem}")
    return stock


def _read_stock(row: dict[str, str]) -> LabelStock:
    kind = StockKind(row["kind"])
    page = float(row["page_w_mm"]), float(row["page_h_mm"])
    label = float(row["label_w_mm"]), float(row["label_h_mm"])
    pitch = float(row["pitch_x_mm"]), float(row["pitch_y_mm"])
    if kind is StockKind.ROLL and label[0] < label[1]:
        # Makers measure a roll across its width, text runs along it.
        page, label, pitch = page[::-1], label[::-1], pitch[::-1]
    return LabelStock(
        id=row["id"],
        brand=row["brand"],
        part=row["part"],
        page_width=page[0],
        page_height=page[1],
        label_width=label[0],
        label_height=label[1],
        columns=int(row["cols"]),
        rows=int(row["rows"]),
        left=float(row["left_mm"]),
        top=float(row["top_mm"]),
        pitch_x=pitch[0],
        pitch_y=pitch[1],
        corner_radius=float(row["corner_r_mm"] or 0),
        kind=kind,
        shape=Shape(row["shape"]),
        region=row["region"],
        use=row["use"],
        priority=int(row["priority"]),
        confidence=row["confidence"],
        equivalents=tuple(row["equivalents"].split()),
    )


def _words(text: str) -> list[str]:
    return fold_words(text)


def _search_words(stock: LabelStock) -> Iterator[str]:
    for text in (stock.brand, stock.part, *stock.equivalents, stock.kind.value, stock.use):
        yield from _words(text)


def _has_size(stock: LabelStock, width: float, height: float) -> bool:
    return abs(stock.label_width - width) < _SIZE_TOLERANCE_MM and abs(stock.label_height - height) < _SIZE_TOLERANCE_MM


def _is_named(stock: LabelStock, words: list[str]) -> bool:
    return bool(words) and words[-1] in _words(stock.part)
