"""The contacts in a file, whatever kind it is; the kind is told by the content before the name."""

import contextlib
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

from models.database_files import is_database
from models.errors import InputError, MachineError, UnreadableFileError
from models.formats.leftovers import copy_cards, copy_rows
from models.formats.reading import Problem, ReadContact, ReadingChoices
from models.formats.spreadsheet import open_table, read_spreadsheet
from models.formats.spreadsheet_text import chosen_encoding
from models.formats.text_encodings import WESTERN
from models.formats.vcard import read_vcards
from models.jobs import Progress

_SNIFFED_BYTES = 8_192
_BUFFER = 1 << 18
_CONTACTS_BETWEEN_REPORTS = 200
_CARD = re.compile(r"^[\s\ufeff]*BEGIN:VCARD", re.IGNORECASE | re.MULTILINE)
_CALENDAR = re.compile(r"^[\s\ufeff]*BEGIN:VCALENDAR", re.IGNORECASE)
_CARD_SUFFIXES = frozenset((".vcf", ".vcard"))


@dataclass(slots=True)
class ContactFile:
    """A file with contacts; `read` counts them.

    `layout` (such as *Google*), `encoding`, `notices` and `open_dates` (columns whose days can be read in two ways,
    each with an example) are known once it was begun.
    """

    path: Path
    reading: ReadingChoices = field(default_factory=ReadingChoices)
    fallback_encoding: str = WESTERN
    layout: str = ""
    encoding: str = ""
    read: int = 0
    notices: tuple[Problem, ...] = ()
    open_dates: tuple[tuple[str, str], ...] = ()

    def contacts(self, today: date, tell_bytes: Callable[[int], None]) -> Iterator[ReadContact]:
        """The contacts, one at a time; `tell_bytes` is called now and then with the number of bytes read.

        Raises:
            InputError: there is no such file.
            UnreadableFileError: it holds no contacts, or is damaged beyond reading.
            MachineError: the system refuses to read it.
        """
        with opened(self.path) as stream:
            for contact in self._read(stream, today):
                if self.read % _CONTACTS_BETWEEN_REPORTS == 0:
                    tell_bytes(stream.tell())
                self.read += 1
                yield contact

    def copy(self, lines: Collection[int]) -> Iterator[bytes]:
        """What begins in these lines, as a file of the same layout, in pieces.

        Raises:
            InputError, UnreadableFileError, MachineError: as `contacts`.
        """
        with opened(self.path) as stream:
            if self._holds_cards(stream):
                yield from copy_cards(stream, lines)
            else:
                yield from copy_rows(open_table(stream, self.reading, self.fallback_encoding), lines)

    def _holds_cards(self, stream: BinaryIO) -> bool:
        beginning = _text_of(stream.read(_SNIFFED_BYTES))
        stream.seek(0)
        if _CALENDAR.match(beginning):
            raise UnreadableFileError("This is a calendar; contacts come as vCard or CSV files.")
        return bool(_CARD.search(beginning)) or self.path.suffix.lower() in _CARD_SUFFIXES

    def _read(self, stream: BinaryIO, today: date) -> Iterator[ReadContact]:
        if self._holds_cards(stream):
            self.layout = "vCard"
            return read_vcards(stream, today, chosen_encoding(self.reading), self.fallback_encoding)
        spreadsheet = read_spreadsheet(stream, today, self.reading, self.fallback_encoding)
        self.layout, self.encoding, self.notices = spreadsheet.layout, spreadsheet.encoding, spreadsheet.notices
        self.open_dates = spreadsheet.open_dates
        return spreadsheet.contacts()


@contextlib.contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file of the owner's for reading; whatever is the matter with it comes as a sentence that names it.

    Raises:
        InputError: there is no such file.
        UnreadableFileError: who reads it in the block says that it can't be read.
        MachineError: the system refuses.
    """
    if is_database(path):
        raise UnreadableFileError(f"{path.name}: This is a database, not a spreadsheet.")
    try:
        with path.open("rb", _BUFFER) as stream:
            yield stream
    except UnreadableFileError as error:
        kind = type(error)
        raise kind(f"{path.name}: {error}") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a folder; name the files in it.") from None
    except (FileNotFoundError, NotADirectoryError):
        raise InputError(f"There is no file {path}.") from None
    except OSError as error:
        raise MachineError(f"The file {path} can't be read: {error.strerror or error}.") from error


def _text_of(start: bytes) -> str:
    is_utf_16 = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    return start.decode("utf-16" if is_utf_16 else "latin-1", "replace")


def read_files(
    files: Sequence[ContactFile], today: date, progress: Progress
) -> Iterator[tuple[ContactFile, ReadContact]]:
    """The contacts of several files with the file that each is from; progress counts bytes.

    Raises:
        InputError, MachineError: as `ContactFile.contacts`.
        JobCancelledError: the owner asked to stop.
    """
    sizes = [_size_of(file.path) for file in files]
    total, before = sum(sizes), 0
    for file, size in zip(files, sizes, strict=True):
        report = partial(_report, progress, before, total, file.path.name)
        for contact in file.contacts(today, report):
            yield file, contact
        before += size
    progress.report(total, total)


def _report(progress: Progress, before: int, total: int, name: str, done: int) -> None:
    progress.report(before + done, total, name)


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        # Opening it tells what is the matter.
        return 0
