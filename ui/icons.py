"""The program's own line icons, drawn in a colour of the scheme."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
# More than these are told as so many and more; an icon has no room for three digits.
_MOST_COUNTED = 99
# The share of the icon's height that the badge takes; on a small one it must stay legible.
_BADGE, _BADGE_ON_SMALL, _LARGE = 0.5, 0.62, 32
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


@lru_cache(maxsize=256)
def icon(name: str, colour: str, *, gap: int = 0) -> QIcon:
    """The icon for buttons and menus, for the screens there are; `gap` sets it apart from the text after it."""
    made = QIcon()
    for ratio in {1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}:
        made.addPixmap(pixmap(name, colour, 16, ratio, gap=gap))
    return made


def application_icon() -> QIcon:
    """The barnacle, for the window, the tray and the launcher; Qt draws it in the sizes that are asked for."""
    return QIcon(str(icon_path("barnacle-app")))


def with_count(base: QIcon, count: int, ground: str, ink: str) -> QIcon:
    """The icon with a round badge that holds `count`; the icon itself when there is nothing to count."""
    if count <= 0:
        return base
    text = str(count) if count <= _MOST_COUNTED else f"{_MOST_COUNTED}+"
    made = QIcon()
    for size in _SIZES:
        picture = base.pixmap(QSize(size, size), 1.0).copy()
        with QPainter(picture) as painter:
            _paint_count(painter, size, text, ground, ink)
        made.addPixmap(picture)
    return made


def _paint_count(painter: QPainter, size: int, text: str, ground: str, ink: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    height = size * (_BADGE_ON_SMALL if size < _LARGE else _BADGE)
    letters = QFont(QGuiApplication.font())
    letters.setPixelSize(max(7, round(height * (0.86 if len(text) < 3 else 0.68))))
    letters.setWeight(QFont.Weight.Bold)
    painter.setFont(letters)
    width = min(float(size), max(height, QFontMetricsF(letters).horizontalAdvance(text) + height * 0.4))
    place = QRectF(size - width, 0, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(place, height / 2, height / 2)
    painter.setPen(QColor(ink))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = icon_path(name).read_bytes().replace(b"currentColor", QColor(colour).name().encode())
    return QSvgRenderer(QByteArray(drawing))
