"""Pages sent to a printer, which is a file here, at their true size and place."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from models.catalogues import load_label_stocks
from models.domain.label_layout import FittedLabel
from models.errors import JobCancelledError
from models.jobs import NoProgress
from models.printing.fonts import load_label_font
from models.printing.label_pdf import write_labels
from models.printing.labels import LabelOptions, PreparedLabels
from models.printing.pdf_pictures import PagePicture, PdfPictures
from ui.paper import paper_source, print_pdf, printer_for

DOTS_PER_MM = 200 / 25.4


def printed(folder: Path, stock_id: str, sheets: int = 1) -> tuple[Path, Path]:
    """The PDF of some sheets, and what came out of the printer."""
    stock = load_label_stocks().get(stock_id)
    label = FittedLabel(1, "Tom", ("Tom Harris", "12 Mill Lane", "LEEDS"), 10.0)
    prepared = PreparedLabels(LabelOptions(stock, copies=stock.per_sheet * sheets), (label,), ())
    path, out = folder / "labels.pdf", folder / "printed.pdf"
    write_labels(prepared, path, load_label_font())
    printer = printer_for(stock)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    assert print_pdf(path, printer, NoProgress()) == sheets
    return path, out


def ink(picture: PagePicture) -> tuple[float, float, float, float]:
    """The box around all ink, in mm: left, top, right, bottom."""
    rows = [picture.data[y * picture.stride : y * picture.stride + picture.width] for y in range(picture.height)]
    dark = [y for y, row in enumerate(rows) if min(row) < 128]
    columns = [x for x in range(picture.width) if any(rows[y][x] < 128 for y in dark)]
    edges = (columns[0], dark[0], columns[-1], dark[-1])
    return tuple(edge / DOTS_PER_MM for edge in edges)  # type: ignore[return-value]


@pytest.mark.parametrize("stock_id", ["avery-5160", "avery-l7160", "env-dl"])
def test_a_page_is_printed_where_the_pdf_has_it(qapp: QApplication, tmp_path: Path, stock_id: str) -> None:
    boxes = []
    for path in printed(tmp_path, stock_id):
        pictures = PdfPictures(path.read_bytes())
        boxes.append(ink(pictures.draw(0, 200, is_grey=True)))
        pictures.close()
    assert boxes[1] == pytest.approx(boxes[0], abs=0.26)


def test_each_sheet_is_a_page(qapp: QApplication, tmp_path: Path) -> None:
    _, out = printed(tmp_path, "avery-5163", sheets=3)
    pictures = PdfPictures(out.read_bytes())
    assert pictures.page_count == 3
    pictures.close()


class Impatient:
    """Cancels at the second page."""

    def __init__(self, first: int) -> None:
        self.first = first

    def report(self, done: int, *_: object) -> None:
        if done >= self.first:
            raise JobCancelledError


@pytest.mark.parametrize("first", [0, 1])
def test_a_print_that_is_stopped_tells_how_far_it_came(qapp: QApplication, tmp_path: Path, first: int) -> None:
    path, _ = printed(tmp_path, "avery-5163", sheets=3)
    printer = printer_for(load_label_stocks().get("avery-5163"))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "stopped.pdf"))
    if first:
        assert print_pdf(path, printer, Impatient(first)) == 1
    else:
        with pytest.raises(JobCancelledError):
            print_pdf(path, printer, Impatient(first))


@pytest.mark.parametrize(
    ("tray", "source"),
    [
        ("Manual feed", QPrinter.PaperSource.Manual),
        ("Lower tray", QPrinter.PaperSource.Lower),
        ("Envelope", QPrinter.PaperSource.Envelope),
        ("Bypass", QPrinter.PaperSource.Manual),
        ("the blue one", None),
        ("", None),
    ],
)
def test_a_tray_is_chosen_where_qt_has_a_word_for_it(tray: str, source: QPrinter.PaperSource | None) -> None:
    assert paper_source(tray) == source
