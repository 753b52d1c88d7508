"""Preparing a mailing: order, start, copies, pages."""

import pytest

from models.catalogues import load_label_stocks
from models.domain.label_layout import LabelChange
from models.domain.recipients import LeftOut, LeftOutReason, MailingOrder, Recipient
from models.errors import InputError, JobCancelledError
from models.printing.fonts import LabelFont, load_label_font
from models.printing.labels import LabelOptions, PreparedLabels, lay_out_page, prepare_labels

STOCK = load_label_stocks().get("avery-5160")


@pytest.fixture(scope="module")
def font() -> LabelFont:
    return load_label_font()


def prepare(font: LabelFont, count: int, **options: int) -> PreparedLabels:
    recipients = [Recipient(number, f"P{number}", (f"P{number}",)) for number in range(1, count + 1)]
    return prepare_labels(recipients, LabelOptions(STOCK, **options), font)


def texts(prepared: PreparedLabels, page: int, font: LabelFont) -> list[str]:
    return [placed.lines[0].text for placed in lay_out_page(prepared, page, font).placed]


def test_a_sheet_is_filled_before_the_next(font: LabelFont) -> None:
    prepared = prepare(font, 31)
    assert prepared.page_count == 2
    assert texts(prepared, 2, font) == ["P31"]


def test_the_first_sheet_begins_at_the_start_label(font: LabelFont) -> None:
    page = lay_out_page(prepare(font, 2, start=5), 1, font)
    boxes = STOCK.boxes()
    assert [placed.box for placed in page.placed] == [boxes[4], boxes[5]]
    assert page.free == boxes[:4] + boxes[6:]


def test_a_late_start_takes_a_second_sheet(font: LabelFont) -> None:
    assert prepare(font, 2, start=30).page_count == 2


def test_copies_follow_each_other(font: LabelFont) -> None:
    assert texts(prepare(font, 2, copies=3), 1, font) == ["P1", "P1", "P1", "P2", "P2", "P2"]


def test_no_labels_take_no_sheet(font: LabelFont) -> None:
    assert prepare(font, 0).page_count == 0


@pytest.mark.parametrize("options", [{"start": 0}, {"start": 31}, {"copies": 0}, {"copies": 1001}])
def test_impossible_options_are_refused(options: dict[str, int]) -> None:
    with pytest.raises(InputError):
        LabelOptions(STOCK, **options)


def test_labels_come_in_the_order_asked_for(font: LabelFont) -> None:
    recipients = [Recipient(1, "A", ("A",), "2"), Recipient(2, "B", ("B",), "1")]
    prepared = prepare_labels(recipients, LabelOptions(STOCK, order=MailingOrder.POSTCODE), font)
    assert [label.name for label in prepared.labels] == ["B", "A"]


def test_changed_labels_are_listed(font: LabelFont) -> None:
    recipients = [Recipient(1, "A", ("A",)), Recipient(2, "B", ("B",) * 6)]
    [changed] = prepare_labels(recipients, LabelOptions(STOCK), font).changed
    assert (changed.name, changed.change) == ("B", LabelChange.SHRUNK)


def test_all_who_are_left_out_are_listed_with_the_reason(font: LabelFont) -> None:
    without_address = LeftOut(1, "A", LeftOutReason.NO_ADDRESS)
    recipients = [without_address, Recipient(2, "B", ("中",)), Recipient(3, "C", ("C",) * 20)]
    prepared = prepare_labels(recipients, LabelOptions(STOCK), font)
    assert prepared.left_out == (
        without_address,
        LeftOut(2, "B", LeftOutReason.UNPRINTABLE, "中"),
        LeftOut(3, "C", LeftOutReason.DOES_NOT_FIT),
    )


class CancelAtOnce:
    """The owner who presses Cancel."""

    def report(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002
        raise JobCancelledError


def test_preparing_can_be_cancelled(font: LabelFont) -> None:
    with pytest.raises(JobCancelledError):
        prepare_labels([Recipient(1, "A", ("A",))], LabelOptions(STOCK), font, progress=CancelAtOnce())
