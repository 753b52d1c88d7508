"""What every reader of contacts gives back, and how it tidies the texts it finds."""

import contextlib
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.domain.contacts import ContactDraft, clean_text
from models.domain.names import PersonName

# A line longer than this is no address book; the longest honest ones carry a photo.
MAX_LINE_BYTES = 8 * 1024 * 1024
_NAMELESS = "(no name)"
_SHOWN_CHARACTERS = 120
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
_FIRM_WORDS = frozenset(
    "ltd limited inc incorporated llc llp plc corp corporation company co gmbh ag kg ohg gbr ug mbh se sa sarl sas srl "
    "spa bv nv oy oyj ab aps pty pvt lda sl slu doo sro zoo kft cie bros brothers sons partners associates group "
    "holding holdings bank university hotel restaurant garage services solutions".split()
)


class DayOrder(StrEnum):
    """What comes first in a date of three numbers where nothing else tells."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """How a file is to be read, where the owner says so.

    `encoding` is a codec's name, and empty when it is to be found out. `meanings` give the columns of a spreadsheet by
    their folded names; of the `saved` ones the first that knows all columns of a file is used for it.
    """

    encoding: str = ""
    day_order: DayOrder | None = None
    meanings: Mapping[str, str] | None = None
    saved: tuple[Mapping[str, str], ...] = ()


class BorrowedText(io.TextIOWrapper):
    """The text of a byte stream that stays open, for whoever opened it, when the text is no longer used."""

    def close(self) -> None:
        """Let go of the stream."""
        with contextlib.suppress(ValueError):
            self.detach()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that was not understood: its line (1 is the first), why, and what stands there, shortened."""

    line: int
    reason: str
    text: str = ""

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}" + (f": {self.text}" if self.text else "")


@dataclass(frozen=True, slots=True)
class ReadContact:
    """One contact of a file. `draft` is None when nothing of it can be kept; `line` is where it begins."""

    draft: ContactDraft | None
    line: int
    problems: tuple[Problem, ...] = ()


def tidy(text: str) -> str:
    """`clean_text` for one line, with a short way for the texts that are clean already."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return clean_text(text)


def tidy_lines(text: str) -> str:
    """`clean_text` for several lines, with a short way for the texts that are clean already."""
    if text.replace("\n", "").isprintable():
        return text.strip()
    return clean_text(text, lines=True)


def without_controls(text: str) -> str:
    """`text` as it is, but for the characters that no line of a file or row of a book may hold."""
    return text if text.isprintable() else _CONTROLS.sub(" ", text)


def shown(text: str) -> str:
    """The beginning of `text` on one line, for a report."""
    text = clean_text(text[: 2 * _SHOWN_CHARACTERS])
    return text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…"


def stand_in_name(entries: Sequence[str], *, has_more: bool) -> PersonName:
    """A name for someone without one, as Android writes them: the first address or number; empty if there is nothing.

    `has_more`: something else is known that should not be lost for want of a name.
    """
    return PersonName(nickname=entries[0] if entries else _NAMELESS if has_more else "")


def looks_like_firm(text: str) -> bool:
    """True when a word such as `Ltd`, `GmbH` or `& Sons` says that `text` names a firm."""
    words = text.lower().replace(".", "").replace(",", " ").split()
    return len(words) > 1 and ("&" in words or "+" in words or not _FIRM_WORDS.isdisjoint(words[1:]))
