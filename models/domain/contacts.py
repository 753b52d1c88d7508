"""What a contact is: the draft that is typed, imported, stored, printed and exported."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from models.domain.names import PersonName, shown_name
from models.domain.occasions import Occasion, OccasionKind
from models.domain.status import Status

# The longest text a field takes; longer input is a damaged file or a paste gone wrong.
MAX_FIELD_CHARACTERS = 4_000
MAX_NOTE_CHARACTERS = 1_000_000
# They join or part letters in Persian and Indic names and in emoji, and are no control characters there.
_JOINERS = "\u200c\u200d"


class Answer(StrEnum):
    """The answer to *can afford* and *interested*."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Flag(StrEnum):
    """What must not be done, or no longer."""

    NO_MAIL = "no mail"
    NO_EMAIL = "no e-mail"
    NO_CALL = "no call"
    DO_NOT_CONTACT = "do not contact"
    DECEASED = "deceased"


class Kind(StrEnum):
    """The kind of a phone, e-mail or postal address."""

    WORK = "work"
    HOME = "home"
    MOBILE = "mobile"
    FAX = "fax"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number as it was typed; `label` is the owner's or file's own word for the kind, if any."""

    number: str
    kind: Kind = Kind.OTHER
    label: str = ""


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address as it was typed."""

    address: str
    kind: Kind = Kind.OTHER
    label: str = ""


@dataclass(frozen=True, slots=True)
class Website:
    """A web address as it was typed."""

    url: str
    kind: Kind = Kind.OTHER
    label: str = ""


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """A postal address. `street` and `extended` may have several lines; `country` is a name or ISO code, as typed.

    `returned_on` is the day on which post came back from it; no mail goes there until the owner has checked it.
    """

    street: str = ""
    extended: str = ""
    po_box: str = ""
    locality: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    kind: Kind = Kind.OTHER
    label: str = ""
    returned_on: date | None = None

    def __bool__(self) -> bool:
        return any((self.street, self.extended, self.po_box, self.locality, self.region, self.postcode, self.country))


@dataclass(frozen=True, slots=True)
class Note:
    """A dated note; at most one of a contact's notes is pinned."""

    text: str
    written_on: date
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of a contact; `data` is base64 without blanks."""

    media_type: str
    data: str


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A contact as values, unsaved or read back. One filled name or company is enough.

    The first phone, e-mail and address are the preferred ones. `uid` is kept from the file a contact came from (vCard
    UID), empty for a new one. `kept_lines` are lines of a vCard that Barnacle has no field for, written out again.
    `preferred_weekday` is the day on which a touch is best, 0 for Monday to 6 for Sunday.
    `photo` is None too where it was not asked for, and is never changed by an edit.
    """

    name: PersonName = field(default_factory=PersonName)
    company: str = ""
    job_title: str = ""
    status: Status = Status.LEAD
    source: str = ""
    can_afford: Answer = Answer.UNKNOWN
    interested: Answer = Answer.UNKNOWN
    label_name: str = ""
    flags: frozenset[Flag] = frozenset()
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()
    websites: tuple[Website, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    interests: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    uid: str = ""
    kept_lines: tuple[str, ...] = ()
    preferred_weekday: int | None = None
    photo: Photo | None = None

    @property
    def shown_name(self) -> str:
        """What the contact is called in lists."""
        return shown_name(self.name, self.company)

    @property
    def birthday(self) -> Occasion | None:
        """The birthday, or None."""
        return next((o for o in self.occasions if o.kind is OccasionKind.BIRTHDAY), None)

    def problems(self) -> Iterator[str]:
        """What keeps the draft from being saved, each as one sentence; nothing when it can be saved."""
        if not self.shown_name.strip():
            yield "Type a name or a company."
        for label, text in self._single_line_texts():
            if len(text) > MAX_FIELD_CHARACTERS:
                yield f"The {label} is longer than {MAX_FIELD_CHARACTERS:,} characters."
        if any(len(note.text) > MAX_NOTE_CHARACTERS for note in self.notes):
            yield f"A note is longer than {MAX_NOTE_CHARACTERS:,} characters."
        if any(len(line) > MAX_NOTE_CHARACTERS for line in self.kept_lines):
            yield f"A line kept from a file is longer than {MAX_NOTE_CHARACTERS:,} characters."
        if sum(note.is_pinned for note in self.notes) > 1:
            yield "Only one note can be pinned."

    def _single_line_texts(self) -> Iterator[tuple[str, str]]:
        name = self.name
        yield "name", f"{name.given}{name.family}{name.additional}{name.prefix}{name.suffix}{name.nickname}"
        yield "name on labels", self.label_name
        yield "company", self.company
        yield "job title", self.job_title
        yield "source", self.source
        for phone in self.phones:
            yield "phone number", phone.number
        for email in self.emails:
            yield "e-mail address", email.address
        for address in self.addresses:
            place = f"{address.po_box}{address.locality}{address.region}{address.postcode}{address.country}"
            yield "address", f"{address.street}{address.extended}{place}"
        for website in self.websites:
            yield "web address", website.url
        for occasion in self.occasions:
            yield "name of a date", occasion.name
        for parts in (self.phones, self.emails, self.addresses, self.websites):
            for part in parts:
                yield "word for a kind", part.label
        for tag in (*self.interests, *self.groups):
            yield "interest or group", tag


def clean_text(text: str, *, lines: bool = False) -> str:
    """`text` without NUL and other control characters and without outer blanks; line ends stay when `lines` is true."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c if c.isprintable() or c in _JOINERS or (lines and c in "\n\t") else " " for c in text)
    return kept.strip() if lines else " ".join(kept.split())
