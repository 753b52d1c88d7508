"""A sheet of labels as it will be printed: the page of the PDF, with the labels of the stock drawn over it."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from models.domain.label_sheets import POINTS_PER_MM, Box, LabelStock, Shape
from ui.theme import Space, colours

_PAPER = "#FFFFFF"
_OUTLINE = "#CFD8DB"
_HATCH = "#DCE4E6"
_SHADOW = 6
_POINTS_PER_INCH = 72
_WHEEL_NOTCH = 120


class SheetPreview(QWidget):
    """Shows one sheet, as large as fits or at a zoom; paper stays white in the dark.

    A click on a label starts there; with Ctrl, or by the menu, a single label is marked as gone or there again.
    """

    start_chosen = Signal(int)
    label_toggled = Signal(int)
    zoom_asked = Signal(int)
    """The wheel was turned with Ctrl: one step in (1) or out (-1)."""
    resolution_changed = Signal()
    """The page is shown at another size than the picture was made for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stock: LabelStock | None = None
        self._boxes: tuple[Box, ...] = ()
        self._used: frozenset[int] = frozenset()
        self._filled: frozenset[int] = frozenset()
        self._picture: QImage | None = None
        self._hovered: int | None = None
        self._zoom: float | None = None
        self.setAccessibleName(self.tr("The sheet of labels"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def show_sheet(self, stock: LabelStock, used: Collection[int], filled: Collection[int]) -> None:
        """Show the labels of a sheet: `used` are gone, `filled` will be printed; the picture of the page follows."""
        if stock != self._stock:
            self._boxes, self._picture = stock.boxes(), None
        self._stock, self._used, self._filled = stock, frozenset(used), frozenset(filled)
        self._hovered = None
        self._fit_to_zoom()
        self.update()

    def show_picture(self, picture: QImage | None) -> None:
        """Show the page of the PDF below the labels."""
        self._picture = picture
        self.update()

    @property
    def picture(self) -> QImage | None:
        """The page as it is shown."""
        return self._picture

    @property
    def used(self) -> frozenset[int]:
        """The labels that are gone."""
        return self._used

    @property
    def filled(self) -> frozenset[int]:
        """The labels that will be printed."""
        return self._filled

    @property
    def label_count(self) -> int:
        """How many labels the sheet has."""
        return len(self._boxes)

    def set_zoom(self, zoom: float | None) -> None:
        """Show the paper at `zoom` times its true size on screen, or as large as fits (None)."""
        self._zoom = zoom
        self._fit_to_zoom()
        self.update()

    def resolution(self) -> float:
        """The dots an inch of the paper as it is shown now, on the screen's own pixels."""
        _, scale = self._paper()
        return scale / POINTS_PER_MM * _POINTS_PER_INCH * self.devicePixelRatioF()

    def label_at(self, place: QPointF) -> int | None:
        """The number of the label under a point of the widget, from 1, or None."""
        paper, scale = self._paper()
        x, y = (place.x() - paper.left()) / scale, (place.y() - paper.top()) / scale
        for number, box in enumerate(self._boxes, start=1):
            if box.left <= x <= box.right and box.top <= y <= box.bottom:
                return number
        return None

    def centre_of(self, number: int) -> QPointF:
        """The middle of a label, in the widget's pixels."""
        paper, scale = self._paper()
        return _on_screen(self._boxes[number - 1], paper, scale).center()

    def sizeHint(self) -> QSize:
        """Room for a page."""
        return QSize(480, 620)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the label under the pointer and say what a click does."""
        number = self.label_at(event.position())
        if number != self._hovered:
            self._hovered = number
            self.setCursor(Qt.CursorShape.ArrowCursor if number is None else Qt.CursorShape.PointingHandCursor)
            words = self.tr("Label {number}: click to start here, Ctrl+click to mark it as gone or there")
            self.setToolTip("" if number is None else words.format(number=number))
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start at the label, or mark it."""
        number = self.label_at(event.position())
        if number is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.label_toggled.emit(number)
        else:
            self.start_chosen.emit(number)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what a click does in words."""
        number = self.label_at(QPointF(event.pos()))
        if number is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Start here"), lambda: self.start_chosen.emit(number))
        words = self.tr("This label is there") if number in self._used else self.tr("This label is gone")
        menu.addAction(words, lambda: self.label_toggled.emit(number))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and abs(event.angleDelta().y()) >= _WHEEL_NOTCH:
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the mark away."""
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a sharper picture when the paper grew."""
        super().resizeEvent(event)
        self.resolution_changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw paper, page and labels."""
        if self._stock is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paper, scale = self._paper()
        _paint_shadow(painter, paper)
        painter.fillRect(paper, QColor(_PAPER))
        painter.setClipRect(paper)
        if self._picture is not None:
            painter.drawImage(paper, self._picture)
        for number, box in enumerate(self._boxes, start=1):
            self._paint_label(painter, self._stock, _on_screen(box, paper, scale), number, scale)

    def _paint_label(self, painter: QPainter, stock: LabelStock, place: QRectF, number: int, scale: float) -> None:
        is_gone = number in self._used
        painter.setBrush(QBrush(QColor(_HATCH), Qt.BrushStyle.BDiagPattern) if is_gone else Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(_OUTLINE), 1, Qt.PenStyle.DashLine if is_gone else Qt.PenStyle.SolidLine)
        if number == self._hovered:
            pen = QPen(QColor(colours().fill), 1.5)
        painter.setPen(pen)
        inside = place.adjusted(0.5, 0.5, -0.5, -0.5)
        if stock.shape is Shape.ROUND:
            painter.drawEllipse(inside)
        else:
            radius = stock.corner_radius * scale
            painter.drawRoundedRect(inside, radius, radius)

    def _fit_to_zoom(self) -> None:
        if self._zoom is None or self._stock is None:
            self.setMinimumSize(0, 0)
            return
        scale = self.logicalDpiX() / _POINTS_PER_INCH * POINTS_PER_MM * self._zoom
        width, height = self._stock.page_width * scale, self._stock.page_height * scale
        self.setMinimumSize(round(width) + 2 * _SHADOW, round(height) + _SHADOW + Space.M)

    def _paper(self) -> tuple[QRectF, float]:
        """Where the paper lies, and pixels per mm."""
        if self._stock is None:
            return QRectF(), 1.0
        room = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -Space.M)
        scale = min(room.width() / self._stock.page_width, room.height() / self._stock.page_height)
        if self._zoom is not None:
            scale = self.logicalDpiX() / _POINTS_PER_INCH * POINTS_PER_MM * self._zoom
        scale = max(scale, 0.1)
        width, height = self._stock.page_width * scale, self._stock.page_height * scale
        return QRectF(room.center().x() - width / 2, room.top(), width, height), scale


def _on_screen(box: Box, paper: QRectF, scale: float) -> QRectF:
    return QRectF(paper.left() + box.left * scale, paper.top() + box.top * scale, box.width * scale, box.height * scale)


def _paint_shadow(painter: QPainter, paper: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(_SHADOW, 0, -1):
        painter.setBrush(QColor(0, 0, 0, 4))
        painter.drawRoundedRect(paper.adjusted(-spread, -spread + 1, spread, spread + 1), spread, spread)
