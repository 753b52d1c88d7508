"""What an import found and did: verdicts, counts, problems, rows of the preview."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from models.services.exchange.import_choices import ConflictChoice

if TYPE_CHECKING:
    from models.formats.reading import Problem
    from models.services.exchange.import_files import ContactFile

# More are counted, not told: a list of this length says that the file is of another kind.
MAX_PROBLEMS_TOLD = 1_000
# So many rows of each verdict are shown before an import, and so many lines are remembered for writing them out.
MAX_ROWS_OF_A_VERDICT = 5_000


class Verdict(StrEnum):
    """What becomes of a contact of a file."""

    NEW = "new"
    UPDATE = "update"
    SAME = "same"
    CONFLICT = "conflict"
    TRASHED = "in the trash"
    UNREADABLE = "unreadable"


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
    """A file that was read: its layout (vCard, Google, …), its encoding, and how many contacts it held.

    `open_dates` are the columns whose days can be read in two ways, each with an example; how is for the owner to say.
    `notices` concern the file as a whole.
    """

    path: Path
    layout: str
    read: int
    encoding: str = ""
    open_dates: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or a trial of it would do.

    `counts` has the number of contacts by verdict; `changed` are those of the book that were written to, be it an
    update or what a conflict adds. `conflicts` counts those where book and file disagree by what became of them.
    `problem_count` counts all problems, `problems` holds the first of them; a contact that came in may have some.
    `failed` are the lines that did not come in: of what is unreadable or in conflict. `import_id` is that of an import
    that wrote something.
    """

    counts: dict[Verdict, int]
    changed: int
    enrolled: int
    problem_count: int
    problems: tuple[ImportProblem, ...]
    files: tuple[ImportedFile, ...]
    contact_ids: range
    failed: tuple[tuple[Path, int], ...]
    conflicts: dict[ConflictChoice, int]
    import_id: int | None = None

    @property
    def read(self) -> int:
        """All contacts of the files."""
        return sum(self.counts.values())

    @property
    def added(self) -> int:
        """The new ones."""
        return self.counts[Verdict.NEW]

    @property
    def unreadable(self) -> int:
        """Those of which nothing can be kept."""
        return self.counts[Verdict.UNREADABLE]

    @property
    def is_empty(self) -> bool:
        """True when it writes nothing."""
        return not self.added and not self.changed


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A contact of a file before it comes in: what it is called, what more is seen of it, and why this verdict.

    `changing` are the ways to settle a conflict that change the contact of the book; it is empty for all other rows,
    and for a conflict that can't be settled, since several contacts of the book fit.
    """

    path: Path
    line: int
    verdict: Verdict
    name: str
    detail: str
    reasons: tuple[str, ...]
    changing: frozenset[ConflictChoice] = frozenset()


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """The first rows of each verdict in the order of the files, and the counts of all."""

    rows: tuple[PreviewRow, ...]
    report: ImportReport


class Tally:
    """Counts and collects while files are read."""

    def __init__(self, files: Sequence["ContactFile"], *, keeps_rows: bool) -> None:
        self._files = files
        self._order = {file.path: place for place, file in enumerate(files)}
        self._keeps_rows = keeps_rows
        self._counts: Counter[Verdict] = Counter()
        self._problem_count = 0
        self._problems: list[ImportProblem] = []
        self._failed: list[tuple[Path, int]] = []
        self._rows: list[PreviewRow] = []
        self._conflicts: Counter[ConflictChoice] = Counter()
        self.changed = 0
        self.enrolled = 0

    def count_new(self) -> None:
        """Count a new contact of which nothing more is to be told."""
        self._counts[Verdict.NEW] += 1

    def count_conflict(self, choice: ConflictChoice) -> None:
        """Count a conflict by what becomes of it."""
        self._conflicts[choice] += 1

    def add(self, row: PreviewRow, *, is_left_out: bool = False) -> None:
        """Count a contact and keep its row, and its line where it is left out, while there are not too many."""
        self._counts[row.verdict] += 1
        few = self._counts[row.verdict] <= MAX_ROWS_OF_A_VERDICT
        if few and self._keeps_rows:
            self._rows.append(row)
        if few and is_left_out:
            self._failed.append((row.path, row.line))

    @property
    def keeps_rows(self) -> bool:
        """True when rows are shown to the owner."""
        return self._keeps_rows

    def add_problems(self, path: Path, problems: Iterable["Problem"]) -> None:
        """Count problems and keep the first of them."""
        for problem in problems:
            self._problem_count += 1
            if len(self._problems) < MAX_PROBLEMS_TOLD:
                self._problems.append(ImportProblem(path, problem.line, problem.reason, problem.text))

    def rows(self) -> tuple[PreviewRow, ...]:
        """The rows, as they stand in the files."""
        return tuple(sorted(self._rows, key=lambda row: (self._order[row.path], row.line)))

    def report(self, contact_ids: range) -> ImportReport:
        """All counts."""
        return ImportReport(
            counts={verdict: self._counts[verdict] for verdict in Verdict},
            changed=self.changed,
            enrolled=self.enrolled,
            problem_count=self._problem_count,
            problems=tuple(self._problems),
            files=tuple(_imported(file) for file in self._files),
            contact_ids=contact_ids,
            conflicts={choice: self._conflicts[choice] for choice in ConflictChoice},
            failed=tuple(sorted(self._failed, key=lambda failed: (self._order[failed[0]], failed[1]))),
        )


def _imported(file: "ContactFile") -> ImportedFile:
    notices = tuple(f"{notice.reason}: {notice.text}" if notice.text else notice.reason for notice in file.notices)
    return ImportedFile(file.path, file.layout, file.read, file.encoding, file.open_dates, notices)
