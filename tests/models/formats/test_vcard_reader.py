"""vCards as phones and programs write them, and as they should not."""

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Email, Flag, Kind, Note, Phone, PostalAddress, Website
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.errors import UnreadableFileError
from models.formats.reading import MAX_LINE_BYTES, ReadContact
from models.formats.vcard import read_vcards

TODAY = date(2026, 11, 21)
DATA = Path(__file__).parents[2] / "data" / "contacts"


def read(data: bytes) -> list[ReadContact]:
    return list(read_vcards(io.BytesIO(data), TODAY))


def read_file(name: str) -> list[ReadContact]:
    return read((DATA / name).read_bytes())


def draft_of(*lines: str, version: str = "3.0") -> ContactDraft:
    card = "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))
    (contact,) = read(card.encode())
    assert contact.draft is not None
    return contact.draft


def problems_of(*lines: str) -> list[str]:
    card = "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", "N:Lee;Ann", *lines, "END:VCARD", ""))
    return [str(problem) for problem in read(card.encode())[0].problems]


def test_an_iphone_card_comes_in_whole() -> None:
    (contact,) = read_file("iphone.vcf")
    draft = contact.draft
    assert draft is not None
    assert contact.problems == ()
    assert draft.name == PersonName("Adaeze", "Okafor", prefix="Dr.", nickname="Ada")
    assert draft.company == "Harbour Dental"
    assert draft.phones == (Phone("+44 7700 900123", Kind.MOBILE), Phone("0151 496 0001", Kind.FAX, "work fax"))
    assert draft.emails[0] == Email("ada@harbourdental.example", Kind.OTHER, "Practice")
    assert draft.addresses == (
        PostalAddress("12 Quay Street\nFlat 3", "", "", "Liverpool", "Merseyside", "L3 4AA", "GB", Kind.HOME),
    )
    assert draft.websites == (Website("https://harbourdental.example"),)
    assert draft.occasions == (
        Occasion(OccasionKind.BIRTHDAY, CalendarDay(2, 29)),
        Occasion(OccasionKind.ANNIVERSARY, CalendarDay(6, 9, 2012)),
        Occasion(OccasionKind.OTHER, CalendarDay(1, 15, 2020), "Lease"),
    )
    assert draft.notes[0] == Note("Likes sailing, and tea.\nCall after six.", TODAY)
    assert draft.notes[1].text == "Department: Surgery\nSpouse: Emeka"
    assert [line.partition(":")[0] for line in draft.kept_lines] == ["X-SOCIALPROFILE;type=twitter"]
    assert draft.photo is not None


def test_a_google_card_keeps_its_unescaped_commas_and_quotes() -> None:
    draft = read_file("google.vcf")[0].draft
    assert draft is not None
    assert draft.job_title == "Site manager, north"
    assert draft.notes[0].text == 'Quote: "fine"; wants two, not three'


def test_a_google_address_in_one_part_keeps_its_lines() -> None:
    draft = read_file("google.vcf")[0].draft
    assert draft is not None
    assert draft.addresses[0].street == "Storgata 5\n0155 Oslo\nNorway"


def test_googles_group_of_everyone_is_no_group() -> None:
    draft = read_file("google.vcf")[0].draft
    assert draft is not None
    assert draft.groups == ("Builders",)


def test_an_outlook_2_1_card_is_decoded() -> None:
    (contact,) = read_file("outlook_2_1.vcf")
    draft = contact.draft
    assert draft is not None
    assert contact.problems == ()
    assert draft.name == PersonName("Jürgen", "Müller")
    assert draft.company == "Bäckerei Müller GmbH"
    assert draft.phones == (Phone("+49 30 1234567", Kind.WORK), Phone("0170 7654321", Kind.MOBILE))
    assert draft.addresses[0].street == "Hauptstraße 7\nHinterhaus"
    assert draft.notes[0].text == "Brötchen, gerne früh\nZweite Zeile"


