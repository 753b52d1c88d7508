"""Folding text for finding and sorting: case, accents and letters that Unicode does not take apart."""

import re
import unicodedata

# Letters without a canonical decomposition that people type without their stroke or ligature.
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n"}
)
# Scripts written without spaces: each character is a word of its own, so any part of a name finds it.
_UNSPACED = re.compile(r"([\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")


def fold(text: str) -> str:
    """`text` in lower case without accents; `Łódź` gives `lodz`, `Straße` gives `strasse`."""
    if text.isascii():
        return text.lower()
    # Taking letters apart can bring capitals and ligatures to light that folding the case did not see: ᴬ gives A.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.casefold()).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN_LETTERS)


def fold_words(text: str) -> list[str]:
    """The folded words of `text`, split at what is neither letter nor digit: `O'Brien` gives `o`, `brien`."""
    folded = fold(text)
    if not folded.isascii():
        folded = _UNSPACED.sub(r" \1 ", folded)
    return "".join(c if c.isalnum() else " " for c in folded).split()
