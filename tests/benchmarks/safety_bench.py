"""What safety costs at 30,000 contacts: undoing one step, and an hourly backup beside the window."""

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from books import make_book
from measuring import Result, percentile, spread, time_each
from PySide6.QtCore import QCoreApplication, QTimer

from models.clock import Clock
from models.domain.segments import ContactQuery
from models.jobs import Progress
from models.services.safety.rescue import rescue
from ui.job_runner import JobRunner

STEPS = 200
BACKUPS = 3
TICK_MS = 2


def measure_undo_of_one(folder: Path) -> Iterator[Result]:
    """Undo and redo of single changes."""
    context = make_book(folder / "steps.barnacle")
    ids = context.lists.ids(ContactQuery())
    chance = random.Random(5)
    for number in range(STEPS):
        contact_id = chance.choice(ids)
        before = context.contacts.get(contact_id).draft
        context.contacts.edit(contact_id, before, replace(before, company=f"Harbour {number} Ltd"))
    undone = time_each([context.history.undo] * STEPS)
    redone = time_each([context.history.redo] * STEPS)
    yield Result(f"undo of one step, {STEPS}, p99", spread(undone), "-", percentile(undone, 99), 50, "ms")
    yield Result(f"redo of one step, {STEPS}, p99", spread(redone), "-", percentile(redone, 99), 50, "ms")
    context.close()


def measure_backup(folder: Path) -> Iterator[Result]:
    """Backups in a job, and the longest pause of the window's thread meanwhile."""
    qt = QCoreApplication.instance() or QCoreApplication([])
    context = make_book(folder / "backup.barnacle")
    jobs = JobRunner()
    taken, pauses = [], []

    def work(_progress: Progress) -> float:
        with context.book.connection():
            start = time.perf_counter()
            context.backups.make()
            return time.perf_counter() - start

    for _ in range(BACKUPS):
        gaps, last = [0.0], time.perf_counter()
        timer = QTimer(interval=TICK_MS)

        def tick(gaps: list[float] = gaps) -> None:
            nonlocal last
            now = time.perf_counter()
            gaps.append((now - last) * 1_000)
            last = now

        timer.timeout.connect(tick)
        job = jobs.start("Backing up", work)
        job.finished.connect(taken.append)
        job.ended.connect(qt.quit)
        timer.start()
        last = time.perf_counter()
        qt.exec()
        pauses.append(max(gaps))
    size = context.backups.list_files()[0].size / 2**20
    yield Result(f"backup of {size:.0f} MiB, verified", f"{max(taken):.2f} s", "-", max(taken), 2, "s")
    yield Result("longest pause of the window meanwhile", f"{max(pauses):.1f} ms", "-", max(pauses), 100, "ms")
    (restored,) = time_each([partial(context.backups.restore, context.backups.list_files()[0].path)])
    yield Result("restore, with a backup before it", f"{restored / 1_000:.2f} s", "-", restored / 1_000, 5, "s")
    context.close()


def measure_rescue(folder: Path) -> Iterator[Result]:
    """A whole book read page by page and written anew."""
    context = make_book(folder / "rescue.barnacle")
    context.close()
    (taken,) = time_each([partial(rescue, context.book_path, folder / "rescued.barnacle", Clock())])
    yield Result("rescue", f"{taken / 1_000:.1f} s", "-", taken / 1_000, None, "s")
