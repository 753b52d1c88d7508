"""What each property of a vCard means for a contact, one function for one property."""

from collections.abc import Callable
from datetime import date

from models.domain.contacts import MAX_FIELD_CHARACTERS, Answer, Email, Flag, Phone, PostalAddress, Website
from models.domain.names import PersonName
from models.domain.status import Status
from models.formats.kinds import kind_and_label, plain_label
from models.formats.photos import read_photo
from models.formats.reading import tidy, tidy_lines
from models.formats.vcard_card import Card
from models.formats.vcard_lines import Property
from models.formats.vcard_occasions import anniversary, birthday, labelled_date
from models.formats.vcard_values import OWN, split_unescaped, unescape

_LONGEST_PART = MAX_FIELD_CHARACTERS // 8
_LAST_WEEKDAY = 6
# Google's name for everyone.
_GROUP_OF_ALL = "myContacts"


def _parts(card: Card, prop: Property, count: int, *, line_ends: bool = False) -> list[str]:
    """The tidy components of a structured value, `count` of them whatever the file has; more are joined to the last."""
    clean = tidy_lines if line_ends else tidy
    pieces = split_unescaped(prop.value, ";")
    if len(pieces) > count:
        pieces[count - 1 :] = [";".join(piece for piece in pieces[count - 1 :] if piece)]
    parts = [clean(unescape(_listed(piece), is_old=card.is_old)) if piece else "" for piece in pieces]
    if len(prop.value) > MAX_FIELD_CHARACTERS:
        card.too_long(prop, tidy_lines(unescape(prop.value)))
        parts = [part[:_LONGEST_PART].rstrip() for part in parts]
    return parts + [""] * (count - len(parts))


def _listed(piece: str) -> str:
    """A component with several values (RFC 6350 section 6.2.2) as one text, each comma with a blank after it."""
    if "," not in piece:
        return piece
    return ", ".join(part.strip(" ") for part in split_unescaped(piece, ","))


def _name(card: Card, prop: Property) -> None:
    family, given, additional, prefix, suffix = _parts(card, prop, 5)
    if "," in additional and "\\," not in prop.value:
        additional = additional.replace(", ", " ")
    name = PersonName(given, family, additional, prefix, suffix, card.name.nickname)
    if card.has_name_line and name != card.name:
        card.keep_extra(prop)
    else:
        card.name = name
    card.has_name_line = True


def _formatted_name(card: Card, prop: Property) -> None:
    text = card.text(prop)
    if card.formatted_name and text != card.formatted_name:
        card.keep_extra(prop)
    else:
        card.formatted_name = text


def _nickname(card: Card, prop: Property) -> None:
    text = card.fitting(prop, tidy(unescape(_listed(prop.value), is_old=card.is_old)), _LONGEST_PART)
    if text:
        name = card.name
        nickname = f"{name.nickname}, {text}" if name.nickname else text
        card.name = PersonName(name.given, name.family, name.additional, name.prefix, name.suffix, nickname)


def _organisation(card: Card, prop: Property) -> None:
    pieces = split_unescaped(prop.value, ";")
    if len(pieces) == 1:
        company, departments = card.text(prop), ""
    else:
        parts = [tidy(unescape(piece, is_old=card.is_old)) for piece in pieces]
        company, departments = card.fitting(prop, parts[0]), ", ".join(part for part in parts[1:] if part)
    if card.company and company != card.company:
        card.detail("Company", company)
    else:
        card.company = company
    card.detail("Department", departments)


def _job_title(card: Card, prop: Property) -> None:
    text = card.text(prop)
    if card.job_title and text != card.job_title:
        card.detail("Job title", text)
    else:
        card.job_title = text


def _role(card: Card, prop: Property) -> None:
    if card.role is None:
        card.role = prop
    else:
        card.keep(prop)


def _telephone(card: Card, prop: Property) -> None:
    number = card.text(prop)
    if number[:4].lower() == "tel:" and not card.is_own:
        number = number[4:].replace(";ext=", " ext. ")
    if number:
        kind, label = kind_and_label(prop.header.types, card.label(prop))
        card.phones.append((prop.header.preference, Phone(number, kind, label)))


