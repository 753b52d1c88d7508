"""Barnacle's own spreadsheet: columns a person can read, and two that hold whatever does not fit into them.

A value goes into its columns only where it comes back from them as it was; the rest stands as vCard lines in a
column of its own. So a contact survives the way out and in, and the owner can still edit the cells.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from models.domain.contacts import Answer, ContactDraft, Email, Flag, Kind, Note, Phone, PostalAddress, Website
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.domain.status import Status
from models.formats.days import is_blank_day, read_day
from models.formats.kinds import kind_of_word
from models.formats.reading import Problem, ReadContact, shown, stand_in_name, tidy, tidy_lines, without_controls
from models.formats.spreadsheet_writing import SheetOptions, unguarded, write_rows
from models.formats.vcard_reader import read_loose_lines
from models.formats.vcard_writer import loose_lines

_REACHES = 3
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ADDRESSES = 2
_REST = "More (Barnacle)"
_KEPT = "vCard lines"
_NAME_COLUMNS = {
    "Given name": "given",
    "Family name": "family",
    "Additional names": "additional",
    "Prefix": "prefix",
    "Suffix": "suffix",
    "Nickname": "nickname",
}
_TEXT_COLUMNS = {
    "Company": "company",
    "Job title": "job_title",
    "Source": "source",
    "Name on label": "label_name",
    "UID": "uid",
}
_ADDRESS_COLUMNS = {
    "street": "street",
    "extended": "extended",
    "PO box": "po_box",
    "locality": "locality",
    "region": "region",
    "postcode": "postcode",
    "country": "country",
}
_OCCASION_COLUMNS = {"Birthday": OccasionKind.BIRTHDAY, "Anniversary": OccasionKind.ANNIVERSARY}
_REACH_COLUMNS = [f"{what} {number}" for what in ("Phone", "E-mail", "Website") for number in range(1, _REACHES + 1)]
COLUMNS = (
    *_NAME_COLUMNS,
    *("Company", "Job title", "Status", "Source", "Can afford", "Interested"),
    *(column for reach in _REACH_COLUMNS for column in (reach, f"{reach} kind")),
    *(f"Address {number} {part}" for number in range(1, _ADDRESSES + 1) for part in (*_ADDRESS_COLUMNS, "kind")),
    *_OCCASION_COLUMNS,
    *("Best day", "Interests", "Groups", "Flags", "Name on label", "Notes", "UID", _REST, _KEPT),
)
_NOTE_START = re.compile(r"(?:^|\n\n)\[(\d{4}-\d\d-\d\d)(, pinned)?\] ")

_Entry = TypeVar("_Entry", Phone, Email, Website)
_Word = TypeVar("_Word", Status, Answer, Flag, int)


def is_own(columns: Sequence[str]) -> bool:
    """True for the columns of a spreadsheet that Barnacle wrote."""
    return _REST in columns


def write_spreadsheet(drafts: Iterable[ContactDraft], options: SheetOptions | None = None) -> Iterator[bytes]:
    """The contacts as CSV that comes back without loss, whatever the options."""
    return write_rows(COLUMNS, map(_cells_of, drafts), options or SheetOptions())


def _cells_of(draft: ContactDraft) -> dict[str, str]:
    cells = {column: getattr(draft.name, part) for column, part in _NAME_COLUMNS.items()}
    cells |= {column: getattr(draft, part) for column, part in _TEXT_COLUMNS.items()}
    cells["Status"] = draft.status
    cells["Can afford"], cells["Interested"] = draft.can_afford, draft.interested
    cells["Flags"] = "; ".join(sorted(draft.flags))
    cells["Best day"] = "" if draft.preferred_weekday is None else _WEEKDAYS[draft.preferred_weekday]
    rest = ContactDraft(
        phones=_put_reaches(cells, "Phone", draft.phones, "number"),
        emails=_put_reaches(cells, "E-mail", draft.emails, "address"),
        websites=_put_reaches(cells, "Website", draft.websites, "url"),
        addresses=_put_addresses(cells, draft.addresses),
        occasions=_put_occasions(cells, draft.occasions),
        interests=_put_tags(cells, "Interests", draft.interests),
        groups=_put_tags(cells, "Groups", draft.groups),
        notes=_put_notes(cells, draft.notes),
        photo=draft.photo,
    )
    cells[_REST] = "\n".join(loose_lines(rest))
    cells[_KEPT] = "\n".join(draft.kept_lines)
    return cells


def _put_reaches(cells: dict[str, str], what: str, entries: tuple[_Entry, ...], value: str) -> tuple[_Entry, ...]:
    for index, entry in enumerate(entries):
        word = _kind_word(entry.kind, entry.label)
        if index == _REACHES or word is None:
            return entries[index:]
        cells[f"{what} {index + 1}"] = getattr(entry, value)
        cells[f"{what} {index + 1} kind"] = word
    return ()


def _put_addresses(cells: dict[str, str], addresses: tuple[PostalAddress, ...]) -> tuple[PostalAddress, ...]:
    for index, address in enumerate(addresses):
        word = _kind_word(address.kind, address.label)
        if index == _ADDRESSES or word is None or address.returned_on is not None:
            return addresses[index:]
        start = f"Address {index + 1} "
        cells |= {start + column: getattr(address, part) for column, part in _ADDRESS_COLUMNS.items()}
        cells[start + "kind"] = word
    return ()


def _kind_word(kind: Kind, label: str) -> str | None:
    """The word that `kind_of_word` reads as this kind and label, or None."""
    word = label or ("" if kind is Kind.OTHER else kind.value)
    return word if kind_of_word(word) == (kind, label) else None


def _put_occasions(cells: dict[str, str], occasions: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
    for column, kind in _OCCASION_COLUMNS.items():
        if occasions and occasions[0] == Occasion(kind, occasions[0].day):
            cells[column] = str(occasions[0].day)
            occasions = occasions[1:]
    return occasions


def _put_tags(cells: dict[str, str], column: str, tags: tuple[str, ...]) -> tuple[str, ...]:
    if any(";" in tag for tag in tags):
        return tags
    cells[column] = "; ".join(tags)
    return ()


def _put_notes(cells: dict[str, str], notes: tuple[Note, ...]) -> tuple[Note, ...]:
    text = "\n\n".join([f"[{note.written_on}{', pinned' if note.is_pinned else ''}] {note.text}" for note in notes])
    if notes and _notes_in(text, date.min) != notes:
        return notes
    cells["Notes"] = text
    return ()


def _notes_in(text: str, today: date) -> tuple[Note, ...]:
    """The notes in a cell; a text without a day is a note of `today`."""
    pieces = _NOTE_START.split(text)
    notes = [Note(first, today)] if (first := tidy_lines(pieces[0])) else []
    for day, pinned, piece in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        note = tidy_lines(piece)
        if note:
            notes.append(Note(note, date.fromisoformat(day), bool(pinned) and not any(n.is_pinned for n in notes)))
    return tuple(notes)


class OwnRowReader:
    """Reads the rows of a spreadsheet that Barnacle wrote and the owner may have edited."""

    def __init__(self, columns: Sequence[str], today: date) -> None:
        self._columns = columns
        self._today = today
        known = frozenset(COLUMNS)
        self._foreign = [column for column in columns if column and column not in known]

    def read(self, line: int, row: list[str]) -> ReadContact:
        """The contact in `row`, which begins in `line`."""
        cells = {column: unguarded(cell) for column, cell in zip(self._columns, row, strict=False)}
        problems: list[Problem] = []
        details = [f"{column}: {text}" for column in self._foreign if (text := tidy_lines(cells.get(column, "")))]
        details += [text for cell in row[len(self._columns) :] if (text := tidy_lines(cell))]
        draft = _draft_of(cells, _Words(line, problems, details), self._today)
        rest = read_loose_lines(cells.get(_REST, ""), line, self._today)
        problems += [Problem(line, problem.reason, problem.text) for problem in rest.problems]
        if rest.draft is not None:
            draft = _joined(draft, rest.draft)
        if details:
            draft = replace(draft, notes=(*draft.notes, Note("\n".join(details), self._today)))
        if not draft.shown_name:
            entries = [email.address for email in draft.emails] + [phone.number for phone in draft.phones]
            name = stand_in_name(entries, has_more=draft != ContactDraft())
            if not name:
                return ReadContact(None, line, tuple(problems))
            problems.append(Problem(line, "This row has no name and is shown as", name.nickname))
            draft = replace(draft, name=name)
        if reasons := list(draft.problems()):
            problems += [Problem(line, reason, shown(draft.shown_name)) for reason in reasons]
            return ReadContact(None, line, tuple(problems))
        return ReadContact(draft, line, tuple(problems))


class _Words:
    """Reads cells that hold one of some words or a day; what is none of them is reported and kept for a note."""

    def __init__(self, line: int, problems: list[Problem], details: list[str]) -> None:
        self._line = line
        self._problems = problems
        self._details = details

    def words(self, cells: dict[str, str], column: str, kind: Callable[[str], _Word]) -> Iterator[_Word]:
        for text in cells.get(column, "").split(";"):
            if word := tidy(text).lower():
                try:
                    yield kind(word)
                except ValueError:
                    self._refuse(column, text, "is none of its words")

    def occasions(self, cells: dict[str, str]) -> Iterator[Occasion]:
        for column, kind in _OCCASION_COLUMNS.items():
            text = tidy(cells.get(column, ""))
            if not is_blank_day(text):
                try:
                    yield Occasion(kind, read_day(text))
                except ValueError as error:
                    self._refuse(column, text, str(error))

    def _refuse(self, column: str, text: str, reason: str) -> None:
        self._problems.append(Problem(self._line, f"{column} {reason}; it was put into a note", shown(text)))
        self._details.append(f"{column}: {text}")


def _draft_of(cells: dict[str, str], words: _Words, today: date) -> ContactDraft:
    texts = {part: tidy(cells.get(column, "")) for column, part in _TEXT_COLUMNS.items()}
    return ContactDraft(
        name=PersonName(**{part: tidy(cells.get(column, "")) for column, part in _NAME_COLUMNS.items()}),
        company=texts["company"],
        job_title=texts["job_title"],
        source=texts["source"],
        label_name=texts["label_name"],
        uid=texts["uid"],
        status=next(words.words(cells, "Status", Status), Status.LEAD),
        can_afford=next(words.words(cells, "Can afford", Answer), Answer.UNKNOWN),
        interested=next(words.words(cells, "Interested", Answer), Answer.UNKNOWN),
        flags=frozenset(words.words(cells, "Flags", Flag)),
        phones=tuple(_reaches(cells, "Phone", Phone)),
        emails=tuple(_reaches(cells, "E-mail", Email)),
        websites=tuple(_reaches(cells, "Website", Website)),
        addresses=tuple(_addresses(cells)),
        occasions=tuple(words.occasions(cells)),
        interests=_tags(cells, "Interests"),
        groups=_tags(cells, "Groups"),
        notes=_notes_in(cells.get("Notes", ""), today),
        preferred_weekday=next(words.words(cells, "Best day", _WEEKDAYS.index), None),
        kept_lines=tuple(without_controls(line) for line in cells.get(_KEPT, "").split("\n") if line),
    )


def _reaches(cells: dict[str, str], what: str, make: Callable[[str, Kind, str], _Entry]) -> Iterator[_Entry]:
    for number in range(1, _REACHES + 1):
        value = tidy(cells.get(f"{what} {number}", ""))
        if value:
            yield make(value, *kind_of_word(tidy(cells.get(f"{what} {number} kind", ""))))


def _addresses(cells: dict[str, str]) -> Iterator[PostalAddress]:
    for number in range(1, _ADDRESSES + 1):
        start = f"Address {number} "
        parts: dict[str, Any] = {
            part: tidy_lines(cells.get(start + column, "")) for column, part in _ADDRESS_COLUMNS.items()
        }
        kind, label = kind_of_word(tidy(cells.get(start + "kind", "")))
        address = PostalAddress(**parts, kind=kind, label=label)
        if address:
            yield address


def _tags(cells: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for text in cells.get(column, "").split(";") if (tag := tidy(text))))


def _joined(draft: ContactDraft, rest: ContactDraft) -> ContactDraft:
    return replace(
        draft,
        phones=draft.phones + rest.phones,
        emails=draft.emails + rest.emails,
        websites=draft.websites + rest.websites,
        addresses=draft.addresses + rest.addresses,
        occasions=draft.occasions + rest.occasions,
        interests=draft.interests + rest.interests,
        groups=draft.groups + rest.groups,
        notes=draft.notes + rest.notes,
        photo=rest.photo,
    )
