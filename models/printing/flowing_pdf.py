"""A ReportLab canvas whose pages go to the file as they are finished, so that ten thousand of them take no memory.

ReportLab keeps each page and the whole file until it saves; this took 160 MiB for 300,000 labels, and a fifth of the
time (measured). Pages here are small objects written at once: they take size and resources from the page tree. Fonts,
pictures and the rest are ReportLab's, written at the end.
"""

import zlib
from collections.abc import Iterable
from typing import Protocol

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

_HEADER = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
_FREE_ENTRY = b"0000000000 65535 f \n"
# Level 6 makes the file a fiftieth smaller and the mailing a twentieth slower (measured).
_COMPRESSION = 4


class Writable(Protocol):
    """A file open for writing bytes."""

    def write(self, data: bytes, /) -> object:
        """Write all of it."""


class FlowingCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas for pages of one size (width and height in pt), all drawn with the fonts and pictures of the document.

    The same drawing makes the same file.
    """

    def __init__(self, file: Writable, page_size: tuple[float, float], initial_font: str) -> None:
        super().__init__(file, page_size, pageCompression=0, invariant=1, initialFontName=initial_font)
        self.document = self._doc = _FlowingDocument(file, page_size)

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """Write what was drawn as a page and begin the next one."""
        self.document.write_page("\n".join(self._code), self._formsinuse)
        self._startPage()


class _PageTree(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """The parent of all pages, from which they have their size, fonts and pictures."""

    __RefOnly__ = 1

    def __init__(self, page_size: tuple[float, float]) -> None:
        self._page_size = page_size
        self.page_numbers: list[int] = []
        self.pictures: set[str] = set()

    def format(self, document: "_FlowingDocument") -> bytes:
        """The object as PDF has it."""
        kids = " ".join(f"{number} 0 R" for number in self.page_numbers)
        pictures = " ".join(
            f"/{name} {document.number_of(name)} 0 R" for name in sorted(map(document.getXObjectName, self.pictures))
        )
        width, height = self._page_size
        return (
            f"<< /Type /Pages /Count {len(self.page_numbers)} /MediaBox [0 0 {width:.4f} {height:.4f}]\n"
            f"/Resources << /ProcSet [/PDF /Text /ImageB /ImageC /ImageI] /Font {document.number_of('BasicFonts')} 0 R"
            f" /XObject << {pictures} >> >>\n/Kids [{kids}] >>\n"
        ).encode("ascii")


class _FlowingDocument(pdfdoc.PDFDocument):  # type: ignore[misc]  # ReportLab has no types
    """ReportLab's document, writing what is finished."""

    def __init__(self, file: Writable, page_size: tuple[float, float]) -> None:
        super().__init__(compression=0, invariant=1)
        # Without ReportLab's ASCII85, which takes a third of the time and a fifth of the file.
        self.defaultStreamFilters = [pdfdoc.PDFZCompress]
        self._file = file
        self._position = 0
        self._offsets: dict[int, int] = {}
        self._tree = _PageTree(page_size)
        self.Pages = self.Catalog.Pages = self._tree
        self.Reference(self._tree, "PageTree")
        self._put(_HEADER)

    def number_of(self, name: str) -> int:
        """The number of an object that was registered by a name."""
        number, _ = self.idToObjectNumberAndVersion[name]
        return int(number)

    def write_page(self, content: str, pictures: Iterable[str]) -> None:
        """Write a page of drawing operators that uses these pictures."""
        stream = zlib.compress(content.encode("latin-1"), _COMPRESSION)
        contents = self._next_number()
        self._put_object(contents, b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(stream), stream))
        page = self._next_number()
        parent = self.number_of("PageTree")
        self._put_object(page, b"<</Type/Page/Parent %d 0 R/Contents %d 0 R>>" % (parent, contents))
        self._tree.page_numbers.append(page)
        self._tree.pictures.update(pictures)

    def format(self) -> bytes:
        """Write all that is left; ReportLab's own saving has nothing more to write."""
        self.encrypt.prepare(self)
        self.Reference(self.Catalog)
        self.Reference(self.info)
        number = 0
        # Writing an object may register further ones.
        while number < self.objectcounter:
            number += 1
            if name := self.numberToId.get(number):
                body = pdfdoc.format(self.idToObject[name], self, toplevel=1)
                self._put_object(number, body)
        self._put_end()
        return b""

    def _put_end(self) -> None:
        start, size = self._position, self.objectcounter + 1
        entries = (
            b"%010d 00000 n \n" % self._offsets[number] if number in self._offsets else _FREE_ENTRY
            for number in range(1, size)
        )
        self._put(b"xref\n0 %d\n%b%b" % (size, _FREE_ENTRY, b"".join(entries)))
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        trailer = pdfdoc.PDFTrailer(startxref=start, Size=size, Root=root, Info=info, ID=self.ID())
        self._put(trailer.format(self))

    def _next_number(self) -> int:
        self.objectcounter += 1
        return int(self.objectcounter)

    def _put_object(self, number: int, body: bytes) -> None:
        self._offsets[number] = self._position
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._position += len(data)
