"""What stands on each label beside its addressee: return address, logo, the rule below them, and a QR code."""

import re
import warnings
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader

from models.domain.label_design import SENDER_SIZE, LabelDesign
from models.domain.label_layout import FittedLabel, LabelFitter, LabelPlacer
from models.domain.label_sheets import POINTS_PER_MM, Box
from models.domain.recipients import LeftOut, LeftOutReason, Recipient
from models.errors import InputError
from models.printing.flowing_pdf import FlowingCanvas
from models.printing.fonts import LabelFont
from models.printing.labels import LabelOptions
from models.printing.page_text import PageText, TextEncoder
from models.printing.qr_codes import qr_rows

_LOGO = "logo"
# More than a printer shows in the largest room for a logo.
_MOST_PIXELS = 800
_MOST_PIXELS_READ = 50_000_000
# Pillow warns of large pictures on standard error before their size can be asked for.
warnings.simplefilter("ignore", Image.DecompressionBombWarning)
_RULE_STYLE = "0.6 G 0.4 w"
# Light margin of a QR code, in modules (ISO/IEC 18004 asks for 4; the label's own inset gives the rest).
_QUIET_MODULES = 2
_DARK_RUN = re.compile("1+")


class FurniturePainter:
    """Draws the furniture of the labels of a page.

    Raises:
        InputError: the return address or the logo can't be printed.
    """

    def __init__(self, options: LabelOptions, canvas: FlowingCanvas, font: LabelFont, encoder: TextEncoder) -> None:
        self._canvas = canvas
        self._boxes = options.stock.boxes()
        self._page_height = options.stock.page_height
        self._design = options.design()
        self._codes: dict[str, str] = {}
        self._sender: FittedLabel | None = None
        if self._design.sender:
            self._sender = _fitted_sender(options.sender_lines, self._design.sender, font)
            placer = LabelPlacer(self._design.sender, font)
            self._sender_text = PageText(self._boxes, self._page_height, placer, encoder)
        self._has_logo = options.logo_path is not None and self._design.logo is not None
        if options.logo_path is not None and self._design.logo is not None:
            _prepare_logo(canvas, options.logo_path, self._design.logo)

    def draw(self, slots: Sequence[FittedLabel | None]) -> None:
        """Draw what the labels of a page carry beside their text, on the canvas."""
        if self._sender is not None:
            self._canvas.addLiteral(self._sender_text.of(self._sender if label else None for label in slots))
        for box, label in zip(self._boxes, slots, strict=True):
            if label is not None:
                self._draw_one(box, label)

    def _draw_one(self, box: Box, label: FittedLabel) -> None:
        design = self._design
        if design.rule is not None:
            x, y = self._corner(box, design.rule)
            line = f"{x:.2f} {y:.2f} m {x + design.rule.width * POINTS_PER_MM:.2f} {y:.2f} l S"
            self._canvas.addLiteral(f"q {_RULE_STYLE} {line} Q")
        if self._has_logo and design.logo is not None:
            x, y = self._corner(box, design.logo)
            self._canvas.saveState()
            self._canvas.translate(x, y)
            self._canvas.doForm(_LOGO)
            self._canvas.restoreState()
        if design.code is not None and label.code_text:
            x, y = self._corner(box, design.code)
            self._canvas.addLiteral(f"q 1 0 0 1 {x:.2f} {y:.2f} cm {self._code(label.code_text, design)} Q")

    def _corner(self, box: Box, room: Box) -> tuple[float, float]:
        """The bottom left corner of a room of a label, in pt from the page's."""
        x = (box.left + room.left) * POINTS_PER_MM
        return x, (self._page_height - box.top - room.bottom) * POINTS_PER_MM

    def _code(self, text: str, design: LabelDesign) -> str:
        if text not in self._codes:
            side = design.code.width * POINTS_PER_MM if design.code else 0.0
            self._codes = {text: qr_operators(text, side)}
        return self._codes[text]


def qr_operators(text: str, side: float) -> str:
    """The operators that draw a QR code (level M, UTF-8) of `side` pt with its light margin, from the lower left.

    They change the scale: the caller keeps what follows apart.
    """
    rows = qr_rows(text)
    module = side / (len(rows) + 2 * _QUIET_MODULES)
    parts = [f"{module:.5f} 0 0 {module:.5f} 0 {side:.3f} cm"]
    for row, modules in enumerate(rows, 1):
        y = -row - _QUIET_MODULES
        parts += [
            f"{run.start() + _QUIET_MODULES} {y} {run.end() - run.start()} 1 re" for run in _DARK_RUN.finditer(modules)
        ]
    return " ".join((*parts, "f"))


def _fitted_sender(lines: tuple[str, ...], room: Box, font: LabelFont) -> FittedLabel:
    fitted = LabelFitter(room, font, SENDER_SIZE).fit(Recipient(0, "", lines))
    if not isinstance(fitted, LeftOut):
        return fitted
    if fitted.reason is LeftOutReason.UNPRINTABLE:
        raise InputError(f"The return address has characters that can't be printed: {fitted.detail}.")
    raise InputError("The return address is too long for its place.")


def _prepare_logo(canvas: FlowingCanvas, path: Path, room: Box) -> None:
    picture = _open_picture(path)
    scale = min(room.width / picture.width, room.height / picture.height) * POINTS_PER_MM
    width, height = picture.width * scale, picture.height * scale
    canvas.beginForm(_LOGO, upperx=room.width * POINTS_PER_MM, uppery=room.height * POINTS_PER_MM)
    top = room.height * POINTS_PER_MM - height
    canvas.drawImage(ImageReader(picture), 0, top, width, height, mask="auto")
    canvas.endForm()


def _open_picture(path: Path) -> Image.Image:
    try:
        with Image.open(path) as found:
            if found.width * found.height > _MOST_PIXELS_READ:
                raise InputError(_too_large(path))
            # Shrunk before it is converted, a large picture takes a quarter of the memory.
            found.thumbnail((2 * _MOST_PIXELS, 2 * _MOST_PIXELS))
            picture = found.convert("RGBA")
    except Image.DecompressionBombError as error:
        raise InputError(_too_large(path)) from error
    except (OSError, ValueError) as error:
        raise InputError(f"“{path.name}” can't be read as a picture.") from error
    picture.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
    return picture


def _too_large(path: Path) -> str:
    return f"“{path.name}” is too large for a logo: a picture may have {_MOST_PIXELS_READ // 1_000_000} million pixels."
