"""Where a window stands: wholly on the screen that is there, with its frame."""

from typing import Final

from PySide6.QtCore import QByteArray, QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

# The window manager tells of its frame once the window is shown. Until then room is kept for the widest in use.
_ROOM_FOR_FRAME: Final = QSize(16, 48)
_FILLS_SCREEN: Final = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


def place(window: QWidget, remembered: QByteArray, usual: QSize) -> None:
    """Give a window that is not shown yet the place and size it had; without one the usual size, or what has room."""
    # Qt refuses what was remembered of a screen much larger or smaller than the one that is there.
    if remembered.isEmpty() or not window.restoreGeometry(remembered):
        room = window.screen().availableSize() - _ROOM_FOR_FRAME
        window.resize(usual.boundedTo(room).expandedTo(window.minimumSize()))


def bring_onto_screen(window: QWidget) -> None:
    """Move and shrink a window that is shown until it stands on its screen with its frame."""
    if window.windowState() & _FILLS_SCREEN or not window.isVisible():
        return
    inner, outer = window.geometry(), window.frameGeometry()
    left, top = inner.left() - outer.left(), inner.top() - outer.top()
    frame = QMargins(left, top, outer.right() - inner.right(), outer.bottom() - inner.bottom())
    wanted = fitted(outer, window.screen().availableGeometry())
    if wanted != outer:
        window.setGeometry(wanted.marginsRemoved(frame))


def fitted(rectangle: QRect, room: QRect) -> QRect:
    """The rectangle moved into `room`, and no larger than it."""
    size = rectangle.size().boundedTo(room.size())
    left = max(room.left(), min(rectangle.left(), room.right() + 1 - size.width()))
    top = max(room.top(), min(rectangle.top(), room.bottom() + 1 - size.height()))
    return QRect(left, top, size.width(), size.height())
