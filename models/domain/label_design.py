"""What stands on a label beside the addressee, and the room that each part gets. Millimetres from the label's corner.

A sender with or without a logo stands at the top: on envelopes at the left, on labels above a rule. A QR code stands
at the right. The addressee has what is left; on an envelope with a window, the window.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.domain.label_sheets import POINTS_PER_MM, Box, LabelStock, StockKind

SENDER_SIZE = 7.0
SENDER_LEADING = 1.17
# Below these a label is too small for the part: the strip takes 14 mm, a QR code of 57 modules wants 0.25 mm for each.
_LOWEST_WITH_SENDER = 45.0
_SMALLEST_CODE = 15.0
_LARGEST_CODE = 28.0
_NARROWEST_TEXT = 30.0
_STRIP_HEIGHT = 14.0
_LOGO_WIDTH = 20.0
_GAP = 2.0
# From the edges of an envelope, which printers leave empty, to the sender; and the sender's room.
_ENVELOPE_EDGE = 8.0
_LOGO_HEIGHT = 15.0
_WINDOW_INSET = 3.0


class EnvelopeWindow(StrEnum):
    """Where an envelope has its window, if any."""

    NONE = "none"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Furniture:
    """What a label has beside its addressee."""

    sender_lines: int = 0
    has_logo: bool = False
    has_code: bool = False
    window: EnvelopeWindow = EnvelopeWindow.NONE


@dataclass(frozen=True, slots=True)
class LabelDesign:
    """The rooms of a label; None for what it does not have. `rule` is the line below the sender, a box
    without height.
    """

    text: Box
    sender: Box | None = None
    logo: Box | None = None
    code: Box | None = None
    rule: Box | None = None


def design_label(stock: LabelStock, furniture: Furniture | None = None) -> LabelDesign:
    """The rooms of a label of `stock` with all of `furniture`.

    Raises:
        ValueError: the label is too small for a part; the sentence says for which.
    """
    furniture = furniture or Furniture()
    if stock.kind is StockKind.ENVELOPE:
        design = _envelope(stock, furniture)
    elif furniture.sender_lines or furniture.has_logo:
        design = _label_with_sender(stock, furniture)
    else:
        design = LabelDesign(stock.text_area())
    return _with_code(stock, design) if furniture.has_code else design


def _envelope(stock: LabelStock, furniture: Furniture) -> LabelDesign:
    height = max(_LOGO_HEIGHT if furniture.has_logo else 0.0, _text_height(furniture.sender_lines))
    room = Box(_ENVELOPE_EDGE, _ENVELOPE_EDGE, stock.label_width / 2 - _ENVELOPE_EDGE, height)
    logo, sender = _beside_each_other(room, furniture)
    if furniture.window is EnvelopeWindow.NONE:
        return LabelDesign(stock.text_area(), sender, logo)
    window = _window(stock, furniture.window)
    text = Box(
        window.left + _WINDOW_INSET,
        window.top + _WINDOW_INSET,
        window.width - 2 * _WINDOW_INSET,
        window.height - 2 * _WINDOW_INSET,
    )
    if (sender or logo) and window.top < room.bottom:
        raise ValueError(f"On {stock.title} a return address would run into the window.")
    return LabelDesign(text, sender, logo)


def _window(stock: LabelStock, side: EnvelopeWindow) -> Box:
    """The usual window: 90 x 45 mm, 20 mm from the side, 15 mm from the bottom, on C5 77 mm (customs of DIN 680).

    American envelopes have one of 114 x 29 mm, 22 mm from the side and 13 mm from the bottom.
    """
    if stock.region.endswith("US"):
        width, height, beside, below = 114.3, 28.6, 22.2, 12.7
    else:
        width, height, beside = 90.0, 45.0, 20.0
        below = 77.0 if stock.label_height > 150 else 15.0
    width = min(width, stock.label_width - 2 * beside)
    left = beside if side is EnvelopeWindow.LEFT else stock.label_width - beside - width
    return Box(left, max(_ENVELOPE_EDGE, stock.label_height - below - height), width, height)


def _label_with_sender(stock: LabelStock, furniture: Furniture) -> LabelDesign:
    area = stock.text_area()
    if stock.label_height < _LOWEST_WITH_SENDER:
        raise ValueError(
            f"{stock.title} has no room for a return address: its labels are {stock.label_height:g} mm high, "
            f"and {_LOWEST_WITH_SENDER:g} mm are needed."
        )
    logo, sender = _beside_each_other(Box(area.left, area.top, area.width, _STRIP_HEIGHT), furniture)
    below = area.top + _STRIP_HEIGHT + _GAP
    text = Box(area.left, below + _GAP, area.width, area.bottom - below - _GAP)
    return LabelDesign(text, sender, logo, rule=Box(area.left, below, area.width, 0.0))


def _beside_each_other(room: Box, furniture: Furniture) -> tuple[Box | None, Box | None]:
    """The logo and, to the right of it, the sender."""
    logo = Box(room.left, room.top, min(_LOGO_WIDTH, room.width), room.height) if furniture.has_logo else None
    if not furniture.sender_lines:
        return logo, None
    taken = logo.width + _GAP if logo else 0.0
    return logo, Box(room.left + taken, room.top, room.width - taken, room.height)


def _text_height(lines: int) -> float:
    return lines * SENDER_SIZE * SENDER_LEADING / POINTS_PER_MM


def _with_code(stock: LabelStock, design: LabelDesign) -> LabelDesign:
    text = design.text
    side = min(_LARGEST_CODE, text.height, text.width - _GAP - _NARROWEST_TEXT)
    width = text.width - side - _GAP
    if side < _SMALLEST_CODE:
        raise ValueError(f"{stock.title} has no room for a QR code beside the address.")
    code = Box(text.right - side, text.top + (text.height - side) / 2, side, side)
    return LabelDesign(Box(text.left, text.top, width, text.height), design.sender, design.logo, code, design.rule)
