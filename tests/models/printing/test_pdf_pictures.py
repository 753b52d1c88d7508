"""Pages of a PDF as pixels."""

from models.catalogues import load_label_stocks
from models.domain.label_layout import FittedLabel
from models.printing.fonts import load_label_font
from models.printing.label_pdf import labels_pdf
from models.printing.labels import LabelOptions, PreparedLabels
from models.printing.pdf_pictures import PdfPictures


def sheet() -> bytes:
    options = LabelOptions(load_label_stocks().get("avery-5160"), used=(frozenset(range(1, 16)),))
    label = FittedLabel(1, "Tom", ("Tom Harris", "12 Mill Lane", "LEEDS"), 10.0)
    return labels_pdf(PreparedLabels(options, (label,), ()), load_label_font())


def test_a_page_is_drawn_at_its_size_with_the_text_where_it_belongs() -> None:
    pictures = PdfPictures(sheet())
    picture = pictures.draw(0, 72, is_grey=True)
    assert (pictures.page_count, picture.width, picture.height) == (1, 612, 792)
    rows = [picture.data[y * picture.stride : y * picture.stride + picture.width] for y in range(picture.height)]
    dark = [(x, y) for y, row in enumerate(rows) for x, value in enumerate(row) if value < 128]
    # Label 16 is the first of the sixth row: from 139.7 mm on, 396 pt.
    assert min(y for _, y in dark) > 396
    assert max(y for _, y in dark) < 396 + 72
    assert max(x for x, _ in dark) < 203
    pictures.close()


def test_a_page_is_drawn_in_colours_four_bytes_a_pixel() -> None:
    pictures = PdfPictures(sheet())
    picture = pictures.draw(0, 36)
    assert picture.stride >= 4 * picture.width
    assert picture.data[:3] == b"\xff\xff\xff"
    pictures.close()
