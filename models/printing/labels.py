"""A mailing's labels: recipients in order, fitted into a stock, laid out page by page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.domain.label_layout import FittedLabel, FontMetrics, LabelChange, LabelFitter, LabelPage, LabelPlacer
from models.domain.label_sheets import LabelStock
from models.domain.recipients import LeftOut, MailingOrder, Recipient, in_order
from models.errors import InputError
from models.jobs import NoProgress, Progress

MAX_COPIES = 1000
_REPORT_EVERY = 1000


@dataclass(frozen=True, slots=True)
class LabelOptions:
    """How labels are printed. `start` is the first label of the first sheet that is used, counted from 1."""

    stock: LabelStock
    start: int = 1
    copies: int = 1
    order: MailingOrder = MailingOrder.NAME
    has_outlines: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.start <= self.stock.per_sheet:
            last = self.stock.per_sheet
            raise InputError(f"{self.stock.title} has the labels 1 to {last}; {self.start} is none of them.")
        if not 1 <= self.copies <= MAX_COPIES:
            raise InputError(f"The number of copies must be from 1 to {MAX_COPIES:,}.")


@dataclass(frozen=True, slots=True)
class PreparedLabels:
    """Labels ready to be shown and written, and the contacts that have none."""

    options: LabelOptions
    labels: tuple[FittedLabel, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def changed(self) -> list[FittedLabel]:
        """The labels that were shrunk or wrapped, in order."""
        return [label for label in self.labels if label.change is not LabelChange.NONE]

    @property
    def page_count(self) -> int:
        """How many sheets they take."""
        if not self.labels:
            return 0
        used = self.options.start - 1 + len(self.labels) * self.options.copies
        return -(-used // self.options.stock.per_sheet)

    def page_slots(self, number: int) -> list[FittedLabel | None]:
        """What the labels of a sheet carry, in the order of the stock's boxes; None for an empty one.

        Sheets are counted from 1.
        """
        per_sheet, copies = self.options.stock.per_sheet, self.options.copies
        first = (number - 1) * per_sheet - (self.options.start - 1)
        last = len(self.labels) * copies
        return [
            self.labels[place // copies] if 0 <= place < last else None for place in range(first, first + per_sheet)
        ]


def prepare_labels(
    recipients: Iterable[Recipient | LeftOut],
    options: LabelOptions,
    font: FontMetrics,
    *,
    total: int = 0,
    progress: Progress | None = None,
) -> PreparedLabels:
    """The labels of recipients, which come by name, in the order asked for.

    Each is checked for fit and for characters that can't be printed. `total` is how many come, for the progress.

    Raises:
        JobCancelledError: the owner asked to stop.
    """
    progress = progress or NoProgress()
    fitter = LabelFitter(options.stock, font)
    labels: list[FittedLabel] = []
    left_out: list[LeftOut] = []

    def watched() -> Iterator[Recipient]:
        for done, recipient in enumerate(recipients):
            if done % _REPORT_EVERY == 0:
                progress.report(done, total, "Fitting labels")
            if isinstance(recipient, LeftOut):
                left_out.append(recipient)
            else:
                yield recipient

    for recipient in in_order(watched(), options.order):
        fitted = fitter.fit(recipient)
        if isinstance(fitted, FittedLabel):
            labels.append(fitted)
        else:
            left_out.append(fitted)
    return PreparedLabels(options, tuple(labels), tuple(left_out))


def lay_out_page(prepared: PreparedLabels, number: int, font: FontMetrics) -> LabelPage:
    """Sheet `number` (from 1) as plain data for a preview: each line's place in mm from the page's top left corner."""
    stock = prepared.options.stock
    placer = LabelPlacer(stock, font)
    slots = list(zip(stock.boxes(), prepared.page_slots(number), strict=True))
    return LabelPage(
        number,
        tuple(placer.place(box, label) for box, label in slots if label is not None),
        tuple(box for box, label in slots if label is None),
    )
