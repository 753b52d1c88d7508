"""Fitting names and addresses into labels, and where on which page each line stands. Plain data, without a drawing.

Lengths are millimetres, font sizes points. Fitting, in this order: the preferred size; with a postcode that has a line
of its own beside the place; one point smaller; wrapped at blanks and, inside longer words, after commas and hyphens;
wrapped and smaller. Less than 8 pt (the postal floor of USPS DMM 202) is told; below 5 pt the contact is left out.
Nothing is ever cut off.
"""

import math
import unicodedata
from collections.abc import Sequence
from enum import Flag, auto
from functools import cached_property
from typing import NamedTuple

from models.domain.addresses import NO_LINES
from models.domain.font_metrics import FontMetrics
from models.domain.label_sheets import POINTS_PER_MM, Box
from models.domain.line_wrapping import is_east_asian, kept_together, wrap_line
from models.domain.recipients import LeftOut, LeftOutReason, Recipient

LEADING = 1.17
SMALLEST_SIZE = 5.0
SMALLEST_POSTAL_SIZE = 8.0
LARGEST_SIZE = 12.0
SIZE_STEP = 0.5
# The text that the preferred size is made for.
_USUAL_LINES = 5
_USUAL_LINE_EM = 15.6
# A line that is only a little too long looks better a point smaller than on two lines.
_SHRINKING_BEFORE_WRAPPING = 1.0
# Marks without a glyph of their own: direction marks, soft hyphen, variation; the joiners of shaped scripts stay.
_INVISIBLE = dict.fromkeys(
    (0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFE0E, 0xFE0F, 0xFEFF)
)
_JOINERS = "\u200c\u200d"
_CONTROLS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
_JOINED_NOTHING = dict.fromkeys(map(ord, _JOINERS))


class LabelChange(Flag):
    """What was done to a label to make it fit; joined: the postcode stands beside the place."""

    NONE = 0
    JOINED = auto()
    SHRUNK = auto()
    WRAPPED = auto()
    TOO_SMALL_FOR_POST = auto()


class FittedLabel(NamedTuple):
    """A label's lines as they are printed, all in one size (pt).

    `other_ids` are the further contacts it is for, `code_text` is what its QR code says, `bold_lines` are the numbers
    (from 0) of the lines in bold.
    """

    contact_id: int
    name: str
    lines: tuple[str, ...]
    font_size: float
    change: LabelChange = LabelChange.NONE
    other_ids: tuple[int, ...] = ()
    code_text: str = ""
    bold_lines: range = NO_LINES

    @property
    def contact_ids(self) -> tuple[int, ...]:
        """All whom the label is for."""
        return (self.contact_id, *self.other_ids)


class _Row(NamedTuple):
    """A line on its way into a label."""

    text: str
    is_bold: bool