def test_what_a_2_1_card_has_more_is_kept_in_the_syntax_of_3_0() -> None:
    draft = read_file("outlook_2_1.vcf")[0].draft
    assert draft is not None
    assert draft.photo is not None
    assert draft.photo.data.startswith("/9j/4AAQSk")
    assert draft.kept_lines[1] == "LABEL;TYPE=WORK;TYPE=PREF:Hauptstrasse 7\\n10115 Berlin"


def test_android_cards_with_doubled_line_ends_come_in() -> None:
    names = [contact.draft.shown_name for contact in read_file("android.vcf") if contact.draft]
    assert names == ["Corner Shop", "伊藤健二", "someone@example.net"]


def test_a_nextcloud_4_0_card_comes_in_whole() -> None:
    (contact,) = read_file("nextcloud_4.vcf")
    draft = contact.draft
    assert draft is not None
    assert contact.problems == ()
    assert draft.phones == (Phone("+34-91-555-01-02 ext. 7", Kind.HOME),)
    assert [email.address for email in draft.emails] == ["perez@talleres.example", "maria@example.es"]
    assert draft.birthday == Occasion(OccasionKind.BIRTHDAY, CalendarDay(2, 3))
    assert draft.groups == ("Clientes", "Madrid")
    assert draft.interests == ("golf", "chess")
    assert [note.text for note in draft.notes] == ["uno", "dos", "Spouse: Luis"]
    assert draft.uid == "urn:uuid:5b2a1b9e-0000-4d5e-9b2f-abcdefabcdef"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:1980-03-22", CalendarDay(3, 22, 1980)),
        ("BDAY:19800322", CalendarDay(3, 22, 1980)),
        ("BDAY:--0203", CalendarDay(2, 3)),
        ("BDAY:--02-29", CalendarDay(2, 29)),
        ("BDAY;VALUE=text:14 March 1970", CalendarDay(3, 14, 1970)),
        ("BDAY:1953-10-15T23:10:00Z", CalendarDay(10, 15, 1953)),
        ("BDAY;VALUE=DATE-AND-OR-TIME:20190220T000035", CalendarDay(2, 20, 2019)),
        ("BDAY:1604-02-29", CalendarDay(2, 29)),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-05-06", CalendarDay(5, 6)),
    ],
)
def test_birthdays_are_read_in_all_their_forms(line: str, day: CalendarDay) -> None:
    birthday = draft_of("N:Lee;Ann", line).birthday
    assert birthday is not None
    assert birthday.day == day


def test_a_birthday_that_does_not_exist_is_reported_and_noted() -> None:
    draft = draft_of("N:Lee;Ann", "BDAY:1981-02-29")
    assert draft.birthday is None
    assert draft.notes == (Note("Birthday: 1981-02-29", TODAY),)
    assert problems_of("BDAY:1981-02-29") == ["line 4: BDAY is a day that does not exist: BDAY:1981-02-29"]


def test_a_birthday_in_1900_is_kept_and_pointed_out() -> None:
    assert len(problems_of("BDAY:1900-05-06")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "ANNIVERSARY:20090801",
        "X-ANNIVERSARY:2009-08-01",
        "X-EVOLUTION-ANNIVERSARY:2009-08-01",
        "X-MS-ANNIVERSARY:20090801",
        "item1.X-ABDATE:2009-08-01\r\nitem1.X-ABLabel:_$!<Anniversary>!$_",
    ],
)
def test_every_spelling_of_anniversary_is_one(line: str) -> None:
    assert draft_of("N:Lee;Ann", line).occasions == (Occasion(OccasionKind.ANNIVERSARY, CalendarDay(8, 1, 2009)),)


