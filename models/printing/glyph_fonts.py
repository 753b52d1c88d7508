"""Shaped lines in a PDF: fonts that are addressed by glyph, and the operators that show a line.

ReportLab addresses a font by character and takes TrueType outlines only. Here a font stands in the file as a composite
one (PDF 1.7, section 9.7): its codes are glyph numbers, its outlines TrueType or CFF, and only the glyphs that are
used are embedded. The text is kept beside the glyphs (ActualText, ToUnicode), so that it can be found and copied.
"""

from itertools import count
from typing import Any

from reportlab.pdfbase import pdfdoc

from models.printing.faces import FontFace, Outlines
from models.printing.shaping import ShapedLine

_MOST_BFCHARS = 100
_SYMBOLIC = 4
_STEM_WIDTH = 80
# Positions finer than this (1/1000 em) are not seen.
_FINE = 0.5


class GlyphFonts:
    """The fonts of one document that are addressed by glyph, each there once it is used."""

    def __init__(self, document: Any) -> None:
        self._fonts: dict[FontFace, _GlyphFont] = {}
        # ReportLab asks these for their objects when it saves.
        document.delayedFonts.append(self)

    def show(self, line: ShapedLine) -> str:
        """The text operators that show a line from where the text stands, at 1 pt; the font is another one after."""
        said = line.text.encode("utf-16-be").hex().upper()
        parts = [f"/Span <</ActualText <FEFF{said}>>> BDC"]
        # Where the glyphs should stand, and where PDF's own advances have come to.
        pen = reached = 0.0
        for run in line.runs:
            font = self._font_of(run.face)
            parts.append(f"/{font.name} 1 Tf")
            shown: list[str] = []
            rise = 0.0
            for glyph in run.glyphs:
                if glyph.up != rise:
                    parts.append(f"[{''.join(shown)}]TJ {glyph.up:.3f} Ts")
                    shown, rise = [], glyph.up
                shift = (reached - pen - glyph.right) * 1000
                if abs(shift) >= _FINE:
                    shown.append(f"{shift:.0f}")
                    reached -= round(shift) / 1000
                shown.append(f"<{glyph.number:04X}>")
                reached += font.use(glyph.number, glyph.text) / 1000
                pen += glyph.advance
            parts.append(f"[{''.join(shown)}]TJ")
            if rise:
                parts.append("0 Ts")
        parts.append("EMC")
        return " ".join(parts)

    def addObjects(self, document: Any) -> None:  # noqa: N802 - ReportLab's name
        """Add the fonts with the glyphs that were used."""
        for font in self._fonts.values():
            font.add_to(document)

    def _font_of(self, face: FontFace) -> "_GlyphFont":
        if face not in self._fonts:
            self._fonts[face] = _GlyphFont(face, len(self._fonts) + 1)
        return self._fonts[face]


class _GlyphFont:
    """One face in one document."""

    def __init__(self, face: FontFace, number: int) -> None:
        self.name = f"G{number}"
        self._face = face
        self._base_name = f"BARNG{chr(64 + number)}+{face.name}"
        self._widths: dict[int, int] = {}
        self._texts: dict[int, str] = {}

    def use(self, glyph: int, text: str) -> int:
        """Note that a glyph is shown for a text; gives its width in 1/1000 em."""
        if text:
            self._texts.setdefault(glyph, text)
        if glyph not in self._widths:
            self._widths[glyph] = round(self._face.advance(glyph) * 1000)
        return self._widths[glyph]

    def add_to(self, document: Any) -> None:
        """Add the font's objects to a document."""
        names = count(1)

        def refer(value: Any) -> Any:
            return document.Reference(value, f"{self.name}.{next(names)}")

        is_cff = self._face.outlines is Outlines.CFF
        part = self._face.part(sorted(self._widths))
        program = pdfdoc.PDFStream(content=part)
        if is_cff:
            program.dictionary["Subtype"] = pdfdoc.PDFName("CIDFontType0C")
        else:
            program.dictionary["Length1"] = len(part)
        descriptor = self._descriptor()
        descriptor["FontFile3" if is_cff else "FontFile2"] = refer(program)
        glyphs = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType0" if is_cff else "CIDFontType2"),
            "BaseFont": pdfdoc.PDFName(self._base_name),
            "CIDSystemInfo": _Raw("<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"),
            "FontDescriptor": refer(pdfdoc.PDFDictionary(descriptor)),
            "W": _Raw("[" + " ".join(f"{glyph} [{width}]" for glyph, width in sorted(self._widths.items())) + "]"),
        }
        if not is_cff:
            glyphs["CIDToGIDMap"] = pdfdoc.PDFName("Identity")
        font = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": pdfdoc.PDFName(self._base_name),
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([refer(pdfdoc.PDFDictionary(glyphs))]),
            "ToUnicode": refer(pdfdoc.PDFStream(content=self._to_unicode())),
        }
        document.idToObject["BasicFonts"].dict[self.name] = refer(pdfdoc.PDFDictionary(font))

    def _descriptor(self) -> dict[str, Any]:
        ascent, descent, box = self._face.extents
        return {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": pdfdoc.PDFName(self._base_name),
            "Flags": _SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray([round(value * 1000) for value in box]),
            "ItalicAngle": 0,
            "Ascent": round(ascent * 1000),
            "Descent": round(descent * 1000),
            "CapHeight": round(ascent * 1000),
            "StemV": _STEM_WIDTH,
        }

    def _to_unicode(self) -> str:
        entries = [f"<{glyph:04X}> <{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(self._texts.items())]
        blocks = [entries[start : start + _MOST_BFCHARS] for start in range(0, len(entries), _MOST_BFCHARS)]
        listed = "\n".join("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            f"/CMapName /{self.name} def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{listed}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        )


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """PDF written as it is, without a line break for each number."""

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, _document: object) -> bytes:
        """The bytes as they stand in the file."""
        return self._text.encode("ascii")
