"""What the columns of known programs' spreadsheets mean.

A meaning is `what` or `what/slot`: columns with one slot belong together (the street and city of one address, the value
and label of one e-mail address). A slot that is a kind gives the kind of the entry. Columns are told by their folded
words, so case, accents, dashes and the order of the columns do not matter.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.domain.folding import fold_words

# Known columns without a field: what stands in them goes into a note, unless it is one of the usual empty words.
DETAIL = "detail"
_PLACES = {"business": "work", "work": "work", "home": "home", "other": "other"}
_ADDRESS_PARTS = {
    "street": "street",
    "street 2": "street",
    "street 3": "street",
    "address": "formatted",
    "address 2": "extended",
    "address po box": "po_box",
    "po box": "po_box",
    "city": "locality",
    "state": "region",
    "county": "region",
    "postal code": "postcode",
    "post code": "postcode",
    "postcode": "postcode",
    "zipcode": "postcode",
    "zip": "postcode",
    "country": "country",
    "country region": "country",
}
_PHONES = {"phone": "", "phone 2": "#2", "telephone": "", "tel": "", "phone number": ""}
_NUMBERED = re.compile(
    r"(e mail|email|phone|address|website|event|relation|custom field|organization|im) (\d+) "
    r"(label|type|value|formatted|street|city|po box|region|postal code|country|extended address|name|title|department)"
)
_VALUED = frozenset(("email", "phone", "website", "event", "relation", "custom_field"))
_PLACE_PARTS = frozenset(("formatted", "street", "region", "country"))
_NUMBERED_PARTS = {
    ("address", "city"): "locality",
    ("address", "postal code"): "postcode",
    ("address", "po box"): "po_box",
    ("address", "extended address"): "extended",
    ("organization", "name"): "company",
    ("organization", "title"): "job_title",
    ("organization", "department"): DETAIL,
    ("organization", "type"): "nothing",
    ("im", "type"): DETAIL,
    ("im", "value"): DETAIL,
    ("im", "label"): DETAIL,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A known way to arrange the columns. `meanings`: folded column name to meaning."""

    name: str
    meanings: Mapping[str, str]
    has_numbered_columns: bool = False
    tag_separator: str = ";"

    def meaning_of(self, column: str) -> str | None:
        """What the column holds, or None when it is not known."""
        known = self.meanings.get(column)
        if known is not None or not self.has_numbered_columns:
            return known
        match = _NUMBERED.fullmatch(column)
        return _numbered(match[1], match[2], match[3]) if match else None


def _numbered(what: str, number: str, part: str) -> str:
    what = "email" if what == "e mail" else what.replace(" ", "_")
    slot = f"{what}{number}"
    known = _NUMBERED_PARTS.get((what, part))
    if known:
        return f"{known}/{slot}" if what == "address" else known
    if part in ("label", "type"):
        return f"label/{slot}"
    if part == "value" and what in _VALUED:
        return f"{what}/{slot}"
    return f"{part}/{slot}" if what == "address" and part in _PLACE_PARTS else DETAIL


def column_words(header: str) -> str:
    """The folded words of a column's name: `E-mail 1 - Value` gives `e mail 1 value`."""
    return " ".join(fold_words(header))


def _named(meaning: str, names: str) -> dict[str, str]:
    return {column_words(name): meaning for name in names.split(",")}


def _merged(tables: Iterable[Mapping[str, str]]) -> dict[str, str]:
    merged: dict[str, str] = {}
    for table in tables:
        merged |= table
    return merged


def _placed() -> dict[str, str]:
    """Columns that begin with a place: `Business City`, `Home Phone 2`, `Work Post Code`."""
    table: dict[str, str] = {}
    for place, kind in _PLACES.items():
        for part, what in _ADDRESS_PARTS.items():
            table[f"{place} {part}"] = f"{what}/{kind}"
        for phone, suffix in _PHONES.items():
            table[f"{place} {phone}"] = f"phone/{kind}{suffix}"
        table[f"{place} fax"] = f"phone/{kind} fax"
        for email in ("email", "e mail", "email address", "e mail address"):
            table[f"{place} {email}"] = f"email/{kind}"
    return table


