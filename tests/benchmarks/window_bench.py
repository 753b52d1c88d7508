"""The window at 30,000 contacts: start, typing in the search field, memory."""

import os
import statistics
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from books import COUNT, make_book
from measuring import Result, compare, pair, percentile, run, run_until_painted, spread
from store_bench import keystrokes

EVERY_NTH_KEY = 6


def measure_start(folder: Path) -> Iterator[Result]:
    """From the start of the process to the list painted with all contacts, beside an empty window."""
    book = folder / "start.barnacle"
    make_book(book).close()
    # A folder of its own for sockets, so that the owner's open window is left alone.
    runtime, before = folder / "run", os.environ.get("XDG_RUNTIME_DIR")
    runtime.mkdir()
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    ours = partial(run_until_painted, "start_window.py", book, folder / "data", COUNT)
    pairs = pair(partial(run_until_painted, "bare_window.py"), ours, 9)
    if before is None:
        del os.environ["XDG_RUNTIME_DIR"]
    else:
        os.environ["XDG_RUNTIME_DIR"] = before
    yield compare(f"start to {COUNT:,} painted", pairs, 2.0)


def measure_painting(folder: Path) -> Iterator[Result]:
    """From a key of the search field to the painted list, in one window."""
    from PySide6.QtWidgets import QApplication

    from models.domain.segments import ContactQuery
    from ui.panels.contact_list_panel import ContactListPanel

    application = QApplication.instance() or QApplication([])
    context = make_book(folder / "painting.barnacle")
    panel = ContactListPanel(context.contacts, context.lists, context.segments, context.clock.today)
    panel.resize(400, 800)
    panel.show()
    panel.reload()
    application.processEvents()
    shown = []
    for text in list(keystrokes())[::EVERY_NTH_KEY]:
        start = time.perf_counter()
        panel.show_query(ContactQuery(text))
        panel.view.viewport().repaint()
        shown.append((time.perf_counter() - start) * 1_000)
        application.processEvents()
    yield Result(f"key to painted list, {len(shown)} keys, p99", spread(shown), "-", percentile(shown, 99), 50, "ms")
    panel.close()
    context.close()


def measure_memory(folder: Path) -> Iterator[Result]:
    """The list of 30,000 contacts, scrolled through, beside the same window with an empty book."""
    full, empty = folder / "full.barnacle", folder / "empty.barnacle"
    make_book(full).close()
    make_book(empty, 0).close()
    runs = [[float(run("list_memory.py", book).lines[-1]) for book in (empty, full)] for _ in range(3)]
    added = statistics.median(with_all - with_none for with_none, with_all in runs)
    yield Result("memory of the list", f"{runs[0][1]:.1f} MiB", f"empty {runs[0][0]:.1f} MiB", added, 30, "MiB")
