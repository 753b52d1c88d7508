"""The sheets of a mailing to look at: the page of the real PDF, turned page by page and zoomed."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from models.domain.label_sheets import LabelStock
from models.domain.used_labels import used_on
from models.jobs import Progress
from models.printing.labels import LabelOptions, PreparedLabels
from models.printing.pdf_pictures import PagePicture, PdfPictures
from models.services.mailings.mailings import Mailings
from ui.job_runner import Job, JobRunner
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook, IconButton
from ui.widgets.sheet_preview import SheetPreview
from ui.widgets.text import Text, TextLook
from ui.words.wording import number

# Times the true size; None fits the paper into the pane.
_ZOOMS = (None, 1.0, 1.5, 2.0, 3.0)
_SHARPENING_MS = 150
# Beyond this nothing is gained, and a page takes as long as it takes memory.
_SHARPEST = 400
# Small letters drawn larger and scaled down keep their shapes.
_OVERSAMPLING = 2


class _SheetArea(QScrollArea):
    """Lets the page keys go on to the pane where there is nothing more to scroll, and keeps the middle of the sheet."""

    def __init__(self) -> None:
        super().__init__()
        self._middles = [_Middle(bar) for bar in (self.horizontalScrollBar(), self.verticalScrollBar())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, or leave the key."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_PageDown: bar.maximum(), Qt.Key.Key_PageUp: bar.minimum()}
        if ends.get(Qt.Key(event.key())) == bar.value():
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Middle(QObject):
    """Keeps what stands in the middle there when a scroll bar gets a longer or shorter way."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._share = 0.5
        bar.actionTriggered.connect(self._note)
        bar.sliderMoved.connect(self._note)
        bar.rangeChanged.connect(self._keep)

    def _note(self) -> None:
        bar = self._bar
        self._share = (bar.sliderPosition() + bar.pageStep() / 2) / (bar.maximum() + bar.pageStep())

    def _keep(self) -> None:
        bar = self._bar
        bar.setValue(round(self._share * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))


