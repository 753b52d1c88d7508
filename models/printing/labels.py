"""A mailing's labels: recipients in order, fitted into a stock, sheet by sheet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.domain.addresses import AddressStyle
from models.domain.font_metrics import FontMetrics
from models.domain.label_design import EnvelopeWindow, Furniture, LabelDesign, design_label
from models.domain.label_layout import (
    SMALLEST_SIZE,
    FittedLabel,
    LabelChange,
    LabelFitter,
)
from models.domain.label_sheets import LabelStock
from models.domain.printer_profiles import PrinterProfile
from models.domain.recipients import LeftOut, MailingOrder, Recipient, in_order
from models.errors import InputError
from models.jobs import NoProgress, Progress

MAX_COPIES = 1000
MAX_FONT_SIZE = 36
_REPORT_EVERY = 1000


@dataclass(frozen=True, slots=True)
class LabelOptions:
    """How labels are printed.

    `used`: for each part-used sheet, in the order they are put in, the labels that are gone, counted from 1; full
    sheets follow. `start` is the first label of the first sheet that is used. `fills_sheets` gives each recipient
    whole sheets (return labels), `copies` of them. `is_reversed` writes the last sheet first, for printers that stack
    face up. `font_size` (pt) is the preferred one, None the stock's usual. `profile` makes up for what the printer
    misses by. `joins_households` gives a household one label. `sender_lines` are the return address, `logo_path` is a
    picture beside it, `has_code` asks for a QR code with the contact's card, `window` says where an envelope has one.
    `sender_country` (name or code) stands in for the owner's country.

    Raises:
        InputError: a value can't be used with this stock, or the label has no room for a part.
    """

    stock: LabelStock
    start: int = 1
    copies: int = 1
    order: MailingOrder = MailingOrder.NAME
    has_outlines: bool = False
    used: tuple[frozenset[int], ...] = ()
    fills_sheets: bool = False
    is_reversed: bool = False
    joins_households: bool = True
    font_size: float | None = None
    profile: PrinterProfile | None = None
    style: AddressStyle = field(default_factory=AddressStyle)
    sender_lines: tuple[str, ...] = ()
    logo_path: Path | None = None
    has_code: bool = False
    window: EnvelopeWindow = EnvelopeWindow.NONE
    sender_country: str = ""

    def __post_init__(self) -> None:
        last = self.stock.per_sheet
        numbers = {self.start}.union(*self.used)
        if wrong := sorted(number for number in numbers if not 1 <= number <= last):
            raise InputError(f"{self.stock.title} has the labels 1 to {last}; {wrong[0]} is none of them.")
        if not 1 <= self.copies <= MAX_COPIES:
            raise InputError(f"The number of copies must be from 1 to {MAX_COPIES:,}.")
        if self.font_size is not None and not SMALLEST_SIZE <= self.font_size <= MAX_FONT_SIZE:
            raise InputError(f"The size of the letters must be from {SMALLEST_SIZE:g} to {MAX_FONT_SIZE} pt.")
        for number, free in enumerate(self._free_on_used(), 1):
            if not free:
                raise InputError(f"Sheet {number} has no free label.")
        for problem in self.profile.problems() if self.profile else ():
            raise InputError(problem)
        try:
            self.design()
        except ValueError as error:
            raise InputError(str(error)) from error

    def design(self) -> LabelDesign:
        """The rooms of a label."""
        return design_label(
            self.stock,
            Furniture(len(self.sender_lines), self.logo_path is not None, self.has_code, self.window),
        )

    def free_on(self, sheet: int) -> Sequence[int]:
        """The labels (from 1) that may be printed on a sheet, counted from 1 in the order they are put in."""
        leading = self._free_on_used()
        return leading[sheet - 1] if sheet <= len(leading) else range(1, self.stock.per_sheet + 1)

    def _free_on_used(self) -> list[list[int]]:
        sheets = [set(sheet) for sheet in self.used]
        if self.start > 1:
            sheets[:1] = [{*range(1, self.start), *(sheets[0] if sheets else ())}]
        return [sorted(set(range(1, self.stock.per_sheet + 1)) - used) for used in sheets]


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
        if self.options.fills_sheets:
            return self._place_count
        rest, sheets = self._place_count, 0
        for free in self._leading_counts():
            if rest <= 0:
                return sheets
            rest, sheets = rest - free, sheets + 1
        return sheets + max(0, -(-rest // self.options.stock.per_sheet))

    @property
    def printed_count(self) -> int:
        """How many labels are printed, copies included."""
        if not self.options.fills_sheets:
            return self._place_count
        return sum(len(self.options.free_on(sheet)) for sheet in range(1, self.page_count + 1))

    def page_slots(self, number: int) -> list[FittedLabel | None]:
        """What the labels of a page carry, in the order of the stock's boxes; None for an empty one.

        Pages are counted from 1 in the order they are printed.
        """
        sheet = self.sheet_of_page(number)
        slots: list[FittedLabel | None] = [None] * self.options.stock.per_sheet
        copies = self.options.copies
        if self.options.fills_sheets:
            for place in self.options.free_on(sheet):
                slots[place - 1] = self.labels[(sheet - 1) // copies]
            return slots
        leading = self._leading_counts()
        first = sum(leading[: sheet - 1]) + max(0, sheet - 1 - len(leading)) * self.options.stock.per_sheet
        for index, place in zip(range(first, self._place_count), self.options.free_on(sheet), strict=False):
            slots[place - 1] = self.labels[index // copies]
        return slots

    def sheet_of_page(self, number: int) -> int:
        """Which sheet, counted from 1 in the order of the labels, a page of the PDF is."""
        return self.page_count + 1 - number if self.options.is_reversed else number

    def used_on_last_sheet(self) -> frozenset[int]:
        """The labels gone from the last sheet once all is printed; empty when nothing is left of it."""
        last = self.page_count
        if not last:
            return frozenset()
        slots = self.page_slots(1 if self.options.is_reversed else last)
        free = {number for number in self.options.free_on(last) if slots[number - 1] is None}
        return frozenset(range(1, self.options.stock.per_sheet + 1)) - free if free else frozenset()

    @property
    def _place_count(self) -> int:
        return len(self.labels) * self.options.copies

    def _leading_counts(self) -> list[int]:
        count = max(len(self.options.used), 1 if self.options.start > 1 else 0)
        return [len(self.options.free_on(sheet)) for sheet in range(1, count + 1)]


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
    fitter = LabelFitter(options.design().text, font, options.font_size)
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
