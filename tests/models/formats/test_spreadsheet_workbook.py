"""Excel workbooks: texts stay texts, numbers lose nothing, days are days, and no damaged file does any harm."""

import io
import zipfile
from collections.abc import Callable
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


def with_cell_at(place: str, *, says_where: bool = True) -> bytes:
    """People with one cell more, in a row of its own."""
    row = "".join(filter(str.isdigit, place))
    cell = f'<c r="{place}"' if says_where else "<c"
    more = f'<row r="{row}">{cell} t="inlineStr"><is><t>stray</t></is></c></row></sheetData>'
    return rewritten(PEOPLE, "xl/worksheets/sheet2.xml", lambda text: text.replace("</sheetData>", more))


def rewritten(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            text = archive.read(name).decode()
            copy.writestr(name, change(text) if name == part else text)
    return out.getvalue()


@pytest.mark.parametrize("data", [with_cell_at("XFD1048576"), with_cell_at("A1048576"), with_cell_at("C1048576")])
def test_a_stray_cell_far_away_is_told_instead_of_asking_for_all_memory(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="far away from all else"):
        open_bytes(data)


def test_a_row_far_away_whose_cells_do_not_say_where_they_stand_is_told_too() -> None:
    with pytest.raises(UnreadableFileError, match="far away from all else"):
        open_bytes(with_cell_at("A1048576", says_where=False))


def test_a_cell_a_little_aside_is_read() -> None:
    assert [draft.shown_name for draft in drafts(with_cell_at("H900"))] == ["Zoë Lee", "Bob Ray", "(no name)"]


def ods(rows: str) -> bytes:
    """An OpenDocument sheet (version 1.2, part 1, section 9.1)."""
    names = {kind: f"urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0" for kind in ("office", "table", "text")}
    spaces = " ".join(f'xmlns:{kind}="{name}"' for kind, name in names.items())
    sheet = f'<table:table table:name="People">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
    return out.getvalue()


def ods_row(*texts: str, repeated: int = 1) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
    )
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def test_empty_rows_to_the_end_of_a_sheet_cost_nothing() -> None:
    empty = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    assert [
        draft.shown_name for draft in drafts(ods(ods_row("Name", "Town") + ods_row("Zoe Lee", "Hull") + empty))
    ] == ["Zoe Lee"]


def test_a_row_that_is_repeated_a_million_times_is_told() -> None:
    with pytest.raises(UnreadableFileError, match="far away from all else"):
        open_bytes(ods(ods_row("Name", "Town") + ods_row("Zoe Lee", "Hull", repeated=1_000_000)))


def test_a_binary_workbook_is_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.bin", b"\x83\x01\x00")
    with pytest.raises(UnreadableFileError, match="binary workbook"):
        open_bytes(out.getvalue())
