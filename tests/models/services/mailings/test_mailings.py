"""Mailings from a book: whom a search or selection prints, and what it leaves out."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft, Flag, PostalAddress
from models.domain.names import PersonName
from models.domain.recipients import LeftOut, LeftOutReason, MailingOrder
from models.domain.segments import ContactQuery
from models.printing.labels import LabelOptions, PreparedLabels


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    context = Context.open(tmp_path / "book.db", Clock(), system_country="GB")
    yield context
    context.close()


def add(context: Context, family: str, *addresses: PostalAddress, flags: frozenset[Flag] = frozenset()) -> int:
    return context.contacts.add(ContactDraft(name=PersonName("Ann", family), addresses=addresses, flags=flags))


def prepare(context: Context, who: ContactQuery | list[int] | None = None) -> PreparedLabels:
    options = LabelOptions(context.mailings.get_stock("avery-5160"))
    return context.mailings.prepare(ContactQuery() if who is None else who, options)


LEEDS = PostalAddress("12 Mill Lane", locality="Leeds", postcode="LS1 4AB")
LYON = PostalAddress("8 rue Mercière", locality="Lyon", postcode="69002", country="France")


def test_a_search_prints_those_it_finds_by_name(context: Context) -> None:
    add(context, "Stone", LEEDS)
    add(context, "Lee", LEEDS)
    add(context, "Dubois", LYON)
    prepared = prepare(context, ContactQuery(text="leeds"))
    assert [label.name for label in prepared.labels] == ["Ann Lee", "Ann Stone"]


def test_a_selection_is_printed_by_name_too(context: Context) -> None:
    stone, lee = add(context, "Stone", LEEDS), add(context, "Lee", LEEDS)
    assert [label.contact_id for label in prepare(context, [stone, lee]).labels] == [lee, stone]


def test_foreign_mail_ends_with_the_country(context: Context) -> None:
    add(context, "Dubois", LYON)
    assert prepare(context).labels[0].lines == ("Ann Dubois", "8 rue Mercière", "69002 LYON", "FRANCE")


def test_the_owner_s_country_goes_before_the_system_s(context: Context) -> None:
    add(context, "Dubois", LYON)
    context.settings.change(own_country="FR")
    assert prepare(context).labels[0].lines == ("Ann Dubois", "8 rue Mercière", "69002 LYON")


def test_the_first_address_is_printed_and_each_field_of_it(context: Context) -> None:
    whole = PostalAddress("1 High Street", "Flat 2", "PO Box 3", "York", "Yorkshire", "YO1 1AA")
    add(context, "Lee", whole, LEEDS)
    expected = ("Ann Lee", "Flat 2", "1 High Street", "PO Box 3", "YORK", "Yorkshire YO1 1AA")
    assert prepare(context).labels[0].lines == expected


def test_all_who_have_no_label_are_named_with_the_reason(context: Context) -> None:
    homeless = add(context, "A")
    refuses = add(context, "B", LEEDS, flags=frozenset({Flag.NO_MAIL}))
    deceased = add(context, "C", LEEDS, flags=frozenset({Flag.DECEASED, Flag.NO_MAIL}))
    unprintable = add(context, "D", PostalAddress("\u0378 \u0379"))
    assert set(prepare(context).left_out) == {
        LeftOut(homeless, "Ann A", LeftOutReason.NO_ADDRESS),
        LeftOut(refuses, "Ann B", LeftOutReason.NO_MAIL),
        LeftOut(deceased, "Ann C", LeftOutReason.DECEASED),
        LeftOut(unprintable, "Ann D", LeftOutReason.UNPRINTABLE, "\u0378 \u0379"),
    }


def test_contacts_in_the_trash_get_no_label(context: Context) -> None:
    contact_id = add(context, "Lee", LEEDS)
    context.contacts.trash([contact_id])
    prepared = prepare(context, [contact_id])
    assert not prepared.labels
    assert not prepared.left_out


def test_a_large_selection_is_printed_whole(context: Context) -> None:
    ids = [add(context, f"P{number:04}", LEEDS) for number in range(1001)]
    assert [label.contact_id for label in prepare(context, ids).labels] == ids


def test_a_sheet_of_the_preview_is_the_page_of_the_pdf(context: Context, tmp_path: Path) -> None:
    for number in range(40):
        add(context, f"Dubois {number:02}", LYON)
    prepared = prepare(context)
    context.mailings.write_pdf(prepared, tmp_path / "labels.pdf")
    whole = [page.extract_text() for page in PdfReader(tmp_path / "labels.pdf").pages]
    sheets = [PdfReader(BytesIO(context.mailings.sheet_pdf(prepared, number))).pages for number in (1, 2)]
    assert [[page.extract_text() for page in pages] for pages in sheets] == [[text] for text in whole]


def test_the_first_sheet_alone_is_that_of_the_whole_mailing(context: Context) -> None:
    for number in range(70):
        add(context, f"P{number:02}", replace(LEEDS, postcode=f"LS1 {number * 37 % 70:02}") if number % 9 else LYON)
    for order in MailingOrder:
        options = LabelOptions(context.mailings.get_stock("avery-5160"), order=order, used=(frozenset({1, 2, 7}),))
        whole = context.mailings.prepare(ContactQuery(), options)
        first = context.mailings.prepare_first_sheet(ContactQuery(), options)
        assert first.page_slots(1) == whole.page_slots(1)


def test_stocks_are_searched_by_number(context: Context) -> None:
    assert context.mailings.stocks("5160")[0].title == "Avery 5160"
    assert len(context.mailings.stocks()) > 100
