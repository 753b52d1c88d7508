"""Font faces with HarfBuzz: which characters one prints, the glyphs of a text, and the part to be embedded."""

import struct
from collections.abc import Sequence
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import uharfbuzz

_OS2_WEIGHT = slice(4, 6)
_OS2_FSTYPE = slice(8, 10)
# xMin, yMin, xMax, yMax of the table head
_HEAD_BOX = struct.Struct(">hhhh")
_HEAD_BOX_AT = 36
_NOT_EMBEDDED = ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "name")
_RESTRICTED_LICENCE = 0x0002
_REGULAR_WEIGHT = 400
_COLOUR_TABLES = frozenset({"COLR", "CBDT", "sbix", "SVG "})


class Outlines(Enum):
    """How the glyphs of a font are drawn, which decides how it stands in a PDF."""

    TRUETYPE = "TrueType"
    CFF = "CFF"


class Glyph(NamedTuple):
    """A glyph in the order it is drawn; lengths in em. `text` is what it stands for, empty when the one before does."""

    number: int
    text: str
    advance: float
    right: float
    up: float


class FontFace:
    """One face of a font file, a variable one at a weight (OpenType, 400 is regular, 700 bold).

    The file is mapped into memory, not read.
    """

    def __init__(self, path: Path, index: int = 0, weight: int = _REGULAR_WEIGHT) -> None:
        self.path = path
        self._face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), index)
        self._font = uharfbuzz.Font(self._face)
        self._weights = [axis for axis in self._face.axis_infos if axis.tag == "wght"]
        self._wanted_weight = weight
        for axis in self._weights:
            self._wanted_weight = int(max(axis.min_value, min(axis.max_value, weight)))
            self._font.set_variations({"wght": self._wanted_weight})
        self._tables = frozenset(self._face.table_tags)
        self.units_per_em: int = self._face.upem

    @cached_property
    def name(self) -> str:
        """The PostScript name, as PDF wants it."""
        found = self._face.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem
        return "".join(c for c in found if c.isalnum() or c in "-_") or "Font"

    @cached_property
    def outlines(self) -> Outlines | None:
        """How the glyphs are drawn; None for bitmaps and colours, which paper labels have no use for."""
        if self._tables & _COLOUR_TABLES:
            return None
        if "glyf" in self._tables:
            return Outlines.TRUETYPE
        return Outlines.CFF if self._tables & {"CFF ", "CFF2"} else None

    @cached_property
    def weight(self) -> int:
        """How heavy the letters are (OpenType, OS/2 usWeightClass), of a variable font as it was set."""
        if self._weights or "OS/2" not in self._tables:
            return self._wanted_weight
        return int.from_bytes(self._face.reference_table("OS/2").data[_OS2_WEIGHT], "big")

    @cached_property
    def may_be_embedded(self) -> bool:
        """False where the font's maker forbids it (OpenType, OS/2 fsType)."""
        if "OS/2" not in self._tables:
            return True
        flags = int.from_bytes(self._face.reference_table("OS/2").data[_OS2_FSTYPE], "big")
        return not flags & _RESTRICTED_LICENCE

    @cached_property
    def _known(self) -> "_KnownCharacters":
        return _KnownCharacters(self._face.unicodes)

    def prints(self, text: str) -> bool:
        """True when the face has a glyph for each character."""
        return all(map(self._known.__getitem__, text))

    @cached_property
    def extents(self) -> tuple[float, float, tuple[float, float, float, float]]:
        """Ascent, descent (negative) and the box around all glyphs (left, bottom, right, top), in em."""
        found = self._font.get_font_extents("ltr")
        head = self._face.reference_table("head").data
        box = tuple(
            int.from_bytes(head[at : at + 2], "big", signed=True) / self.units_per_em for at in range(36, 44, 2)
        )
        left, bottom, right, top = box
        return found.ascender / self.units_per_em, found.descender / self.units_per_em, (left, bottom, right, top)

    def shape(self, text: str, *, from_right: bool, language: str = "") -> list[Glyph]:
        """The glyphs of text of one script and direction, from left to right, joined and stacked as the script wants.

        `language` is a BCP 47 tag; it chooses between the forms of one character.
        """
        buffer = uharfbuzz.Buffer()
        buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if from_right else "ltr"
        if language:
            buffer.language = language
        uharfbuzz.shape(self._font, buffer)
        texts = _texts_of_clusters(text, [info.cluster for info in buffer.glyph_infos])
        em = self.units_per_em
        return [
            Glyph(info.codepoint, said, place.x_advance / em, place.x_offset / em, place.y_offset / em)
            for info, place, said in zip(buffer.glyph_infos, buffer.glyph_positions, texts, strict=True)
        ]

    def advance(self, glyph: int) -> float:
        """A glyph's own advance in em."""
        return float(self._font.get_glyph_h_advance(glyph)) / self.units_per_em

    def part(self, glyphs: Sequence[int]) -> bytes:
        """A font file with these glyphs alone, under their numbers; of a CFF font the CFF table, its CIDs the numbers.

        A variable font is set to its weight.
        """
        wanted = uharfbuzz.SubsetInput()
        flags = uharfbuzz.SubsetFlags
        wanted.flags = flags.RETAIN_GIDS | flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE
        if self.outlines is Outlines.CFF:
            wanted.flags |= flags.CFF_IDENTITY_CHARSET | flags.DOWNGRADE_CFF2
        wanted.glyph_set.update(glyphs)
        wanted.drop_table_tag_set.update(map(_tag, _NOT_EMBEDDED))
        if self._face.has_var_data:
            wanted.pin_all_axes_to_default(self._face)
            if self._weights:
                wanted.pin_axis_location(self._face, "wght", self._wanted_weight)
        made = uharfbuzz.subset(self._face, wanted)
        return bytes(made.reference_table("CFF ").data if self.outlines is Outlines.CFF else made.blob.data)


class _KnownCharacters(dict[str, bool]):
    """For the characters asked for so far whether a face has a glyph."""

    def __init__(self, characters: uharfbuzz.Set) -> None:
        super().__init__()
        self._characters = characters

    def __missing__(self, character: str) -> bool:
        found = self[character] = ord(character) in self._characters
        return found


def faces_of(path: Path, weight: int = _REGULAR_WEIGHT) -> list[FontFace]:
    """The faces of a font file or collection, variable ones at a weight; none when it can't be read as a font."""
    try:
        count = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))).count
        return [FontFace(path, index, weight) for index in range(count)]
    except (OSError, uharfbuzz.HarfBuzzError):
        return []


def _texts_of_clusters(text: str, clusters: Sequence[int]) -> list[str]:
    """For each glyph the part of the text it begins; glyphs of one cluster share its text, the first of them has it."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    seen: set[int] = set()
    texts = []
    for cluster in clusters:
        texts.append("" if cluster in seen else text[cluster : ends[cluster]])
        seen.add(cluster)
    return texts


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")