_PLACED = _placed()
_PARTS_OF_NAME = _merged(
    (
        _named("given", "First Name,Given Name,Vorname,Prénom,Nombre,First,Forename,Christian name"),
        _named("family", "Last Name,Family Name,Surname,Nachname,Apellidos,Apellido,Last,Nom de famille,Familienname"),
        _named("additional", "Middle Name,Additional Name,Additional Names,Middle,Weitere Vornamen"),
        _named("suffix", "Suffix,Name Suffix"),
        _named("prefix", "Name Prefix,Prefix,Salutation,Anrede"),
        _named("nickname", "Nickname,Spitzname"),
    )
)
_COMMON = _merged(
    (
        _PARTS_OF_NAME,
        _PLACED,
        _named("company", "Company,Organization,Organisation,Organization Name,Company Name,Firma,Empresa,Société"),
        _named("company", "Business,Employer,Entreprise,Unternehmen,Business Name,Account Name"),
        _named("job_title", "Job Title,Position,Organization Title,Role,Occupation,Profession,Beruf,Puesto,Fonction"),
        _named("birthday", "Birthday,Birth Date,Date of Birth,DOB,Birthdate,Geburtstag,Geburtsdatum,Cumpleaños"),
        _named("birthday", "Anniversaire,Date de naissance,Fecha de nacimiento"),
        _named("anniversary", "Anniversary,Wedding Anniversary,Jahrestag,Hochzeitstag"),
        _named("note", "Notes,Note,Comments,Comment,Remarks,Notizen,Notas,Remarques,Bemerkungen,Description"),
        _named("group", "Labels,Group Membership,Categories,Category,Groups,Group,Tags,Tag,Kategorien,Gruppen"),
        _named("interest", "Hobby,Hobbies,Interests,Interest,Interessen,Hobbys"),
        _named("source", "Referred By,Source,Lead Source"),
        _named("phone/mobile", "Mobile Phone,Mobile,Mobile Number,Cell,Cell Phone,Handy,Mobil,Mobiltelefon,Portable"),
        _named("phone/mobile", "Móvil,Teléfono móvil,Mobile No"),
        _named("phone/fax", "Fax,Fax Number,Telefax"),
        _named("phone/pager", "Pager,Pager Number"),
        _named("phone/main", "Primary Phone,Company Main Phone"),
        _named("phone/car", "Car Phone"),
        _named("phone/assistant", "Assistant's Phone"),
        _named("phone/callback", "Callback"),
        _named("phone/radio", "Radio Phone"),
        _named("phone/TTY", "TTY/TDD Phone"),
        _named("phone/ISDN", "ISDN"),
        _named("phone/telex", "Telex"),
        _named(
            "website/work", "Web Page,Web Page 1,Website,URL,Homepage,Web,Webseite,Web site,Sitio web,Business web page"
        ),
        _named("website/home", "Web Page 2,Personal Web Page"),
    )
)
_GENERIC = _merged(
    (
        _COMMON,
        _named("name", "Name,Full Name,Contact,Contact Name,Customer,Customer Name,Client,Display Name,Person"),
        _named("name", "Client Name,Nombre completo,Nom complet,Ansprechpartner,Kontakt,Kunde"),
        _named("family", "Nom"),
        _named("title", "Title,Titel,Titre"),
        _named("phone/other", "Phone,Telephone,Tel,Phone Number,Telephone Number,Telefon,Teléfono,Téléphone,Phone 1"),
        _named("phone/other#2", "Phone 2,Telephone 2,Second Phone,Alternative Phone"),
        _named("phone/other#3", "Phone 3"),
        _named(
            "email/other", "E-mail,Email,Mail,E-mail Address,Email Address,E-Mail-Adresse,Correo electrónico,Correo"
        ),
        _named("email/other", "Email 1,Correo,Courriel,Adresse e-mail"),
        _named("email/other#2", "E-mail 2,Email 2,E-mail 2 Address,Second Email"),
        _named("email/other#3", "E-mail 3,Email 3,E-mail 3 Address"),
        _named(
            "street/other", "Street,Address,Street Address,Address 1,Address Line 1,Straße,Strasse,Adresse,Dirección"
        ),
        _named("street/other", "Dirección,Address1,Addr1,Rue,Calle,Anschrift,Mailing Address,Postal Address"),
        _named("extended/other", "Address 2,Address Line 2,Address2,Apartment,Street 2,Suite"),
        _named("extended/other", "Address 3,Address Line 3,Address3"),
        _named("po_box/other", "PO Box,Postfach,P.O. Box"),
        _named("locality/other", "City,Town,Locality,Ort,Stadt,Ville,Ciudad,Post Town,Suburb"),
        _named("region/other", "State,County,Region,Province,Bundesland,Provincia,State/Province,Département"),
        _named("postcode/other", "Postcode,Post Code,Postal Code,Zip,Zip Code,ZIP/Postal Code,PLZ,Postleitzahl"),
        _named("postcode/other", "Code postal,Código postal"),
        _named("country/other", "Country,Land,Pays,País,Country/Region,Nation"),
        _named("uid", "UID"),
        # German Outlook
        _named("street/work", "Straße geschäftlich"),
        _named("locality/work", "Ort geschäftlich"),
        _named("region/work", "Region geschäftlich"),
        _named("postcode/work", "Postleitzahl geschäftlich"),
        _named("country/work", "Land/Region geschäftlich,Land geschäftlich"),
        _named("po_box/work", "Postfach geschäftlich"),
        _named("street/home", "Straße privat"),
        _named("locality/home", "Ort privat"),
        _named("region/home", "Region privat,Bundesland/Kanton privat"),
        _named("postcode/home", "Postleitzahl privat"),
        _named("country/home", "Land/Region privat,Land privat"),
        _named("phone/work", "Telefon geschäftlich"),
        _named("phone/work fax", "Fax geschäftlich"),
        _named("phone/home", "Telefon privat,Telefon (privat)"),
        _named("email/other#2", "E-Mail 2: Adresse"),
        _named("email/other#3", "E-Mail 3: Adresse"),
    )
)
_WITHOUT_FIELD = _named(
    DETAIL,
    "Department,Organization Department,Abteilung,Phonetic First Name,Phonetic Middle Name,"
    "Phonetic Last Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Given Yomi,"
    "Surname Yomi,Company Yomi,File As,Photo,Initials,Short Name,Maiden Name,Gender,Location,"
    "Billing Information,Directory Server,Mileage,Sensitivity,Priority,Subject,Language,"
    "Internet Free Busy,Spouse,Children,Manager's Name,Assistant's Name,Office Location,Account,Private,"
    "Organizational ID Number,Government ID Number,User 1,User 2,User 3,User 4,Keywords,E-mail Type,"
    "E-mail 2 Type,E-mail 3 Type,E-mail Display Name,E-mail 2 Display Name,E-mail 3 Display Name,"
    "IMAddress,Schools,Screen Name,Custom 1,Custom 2,Custom 3,Custom 4,Connected On",
)
_GOOGLE = _WITHOUT_FIELD | _COMMON | _named("name", "Name") | _named(DETAIL, "Occupation,Profession")
_OUTLOOK = (
    _WITHOUT_FIELD
    | _COMMON
    | _named("prefix", "Title")
    | _named("email/other", "E-mail Address,Email Address")
    | _named("email/other#2", "E-mail 2 Address")
    | _named("email/other#3", "E-mail 3 Address")
    | _named(DETAIL, "Profession")
)
_THUNDERBIRD = (
    _WITHOUT_FIELD
    | _COMMON
    | {f"{place} address": f"street/{place}" for place in ("home", "work")}
    | {f"{place} address 2": f"street/{place}" for place in ("home", "work")}
    | _named("name", "Display Name")
    | _named("email/other", "Primary Email")
    | _named("email/other#2", "Secondary Email")
    | _named("birth_year", "Birth Year")
    | _named("birth_month", "Birth Month")
    | _named("birth_day", "Birth Day")
)
_LINKEDIN = _WITHOUT_FIELD | _COMMON | _named("email/other", "Email Address") | _named("website/LinkedIn", "URL")