def _email(card: Card, prop: Property) -> None:
    address = card.text(prop)
    if address[:7].lower() == "mailto:" and not card.is_own:
        address = address[7:]
    if address:
        kind, label = kind_and_label(prop.header.types, card.label(prop))
        card.emails.append((prop.header.preference, Email(address, kind, label)))


def _website(card: Card, prop: Property) -> None:
    url = card.text(prop)
    if url:
        label = card.label(prop)
        # Apple's word for the first of several says nothing.
        kind, label = kind_and_label(prop.header.types, "" if label == "_$!<HomePage>!$_" else label)
        card.websites.append((prop.header.preference, Website(url, kind, label)))


def _address(card: Card, prop: Property) -> None:
    if "LABEL" in prop.header.parameters and prop.value.count(";") > 6 and ":" in prop.value:
        # A LABEL parameter with a colon outside quotes: the address stands behind the last colon.
        tail = prop.value.rpartition(":")[2]
        if tail.count(";") == 6:
            prop = Property(prop.header, tail, prop.line, prop.text)
    po_box, extended, street, locality, region, postcode, country = _parts(card, prop, 7, line_ends=True)
    if "\n" in extended and not card.is_own and not any((po_box, street, locality, region, postcode, country)):
        street, extended = extended, ""
    kind, label = kind_and_label(prop.header.types, card.label(prop))
    one_line = [tidy(part) if part else "" for part in (po_box, locality, region, postcode, country)]
    po_box, locality, region, postcode, country = one_line
    returned_text = prop.header.parameter(OWN + "RETURNED-ON") if card.is_own else ""
    returned_on = date.fromisoformat(returned_text) if returned_text else None
    address = PostalAddress(street, extended, po_box, locality, region, postcode, country, kind, label, returned_on)
    if address:
        card.address_groups[prop.header.group] = len(card.addresses)
        card.addresses.append((prop.header.preference, address))
    elif prop.header.parameter("LABEL"):
        street = tidy_lines(unescape(prop.header.parameter("LABEL")))
        card.addresses.append((prop.header.preference, PostalAddress(street=street, kind=kind, label=label)))


def _address_country(card: Card, prop: Property) -> None:
    """Apple's country code of an address; it only matters where the address itself has no country."""
    index = card.address_groups.get(prop.header.group)
    if index is not None:
        rank, address = card.addresses[index]
        if not address.country:
            parts = (address.street, address.extended, address.po_box, address.locality, address.region)
            country = card.text(prop).upper()
            card.addresses[index] = rank, PostalAddress(*parts, address.postcode, country, address.kind, address.label)


def _label_line(card: Card, prop: Property) -> None:
    card.label_lines.append(prop)


def _groups(card: Card, prop: Property) -> None:
    words = split_unescaped(prop.value, ",")
    if len(words) == 1 and not card.is_own:
        # Some programs escape the commas between the groups.
        words = unescape(prop.value, is_old=card.is_old).split(",")
    for word in words:
        text = card.fitting(prop, tidy(unescape(word, is_old=card.is_old)))
        if text and (card.is_own or text != _GROUP_OF_ALL):
            card.groups[text] = None


def _interests(card: Card, prop: Property) -> None:
    for word in split_unescaped(prop.value, ","):
        text = card.fitting(prop, tidy(unescape(word)))
        if text:
            card.interests[text] = None


def _interest(card: Card, prop: Property) -> None:
    text = card.text(prop)
    if text:
        card.interests[text] = None


def _note(card: Card, prop: Property) -> None:
    text = card.lines(prop)
    written_on, is_pinned = card.today, False
    if card.is_own:
        day = prop.header.parameter(OWN + "WRITTEN-ON")
        written_on = date.fromisoformat(day) if day else card.today
        is_pinned = bool(prop.header.parameter(OWN + "PINNED")) and not any(note.is_pinned for note in card.notes)
    card.note(text, written_on, is_pinned=is_pinned)


def _related(card: Card, prop: Property) -> None:
    text = card.text(prop)
    label = plain_label(card.label(prop)) or " ".join(sorted(prop.header.types)).capitalize()
    if text.lower().startswith("urn:") or not label:
        card.keep(prop)
    else:
        card.detail(label.capitalize() if label.islower() else label, text)


def _spouse(card: Card, prop: Property) -> None:
    card.detail("Spouse", card.text(prop))


