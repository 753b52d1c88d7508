"""Pages of a PDF as pixels, for a preview and for printers: by PDFium, which viewers print with too."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2

_POINTS_PER_INCH = 72
# PDFium keeps state of its own for the whole process and must not be entered by two threads at once.
_ENTRANCE = threading.Lock()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page in pixels, rows from the top, `stride` bytes each: a byte a pixel (grey), or blue, green, red and 0."""

    width: int
    height: int
    stride: int
    is_grey: bool
    data: bytes


class PdfPictures:
    """Draws the pages of one PDF; may be used from any thread."""

    def __init__(self, pdf: bytes) -> None:
        with _ENTRANCE:
            self._document = pypdfium2.PdfDocument(pdf)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        with _ENTRANCE:
            return len(self._document)

    def draw(self, page: int, dots_per_inch: float, *, is_grey: bool = False) -> PagePicture:
        """Page `page`, counted from 0, on white at a resolution."""
        with _ENTRANCE, self._opened(page) as opened:
            bitmap = opened.render(
                scale=dots_per_inch / _POINTS_PER_INCH, grayscale=is_grey, prefer_bgrx=not is_grey, rev_byteorder=False
            )
            picture = PagePicture(bitmap.width, bitmap.height, bitmap.stride, is_grey, bytes(bitmap.buffer))
            bitmap.close()
            return picture

    def close(self) -> None:
        """Give the document's memory back."""
        with _ENTRANCE:
            self._document.close()

    @contextmanager
    def _opened(self, page: int) -> "Iterator[pypdfium2.PdfPage]":
        opened = self._document[page]
        try:
            yield opened
        finally:
            opened.close()
