"""Spreadsheets of known programs, of people, and files that are none."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Email, Kind, Note, Phone, PostalAddress, Website
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.domain.status import Status
from models.errors import UnreadableFileError
from models.formats.reading import MAX_LINE_BYTES, DayOrder, ReadContact, ReadingChoices
from models.formats.spreadsheet import Spreadsheet, read_spreadsheet, write_spreadsheet
from models.formats.spreadsheet_guesses import guess_meanings
from models.formats.spreadsheet_layouts import DETAIL

TODAY = date(2026, 11, 21)
DATA = Path(__file__).parents[2] / "data" / "contacts"


def open_bytes(data: bytes) -> Spreadsheet:
    return read_spreadsheet(io.BytesIO(data), TODAY)


def read(text: str) -> list[ReadContact]:
    return list(open_bytes(text.encode()).contacts())


def drafts_of(text: str) -> list[ContactDraft]:
    return [contact.draft for contact in read(text) if contact.draft]


def file_drafts(name: str) -> list[ContactDraft]:
    return [contact.draft for contact in open_bytes((DATA / name).read_bytes()).contacts() if contact.draft]


def test_googles_export_comes_in_whole() -> None:
    tom, zoe = file_drafts("google.csv")
    assert tom == ContactDraft(
        name=PersonName("Tom", "Harris", prefix="Mr"),
        company="Harris & Sons",
        job_title="Owner",
        phones=(Phone("+44 7700 900001", Kind.MOBILE),),
        emails=(
            Email("tom@harris.example", Kind.WORK),
            Email("sales@harris.example", Kind.WORK),
            Email("tom@boat.example", Kind.OTHER, "Boat"),
        ),
        addresses=(PostalAddress("1 High St", locality="Leeds", postcode="LS1 1AA", country="UK", kind=Kind.HOME),),
        websites=(Website("https://harris.example", Kind.OTHER, "Profile"),),
        occasions=(
            Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14, 1970)),
            Occasion(OccasionKind.ANNIVERSARY, CalendarDay(6, 9)),
        ),
        groups=("Golfers", "starred"),
        notes=(
            Note("Met at the fair\nSecond line", TODAY),
            Note("Shoe size: 9\nOrganization Department: Sales", TODAY),
        ),
    )
    assert zoe.birthday == Occasion(OccasionKind.BIRTHDAY, CalendarDay(2, 29))


def test_several_values_in_a_google_cell_are_several_phones() -> None:
    assert [phone.number for phone in file_drafts("google.csv")[1].phones] == ["0044 20 7946 0001", "020 7946 0002"]


_NUMBERED = st.builds(
    "{} 1 - {}".format,
    st.sampled_from(
        ["E-mail", "Phone", "Address", "Website", "Event", "Relation", "Custom Field", "Organization", "IM"]
    ),
    st.sampled_from(["Label", "Type", "Value", "Formatted", "Street", "City", "Region", "Country", "Name", "Title"]),
)


@given(st.lists(_NUMBERED, min_size=1, max_size=6))
def test_no_numbered_column_breaks_the_reader_or_takes_the_place_of_the_name(columns: list[str]) -> None:
    cells = [f"cell{number}" for number in range(len(columns))]
    (draft,) = drafts_of(
        "First Name,Last Name,E-mail 9 - Value," + ",".join(columns) + "\nAnn,Lee,a@lee.example," + ",".join(cells)
    )
    assert draft.name == PersonName("Ann", "Lee")


def test_googles_older_export_in_utf_16_comes_in() -> None:
    (ann,) = file_drafts("google_before_2024.csv")
    assert ann.name == PersonName("Ann", "Lee", nickname="Annie")
    assert ann.company == "Lee Ltd"
    assert ann.phones == (Phone("0161 496 0000", Kind.FAX, "work fax"),)
    assert ann.interests == ("golf", "wine")
    assert ann.groups == ("University",)


def test_outlooks_export_comes_in() -> None:
    ruth = file_drafts("outlook.csv")[0]
    assert ruth.name == PersonName("Ruth", "Meyer", "A.", "Dr.", "Jr.")
    assert ruth.job_title == "Chief engineer"
    assert ruth.source == "Tom Harris"
    assert ruth.groups == ("Clients", "VIP")
    assert ruth.addresses[0] == PostalAddress(
        "Bahnhofstr. 1\n3rd floor", "", "PF 12", "Zürich", "ZH", "08001", "Switzerland", Kind.WORK
    )
    assert Phone("079 222 22 22", Kind.MOBILE) in ruth.phones
    assert Phone("+41 44 000 00 02", Kind.FAX, "work fax") in ruth.phones
    assert ruth.occasions == (Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14, 1970)),)
    assert ruth.notes[1].text == "Department: R&D\nSpouse: Karl"


def test_a_date_with_two_readings_is_noted_reported_and_asked_about() -> None:
    sheet = open_bytes(b"Name,Birthday\nInes,3/4/1980\n")
    assert sheet.open_dates == (("Birthday", "3/4/1980"),)
    (ines,) = sheet.contacts()
    assert ines.draft is not None
    assert ines.draft.occasions == ()
    assert ines.draft.notes[0].text == "Birthday: 3/4/1980"
    assert "two different days" in ines.problems[0].reason


def test_one_row_that_can_be_read_in_one_way_only_tells_for_the_column() -> None:
    sheet = open_bytes(b"Name,Birthday,Anniversary\nInes,3/4/1980,\nJan,25/4/1980,5/25/2001\nKim,,3/4/2001\n")
    assert sheet.open_dates == ()
    days = [[str(o.day) for o in contact.draft.occasions] for contact in sheet.contacts() if contact.draft]
    assert days == [["1980-04-03"], ["1980-04-25", "2001-05-25"], ["2001-03-04"]]


def test_a_column_with_both_orders_stays_open_until_the_owner_says() -> None:
    data = b"Name,Birthday\nInes,3/4/1980\nJan,25/4/1980\nKim,4/25/1980\n"
    assert open_bytes(data).open_dates == (("Birthday", "3/4/1980"),)
    sheet = read_spreadsheet(io.BytesIO(data), TODAY, ReadingChoices(day_order=DayOrder.MONTH_FIRST))
    days = [str(contact.draft.occasions[0].day) for contact in sheet.contacts() if contact.draft]
    assert days == ["1980-03-04", "1980-04-25", "1980-04-25"]


def test_outlook_coms_export_comes_in() -> None:
    (omar,) = file_drafts("outlook_com.csv")
    assert (omar.shown_name, omar.company, omar.job_title) == ("Omar Haddad", "Haddad Carpets", "Owner")
    assert omar.phones == (Phone("0770 900 111", Kind.MOBILE),)


def test_thunderbirds_british_export_comes_in() -> None:
    (nia,) = file_drafts("thunderbird.csv")
    assert nia.company == "Price Pottery"
    assert nia.addresses == (
        PostalAddress("4 Bute St\nTop bell", "", "", "Cardiff", "South Glamorgan", "CF10 5AA", "UK", Kind.HOME),
    )
    assert nia.birthday == Occasion(OccasionKind.BIRTHDAY, CalendarDay(7, 9))
    assert nia.notes[-1].text == "Custom 1: Glaze: blue"


def test_linkedins_names_are_found_below_its_introduction() -> None:
    (kaya,) = file_drafts("linkedin.csv")
    assert (kaya.shown_name, kaya.company, kaya.job_title) == ("Kaya Demir", "Demir Tekstil", "Head of sales")


def test_a_german_list_with_semicolons_in_windows_1252_comes_in() -> None:
    ludwig, firm = file_drafts("customers_semicolon.csv")
    assert ludwig.name == PersonName("Ludwig", "van Houten", prefix="Dr.")
    assert ludwig.birthday == Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14, 1970))
    assert ludwig.addresses[0].postcode == "01067"
    assert (firm.name, firm.company) == (PersonName(), "Müller & Söhne KG")


def test_an_encoding_that_had_to_be_assumed_and_unknown_columns_are_told() -> None:
    notices = open_bytes((DATA / "customers_semicolon.csv").read_bytes()).notices
    assert [notice.text or notice.reason for notice in notices] == [
        "This file is not UTF-8 and was read as Western European (Windows-1252)",
        "Kundennr.",
    ]


def test_what_stands_in_an_unknown_column_is_noted() -> None:
    assert drafts_of("Name,Shoe size\nAnn Lee,38\n")[0].notes == (Note("Shoe size: 38", TODAY),)


def test_a_day_that_does_not_exist_is_noted() -> None:
    (contact,) = read("Name,Birthday\nAnn Lee,31.02.1980\n")
    assert contact.draft is not None
    assert contact.draft.notes == (Note("Birthday: 31.02.1980", TODAY),)
    assert len(contact.problems) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = f"Name{delimiter}Phone\nAnn Lee{delimiter}0123\n"
    assert drafts_of(text)[0].phones == (Phone("0123"),)


def test_only_known_common_names_are_needed() -> None:
    (draft,) = drafts_of("e-mail,surname,first name,zip,town,mobile\na@b.example,Lee,Ann,01067,Dresden,0170\n")
    assert draft.name == PersonName("Ann", "Lee")
    assert draft.phones == (Phone("0170", Kind.MOBILE),)
    assert draft.addresses == (PostalAddress(locality="Dresden", postcode="01067"),)


@pytest.mark.parametrize(("title", "prefix", "job_title"), [("Dr.", "Dr.", ""), ("Sales manager", "", "Sales manager")])
def test_a_title_is_a_prefix_or_a_job_as_it_reads(title: str, prefix: str, job_title: str) -> None:
    (draft,) = drafts_of(f"First name,Surname,Title\nAnn,Lee,{title}\n")
    assert (draft.name.prefix, draft.job_title) == (prefix, job_title)


def test_interests_in_one_cell_are_tidied_one_by_one() -> None:
    (ann,) = drafts_of('Name,Interests\nAnn Lee,"golf, jazz ,chess"\n')
    assert ann.interests == ("golf", "jazz", "chess")


@given(st.lists(st.text("aB1 ,;:|*@-é", max_size=9), min_size=12, max_size=12))
def test_blanks_around_cells_change_nothing(cells: list[str]) -> None:
    heads = "First name,Last name,Company,Phone,E-mail,Street,City,Postcode,Country,Birthday,Interests,Groups".split(
        ","
    )
    texts = []
    for blank in ("", " "):
        file = io.StringIO()
        csv.writer(file).writerows([heads, [f"{' '.join(cell.split())}{blank}" for cell in cells]])
        texts.append(file.getvalue())
    assert drafts_of(texts[0]) == drafts_of(texts[1])


def test_a_source_too_long_for_its_field_is_noted_whole() -> None:
    (ann,) = drafts_of(f"Name,Source\nAnn Lee,{'x' * 600}\n")
    assert [note.text for note in ann.notes] == ["x" * 600]


def test_empty_rows_are_left_out() -> None:
    assert [draft.shown_name for draft in drafts_of("Name,Phone\n,\n\nAnn,1\n")] == ["Ann"]


def test_a_row_without_a_name_is_shown_as_its_address() -> None:
    (contact,) = read("Name,Email\n,ann@example.com\n")
    assert contact.draft is not None
    assert contact.draft.shown_name == "ann@example.com"
    assert len(contact.problems) == 1


def test_cells_beyond_the_columns_are_noted() -> None:
    (contact,) = read("Name,Phone\nAnn,1,extra\n")
    assert contact.draft is not None
    assert contact.draft.notes == (Note("extra", TODAY),)
    assert len(contact.problems) == 1


def test_a_problem_names_the_line_in_which_its_row_begins() -> None:
    contacts = read('Name,Notes,Birthday\nAnn,"one\ntwo",\nBob,,1/2/1980\n')
    assert [problem.line for contact in contacts for problem in contact.problems] == [4]


def test_an_own_row_that_was_edited_by_hand_comes_in() -> None:
    text = b"".join(write_spreadsheet([ContactDraft(company="Acme")])).decode("utf-8-sig")
    header, row = text.split("\r\n")[:2]
    cells = dict(zip(header.split(","), row.split(","), strict=True))
    cells |= {"Given name": "Ann", "Status": "Customer", "Notes": "Call her", "Birthday": "soon", "Phone 2": "'+44 1"}
    (contact,) = read(f"{','.join(cells)},Shoe size\r\n{','.join(cells.values())},38\r\n")
    draft = contact.draft
    assert draft is not None
    assert (draft.shown_name, draft.status, draft.phones) == ("Ann", Status.CUSTOMER, (Phone("+44 1"),))
    assert [note.text for note in draft.notes] == ["Call her", "Shoe size: 38\nBirthday: soon"]
    assert len(contact.problems) == 1


def test_an_own_row_that_no_field_can_take_is_reported() -> None:
    data = b"".join(write_spreadsheet([ContactDraft(company="x" * 5_000), ContactDraft(company="Acme")]))
    big, acme = open_bytes(data).contacts()
    assert big.draft is None
    assert [problem.reason for problem in big.problems] == ["The company is longer than 4,000 characters."]
    assert acme.draft == ContactDraft(company="Acme")


def test_a_written_file_has_a_byte_order_mark_and_guards_formulas() -> None:
    data = b"".join(write_spreadsheet([ContactDraft(company="=1+1")]))
    assert data.startswith(b"\xef\xbb\xbfGiven name,")
    assert b",'=1+1," in data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04" + bytes(900), "workbook is damaged"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "picture"),
        (bytes(range(256)) * 40, "no text"),
        (b"", "empty"),
        (b"hello\nworld\n", "no column names"),
        (b"Name,Notes\nAnn," + b"x" * (MAX_LINE_BYTES + 5), "longer than"),
        (b'Name,Notes\nAnn,"' + b"x\n" * 2_000_000, "quotation mark"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        list(open_bytes(data).contacts())


def test_a_quotation_mark_never_closed_loses_only_its_row() -> None:
    contacts = read('Name,Phone,Notes\nAnn,1,\nBob,2,"' + "x,1,\n" * 100)
    assert [contact.draft.shown_name for contact in contacts if contact.draft] == ["Ann", "Bob"]
    assert [problem.line for problem in contacts[-1].problems] == [3]


def test_controls_and_markup_are_plain_text() -> None:
    (draft,) = drafts_of("Name,Company\nAnn\0Lee\x07,<b>'; DROP TABLE contact;--\n")
    assert (draft.shown_name, draft.company) == ("Ann Lee", "<b>'; DROP TABLE contact;--")


_CELLS = st.sampled_from(
    [
        "Name",
        "E-mail 1 - Value",
        "Phone",
        "Birthday",
        "Title",
        "Address 1 - Street",
        "Zip",
        "Ann",
        "'=1",
        '"',
        "31/31/31",
        " ::: ",
        "More (Barnacle)",
        "Birth Day",
        "Event 1 - Value",
        "\0",
        "é",
        "\n",
        "0/0/00",
        "TEL;TYPE=CELL:1",
    ]
)


@given(
    st.lists(st.lists(_CELLS, max_size=6), max_size=8),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-16", "latin-1"]),
)
def test_no_file_breaks_the_reader(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    data = "\n".join(delimiter.join(row) for row in rows).encode(encoding)
    try:
        contacts = list(open_bytes(data).contacts())
    except UnreadableFileError:
        return
    assert all(not list(contact.draft.problems()) for contact in contacts if contact.draft)


@given(st.binary(max_size=300))
def test_no_bytes_below_a_header_break_the_reader(data: bytes) -> None:
    try:
        list(open_bytes(b"Name,E-mail,Birthday,Notes\n" + data).contacts())
    except UnreadableFileError:
        return


def own(draft: ContactDraft) -> list[ContactDraft]:
    return [c.draft for c in open_bytes(b"".join(write_spreadsheet([draft]))).contacts() if c.draft]


@pytest.mark.parametrize("weekday", [None, 0, 6])
def test_the_best_day_comes_back_from_an_own_spreadsheet(weekday: int | None) -> None:
    draft = ContactDraft(PersonName("Jane", "Doe"), preferred_weekday=weekday)
    assert own(draft) == [draft]


@pytest.mark.parametrize(
    ("cells", "meaning"),
    [
        (["Zoë Lee", "Ludwig van Beethoven", "Mary-Ann O'Brien"], "name"),
        (["New York", "New York", "New York"], DETAIL),
        (["red", "blue", "green"], DETAIL),
        (["size 44", "size 45", "size 46"], DETAIL),
    ],
)
def test_a_column_without_a_known_name_is_guessed_by_its_names(cells: list[str], meaning: str) -> None:
    assert guess_meanings(["Wer"], [[cell] for cell in cells]) == {"wer": meaning}


def test_one_column_of_names_is_guessed_and_none_beside_a_known_one() -> None:
    rows = [["Zoë Lee", "Tom Harris"], ["Bob Ray", "Kim Poe"]]
    assert list(guess_meanings(["Wer", "Freund"], rows).values()) == ["name", DETAIL]
    assert list(guess_meanings(["Name", "Freund"], rows).values()) == ["name", DETAIL]
