"""Rows of two lines, a strong one and a muted one, as small lists show them."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from ui.theme import FontRole, Radius, Space, colours, font

TWO_LINE_HEIGHT = 44


def two_line_size() -> QSize:
    """The room a row asks for."""
    return QSize(200, TWO_LINE_HEIGHT)


def paint_two_lines(painter: QPainter, area: QRect, title: str, detail: str, *, is_chosen: bool) -> None:
    """Draw a row; texts too long for it end in an ellipsis."""
    shown = colours()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if is_chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.chosen))
        painter.drawRoundedRect(QRectF(area), Radius.FIELD - 2, Radius.FIELD - 2)
    left, width = area.left() + Space.S, area.width() - 2 * Space.S
    middle = area.top() + area.height() / 2
    for text, role, ink, top, height in (
        (title, FontRole.STRONG, shown.text, area.top() + 4, middle - area.top() - 4),
        (detail, FontRole.SECONDARY, shown.muted, middle, area.height() / 2 - 4),
    ):
        painter.setFont(font(role))
        painter.setPen(QColor(ink))
        words = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)
        alignment = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRectF(left, top, width, height), alignment, words)
    painter.restore()
