"""The window's words for label stocks, orders, and reasons to be left out."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale

from models.domain.label_design import EnvelopeWindow
from models.domain.label_sheets import LabelStock
from models.domain.printer_profiles import TRUE_PERMILLE, PrinterProfile
from models.domain.recipients import LeftOutReason, MailingOrder
from ui.words.wording import counted

translate = partial(QCoreApplication.translate, "Labels")

# Paper that has a name, by width and height in mm.
_PAPERS = {(215.9, 279.4): "US Letter", (210.0, 297.0): "A4", (148.0, 210.0): "A5", (215.9, 355.6): "US Legal"}


def stock_details(stock: LabelStock) -> str:
    """`30 per sheet · US Letter`, or the size alone of what is one a page."""
    return _joined(stock, _paper(stock))


def stock_measures(stock: LabelStock) -> str:
    """`30 per sheet · 66.7 × 25.4 mm · US Letter`."""
    size = translate("{width} × {height} mm").format(width=_mm(stock.label_width), height=_mm(stock.label_height))
    return _joined(stock, f"{size} · {_paper(stock)}" if stock.per_sheet > 1 else size)


def profile_words(profile: PrinterProfile) -> str:
    """`Epson ET-2850, shifted 0.8 mm left, 100.2 % wide`."""
    parts = [profile.name]
    shifts = (
        (profile.right_tenths, translate("right"), translate("left")),
        (profile.down_tenths, translate("down"), translate("up")),
    )
    moved = [
        translate("{length} mm {side}").format(length=_mm(abs(tenths) / 10), side=forward if tenths > 0 else back)
        for tenths, forward, back in shifts
        if tenths
    ]
    if moved:
        parts.append(translate("shifted {moves}").format(moves=", ".join(moved)))
    scales = (
        (profile.across_permille, translate("{percent} % wide")),
        (profile.along_permille, translate("{percent} % high")),
    )
    parts += [words.format(percent=_mm(permille / 10)) for permille, words in scales if permille != TRUE_PERMILLE]
    return ", ".join(parts)


def window_name(side: EnvelopeWindow) -> str:
    """Where an envelope has its window."""
    return {
        EnvelopeWindow.NONE: translate("none"),
        EnvelopeWindow.LEFT: translate("at the left"),
        EnvelopeWindow.RIGHT: translate("at the right"),
    }[side]


def order_name(order: MailingOrder) -> str:
    """How the labels follow each other."""
    return {
        MailingOrder.NAME: translate("name"),
        MailingOrder.POSTCODE: translate("postcode"),
        MailingOrder.COUNTRY: translate("country, then postcode"),
    }[order]


def reason_words(reason: LeftOutReason) -> str:
    """Why somebody has no label."""
    return {
        LeftOutReason.DECEASED: translate("deceased"),
        LeftOutReason.DO_NOT_CONTACT: translate("not to be contacted"),
        LeftOutReason.NO_MAIL: translate("asked for no mail"),
        LeftOutReason.NO_ADDRESS: translate("no address"),
        LeftOutReason.RETURNED: translate("post came back"),
        LeftOutReason.UNPRINTABLE: translate("script can't be printed"),
        LeftOutReason.DOES_NOT_FIT: translate("does not fit"),
    }[reason]


def _joined(stock: LabelStock, words: str) -> str:
    return f"{counted(stock.per_sheet, '%Ln per sheet', '%Ln per sheet')} · {words}" if stock.per_sheet > 1 else words


def _paper(stock: LabelStock) -> str:
    size = (round(stock.page_width, 1), round(stock.page_height, 1))
    words = translate("{width} × {height} mm").format(width=_mm(size[0]), height=_mm(size[1]))
    return _PAPERS.get(size, words)


def _mm(length: float) -> str:
    text = QLocale().toString(length, "f", 1)
    return text.removesuffix(f"{QLocale().decimalPoint()}0")
