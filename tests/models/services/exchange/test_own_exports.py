"""What Barnacle wrote for other programs tells it nothing new when it comes back into the same book."""

from datetime import date
from pathlib import Path

import pytest

from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Email, Flag, Kind, Note, Phone, PostalAddress, Website
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.segments import ContactQuery
from models.domain.status import Status
from models.services.exchange.exports import ExportOptions, SheetLayout
from models.services.exchange.import_reports import PreviewRow, Verdict

PAY_DAY = Occasion(OccasionKind.PAY_DAY, CalendarDay(1, 25), recurrence=Recurrence.MONTHLY)
# More of everything than any of the layouts has columns for.
ANN = ContactDraft(
    PersonName("Ann", "Reed", "Mary", "Dr.", "Jr.", "Annie"),
    company="Reed Ltd",
    status=Status.CUSTOMER,
    source="fair, Leeds",
    flags=frozenset({Flag.NO_MAIL, Flag.NO_CALL}),
    phones=tuple(Phone(f"020 7946 01{n:02}", Kind.MOBILE, "boat" if n == 4 else "") for n in range(5)),
    emails=tuple(Email(f"ann{n}@reed.example", Kind.WORK) for n in range(5)),
    addresses=(
        PostalAddress("12 Mill Lane", "Flat 2\nYard", "", "Leeds", "", "LS1 4AB", "United Kingdom", Kind.HOME),
        PostalAddress("", "", "7", "York", "", "YO1 1AA", "GB", Kind.HOME),
        PostalAddress("1 High St\nFloor 2\nRoom 3\nDoor 4", locality="Łódź", postcode="90-001", country="Poland"),
        PostalAddress("5 Low St", locality="Hull", postcode="HU1 1AA", country="GB"),
    ),
    websites=(Website("reed.example"), Website("https://blog.example"), Website("three.example", label="shop")),
    occasions=(
        Occasion(OccasionKind.BIRTHDAY, CalendarDay(5, 5, 1990), "Son"),
        Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14)),
        Occasion(OccasionKind.ANNIVERSARY, CalendarDay(6, 1, 2001)),
        Occasion(OccasionKind.NAME_DAY, CalendarDay(7, 26)),
        Occasion(OccasionKind.RENEWAL, CalendarDay(6, 1, 2026), "Contract"),
        Occasion(OccasionKind.OTHER, CalendarDay(2, 29, 1980), "Met"),
        PAY_DAY,
    ),
    interests=("golf", "jazz, old"),
    groups=("VIP", "north; east"),
    notes=(Note("Likes tea\n\n2020-01-01: inner", date(2026, 1, 5), is_pinned=True), Note("More", date(2025, 3, 4))),
)
FIRM = ContactDraft(
    company="Maple LLC", phones=(Phone("0123 456789", Kind.WORK),), notes=(Note("Firm", date(2026, 1, 1)),)
)
LAYOUTS = {
    "vCard 3.0": (".vcf", ExportOptions()),
    "vCard 4.0": (".vcf", ExportOptions(is_vcard_4=True)),
    **{layout.value: (".csv", ExportOptions(layout=layout)) for layout in SheetLayout},
}


@pytest.fixture(params=LAYOUTS)
def written(request: pytest.FixtureRequest, context: Context, tmp_path: Path) -> Path:
    suffix, options = LAYOUTS[request.param]
    context.contacts.add(ANN)
    context.contacts.add(FIRM)
    path = tmp_path / f"everyone{suffix}"
    context.exports.write(path, ContactQuery(), options=options)
    return path


def rows(context: Context, path: Path) -> list[PreviewRow]:
    return [row for row in context.imports.preview([path]).rows if row.verdict is not Verdict.SAME]


def test_an_own_export_tells_the_same_book_nothing_new(context: Context, written: Path) -> None:
    assert rows(context, written) == []


def test_a_new_word_in_an_own_export_is_an_update(context: Context, written: Path) -> None:
    written.write_bytes(written.read_bytes().replace(b"Likes tea", b"Likes tea and cake"))
    (row,) = rows(context, written)
    assert (row.name, row.verdict) == ("Ann Mary Reed", Verdict.UPDATE)


def test_google_carries_interests_source_and_status_to_another_book(context: Context, tmp_path: Path) -> None:
    context.contacts.add(ANN)
    path = tmp_path / "google.csv"
    context.exports.write(path, ContactQuery(), options=ExportOptions(layout=SheetLayout.GOOGLE))
    other = Context.open(tmp_path / "other.barnacle", context.clock)
    other.imports.run([path])
    ((_, _, draft),) = other.book.drafts(other.lists.ids(ContactQuery()))
    assert (draft.interests, draft.source, draft.status) == (("golf",), "fair, Leeds", Status.CUSTOMER)
    assert "Met: 1980-02-29" in draft.notes[0].text
    other.close()
