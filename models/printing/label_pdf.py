"""A mailing's labels as a PDF file."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from models.domain.label_layout import LabelPlacer
from models.domain.label_sheets import POINTS_PER_MM, Box, LabelStock, Shape
from models.domain.printer_profiles import TRUE_PERMILLE, PrinterProfile
from models.errors import InputError
from models.jobs import NoProgress, Progress
from models.printing.flowing_pdf import FlowingCanvas, Writable
from models.printing.fonts import FONT_NAME, LabelFont
from models.printing.labels import LabelOptions, PreparedLabels
from models.printing.page_text import PageText, TextEncoder
from models.whole_files import written_whole

if TYPE_CHECKING:
    from models.printing.furniture import FurniturePainter

_REPORT_EVERY = 20
_OUTLINE_STYLE = "0.6 G 0.25 w"


def write_labels(prepared: PreparedLabels, path: Path, font: LabelFont, progress: Progress | None = None) -> None:
    """Write the labels to the PDF file `path`, which appears only when it is whole.

    The file asks the viewer not to scale it (ViewerPreferences PrintScaling None) and is the same for the same labels.

    Raises:
        InputError: there is no label to write, the name does not end in .pdf, or it is that of a book.
        MachineError: the file can't be written.
        JobCancelledError: the owner asked to stop; there is no new file and an old one is untouched.
    """
    if not prepared.labels:
        raise InputError("There is no label to write.")
    if path.suffix.lower() != ".pdf":
        raise InputError(f"“{path.name}” must end in .pdf.")
    with written_whole(path) as file:
        _draw(prepared, file, font, progress or NoProgress())


def labels_pdf(prepared: PreparedLabels, font: LabelFont) -> bytes:
    """The same PDF in memory, for a few sheets."""
    buffer = BytesIO()
    _draw(prepared, buffer, font, NoProgress())
    return buffer.getvalue()


def new_canvas(file: Writable, stock: LabelStock, title: str) -> FlowingCanvas:
    """A canvas for pages of a stock, which asks not to be scaled when it is printed."""
    size = (stock.page_width * POINTS_PER_MM, stock.page_height * POINTS_PER_MM)
    canvas = FlowingCanvas(file, size, FONT_NAME)
    canvas.setTitle(title)
    canvas.setSubject("To be printed at actual size")
    canvas.setAuthor("Barnacle")
    canvas.setCreator("Barnacle")
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas


def _draw(prepared: PreparedLabels, file: Writable, font: LabelFont, progress: Progress) -> None:
    options = prepared.options
    stock = options.stock
    canvas = new_canvas(file, stock, f"Labels on {stock.title}")
    encoder = TextEncoder(font, canvas.document)
    page_text = PageText(stock.boxes(), stock.page_height, LabelPlacer(options.design().text, font), encoder)
    furniture = _furniture(options, canvas, font, encoder)
    before = outlines(canvas, stock) if options.has_outlines else ""
    if options.profile and not options.profile.changes_nothing:
        before = f"{correction(options.profile, stock.page_height)}\n{before}"
    count = prepared.page_count
    for number in range(1, count + 1):
        if number % _REPORT_EVERY == 0:
            progress.report(number - 1, count, "Writing sheets")
        slots = prepared.page_slots(number)
        if before:
            canvas.addLiteral(before)
        canvas.addLiteral(page_text.of(slots))
        if furniture is not None:
            furniture.draw(slots)
        canvas.showPage()
    progress.report(count, count, "Saving")
    canvas.save()


def _furniture(
    options: LabelOptions, canvas: FlowingCanvas, font: LabelFont, encoder: TextEncoder
) -> "FurniturePainter | None":
    if not (options.sender_lines or options.logo_path or options.has_code):
        return None
    from models.printing.furniture import FurniturePainter  # plain labels do without pictures and codes

    return FurniturePainter(options, canvas, font, encoder)


def correction(profile: PrinterProfile, page_height: float) -> str:
    """The operator that moves and scales all that follows as the profile says; PDF measures from the bottom left."""
    across, along = profile.across_permille / TRUE_PERMILLE, profile.along_permille / TRUE_PERMILLE
    left, bottom = profile.place(0, page_height)
    return f"{across:g} 0 0 {along:g} {left * POINTS_PER_MM:.3f} {(page_height - bottom) * POINTS_PER_MM:.3f} cm"


def outlines(canvas: FlowingCanvas, stock: LabelStock) -> str:
    """The operators that draw the edges of the labels of a sheet."""
    path = canvas.beginPath()
    for box in stock.boxes():
        _outline(path, stock, box)
    return f"q {_OUTLINE_STYLE} {path.getCode()} S Q"


def _outline(path: "_Path", stock: LabelStock, box: Box) -> None:
    x, y = box.left * POINTS_PER_MM, (stock.page_height - box.bottom) * POINTS_PER_MM
    width, height = box.width * POINTS_PER_MM, box.height * POINTS_PER_MM
    radius = min(stock.corner_radius * POINTS_PER_MM, width / 2, height / 2)
    if stock.shape is Shape.ROUND:
        path.ellipse(x, y, width, height)
    elif radius:
        path.roundRect(x, y, width, height, radius)
    else:
        path.rect(x, y, width, height)


class _Path(Protocol):
    def ellipse(self, x: float, y: float, width: float, height: float) -> None: ...
    def roundRect(self, x: float, y: float, width: float, height: float, radius: float) -> None: ...  # noqa: N802
    def rect(self, x: float, y: float, width: float, height: float) -> None: ...
