"""Wrapping a line that is too long: at blanks and, inside words that are too long, after commas and hyphens.

Widths are in em. Nothing is ever cut off.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.domain.font_metrics import FontMetrics

# What stands for a blank and a hyphen where no line may end, and back.
_KEPT = str.maketrans(" -", "\u00a0\u2011")
_PLAIN = str.maketrans("\u00a0\u2011", " -")
# Han, kana and hangul have no blanks; a line may end after each of them.
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BREAKS_AFTER = ",;-/@_\u2010\u2013\u2014"
_BALANCING_STEPS = 4


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line that stays whole, and what joins it to the part before."""

    glue: str
    glue_width: float
    text: str
    width: float


def is_east_asian(text: str) -> bool:
    """True when there are Han characters, kana or hangul in it."""
    return _EAST_ASIAN.search(text) is not None


def kept_together(line: str, words: str) -> str:
    """The line with `words` in it, as they are or in capitals, marked as one word; `wrap_line` takes the marks away."""
    shown = words if words in line else words.upper()
    return line.replace(shown, shown.translate(_KEPT)) if shown else line


def wrap_line(line: str, room: float, font: FontMetrics) -> list[str] | None:
    """The line on as few rows of `room` em as it takes, about equally long; None when a part of it is longer."""
    if _width(line, font) <= room:
        return [line.translate(_PLAIN).strip()]
    pieces = [piece for word in line.split(" ") for piece in _pieces(word, room, font)]
    if max(piece.width for piece in pieces) > room:
        return None
    rows = [row.translate(_PLAIN).strip() for row in _balanced(pieces, room)]
    # Letters that are joined or stacked may be wider together than their parts.
    return rows if max(map(font.text_width, rows)) <= room else None


def _pieces(word: str, room: float, font: FontMetrics) -> Iterator[_Piece]:
    """The parts of a word that may stand on rows of their own: the whole word if it fits into `room`."""
    blank = font.width_of(" ")
    width = _width(word, font)
    if width <= room:
        yield _Piece(" ", blank, word, width)
        return
    glue, start = " ", 0
    for index, character in enumerate(word, 1):
        if character in _BREAKS_AFTER or _EAST_ASIAN.match(character) or index == len(word):
            part = word[start:index]
            yield _Piece(glue, blank if glue else 0.0, part, _width(part, font))
            glue, start = "", index


def _width(text: str, font: FontMetrics) -> float:
    return font.text_width(text.translate(_PLAIN))


def _balanced(pieces: Sequence[_Piece], room: float) -> list[str]:
    """As few rows as `room` allows, about equally long, so that no house number is left alone on one."""
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
