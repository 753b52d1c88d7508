"""The text of a page of labels as PDF operators, in one block.

Drawn line by line, 30,000 labels take ReportLab five times as long (measured): it sets up a text object, measures and
formats numbers for each. Here each character's code is asked for once and each place on the sheet is formatted once.
Text and positions are those of `Canvas.drawString` (tested). Lines that must be shaped go a slower way.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from models.domain.label_layout import LEADING, FittedLabel, LabelPlacer
from models.domain.label_sheets import POINTS_PER_MM, Box
from models.printing.fonts import LabelFont

if TYPE_CHECKING:
    from models.printing.glyph_fonts import GlyphFonts

_END_OF_LINE = ord("\n")


class PageText:
    """Writes the labels of a page; `boxes` are those of the sheet, `page_height` is in mm."""

    def __init__(self, boxes: Sequence[Box], page_height: float, placer: LabelPlacer, encoder: "TextEncoder") -> None:
        self._boxes = boxes
        self._page_height = page_height
        self._placer = placer
        self._encoder = encoder
        self._matrices: dict[tuple[int, float, int], str] = {}

    def of(self, slots: Iterable[FittedLabel | None]) -> str:
        """The operators for the labels of one page."""
        show_lines = self._encoder.show_lines
        show_partly_bold = self._encoder.show_partly_bold
        parts = [f"BT {self._encoder.font_operator} {LEADING} TL"]
        for slot, label in enumerate(slots):
            if label is not None:
                key = slot, label.font_size, len(label.lines)
                matrix = self._matrices.get(key) or self._matrix(*key)
                try:
                    bold = label.bold_lines
                    shown = show_partly_bold(label.lines, bold) if bold else show_lines(label.lines)
                    parts.append(matrix + shown)
                except ShapingNeededError:
                    indents = self._placer.indents(label)
                    parts.append(matrix + self._encoder.show_shaped_lines(label.lines, indents, label.bold_lines))
        parts.append("ET")
        return "\n".join(parts)

    def _matrix(self, slot: int, size: float, line_count: int) -> str:
        left, baseline = self._placer.first_line(self._boxes[slot], line_count, size)
        x, y = left * POINTS_PER_MM, (self._page_height - baseline) * POINTS_PER_MM
        matrix = self._matrices[slot, size, line_count] = f"{size:g} 0 0 {size:g} {x:.2f} {y:.2f} Tm "
        return matrix


class TextEncoder:
    """Turns lines into text operators: the codes of the font's subsets, octal where they are not plain ASCII.

    Between labels the font is the regular one.
    """

    def __init__(self, font: LabelFont, document: Any) -> None:
        self._font = font
        self._document = document
        self._table = _CodeTable(font, document)
        self.font_operator = self._table.font_operator(0)
        self.show_lines = self._table.show_lines

    @cached_property
    def _bold_table(self) -> "_CodeTable":
        return _CodeTable(self._font.bold, self._document)

    @cached_property
    def _bold_operator(self) -> str:
        return self._bold_table.font_operator(0)

    def show_partly_bold(self, lines: Sequence[str], bold: range) -> str:
        """The operators that show lines of which some, one below the other, are bold; see `_CodeTable.show_lines`."""
        table = self._bold_table
        parts = [self._table.show_lines(lines[: bold.start])] if bold.start else []
        parts += [self._bold_operator, table.show_lines(lines[bold.start : bold.stop]), self.font_operator]
        if bold.stop < len(lines):
            parts.append(self._table.show_lines(lines[bold.stop :]))
        return " ".join(parts)

    def show_shaped_lines(self, lines: Sequence[str], indents: Sequence[float], bold: range) -> str:
        """The operators that show lines of any script, each `indents` (em) to the right."""
        parts = []
        before = 0.0
        for number, (line, indent) in enumerate(zip(lines, indents, strict=True)):
            parts.append(f"{indent - before:.3f} {-LEADING if number else 0} Td")
            before = indent
            is_bold = number in bold
            font, table = (self._font.bold, self._bold_table) if is_bold else (self._font, self._table)
            if not font.is_plain(line):
                parts += (self._glyph_fonts.show(font.shape(line)), self.font_operator)
            elif is_bold:
                parts += (self._bold_operator, f"({table.encoded(line)})Tj", self.font_operator)
            else:
                parts.append(f"({table.encoded(line)})Tj")
        return "\n".join((*parts, "T*"))

    @cached_property
    def _glyph_fonts(self) -> "GlyphFonts":
        from models.printing.glyph_fonts import GlyphFonts  # plain mailings do without HarfBuzz

        return GlyphFonts(self._document)


class ShapingNeededError(Exception):
    """A character is in another font, or is not simply set after the one before."""


class _CodeTable(dict[int, str]):
    """What stands for a character inside a PDF string, filled as characters come up; for `str.translate`.

    The text runs in the font's first subset of 256 codes. A character of another subset closes the string, switches
    over, and switches back.
    """

    def __init__(self, font: LabelFont, document: Any) -> None:
        super().__init__({_END_OF_LINE: ")Tj T*("})
        self._label_font = font
        self._font = font.font
        self._document = document
        self._font.splitString(" ", document)
        self.needless_switches: list[str] = []

    def show_lines(self, lines: Sequence[str]) -> str:
        """The operators that show the lines, each one leading below the one before.

        Raises:
            ShapingNeededError: there is a line whose letters can't simply be set one after the other.
        """
        text = "\n".join(lines)
        if text.isascii() and not ("(" in text or ")" in text or "\\" in text):
            shown = text.replace("\n", ")Tj T*(")
        else:
            shown = self.encoded(text)
        # The last line ends with a line feed too, by which readers of the text tell labels side by side apart.
        return f"({shown})Tj T*"

    def encoded(self, text: str) -> str:
        """The text as it stands inside a PDF string."""
        shown = text.translate(self)
        for again in self.needless_switches:
            shown = shown.replace(again, "")
        return shown

    def font_operator(self, subset: int) -> str:
        """The operator that chooses a subset at 1 pt; the text matrix brings the size."""
        return f"{self._font.getSubsetInternalName(subset, self._document)} 1 Tf"

    def __missing__(self, character: int) -> str:
        if not self._label_font.is_plain(chr(character)):
            raise ShapingNeededError
        [(subset, code)] = self._font.splitString(chr(character), self._document)
        value = code[0]
        is_readable = 32 <= value < 127 and value not in b"()\\"
        shown = chr(value) if is_readable else f"\\{value:03o}"
        if subset:
            there, back = f")Tj {self.font_operator(subset)}(", f")Tj {self.font_operator(0)}("
            shown = f"{there}{shown}{back}"
            if back + there not in self.needless_switches:
                self.needless_switches.append(back + there)
        self[character] = shown
        return shown
