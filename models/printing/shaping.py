"""Lines of any script: which font prints which part, in which order the parts stand, and where each glyph lies.

A line is cut where the direction (Unicode bidirectional algorithm), the script or the font changes; HarfBuzz shapes
each part, and the parts are put in the order they are seen. Fonts are tried in order, those of the program first.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from bidi import algorithm

from models.printing.faces import FontFace, Glyph

# The first of these national sets that has all characters of a text is taken for its language.
_CHARSETS = (("shift_jis", ""), ("gb2312", "zh-Hans"), ("big5", "zh-Hant"))
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FROM_RIGHT = frozenset({"R", "AL", "AN"})
# Letters, the marks on them, and blanks between them: all one level.
_RIGHT_ONLY = frozenset({"R", "AL", "NSM", "WS"})
# Measured for thirty thousand labels: a line comes again when it is drawn, a word on other labels.
_MOST_LINES, _MOST_WORDS = 2_000, 20_000
_WORD = re.compile("[^ ]+ *| +")
_ShapeWord = Callable[[FontFace, str, bool, str], Sequence[Glyph]]
_JOINERS = "\u200c\u200d"
_VARIATION_SELECTORS = ("\ufe00", "\ufe0f")


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face, from left to right."""

    face: FontFace
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """A line ready to be drawn: runs from left to right, and the width in em. `missing` are characters no font has."""

    text: str
    runs: tuple[GlyphRun, ...]
    width: float
    missing: str = ""


class Shaper:
    """Shapes lines with `faces`, and with what `find_face` brings for characters that none of them has."""

    def __init__(self, faces: Sequence[FontFace], find_face: Callable[[str], FontFace | None]) -> None:
        self._faces = list(faces)
        self._find_face = find_face
        self._sought: dict[str, FontFace | None] = {}
        self.shape: Callable[[str], ShapedLine] = lru_cache(maxsize=_MOST_LINES)(self._shape)
        self._shape_word: _ShapeWord = lru_cache(maxsize=_MOST_WORDS)(_shape_word)

    def _shape(self, text: str) -> ShapedLine:
        if not self._faces[0].prints(text):
            missing = "".join(dict.fromkeys(c for unit in _units(text) if self._face_of(unit) is None for c in unit))
            if missing:
                return ShapedLine(text, (), 0.0, missing)
        levels = _levels(text)
        language = _language(text)
        runs = []
        for level, part in _in_visual_order(text, levels):
            pieces = self._pieces(part)
            for face, piece in reversed(pieces) if level % 2 else pieces:
                runs.append(GlyphRun(face, self._glyphs(face, piece, level % 2 == 1, language)))
        unshaped = "".join(glyph.text for run in runs for glyph in run.glyphs if glyph.number == 0)
        width = sum(glyph.advance for run in runs for glyph in run.glyphs)
        return ShapedLine(text, tuple(runs), width, unshaped)

    def _glyphs(self, face: FontFace, text: str, from_right: bool, language: str) -> tuple[Glyph, ...]:
        """The glyphs of a piece, from left to right.

        Words are shaped apart, since they come again; each with the blank behind it, whose width goes by the script.
        """
        words = _WORD.findall(text)
        shaped = (self._shape_word(face, word, from_right, language) for word in (words[::-1] if from_right else words))
        return tuple(chain.from_iterable(shaped))

    def _pieces(self, text: str) -> list[tuple[FontFace, str]]:
        """The parts of one script and one face."""
        if len({script for script in map(_script, text) if script}) <= 1 and self._faces[0].prints(text):
            return [(self._faces[0], text)]
        pieces: list[tuple[FontFace, str]] = []
        script = ""
        for unit in _units(text):
            own = _script(unit[0])
            if pieces and _prints(pieces[-1][0], unit) and (not own or script in ("", own)):
                pieces[-1] = pieces[-1][0], pieces[-1][1] + unit
            elif face := self._face_of(unit):
                pieces.append((face, unit))
            script = own or script
        return pieces

    def _face_of(self, unit: str) -> FontFace | None:
        for face in self._faces:
            if _prints(face, unit):
                return face
        if unit not in self._sought:
            found = self._sought[unit] = self._find_face("".join(c for c in unit if not _is_invisible(c)))
            if found is not None and found not in self._faces:
                self._faces.append(found)
        return self._sought[unit]


def _shape_word(face: FontFace, word: str, from_right: bool, language: str) -> Sequence[Glyph]:
    return face.shape(word, from_right=from_right, language=language)


@lru_cache(maxsize=_MOST_LINES)
def runs_from_right(text: str) -> bool:
    """True when the text's first letter belongs to a script that runs from right to left."""
    return bool(algorithm.get_base_level(text))


def _prints(face: FontFace, unit: str) -> bool:
    return face.prints(unit) or all(_is_invisible(c) or face.prints(c) for c in unit)


def _is_invisible(character: str) -> bool:
    first, last = _VARIATION_SELECTORS
    return character in _JOINERS or first <= character <= last


def _units(text: str) -> Iterator[str]:
    """Characters with the marks that stand on them, which one font must print together."""
    unit = ""
    for character in text:
        if unit and (_is_invisible(character) or unicodedata.category(character).startswith("M")):
            unit += character
            continue
        if unit:
            yield unit
        unit = character
    if unit:
        yield unit


@lru_cache(maxsize=10_000)
def _script(character: str) -> str:
    """A name for the script of a letter, the same for its letters; empty for digits, signs and marks of any script."""
    if not character.isalpha():
        return ""
    return unicodedata.name(character, "").partition(" ")[0].partition("-")[0]


def _language(text: str) -> str:
    """The language whose forms Han characters take, as far as the characters tell it; empty where they don't."""
    if not _EAST_ASIAN.search(text):
        return ""
    if any("\u3040" <= c <= "\u30ff" for c in text):
        return "ja"
    if any("\uac00" <= c <= "\ud7af" for c in text):
        return "ko"
    han = "".join(c for c in text if "\u3400" <= c <= "\u9fff")
    found = (language for charset, language in _CHARSETS if han and _is_written_in(han, charset))
    return next(found, "")


def _is_written_in(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _levels(text: str) -> list[int]:
    """The embedding level of each character (UAX 9, rules P2 to I2): odd ones run from right to left."""
    directions = set(map(unicodedata.bidirectional, text))
    if not directions & _FROM_RIGHT:
        return [0] * len(text)
    if directions <= _RIGHT_ONLY:
        return [1] * len(text)
    visible = [c for c in text if not _is_invisible(c)]
    storage = algorithm.get_empty_storage()
    base = storage["base_level"] = algorithm.get_base_level(text)
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels("".join(visible), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = iter([character["level"] for character in storage["chars"]])
    levels: list[int] = []
    for character in text:
        levels.append((levels[-1] if levels else base) if _is_invisible(character) else next(found))
    return levels


def _in_visual_order(text: str, levels: Sequence[int]) -> list[tuple[int, str]]:
    """Runs of one level as they stand from left to right (UAX 9, rule L2); their own text stays as it is read."""
    if len(set(levels)) == 1:
        return [(levels[0], text)]
    runs: list[tuple[int, str]] = []
    for level, character in zip(levels, text, strict=True):
        if runs and runs[-1][0] == level:
            runs[-1] = level, runs[-1][1] + character
        else:
            runs.append((level, character))
    for least in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(runs):
            end = start
            while end < len(runs) and runs[end][0] >= least:
                end += 1
            runs[start:end] = runs[start:end][::-1]
            start = max(end, start + 1)
    return runs
