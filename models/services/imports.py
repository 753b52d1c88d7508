"""Bring contacts in from files: all of them or nothing, each once, and nothing that is left out goes unsaid."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from models.clock import Clock
from models.domain.contacts import ContactDraft
from models.domain.identity import identity_keys
from models.jobs import NoProgress, Progress
from models.store.bulk_contacts import BulkContacts
from models.store.database import Book
from models.store.known_contacts import KnownContacts, load_known

if TYPE_CHECKING:
    from models.formats.reading import Problem, ReadContact
    from models.services.import_files import ContactFile

# More are counted, not told: a list of this length says that the file is of another kind.
MAX_PROBLEMS_TOLD = 1_000
MAX_PREVIEW_ROWS = 1_000


class Verdict(StrEnum):
    """What becomes of a contact of a file."""

    NEW = "new"
    SAME = "already in the book"
    TRASHED = "in the trash"
    UNREADABLE = "not understood"


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """What was not understood: the file, its line (1 is the first), why, and what stands there, shortened."""

    path: Path
    line: int
    reason: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}" + (f": {self.text}" if self.text else "")


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that was read: what its layout is (vCard, Google, …) and how many contacts it held."""

    path: Path
    layout: str
    read: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or a trial of it would do.

    `read` is the sum of the four counts after it. `problem_count` counts all problems, `problems` holds the first of
    them; a contact that came in may have some.
    """

    read: int
    added: int
    skipped: int
    trashed: int
    unreadable: int
    problem_count: int
    problems: tuple[ImportProblem, ...]
    files: tuple[ImportedFile, ...]
    contact_ids: range


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A contact of a file before it comes in. `draft` is None where nothing of it can be kept."""

    path: Path
    line: int
    verdict: Verdict
    draft: ContactDraft | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """The first rows of what would come in, and the counts of all."""

    rows: tuple[PreviewRow, ...]
    report: ImportReport


class Imports:
    """Bringing in files. In a worker's thread, call it inside `book.connection()`."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def preview(self, paths: Sequence[Path], progress: Progress | None = None) -> ImportPreview:
        """What would come in from `paths`; the book is not touched.

        Raises:
            InputError: a file is not there or can't be read as contacts.
            MachineError: the system refuses to read one.
            JobCancelledError: the owner asked to stop.
        """
        tally = self._sift(paths, progress, None, max_rows=MAX_PREVIEW_ROWS)
        return ImportPreview(tuple(tally.rows), tally.report(range(0)))

    def run(self, paths: Sequence[Path], progress: Progress | None = None, *, dry_run: bool = False) -> ImportReport:
        """Bring in the contacts of `paths` that are not in the book yet, as one step that can be undone.

        A contact is in the book when its uid is, or its name with one of its e-mail addresses or numbers.

        Raises:
            InputError: a file is not there or can't be read as contacts; nothing was changed.
            MachineError: the system refuses to read one, or to write the book; nothing was changed.
            JobCancelledError: the owner asked to stop; nothing was changed.
        """
        if dry_run:
            return self._sift(paths, progress, None).report(range(0))
        names = paths[0].name if len(paths) == 1 else f"{len(paths)} files"
        with self._book.bulk_transaction(f"Import {names}") as work:
            contacts = BulkContacts(self._book.database, work, self._book.now_text())
            tally = self._sift(paths, progress, contacts)
            contacts.flush()
        return tally.report(contacts.ids)

    def _sift(
        self, paths: Sequence[Path], progress: Progress | None, target: BulkContacts | None, max_rows: int = 0
    ) -> "_Tally":
        from models.services.import_files import ContactFile, read_files  # the formats are not needed to start

        files = [ContactFile(path) for path in paths]
        tally = _Tally(files, max_rows)
        with self._book.telling_errors():
            known = load_known(self._book.database)
        sieve = _Sieve(known, is_alone=len(files) == 1)
        for file, contact in read_files(files, self._clock.today(), progress or NoProgress()):
            draft = contact.draft
            verdict = Verdict.UNREADABLE if draft is None else sieve.verdict(file, draft)
            tally.add(file, contact, verdict)
            if draft is not None and verdict is Verdict.NEW:
                uid = sieve.take_uid(draft)
                if target is not None:
                    target.add(draft, uid)
        for file in files:
            tally.add_problems(file, file.notices)
        return tally


class _Sieve:
    """Tells the new contacts from those that are in the book, or came from an earlier file of the same import.

    Within one file only the uid counts: two colleagues may well share a number.
    """

    def __init__(self, known: KnownContacts, *, is_alone: bool) -> None:
        self._known = known
        self._is_alone = is_alone
        self._file: ContactFile | None = None
        self._keys_of_file: set[str] = set()

    def verdict(self, file: "ContactFile", draft: ContactDraft) -> Verdict:
        if file is not self._file:
            self._known.keys |= self._keys_of_file
            self._keys_of_file.clear()
            self._file = file
        if draft.uid in self._known.trashed_uids:
            return Verdict.TRASHED
        return Verdict.SAME if self._known.has(draft) else Verdict.NEW

    def take_uid(self, draft: ContactDraft) -> str:
        uid = draft.uid or str(uuid.uuid4())
        self._known.uids.add(uid)
        if not self._is_alone:
            self._keys_of_file.update(identity_keys(draft))
        return uid


class _Tally:
    """Counts and collects while files are read; keeps the first `max_rows` rows."""

    def __init__(self, files: list["ContactFile"], max_rows: int) -> None:
        self._files = files
        self._max_rows = max_rows
        self._counts = dict.fromkeys(Verdict, 0)
        self._problem_count = 0
        self._problems: list[ImportProblem] = []
        self.rows: list[PreviewRow] = []

    def add(self, file: "ContactFile", contact: "ReadContact", verdict: Verdict) -> None:
        self._counts[verdict] += 1
        if contact.problems:
            self.add_problems(file, contact.problems)
        if len(self.rows) < self._max_rows:
            reasons = tuple(problem.reason for problem in contact.problems)
            self.rows.append(PreviewRow(file.path, contact.line, verdict, contact.draft, reasons))

    def add_problems(self, file: "ContactFile", problems: Sequence["Problem"]) -> None:
        self._problem_count += len(problems)
        for problem in problems[: MAX_PROBLEMS_TOLD - len(self._problems)]:
            self._problems.append(ImportProblem(file.path, problem.line, problem.reason, problem.text))

    def report(self, contact_ids: range) -> ImportReport:
        return ImportReport(
            read=sum(self._counts.values()),
            added=self._counts[Verdict.NEW],
            skipped=self._counts[Verdict.SAME],
            trashed=self._counts[Verdict.TRASHED],
            unreadable=self._counts[Verdict.UNREADABLE],
            problem_count=self._problem_count,
            problems=tuple(self._problems),
            files=tuple(ImportedFile(file.path, file.layout, file.read) for file in self._files),
            contact_ids=contact_ids,
        )
