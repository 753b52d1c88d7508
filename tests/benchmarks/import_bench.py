"""Bringing in a CSV file of 30,000 people, beside the driver's executemany into the same tables and index."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from books import COUNT
from measuring import Result, compare, pair, run
from people import write_csv

from models.clock import Clock
from models.context import Context


def measure_import(folder: Path) -> Iterator[Result]:
    """Whole processes, each into an empty book of its own."""
    people, empty = folder / "people.csv", folder / "empty.barnacle"
    write_csv(people, COUNT)
    Context.open(empty, Clock()).close()
    pairs = pair(_filling(people, empty, "import_floor.py"), _filling(people, empty, "import_run.py"))
    yield compare(f"CSV import, {COUNT:,}, to executemany", pairs, 1.3)


def _filling(people: Path, empty: Path, script: str) -> Callable[[], float]:
    def fill() -> float:
        book = empty.with_name("filled.barnacle")
        for path in empty.parent.glob(f"{book.name}*"):
            path.unlink()
        shutil.copy(empty, book)
        return run(script, people, book).seconds

    return fill
