"""Duplicates of the whole book, off the window's thread: how long, how the window fares meanwhile, and cancel."""

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from books import COUNT, make_book
from measuring import Result

_TICK_MS = 1
_CANCELS = 5
_CANCEL_AFTER = 0.4


def measure_duplicates(folder: Path) -> Iterator[Result]:
    """The job that the page starts, in a window's event loop that ticks as fast as it can."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from models.services.duplicates import DuplicateReport
    from ui.job_runner import JobRunner

    application = QApplication.instance() or QApplication([])
    context = make_book(folder / "duplicates.barnacle")
    jobs = JobRunner()
    found: list[DuplicateReport] = []

    def work(progress: object) -> DuplicateReport:
        with context.book.connection():
            return context.duplicates.find(progress)

    def run(cancel_after: float | None) -> tuple[float, float, float]:
        """Seconds until the end, the longest pause of the loop and the time from cancel to end, in milliseconds."""
        loop, ticks = QEventLoop(), [time.perf_counter()]
        timer = QTimer(interval=_TICK_MS)
        timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
        began = time.perf_counter()
        cancelled = [began]
        job = jobs.start("Looking for duplicates", work)
        job.finished.connect(found.append)
        job.ended.connect(loop.quit)
        if cancel_after is not None:
            QTimer.singleShot(
                round(cancel_after * 1_000), lambda: (cancelled.append(time.perf_counter()), job.cancel())
            )
        timer.start()
        loop.exec()
        ended = time.perf_counter()
        pauses = [later - earlier for earlier, later in pairwise(ticks)]
        return ended - began, max(pauses) * 1_000, (ended - cancelled[-1]) * 1_000

    seconds, pause, _ = run(None)
    application.processEvents()
    count = f"{found[0].count:,} pairs"
    yield Result(f"duplicates of {COUNT:,}", f"{seconds:.1f} s", count, seconds, 10, "s")
    yield Result("longest pause of the window meanwhile", f"{pause:.0f} ms", "-", pause, 100, "ms")
    cancels = [run(_CANCEL_AFTER)[2] for _ in range(_CANCELS)]
    yield Result("cancel of it, slowest of 5", f"{max(cancels):.0f} ms", "-", max(cancels), 200, "ms")
    jobs.stop()
    context.close()


def measure_merge(folder: Path) -> Iterator[Result]:
    """One merge in a book of 30,000, and its undoing."""
    context = make_book(folder / "merge.barnacle")
    merged, undone = [], []
    for pair in context.duplicates.find().pairs[:20]:
        if context.merging.find_kept(pair.left.id) is not None or context.merging.find_kept(pair.right.id) is not None:
            continue
        start = time.perf_counter()
        context.merging.merge_as_suggested(*pair.ids)
        middle = time.perf_counter()
        context.history.undo()
        merged.append((middle - start) * 1_000)
        undone.append((time.perf_counter() - middle) * 1_000)
    yield Result(
        "merge of two contacts, slowest", f"{max(merged):.0f} ms", f"undo {max(undone):.0f} ms", max(merged), 50, "ms"
    )
    context.close()