@pytest.mark.parametrize(
    "line",
    [
        "X-SPOUSE:Tom",
        "X-MS-SPOUSE:Tom",
        "X-EVOLUTION-SPOUSE:Tom",
        "item1.X-ABRELATEDNAMES:Tom\r\nitem1.X-ABLabel:_$!<Spouse>!$_",
        "RELATED;TYPE=spouse;VALUE=text:Tom",
    ],
)
def test_every_spelling_of_spouse_is_noted(line: str) -> None:
    assert draft_of("N:Lee;Ann", line).notes == (Note("Spouse: Tom", TODAY),)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("N:Cher", PersonName(family="Cher")),
        ("N:Lee;Ann", PersonName("Ann", "Lee")),
        ("N:Lee;Ann;B.;Dr.;Jr.;x;y", PersonName("Ann", "Lee", "B.", "Dr.", "Jr.;x;y")),
        (
            "N:Stevenson;John;Philip,Paul;Dr.;Jr.,M.D.",
            PersonName("John", "Stevenson", "Philip Paul", "Dr.", "Jr., M.D."),
        ),
        ("FN:Dr. Ludwig van Beethoven", PersonName("Ludwig", "van Beethoven", prefix="Dr.")),
        ("FN:Ann Lee\r\nN:;;;;\r\nNICKNAME:Annie", PersonName("Ann", "Lee", nickname="Annie")),
    ],
)
def test_names_of_any_number_of_parts_are_read(line: str, name: PersonName) -> None:
    assert draft_of(line).name == name


@pytest.mark.parametrize(
    "lines",
    [
        ("FN:Acme", "ORG:Acme", "N:;;;;"),
        ("FN:Smith & Sons Ltd",),
        ("FN:Acme", "X-ABShowAs:COMPANY"),
        ("FN:Acme", "KIND:org"),
    ],
)
def test_a_firm_is_a_company_and_no_person(lines: tuple[str, ...]) -> None:
    draft = draft_of(*lines)
    assert (draft.name, draft.company) == (PersonName(), lines[0].removeprefix("FN:"))


def test_a_formatted_name_that_says_more_is_noted() -> None:
    assert (
        draft_of("N:Harris;Tom", "FN:Tom Harris (golf club)").notes[0].text == "Formatted name: Tom Harris (golf club)"
    )


def test_needless_escapes_go() -> None:
    assert draft_of("N:Lee;Ann", 'NOTE:a\\: \\"b\\"\\, c\\;\\\\d').notes[0].text == 'a: "b", c;\\d'


def test_a_label_parameter_with_a_bare_colon_does_not_hide_the_address() -> None:
    draft = draft_of("N:Lee;Ann", "ADR;LABEL=Box: 1 High St;TYPE=HOME:;;1 High St;Leeds;;LS1 1AA;UK")
    assert draft.addresses[0].locality == "Leeds"


def test_someone_who_died_is_flagged() -> None:
    assert draft_of("N:Lee;Ann", "DEATHDATE:20200101").flags == {Flag.DECEASED}


def test_a_folded_line_is_joined_between_the_bytes_of_a_letter() -> None:
    data = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lee;Ann\r\nNOTE:Zoë\r\nEND:VCARD\r\n".encode()
    cut = data.index(b"\xc3") + 1
    (contact,) = read(data[:cut] + b"\r\n " + data[cut:])
    assert contact.draft is not None
    assert contact.draft.notes[0].text == "Zoë"


def test_a_line_that_is_no_property_is_reported_and_its_card_comes_in() -> None:
    assert problems_of("what is this") == ["line 4: This line is not understood: what is this"]


def test_a_truncated_card_comes_in_with_a_word_about_it() -> None:
    (contact,) = read(b"BEGIN:VCARD\nVERSION:3.0\nN:Lee;Ann\nTEL:12")
    assert contact.draft is not None
    assert contact.draft.phones == (Phone("12"),)
    assert contact.problems[0].reason == "The file ends in the middle of this card"


def test_a_card_without_an_end_does_not_swallow_the_next() -> None:
    contacts = read(b"BEGIN:VCARD\nN:Lee;Ann\nBEGIN:VCARD\nN:Ray;Bob\nEND:VCARD\n")
    assert [contact.draft.shown_name for contact in contacts if contact.draft] == ["Ann Lee", "Bob Ray"]


def test_an_agent_inside_a_card_is_a_contact_of_its_own() -> None:
    agent = b"BEGIN:VCARD\nVERSION:2.1\nN:Ray;Bob\nEND:VCARD\n"
    data = b"BEGIN:VCARD\nVERSION:2.1\nN:Lee;Ann\nAGENT:\n" + agent + b"TEL:1\nEND:VCARD\n"
    assert [contact.draft.shown_name for contact in read(data) if contact.draft] == ["Bob Ray", "Ann Lee"]


