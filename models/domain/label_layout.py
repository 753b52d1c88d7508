"""Fitting names and addresses into labels, and where on which page each line stands. Plain data, without a drawing.

Lengths are millimetres, font sizes points. Fitting, in this order: the preferred size; with a postcode that has a line
of its own beside the place; one point smaller; wrapped at blanks and, inside longer words, after commas and hyphens;
wrapped and smaller. Less than 8 pt (the postal floor of USPS DMM 202) is told; below 5 pt the contact is left out.
Nothing is ever cut off.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Flag, auto
from typing import Protocol

from models.domain.label_sheets import POINTS_PER_MM, Box
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
_BALANCING_STEPS = 4
# What stands for a blank and a hyphen where no line may end, and back.
_KEPT = str.maketrans(" -", "\u00a0\u2011")
_PLAIN = str.maketrans("\u00a0\u2011", " -")
# Marks without a glyph of their own: direction marks, soft hyphen, variation; the joiners of shaped scripts stay.
_INVISIBLE = dict.fromkeys(
    (0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFE0E, 0xFE0F, 0xFEFF)
)
_JOINERS = "\u200c\u200d"
_CONTROLS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
_JOINED_NOTHING = dict.fromkeys(map(ord, _JOINERS))
# Han, kana and hangul have no blanks; a line may end after each of them.
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BREAKS_AFTER = ",;-/@_\u2010\u2013\u2014"


class FontMetrics(Protocol):
    """What fitting must know of a font; all in em."""

    ascent: float
    descent: float

    @property
    def width_of(self) -> Callable[[str], float]:
        """The advance of one character; raises KeyError for one that is not simply set after the one before."""

    def text_width(self, text: str) -> float:
        """The width of a line as it is drawn."""

    def missing_characters(self, lines: Sequence[str]) -> str:
        """The characters that can't be printed, with blanks between."""

    def runs_from_right(self, text: str) -> bool:
        """True when the text begins with a script that runs from right to left."""


class LabelChange(Flag):
    """What was done to a label to make it fit; joined: the postcode stands beside the place."""

    NONE = 0
    JOINED = auto()
    SHRUNK = auto()
    WRAPPED = auto()
    TOO_SMALL_FOR_POST = auto()


