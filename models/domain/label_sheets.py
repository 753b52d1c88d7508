"""Label stocks: where on which page the labels lie, in millimetres from the page's top left corner."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# Differences below this are rounding of inches, not a grid that does not fit.
TOLERANCE_MM = 0.05
# Desktop printers leave about 4.2 mm of the paper unprinted.
UNPRINTABLE_EDGE_MM = 5.0
# Label printers leave up to this much empty at the ends of a label (DYMO LabelWriter 400, driver).
ROLL_FEED_EDGE_MM = 6.0
POINTS_PER_MM = 72 / 25.4


class StockKind(StrEnum):
    """What runs through the printer."""

    SHEET = "sheet"
    ROLL = "roll"
    ENVELOPE = "envelope"


class Shape(StrEnum):
    """The outline of a label."""

    RECTANGLE = "rectangle"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in mm; `left` and `top` from the page's top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its bottom edge."""
        return self.top + self.height

    def moved(self, right: float, down: float) -> "Box":
        """The same box elsewhere."""
        return Box(self.left + right, self.top + down, self.width, self.height)


@dataclass(frozen=True, slots=True)
class LabelStock:
    """A kind of label sheet, roll or envelope; all measures in mm.

    `equivalents` are numbers under which the same die is sold. `priority` runs from 1 (common) to 3. `confidence` tells
    how the measures were found: A two sources agree, B one source, C doubtful.
    """

    id: str
    brand: str
    part: str
    page_width: float
    page_height: float
    label_width: float
    label_height: float
    columns: int
    rows: int
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    corner_radius: float = 0.0
    kind: StockKind = StockKind.SHEET
    shape: Shape = Shape.RECTANGLE
    region: str = ""
    use: str = ""
    priority: int = 1
    confidence: str = ""
    equivalents: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Brand and number, as on the package."""
        return self.part if self.kind is StockKind.ENVELOPE else f"{self.brand} {self.part}".strip()

    @property
    def per_sheet(self) -> int:
        """Labels on one sheet."""
        return self.columns * self.rows

    @property
    def right_margin(self) -> float:
        """Paper to the right of the last column."""
        return self.page_width - self.left - (self.columns - 1) * self.pitch_x - self.label_width

    @property
    def bottom_margin(self) -> float:
        """Paper below the last row."""
        return self.page_height - self.top - (self.rows - 1) * self.pitch_y - self.label_height

    def boxes(self) -> tuple[Box, ...]:
        """The labels of one sheet, row by row from the top left."""
        return tuple(
            Box(self.left + column * self.pitch_x, self.top + row * self.pitch_y, self.label_width, self.label_height)
            for row in range(self.rows)
            for column in range(self.columns)
        )

    def text_area(self) -> Box:
        """Where text may stand, measured from a label's top left corner; the same for every label of the sheet.

        Text keeps 3 mm from the sides and 2 mm from top and bottom of a label, half of that on labels lower than
        16 mm, and from the edge of the paper, which printers leave empty, 5 mm (rolls 6 mm at the ends).
        """
        if self.kind is StockKind.ENVELOPE:
            return self._envelope_text_area()
        scale = 0.5 if self.label_height < 16 else 1.0
        inset_x, inset_y = 3.0 * scale, 2.0 * scale
        if self.shape is Shape.ROUND:
            around = (1 - math.sqrt(0.5)) / 2
            inset_x, inset_y = self.label_width * around, self.label_height * around
        if self.kind is StockKind.ROLL:
            inset_x = max(inset_x, min(ROLL_FEED_EDGE_MM, self.label_width / 10))
        if self.kind is StockKind.SHEET:
            inset_x = max(inset_x, UNPRINTABLE_EDGE_MM - min(self.left, self.right_margin))
            inset_y = max(inset_y, UNPRINTABLE_EDGE_MM - min(self.top, self.bottom_margin))
        return Box(inset_x, inset_y, self.label_width - 2 * inset_x, self.label_height - 2 * inset_y)

    def _envelope_text_area(self) -> Box:
        left, top = self.label_width * 0.45, self.label_height * 0.4
        return Box(left, top, self.label_width - left - 15, self.label_height - top - 15)

    def problems(self) -> Iterator[str]:
        """Why labels can't be printed on this stock, each as one sentence; nothing when they can."""
        return (sentence for _, sentence in self.measure_problems())

    def measure_problems(self) -> Iterator[tuple[str, str]]:
        """The same, each with the name of the field that it is told beside."""
        lengths = (self.page_width, self.page_height, self.label_width, self.label_height)
        places = (self.left, self.top, self.pitch_x, self.pitch_y, self.corner_radius)
        if not all(math.isfinite(value) for value in lengths + places):
            yield "page_width", "Every measure must be a number."
            return
        if min(lengths) <= 0 or self.columns < 1 or self.rows < 1:
            yield "page_width", "The page, the label and the grid must be larger than nothing."
            return
        if self.left < -TOLERANCE_MM or self.right_margin < -TOLERANCE_MM:
            yield "left", f"The labels are {max(-self.left, -self.right_margin):.1f} mm wider than the page."
        if self.top < -TOLERANCE_MM or self.bottom_margin < -TOLERANCE_MM:
            yield "top", f"The labels are {max(-self.top, -self.bottom_margin):.1f} mm higher than the page."
        if self.columns > 1 and self.pitch_x < self.label_width - TOLERANCE_MM:
            yield "pitch_x", "The labels of a row overlap."
        if self.rows > 1 and self.pitch_y < self.label_height - TOLERANCE_MM:
            yield "pitch_y", "The labels of a column overlap."
        area, least_margin = self.text_area(), min(self.left, self.right_margin, self.top, self.bottom_margin)
        if least_margin >= -TOLERANCE_MM and (area.width <= 0 or area.height <= 0):
            yield "label_width", "The labels are too small for any text."
