"""The lines of a postal address for mail, in the order of the country it goes to.

The orders follow the customs of the national post offices as far as public tables have them (Google's address data,
USPS Publication 28); a country without a row takes a sound default. Whatever the order, no filled field is left out,
save that mail within the sender's own country has no country line.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from models.domain.addressees import Addressee, MailContact
from models.domain.contacts import PostalAddress
from models.domain.countries import Countries
from models.domain.names import PersonName

NO_LINES = range(0)
_NOBODY = MailContact(PersonName())
# N name and job title, O company, X extended, A street, B post office box, C locality, S region, Z postcode.
# A bar ends a line; what stands between two letters joins their fields when both are filled.
_FIELD_LETTERS = "NOXABCSZ"
_FOLLOWING_FIELD = re.compile(r"([^A-Z]*)([A-Z])")
_DEFAULT_ORDER = "N|O|X|A|B|Z C|S"
_ORDERS = {
    "AE": "N|O|X|A|B|C|S|Z",
    "AR": "N|O|A|X|B|Z C|S",
    "AT": "O|N|X|A|B|Z C|S",
    "AU": "O|N|X|A|B|C S Z",
    "BE": "O|N|X|A|B|Z C|S",
    "BR": "O|N|A|X|B|C-S|Z",
    "CA": "N|O|X|A|B|C S  Z",
    "CH": "O|N|X|A|B|Z C|S",
    "CN": "N|O|X|A|B|C|S Z",
    "CO": "N|O|A|X|B|C S Z",
    "CY": "N|O|X|A|B|Z C|S",
    "DE": "N|O|X|A|B|Z C|S",
    "DK": "N|O|A|X|B|Z C|S",
    "EE": "N|O|A|X|B|Z C|S",
    "ES": "N|O|A|X|B|Z C|S",
    "FI": "O|N|A|X|B|Z C|S",
    "FR": "O|N|X|A|B|Z C|S",
    "GB": "N|O|X|A|B|C|S|Z",
    "GR": "N|O|X|A|B|Z C|S",
    "HK": "N|O|X|A|B|C|S|Z",
    "HU": "N|O|C|A|X|B|S|Z",
    "ID": "N|O|X|A|B|C Z|S",
    "IE": "N|O|X|A|B|C|S|Z",
    "IL": "N|O|X|A|B|C Z|S",
    "IN": "N|O|X|A|B|C Z|S",
    "IT": "N|O|A|X|B|Z C S",
    "JP": "N|O|X|A|B|C S Z",
    "KR": "N|O|X|A|B|C S Z",
    "LU": "O|N|X|A|B|Z C|S",
    "LV": "N|O|A|X|B|C|S|Z",
    "MT": "N|O|X|A|B|C Z|S",
    "MX": "N|O|A|X|B|Z C S",
    "MY": "N|O|X|A|B|Z C|S",
    "NL": "O|N|X|A|B|Z C|S",
    "NO": "N|O|A|X|B|Z C|S",
    "NZ": "N|O|X|A|B|C S Z",
    "PH": "N|O|X|A|B|Z C|S",
    "PL": "N|O|A|X|B|Z C|S",
    "PR": "N|O|X|A|B|C S Z",
    "PT": "N|O|A|X|B|Z C|S",
    "RU": "N|O|A|X|B|C|S|Z",
    "SE": "O|N|A|X|B|Z C|S",
    "SG": "N|O|X|A|B|C S Z",
    "TH": "N|O|X|A|B|C|S Z",
    "TR": "N|O|X|A|B|Z C/S",
    "TW": "N|O|X|A|B|C S Z",
    "UA": "N|O|A|X|B|C|S|Z",
    "US": "N|O|X|A|B|C S Z",
    "VN": "N|O|X|A|B|C|S Z",
    "ZA": "N|O|X|A|B|C|S|Z",
}
# Addresses written in Han, kana or hangul run from the largest place to the smallest, the name last.
_LOCAL_SCRIPT_ORDERS = {
    "CN": "Z|SCA|X|B|O|N",
    "HK": "SCA|X|B|O|N|Z",
    "JP": "Z|SCA|X|B|O|N",
    "KR": "S C A|X|B|O|N|Z",
    "TW": "Z|SCA|X|B|O|N",
}
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Post offices that ask for the place in capitals within their own country; foreign mail has it everywhere (IMM 122.1).
_CAPITAL_PLACES = frozenset("AU BE CA CN FR GB HU IE IN IT NL NZ PR PT RU SG UA US".split())
# Where a region that is called like the place is written all the same: New York, New York.
_REGION_BESIDE_PLACE = frozenset({"US"})
_BOX_WORDS = {
    "AR": "Casilla de Correo",
    "AT": "Postfach",
    "BE": "Postbus",
    "BR": "Caixa Postal",
    "CH": "Postfach",
    "DE": "Postfach",
    "DK": "Postboks",
    "ES": "Apartado",
    "FI": "PL",
    "FR": "BP",
    "IT": "Casella Postale",
    "LU": "BP",
    "MX": "Apartado Postal",
    "NL": "Postbus",
    "NO": "Postboks",
    "PL": "skr. poczt.",
    "PT": "Apartado",
    "SE": "Box",
}
_DOTTED_I_COUNTRIES = frozenset({"AZ", "TR"})
_DOTTED_I = str.maketrans({"i": "İ", "ı": "I"})
# Greek capitals carry no accent; Georgian place names are not written in capitals and few fonts have them.
_GREEK_ACCENT = re.compile(r"([\u0391-\u03c9]\u0308?)\u0301")
_GEORGIAN = re.compile(r"[\u10d0-\u10ff]")


# For each line the number of its first field, and those that follow with what joins them.
_Order = tuple[tuple[int, tuple[tuple[str, int], ...]], ...]


@dataclass(frozen=True, slots=True)
class AddressStyle:
    """What stands on a label beside the address, and whether places are in capitals where post offices ask for it.

    `top_text` stands above all, such as *Personal*. `has_bold_name` sets the name in bold.
    """

    has_company: bool = True
    has_job_title: bool = False
    has_capitals: bool = True
    top_text: str = ""
    has_bold_name: bool = False


@dataclass(frozen=True, slots=True)
class _Destination:
    """What an address's country makes of it; `country_line` is empty for mail within the sender's country."""

    code: str
    country_line: str
    has_capital_place: bool
    templates: "_Templates"
    local_templates: "_Templates | None"


class _Templates(dict[tuple[bool, ...], str]):
    """The lines of an address as format strings for its fields, by which of them are filled, made when needed."""

    def __init__(self, order: _Order, country_line: str) -> None:
        super().__init__()
        self._order = order
        self._last_line = country_line.replace("{", "{{").replace("}", "}}")

    def __missing__(self, filled: tuple[bool, ...]) -> str:
        lines = [*(_line_template(line, filled) for line in self._order), self._last_line]
        template = self[filled] = "\n".join(filter(None, lines))
        return template


class AddressWriter:
    """Writes addresses as mail from one country has them.

    `sender_country` is a name or code. Mail that leaves it ends with the country's name in `country_names`, by code,
    else with the English one; where the sender's country is not known, all mail with a country does.
    """

    def __init__(
        self,
        countries: Countries,
        sender_country: str,
        style: AddressStyle | None = None,
        country_names: Mapping[str, str] | None = None,
    ) -> None:
        self._countries = countries
        self._country_names = country_names or {}
        self._home = countries.find(sender_country)
        self._style = style or AddressStyle()
        self._destinations: dict[str, _Destination] = {}

    def recipient_lines(self, draft: Addressee, address: PostalAddress) -> tuple[str, ...]:
        """The lines of a label for `draft` at `address`, none of them empty."""
        return self.recipient_text(draft, address)[0]

    def recipient_text(self, draft: Addressee, address: PostalAddress) -> tuple[tuple[str, ...], range]:
        """The lines of a label, and the numbers of those in bold: of the name, else of the company, or of none."""
        template, fields = self._filled(draft, address)
        lines = _tidy_lines(template.format(*fields))
        if self._style.top_text:
            lines = (self._style.top_text, *lines)
        return lines, self._bold_lines(draft, template, fields) if self._style.has_bold_name else NO_LINES

    def _bold_lines(self, draft: Addressee, template: str, fields: tuple[str, ...]) -> range:
        name = _tidy_lines(draft.label_name or draft.name.full)
        # The name stands on lines of its own, so what comes before it are whole lines.
        before, _, _ = template.partition("{0}" if name else "{1}")
        start = len(_tidy_lines(before.format(*fields))) if before else 0
        start += bool(self._style.top_text)
        return range(start, start + len(name or _tidy_lines(draft.company)))

    def address_lines(self, address: PostalAddress) -> tuple[str, ...]:
        """The lines of `address` alone."""
        template, fields = self._filled(_NOBODY, address)
        return _tidy_lines(template.format(*fields))

    def country_line(self, address: PostalAddress) -> str:
        """The country as the last line has it, empty for mail within the sender's country."""
        return self._destination(address.country).country_line

    def _filled(self, draft: Addressee, address: PostalAddress) -> tuple[str, tuple[str, ...]]:
        """The lines as a format string, and the fields for it."""
        person = draft.label_name or draft.name.full
        company = draft.company if self._style.has_company or not person else ""
        if company == person:
            company = ""
        if self._style.has_job_title and draft.job_title:
            person = f"{person}\n{draft.job_title}"
        destination = self._destinations.get(address.country) or self._destination(address.country)
        code, locality, region, postcode = destination.code, address.locality, address.region, address.postcode
        if region == locality and code not in _REGION_BESIDE_PLACE:
            region = ""
        if destination.has_capital_place:
            locality = in_capitals(locality, code)
        if self._style.has_capitals:
            postcode = postcode.upper()
        box = _box_line(address.po_box, code) if address.po_box else ""
        fields = (person, company, address.extended, address.street, box, locality, region, postcode)
        templates = destination.templates
        if destination.local_templates is not None and _EAST_ASIAN.search(locality or region or address.street):
            templates = destination.local_templates
        return templates[tuple(map(bool, fields))], fields

    def _destination(self, typed_country: str) -> _Destination:
        known = self._destinations.get(typed_country)
        return known or self._destinations.setdefault(typed_country, self._find_destination(typed_country.strip()))

    def _find_destination(self, typed_country: str) -> _Destination:
        country = self._countries.find(typed_country) if typed_country else self._home
        code = country.code if country else ""
        is_foreign = bool(typed_country) and (country is None or country is not self._home)
        name = (self._country_names.get(code) or country.name if country else typed_country) if is_foreign else ""
        has_capitals = self._style.has_capitals
        line = in_capitals(name, self._home.code if self._home else "") if has_capitals else name
        local_order = _LOCAL_SCRIPT_ORDERS.get(code)
        return _Destination(
            code,
            country_line=line,
            has_capital_place=has_capitals and (is_foreign or code in _CAPITAL_PLACES),
            templates=_Templates(_read_order(_ORDERS.get(code, _DEFAULT_ORDER)), line),
            local_templates=_Templates(_read_order(local_order), line) if local_order else None,
        )


