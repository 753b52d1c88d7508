"""What the owner chooses for an import as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from models.domain.contacts import ContactDraft
from models.domain.folding import fold
from models.domain.status import Status
from models.formats.reading import ReadingChoices


class ConflictChoice(StrEnum):
    """What becomes of a contact of the book that the file speaks of differently."""

    KEEP = "keep"
    """The book's word stays; what the file has beside it is added."""
    TAKE = "take"
    """The file's word takes its place; what the file has beside it is added."""
    LEAVE = "leave"
    """The contact stays as it is."""


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """How files are read, and what everyone who is new gets.

    `reading` is for all files but those that `readings` names. Status and source fill what the file leaves open, the
    group is added, and `plan_id` is the plan on which the new ones are put, their first touches spread over four weeks.
    `conflicts` is what becomes of all conflicts but those that were `settled` one by one, by file and line.
    """

    reading: ReadingChoices = field(default_factory=ReadingChoices)
    readings: Mapping[Path, ReadingChoices] = field(default_factory=dict)
    status: Status = Status.LEAD
    source: str = ""
    group: str = ""
    plan_id: int | None = None
    conflicts: ConflictChoice = ConflictChoice.KEEP
    settled: Mapping[tuple[Path, int], ConflictChoice] = field(default_factory=dict)

    def reading_of(self, path: Path) -> ReadingChoices:
        """How this file is read."""
        return self.readings.get(path, self.reading)

    def conflict_choice(self, path: Path, line: int) -> ConflictChoice:
        """What becomes of a conflict that begins in this line of a file."""
        return self.settled.get((path, line), self.conflicts)

    @property
    def has_defaults(self) -> bool:
        """True when there is something that the new ones get."""
        return self.status is not Status.LEAD or bool(self.source) or bool(self.group)

    def fill(self, draft: ContactDraft) -> ContactDraft:
        """A new contact with what the owner chose for all of them."""
        if draft.status is Status.LEAD and self.status is not Status.LEAD:
            draft = replace(draft, status=self.status)
        if self.source and not draft.source:
            draft = replace(draft, source=self.source)
        if self.group and fold(self.group) not in map(fold, draft.groups):
            draft = replace(draft, groups=(*draft.groups, self.group))
        return draft
