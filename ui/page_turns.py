"""Hands change sets to the pages: at once to the one that is shown, to each of the others in a turn of its own.

So keys and clicks come between, however much the pages have to read after an import.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from models.services.changes import ChangeSet
from ui.pages.page import Page


class PageTurns(QObject):
    """Knows which page has still to hear of what."""

    def __init__(self, pages: Mapping[str, Page], shown: Callable[[], Page], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._shown = shown
        self._untold: dict[str, list[ChangeSet]] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._take_turn)

    def tell(self, change: ChangeSet) -> None:
        """Tell all pages of a change."""
        for key in self._pages:
            self._untold.setdefault(key, []).append(change)
        self.tell_now(self._shown().key)
        self._timer.start()

    def tell_now(self, key: str) -> None:
        """Tell a page what it has not heard yet."""
        for change in self._untold.pop(key, ()):
            self._pages[key].refresh(change)

    def _take_turn(self) -> None:
        if self._untold:
            self._timer.start()
            self.tell_now(next(iter(self._untold)))
