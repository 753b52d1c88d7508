"""Write the spreadsheet that Google Contacts brings in: the columns of its own export since 2024.

Several values with one label share a cell, parted by ` ::: `, as Google itself writes them; what no column holds goes
into a custom field or the notes.
"""

from collections.abc import Iterable, Iterator

from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Kind, PostalAddress
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.formats.foreign_sheets import (
    AddressText,
    address_line,
    contact_notes,
    day_line,
    field_values,
    occasion_words,
    tag_lines,
)
from models.formats.spreadsheet_writing import SheetOptions, write_rows

_SEVERAL = " ::: "
_EMAILS, _PHONES, _ADDRESSES, _WEBSITES, _EVENTS, _FIELDS = 3, 4, 3, 2, 3, 3
_ADDRESS_PARTS = ("Label", "Formatted", "Street", "City", "PO Box", "Region", "Postal Code", "Country")
COLUMNS = (
    *("First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name"),
    *("Name Prefix", "Name Suffix", "Nickname", "File As", "Organization Name", "Organization Title"),
    *("Organization Department", "Birthday", "Notes", "Photo", "Labels"),
    *(f"E-mail {n} - {part}" for n in range(1, _EMAILS + 1) for part in ("Label", "Value")),
    *(f"Phone {n} - {part}" for n in range(1, _PHONES + 1) for part in ("Label", "Value")),
    *(f"Address {n} - {part}" for n in range(1, _ADDRESSES + 1) for part in (*_ADDRESS_PARTS, "Extended Address")),
    *(f"Website {n} - {part}" for n in range(1, _WEBSITES + 1) for part in ("Label", "Value")),
    *(f"Event {n} - {part}" for n in range(1, _EVENTS + 1) for part in ("Label", "Value")),
    *(f"Custom Field {n} - {part}" for n in range(1, _FIELDS + 1) for part in ("Label", "Value")),
)
_KIND_WORDS = {Kind.WORK: "Work", Kind.HOME: "Home", Kind.MOBILE: "Mobile", Kind.FAX: "Work Fax", Kind.OTHER: ""}


def write_google(drafts: Iterable[ContactDraft], options: SheetOptions, address_text: AddressText) -> Iterator[bytes]:
    """The contacts as Google's CSV; `address_text` gives an address as its country writes it."""
    return write_rows(COLUMNS, (_cells_of(draft, address_text) for draft in drafts), options)


def _cells_of(draft: ContactDraft, address_text: AddressText) -> dict[str, str]:
    name = draft.name
    cells = {
        "First Name": name.given,
        "Middle Name": name.additional,
        "Last Name": name.family,
        "Name Prefix": name.prefix,
        "Name Suffix": name.suffix,
        "Nickname": name.nickname,
        "Organization Name": draft.company,
        "Organization Title": draft.job_title,
        "Birthday": next((_day(occasion.day) for occasion in draft.occasions if _is_birthday(occasion)), ""),
        "Labels": _SEVERAL.join(["* myContacts", *draft.groups]),
    }
    for what, count, values in (
        ("E-mail", _EMAILS, [(_label(email.kind, email.label), email.address) for email in draft.emails]),
        ("Phone", _PHONES, [(_label(phone.kind, phone.label), phone.number) for phone in draft.phones]),
        ("Website", _WEBSITES, [(_label(site.kind, site.label), site.url) for site in draft.websites]),
        ("Custom Field", _FIELDS, [(name, value) for name, value in field_values(draft).items() if value]),
    ):
        _put(cells, what, count, values)
    more = _put_events(cells, _yearly(draft))
    for number, address in enumerate(draft.addresses[:_ADDRESSES], start=1):
        _put_address(cells, f"Address {number} - ", address, address_text)
    more += tag_lines("Interest", draft.interests, ",")
    more += [address_line(address_text(address)) for address in draft.addresses[_ADDRESSES:]]
    cells["Notes"] = contact_notes(draft, more)
    return cells


def _put_events(cells: dict[str, str], occasions: list[Occasion]) -> list[str]:
    """Occasions into numbered columns, those of one name together; gives the lines for the notes of all others."""
    names = list(dict.fromkeys(map(_event, occasions)))[:_EVENTS]
    _put(cells, "Event", _EVENTS, [(_event(o), _day(o.day)) for o in occasions if _event(o) in names])
    return [day_line(occasion) for occasion in occasions if _event(occasion) not in names]


def _put(cells: dict[str, str], what: str, count: int, values: list[tuple[str, str]]) -> None:
    """Values into numbered columns; those of one label share a cell, and so do those that have no column left."""
    by_label: dict[str, list[str]] = {}
    for label, value in values:
        by_label.setdefault(label, []).append(value)
    entries = list(by_label.items())
    if len(entries) > count:
        rest = [value for _, several in entries[count - 1 :] for value in several]
        entries = [*entries[: count - 1], (entries[count - 1][0], rest)]
    for number, (label, several) in enumerate(entries, start=1):
        cells[f"{what} {number} - Label"] = label
        cells[f"{what} {number} - Value"] = _SEVERAL.join(several)


def _put_address(cells: dict[str, str], start: str, address: PostalAddress, address_text: AddressText) -> None:
    values = (
        _label(address.kind, address.label),
        address_text(address),
        *(address.street, address.locality, address.po_box, address.region, address.postcode, address.country),
    )
    cells |= {start + part: value for part, value in zip(_ADDRESS_PARTS, values, strict=True)}
    cells[start + "Extended Address"] = address.extended


def _yearly(draft: ContactDraft) -> list[Occasion]:
    birthday = next(filter(_is_birthday, draft.occasions), None)
    return [o for o in draft.occasions if o is not birthday and o.recurrence is Recurrence.YEARLY]


def _is_birthday(occasion: Occasion) -> bool:
    is_plain = not occasion.name and occasion.recurrence is Recurrence.YEARLY
    return occasion.kind is OccasionKind.BIRTHDAY and is_plain


def _event(occasion: Occasion) -> str:
    is_plain = occasion.kind is OccasionKind.ANNIVERSARY and not occasion.name
    return "Anniversary" if is_plain else occasion_words(occasion)


def _label(kind: Kind, label: str) -> str:
    return label or _KIND_WORDS[kind]


def _day(day: CalendarDay) -> str:
    # Google writes a year that is not known as two dashes, with a blank before them against formulas.
    return str(day) if day.year is not None else f" {day}"
