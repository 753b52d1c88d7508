"""Pages of text of any script on office paper, with rules and boxes, measured in pt from the upper left corner."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import InputError
from models.printing.flowing_pdf import FlowingCanvas, Writable
from models.printing.fonts import FONT_NAME, LabelFont, load_label_font
from models.whole_files import written_whole

if TYPE_CHECKING:
    from models.printing.glyph_fonts import GlyphFonts

A4 = (595.276, 841.890)
LETTER = (612.0, 792.0)
BLACK, GREY, PALE = 0.0, 0.38, 0.78
_ELLIPSIS = "…"
# What no font prints is shown as this; the contact is in the book as it was typed.
_STAND_IN = "?"


def english_day(day: date) -> str:
    """`21 November 2026`."""
    return f"{day.day} {day:%B} {day.year}"


def english_long_day(day: date) -> str:
    """`Saturday 21 November 2026`."""
    return f"{day:%A} {english_day(day)}"


@dataclass(frozen=True, slots=True)
class PaperStyle:
    """The size of the paper in pt, and the language: `translate` for words, the others for days."""

    size: tuple[float, float] = A4
    translate: Callable[[str], str] = str
    day_text: Callable[[date], str] = english_day
    long_day_text: Callable[[date], str] = english_long_day


class Paper:
    """Draws on one page after the other."""

    def __init__(self, file: Writable, size: tuple[float, float], title: str) -> None:
        self.width, self.height = size
        self.page = 1
        self._regular, self._bold = load_label_font(), load_label_font(is_bold=True)
        self._canvas = FlowingCanvas(file, size, FONT_NAME)
        self._canvas.setTitle(title)
        self._canvas.setAuthor("Barnacle")
        self._canvas.setCreator("Barnacle")

    @cached_property
    def _glyphs(self) -> "GlyphFonts":
        from models.printing.glyph_fonts import GlyphFonts  # plain lists do without HarfBuzz

        return GlyphFonts(self._canvas.document)

    def text_width(self, text: str, size: float, *, is_bold: bool = False) -> float:
        """The width of a line as it is drawn."""
        return self._font(is_bold=is_bold).text_width(self._printable(text, is_bold=is_bold)) * size

    def fitted(self, text: str, room: float, size: float, *, is_bold: bool = False) -> str:
        """`text`, or as much of its beginning as has room, with an ellipsis."""
        text = self._printable(" ".join(text.split()), is_bold=is_bold)
        if self.text_width(text, size, is_bold=is_bold) <= room:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.text_width(text[:middle].rstrip() + _ELLIPSIS, size, is_bold=is_bold) <= room:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + _ELLIPSIS if low else ""

    def wrapped(self, text: str, room: float, size: float, most: int) -> list[str]:
        """`text` in at most `most` lines of at most `room`; the last one ends in an ellipsis where more follows."""
        words = [word for paragraph in text.splitlines() for word in [*paragraph.split(), "\n"]]
        lines: list[str] = []
        line = ""
        for number, word in enumerate(words):
            longer = f"{line} {word}".strip()
            if word != "\n" and (not line or self.text_width(longer, size) <= room):
                line = longer
                continue
            if len(lines) == most - 1:
                line = " ".join([line, *words[number:]])
                break
            lines.append(line)
            line = "" if word == "\n" else word
        return [self.fitted(each, room, size) for each in [*lines, line] if each]

    def put(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        is_bold: bool = False,
        grey: float = BLACK,
        ends: bool = False,
    ) -> float:
        """Draw a line with its baseline at `y`, from `x` on or, with `ends`, up to it; gives its width."""
        text = self._printable(text, is_bold=is_bold)
        font = self._font(is_bold=is_bold)
        width = font.text_width(text) * size
        left = x - width if ends else x
        if not text:
            return 0.0
        if font.is_plain(text):
            self._canvas.setFont(font.font.fontName, size)
            self._canvas.setFillGray(grey)
            self._canvas.drawString(left, self.height - y, text)
        else:
            shown = self._glyphs.show(font.shape(text))
            place = f"{size:g} 0 0 {size:g} {left:.2f} {self.height - y:.2f} Tm"
            self._canvas.addLiteral(f"BT {grey:g} g {place} {shown} ET")
        return width

    def rule(self, left: float, right: float, y: float, weight: float = 0.4, grey: float = PALE) -> None:
        """A thin line across."""
        self._canvas.setStrokeGray(grey)
        self._canvas.setLineWidth(weight)
        self._canvas.line(left, self.height - y, right, self.height - y)

    def upright(self, x: float, top: float, bottom: float, weight: float = 0.4, grey: float = PALE) -> None:
        """A thin line down."""
        self._canvas.setStrokeGray(grey)
        self._canvas.setLineWidth(weight)
        self._canvas.line(x, self.height - top, x, self.height - bottom)

    def box(self, left: float, top: float, side: float) -> None:
        """An empty box to tick."""
        self._canvas.setStrokeGray(GREY)
        self._canvas.setLineWidth(0.6)
        self._canvas.rect(left, self.height - top - side, side, side)

    def next_page(self) -> None:
        """Finish the page and begin another one."""
        self._canvas.showPage()
        self.page += 1

    def save(self) -> None:
        """Finish the last page and the file."""
        self._canvas.showPage()
        self._canvas.save()

    def _font(self, *, is_bold: bool) -> LabelFont:
        return self._bold if is_bold else self._regular

    def _printable(self, text: str, *, is_bold: bool) -> str:
        font = self._font(is_bold=is_bold)
        if font.is_plain(text):
            return text
        missing = set(font.missing_characters([text]).split(" ")) - {""}
        return "".join(_STAND_IN if character in missing else character for character in text)


@contextlib.contextmanager
def new_paper(path: Path, size: tuple[float, float], title: str) -> Iterator[Paper]:
    """Paper whose pages become the PDF file `path` when the block ends well.

    Raises:
        InputError: the name does not end in .pdf, or it is that of a book.
        MachineError: the file can't be written.
    """
    if path.suffix.lower() != ".pdf":
        raise InputError(f"“{path.name}” must end in .pdf.")
    with written_whole(path) as file:
        paper = Paper(file, size, title)
        yield paper
        paper.save()
