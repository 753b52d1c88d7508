"""Write the spreadsheet that Outlook brings in: the columns of its English export, in its order.

Outlook has three e-mail addresses, one postal address of each kind, and numbers by kind; what has no place there goes
into the notes.
"""

from collections.abc import Iterable, Iterator

from models.domain.contacts import ContactDraft, Kind, Phone, PostalAddress
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.formats.foreign_sheets import (
    AddressText,
    address_line,
    contact_notes,
    day_line,
    parted,
    phone_line,
    tag_lines,
)
from models.formats.spreadsheet_writing import SheetOptions, write_rows

_PLACES = {Kind.WORK: "Business", Kind.HOME: "Home", Kind.OTHER: "Other"}
_PLACE_PARTS = ("Street", "Street 2", "Street 3", "City", "State", "Postal Code", "Country/Region")
COLUMNS = (
    *("Title", "First Name", "Middle Name", "Last Name", "Suffix", "Company", "Department", "Job Title"),
    *(f"{place} {part}" for place in _PLACES.values() for part in _PLACE_PARTS),
    *("Assistant's Phone", "Business Fax", "Business Phone", "Business Phone 2", "Callback", "Car Phone"),
    *("Company Main Phone", "Home Fax", "Home Phone", "Home Phone 2", "ISDN", "Mobile Phone", "Other Fax"),
    *("Other Phone", "Pager", "Primary Phone", "Radio Phone", "TTY/TDD Phone", "Telex", "Account", "Anniversary"),
    *("Assistant's Name", "Billing Information", "Birthday", "Business Address PO Box", "Categories", "Children"),
    *("Directory Server", "E-mail Address", "E-mail Type", "E-mail Display Name", "E-mail 2 Address"),
    *("E-mail 2 Type", "E-mail 2 Display Name", "E-mail 3 Address", "E-mail 3 Type", "E-mail 3 Display Name"),
    *("Gender", "Government ID Number", "Hobby", "Home Address PO Box", "Initials", "Internet Free Busy", "Keywords"),
    *("Language", "Location", "Manager's Name", "Mileage", "Notes", "Office Location", "Organizational ID Number"),
    *("Other Address PO Box", "Priority", "Private", "Profession", "Referred By", "Sensitivity", "Spouse"),
    *("User 1", "User 2", "User 3", "User 4", "Web Page"),
)
_EMAIL_COLUMNS = ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address")
_PHONE_COLUMNS = {
    Kind.WORK: ("Business Phone", "Business Phone 2", "Company Main Phone"),
    Kind.HOME: ("Home Phone", "Home Phone 2"),
    Kind.MOBILE: ("Mobile Phone", "Car Phone"),
    Kind.FAX: ("Business Fax", "Home Fax", "Other Fax"),
    Kind.OTHER: ("Other Phone", "Primary Phone"),
}
_DAY_COLUMNS = {OccasionKind.BIRTHDAY: "Birthday", OccasionKind.ANNIVERSARY: "Anniversary"}
_STREET_LINES = 3


def write_outlook(drafts: Iterable[ContactDraft], options: SheetOptions, address_text: AddressText) -> Iterator[bytes]:
    """The contacts as Outlook's CSV; `address_text` gives an address as its country writes it."""
    return write_rows(COLUMNS, (_cells_of(draft, address_text) for draft in drafts), options)


def _cells_of(draft: ContactDraft, address_text: AddressText) -> dict[str, str]:
    name = draft.name
    cells = {
        "Title": name.prefix,
        "First Name": name.given or ("" if name.family else name.nickname),
        "Middle Name": name.additional,
        "Last Name": name.family,
        "Suffix": name.suffix,
        "Company": draft.company,
        "Job Title": draft.job_title,
        "Categories": parted(draft.groups, ";"),
        "Hobby": parted(draft.interests, ", "),
        "Referred By": draft.source,
        "Web Page": draft.websites[0].url if draft.websites else "",
    }
    more = [f"Nickname: {name.nickname}"] if name.nickname else []
    cells |= {column: email.address for column, email in zip(_EMAIL_COLUMNS, draft.emails, strict=False)}
    more += [f"E-mail: {email.address}" for email in draft.emails[len(_EMAIL_COLUMNS) :]]
    for phone in draft.phones:
        more += _put_phone(cells, phone)
    for address in draft.addresses:
        more += _put_address(cells, address, address_text)
    more += [f"Web: {website.url}" for website in draft.websites[1:]]
    more += [*tag_lines("Group", draft.groups, ";"), *tag_lines("Interest", draft.interests, ",")]
    for occasion in draft.occasions:
        more += _put_occasion(cells, occasion)
    cells["Notes"] = contact_notes(draft, more)
    return cells


def _put_phone(cells: dict[str, str], phone: Phone) -> list[str]:
    """Put a number into the first free column of its kind; where there is none, give the words for the notes."""
    column = next((column for column in _PHONE_COLUMNS[phone.kind] if column not in cells), None)
    if column is None:
        return [phone_line(phone)]
    cells[column] = phone.number
    return []


def _put_address(cells: dict[str, str], address: PostalAddress, address_text: AddressText) -> list[str]:
    place = _PLACES.get(address.kind, "Other")
    if f"{place} City" in cells:
        return [address_line(address_text(address))]
    lines = [*address.street.splitlines(), *address.extended.splitlines()]
    lines = [*lines[: _STREET_LINES - 1], " ".join(lines[_STREET_LINES - 1 :])]
    lines += [""] * (_STREET_LINES - len(lines))
    values = (*lines, address.locality, address.region, address.postcode, address.country)
    cells |= {f"{place} {part}": value for part, value in zip(_PLACE_PARTS, values, strict=True)}
    cells[f"{place} Address PO Box"] = address.po_box
    return []


def _put_occasion(cells: dict[str, str], occasion: Occasion) -> list[str]:
    """Put a day with a year into its column; Outlook has none for a day without one."""
    if occasion.recurrence is not Recurrence.YEARLY:
        return []
    column = _DAY_COLUMNS.get(occasion.kind)
    if column is None or column in cells or occasion.day.year is None or occasion.name:
        return [day_line(occasion)]
    cells[column] = str(occasion.day)
    return []
