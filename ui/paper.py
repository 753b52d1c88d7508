"""Paper: the system's print dialog, and pages of a PDF sent to the printer at their true size."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from models.domain.label_sheets import LabelStock
from models.domain.printer_profiles import PrinterProfile
from models.errors import JobCancelledError, MachineError
from models.jobs import Progress
from models.printing.pdf_pictures import PagePicture, PdfPictures

# Finer than this no text on a label becomes sharper, and a page takes four times the memory.
_FINEST = 600
_TRAYS_BY_WORD = {
    **dict.fromkeys(("upper", "top", "main"), "onlyone"),
    **dict.fromkeys(("bypass", "byhand", "rear", "multipurpose"), "manual"),
    "bottom": "lower",
    "envelopes": "envelope",
    "automatic": "auto",
}


def printer_for(stock: LabelStock, profile: PrinterProfile | None = None) -> QPrinter:
    """A printer with paper of the stock's size, printing to the edges: the profile's one, else the system's usual."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if profile is not None and profile.printer in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(profile.printer)
        if (source := paper_source(profile.tray)) is not None:
            printer.setPaperSource(source)
    is_wide = stock.page_width > stock.page_height
    short, long = sorted((stock.page_width, stock.page_height))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    orientation = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, orientation, QMarginsF()))
    printer.setFullPage(True)
    return printer


def paper_source(tray: str) -> QPrinter.PaperSource | None:
    """The paper source that the owner's word for a tray names, in Qt's words; None where it is the owner's own word.

    Drivers know more trays than Qt has words for; those are chosen in the system's dialog.
    """
    wanted = "".join(filter(str.isalpha, tray.lower())).removesuffix("tray").removesuffix("feed")
    sources = {source.name.lower(): source for source in QPrinter.PaperSource}
    return sources.get(_TRAYS_BY_WORD.get(wanted, wanted))


def ask_for_printer(printer: QPrinter, title: str, parent: QWidget) -> bool:
    """Show the system's dialog; False when the owner thought better of it."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        # It points at the printer, which may be gone before Qt would delete it with the window.
        shiboken6.delete(dialog)


def print_pdf(path: Path, printer: QPrinter, progress: Progress, *, is_grey: bool = True) -> int:
    """Print the pages of a PDF file at their true size, nothing fitted to the printable area.

    `is_grey` takes a quarter of the memory and does for all but pictures. Gives how many pages went to the printer:
    fewer than there are when the owner asked to stop.

    Raises:
        MachineError: the printer takes no page.
        JobCancelledError: the owner asked to stop before the first page.
    """
    pictures = PdfPictures(path.read_bytes())
    painter = QPainter()
    printer.setFullPage(True)
    if not painter.begin(printer):
        pictures.close()
        raise MachineError("The printer could not be reached. Nothing was printed.")
    try:
        resolution = printer.resolution()
        paper = printer.paperRect(QPrinter.Unit.DevicePixel)
        drawn = min(resolution, _FINEST)
        for page in range(pictures.page_count):
            try:
                progress.report(page, pictures.page_count)
            except JobCancelledError:
                if page:
                    return page
                raise
            if page and not printer.newPage():
                raise MachineError(f"The printer stopped after page {page}.")
            picture = pictures.draw(page, drawn, is_grey=is_grey)
            scale = resolution / drawn
            place = QRectF(0, 0, picture.width * scale, picture.height * scale).translated(-paper.topLeft())
            painter.drawImage(place, _image(picture))
        return pictures.page_count
    finally:
        painter.end()
        pictures.close()


def _image(picture: PagePicture) -> QImage:
    kind = QImage.Format.Format_Grayscale8 if picture.is_grey else QImage.Format.Format_RGB32
    return QImage(picture.data, picture.width, picture.height, picture.stride, kind)