class SheetPane(QWidget):
    """Keeps the sheet that is shown; the picture comes from a job and never holds the window up."""

    start_chosen = Signal(int, int)
    label_toggled = Signal(int, int)
    """A sheet and a label on it, both from 1."""

    def __init__(self, mailings: Mailings, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mailings = mailings
        self._jobs = jobs
        self._prepared: PreparedLabels | None = None
        self._is_whole = False
        self._sheet = 1
        self._drawing: Job | None = None
        self._zoom = 0
        self.preview = SheetPreview()
        self.words = Text("", TextLook.SECONDARY)
        self.back_button = IconButton("chevron-left", self.tr("The sheet before"))
        self.on_button = IconButton("chevron-right", self.tr("The next sheet"))
        self.zoom_button = Button(self.tr("Whole sheet"), ButtonLook.QUIET, is_small=True)
        self.hint = Text(self.tr("Click a label to start there · Ctrl+click marks a label as gone"), TextLook.SECONDARY)
        self._sharpen = QTimer(self)
        self._sharpen.setSingleShot(True)
        self._sharpen.setInterval(_SHARPENING_MS)
        self._sharpen.timeout.connect(self._draw)
        self._area = _SheetArea()
        self._paper: tuple[float, float] | None = None
        self._lay_out()
        self.back_button.clicked.connect(lambda: self.show_number(self._sheet - 1))
        self.on_button.clicked.connect(lambda: self.show_number(self._sheet + 1))
        self.zoom_button.clicked.connect(lambda: self._zoom_by(1 if self._zoom < len(_ZOOMS) - 1 else -self._zoom))
        self.preview.zoom_asked.connect(self._zoom_by)
        self.preview.resolution_changed.connect(self._sharpen.start)
        self.preview.start_chosen.connect(lambda label: self.start_chosen.emit(self._sheet, label))
        self.preview.label_toggled.connect(lambda label: self.label_toggled.emit(self._sheet, label))

    @property
    def sheet(self) -> int:
        """The sheet that is shown, from 1."""
        return self._sheet

    def show_empty(self, options: LabelOptions) -> None:
        """Show the first sheet without a name, while nothing is prepared."""
        self._prepared, self._is_whole = None, False
        self._sheet = 1
        self._show_whole(options.stock)
        self.preview.show_sheet(options.stock, used_on(options.used, 1), ())
        self.preview.show_picture(None)
        self._say_where()

    def show_prepared(self, prepared: PreparedLabels, *, is_whole: bool) -> None:
        """Show labels; `is_whole` tells whether all sheets are known, or only the first so far."""
        self._prepared, self._is_whole = prepared, is_whole
        self.show_number(self._sheet if is_whole else 1)

    def show_number(self, sheet: int) -> None:
        """Show a sheet, counted from 1 in the order of the labels."""
        prepared = self._prepared
        if prepared is None:
            return
        count = max(1, prepared.page_count)
        self._sheet = max(1, min(sheet, count))
        options = prepared.options
        self._show_whole(options.stock)
        slots = _slots(prepared, self._sheet)
        used = frozenset(range(1, options.stock.per_sheet + 1)) - frozenset(options.free_on(self._sheet))
        self.preview.show_sheet(options.stock, used, slots)
        self._say_where()
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn, plus and minus zoom."""
        key = event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.show_number(self._sheet + (1 if key == Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self._zoom_by(1 if key == Qt.Key.Key_Plus else -1)
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        """Have the page drawn by a job; what an earlier call still works on is given up."""
        prepared, sheet, mailings = self._prepared, self._sheet, self._mailings
        if prepared is None or not prepared.labels:
            self.preview.show_picture(None)
            return
        resolution = min(_SHARPEST, _OVERSAMPLING * max(36.0, self.preview.resolution()))

        def work(progress: Progress) -> PagePicture:
            progress.report(0, 1)
            pictures = PdfPictures(mailings.sheet_pdf(prepared, sheet))
            try:
                return pictures.draw(0, resolution)
            finally:
                pictures.close()

        if self._drawing is not None:
            self._drawing.cancel()
        self._drawing = self._jobs.start(self.tr("Drawing the sheet"), work)
        self._drawing.finished.connect(self._take_picture)

    def _take_picture(self, picture: PagePicture) -> None:
        if self.sender() is not self._drawing:
            return
        self._drawing = None
        drawn = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        # The bytes are Python's; a copy of its own outlives them.
        self.preview.show_picture(drawn.copy())

    def _show_whole(self, stock: LabelStock) -> None:
        """Paper of another size is shown whole first."""
        paper = stock.page_width, stock.page_height
        if self._paper != paper:
            self._paper = paper
            self._zoom_by(-self._zoom)

    def _zoom_by(self, steps: int) -> None:
        self._zoom = max(0, min(self._zoom + steps, len(_ZOOMS) - 1))
        zoom = _ZOOMS[self._zoom]
        self.preview.set_zoom(zoom)
        words = self.tr("Whole sheet") if zoom is None else self.tr("{percent} %").format(percent=round(zoom * 100))
        self.zoom_button.setText(words)
        self.zoom_button.setAccessibleName(self.tr("Zoom: {zoom}").format(zoom=words))
        self._sharpen.start()

    def _say_where(self) -> None:
        self.hint.setVisible(self.preview.label_count > 1)
        count = max(1, self._prepared.page_count) if self._prepared is not None else 1
        if self._prepared is not None and not self._is_whole:
            words = self.tr("Sheet 1 of …")
        else:
            words = self.tr("Sheet {number} of {count}").format(number=number(self._sheet), count=number(count))
        self.words.setText(words)
        self.back_button.setEnabled(self._is_whole and self._sheet > 1)
        self.on_button.setEnabled(self._is_whole and self._sheet < count)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(self.zoom_button)
        head.addStretch(1)
        for widget in (self.back_button, self.words, self.on_button):
            head.addWidget(widget)
        head.addStretch(1)
        column.addLayout(head)
        self._area.setProperty("look", "sheets")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(self.tr("The sheets"))
        self.preview.setProperty("look", "scrolled")
        self._area.setWidget(self.preview)
        self.setFocusProxy(self._area)
        column.addWidget(self._area, 1)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.hint)


def _slots(prepared: PreparedLabels, sheet: int) -> frozenset[int]:
    """The labels of a sheet that will be printed."""
    if not prepared.labels:
        return frozenset()
    page = prepared.page_count + 1 - sheet if prepared.options.is_reversed else sheet
    return frozenset(place for place, label in enumerate(prepared.page_slots(page), 1) if label is not None)
