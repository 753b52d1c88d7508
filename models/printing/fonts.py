"""The font of labels: which characters it prints, how wide they are, and its place in ReportLab.

FiraGO (SIL Open Font License 1.1) prints Latin with Vietnamese, Greek, Cyrillic and Georgian. Scripts whose letters
must be joined, stacked or turned round before they are drawn are refused here, although the font has their glyphs:
set letter by letter they would be wrong.
"""

import re
import unicodedata
from collections.abc import Callable
from importlib.resources import as_file, files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONT_NAME = "FiraGO"
_UNITS_PER_EM = 1000
# Hebrew to Arabic Extended, Indic and Thai to Burmese, Hangul Jamo, Khmer to Balinese and more, presentation forms.
_NEEDS_SHAPING = re.compile(
    r"[\u0590-\u08ff\u0900-\u109f\u1100-\u11ff\u1700-\u1cff\u200d\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufeff\U00010000-\U0010ffff]"
)
_SHAPED_CATEGORIES = frozenset({"Mn", "Me", "Mc", "Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class LabelFont:
    """A TrueType font for labels; lengths in em."""

    def __init__(self, font: TTFont) -> None:
        self.font = font
        self.ascent: float = font.face.ascent / _UNITS_PER_EM
        self.descent: float = -font.face.descent / _UNITS_PER_EM
        self._widths = _Widths(font)

    @property
    def width_of(self) -> Callable[[str], float]:
        """The advance of one character; raises KeyError for one that can't be printed as it is."""
        return self._widths.__getitem__


class _Widths(dict[str, float]):
    """Advances of the characters seen so far, in em."""

    def __init__(self, font: TTFont) -> None:
        super().__init__()
        self._widths: dict[int, int] = font.face.charWidths
        self._glyphs: dict[int, int] = font.face.charToGlyph

    def __missing__(self, character: str) -> float:
        if not is_plain(character) or not self._glyphs.get(ord(character)):
            raise KeyError(character)
        width = self[character] = self._widths[ord(character)] / _UNITS_PER_EM
        return width


def is_plain(character: str) -> bool:
    """True for a character that is right when it is simply set after the one before."""
    return unicodedata.category(character) not in _SHAPED_CATEGORIES and not _NEEDS_SHAPING.match(character)


def load_label_font() -> LabelFont:
    """The label font, registered with ReportLab."""
    if FONT_NAME not in pdfmetrics.getRegisteredFontNames():
        with as_file(files("resources").joinpath("fonts", "FiraGO-Regular.ttf")) as path:
            pdfmetrics.registerFont(TTFont(FONT_NAME, path))
    return LabelFont(pdfmetrics.getFont(FONT_NAME))
