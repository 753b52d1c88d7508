"""Google's and Outlook's spreadsheets: what they can hold comes back through Barnacle's own reader."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Email, Flag, Kind, Note, Phone, PostalAddress
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.formats.spreadsheet import read_spreadsheet
from models.formats.spreadsheet_google import write_google
from models.formats.spreadsheet_outlook import write_outlook
from models.formats.spreadsheet_writing import Separator, SheetOptions

TODAY = date(2026, 11, 21)
Write = Callable[[Iterable[ContactDraft], SheetOptions, Callable[[PostalAddress], str]], Iterator[bytes]]
LAYOUTS = {"Google": write_google, "Outlook": write_outlook}
PLAIN = SheetOptions(guards_formulas=False)


def one_line(address: PostalAddress) -> str:
    return f"{address.street}, {address.postcode} {address.locality}"


def written(write: Write, drafts: list[ContactDraft], options: SheetOptions = PLAIN) -> bytes:
    return b"".join(write(drafts, options, one_line))


def cells(write: Write, draft: ContactDraft, options: SheetOptions = PLAIN) -> dict[str, str]:
    text = written(write, [draft], options).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=options.separator.value)
    return row


TOM = ContactDraft(
    PersonName("Tom", "Harris", "James", "Dr."),
    company="Harris Plumbing",
    job_title="Owner",
    phones=(Phone("+44 7700 900123", Kind.MOBILE), Phone("020 7946 0123", Kind.WORK)),
    emails=(Email("tom@harris.example"), Email("work@harris.example")),
    addresses=(PostalAddress("12 Mill Lane", locality="Leeds", postcode="LS1 4AB", kind=Kind.WORK),),
    occasions=(Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14, 1970)),),
    groups=("cards",),
    notes=(Note("Likes golf", TODAY),),
)


@pytest.mark.parametrize("separator", Separator)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_a_program_can_hold_comes_back(layout: str, separator: Separator) -> None:
    data = written(LAYOUTS[layout], [TOM], SheetOptions(guards_formulas=False, separator=separator))
    sheet = read_spreadsheet(io.BytesIO(data), TODAY)
    (contact,) = sheet.contacts()
    draft = contact.draft
    assert draft is not None
    assert layout in sheet.layout
    assert (draft.name, draft.company, draft.job_title) == (TOM.name, TOM.company, TOM.job_title)
    assert [phone.number for phone in draft.phones] in (
        [phone.number for phone in TOM.phones], [phone.number for phone in reversed(TOM.phones)],
    )  # fmt: skip
    assert {email.address for email in draft.emails} == {email.address for email in TOM.emails}
    assert draft.addresses[0].locality == "Leeds"
    assert draft.birthday == TOM.birthday
    assert "cards" in draft.groups
    assert "Likes golf" in draft.notes[0].text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_number_or_address_is_lost_however_many_there_are(layout: str) -> None:
    draft = ContactDraft(
        PersonName("Tom"),
        phones=tuple(Phone(f"+44 20 7946 01{n:02}", Kind.WORK) for n in range(7)),
        emails=tuple(Email(f"tom{n}@harris.example") for n in range(7)),
        addresses=tuple(PostalAddress(f"{n} Mill Lane", locality="Leeds", kind=Kind.WORK) for n in range(7)),
    )
    text = written(LAYOUTS[layout], [draft]).decode()
    for value in (*(p.number for p in draft.phones), *(e.address for e in draft.emails)):
        assert value in text
    for address in draft.addresses:
        assert address.street in text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_flags_and_monthly_dates_are_told_in_the_notes(layout: str) -> None:
    pay_day = Occasion(OccasionKind.PAY_DAY, CalendarDay(1, 1), recurrence=Recurrence.LAST_WEEKDAY)
    draft = ContactDraft(PersonName("Tom"), flags=frozenset({Flag.NO_CALL}), occasions=(pay_day,))
    notes = cells(LAYOUTS[layout], draft)["Notes"]
    assert notes == "Flags: no call\nPay-day: last Friday of the month"


def test_google_takes_a_birthday_without_a_year_and_outlook_a_note() -> None:
    draft = ContactDraft(PersonName("Tom"), occasions=(Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14)),))
    assert cells(write_google, draft)["Birthday"] == " --03-14"
    outlook = cells(write_outlook, draft)
    assert (outlook["Birthday"], outlook["Notes"]) == ("", "Birthday: --03-14")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("start", "=+-@")
def test_formulas_are_guarded_by_option(layout: str, start: str) -> None:
    draft = ContactDraft(PersonName("Tom"), company=f"{start}1+1")
    column = "Organization Name" if layout == "Google" else "Company"
    assert cells(LAYOUTS[layout], draft, SheetOptions(guards_formulas=True))[column] == f"'{start}1+1"
    assert cells(LAYOUTS[layout], draft)[column] == f"{start}1+1"


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_anything_can_be_written_and_read_again(
    drafts: st.SearchStrategy[ContactDraft], layout: str, data: st.DataObject
) -> None:
    some = data.draw(st.lists(drafts, min_size=1, max_size=3))
    contacts = list(read_spreadsheet(io.BytesIO(written(LAYOUTS[layout], some)), TODAY).contacts())
    assert len(contacts) <= len(some)


def test_google_keeps_the_names_of_all_occasions_however_many_there_are() -> None:
    names = ("Contract", "Lease", "Met", "Moved")
    occasions = tuple(Occasion(OccasionKind.OTHER, CalendarDay(n, 1, 2020), name) for n, name in enumerate(names, 1))
    written_cells = cells(write_google, ContactDraft(PersonName("Tom"), occasions=occasions))
    assert [written_cells[f"Event {n} - Label"] for n in (1, 2, 3)] == ["Contract", "Lease", "Met"]
    assert written_cells["Notes"] == "Moved: 2020-04-01"


def test_a_birthday_of_somebody_else_is_no_birthday_for_google() -> None:
    son = Occasion(OccasionKind.BIRTHDAY, CalendarDay(5, 5, 1990), "Son")
    written_cells = cells(write_google, ContactDraft(PersonName("Ann"), occasions=(son,)))
    assert (written_cells["Birthday"], written_cells["Event 1 - Label"]) == ("", "Son")
