"""Folding text for finding and sorting: case, accents and letters that Unicode does not take apart."""

import re
import unicodedata
from functools import cache

# Letters without a canonical decomposition that people type without their stroke or ligature.
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n"}
)


class _Folded(dict[int, str]):
    """Each character's folded form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        # Taking letters apart can bring capitals and ligatures to light that folding the case did not see: ᴬ gives A.
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code).casefold()).casefold())
        folded = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN_LETTERS)
        self[code] = folded
        return folded


class _LettersAndDigits(dict[int, int]):
    """Each character as it is, or a blank for one that is neither letter nor digit."""

    def __missing__(self, code: int) -> int:
        self[code] = kept = code if chr(code).isalnum() else ord(" ")
        return kept


_FOLDED = _Folded()
_LETTERS_AND_DIGITS = _LettersAndDigits()


def fold(text: str) -> str:
    """`text` in lower case without accents; `Łódź` gives `lodz`, `Straße` gives `strasse`."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def fold_words(text: str) -> list[str]:
    """The folded words of `text`, split at what is neither letter nor digit: `O'Brien` gives `o`, `brien`."""
    folded = fold(text)
    if not folded.isascii():
        folded = _unspaced().sub(r" \1 ", folded)
    return folded.translate(_LETTERS_AND_DIGITS).split()


@cache
def _unspaced() -> re.Pattern[str]:
    # Scripts written without spaces: each character is a word of its own, so any part of a name finds it.
    return re.compile(r"([\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
