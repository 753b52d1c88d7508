"""The fonts of labels: which text they print, how wide it is, and how it is drawn.

Letters of FiraGO that are simply set one after the other (Latin with Vietnamese, Greek, Cyrillic, Georgian) are
ReportLab's matter, which is the fast way. All other text is shaped: Hebrew, Arabic, Thai and Devanagari with FiraGO,
Armenian with Noto Sans Armenian, and what these lack with fonts of the system. What no font prints is named.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from models.font_folders import system_font_folders

if TYPE_CHECKING:
    from models.printing.shaping import ShapedLine, Shaper

FONT_NAME = "FiraGO"
BOLD_FONT_NAME = "FiraGO-Bold"
_FILES = {
    FONT_NAME: ("FiraGO-Regular.ttf", "NotoSansArmenian-Regular.ttf"),
    BOLD_FONT_NAME: ("FiraGO-Bold.ttf", "NotoSansArmenian-Bold.ttf"),
}
_UNITS_PER_EM = 1000
# Hebrew to Arabic Extended, Indic and Thai to Burmese, Hangul Jamo, Khmer to Balinese and more, presentation forms.
_NEEDS_SHAPING = re.compile(
    r"[\u0590-\u08ff\u0900-\u109f\u1100-\u11ff\u1700-\u1cff\u200d\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufeff\U00010000-\U0010ffff]"
)
_SHAPED_CATEGORIES = frozenset({"Mn", "Me", "Mc", "Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class LabelFont:
    """A TrueType font for labels, and those that stand in for it; lengths in em.

    `system_folders` says where fonts for further scripts are looked for, once they are needed.
    """

    def __init__(self, font: TTFont, system_folders: Callable[[], Iterable[Path]]) -> None:
        self.font = font
        self.ascent: float = font.face.ascent / _UNITS_PER_EM
        self.descent: float = -font.face.descent / _UNITS_PER_EM
        self._system_folders = system_folders
        self._widths = _Widths(font)

    @cached_property
    def bold(self) -> "LabelFont":
        """The same letters in bold, loaded when they are first asked for."""
        return load_label_font(self._system_folders, is_bold=True)

    @property
    def width_of(self) -> Callable[[str], float]:
        """The advance of one character; raises KeyError for one that must be shaped, or is in another font."""
        return self._widths.__getitem__

    def text_width(self, text: str) -> float:
        """The width of a line as it is drawn."""
        try:
            return sum(map(self._widths.__getitem__, text))
        except KeyError:
            return self.shape(text).width

    def missing_characters(self, lines: Sequence[str]) -> str:
        """The characters that no font prints, with blanks between."""
        missing: dict[str, None] = {}
        for line in lines:
            if not self.is_plain(line):
                missing.update(dict.fromkeys(self.shape(line).missing))
        return " ".join(missing)

    def runs_from_right(self, text: str) -> bool:
        """True when the text's first letter belongs to a script that runs from right to left."""
        if self.is_plain(text):
            return False
        from models.printing.shaping import runs_from_right  # plain mailings do without it

        return runs_from_right(text)

    def is_plain(self, text: str) -> bool:
        """True for text that is right when its letters are simply set one after the other."""
        try:
            sum(map(self._widths.__getitem__, text))
        except KeyError:
            return False
        return True

    def shape(self, text: str) -> "ShapedLine":
        """The line as glyphs."""
        return self._shaper.shape(text)

    @cached_property
    def _shaper(self) -> "Shaper":
        from models.printing.faces import FontFace  # plain mailings do without HarfBuzz
        from models.printing.shaping import Shaper
        from models.printing.system_fonts import SystemFonts

        faces = []
        for name in _FILES[self.font.fontName]:
            with as_file(files("resources").joinpath("fonts", name)) as path:
                faces.append(FontFace(path))
        is_bold = self.font.fontName == BOLD_FONT_NAME
        return Shaper(faces, SystemFonts(self._system_folders(), is_bold=is_bold).find)


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


def load_label_font(
    system_folders: Callable[[], Iterable[Path]] = system_font_folders, *, is_bold: bool = False
) -> LabelFont:
    """The label font, registered with ReportLab; `system_folders` gives the folders of fonts for further scripts."""
    name = BOLD_FONT_NAME if is_bold else FONT_NAME
    if name not in pdfmetrics.getRegisteredFontNames():
        with as_file(files("resources").joinpath("fonts", _FILES[name][0])) as path:
            pdfmetrics.registerFont(TTFont(name, path))
    return LabelFont(pdfmetrics.getFont(name), system_folders)
