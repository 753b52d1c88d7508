"""The part of the screen in which one program stacks its own popups, so that those of another do not lie over them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QPoint, QRect, QSize

from ui.theme import Space

_MOST_COLUMNS: Final = 16


class PopupColumn:
    """A column that no other program of this user's stacks popups in; lock files in a folder tell which are taken.

    Two books that are open, or `remind` beside a window, are several programs. What a killed one took is free again.
    """

    def __init__(self, directory: Path) -> None:
        """`directory` belongs to the user alone."""
        self._directory = directory
        self._lock: QLockFile | None = None
        self.number = 0

    def take(self) -> None:
        """Have a column, the first one that is free; `number` tells which. Where none can be taken it is 0."""
        if self._lock is not None:
            return
        for number in range(_MOST_COLUMNS):
            lock = QLockFile(str(self._directory / f"barnacle.popups-{number}.lock"))
            # Its age says nothing: a popup may wait for days. A dead owner is noticed all the same.
            lock.setStaleLockTime(0)
            if lock.tryLock(0):
                self._lock, self.number = lock, number
                return
        self.number = 0

    def give_back(self) -> None:
        """Let another program have it."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def stack(sizes: Sequence[QSize], column: int, area: QRect) -> list[QPoint]:
    """Where popups of these sizes stand in `area`: the top left corners, in the same order.

    Column 0 stands in the bottom right corner and grows upwards, the next ones left of it; what has no room there
    grows downwards from the top right corner in the same way.
    """
    widest = max((size.width() for size in sizes), default=0) + Space.M
    beside = max(1, (area.width() - Space.L) // max(1, widest))
    right = area.right() + 1 - Space.L - column % beside * widest
    grows_up = column // beside % 2 == 0
    edge = area.bottom() + 1 - Space.L if grows_up else area.top() + Space.L
    corners = []
    for size in sizes:
        top = edge - size.height() if grows_up else edge
        lowest = area.bottom() + 1 - size.height()
        corners.append(QPoint(right - size.width(), max(area.top(), min(top, lowest))))
        edge += (size.height() + Space.M) * (-1 if grows_up else 1)
    return corners
