"""One row of a spreadsheet to a draft."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, TypeVar

from models.domain.contacts import (
    MAX_FIELD_CHARACTERS,
    MAX_NOTE_CHARACTERS,
    ContactDraft,
    Email,
    Kind,
    Note,
    Phone,
    PostalAddress,
    Website,
)
from models.domain.folding import fold_words
from models.domain.names import PersonName, split_name
from models.domain.occasions import Occasion, OccasionKind
from models.domain.status import Status
from models.formats.days import DOUBTFUL_YEAR, is_blank_day, read_day
from models.formats.foreign_sheets import FIELD_NAMES, with_field_values
from models.formats.kinds import kind_of_word
from models.formats.reading import (
    DayOrder,
    Problem,
    ReadContact,
    looks_like_firm,
    shown,
    stand_in_name,
    tidy,
    tidy_lines,
)
from models.formats.spreadsheet_columns import NO_COLUMN, AddressColumns, Columns, EntryColumns

# Google writes several values of one kind into one cell.
_SEVERAL = " ::: "
_LONGEST_PART = MAX_FIELD_CHARACTERS // 8
_PARTS_WITH_LINES = frozenset(("street", "extended"))
_NAME_PARTS = ("given", "family", "additional", "prefix", "suffix", "nickname")
_OTHER_TEXTS = ("company", "job_title", "source", "uid")
_DATES = (("birthday", OccasionKind.BIRTHDAY), ("anniversary", OccasionKind.ANNIVERSARY))
# What Outlook and Google fill in by themselves.
_USUAL_WORDS = frozenset(("normal", "false", "off", "smtp", "unspecified", "0"))
_REPEATING = frozenset(("File As", "E-mail Display Name", "E-mail 2 Display Name", "E-mail 3 Display Name"))
_GROUPS_OF_ALL = frozenset(("mycontacts", "my contacts"))
_EVENT_KINDS = {kind.value: kind for kind in OccasionKind if kind is not OccasionKind.OTHER}
_STATUSES = frozenset(status.value for status in Status)
_Entry = TypeVar("_Entry")


class RowReader:
    """Reads the rows of one spreadsheet by its columns; `today` dates their notes.

    `day_orders` say by index in which columns a day of three numbers has the day first, and in which the month.
    """

    def __init__(
        self, columns: Columns, names: tuple[str, ...], today: date, day_orders: Mapping[int, DayOrder]
    ) -> None:
        self._day_orders = day_orders
        self._columns = columns
        self._names = names
        self._today = today
        self._name_cells, self._other_cells = (
            itemgetter(*[columns.single.get(part, NO_COLUMN) for part in parts])
            for parts in (_NAME_PARTS, _OTHER_TEXTS)
        )
        self._dates = [(columns.single[what], kind) for what, kind in _DATES if what in columns.single]
        self._line = 0
        self._row: list[str] = []
        self._is_plain = False
        self._problems: list[Problem] = []
        self._details: list[str] = []
        self._own_fields: dict[str, str] = {}

    def read(self, line: int, row: list[str]) -> ReadContact:
        """The contact in `row`, which begins in `line`; no draft when the row says nothing of anyone."""
        missing = max(len(self._names) - len(row), 0)
        self._row = row + [""] * (missing + 1)  # NO_COLUMN is the last one
        self._is_plain = _is_plain(row)
        self._line = line
        self._problems = []
        self._details = []
        self._own_fields = {}
        return self._contact()

    def _contact(self) -> ReadContact:
        columns = self._columns
        name = PersonName(*self._all_short(self._name_cells(self._row)))
        company, job_title, source, uid = self._all_short(self._other_cells(self._row))
        if "title" in columns.single:
            name, job_title = self._with_title(name, job_title)
        if "name" in columns.single:
            name, company = self._with_whole_name(name, company)
        phones = self._entries(columns.phones, Phone)
        emails = self._entries(columns.emails, Email)
        websites = self._entries(columns.websites, Website) if columns.websites else ()
        addresses = tuple([address for found in columns.addresses for address in self._addresses(found)])
        occasions = self._occasions()
        groups = self._tags(columns.groups) if columns.groups else ()
        interests = self._tags(columns.interests) if columns.interests else ()
        self._collect_details(name, company, emails)
        notes = tuple(self._notes()) if columns.notes or self._details else ()
        if not company and not name:
            entries = [e.address for e in emails] + [p.number for p in phones] + [w.url for w in websites]
            name = stand_in_name(entries, has_more=bool(addresses or notes or occasions or job_title))
            if not name:
                return ReadContact(None, self._line, tuple(self._problems))
            self._problem("This row has no name and is shown as", name.nickname)
        draft = ContactDraft(
            name=name,
            company=company,
            job_title=job_title,
            source=source,
            phones=phones,
            emails=emails,
            addresses=addresses,
            websites=websites,
            occasions=occasions,
            interests=interests,
            groups=groups,
            notes=notes,
            uid=uid,
        )
        if self._own_fields:
            draft = with_field_values(draft, self._own_fields)
        return ReadContact(draft, self._line, tuple(self._problems))

    def _problem(self, reason: str, text: str) -> None:
        self._problems.append(Problem(self._line, reason, shown(text)))

    def _single(self, what: str) -> str:
        cell = self._row[self._columns.single.get(what, NO_COLUMN)]
        return self._short(cell) if cell else ""

    def _short(self, cell: str) -> str:
        """A cell as one tidy line; what is longer than a field goes into the note, whole."""
        if self._is_plain:
            return cell
        text = tidy(cell)
        if len(text) <= _LONGEST_PART:
            return text
        self._problem("This text is too long for its field and was put into a note", text)
        self._details.append(text)
        return text[:_LONGEST_PART].rstrip()

    def _all_short(self, cells: tuple[str, ...]) -> Sequence[str]:
        return cells if self._is_plain else [self._short(cell) if cell else "" for cell in cells]

    def _with_title(self, name: PersonName, job_title: str) -> tuple[PersonName, str]:
        """A column *Title* holds `Dr.` in some files and the job in others."""
        title = self._single("title")
        if not title:
            return name, job_title
        if not name.prefix and split_name(f"{title} X").prefix:
            with_prefix = PersonName(name.given, name.family, name.additional, title, name.suffix, name.nickname)
            return with_prefix, job_title
        if job_title:
            self._details.append(f"Title: {title}")
        return name, job_title or title

    def _with_whole_name(self, name: PersonName, company: str) -> tuple[PersonName, str]:
        """A column with the whole name counts where the parts are empty, and never splits a firm's name."""
        text = self._single("name")
        if not text or text == company:
            return name, company
        if name.given or name.family:
            known = {word for part in (name.full, name.nickname, company) for word in fold_words(part)}
            if not known.issuperset(fold_words(text)):
                self._details.append(f"{self._names[self._columns.single['name']]}: {text}")
            return name, company
        if looks_like_firm(text):
            if company:
                self._details.append(f"{self._names[self._columns.single['name']]}: {text}")
            return name, company or text
        split = split_name(text)
        prefix, suffix = name.prefix or split.prefix, name.suffix or split.suffix
        return PersonName(split.given, split.family, split.additional, prefix, suffix, name.nickname), company

    def _entries(self, found: list[EntryColumns], make: Callable[[str, Kind, str], _Entry]) -> tuple[_Entry, ...]:
        row = self._row
        entries = []
        for entry in found:
            cell = row[entry.value]
            if not cell or cell.isspace():
                continue
            kind, word = self._kind_of(entry)
            for value in cell.split(_SEVERAL) if _SEVERAL in cell else (cell,):
                text = self._short(value)
                if text:
                    entries.append(make(text, kind, word))
        return tuple(entries)

    def _kind_of(self, found: EntryColumns | AddressColumns) -> tuple[Kind, str]:
        label = self._row[found.label]
        return kind_of_word(tidy(label)) if label else (found.kind, found.word)

    def _addresses(self, found: AddressColumns) -> Iterator[PostalAddress]:
        if self._is_plain and found.cells is not None:
            street, extended, po_box, locality, region, postcode, country = texts = found.cells(self._row)
            if any(texts):
                yield PostalAddress(
                    street, extended, po_box, locality, region, postcode, country, *self._kind_of(found)
                )
            return
        cells = {}
        for part, indexes in found.parts.items():
            text = self._row[indexes[0]] if len(indexes) == 1 else self._joined(indexes)
            if text:
                cells[part] = text
        whole = cells.pop("formatted", "")
        if not cells:
            if not whole:
                return
            cells = {"street": whole}
        kind, word = self._kind_of(found)
        count = max([text.count(_SEVERAL) for text in cells.values()]) + 1
        for number in range(count):
            parts: dict[str, Any] = {part: self._part(part, text, number) for part, text in cells.items()}
            if any(parts.values()):
                yield PostalAddress(**parts, kind=kind, label=word)

    def _part(self, part: str, cell: str, number: int) -> str:
        """A part of the address `number` of those that share a cell."""
        if _SEVERAL in cell:
            cell = [*cell.split(_SEVERAL), *[""] * number][number]
        elif number:
            return ""
        if part not in _PARTS_WITH_LINES:
            return self._short(cell)
        text = tidy_lines(cell)
        return text if len(text) <= _LONGEST_PART else self._short(text)

    def _joined(self, indexes: list[int]) -> str:
        row = self._row
        return "\n".join([row[index] for index in indexes if row[index]])

    def _occasions(self) -> tuple[Occasion, ...]:
        columns, row = self._columns, self._row
        occasions: list[Occasion] = []
        for index, kind in self._dates:
            if row[index]:
                occasions += self._occasion(kind, "", row[index], index)
        if "birth_day" in columns.single:
            occasions += self._birthday_in_three_columns()
        for event in columns.events:
            if row[event.value]:
                label = tidy(row[event.label]).lstrip("* ")
                kind = _EVENT_KINDS.get(label.lower(), OccasionKind.OTHER)
                name = label if kind is OccasionKind.OTHER else ""
                for day in row[event.value].split(_SEVERAL):
                    occasions += self._occasion(kind, name, day, event.value)
        return tuple(occasions)

    def _birthday_in_three_columns(self) -> list[Occasion]:
        year, month, day = (self._single(f"birth_{part}") for part in ("year", "month", "day"))
        if not month and not day:
            if year:
                self._details.append(f"Birth year: {year}")
            return []
        if month.isdigit() and day.isdigit() and (not year or year.isdigit()):
            text = f"{int(year):04}-{int(month):02}-{int(day):02}" if year else f"--{int(month):02}-{int(day):02}"
        else:
            text = f"{year}-{month}-{day}"
        return self._occasion(OccasionKind.BIRTHDAY, "", text)

    def _occasion(self, kind: OccasionKind, name: str, cell: str, column: int = NO_COLUMN) -> list[Occasion]:
        text = tidy(cell)
        try:
            day = read_day(text, self._day_orders.get(column))
        except ValueError as error:
            if is_blank_day(text):
                return []
            title = name or kind.value.capitalize()
            self._problem(f"{title} {error}; it was put into a note", text)
            self._details.append(f"{title}: {text}")
            return []
        if kind is OccasionKind.BIRTHDAY and day.year == DOUBTFUL_YEAR:
            reason = "Some programs write the year 1900 when it is not known; please check this birthday"
            self._problem(reason, text)
        return [Occasion(kind, day, name)]

    def _tags(self, indexes: list[int]) -> tuple[str, ...]:
        tags: dict[str, None] = {}
        for index in indexes:
            cell = self._row[index]
            if not cell:
                continue
            separator = self._columns.tag_separator if self._columns.tag_separator in cell else ","
            for word in cell.split(separator):
                text = self._short(word.strip())
                is_system = text.startswith("* ")
                text = text.lstrip("* ") if is_system else text
                if text and not (is_system and text.lower() in _GROUPS_OF_ALL):
                    tags[text] = None
        return tuple(tags)

    def _collect_details(self, person: PersonName, company: str, emails: tuple[Email, ...]) -> None:
        """What has no field; columns that only repeat the name are left out where they do."""
        row, details = self._row, self._details
        for entry in self._columns.labelled_details:
            if row[entry.value]:
                label = tidy(row[entry.label]).lstrip("* ") if entry.label != NO_COLUMN else self._names[entry.value]
                if label in FIELD_NAMES and (label != "Status" or row[entry.value] in _STATUSES):
                    self._own_fields[label] = self._short(row[entry.value])
                else:
                    details.append(f"{label}: {tidy_lines(row[entry.value])}")
        for index, name in self._columns.details:
            cell = row[index]
            if cell and cell.lower() not in _USUAL_WORDS and not is_blank_day(cell):
                text = tidy_lines(cell)
                if text and not (name in _REPEATING and _repeats(text, person, company, emails)):
                    details.append(f"{name}: {text}")
        beyond = [text for cell in row[len(self._names) : -1] if (text := tidy_lines(cell))]
        if beyond:
            self._problem(
                "This row has more cells than there are columns; they were put into a note", "; ".join(beyond)
            )
            details += beyond

    def _notes(self) -> Iterator[Note]:
        texts = [tidy_lines(self._row[index]) for index in self._columns.notes if self._row[index]]
        if self._details:
            texts.append("\n".join(self._details))
        for text in texts:
            for start in range(0, len(text), MAX_NOTE_CHARACTERS):
                part = text[start : start + MAX_NOTE_CHARACTERS].strip()
                if part:
                    yield Note(part, self._today)


def _is_plain(row: list[str]) -> bool:
    """True when all cells, as they are, are one short tidy text each; so are those of nearly all rows."""
    text = f"|{'|'.join(row)}|"
    return (
        len(text) <= _LONGEST_PART
        and text.isprintable()
        and not ("  " in text or "| " in text or " |" in text or _SEVERAL in text)
    )


def _repeats(text: str, name: PersonName, company: str, emails: tuple[Email, ...]) -> bool:
    said = " ".join([name.full, name.nickname, company, *(email.address for email in emails)])
    return set(fold_words(text)) <= set(fold_words(said))
