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

from models.paths import Paths

EVERY_NTH_KEY = 6
STARTS = 15


def measure_start(folder: Path) -> Iterator[Result]:
    """From the start of the process to the page shown last, painted, beside an empty window.

    The goal speaks of the page *Contacts*, with a contact remembered; *Today* is measured beside it.
    """
    book, data_dir, runtime = folder / "start.barnacle", folder / "data", folder / "run"
    make_book(book).close()
    runtime.mkdir()
    before = os.environ.get("XDG_RUNTIME_DIR")
    # A folder of its own for sockets, so that the owner's open window is left alone.
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    for page, name, goal in (
        ("contacts", f"start to {COUNT:,} painted", 2.0),
        ("today", "start to Today painted", None),
    ):
        _remember_page(data_dir, page)
        ours = partial(run_until_painted, "start_window.py", book, data_dir, COUNT, page)
        yield compare(name, pair(partial(run_until_painted, "bare_window.py"), ours, STARTS), goal)
    if before is None:
        del os.environ["XDG_RUNTIME_DIR"]
    else:
        os.environ["XDG_RUNTIME_DIR"] = before


def measure_painting(folder: Path) -> Iterator[Result]:
    """From a key of the search field to the painted list, in one window."""
    from PySide6.QtWidgets import QApplication

    from models.domain.segments import ContactQuery
    from ui.panels.contacts.contact_list_panel import ContactListPanel

    application = QApplication.instance() or QApplication([])
    context = make_book(folder / "painting.barnacle")
    panel = ContactListPanel(context)
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


def _remember_page(data_dir: Path, page: str) -> None:
    """Leave behind what a window that showed this page and the first contact would."""
    from PySide6.QtCore import QByteArray

    from ui.window_state import WindowState

    paths = Paths.of_user(data_dir)
    paths.make_data_dir()
    state = WindowState(paths.window_state)
    state.keep_window(QByteArray(), page)
    state.keep_page("contacts", {"contact": "1"})
    state.write()
