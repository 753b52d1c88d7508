"""The tables of a contact: their columns, and the values that a draft has for them."""

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from models.domain.contacts import ContactDraft, Flag, PostalAddress
from models.domain.folding import fold
from models.domain.names import sort_key

Row = tuple[Any, ...]

FLAG_COLUMNS = {
    Flag.NO_MAIL: "no_mail",
    Flag.NO_EMAIL: "no_email",
    Flag.NO_CALL: "no_call",
    Flag.DO_NOT_CONTACT: "do_not_contact",
    Flag.DECEASED: "deceased",
}
_NO_FLAGS = (0,) * len(FLAG_COLUMNS)
# In the order of PersonName.
NAME_COLUMNS = ("given_name", "family_name", "additional_name", "name_prefix", "name_suffix", "nickname")
CONTACT_COLUMNS = (
    *NAME_COLUMNS,
    *("company", "job_title", "status", "source", "can_afford", "interested", "label_name"),
    *FLAG_COLUMNS.values(),
    "preferred_weekday",
    "sort_key",
)
# The rows of a contact that have an order of their own: table and columns after contact_id and position.
PART_COLUMNS = {
    "phone": ("number", "kind", "label"),
    "email": ("address", "kind", "label"),
    "website": ("url", "kind", "label"),
    "postal_address": (
        *("street", "extended", "po_box", "locality", "region", "postcode", "country", "kind", "label"),
        "returned_on",
    ),
    "occasion": (*("kind", "name", "month", "day", "year", "recurrence", "weekday", "lead_days", "leap_rule"),),
    "kept_line": ("text",),
}
# `_value_` is `value` without the property that costs as much as all else here.
_CONTACT_TEXTS: Callable[[ContactDraft], Row] = attrgetter(
    *("name.given", "name.family", "name.additional", "name.prefix", "name.suffix", "name.nickname"),
    *("company", "job_title", "status._value_", "source", "can_afford._value_", "interested._value_", "label_name"),
)
_ADDRESS_TEXTS: Callable[[PostalAddress], Row] = attrgetter(
    *PART_COLUMNS["postal_address"][:-3], "kind._value_", "label"
)


def _address_values(address: PostalAddress) -> Row:
    returned_on = address.returned_on
    return (*_ADDRESS_TEXTS(address), None if returned_on is None else returned_on.isoformat())


# The tables of PART_COLUMNS with what takes the parts from a draft, and the values from a part.
PARTS: tuple[tuple[str, Callable[[ContactDraft], tuple[Any, ...]], Callable[[Any], Row]], ...] = (
    ("phone", attrgetter("phones"), attrgetter("number", "kind._value_", "label")),
    ("email", attrgetter("emails"), attrgetter("address", "kind._value_", "label")),
    ("website", attrgetter("websites"), attrgetter("url", "kind._value_", "label")),
    ("postal_address", attrgetter("addresses"), _address_values),
    (
        "occasion",
        attrgetter("occasions"),
        attrgetter(
            *("kind._value_", "name", "day.month", "day.day", "day.year"),
            *("recurrence._value_", "weekday", "lead_days", "leap_rule._value_"),
        ),
    ),
    ("kept_line", attrgetter("kept_lines"), lambda line: (line,)),
)
# The tables whose rows are told in the search document of a contact.
DOCUMENT_TABLES = ("contact", "phone", "email", "postal_address", "contact_tag", "note")
# SQLite takes at most 32,766 parameters in a statement; smaller chunks cost nothing.
_CHUNK = 500


def contact_values(draft: ContactDraft) -> Row:
    """The values of CONTACT_COLUMNS for a draft."""
    flags = [int(flag in draft.flags) for flag in FLAG_COLUMNS] if draft.flags else _NO_FLAGS
    return (*_CONTACT_TEXTS(draft), *flags, draft.preferred_weekday, sort_key(draft.name, draft.company))


def part_values(draft: ContactDraft) -> dict[str, list[Row]]:
    """The values of PART_COLUMNS for a draft, by table, in order."""
    return {table: [values_of(part) for part in parts_of(draft)] for table, parts_of, values_of in PARTS}


def tag_values(draft: ContactDraft) -> list[tuple[str, str, str]]:
    """Kind, name and folded name of each interest and group of a draft, each once."""
    found: dict[tuple[str, str], str] = {}
    for kind, names in (("interest", draft.interests), ("group", draft.groups)):
        for name in names:
            found.setdefault((kind, fold(name)), name)
    return [(kind, name, folded) for (kind, folded), name in found.items() if folded]


def marks(values: Sequence[object]) -> str:
    """As many question marks as there are values, for a statement."""
    return ", ".join("?" * len(values))


def chunks(ids: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The ids, some hundred at a time."""
    for start in range(0, len(ids), _CHUNK):
        yield tuple(ids[start : start + _CHUNK])
