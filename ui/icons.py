"""The program's own line icons, drawn in a colour of the scheme."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"


def icon_path(name: str) -> Path:
    """The SVG file of an icon."""
    return _FOLDER / f"{name}.svg"


def paint_icon(painter: QPainter, name: str, where: QRectF, colour: str) -> None:
    """Draw the icon in `colour` (`#rrggbb`) into the square `where`."""
    _renderer(name, colour).render(painter, where)


def pixmap(name: str, colour: str, size: int = 16, ratio: float = 1.0, *, gap: int = 0) -> QPixmap:
    """The icon as a picture of `size` pixels and an empty `gap` at its right, for a screen of that pixel `ratio`."""
    made = QPixmap(round((size + gap) * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_icon(painter, name, QRectF(0, 0, made.height(), made.height()), colour)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, colour: str, *, gap: int = 0) -> QIcon:
    """The icon for buttons and menus, for plain and dense screens; `gap` sets it apart from the text after it."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(pixmap(name, colour, 16, ratio, gap=gap))
    return made


def application_icon() -> QIcon:
    """The barnacle, for the window, the tray and the launcher."""
    made = QIcon()
    renderer = QSvgRenderer(str(icon_path("barnacle-app")))
    for size in (16, 22, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        made.addPixmap(picture)
    return made


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = icon_path(name).read_bytes().replace(b"currentColor", QColor(colour).name().encode())
    return QSvgRenderer(QByteArray(drawing))
