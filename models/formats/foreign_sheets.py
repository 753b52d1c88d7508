"""What other programs' spreadsheets have no column for, told in words in their column for notes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from models.domain.contacts import ContactDraft, Phone, PostalAddress
from models.domain.folding import fold_words
from models.domain.occasions import Occasion, Recurrence
from models.domain.status import Status

AddressText = Callable[[PostalAddress], str]
"""An address in lines as its country writes it."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


# Google has fields of the owner's own naming; these are Barnacle's.
FIELD_NAMES = ("Interests", "Source", "Status")
_ADDRESS = "Address: "


def contact_notes(draft: ContactDraft, more: Iterable[str] = ()) -> str:
    """The notes with their days, then flags, dates that return monthly, and what else has no column."""
    return "\n".join([*_usual_lines(draft), *more])


def _usual_lines(draft: ContactDraft) -> Iterator[str]:
    for note in draft.notes:
        yield f"{note.written_on}: {note.text}"
    if draft.flags:
        yield "Flags: " + ", ".join(sorted(draft.flags))
    for occasion in draft.occasions:
        if occasion.recurrence is not Recurrence.YEARLY:
            yield f"{occasion_words(occasion)}: {return_words(occasion)}"


def occasion_words(occasion: Occasion) -> str:
    """The name of an occasion with a capital letter."""
    return occasion.title[:1].upper() + occasion.title[1:]


def day_line(occasion: Occasion) -> str:
    """A yearly occasion: `Name day: --07-26`."""
    return f"{occasion_words(occasion)}: {occasion.day}"


def phone_line(phone: Phone) -> str:
    """A number and its word: `Phone: 555 0100 (boat)`."""
    return f"Phone: {phone.number}" + (f" ({phone.label})" if phone.label else "")


def address_line(text: str) -> str:
    """An address, given in lines."""
    return _ADDRESS + ", ".join(text.splitlines())


def field_values(draft: ContactDraft) -> dict[str, str]:
    """The values of FIELD_NAMES; `tag_lines` has the interests that hold a comma."""
    return dict(zip(FIELD_NAMES, (parted(draft.interests, ", "), draft.source, draft.status.value), strict=True))


def parted(tags: Iterable[str], sign: str) -> str:
    """The tags in one cell, but for those that hold the sign that parts them there."""
    return sign.join(tag for tag in tags if sign.strip() not in tag)


def tag_lines(word: str, tags: Iterable[str], sign: str) -> list[str]:
    """The others, as lines of the notes."""
    return [f"{word}: {tag}" for tag in tags if sign.strip() in tag]


def with_field_values(draft: ContactDraft, values: dict[str, str]) -> ContactDraft:
    """A draft with what its file says in the fields of FIELD_NAMES."""
    interests, source, status = (values.get(name, "") for name in FIELD_NAMES)
    tags = [*draft.interests, *(word.strip() for word in interests.split(","))]
    return replace(
        draft,
        interests=tuple(dict.fromkeys(tag for tag in tags if tag)),
        source=draft.source or source,
        status=Status(status) if status else draft.status,
    )


def is_told_of(draft: ContactDraft, text: str) -> bool:
    """True when a note says only what Barnacle itself tells another program in words of this very contact."""
    told = {" ".join(line.split()) for lines in _told(draft) for line in lines.splitlines()}
    found = (" ".join(line.split()) for line in text.splitlines())
    return all(line in told or not line or _is_address_of(draft, line) for line in found)


def _is_address_of(draft: ContactDraft, line: str) -> bool:
    """True for the line of an address; country and region are written otherwise than they stand in the book."""
    if not line.startswith(_ADDRESS):
        return False
    words = set(fold_words(line))
    return any(
        words.issuperset(fold_words(f"{address.postcode} {address.locality}"))
        and any(words.issuperset(fold_words(part)) for part in (address.street, address.po_box, address.extended))
        for address in draft.addresses
    )


def _told(draft: ContactDraft) -> Iterator[str]:
    yield from _usual_lines(draft)
    yield from (note.text for note in draft.notes)
    yield f"Nickname: {draft.name.nickname}"
    yield from (f"E-mail: {email.address}" for email in draft.emails)
    yield from map(phone_line, draft.phones)
    yield from (f"Web: {website.url}" for website in draft.websites)
    yield from map(day_line, draft.occasions)
    yield from tag_lines("Group", draft.groups, "")
    yield from tag_lines("Interest", draft.interests, "")


def return_words(occasion: Occasion) -> str:
    """How an occasion that is not yearly returns: `last Friday of the month`."""
    if occasion.recurrence is Recurrence.LAST_WEEKDAY:
        return f"last {_WEEKDAYS[occasion.weekday]} of the month"
    return f"day {occasion.day.day} of the month"