def _tidy_lines(text: str) -> tuple[str, ...]:
    # Any field may hold line ends and blanks of its own.
    return tuple(filter(None, map(str.strip, text.splitlines())))


@lru_cache(maxsize=10_000)
def in_capitals(text: str, country_code: str = "") -> str:
    """`text` in capitals as the language of the country writes them; Georgian stays as it is."""
    if country_code in _DOTTED_I_COUNTRIES:
        text = text.translate(_DOTTED_I)
    if text.isascii():
        return text.upper()
    if _GEORGIAN.search(text):
        return text
    decomposed = unicodedata.normalize("NFD", text.upper())
    return unicodedata.normalize("NFC", _GREEK_ACCENT.sub(r"\1", decomposed))


def _read_order(order: str) -> _Order:
    number_of = _FIELD_LETTERS.index
    return tuple(
        (number_of(line[0]), tuple((joint, number_of(letter)) for joint, letter in _FOLLOWING_FIELD.findall(line[1:])))
        for line in order.split("|")
    )


def _line_template(line: tuple[int, tuple[tuple[str, int], ...]], filled: tuple[bool, ...]) -> str:
    first, others = line
    template = f"{{{first}}}" if filled[first] else ""
    for joint, field in others:
        if filled[field]:
            template = f"{template}{joint}{{{field}}}" if template else f"{{{field}}}"
    return template


def _box_line(po_box: str, country_code: str) -> str:
    if any(c.isalpha() for c in po_box):
        return po_box
    return f"{_BOX_WORDS.get(country_code, 'PO Box')} {po_box}"
