"""Countries: recognising them in what people type, and what to call them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.domain.folding import fold_words

# In which language mail from a country names the one it goes to; where several are spoken, one that all posts read.
_COUNTRIES_OF_LANGUAGES = {
    "cs": "CZ",
    "da": "DK FO GL",
    "de": "AT CH DE LI",
    "el": "CY GR",
    "es": "AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PY SV UY VE",
    "et": "EE",
    "fi": "FI",
    "fr": "BE BF BJ BL CD CF CG CI DJ DZ FR GA GF GN GP LU MA MC MF ML MQ MR NC NE PF PM RE SN TD TF TG TN WF YT",
    "hr": "HR",
    "hu": "HU",
    "is": "IS",
    "it": "IT SM VA",
    "lt": "LT",
    "lv": "LV",
    "nb": "NO SJ",
    "nl": "AW CW NL SR SX",
    "pl": "PL",
    "pt": "AO BR CV GW MZ PT ST TL",
    "ro": "MD RO",
    "sk": "SK",
    "sl": "SI",
    "sv": "AX SE",
    "tr": "TR",
}
_LANGUAGES = {code: language for language, codes in _COUNTRIES_OF_LANGUAGES.items() for code in codes.split()}


def postal_language(country_code: str) -> str:
    """The language (ISO 639) of the country line of mail that is posted in a country; English where none is known."""
    return _LANGUAGES.get(country_code, "en")


@dataclass(frozen=True, slots=True)
class Country:
    """An ISO 3166-1 code of two letters, the English name, and other names people write, local ones included."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()


class Countries:
    """The countries of the world, found by name or code; case, accents and punctuation do not matter."""

    def __init__(self, countries: Iterable[Country]) -> None:
        self._by_code = {country.code: country for country in countries}
        self._by_text: dict[str, Country | None] = {}
        for country in self._by_code.values():
            for text in (country.code, country.name, *country.aliases):
                self._by_text[_key(text)] = country
        self._typed: dict[str, Country | None] = {"": None}

    def __iter__(self) -> Iterator[Country]:
        return iter(self._by_code.values())

    def find(self, text: str) -> Country | None:
        """The country meant by a typed name or code, None when it is none that is known."""
        try:
            return self._typed[text]
        except KeyError:
            found = self._typed[text] = self._by_text.get(_key(text))
            return found


def _key(text: str) -> str:
    return " ".join(fold_words(text))
