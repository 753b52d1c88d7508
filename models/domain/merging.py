"""Two contacts made one: what is the same, what differs, what to take, and the draft that comes of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from operator import attrgetter
from typing import Any

from models.domain.contacts import Answer, ContactDraft, Email, Flag, Kind, Phone, PostalAddress, Website
from models.domain.duplicates import NumberKey
from models.domain.folding import fold, fold_words
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.status import Status


class Side(StrEnum):
    """One of two contacts; the left one is kept, the right one goes into it."""

    LEFT = "left"
    RIGHT = "right"


class Standing(StrEnum):
    """How the values of two contacts stand to each other."""

    SAME = "same"
    ONE_SIDED = "one-sided"
    DIFFERENT = "different"


class MergeField(StrEnum):
    """What has one value, so that one of two must be picked."""

    NAME = "name"
    NICKNAME = "nickname"
    COMPANY = "company"
    JOB_TITLE = "job title"
    STATUS = "status"
    BIRTHDAY = "birthday"
    SOURCE = "source"
    CAN_AFFORD = "can afford"
    INTERESTED = "interested"
    LABEL_NAME = "name on labels"


class MergeList(StrEnum):
    """What has many values; those of both contacts are kept, each once, unless the owner leaves one out."""

    PHONE = "phone"
    EMAIL = "e-mail"
    ADDRESS = "address"
    WEBSITE = "website"
    OCCASION = "date"
    INTEREST = "interest"
    GROUP = "group"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class FieldPair:
    """A field of two contacts; `suggested` is the side whose value says more."""

    field: MergeField
    left: Any
    right: Any
    standing: Standing
    suggested: Side


@dataclass(frozen=True, slots=True)
class MergeEntry:
    """A value of a list and the sides that have it; of two spellings, the one that says more."""

    kind: MergeList
    value: Any
    sides: frozenset[Side]


_STATUS_ORDER = (Status.OTHER, Status.LEAD, Status.PROSPECT, Status.PAST_CUSTOMER, Status.CUSTOMER)
_EMPTY = ("", None, Answer.UNKNOWN, PersonName())
_TEXTS = {
    MergeField.COMPANY: "company",
    MergeField.JOB_TITLE: "job_title",
    MergeField.STATUS: "status",
    MergeField.SOURCE: "source",
    MergeField.CAN_AFFORD: "can_afford",
    MergeField.INTERESTED: "interested",
    MergeField.LABEL_NAME: "label_name",
}


def value_of(draft: ContactDraft, field: MergeField) -> Any:
    """The value of a field: a text, an enumeration's member, the PersonName without nickname, an Occasion or None."""
    match field:
        case MergeField.NAME:
            return draft.name._replace(nickname="")
        case MergeField.NICKNAME:
            return draft.name.nickname
        case MergeField.BIRTHDAY:
            return draft.birthday
        case _:
            return getattr(draft, _TEXTS[field])


def compare_fields(left: ContactDraft, right: ContactDraft) -> tuple[FieldPair, ...]:
    """All fields that at least one of the two has, in their order."""
    pairs = []
    for field in MergeField:
        ours, theirs = value_of(left, field), value_of(right, field)
        if ours in _EMPTY and theirs in _EMPTY:
            continue
        if ours == theirs:
            standing, suggested = Standing.SAME, Side.LEFT
        elif ours in _EMPTY or theirs in _EMPTY:
            standing, suggested = Standing.ONE_SIDED, Side.RIGHT if ours in _EMPTY else Side.LEFT
        else:
            standing, suggested = Standing.DIFFERENT, _suggest(field, ours, theirs)
        pairs.append(FieldPair(field, ours, theirs, standing, suggested))
    return tuple(pairs)


def suggested_picks(left: ContactDraft, right: ContactDraft) -> dict[MergeField, Side]:
    """The side to take for each field, before the owner chose otherwise."""
    return {pair.field: pair.suggested for pair in compare_fields(left, right)}


def merge_entries(left: ContactDraft, right: ContactDraft, number_key: NumberKey) -> tuple[MergeEntry, ...]:
    """The values of all lists, those of the left contact first; the same in two spellings is one."""
    return tuple(entry for kind in MergeList for entry in _entries(kind, left, right, number_key))


def merged_draft(
    left: ContactDraft,
    right: ContactDraft,
    picks: Mapping[MergeField, Side],
    entries: Iterable[MergeEntry],
) -> ContactDraft:
    """The one contact: each field from the side picked, of the lists the `entries`; notes are moved, not merged.

    Raises:
        ValueError: a flag that says what must not be done is missing from the entries.
    """
    kept: dict[MergeList, list[Any]] = {kind: [] for kind in MergeList}
    for entry in entries:
        kept[entry.kind].append(entry.value)
    if (left.flags | right.flags) - set(kept[MergeList.FLAG]):
        raise ValueError("what must not be done stays")
    sides = {Side.LEFT: left, Side.RIGHT: right}
    values = {field: value_of(sides[picks.get(field, Side.LEFT)], field) for field in MergeField}
    birthday = values[MergeField.BIRTHDAY]
    texts: dict[str, Any] = {attribute: values[field] for field, attribute in _TEXTS.items()}
    lines = [*left.kept_lines, *(line for line in right.kept_lines if line not in left.kept_lines)]
    return replace(
        left,
        **texts,
        name=values[MergeField.NAME]._replace(nickname=values[MergeField.NICKNAME]),
        flags=frozenset(kept[MergeList.FLAG]),
        phones=tuple(kept[MergeList.PHONE]),
        emails=tuple(kept[MergeList.EMAIL]),
        addresses=tuple(kept[MergeList.ADDRESS]),
        websites=tuple(kept[MergeList.WEBSITE]),
        occasions=(*((birthday,) if birthday else ()), *kept[MergeList.OCCASION]),
        interests=tuple(kept[MergeList.INTEREST]),
        groups=tuple(kept[MergeList.GROUP]),
        kept_lines=tuple(lines),
        preferred_weekday=right.preferred_weekday if left.preferred_weekday is None else left.preferred_weekday,
    )