class LabelFitter:
    """Fits recipients into a room (mm) with one font and its bold letters, at `font_size` (pt) where it is given."""

    def __init__(self, room: Box, font: FontMetrics, font_size: float | None = None) -> None:
        self._font = font
        self._width = room.width * POINTS_PER_MM
        self._height = room.height * POINTS_PER_MM
        self._line_height = font.ascent + font.descent
        self.preferred_size = font_size or self._preferred_size()
        self._most_lines_at_preferred = self._most_lines(self.preferred_size)
        is_small = self.preferred_size < SMALLEST_POSTAL_SIZE
        self._change_at_preferred = LabelChange.TOO_SMALL_FOR_POST if is_small else LabelChange.NONE
        self._change_when_joined = self._change_at_preferred | LabelChange.JOINED
        self._fit = _Ruler(font, self._width / self.preferred_size).fits

    @cached_property
    def _bold_ruler(self) -> "_Ruler":
        return _Ruler(self._font.bold, self._width / self.preferred_size)

    def fit(self, recipient: Recipient) -> FittedLabel | LeftOut:
        """The recipient's label, or why there is none."""
        lines, bold = recipient.lines, recipient.bold_lines
        try:
            joined = lines if len(lines) <= self._most_lines_at_preferred else _joined(lines, recipient.postcode)
            has_room = len(joined) <= self._most_lines_at_preferred
            if has_room and (self._fit_partly_bold(joined, bold) if bold else self._fit(joined)):
                return FittedLabel(
                    recipient.contact_id,
                    recipient.name,
                    joined,
                    self.preferred_size,
                    self._change_at_preferred if joined is lines else self._change_when_joined,
                    recipient.other_ids,
                    recipient.code_text,
                    bold,
                )
            rows = _rows(lines, bold)
            widest = max(sum(map(self._font_of(row).width_of, row.text)) for row in rows)
        except KeyError:
            rows = [_Row(text, row.is_bold) for row in _rows(lines, bold) if (text := _tidied(row.text))]
            missing = self._missing_characters(rows)
            if missing or not rows:
                return LeftOut(recipient.contact_id, recipient.name, LeftOutReason.UNPRINTABLE, missing)
            widest = self._widest(rows)
        return self._fit_printable(recipient, rows, widest)

    def _fit_partly_bold(self, lines: tuple[str, ...], bold: range) -> bool:
        others = (*lines[: bold.start], *lines[bold.stop :])
        return self._bold_ruler.fits(lines[bold.start : bold.stop]) and self._fit(others)

    def _fit_printable(self, recipient: Recipient, rows: Sequence[_Row], widest: float) -> FittedLabel | LeftOut:
        """Change the label as little as it takes; `widest` is the width of its widest line in em."""
        change = LabelChange.NONE
        if len(rows) > self._most_lines_at_preferred:
            joined = _joined_rows(rows, recipient.postcode)
            if len(joined) < len(rows):
                rows, change = joined, LabelChange.JOINED
                widest = self._widest(rows)
        size = _floor_to_step(min(self._width / widest, self._height / self._block_height(len(rows))))
        if size >= max(self.preferred_size - _SHRINKING_BEFORE_WRAPPING, SMALLEST_POSTAL_SIZE):
            return self._label(recipient, rows, min(self.preferred_size, size), change)
        if size >= self.preferred_size:
            return self._label(recipient, rows, self.preferred_size, change)
        whole = [_Row(kept_together(row.text, recipient.postcode), row.is_bold) for row in rows]
        size = self.preferred_size
        while size >= SMALLEST_SIZE:
            wrapped = self._wrapped(whole, size)
            if wrapped is not None and len(wrapped) <= self._most_lines(size):
                change |= LabelChange.WRAPPED if len(wrapped) > len(rows) else LabelChange.NONE
                return self._label(recipient, wrapped, size, change)
            size -= SIZE_STEP
        return LeftOut(recipient.contact_id, recipient.name, LeftOutReason.DOES_NOT_FIT)

    def _label(self, recipient: Recipient, rows: Sequence[_Row], size: float, change: LabelChange) -> FittedLabel:
        if size < self.preferred_size:
            change |= LabelChange.SHRUNK
        if size < SMALLEST_POSTAL_SIZE:
            change |= LabelChange.TOO_SMALL_FOR_POST
        return FittedLabel(
            recipient.contact_id,
            recipient.name,
            tuple(row.text for row in rows),
            size,
            change,
            recipient.other_ids,
            recipient.code_text,
            _bold_of(rows),
        )

    def _wrapped(self, rows: Sequence[_Row], size: float) -> list[_Row] | None:
        room = self._width / size
        result: list[_Row] = []
        for row in rows:
            parts = wrap_line(row.text, room, self._font_of(row))
            if parts is None:
                return None
            result += [_Row(part, row.is_bold) for part in parts]
        return result

    def _font_of(self, row: _Row) -> FontMetrics:
        return self._font.bold if row.is_bold else self._font

    def _widest(self, rows: Sequence[_Row]) -> float:
        return max(self._font_of(row).text_width(row.text) for row in rows)

    def _missing_characters(self, rows: Sequence[_Row]) -> str:
        missing = self._font.missing_characters([row.text for row in rows if not row.is_bold])
        if not (bold := [row.text for row in rows if row.is_bold]):
            return missing
        return " ".join(dict.fromkeys([*self._font.bold.missing_characters(bold).split(), *missing.split()]))

    def _block_height(self, line_count: int) -> float:
        return (line_count - 1) * LEADING + self._line_height

    def _most_lines(self, size: float) -> int:
        return int((self._height / size - self._line_height) / LEADING + 1 + 1e-9)

    def _preferred_size(self) -> float:
        room = min(self._height / self._block_height(_USUAL_LINES), self._width / _USUAL_LINE_EM)
        return min(LARGEST_SIZE, max(SMALLEST_POSTAL_SIZE, _floor_to_step(room)))


