"""Preparing a mailing: order, start, copies, pages."""

import pytest

from models.catalogues import load_countries, load_label_stocks
from models.domain.addresses import AddressStyle, AddressWriter
from models.domain.contacts import ContactDraft, PostalAddress
from models.domain.label_layout import LabelChange
from models.domain.recipients import LeftOut, LeftOutReason, MailingOrder, Recipient
from models.errors import InputError, JobCancelledError
from models.printing.fonts import LabelFont, load_label_font
from models.printing.labels import LabelOptions, PreparedLabels, prepare_labels

STOCK = load_label_stocks().get("avery-5160")


@pytest.fixture(scope="module")
def font() -> LabelFont:
    return load_label_font()


def prepare(font: LabelFont, count: int, **options: int) -> PreparedLabels:
    recipients = [Recipient(number, f"P{number}", (f"P{number}",)) for number in range(1, count + 1)]
    return prepare_labels(recipients, LabelOptions(STOCK, **options), font)


def texts(prepared: PreparedLabels, page: int) -> list[str]:
    return [label.lines[0] for label in prepared.page_slots(page) if label is not None]


def test_a_sheet_is_filled_before_the_next(font: LabelFont) -> None:
    prepared = prepare(font, 31)
    assert prepared.page_count == 2
    assert texts(prepared, 2) == ["P31"]


def test_the_first_sheet_begins_at_the_start_label(font: LabelFont) -> None:
    slots = prepare(font, 2, start=5).page_slots(1)
    assert [place for place, label in enumerate(slots, 1) if label is not None] == [5, 6]


def test_a_late_start_takes_a_second_sheet(font: LabelFont) -> None:
    assert prepare(font, 2, start=30).page_count == 2


def test_copies_follow_each_other(font: LabelFont) -> None:
    assert texts(prepare(font, 2, copies=3), 1) == ["P1", "P1", "P1", "P2", "P2", "P2"]


def test_no_labels_take_no_sheet(font: LabelFont) -> None:
    assert prepare(font, 0).page_count == 0


@pytest.mark.parametrize("options", [{"start": 0}, {"start": 31}, {"copies": 0}, {"copies": 1001}, {"font_size": 4}])
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
    recipients = [without_address, Recipient(2, "B", ("A\u0378",)), Recipient(3, "C", ("C",) * 20)]
    prepared = prepare_labels(recipients, LabelOptions(STOCK), font)
    assert prepared.left_out == (
        without_address,
        LeftOut(2, "B", LeftOutReason.UNPRINTABLE, "\u0378"),
        LeftOut(3, "C", LeftOutReason.DOES_NOT_FIT),
    )


class CancelAtOnce:
    """The owner who presses Cancel."""

    def report(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002
        raise JobCancelledError


def test_preparing_can_be_cancelled(font: LabelFont) -> None:
    with pytest.raises(JobCancelledError):
        prepare_labels([Recipient(1, "A", ("A",))], LabelOptions(STOCK), font, progress=CancelAtOnce())


def numbers(prepared: PreparedLabels) -> list[list[int | None]]:
    """For each page the contacts on its labels, shortened after the last one."""
    pages = []
    for page in range(1, prepared.page_count + 1):
        slots = [label and label.contact_id for label in prepared.page_slots(page)]
        while slots and slots[-1] is None:
            slots.pop()
        pages.append(slots)
    return pages


def test_several_part_used_sheets_are_filled_where_they_are_free(font: LabelFont) -> None:
    used = (frozenset(range(3, 31)), frozenset(range(1, 31)) - {7})
    prepared = prepare(font, 5, used=used)
    assert numbers(prepared) == [[1, 2], [*[None] * 6, 3], [4, 5]]


def test_a_start_and_skipped_labels_go_together(font: LabelFont) -> None:
    prepared = prepare(font, 3, start=3, used=(frozenset({4}),))
    assert numbers(prepared) == [[None, None, 1, None, 2, 3]]


def test_part_used_sheets_that_are_not_reached_take_no_page(font: LabelFont) -> None:
    assert prepare(font, 1, used=(frozenset({1}), frozenset({2}))).page_count == 1


def test_each_recipient_may_fill_sheets_of_its_own(font: LabelFont) -> None:
    prepared = prepare(font, 2, fills_sheets=True, copies=2, start=30)
    assert numbers(prepared) == [[*[None] * 29, 1], [1] * 30, [2] * 30, [2] * 30]
    assert prepared.printed_count == 91


def test_reversed_pages_come_last_sheet_first(font: LabelFont) -> None:
    plain, turned = prepare(font, 65, start=4), prepare(font, 65, start=4, is_reversed=True)
    assert numbers(turned) == numbers(plain)[::-1]
    assert [turned.sheet_of_page(page) for page in (1, 3)] == [3, 1]


@pytest.mark.parametrize("options", [{}, {"is_reversed": True}])
def test_what_is_left_of_the_last_sheet_is_known(font: LabelFont, options: dict[str, int]) -> None:
    assert prepare(font, 32, **options).used_on_last_sheet() == {1, 2}
    assert prepare(font, 3, start=5, **options).used_on_last_sheet() == {1, 2, 3, 4, 5, 6, 7}
    assert prepare(font, 30, **options).used_on_last_sheet() == frozenset()


def test_a_sheet_without_a_free_label_is_refused() -> None:
    with pytest.raises(InputError, match=r"Sheet 2 has no free label\."):
        LabelOptions(STOCK, used=(frozenset(), frozenset(range(1, 31))))


def test_letters_have_the_size_asked_for(font: LabelFont) -> None:
    assert prepare(font, 1, font_size=7).labels[0].font_size == 7


def test_an_own_text_stands_on_top() -> None:
    writer = AddressWriter(load_countries(), "GB", AddressStyle(top_text="Personal"))
    assert writer.recipient_lines(ContactDraft(company="Acme"), PostalAddress("A 1")) == ("Personal", "Acme", "A 1")
