"""Bringing files in and writing them: beside the bare driver, memory, cancelling, and how long the window waits."""

import io
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from books import COUNT, draft_of, make_book
from measuring import Result, compare, pair, percentile, run
from people import people, write_csv

from models.clock import Clock
from models.context import Context
from models.domain.segments import ContactQuery
from models.errors import JobCancelledError
from models.formats.vcard import read_vcards, write_vcards

_MANY = 300_000


def measure_import(folder: Path) -> Iterator[Result]:
    """Whole processes, each into an empty book of its own."""
    empty, table, cards = folder / "empty.barnacle", folder / "people.csv", folder / "people.vcf"
    Context.open(empty, Clock()).close()
    write_csv(table, COUNT)
    cards.write_bytes(b"".join(write_vcards(map(draft_of, people(COUNT)))))
    pairs = pair(_filling(table, empty, "import_floor.py"), _filling(table, empty, "import_run.py"))
    yield compare(f"CSV import, {COUNT:,}, to executemany", pairs, 1.3)
    pairs = pair(_filling(cards, empty, "vcard_floor.py"), _filling(cards, empty, "import_run.py"))
    yield compare(f"vCard import, {COUNT:,}, to bare parser", pairs, 2.5)
    seconds = sorted(ours for _, ours in pairs)[len(pairs) // 2]
    yield _each("vCard import, each", seconds, COUNT, 100)
    yield from _measure_cards(cards.read_bytes())
    yield from _measure_memory(folder, empty, table)


def measure_import_beside(folder: Path) -> Iterator[Result]:
    """How soon an import stops when it is asked to, and how long the window's thread waits for it."""
    table = folder / "people.csv"
    write_csv(table, COUNT)
    context = Context.open(folder / "beside.barnacle", Clock())
    waits = sorted(_cancel(context, table, share) for share in (0.1, 0.3, 0.5, 0.7, 0.9, 0.99))
    if context.lists.count(ContactQuery()):
        raise SystemExit("A cancelled import left contacts behind.")
    yield Result("cancel of an import, worst", f"{waits[-1]:.0f} ms", "-", waits[-1], 200, "ms")
    pauses = _pauses(context, table)
    words = f"{percentile(pauses, 99):.0f} / {max(pauses):.0f} ms"
    yield Result("pause of the window's thread, p99 / max", words, "-", max(pauses), 100, "ms")
    context.close()


def measure_import_window(folder: Path) -> Iterator[Result]:
    """The longest pauses of the real window while an import of many comes in and is taken back, the worst of three."""
    cards = folder / "people.vcf"
    cards.write_bytes(b"".join(write_vcards(map(draft_of, people(COUNT)))))
    runs = [
        run("importing_window.py", folder / f"{number}.barnacle", folder / f"data {number}", cards).lines
        for number in range(3)
    ]
    for lines in zip(*runs, strict=True):
        longest = max(float(line.partition(" ")[0]) for line in lines)
        name = lines[0].partition(" ")[2]
        yield Result(f"{name}, {COUNT:,}: pause of the window", f"{longest:.0f} ms", "-", longest, 100, "ms")


def measure_export(folder: Path) -> Iterator[Result]:
    """Everyone of the book into a file of each kind; the goal is that of the vCards."""
    context = make_book(folder / "export.barnacle")
    for suffix, goal in ((".vcf", 10), (".csv", None), (".json", None), (".ics", None)):
        write = partial(context.exports.write, folder / f"people{suffix}", ContactQuery())
        seconds = min(_seconds(write) for _ in range(3))
        yield _each(f"export to {suffix}, each", seconds, COUNT, goal)
    context.close()


def _filling(people_file: Path, empty: Path, script: str) -> Callable[[], float]:
    def fill() -> float:
        return run(script, people_file, _fresh(empty)).seconds

    return fill


def _fresh(empty: Path) -> Path:
    book = empty.with_name("filled.barnacle")
    for path in empty.parent.glob(f"{book.name}*"):
        path.unlink()
    shutil.copy(empty, book)
    return book


def _each(name: str, seconds: float, count: int, goal: float | None) -> Result:
    """The microseconds for each card; 100 are 10,000 cards a second."""
    each = seconds / count * 1_000_000
    return Result(name, f"{count / seconds:,.0f} /s", "-", each, goal, "us")


def _measure_cards(data: bytes) -> Iterator[Result]:
    today = Clock().today()
    drafts = [card.draft for card in read_vcards(io.BytesIO(data), today) if card.draft]
    for name, work, goal in (
        ("vCard reading, each", lambda: sum(1 for _ in read_vcards(io.BytesIO(data), today)), 50),
        ("vCard writing, each", lambda: sum(map(len, write_vcards(drafts))), 10),
    ):
        yield _each(name, min(_seconds(work) for _ in range(5)), len(drafts), goal)


def _measure_memory(folder: Path, empty: Path, table: Path) -> Iterator[Result]:
    many = folder / "many.csv"
    write_csv(many, _MANY)
    small, large = (run("import_run.py", path, _fresh(empty)).peak_mib for path in (table, many))
    many.unlink()
    yield Result(f"memory of an import, {_MANY:,}", f"{large:.0f} MiB", f"{small:.0f} MiB", large, 400, "MiB")


def _seconds(work: Callable[[], object]) -> float:
    """The seconds of the processor: what else the machine does then does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


class _Stopper:
    """An owner who cancels when so much of a file was read; `asked_at` is when."""

    def __init__(self, share: float) -> None:
        self._share = share
        self.asked_at = 0.0

    def report(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002 - as the protocol has it
        if self.asked_at:
            raise JobCancelledError
        if total and done >= self._share * total:
            self.asked_at = time.perf_counter()


def _cancel(context: Context, table: Path, share: float) -> float:
    stopper = _Stopper(share)
    try:
        context.imports.run([table], stopper)
    except JobCancelledError:
        return (time.perf_counter() - stopper.asked_at) * 1_000
    raise SystemExit("An import was not cancelled.")


def _pauses(context: Context, table: Path) -> list[float]:
    """The milliseconds between two turns of a thread that only reads, while another one imports."""

    def work() -> None:
        with context.book.connection():
            context.imports.run([table])

    thread = threading.Thread(target=work)
    pauses: list[float] = []
    thread.start()
    while thread.is_alive():
        start = time.perf_counter()
        context.lists.first_ids(ContactQuery(), 50)
        time.sleep(0.001)
        pauses.append((time.perf_counter() - start) * 1_000)
    return pauses
