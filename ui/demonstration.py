"""The main job without a window, for a machine without a display: a sample book, what is due, labels, pictures."""

import os
import shutil
import sys
from pathlib import Path

from models.clock import Clock
from models.context import Context
from models.domain.segments import ContactQuery
from models.errors import BarnacleError
from models.paths import Paths
from models.printing.labels import LabelOptions
from ui.commands.contacts import due_line
from ui.sample_book import make_sample_book

_STOCK = "avery-5160"
_SIZES = ((1280, 800), (1024, 640))


def run_demonstration(paths: Paths, clock: Clock) -> int:
    """Do the main job on a sample book and name the files that it made; gives the exit code."""
    folder = paths.data_dir / "demonstration"
    _say("There is no display, so Barnacle shows its main job without a window.")
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)
        book = folder / "Sample.barnacle"
        added = make_sample_book(book, clock)
        context = Context.open(book, clock)
        _say(f"\nA sample book of {added} invented people: {book}")
        _demonstrate(context, folder)
        context.close()
    except BarnacleError as error:
        sys.stderr.write(f"barnacle: {error}\n")
        return error.exit_code
    except BrokenPipeError:
        # Whoever read the output has seen enough. Else Python writes the rest at its end and complains.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - stays open to the end
    except OSError as error:
        sys.stderr.write(f"barnacle: {folder} can't be written to: {error.strerror}.\n")
        return 1
    return 0


def _demonstrate(context: Context, folder: Path) -> None:
    today = context.clock.today()
    _say(f"\nDue on {today.day} {today:%B %Y}:")
    for item in context.today.due(today):
        _say(due_line(item))
    options = LabelOptions(stock=context.mailings.get_stock(_STOCK), has_outlines=True)
    prepared = context.mailings.prepare(ContactQuery(), options)
    labels = folder / "labels.pdf"
    context.mailings.write_pdf(prepared, labels)
    _say(f"\n{len(prepared.labels)} address labels on {options.stock.title}: {labels}")
    for left_out in prepared.left_out:
        _say(f"  left out: {left_out.name} ({left_out.reason.value})")
    _say("\nThe pages, drawn off screen:")
    _draw_pages(context, folder)


def _draw_pages(context: Context, folder: Path) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QSize, Qt

    from ui.page_pictures import Picture, take_pictures

    pictures = [
        Picture(page, QSize(*size), scheme)
        for page in ("today", "contacts", "mailings")
        for size in _SIZES
        for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark)
    ]
    first = context.lists.first_ids(ContactQuery(text="harris"), 1)
    for path in take_pictures(context, pictures, folder, first[0] if first else None):
        _say(str(path))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
