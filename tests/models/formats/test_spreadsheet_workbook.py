"""Excel workbooks: texts stay texts, numbers lose nothing, days are days, and no damaged file does any harm."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Phone
from models.errors import UnreadableFileError
from models.formats.spreadsheet import Spreadsheet, read_spreadsheet
from tests.support.workbooks import make_workbook

TODAY = date(2026, 11, 21)
PEOPLE = make_workbook(
    {
        "Cover": [["Our customers"]],
        "People": [
            ["Customers 2026"],
            [],
            ["Name", "Postcode", "Phone", "Birthday", "Company"],
            ["Zoë Lee", "01234", 7700900123, date(1970, 3, 14), None],
            ["Bob Ray", 1234.0, "+44 20 7946 0001", "3 May 1980", "Ray & Sons"],
        ],
    }
)


def open_bytes(data: bytes) -> Spreadsheet:
    return read_spreadsheet(io.BytesIO(data), TODAY)


def drafts(data: bytes) -> list[ContactDraft]:
    return [contact.draft for contact in open_bytes(data).contacts() if contact.draft]


def test_the_sheet_with_known_names_is_read_wherever_they_stand() -> None:
    sheet = open_bytes(PEOPLE)
    assert [notice.text for notice in sheet.notices] == ["Cover"]
    assert [contact.line for contact in sheet.contacts()] == [4, 5]


def test_zeros_numbers_and_days_come_in_as_they_were_typed() -> None:
    zoe, bob = drafts(PEOPLE)
    assert zoe.addresses[0].postcode == "01234"
    assert zoe.phones == (Phone("7700900123"),)
    assert zoe.birthday is not None
    assert zoe.birthday.day == CalendarDay(3, 14, 1970)
    assert bob.addresses[0].postcode == "1234"
    assert bob.company == "Ray & Sons"


def test_a_row_of_values_at_the_top_is_no_row_of_names() -> None:
    data = make_workbook({"A": [["Zoe Lee", "zoe@lee.example"], ["Bob Ray", "bob@ray.example"]]})
    with pytest.raises(UnreadableFileError, match="no column names"):
        open_bytes(data)


def test_a_file_that_unpacks_to_far_more_than_its_size_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(64 << 20))
    with pytest.raises(UnreadableFileError, match="unpacks to far more"):
        open_bytes(out.getvalue())


@given(st.lists(st.tuples(st.integers(0, len(PEOPLE) - 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_no_damaged_workbook_breaks_the_reader(changes: list[tuple[int, int]]) -> None:
    data = bytearray(PEOPLE)
    for place, byte in changes:
        data[place] = byte
    try:
        drafts(bytes(data))
    except UnreadableFileError:
        return


@given(st.integers(4, len(PEOPLE)))
def test_no_cut_workbook_breaks_the_reader(length: int) -> None:
    try:
        drafts(PEOPLE[:length])
    except UnreadableFileError:
        return
