"""What fitting and placing text must know of a font, whoever draws it."""

from collections.abc import Callable, Sequence
from typing import Protocol


class FontMetrics(Protocol):
    """The measures of a font; all in em."""

    ascent: float
    descent: float

    @property
    def width_of(self) -> Callable[[str], float]:
        """The advance of one character; raises KeyError for one that is not simply set after the one before."""

    @property
    def bold(self) -> "FontMetrics":
        """The same letters in bold."""

    def text_width(self, text: str) -> float:
        """The width of a line as it is drawn."""

    def missing_characters(self, lines: Sequence[str]) -> str:
        """The characters that can't be printed, with blanks between."""

    def runs_from_right(self, text: str) -> bool:
        """True when the text begins with a script that runs from right to left."""
