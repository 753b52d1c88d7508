"""A sheet of labels as it will be printed; a click on a label of the first sheet makes it the first one used."""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.domain.label_layout import LabelPage, PlacedLine
from models.domain.label_sheets import POINTS_PER_MM, Box, LabelStock, Shape
from ui.theme import Space, colours

# Glyphs are laid out at this size and scaled, so that lines keep the proportions of the print, in pixels.
_DRAWN_SIZE = 64
_PAPER = "#FFFFFF"
_INK = "#1B2430"
_OUTLINE = "#CFD8DB"
_HATCH = "#DCE4E6"
_SHADOW = 6


class SheetPreview(QWidget):
    """Shows one page at a time, as large as fits; paper stays white in the dark."""

    label_clicked = Signal(int)
    """The number of a label on the sheet, from 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stock: LabelStock | None = None
        self._page = LabelPage(1, (), ())
        self._boxes: tuple[Box, ...] = ()
        self._start = 1
        self._hovered: int | None = None
        self.setAccessibleName(self.tr("The sheet of labels"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def show_page(self, stock: LabelStock, page: LabelPage, start: int) -> None:
        """Show `page` on `stock`; labels before `start` on the first page are marked as used up."""
        self._stock, self._page, self._start = stock, page, start
        self._boxes = stock.boxes()
        self._hovered = None
        self.update()

    @property
    def page(self) -> LabelPage:
        """The page that is shown."""
        return self._page

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
        return self._on_screen(self._boxes[number - 1], paper, scale).center()

    def sizeHint(self) -> QSize:
        """Room for a page."""
        return QSize(480, 620)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the label under the pointer where a click has a meaning."""
        number = self.label_at(event.position()) if self._page.number == 1 else None
        if number != self._hovered:
            self._hovered = number
            self.setCursor(Qt.CursorShape.ArrowCursor if number is None else Qt.CursorShape.PointingHandCursor)
            self.setToolTip("" if number is None else self.tr("Start at label {number}").format(number=number))
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the first label used."""
        number = self.label_at(event.position()) if self._page.number == 1 else None
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.label_clicked.emit(number)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the mark away."""
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw paper, labels and lines."""
        if self._stock is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper, scale = self._paper()
        _paint_shadow(painter, paper)
        painter.fillRect(paper, QColor(_PAPER))
        painter.setClipRect(paper)
        for number, box in enumerate(self._boxes, start=1):
            self._paint_label(painter, self._on_screen(box, paper, scale), number, scale)
        painter.setPen(QColor(_INK))
        painter.setFont(_print_font())
        for placed in self._page.placed:
            for line in placed.lines:
                _paint_line(painter, line, paper, scale)

    def _paint_label(self, painter: QPainter, place: QRectF, number: int, scale: float) -> None:
        is_used_up = self._page.number == 1 and number < self._start
        painter.setBrush(QBrush(QColor(_HATCH), Qt.BrushStyle.BDiagPattern) if is_used_up else Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(_OUTLINE), 1, Qt.PenStyle.DashLine if is_used_up else Qt.PenStyle.SolidLine)
        if number == self._hovered:
            pen = QPen(QColor(colours().fill), 1.5)
        painter.setPen(pen)
        stock = self._stock
        if stock is None:
            return
        if stock.shape is Shape.ROUND:
            painter.drawEllipse(place)
        else:
            radius = stock.corner_radius * scale
            painter.drawRoundedRect(place, radius, radius)

    def _paper(self) -> tuple[QRectF, float]:
        """Where the paper lies, and pixels per mm."""
        if self._stock is None:
            return QRectF(), 1.0
        room = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -Space.M)
        scale = min(room.width() / self._stock.page_width, room.height() / self._stock.page_height)
        width, height = self._stock.page_width * scale, self._stock.page_height * scale
        return QRectF(room.center().x() - width / 2, room.top(), width, height), scale

    @staticmethod
    def _on_screen(box: Box, paper: QRectF, scale: float) -> QRectF:
        return QRectF(
            paper.left() + box.left * scale, paper.top() + box.top * scale, box.width * scale, box.height * scale
        )


def _paint_line(painter: QPainter, line: PlacedLine, paper: QRectF, scale: float) -> None:
    painter.save()
    painter.translate(paper.left() + line.left * scale, paper.top() + line.baseline * scale)
    size = line.font_size / POINTS_PER_MM * scale / _DRAWN_SIZE
    painter.scale(size, size)
    painter.drawText(QPointF(0, 0), line.text)
    painter.restore()


def _paint_shadow(painter: QPainter, paper: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(_SHADOW, 0, -1):
        painter.setBrush(QColor(0, 0, 0, 4))
        painter.drawRoundedRect(paper.adjusted(-spread, -spread + 1, spread, spread + 1), spread, spread)


@lru_cache(maxsize=1)
def _print_font() -> QFont:
    """The font of the labels, so that the lines are as long as on paper."""
    data = files("resources").joinpath("fonts", "FiraGO-Regular.ttf").read_bytes()
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFontFromData(data))
    made = QFont(families[0]) if families else QFont()
    made.setPixelSize(_DRAWN_SIZE)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