@dataclass(frozen=True, slots=True)
class FittedLabel:
    """A label's lines as they are printed, all in one size (pt).

    `other_ids` are the further contacts it is for, `code_text` is what its QR code says.
    """

    contact_id: int
    name: str
    lines: tuple[str, ...]
    font_size: float
    change: LabelChange = LabelChange.NONE
    other_ids: tuple[int, ...] = ()
    code_text: str = ""

    @property
    def contact_ids(self) -> tuple[int, ...]:
        """All whom the label is for."""
        return (self.contact_id, *self.other_ids)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line that stays whole, and what joins it to the part before; widths in em."""

    glue: str
    glue_width: float
    text: str
    width: float


class LabelFitter:
    """Fits recipients into a room (mm) with one font, at `font_size` (pt) where it is given."""

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
        widest = max(map(font.width_of, map(chr, range(32, 127))))
        self._surely_fitting_length = int(self._width / self.preferred_size / widest)

    def fit(self, recipient: Recipient) -> FittedLabel | LeftOut:
        """The recipient's label, or why there is none."""
        lines = recipient.lines
        try:
            joined = lines if len(lines) <= self._most_lines_at_preferred else _joined(lines, recipient.postcode)
            if len(joined) <= self._most_lines_at_preferred and self._fit_as_they_are(joined):
                return FittedLabel(
                    recipient.contact_id,
                    recipient.name,
                    joined,
                    self.preferred_size,
                    self._change_at_preferred if joined is lines else self._change_when_joined,
                    recipient.other_ids,
                    recipient.code_text,
                )
            widest = max(sum(map(self._font.width_of, line)) for line in lines)
        except KeyError:
            lines = tuple(filter(None, map(_tidied, lines)))
            missing = self._font.missing_characters(lines)
            if missing or not lines:
                return LeftOut(recipient.contact_id, recipient.name, LeftOutReason.UNPRINTABLE, missing)
            widest = max(map(self._font.text_width, lines))
        return self._fit_printable(recipient, lines, widest)

    def _fit_as_they_are(self, lines: tuple[str, ...]) -> bool:
        """True when no line is too long; raises KeyError where one must be shaped or tidied, as in few mailings."""
        width_of, room, short = self._font.width_of, self._width / self.preferred_size, self._surely_fitting_length
        for line in lines:
            is_surely_fitting = len(line) <= short and line.isascii() and line.isprintable()
            if not is_surely_fitting and sum(map(width_of, line)) > room:
                return False
        return True

    def _fit_printable(self, recipient: Recipient, lines: tuple[str, ...], widest: float) -> FittedLabel | LeftOut:
        """Change the label as little as it takes; `widest` is the width of its widest line in em."""
        change = LabelChange.NONE
        if len(lines) > self._most_lines_at_preferred and _joined(lines, recipient.postcode) is not lines:
            lines, change = _joined(lines, recipient.postcode), LabelChange.JOINED
            widest = max(map(self._text_width, lines))
        size = _floor_to_step(min(self._width / widest, self._height / self._block_height(len(lines))))
        if size >= max(self.preferred_size - _SHRINKING_BEFORE_WRAPPING, SMALLEST_POSTAL_SIZE):
            return self._label(recipient, lines, min(self.preferred_size, size), change)
        if size >= self.preferred_size:
            return self._label(recipient, lines, self.preferred_size, change)
        whole = [_kept_together(line, recipient.postcode) for line in lines]
        size = self.preferred_size
        while size >= SMALLEST_SIZE:
            wrapped = self._wrapped(whole, size)
            if wrapped is not None and len(wrapped) <= self._most_lines(size):
                change |= LabelChange.WRAPPED if len(wrapped) > len(lines) else LabelChange.NONE
                return self._label(recipient, wrapped, size, change)
            size -= SIZE_STEP
        return LeftOut(recipient.contact_id, recipient.name, LeftOutReason.DOES_NOT_FIT)

    def _label(self, recipient: Recipient, lines: tuple[str, ...], size: float, change: LabelChange) -> FittedLabel:
        if size < self.preferred_size:
            change |= LabelChange.SHRUNK
        if size < SMALLEST_POSTAL_SIZE:
            change |= LabelChange.TOO_SMALL_FOR_POST
        return FittedLabel(
            recipient.contact_id,
            recipient.name,
            lines,
            size,
            change,
            recipient.other_ids,
            recipient.code_text,
        )

    def _wrapped(self, lines: Sequence[str], size: float) -> tuple[str, ...] | None:
        room = self._width / size
        result: list[str] = []
        for line in lines:
            if self._text_width(line) <= room:
                result.append(line)
                continue
            pieces = [piece for word in line.split(" ") for piece in self._pieces(word, room)]
            if max(piece.width for piece in pieces) > room:
                return None
            result += _balanced(pieces, room)
        whole = tuple(line.translate(_PLAIN).strip() for line in result)
        # Letters that are joined or stacked may be wider together than their parts.
        return whole if max(map(self._text_width, whole)) <= room else None

    def _pieces(self, word: str, room: float) -> Iterator[_Piece]:
        """The parts of a word that may stand on lines of their own: the whole word if it fits into `room` em."""
        blank = self._font.width_of(" ")
        width = self._text_width(word)
        if width <= room:
            yield _Piece(" ", blank, word, width)
            return
        glue, start = " ", 0
        for index, character in enumerate(word, 1):
            if character in _BREAKS_AFTER or _EAST_ASIAN.match(character) or index == len(word):
                part = word[start:index]
                yield _Piece(glue, blank if glue else 0.0, part, self._text_width(part))
                glue, start = "", index

    def _text_width(self, text: str) -> float:
        return self._font.text_width(text.translate(_PLAIN))

    def _block_height(self, line_count: int) -> float:
        return (line_count - 1) * LEADING + self._line_height

    def _most_lines(self, size: float) -> int:
        return int((self._height / size - self._line_height) / LEADING + 1 + 1e-9)

    def _preferred_size(self) -> float:
        room = min(self._height / self._block_height(_USUAL_LINES), self._width / _USUAL_LINE_EM)
        return min(LARGEST_SIZE, max(SMALLEST_POSTAL_SIZE, _floor_to_step(room)))


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

        All lines of a label stand at the right edge when the first runs from right to left.
        """
        if not self._font.runs_from_right(label.lines[0]):
            return [0.0] * len(label.lines)
        room = self._room.width * POINTS_PER_MM / label.font_size
        return [room - self._font.text_width(line) for line in label.lines]


def _balanced(pieces: Sequence[_Piece], room: float) -> list[str]:
    """As few lines as `room` em allow, about equally long, so that no house number is left alone on a line."""
    rows = _flowed(pieces, room)
    narrow, wide = room / 2, room
    for _ in range(_BALANCING_STEPS):
        middle = (narrow + wide) / 2
        trial = _flowed(pieces, middle)
        if len(trial) > len(rows):
            narrow = middle
        else:
            rows, wide = trial, middle
    return rows


def _flowed(pieces: Sequence[_Piece], room: float) -> list[str]:
    rows: list[str] = []
    left = 0.0
    for piece in pieces:
        left -= piece.glue_width + piece.width
        if rows and left >= 0:
            rows[-1] += piece.glue + piece.text
        else:
            rows.append(piece.text)
            left = room - piece.width
    return rows


def _floor_to_step(size: float) -> float:
    return math.floor(size / SIZE_STEP + 1e-9) * SIZE_STEP


def _kept_together(line: str, postcode: str) -> str:
    """The line, with the postcode in it as one word."""
    shown = postcode if postcode in line else postcode.upper()
    return line.replace(shown, shown.translate(_KEPT)) if shown else line


def _joined(lines: tuple[str, ...], postcode: str) -> tuple[str, ...]:
    """The lines with the postcode beside the place, where it has a line of its own; else they themselves."""
    postcode = postcode.upper()
    if postcode not in lines[1:]:
        return lines
    index = lines.index(postcode, 1)
    return (*lines[: index - 1], f"{lines[index - 1]} {postcode}", *lines[index + 1 :])


def _tidied(line: str) -> str:
    """The line composed (NFC), without invisible marks, with blanks for tabs and control characters."""
    line = unicodedata.normalize("NFC", line).translate(_INVISIBLE)
    line = "".join(" " if unicodedata.category(c) in _CONTROLS and c not in _JOINERS else c for c in line)
    without_joiners = line.translate(_JOINED_NOTHING)
    # Among Latin letters a joiner joins nothing.
    return " ".join((without_joiners if without_joiners.isascii() else line).split())