GOOGLE = Layout("Google", _GOOGLE, has_numbered_columns=True, tag_separator=":::")
_GENERIC_LAYOUT = Layout("columns by their names", _WITHOUT_FIELD | _GENERIC)
_BY_SIGNATURE: tuple[tuple[frozenset[str], Layout], ...] = (
    (frozenset(("first name", "last name", "connected on")), Layout("LinkedIn", _LINKEDIN)),
    (frozenset(("display name", "primary email")), Layout("Thunderbird", _THUNDERBIRD)),
    (frozenset(("first name", "e mail address", "business phone")), Layout("Outlook", _OUTLOOK)),
    (frozenset(("first name", "e mail address", "e mail 2 address")), Layout("Outlook", _OUTLOOK)),
)


def layout_of(columns: Sequence[str]) -> Layout:
    """The layout that the folded column names show; the table of common names when they show none."""
    names = frozenset(columns)
    known = next((layout for signature, layout in _BY_SIGNATURE if signature <= names), None)
    if known is None and any(_NUMBERED.fullmatch(name) for name in names):
        return GOOGLE
    # Outlook's `E-mail 2 Type` looks like one of Google's numbered columns, so its signature goes first.
    return known or _GENERIC_LAYOUT


def known_columns(columns: Sequence[str]) -> int:
    """How many of the folded names are known to any layout: tells a header from a row."""
    layout = layout_of(columns)
    return sum(1 for column in columns if column and layout.meaning_of(column) is not None)
