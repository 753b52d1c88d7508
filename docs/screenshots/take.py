"""Draws the pictures of this folder anew from the sample book on a fixed day: `make screenshots`."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSize, Qt

from models.clock import Clock
from models.context import Context
from models.domain.segments import ContactQuery
from ui.page_pictures import Picture, take_pictures
from ui.sample_book import make_sample_book

FOLDER = Path(__file__).parent
DAY = date(2026, 11, 21)
LIGHT, DARK = Qt.ColorScheme.Light, Qt.ColorScheme.Dark
LARGE, SMALL = QSize(1280, 800), QSize(1024, 640)
PAGES = ("today", "contacts", "plans", "mailings", "duplicates")


def main() -> None:
    """Draw the documentation's pictures here; with a folder as argument, each page in each size and scheme there."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    pictures = [Picture(page, LARGE, LIGHT) for page in PAGES] + [Picture("today", LARGE, DARK)]
    if len(sys.argv) > 1:
        pictures = [
            Picture(page, size, scheme) for page in PAGES for size in (LARGE, SMALL) for scheme in (LIGHT, DARK)
        ]
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "Sample.barnacle"
        make_sample_book(book, Clock.on(DAY))
        context = Context.open(book, Clock.on(DAY), "GB")
        (chosen,) = context.lists.first_ids(ContactQuery(text="tom harris"), 1)
        for path in take_pictures(context, pictures, target, chosen):
            print(path)
        context.close()


if __name__ == "__main__":
    main()