def _suggest(field: MergeField, left: Any, right: Any) -> Side:
    weight: Callable[[Any], Any] = len
    if field is MergeField.NAME:
        weight = _name_weight
    elif field is MergeField.STATUS:
        weight = _STATUS_ORDER.index
    elif field is MergeField.BIRTHDAY:
        weight = _has_year
    elif field not in (MergeField.COMPANY, MergeField.JOB_TITLE) or fold(left) not in fold(right):
        # Two words that say different things: what stood in the book first.
        return Side.LEFT
    return Side.RIGHT if weight(right) > weight(left) else Side.LEFT


def _name_weight(name: PersonName) -> tuple[int, int, int]:
    """Whole names before initials, names with capitals and accents before those without."""
    is_typed_with_care = name.full not in (name.full.lower(), name.full.upper())
    return (
        int(is_typed_with_care),
        len(name.given) + len(name.family),
        len(name.full) + sum(c > "\x7f" for c in name.full),
    )


def _has_year(birthday: Occasion) -> bool:
    return birthday.day.year is not None


def _entries(kind: MergeList, left: ContactDraft, right: ContactDraft, number_key: NumberKey) -> Iterator[MergeEntry]:
    key_of = _key_functions(number_key)[kind]
    found: dict[Any, MergeEntry] = {}
    for side, draft in ((Side.LEFT, left), (Side.RIGHT, right)):
        for value in _VALUES[kind](draft):
            key = key_of(value)
            known = found.get(key)
            if known is None:
                found[key] = MergeEntry(kind, value, frozenset({side}))
            else:
                found[key] = MergeEntry(kind, _fuller(known.value, value), known.sides | {side})
    yield from found.values()


def _other_occasions(draft: ContactDraft) -> Iterable[Occasion]:
    birthday = draft.birthday
    return [occasion for occasion in draft.occasions if occasion is not birthday]


def _flags(draft: ContactDraft) -> Iterable[Flag]:
    return [flag for flag in Flag if flag in draft.flags]


_VALUES: dict[MergeList, Callable[[ContactDraft], Iterable[Any]]] = {
    MergeList.PHONE: attrgetter("phones"),
    MergeList.EMAIL: attrgetter("emails"),
    MergeList.ADDRESS: attrgetter("addresses"),
    MergeList.WEBSITE: attrgetter("websites"),
    MergeList.OCCASION: _other_occasions,
    MergeList.INTEREST: attrgetter("interests"),
    MergeList.GROUP: attrgetter("groups"),
    MergeList.FLAG: _flags,
}


def _key_functions(number_key: NumberKey) -> dict[MergeList, Callable[[Any], Any]]:
    return {
        MergeList.PHONE: partial(_phone_key, number_key),
        MergeList.EMAIL: _email_key,
        MergeList.ADDRESS: _address_key,
        MergeList.WEBSITE: _website_key,
        MergeList.OCCASION: _occasion_key,
        MergeList.INTEREST: fold,
        MergeList.GROUP: fold,
        MergeList.FLAG: str,
    }


def _phone_key(number_key: NumberKey, phone: Phone) -> str:
    return number_key(phone.number) or phone.number


def _email_key(email: Email) -> str:
    return email.address.casefold()


def _website_key(website: Website) -> str:
    return website.url.casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _address_key(address: PostalAddress) -> tuple[str, ...]:
    street, postcode = "".join(fold_words(address.street)), fold(address.postcode).replace(" ", "")
    box, extended = "".join(fold_words(address.po_box)), "".join(fold_words(address.extended))
    if street and postcode:
        return street, postcode, box, extended
    place = (address.locality, address.region, address.country)
    return (street, postcode, box, extended, *(" ".join(fold_words(text)) for text in place))


def _occasion_key(occasion: Occasion) -> tuple[object, ...]:
    month = occasion.day.month if occasion.recurrence is Recurrence.YEARLY else 0
    day = occasion.weekday if occasion.recurrence is Recurrence.LAST_WEEKDAY else occasion.day.day
    kind = occasion.kind if occasion.kind is not OccasionKind.OTHER else occasion.name
    return kind, fold(occasion.name), occasion.recurrence, month, day


def _fuller(known: Any, new: Any) -> Any:
    """Of two spellings of one value the one that says more; post that came back from an address is not forgotten."""
    fuller = new if _says_more(new, known) else known
    if isinstance(fuller, PostalAddress):
        return replace(fuller, returned_on=known.returned_on or new.returned_on)
    return fuller


def _says_more(new: Any, known: Any) -> bool:
    """Whether of two spellings of one value the second one is better kept."""
    if isinstance(new, Occasion):
        return known.day.year is None and new.day.year is not None
    if isinstance(new, PostalAddress):
        return sum(map(bool, _parts(new))) > sum(map(bool, _parts(known)))
    if isinstance(new, Phone | Email | Website):
        return known.kind is Kind.OTHER and not known.label and (new.kind is not Kind.OTHER or bool(new.label))
    return False


def _parts(address: PostalAddress) -> tuple[str, ...]:
    a = address
    return a.street, a.extended, a.po_box, a.locality, a.region, a.postcode, a.country
