"""One vCard on its way to a draft: collects what the properties say, and closes with a ReadContact."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from models.domain.contacts import (
    MAX_FIELD_CHARACTERS,
    MAX_NOTE_CHARACTERS,
    Answer,
    ContactDraft,
    Email,
    Flag,
    Note,
    Phone,
    Photo,
    PostalAddress,
    Website,
)
from models.domain.folding import fold_words
from models.domain.names import PersonName, split_name
from models.domain.occasions import Occasion
from models.domain.status import Status
from models.formats.reading import (
    Problem,
    ReadContact,
    looks_like_firm,
    shown,
    stand_in_name,
    tidy,
    tidy_lines,
    without_controls,
)
from models.formats.vcard_lines import NOT_PREFERRED, Property, modern_line
from models.formats.vcard_values import unescape

_Entry = TypeVar("_Entry")


@dataclass(slots=True)
class Card:
    """What is known so far of the card that begins in `line`. `today` dates the notes that carry no day."""

    line: int
    today: date
    is_old: bool
    is_own: bool
    labels: dict[str, str]
    problems: list[Problem]
    name: PersonName = field(default_factory=PersonName)
    has_name_line: bool = False
    formatted_name: str = ""
    is_company: bool = False
    is_list: bool = False
    company: str = ""
    job_title: str = ""
    role: Property | None = None
    status: Status = Status.LEAD
    source: str = ""
    can_afford: Answer = Answer.UNKNOWN
    interested: Answer = Answer.UNKNOWN
    label_name: str = ""
    uid: str = ""
    flags: set[Flag] = field(default_factory=set)
    phones: list[tuple[int, Phone]] = field(default_factory=list)
    emails: list[tuple[int, Email]] = field(default_factory=list)
    addresses: list[tuple[int, PostalAddress]] = field(default_factory=list)
    address_groups: dict[str, int] = field(default_factory=dict)
    label_lines: list[Property] = field(default_factory=list)
    websites: list[tuple[int, Website]] = field(default_factory=list)
    occasions: list[Occasion] = field(default_factory=list)
    interests: dict[str, None] = field(default_factory=dict)
    groups: dict[str, None] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    preferred_weekday: int | None = None
    photo: Photo | None = None
    kept: list[str] = field(default_factory=list)
    kept_groups: set[str] = field(default_factory=set)

    def text(self, prop: Property) -> str:
        """The value as one tidy line; what is longer than a field goes into a note, whole."""
        return self.fitting(prop, tidy(unescape(prop.value, is_old=self.is_old)))

    def fitting(self, prop: Property, text: str, most: int = MAX_FIELD_CHARACTERS) -> str:
        """What a field of `most` characters takes of a text; of a longer one the whole goes into a note."""
        if len(text) <= most:
            return text
        self.too_long(prop, text)
        return text[:most].rstrip()

    def too_long(self, prop: Property, text: str) -> None:
        """Report a text that no field takes, and keep the whole of it in a note."""
        self.problem(prop, "This text is too long for its field and was put into a note")
        self.detail(prop.header.name, text)

    def note(self, text: str, written_on: date, *, is_pinned: bool = False) -> None:
        """Add a note, or several when the text is longer than one may be."""
        for start in range(0, len(text), MAX_NOTE_CHARACTERS):
            part = text[start : start + MAX_NOTE_CHARACTERS].strip()
            if part:
                self.notes.append(Note(part, written_on, is_pinned and start == 0))

    def lines(self, prop: Property) -> str:
        """The value with its line ends."""
        return tidy_lines(unescape(prop.value, is_old=self.is_old))

    def label(self, prop: Property) -> str:
        """The X-ABLabel of the property's group."""
        group = prop.header.group
        return self.labels.get(group, "") if group else ""

    def problem(self, prop: Property, reason: str) -> None:
        """Report what was not understood of a property."""
        self.problems.append(Problem(prop.line, reason, shown(prop.text)))

    def detail(self, what: str, text: str) -> None:
        """Keep something that has no field as a line of a note."""
        if text:
            self.details.append(f"{what}: {text}")

    def keep(self, prop: Property) -> None:
        """Keep the line as it is, to be written out again."""
        is_foreign = self.is_old or prop.header.parameter("ENCODING").upper() in ("BASE64", "B")
        self.kept.append(without_controls(modern_line(prop) if is_foreign else prop.text).strip())
        if prop.header.group:
            self.kept_groups.add(prop.header.group)

    def keep_extra(self, prop: Property) -> None:
        """Keep a second value where there can be one, and report it unless it is the same in another language."""
        if not self.is_own and not prop.header.parameter("ALTID"):
            self.problem(prop, f"A second {prop.header.name} was kept without being used")
        self.keep(prop)

    def close(self) -> ReadContact:
        """The contact; no draft when the card is a list or says nothing at all."""
        if self.is_list:
            reason = "This card is a list of contacts, not a contact"
            self.problems.append(Problem(self.line, reason, self.formatted_name))
            return ReadContact(None, self.line, tuple(self.problems))
        self._use_label_lines()
        self._use_formatted_name()
        if self.role is not None:
            self._use_role(self.role)
        name = self.name
        if not self.company and not name.nickname and not self._has_name_parts():
            name = self._stand_in_name()
            if not name:
                reason = "This card says neither who it is nor how to reach anyone"
                self.problems.append(Problem(self.line, reason, shown("; ".join(self.kept))))
                return ReadContact(None, self.line, tuple(self.problems))
            self.problems.append(Problem(self.line, "This card has no name and is shown as", name.nickname))
        if self.details:
            self.note("\n".join(self.details), self.today)
        draft = ContactDraft(
            name,
            self.company,
            self.job_title,
            self.status,
            self.source,
            self.can_afford,
            self.interested,
            self.label_name,
            frozenset(self.flags),
            _preferred_first(self.phones),
            _preferred_first(self.emails),
            _preferred_first(self.addresses),
            _preferred_first(self.websites),
            tuple(self.occasions),
            tuple(self.interests),
            tuple(self.groups),
            tuple(self.notes),
            self.uid,
            tuple(self.kept),
            self.preferred_weekday,
            self.photo,
        )
        return ReadContact(draft, self.line, tuple(self.problems))

    def _use_role(self, role: Property) -> None:
        text = self.text(role)
        if not self.job_title:
            self.job_title = text
        elif text != self.job_title:
            self.keep(role)

    def _use_label_lines(self) -> None:
        """A LABEL without an ADR is the address; beside one it says the same again and is kept."""
        for prop in self.label_lines:
            text = self.lines(prop)
            if self.addresses or not text:
                self.keep(prop)
            else:
                self.addresses.append((NOT_PREFERRED, PostalAddress(street=text)))

    def _use_formatted_name(self) -> None:
        """FN names the contact when N does not, and is kept when it says more than N."""
        text = self.formatted_name
        if not text or text == self.company or (self.is_own and self.has_name_line):
            return
        if self._has_name_parts():
            if self._says_more_than_name(text):
                self.detail("Formatted name", text)
        elif self.is_company or looks_like_firm(text):
            if self.company:
                self.detail("Formatted name", text)
            else:
                self.company = text
        elif text != self.name.nickname:
            self.name = split_name(text)._replace(nickname=self.name.nickname)

    def _has_name_parts(self) -> bool:
        name = self.name
        return bool(name.given or name.family or name.additional or name.prefix or name.suffix)

    def _says_more_than_name(self, text: str) -> bool:
        """True when `text` has a word that neither is in the other fields nor the initial of one."""
        name = self.name
        if text == f"{name.given} {name.family}":
            return False
        known = {word for part in (name.full, name.nickname, self.company, self.job_title) for word in fold_words(part)}
        initials = {word[0] for word in known}
        return any(word not in known and word not in initials for word in fold_words(text))

    def _stand_in_name(self) -> PersonName:
        entries = [e.address for _, e in self.emails] + [p.number for _, p in self.phones]
        entries += [w.url for _, w in self.websites]
        has_more = any((self.addresses, self.notes, self.details, self.job_title, self.groups, self.occasions))
        return stand_in_name(entries, has_more=has_more)


def _preferred_first(entries: list[tuple[int, _Entry]]) -> tuple[_Entry, ...]:
    if not entries:
        return ()
    if len(entries) > 1:
        entries.sort(key=lambda entry: entry[0])
    return tuple([entry for _, entry in entries])
