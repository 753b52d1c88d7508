"""Draws the pictures of this folder anew from the sample book on a fixed day: `make screenshots`."""

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import cast

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from import_pictures import take_imports
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from models.clock import Clock
from models.context import Context
from models.domain.segments import ContactQuery
from ui.icons import application_icon
from ui.notifications.popup_card import PopupCard
from ui.notifications.popup_words import PopupWords
from ui.page_pictures import Picture, take_pictures
from ui.panels.due.due_acts import DueActs
from ui.reminder_window import ReminderWindow
from ui.sample_book import make_sample_book
from ui.theme import Theme

FOLDER = Path(__file__).parent
DAY = date(2026, 11, 21)
LIGHT, DARK = Qt.ColorScheme.Light, Qt.ColorScheme.Dark
LARGE, SMALL = QSize(1280, 800), QSize(1024, 640)
PAGES = ("today", "contacts", "plans", "mailings", "duplicates", "trash", "settings")


class Morning(Clock):
    """A clock that stands at twelve past nine in the morning of the day."""

    def now(self) -> datetime:
        """The instant, aware."""
        return self.local_now().replace(tzinfo=UTC)

    def local_now(self) -> datetime:
        """The local time, without a zone."""
        return datetime.combine(DAY, time(9, 12))


def take_reminders(context: Context, scheme: Qt.ColorScheme, folder: Path) -> Iterator[Path]:
    """Draw the reminder window and Barnacle's own popups; gives their paths."""
    theme = Theme(cast("QApplication", QApplication.instance()), scheme)
    QApplication.setWindowIcon(application_icon())
    window = ReminderWindow(context, DueActs(context), lambda: "")
    window.show_open()
    # Somebody with a touch, a pinned note and something to bring.
    window.due_list.choose(1)
    words = PopupWords(context, lambda: "")
    items = context.reminders.collect(context.clock.local_now())
    cards = {
        "popup": words.of_one(next(one for one in items if "\n" in one.body)),
        "popup-many": words.of_many(items),
    }
    popups = {name: PopupCard(text.title, text.body, text.actions, text.initials) for name, text in cards.items()}
    for card in popups.values():
        card.fit()
        card.show()
    for name, widget in {"reminders": window, **popups}.items():
        path = folder / f"{name}-{scheme.name.lower()}.png"
        widget.grab().save(str(path))
        yield path
        widget.close()
        widget.deleteLater()
    theme.deleteLater()


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
        context = Context.open(book, Morning.on(DAY), "GB")
        (chosen,) = context.lists.first_ids(ContactQuery(text="tom harris"), 1)
        for path in take_pictures(context, pictures, target, chosen):
            print(path)
        for scheme in (LIGHT, DARK) if len(sys.argv) > 1 else (LIGHT,):
            for path in take_reminders(context, scheme, target):
                print(path)
            application = cast("QApplication", QApplication.instance())
            sizes = [QSize(820, 640), QSize(760, 560)] if len(sys.argv) > 1 else [QSize(820, 640)]
            for path in take_imports(context, application, scheme, sizes, target, Path(folder)):
                print(path)
        context.close()


if __name__ == "__main__":
    main()
