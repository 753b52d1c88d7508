"""Where each line of a label stands on its sheet, worked out line by line: what the fast way is held against."""

from dataclasses import dataclass

from models.domain.font_metrics import FontMetrics
from models.domain.label_layout import LEADING, FittedLabel, LabelPlacer
from models.domain.label_sheets import POINTS_PER_MM, Box
from models.printing.labels import PreparedLabels


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text on a page: its left end and baseline in mm from the page's top left corner."""

    text: str
    left: float
    baseline: float
    font_size: float
    is_bold: bool = False


def place(room: Box, font: FontMetrics, box: Box, label: FittedLabel) -> list[PlacedLine]:
    """The lines of a label in the box of a sheet; `room` is the text's, from the box's corner."""
    placer = LabelPlacer(room, font)
    left, baseline = placer.first_line(box, len(label.lines), label.font_size)
    em = label.font_size / POINTS_PER_MM
    return [
        PlacedLine(
            text, left + indent * em, baseline + index * LEADING * em, label.font_size, index in label.bold_lines
        )
        for index, (text, indent) in enumerate(zip(label.lines, placer.indents(label), strict=True))
    ]


def place_page(prepared: PreparedLabels, number: int, font: FontMetrics) -> list[PlacedLine]:
    """The lines of all labels of a page, counted from 1."""
    room = prepared.options.design().text
    slots = zip(prepared.options.stock.boxes(), prepared.page_slots(number), strict=True)
    return [line for box, label in slots if label is not None for line in place(room, font, box, label)]