class _Ruler:
    """Tells whether lines that are simply set letter after letter fit into `room` em; most are surely short enough."""

    def __init__(self, font: FontMetrics, room: float) -> None:
        self._width_of = font.width_of
        self._room = room
        self._short = int(room / max(map(font.width_of, map(chr, range(32, 127)))))

    def fits(self, lines: Sequence[str]) -> bool:
        """True when no line is too long; raises KeyError where one must be shaped or tidied."""
        width_of, room, short = self._width_of, self._room, self._short
        for line in lines:
            is_surely_fitting = len(line) <= short and line.isascii() and line.isprintable()
            if not is_surely_fitting and sum(map(width_of, line)) > room:
                return False
        return True


class LabelPlacer:
    """Says where the lines of a fitted label stand: at one side of its room, centred between top and bottom."""

    def __init__(self, room: Box, font: FontMetrics) -> None:
        self._room = room
        self._font = font

    def first_line(self, box: Box, line_count: int, font_size: float) -> tuple[float, float]:
        """Left end and baseline (mm) of a label's first line; each further line stands LEADING lower."""
        em = font_size / POINTS_PER_MM
        height = ((line_count - 1) * LEADING + self._font.ascent + self._font.descent) * em
        top = box.top + self._room.top + (self._room.height - height) / 2
        return box.left + self._room.left, top + self._font.ascent * em

    def indents(self, label: FittedLabel) -> list[float]:
        """How far (em) to the right of the room's left edge each line begins.

        All lines of a label stand at the right edge when more of them run from right to left than not; as many of
        both stand where the first one begins.
        """
        from_right = [self._font.runs_from_right(line) for line in label.lines]
        if 2 * sum(from_right) + from_right[0] <= len(label.lines):
            return [0.0] * len(label.lines)
        room = self._room.width * POINTS_PER_MM / label.font_size
        bold = label.bold_lines
        fonts = (self._font.bold if number in bold else self._font for number in range(len(label.lines)))
        return [room - font.text_width(line) for font, line in zip(fonts, label.lines, strict=True)]


def _floor_to_step(size: float) -> float:
    return math.floor(size / SIZE_STEP + 1e-9) * SIZE_STEP


def _rows(lines: Sequence[str], bold: range) -> list[_Row]:
    return [_Row(line, number in bold) for number, line in enumerate(lines)]


def _bold_of(rows: Sequence[_Row]) -> range:
    """Where the bold ones stand; they follow each other."""
    numbers = [number for number, row in enumerate(rows) if row.is_bold]
    return range(numbers[0], numbers[-1] + 1) if numbers else NO_LINES


def _joined(lines: tuple[str, ...], postcode: str) -> tuple[str, ...]:
    """The lines with the postcode beside the place, where it has a line of its own below it; else they themselves."""
    index = _joinable(lines, postcode.upper())
    if index is None:
        return lines
    return (*lines[: index - 1], f"{lines[index - 1]} {lines[index]}", *lines[index + 1 :])


def _joined_rows(rows: Sequence[_Row], postcode: str) -> Sequence[_Row]:
    index = _joinable([row.text for row in rows], postcode.upper())
    if index is None:
        return rows
    place = rows[index - 1]
    return [*rows[: index - 1], place._replace(text=f"{place.text} {rows[index].text}"), *rows[index + 1 :]]


def _joinable(lines: Sequence[str], postcode: str) -> int | None:
    """The line of the postcode, if it stands below the place; in East Asia it stands above all, or below the name."""
    if postcode not in lines[1:]:
        return None
    index = len(lines) - 1 - lines[::-1].index(postcode)
    return None if any(map(is_east_asian, lines[index - 1 : index + 2])) else index


def _tidied(line: str) -> str:
    """The line composed (NFC), without invisible marks, with blanks for tabs and control characters."""
    line = unicodedata.normalize("NFC", line).translate(_INVISIBLE)
    line = "".join(" " if unicodedata.category(c) in _CONTROLS and c not in _JOINERS else c for c in line)
    without_joiners = line.translate(_JOINED_NOTHING)
    # Among Latin letters a joiner joins nothing.
    return " ".join((without_joiners if without_joiners.isascii() else line).split())