def _photo(card: Card, prop: Property) -> None:
    """A photo in the file itself; one that is only named is kept as it stands."""
    value = prop.value
    if value[:5].lower() == "data:":
        header, _, value = unescape(value).partition(",")
        is_inside = header.lower().endswith(";base64")
    else:
        is_inside = prop.header.parameter("ENCODING").upper() in ("BASE64", "B")
    if not is_inside or card.photo is not None:
        card.keep(prop)
        return
    try:
        card.photo = read_photo(value)
    except ValueError as error:
        if not card.is_own:
            card.problem(prop, f"This photo {error}; the line is kept")
        card.keep(prop)


def _uid(card: Card, prop: Property) -> None:
    card.uid = card.uid or card.text(prop)


def _kind_of_card(card: Card, prop: Property) -> None:
    word = prop.value.strip().lower()
    card.is_list = word == "group"
    card.is_company = card.is_company or word in ("org", "organization")
    if word not in ("group", "org", "organization", "individual", ""):
        card.keep(prop)


def _shown_as(card: Card, prop: Property) -> None:
    card.is_company = card.is_company or prop.value.strip().upper() == "COMPANY"


def _died(card: Card, prop: Property) -> None:
    card.flags.add(Flag.DECEASED)
    card.keep(prop)


def _nothing(card: Card, prop: Property) -> None:
    """For lines that speak of the file, not of the person, or are read with the line they belong to."""


def _status(card: Card, prop: Property) -> None:
    card.status = Status(card.text(prop))


def _source(card: Card, prop: Property) -> None:
    card.source = card.text(prop)


def _can_afford(card: Card, prop: Property) -> None:
    card.can_afford = Answer(card.text(prop))


def _interested(card: Card, prop: Property) -> None:
    card.interested = Answer(card.text(prop))


def _label_name(card: Card, prop: Property) -> None:
    card.label_name = card.text(prop)


def _flags(card: Card, prop: Property) -> None:
    card.flags.update(Flag(word) for word in prop.value.split(","))


def _best_weekday(card: Card, prop: Property) -> None:
    day = int(prop.value)
    if not 0 <= day <= _LAST_WEEKDAY:
        raise ValueError("is no day of the week")
    card.preferred_weekday = day


HANDLERS: dict[str, Callable[[Card, Property], None]] = {
    "N": _name,
    "FN": _formatted_name,
    "NICKNAME": _nickname,
    "ORG": _organisation,
    "TITLE": _job_title,
    "ROLE": _role,
    "TEL": _telephone,
    "EMAIL": _email,
    "URL": _website,
    "ADR": _address,
    "LABEL": _label_line,
    "X-ABADR": _address_country,
    "BDAY": birthday,
    "ANNIVERSARY": anniversary,
    "X-ANNIVERSARY": anniversary,
    "X-EVOLUTION-ANNIVERSARY": anniversary,
    "X-MS-ANNIVERSARY": anniversary,
    "X-KADDRESSBOOK-X-ANNIVERSARY": anniversary,
    "X-ABDATE": labelled_date,
    "CATEGORIES": _groups,
    "INTEREST": _interest,
    "HOBBY": _interest,
    "NOTE": _note,
    "RELATED": _related,
    "X-ABRELATEDNAMES": _related,
    "X-SPOUSE": _spouse,
    "X-MS-SPOUSE": _spouse,
    "X-EVOLUTION-SPOUSE": _spouse,
    "X-KADDRESSBOOK-X-SPOUSESNAME": _spouse,
    "PHOTO": _photo,
    "UID": _uid,
    "KIND": _kind_of_card,
    "X-ADDRESSBOOKSERVER-KIND": _kind_of_card,
    "X-ABSHOWAS": _shown_as,
    "DEATHDATE": _died,
    "VERSION": _nothing,
    "PRODID": _nothing,
    "REV": _nothing,
    "X-ABLABEL": _nothing,
    "BEGIN": _nothing,
    "END": _nothing,
    OWN + "STATUS": _status,
    OWN + "SOURCE": _source,
    OWN + "CAN-AFFORD": _can_afford,
    OWN + "INTERESTED": _interested,
    OWN + "LABEL-NAME": _label_name,
    OWN + "FLAGS": _flags,
    OWN + "BEST-WEEKDAY": _best_weekday,
    OWN + "INTERESTS": _interests,
}
