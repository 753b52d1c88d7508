"""Labels to PDF with ReportLab, one literal block of text a page.

Drawn line by line, 30,000 labels take ReportLab five times as long (measured): it sets up a text object, measures and
formats numbers for each. Here each character's code is asked for once, each place on the sheet is formatted once, and a
page's text goes to the canvas in one piece. Text and positions are those of `Canvas.drawString` (tested).
"""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Protocol

from reportlab.pdfbase.pdfdoc import PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from models.domain.label_layout import LEADING, FittedLabel, LabelPlacer
from models.domain.label_sheets import POINTS_PER_MM, Box, LabelStock, Shape
from models.domain.printer_profiles import TRUE_PERMILLE, PrinterProfile
from models.errors import InputError
from models.jobs import NoProgress, Progress
from models.printing.fonts import FONT_NAME, LabelFont
from models.printing.labels import PreparedLabels
from models.whole_files import written_whole

_REPORT_EVERY = 20
_OUTLINE_STYLE = "0.6 G 0.25 w"
_END_OF_LINE = ord("\n")


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
        _draw(prepared, _new_canvas(file, prepared.options.stock), font, progress or NoProgress())


def labels_pdf(prepared: PreparedLabels, font: LabelFont) -> bytes:
    """The same PDF in memory, for a few sheets."""
    buffer = BytesIO()
    _draw(prepared, _new_canvas(buffer, prepared.options.stock), font, NoProgress())
    return buffer.getvalue()


class _Writable(Protocol):
    def write(self, data: bytes, /) -> object: ...


def _new_canvas(file: _Writable, stock: LabelStock) -> Canvas:
    size = (stock.page_width * POINTS_PER_MM, stock.page_height * POINTS_PER_MM)
    canvas = Canvas(file, size, pageCompression=0, invariant=1, initialFontName=FONT_NAME)
    # Deflated without ReportLab's global ASCII85 setting, which takes a third of the time and a fifth of the file.
    canvas._doc.defaultStreamFilters = [PDFZCompress]  # noqa: SLF001
    canvas.setTitle(f"Labels on {stock.title}")
    canvas.setSubject(f"{stock.per_sheet} labels a sheet, to be printed at actual size")
    canvas.setAuthor("Barnacle")
    canvas.setCreator("Barnacle")
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas


def _draw(prepared: PreparedLabels, canvas: Canvas, font: LabelFont, progress: Progress) -> None:
    page_text = _PageText(prepared.options.stock, _Encoder(font, canvas), font)
    before = _outlines(canvas, prepared.options.stock) if prepared.options.has_outlines else ""
    if prepared.options.profile and not prepared.options.profile.changes_nothing:
        before = f"{_correction(prepared.options.profile, prepared.options.stock.page_height)}\n{before}"
    count = prepared.page_count
    for number in range(1, count + 1):
        if number % _REPORT_EVERY == 1:
            progress.report(number - 1, count, "Writing sheets")
        if before:
            canvas.addLiteral(before)
        canvas.addLiteral(page_text.of(prepared.page_slots(number)))
        canvas.showPage()
    progress.report(count, count, "Saving")
    canvas.save()


class _Encoder:
    """Turns lines into PDF text operators: the codes of the font's subsets, octal where they are not plain ASCII."""

    def __init__(self, font: LabelFont, canvas: Canvas) -> None:
        document = canvas._doc  # noqa: SLF001 - ReportLab's own way to ask a font for its codes
        self._table = _CodeTable(font, document)
        self.font_operator = self._table.font_operator(0)

    def show_lines(self, lines: Iterable[str]) -> str:
        """The operators that show the lines, each one leading below the one before."""
        text = "\n".join(lines)
        if text.isascii() and not ("(" in text or ")" in text or "\\" in text):
            shown = text.replace("\n", ")Tj T*(")
        else:
            shown = text.translate(self._table)
            for again in self._table.needless_switches:
                shown = shown.replace(again, "")
        # The last line ends with a line feed too, by which readers of the text tell labels side by side apart.
        return f"({shown})Tj T*"


class _CodeTable(dict[int, str]):
    """What stands for a character inside a PDF string, filled as characters come up; for `str.translate`.

    The text runs in the font's first subset of 256 codes. A character of another subset closes the string, switches
    over, and switches back.
    """

    def __init__(self, font: LabelFont, document: object) -> None:
        super().__init__({_END_OF_LINE: ")Tj T*("})
        self._font = font.font
        self._document = document
        self._font.splitString(" ", document)
        self.needless_switches: list[str] = []

    def font_operator(self, subset: int) -> str:
        """The operator that chooses a subset at 1 pt; the text matrix brings the size."""
        return f"{self._font.getSubsetInternalName(subset, self._document)} 1 Tf"

    def __missing__(self, character: int) -> str:
        [(subset, code)] = self._font.splitString(chr(character), self._document)
        value = code[0]
        is_readable = 32 <= value < 127 and value not in b"()\\"
        shown = chr(value) if is_readable else f"\\{value:03o}"
        if subset:
            there, back = f")Tj {self.font_operator(subset)}(", f")Tj {self.font_operator(0)}("
            shown = f"{there}{shown}{back}"
            if back + there not in self.needless_switches:
                self.needless_switches.append(back + there)
        self[character] = shown
        return shown


class _PageText:
    """The text block of a page; the places on the sheet are formatted once and kept."""

    def __init__(self, stock: LabelStock, encoder: _Encoder, font: LabelFont) -> None:
        self._boxes = stock.boxes()
        self._page_height = stock.page_height
        self._placer = LabelPlacer(stock, font)
        self._encoder = encoder
        self._matrices: dict[tuple[int, float, int], str] = {}

    def of(self, slots: Iterable[FittedLabel | None]) -> str:
        """The operators for the labels of one page."""
        parts = [f"BT {self._encoder.font_operator} {LEADING} TL"]
        for slot, label in enumerate(slots):
            if label is not None:
                key = slot, label.font_size, len(label.lines)
                matrix = self._matrices.get(key) or self._matrix(*key)
                parts.append(matrix + self._encoder.show_lines(label.lines))
        parts.append("ET")
        return "\n".join(parts)

    def _matrix(self, slot: int, size: float, line_count: int) -> str:
        left, baseline = self._placer.first_line(self._boxes[slot], line_count, size)
        x, y = left * POINTS_PER_MM, (self._page_height - baseline) * POINTS_PER_MM
        matrix = self._matrices[slot, size, line_count] = f"{size:g} 0 0 {size:g} {x:.2f} {y:.2f} Tm "
        return matrix


def _correction(profile: PrinterProfile, page_height: float) -> str:
    """The operator that moves and scales all that follows as the profile says; PDF measures from the bottom left."""
    across, along = profile.across_permille / TRUE_PERMILLE, profile.along_permille / TRUE_PERMILLE
    left, bottom = profile.place(0, page_height)
    return f"{across:g} 0 0 {along:g} {left * POINTS_PER_MM:.3f} {(page_height - bottom) * POINTS_PER_MM:.3f} cm"


def _outlines(canvas: Canvas, stock: LabelStock) -> str:
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
