"""By how much a printer misses, worked out from a test sheet, and what is added to each print to make up for it.

A printer puts what belongs at `x` mm from the paper's edge at `offset + stretch * x`, across and along the paper
alike. A profile undoes that. Reading a test sheet that was printed with a profile refines that profile.
"""

from collections.abc import Iterator
from dataclasses import dataclass

# The square of the test sheet: the distances of its left and upper side from the paper's edges, and its sides.
SQUARE_LEFT_MM = 50.0
SQUARE_TOP_MM = 50.0
SQUARE_SIDE_MM = 100.0
TRUE_PERMILLE = 1000
_MOST_TENTHS = 300
_PERMILLES = range(900, 1101)


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """What is done to a page before it goes to one printer or one of its trays.

    All is scaled from the paper's top left corner, to `across_permille` and `along_permille` of its size (steps of
    0.1 %), then moved `right_tenths` and `down_tenths` (0.1 mm, negative to the left and up).
    """

    name: str = ""
    printer: str = ""
    tray: str = ""
    right_tenths: int = 0
    down_tenths: int = 0
    across_permille: int = TRUE_PERMILLE
    along_permille: int = TRUE_PERMILLE

    @property
    def changes_nothing(self) -> bool:
        """True for a printer that prints true."""
        figures = (self.right_tenths, self.down_tenths, self.across_permille, self.along_permille)
        return figures == (0, 0, TRUE_PERMILLE, TRUE_PERMILLE)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page (mm from the top left corner) is sent so that it is printed where it belongs."""
        return (
            x * self.across_permille / TRUE_PERMILLE + self.right_tenths / 10,
            y * self.along_permille / TRUE_PERMILLE + self.down_tenths / 10,
        )

    def problems(self) -> Iterator[str]:
        """Why the profile can't be used, each as one sentence; nothing when it can."""
        if max(abs(self.right_tenths), abs(self.down_tenths)) > _MOST_TENTHS:
            yield f"A print can be moved by {_MOST_TENTHS // 10} mm at most."
        if not {self.across_permille, self.along_permille} <= set(_PERMILLES):
            yield f"A print can be scaled from {_PERMILLES[0] / 10:g} % to {_PERMILLES[-1] / 10:g} %."


@dataclass(frozen=True, slots=True)
class SheetReadings:
    """What the owner measured on a printed test sheet, in mm.

    `left` and `top` run from the paper's edges to the square's left and upper side; `width` and `height` are the
    square's own sides, left as they are by an owner who reads two numbers only.
    """

    left: float
    top: float
    width: float = SQUARE_SIDE_MM
    height: float = SQUARE_SIDE_MM

    def problems(self) -> Iterator[str]:
        """Why no profile can be made of them, each as one sentence; nothing when it can."""
        for name, value, true in (
            ("left side of the square", self.left, SQUARE_LEFT_MM),
            ("upper side of the square", self.top, SQUARE_TOP_MM),
            ("width of the square", self.width, SQUARE_SIDE_MM),
            ("height of the square", self.height, SQUARE_SIDE_MM),
        ):
            if not abs(value - true) <= 20:
                yield f"The {name} should be near {true:g} mm; {value:g} mm can't be right."


def profile_from_readings(
    readings: SheetReadings,
    page_size: tuple[float, float],
    used: PrinterProfile | None = None,
) -> PrinterProfile:
    """The profile that makes a printer print true, at its best in the middle of a page of `page_size` (mm).

    `used` is the profile with which the test sheet was printed; its names are kept.

    Raises:
        ValueError: a reading can't be right.
    """
    for problem in readings.problems():
        raise ValueError(problem)
    used = used or PrinterProfile()
    across, right = _corrected(
        (SQUARE_LEFT_MM, readings.left, readings.width),
        (used.across_permille, used.right_tenths),
        page_size[0] / 2,
    )
    along, down = _corrected(
        (SQUARE_TOP_MM, readings.top, readings.height),
        (used.along_permille, used.down_tenths),
        page_size[1] / 2,
    )
    return PrinterProfile(used.name, used.printer, used.tray, right, down, across, along)


def _corrected(measured: tuple[float, float, float], used: tuple[int, int], middle: float) -> tuple[int, int]:
    """Scale (permille) and offset (0.1 mm) along one direction; `measured` is true place, place and length (mm)."""
    true_place, place, length = measured
    used_scale, used_offset = used[0] / TRUE_PERMILLE, used[1] / 10
    stretch = length / SQUARE_SIDE_MM
    offset = place - stretch * true_place
    permille = round(used_scale / stretch * TRUE_PERMILLE)
    sent = used_scale * (middle - offset) / stretch + used_offset
    return permille, round((sent - permille / TRUE_PERMILLE * middle) * 10)