def test_a_list_of_contacts_is_reported() -> None:
    (contact,) = read(b"BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Friends\nMEMBER:urn:uuid:1\nEND:VCARD\n")
    assert contact.draft is None
    assert contact.problems[0].text == "Friends"


@pytest.mark.parametrize("ends", [b"\r\n", b"\n", b"\r", b"\r\r\n"])
def test_all_line_ends_are_taken(ends: bytes) -> None:
    data = ends.join(
        (b"begin:vCard", b"VERSION:3.0", b"N:Lee;Ann", b"END:vcard", b"BEGIN:VCARD", b"FN:Bob Ray", b"END:VCARD")
    )
    assert [contact.draft.shown_name for contact in read(data) if contact.draft] == ["Ann Lee", "Bob Ray"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_all_usual_encodings_are_taken(encoding: str) -> None:
    (contact,) = read("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Müller;Zoë\r\nEND:VCARD\r\n".encode(encoding))
    assert contact.draft is not None
    assert contact.draft.shown_name == "Zoë Müller"


def test_control_characters_do_not_come_in() -> None:
    assert draft_of("N:L\0ee;A\x07nn", "X-ODD:a\0b").kept_lines == ("X-ODD:a b",)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04" + bytes(5000), b"Name,Phone\nAnn,1\n" * 500])
def test_a_file_without_a_card_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        read(data)


def test_a_line_without_end_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="Line 3 is longer than"):
        read(b"BEGIN:VCARD\nVERSION:3.0\nNOTE:" + b"x" * (MAX_LINE_BYTES + 10))


def test_a_card_of_endless_folds_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="begins in line 1 is larger than"):
        read(b"BEGIN:VCARD\nNOTE:" + b"\n x" * 900_000)


def test_a_text_too_long_for_its_field_goes_into_a_note() -> None:
    draft = draft_of("N:Lee;Ann", "ORG:" + "x" * 5000)
    assert draft.notes[0].text == "ORG: " + "x" * 5000
    assert list(draft.problems()) == []


@pytest.mark.parametrize("charset", ["\0", "base64", "idna", "x-none"])
def test_a_charset_that_is_none_breaks_no_card(charset: str) -> None:
    assert draft_of(f"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET={charset}:=C3=B8").notes[0].text == "ø"


_PIECES = st.sampled_from(
    (
        *("BEGIN:VCARD", "END:VCARD", "VERSION:2.1", "VERSION:4.0", "N:a;b", "FN:x", "TEL;CELL:1", "BDAY:19"),
        *('item1.ADR;LABEL="a:b:;;', "item1.X-ABLabel:z", "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=x-none:=C3="),
        *("PHOTO;BASE64:AAAA", "AGENT:", " fold", "=", ";", ":", ".", "\\", ",", "\0", "\xff", "CATEGORIES:\\,"),
    )
)


@given(
    st.lists(_PIECES, max_size=30),
    st.sampled_from(["\n", "\r\n", "\r", ""]),
    st.sampled_from(["utf-8", "latin-1", "utf-16"]),
)
def test_no_file_breaks_the_reader(pieces: list[str], ends: str, encoding: str) -> None:
    try:
        contacts = read(ends.join(pieces).encode(encoding))
    except UnreadableFileError:
        return
    assert all(not list(contact.draft.problems()) for contact in contacts if contact.draft)


@given(st.binary(max_size=300))
def test_no_bytes_in_a_card_break_the_reader(data: bytes) -> None:
    assert read(b"BEGIN:VCARD\n" + data + b"\nEND:VCARD\n") or data


@pytest.mark.parametrize("line", ["NICKNAME:{}", "ORG:{};Sales", "CATEGORIES:{}", "INTEREST:{}"])
def test_what_is_longer_than_its_field_stands_whole_in_a_note(line: str) -> None:
    text = "abcdefghi " * 500 + "end"
    draft = draft_of("N:Lee;Ann", line.format(text))
    assert any(text in note.text for note in draft.notes)
