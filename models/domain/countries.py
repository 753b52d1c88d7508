"""Countries: recognising them in what people type, and what to call them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.domain.folding import fold_words


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
