"""The columns of one spreadsheet, sorted by what they mean: compiled once, then read row by row."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from models.domain.contacts import Kind
from models.formats.kinds import kind_of_word
from models.formats.reading import Problem
from models.formats.spreadsheet_layouts import DETAIL, Layout, column_words

_SINGLE = frozenset(
    "given family additional prefix suffix nickname name company job_title title birthday anniversary "
    "birth_year birth_month birth_day uid source".split()
)
# In the order of PostalAddress.
_PARTS_OF_ADDRESS = ("street", "extended", "po_box", "locality", "region", "postcode", "country")
_ADDRESS_PARTS = frozenset((*_PARTS_OF_ADDRESS, "formatted"))
_LISTS = frozenset(("group", "interest", "note"))
_UNUSUAL_SLOTS = ("email", "phone", "website", "address", "event", "custom_field", "relation")
# Where a file lacks a column: rows have a blank cell at the end for it.
NO_COLUMN = -1


@dataclass(slots=True)
class EntryColumns:
    """A value with its kind: from the label's column where there is one, else as the column's name says."""

    value: int
    kind: Kind
    word: str
    label: int = NO_COLUMN


@dataclass(slots=True)
class AddressColumns:
    """The parts of one address; several columns for one part are its lines.

    `cells` takes the parts from a row in their order; None where it needs more than one cell for each.
    """

    kind: Kind
    word: str
    label: int = NO_COLUMN
    parts: dict[str, list[int]] = field(default_factory=dict)
    cells: Callable[[Sequence[str]], tuple[str, ...]] | None = None


@dataclass(slots=True)
class Columns:
    """Where each thing stands in a row."""

    single: dict[str, int] = field(default_factory=dict)
    phones: list[EntryColumns] = field(default_factory=list)
    emails: list[EntryColumns] = field(default_factory=list)
    websites: list[EntryColumns] = field(default_factory=list)
    addresses: list[AddressColumns] = field(default_factory=list)
    events: list[EntryColumns] = field(default_factory=list)
    labelled_details: list[EntryColumns] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    interests: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    details: list[tuple[int, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    tag_separator: str = ";"


def compile_columns(names: Sequence[str], layout: Layout) -> Columns:
    """Sort the columns called `names` by what `layout` says of them."""
    columns = Columns(tag_separator=layout.tag_separator)
    entries: dict[tuple[str, str], int] = {}
    parts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    labels: dict[str, int] = {}
    for index, name in enumerate(names):
        meaning = layout.meaning_of(column_words(name)) if name else "nothing"
        what, _, slot = (meaning or "").partition("/")
        if meaning is None:
            columns.unknown.append(name)
            columns.details.append((index, name))
        elif what == DETAIL or (what in _SINGLE and what in columns.single):
            columns.details.append((index, name))
        elif what in _SINGLE:
            columns.single[what] = index
        elif what in _LISTS:
            getattr(columns, f"{what}s").append(index)
        elif what == "label":
            labels[slot] = index
        elif what in _ADDRESS_PARTS:
            parts[slot][what].append(index)
        elif what != "nothing":
            entries[what, _free_slot(entries, what, slot)] = index
    _add_entries(columns, entries, labels)
    for slot, found in parts.items():
        kind, word = _kind_of_slot(slot)
        label = labels.get(slot, NO_COLUMN)
        columns.addresses.append(AddressColumns(kind, word, label, dict(found), _cells_of_address(found)))
    return columns


def date_columns(columns: Columns) -> list[int]:
    """The indexes of the columns that hold days."""
    days = [columns.single[what] for what in ("birthday", "anniversary") if what in columns.single]
    return days + [event.value for event in columns.events]


def _free_slot(entries: Mapping[tuple[str, str], int], what: str, slot: str) -> str:
    """The slot, with a number where a column has it already: two columns *Phone* are two numbers."""
    number, free = 1, slot
    while (what, free) in entries:
        number += 1
        free = f"{slot}#{number}"
    return free


def _cells_of_address(parts: Mapping[str, list[int]]) -> Callable[[Sequence[str]], tuple[str, ...]] | None:
    if "formatted" in parts or any(len(indexes) > 1 for indexes in parts.values()):
        return None
    return itemgetter(*[parts[part][0] if part in parts else NO_COLUMN for part in _PARTS_OF_ADDRESS])


def _add_entries(columns: Columns, entries: dict[tuple[str, str], int], labels: dict[str, int]) -> None:
    lists = {
        "phone": columns.phones,
        "email": columns.emails,
        "website": columns.websites,
        "event": columns.events,
        "custom_field": columns.labelled_details,
        "relation": columns.labelled_details,
    }
    for (what, slot), index in entries.items():
        kind, word = _kind_of_slot(slot)
        lists[what].append(EntryColumns(index, kind, word, labels.get(slot, NO_COLUMN)))


def _kind_of_slot(slot: str) -> tuple[Kind, str]:
    """The kind that a slot names; a slot that only numbers its columns names none."""
    word = slot.partition("#")[0]
    if word.startswith(_UNUSUAL_SLOTS):
        return Kind.OTHER, ""
    return kind_of_word(word)


def unknown_column_problems(columns: Columns, header_line: int) -> tuple[Problem, ...]:
    """One problem for each column that is not understood."""
    return tuple(
        Problem(header_line, "This column is not known; what stands in it goes into a note", name)
        for name in columns.unknown
    )
