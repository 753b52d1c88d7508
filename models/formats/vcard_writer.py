"""Write vCard 3.0 (RFC 2426) and 4.0 (RFC 6350).

What the standards have no property for goes into `X-BARNACLE-` properties and parameters, so that a contact comes back
as it was.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.contacts import Answer, ContactDraft, Email, Kind, Phone, Photo, PostalAddress, Website
from models.domain.occasions import DEFAULT_LEAD_DAYS, Occasion, OccasionKind, Recurrence
from models.domain.status import Status
from models.formats.kinds import TYPE_OF_KIND, safe_label
from models.formats.reading import without_controls
from models.formats.vcard_values import OWN, escape

_FOLD_BYTES = 75
_FRIDAY = 4
_EQUALS = ord("=")
_APPLE_ANNIVERSARY = "_$!<Anniversary>!$_"


class VCardVersion(StrEnum):
    """The versions that are written."""

    V3 = "3.0"
    V4 = "4.0"


def write_vcards(drafts: Iterable[ContactDraft], version: VCardVersion = VCardVersion.V3) -> Iterator[bytes]:
    """Each contact as one card: UTF-8, CR LF, folded at 75 bytes between characters (RFC 6350 section 3.2)."""
    for draft in drafts:
        lines = _Writer(draft, version).lines()
        text = "\r\n".join(lines)
        if not text.isascii() or max(map(len, lines)) > _FOLD_BYTES:
            text = "\r\n".join([line if len(line) <= _FOLD_BYTES and line.isascii() else fold(line) for line in lines])
        yield text.encode("utf-8", "replace") + b"\r\n"


def loose_lines(draft: ContactDraft) -> list[str]:
    """All but the names of a contact as unfolded lines, to be kept where no card is; `read_loose_lines` reads them."""
    return _Writer(draft, VCardVersion.V4).lines_without_name()


def fold(line: str) -> str:
    """`line` with CR LF and a blank after every 75 bytes at most, never inside a character (RFC 5545 section 3.1).

    Nor after a `=`, which would be a soft break of quoted-printable.
    """
    if len(line) <= _FOLD_BYTES and (line.isascii() or len(line.encode("utf-8", "replace")) <= _FOLD_BYTES):
        return line
    data = line.encode("utf-8", "replace")
    pieces: list[bytes] = []
    start, room = 0, _FOLD_BYTES
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80 or (data[end - 1] == _EQUALS and end > start + room - 6):
            end -= 1
        pieces.append(data[start:end])
        start, room = end, _FOLD_BYTES - 1
    pieces.append(data[start:])
    return b"\r\n ".join(pieces).decode()


class _Writer:
    """The lines of one card; `_named` numbers the groups that carry a label."""

    def __init__(self, draft: ContactDraft, version: VCardVersion) -> None:
        self._draft = draft
        self._is_3 = version is VCardVersion.V3
        self._version = version
        self._lines: list[str] = []
        self._group = 0

    def lines(self) -> list[str]:
        """The whole card."""
        self._lines = ["BEGIN:VCARD", f"VERSION:{self._version}", "PRODID:-//Barnacle//Barnacle//EN"]
        self._add_names()
        self.lines_without_name()
        self._lines.append("END:VCARD")
        return self._lines

    def lines_without_name(self) -> list[str]:
        """What follows the names, without the frame of a card."""
        draft = self._draft
        self._add_reaches()
        if draft.occasions:
            self._add_occasions()
        if draft.groups:
            self._lines.append("CATEGORIES:" + ",".join([escape(group) for group in draft.groups]))
        for note in draft.notes:
            pinned = f";{OWN}PINNED=yes" if note.is_pinned else ""
            self._lines.append(f"NOTE;{OWN}WRITTEN-ON={note.written_on}{pinned}:{escape(note.text)}")
        if draft.photo is not None:
            self._add_photo(draft.photo)
        self._add_own()
        # A blank before it would make it the end of the line above.
        self._lines += [without_controls(line).lstrip() for line in draft.kept_lines]
        return self._lines

    def _add_names(self) -> None:
        draft, name, lines = self._draft, self._draft.name, self._lines
        if draft.uid:
            lines.append("UID:" + escape(draft.uid))
        parts = (name.family, name.given, name.additional, name.prefix, name.suffix)
        lines.append("N:" + ";".join([escape(part) if part else "" for part in parts]))
        full = name.full
        lines.append("FN:" + escape(full or draft.company))
        if name.nickname:
            lines.append("NICKNAME:" + escape(name.nickname))
        if draft.company:
            lines.append("ORG:" + escape(draft.company))
            if not full:
                lines.append("X-ABShowAs:COMPANY" if self._is_3 else "KIND:org")
        if draft.job_title:
            lines.append("TITLE:" + escape(draft.job_title))

    def _add_reaches(self) -> None:
        draft = self._draft
        for phone in draft.phones:
            self._add_reach("TEL", phone, escape(phone.number), is_first=phone is draft.phones[0])
        for email in draft.emails:
            self._add_reach("EMAIL", email, escape(email.address), is_first=email is draft.emails[0])
        for website in draft.websites:
            # A web address is no text value: only what would end or change the line is escaped.
            url = website.url.replace("\\", "\\\\").replace("\n", "")
            self._add_reach("URL", website, url, is_first=website is draft.websites[0])
        for address in draft.addresses:
            self._add_reach("ADR", address, _address_value(address), is_first=address is draft.addresses[0])

    def _add_reach(
        self, name: str, entry: Phone | Email | Website | PostalAddress, value: str, *, is_first: bool
    ) -> None:
        """A line with its kind and preference; a label beside no kind gets `OTHER`, so that it is not a kind."""
        kind, label = entry.kind, entry.label
        header = f"{name};TYPE={TYPE_OF_KIND[kind]}" if label or kind is not Kind.OTHER else name
        if is_first:
            header += ";TYPE=PREF" if self._is_3 else ";PREF=1"
        if isinstance(entry, PostalAddress) and entry.returned_on is not None:
            header += f";{OWN}RETURNED-ON={entry.returned_on}"
        self._add(header, value, safe_label(label))

    def _add(self, header: str, value: str, label: str) -> None:
        """A line; with a label it becomes a group with X-ABLabel, which Apple's, Google's and other programs show."""
        if not label:
            self._lines.append(f"{header}:{value}")
            return
        group = self._next_group()
        self._lines += (f"{group}.{header}:{value}", f"{group}.X-ABLabel:{escape(label)}")

    def _next_group(self) -> str:
        while True:
            self._group += 1
            group = f"item{self._group}"
            if not any(line.lower().startswith(group + ".") for line in self._draft.kept_lines):
                return group

    def _add_occasions(self) -> None:
        birthday = self._draft.birthday
        for occasion in self._draft.occasions:
            if occasion is birthday:
                self._add(*self._occasion("BDAY", OccasionKind.BIRTHDAY, occasion), safe_label(occasion.name))
            elif occasion.kind is OccasionKind.ANNIVERSARY and not occasion.name:
                name, label = ("X-ABDATE", _APPLE_ANNIVERSARY) if self._is_3 else ("ANNIVERSARY", "")
                self._add(*self._occasion(name, OccasionKind.ANNIVERSARY, occasion), label)
            else:
                self._add(*self._occasion("X-ABDATE", None, occasion), safe_label(occasion.title))

    def _occasion(self, name: str, kind: OccasionKind | None, occasion: Occasion) -> tuple[str, str]:
        """Header and value of an occasion; parameters say what `kind` and the usual values do not."""
        header = [name]
        if occasion.kind is not kind:
            header.append(f"{OWN}KIND={occasion.kind}")
        if occasion.name:
            header.append(f"{OWN}NAMED=yes")
        if occasion.lead_days != DEFAULT_LEAD_DAYS:
            header.append(f"{OWN}LEAD-DAYS={occasion.lead_days}")
        if occasion.leap_rule is not LeapRule.FEBRUARY_28:
            header.append(f"{OWN}LEAP-RULE={occasion.leap_rule}")
        if occasion.recurrence is not Recurrence.YEARLY:
            header.append(f"{OWN}RECURRENCE={occasion.recurrence}")
        if occasion.weekday != _FRIDAY:
            header.append(f"{OWN}WEEKDAY={occasion.weekday}")
        if self._is_3 and occasion.day.year is None:
            header.append("X-APPLE-OMIT-YEAR=1604")
        return ";".join(header), self._day(occasion.day)

    def _day(self, day: CalendarDay) -> str:
        """The date; a year that is not known is `--MMDD` in 4.0 and 1604, as Apple has it, in 3.0."""
        if self._is_3:
            return f"{day.year or 1604:04}-{day.month:02}-{day.day:02}"
        return f"--{day.month:02}{day.day:02}" if day.year is None else f"{day.year:04}{day.month:02}{day.day:02}"

    def _add_photo(self, photo: Photo) -> None:
        if self._is_3:
            kind = photo.media_type.rpartition("/")[2].upper()
            self._lines.append(f"PHOTO;ENCODING=b;TYPE={kind}:{photo.data}")
        else:
            self._lines.append(f"PHOTO:data:{photo.media_type};base64,{photo.data}")

    def _add_own(self) -> None:
        draft, lines = self._draft, self._lines
        if draft.interests:
            if self._is_3:
                lines.append(f"{OWN}INTERESTS:" + ",".join([escape(interest) for interest in draft.interests]))
            else:
                lines += ["INTEREST:" + escape(interest) for interest in draft.interests]
        if draft.status is not Status.LEAD:
            lines.append(f"{OWN}STATUS:{draft.status}")
        if draft.source:
            lines.append(f"{OWN}SOURCE:{escape(draft.source)}")
        if draft.can_afford is not Answer.UNKNOWN:
            lines.append(f"{OWN}CAN-AFFORD:{draft.can_afford}")
        if draft.interested is not Answer.UNKNOWN:
            lines.append(f"{OWN}INTERESTED:{draft.interested}")
        if draft.label_name:
            lines.append(f"{OWN}LABEL-NAME:{escape(draft.label_name)}")
        if draft.preferred_weekday is not None:
            lines.append(f"{OWN}BEST-WEEKDAY:{draft.preferred_weekday}")
        if draft.flags:
            lines.append(f"{OWN}FLAGS:" + ",".join(sorted(draft.flags)))


def _address_value(address: PostalAddress) -> str:
    parts = (
        address.po_box,
        address.extended,
        address.street,
        address.locality,
        address.region,
        address.postcode,
        address.country,
    )
    return ";".join([escape(part) if part else "" for part in parts])
