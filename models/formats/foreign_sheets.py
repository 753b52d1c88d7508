"""What other programs' spreadsheets have no column for, told in words in their column for notes."""

from collections.abc import Callable, Iterable

from models.domain.contacts import ContactDraft, PostalAddress
from models.domain.occasions import Occasion, Recurrence

AddressText = Callable[[PostalAddress], str]
"""An address in lines as its country writes it."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def contact_notes(draft: ContactDraft, more: Iterable[str] = ()) -> str:
    """The notes with their days, then flags, dates that return monthly, and what else has no column."""
    lines = [f"{note.written_on}: {note.text}" for note in draft.notes]
    if draft.flags:
        lines.append("Flags: " + ", ".join(sorted(draft.flags)))
    lines += [
        f"{occasion_words(occasion)}: {return_words(occasion)}"
        for occasion in draft.occasions
        if occasion.recurrence is not Recurrence.YEARLY
    ]
    return "\n".join([*lines, *more])


def occasion_words(occasion: Occasion) -> str:
    """The name of an occasion with a capital letter."""
    return occasion.title[:1].upper() + occasion.title[1:]


def return_words(occasion: Occasion) -> str:
    """How an occasion that is not yearly returns: `last Friday of the month`."""
    if occasion.recurrence is Recurrence.LAST_WEEKDAY:
        return f"last {_WEEKDAYS[occasion.weekday]} of the month"
    return f"day {occasion.day.day} of the month"
