"""Values of vCard properties: escapes and lists (RFC 6350 section 3.4), and the words for kinds."""

import re
from functools import lru_cache

from models.domain.contacts import Kind

_ESCAPE = re.compile(r'\\([nN\\,;:"])')
# vCard 2.1 has no escape for a line end, and Windows paths with `\n` in them.
_ESCAPE_2_1 = re.compile(r'\\([\\,;:"])')
_LINE_END = {"n": "\n", "N": "\n"}
_APPLE_WORD = re.compile(r"_\$!<(.*)>!\$_")

OWN = "X-BARNACLE-"
_KIND_WORDS = {
    "work": Kind.WORK,
    "business": Kind.WORK,
    "home": Kind.HOME,
    "personal": Kind.HOME,
    "mobile": Kind.MOBILE,
    "cell": Kind.MOBILE,
    "iphone": Kind.MOBILE,
    "fax": Kind.FAX,
    "other": Kind.OTHER,
}
# Types that say nothing about where a number or address is.
_SILENT_TYPES = frozenset("voice pref internet msg text video dom intl postal parcel x400 uri textphone".split())
TYPE_OF_KIND = {Kind.WORK: "WORK", Kind.HOME: "HOME", Kind.MOBILE: "CELL", Kind.FAX: "FAX", Kind.OTHER: "OTHER"}


def unescape(text: str, *, is_old: bool = False) -> str:
    """`text` without its backslashes; needless ones before a colon or quote go too. `is_old`: by the rules of 2.1."""
    if "\\" not in text:
        return text
    return (_ESCAPE_2_1 if is_old else _ESCAPE).sub(lambda match: _LINE_END.get(match[1], match[1]), text)


def escape(text: str) -> str:
    """`text` as a text value; line ends become `\\n`."""
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if "," in text:
        text = text.replace(",", "\\,")
    if ";" in text:
        text = text.replace(";", "\\;")
    return text.replace("\n", "\\n") if "\n" in text else text


def split_unescaped(text: str, separator: str) -> list[str]:
    """The parts of `text` between separators that no backslash takes away; the parts stay escaped."""
    if "\\" not in text:
        return text.split(separator)
    parts: list[str] = []
    pending: list[str] = []
    for piece in text.split(separator):
        pending.append(piece)
        if (len(piece) - len(piece.rstrip("\\"))) % 2 == 0:
            parts.append(separator.join(pending))
            pending.clear()
    if pending:
        parts.append(separator.join(pending))
    return parts


def plain_label(label: str) -> str:
    """Apple's `_$!<Anniversary>!$_` as `Anniversary`; any other label as it is."""
    match = _APPLE_WORD.fullmatch(label)
    return match[1] if match else label


@lru_cache(maxsize=2048)
def kind_and_label(types: frozenset[str], label: str) -> tuple[Kind, str]:
    """The kind of a number or address, and the file's own word for it.

    `types` are the TYPE values in lower case, `label` is the X-ABLabel of the group. A label that is only the word for
    a kind becomes the kind. A fax or mobile at work keeps both words.
    """
    kind, own_word = _kind_of_types(types)
    if not label:
        return kind, own_word
    word = plain_label(label)
    if "other" not in types and kind is Kind.OTHER:
        from_label = _KIND_WORDS.get(word.lower())
        if from_label is not None:
            return from_label, ""
    if word != label and _KIND_WORDS.get(word.lower()) is kind:
        return kind, ""
    return kind, word


def kind_of_word(word: str) -> tuple[Kind, str]:
    """The kind and label of a spreadsheet's or owner's word such as `* Work`, `Home Fax` or `Holiday house`."""
    word = " ".join(word.lstrip("* ").split())
    kind = _KIND_WORDS.get(word.lower())
    if kind is not None:
        return kind, ""
    words = frozenset(word.lower().split())
    if words <= _KIND_WORDS.keys() | _SILENT_TYPES:
        return _kind_of_types(words)
    return Kind.OTHER, word


def _kind_of_types(types: frozenset[str]) -> tuple[Kind, str]:
    place = Kind.WORK if types & {"work", "business"} else Kind.HOME if "home" in types else None
    for kind, names in ((Kind.FAX, ("fax",)), (Kind.MOBILE, ("cell", "mobile", "iphone"))):
        if not types.isdisjoint(names):
            return kind, f"{place} {kind}" if place else ""
    if place:
        return place, ""
    words = sorted(types - _SILENT_TYPES - {"other"})
    return Kind.OTHER, " ".join(word.removeprefix("x-") for word in words)
