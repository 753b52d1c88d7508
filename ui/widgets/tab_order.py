"""The order in which Tab walks: that of the layouts, also for what was put into them later."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QScrollArea, QSplitter, QWidget


def order_by_layout(root: QWidget) -> None:
    """Let Tab walk through `root` as its layouts are read: from first to last, each part before the next."""
    for before, after in pairwise(_stops(root)):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QSplitter):
        for number in range(widget.count()):
            part: QWidget | None = widget.widget(number)
            if part is not None:
                yield from _stops(part)
        return
    inner: QWidget | None = widget.widget() if isinstance(widget, QScrollArea) else widget
    layout: QLayout | None = inner.layout() if inner is not None else None
    if layout is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    numbers = range(layout.count())
    is_backwards = isinstance(layout, QBoxLayout) and layout.direction() is QBoxLayout.Direction.BottomToTop
    for number in reversed(numbers) if is_backwards else numbers:
        item = layout.itemAt(number)
        widget: QWidget | None = item.widget() if item is not None else None
        inner: QLayout | None = item.layout() if item is not None else None
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _stops_in(inner)
