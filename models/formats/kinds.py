"""The words that files have for the kind of a phone, e-mail or postal address."""

import re
from functools import lru_cache

from models.domain.contacts import Kind, clean_text

_APPLE_WORD = re.compile(r"_\$!<(.*)>!\$_")
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


def plain_label(label: str) -> str:
    """Apple's `_$!<Anniversary>!$_` as `Anniversary`; any other label as it is."""
    match = _APPLE_WORD.fullmatch(label)
    return match[1] if match else label


def safe_label(label: str) -> str:
    """The label as `plain_label` gives it back, even where it looks like one of Apple's."""
    return f"_$!<{label}>!$_" if label and plain_label(label) != label else label


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
    return Kind.OTHER, clean_text(" ".join(word.removeprefix("x-") for word in words))
