"""The test sheet of a printer: a square of 100 mm, rulers along both edges, and the outlines of a stock.

What the owner measures on it makes a printer profile; see `models.domain.printer_profiles`.
"""

from pathlib import Path

from models.domain.label_sheets import POINTS_PER_MM, LabelStock, StockKind
from models.domain.printer_profiles import SQUARE_LEFT_MM, SQUARE_SIDE_MM, SQUARE_TOP_MM, PrinterProfile
from models.errors import InputError
from models.printing.flowing_pdf import FlowingCanvas
from models.printing.fonts import BOLD_FONT_NAME, FONT_NAME, load_label_font
from models.printing.label_pdf import correction, new_canvas, outlines
from models.whole_files import written_whole

_FIRST_TICK, _LONG_TICK, _TICK = 15, 4.0, 2.0
# Where the rulers lie: away from the edge that printers leave empty.
_RULER_AT = 8.0
_LINE_STYLE = "0 G 0.4 w"
_TITLE_SIZE, _TEXT_SIZE, _NUMBER_SIZE = 11, 8, 6
_LINES = (
    "Print this page at actual size (100 %), then measure with a ruler:",
    f"1   from the left edge of the paper to the square: {SQUARE_LEFT_MM:g} mm",
    f"2   from the upper edge of the paper to the square: {SQUARE_TOP_MM:g} mm",
    f"3   the width of the square: {SQUARE_SIDE_MM:g} mm",
    f"4   the height of the square: {SQUARE_SIDE_MM:g} mm",
    "",
    "Where you measure something else, type it into the printer's profile.",
    "The first two numbers are enough when the square has its size.",
    "Grey lines are the labels: hold the page and a sheet against the light.",
)


def write_test_sheet(path: Path, stock: LabelStock, profile: PrinterProfile | None = None) -> None:
    """Write a test sheet on the paper of `stock`, with its labels in grey, corrected by `profile` where there is one.

    Raises:
        InputError: the paper is too small for the square, or the name does not end in .pdf.
        MachineError: the file can't be written.
    """
    if path.suffix.lower() != ".pdf":
        raise InputError(f"“{path.name}” must end in .pdf.")
    margin = 2 * _RULER_AT
    if (
        stock.kind is not StockKind.SHEET
        or stock.page_width < SQUARE_LEFT_MM + SQUARE_SIDE_MM + margin
        or stock.page_height < SQUARE_TOP_MM + SQUARE_SIDE_MM + margin
    ):
        raise InputError(
            f"A test sheet needs a whole sheet of paper; {stock.title} is too small. Choose another stock."
        )
    load_label_font(), load_label_font(is_bold=True)
    with written_whole(path) as file:
        canvas = new_canvas(file, stock, f"Test sheet for {stock.title}")
        if profile and not profile.changes_nothing:
            canvas.addLiteral(correction(profile, stock.page_height))
        canvas.addLiteral(outlines(canvas, stock))
        canvas.addLiteral(f"q {_LINE_STYLE} {_square(stock)} {_rulers(stock)} S Q")
        _write_words(canvas, stock, profile)
        canvas.showPage()
        canvas.save()


def _square(stock: LabelStock) -> str:
    side = SQUARE_SIDE_MM * POINTS_PER_MM
    x = SQUARE_LEFT_MM * POINTS_PER_MM
    y = (stock.page_height - SQUARE_TOP_MM - SQUARE_SIDE_MM) * POINTS_PER_MM
    return f"{x:.3f} {y:.3f} {side:.3f} {side:.3f} re"


def _rulers(stock: LabelStock) -> str:
    """Ticks at each millimetre along the upper and the left edge, longer ones at each five and ten."""
    across, along = (range(_FIRST_TICK, int(size) - _FIRST_TICK + 1) for size in (stock.page_width, stock.page_height))
    ticks = [
        *(_line(stock, (mm, _RULER_AT), (mm, _RULER_AT + _tick_length(mm))) for mm in across),
        *(_line(stock, (_RULER_AT, mm), (_RULER_AT + _tick_length(mm), mm)) for mm in along),
    ]
    return " ".join(ticks)


def _tick_length(mm: int) -> float:
    return _LONG_TICK if mm % 10 == 0 else _TICK * 1.5 if mm % 5 == 0 else _TICK


def _line(stock: LabelStock, start: tuple[float, float], end: tuple[float, float]) -> str:
    points = [(x * POINTS_PER_MM, (stock.page_height - y) * POINTS_PER_MM) for x, y in (start, end)]
    return f"{points[0][0]:.3f} {points[0][1]:.3f} m {points[1][0]:.3f} {points[1][1]:.3f} l"


def _write_words(canvas: FlowingCanvas, stock: LabelStock, profile: PrinterProfile | None) -> None:
    def put(x: float, y: float, text: str) -> None:
        canvas.drawString(x * POINTS_PER_MM, (stock.page_height - y) * POINTS_PER_MM, text)

    canvas.setFont(FONT_NAME, _NUMBER_SIZE)
    for mm in range(20, int(stock.page_width) - _FIRST_TICK, 10):
        put(mm - 1, _RULER_AT + _LONG_TICK + 2.5, str(mm))
    for mm in range(20, int(stock.page_height) - _FIRST_TICK, 10):
        put(_RULER_AT + _LONG_TICK + 1, mm + 0.7, str(mm))
    left, top = SQUARE_LEFT_MM + 6, SQUARE_TOP_MM + 12
    canvas.setFont(BOLD_FONT_NAME, _TITLE_SIZE)
    name = f" · {profile.name}" if profile and profile.name else ""
    put(left, top, f"Test sheet · {stock.title}{name}")
    canvas.setFont(FONT_NAME, _TEXT_SIZE)
    for number, line in enumerate(_LINES):
        put(left, top + 10 + number * 5.5, line)
