"""Where somebody stands on a plan: one dot for each step, those that are done are filled."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.colours import Colours
from ui.theme import Space, colours

_SMALL, _LARGE = 8.0, 12.0
_SMALL_GAP, _LARGE_GAP = 4.0, 8.0
# More steps than these are told in figures alone.
MOST_DOTS = 12


def paint_dots(painter: QPainter, place: QRectF, step: int, steps: int, shown: Colours, size: float = _SMALL) -> float:
    """Draw the dots at the left of `place`, for touch `step` of `steps`; gives where the words begin.

    Nothing is drawn where there are too many steps or too little room.
    """
    gap = _SMALL_GAP if size == _SMALL else _LARGE_GAP
    width = steps * (size + gap)
    if steps > MOST_DOTS or width > place.width() - Space.XXL:
        return place.left()
    radius = size / 2
    for number in range(1, steps + 1):
        is_done = number < step
        painter.setBrush(QColor(shown.accent) if is_done else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(shown.accent if is_done else shown.edge), 1.2))
        centre = QPointF(place.left() + (number - 1) * (size + gap) + radius + 0.5, place.center().y())
        painter.drawEllipse(centre, radius - 0.6, radius - 0.6)
    return place.left() + width + Space.XS


class StepDots(QWidget):
    """The dots as a widget; behind the steps all are filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._step = self._steps = 1

    def show_step(self, step: int | None, steps: int) -> None:
        """Show touch `step` of `steps`; None behind the steps."""
        self._step, self._steps = step or steps + 1, steps
        words = self.tr("all {steps} touches done") if step is None else self.tr("touch {step} of {steps}")
        self.setAccessibleName(words.format(step=step, steps=steps))
        self.setToolTip(self.accessibleName())
        self.setVisible(steps <= MOST_DOTS)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the dots in one line."""
        return QSize(round(min(self._steps, MOST_DOTS) * (_LARGE + _LARGE_GAP)) + Space.XXL, round(_LARGE) + Space.S)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(0, 0, Space.XXL, 0)
        paint_dots(painter, room, self._step, self._steps, colours(), _LARGE)
