"""Bring contacts in from files: all of them or nothing, each once, and nothing that is left out goes unsaid."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from models.clock import Clock
from models.domain.duplicates import NumberKey
from models.errors import InputError
from models.jobs import NoProgress, Progress
from models.services import bulk_enrolment
from models.services.exchange.import_reports import ImportPreview, ImportReport, Tally
from models.services.plans import Plans
from models.store import import_rows
from models.store.bulk_contacts import BulkContacts
from models.store.database import Book, BulkWork
from models.whole_files import written_whole

if TYPE_CHECKING:
    from models.services.exchange.column_mappings import ColumnMappings
    from models.services.exchange.import_choices import ImportChoices
    from models.services.exchange.import_files import ContactFile

_OVER_DAYS = 28


class Imports:
    """Bringing in files. In a worker's thread, call it inside `book.connection()`."""

    def __init__(
        self,
        book: Book,
        plans: Plans,
        mappings: "ColumnMappings",
        clock: Clock,
        number_key: NumberKey,
        system_country: str = "",
    ) -> None:
        """`number_key` makes all spellings of a number one; `system_country` (ISO code) tells how old texts read."""
        self._book = book
        self._plans = plans
        self._clock = clock
        self._system_country = system_country
        self._mappings = mappings
        self._number_key = number_key

    def preview(
        self,
        paths: Sequence[Path],
        progress: Progress | None = None,
        choices: "ImportChoices | None" = None,
        first: int | None = None,
    ) -> ImportPreview:
        """What would come in from `paths`, or from their `first` contacts; the book is not touched.

        Raises:
            InputError: a file is not there or can't be read as contacts.
            MachineError: the system refuses to read one.
            JobCancelledError: the owner asked to stop.
        """
        tally = self._sift(paths, progress or NoProgress(), choices, None, keeps_rows=True, first=first)
        return ImportPreview(tally.rows(), tally.report(range(0)))

    def run(
        self,
        paths: Sequence[Path],
        progress: Progress | None = None,
        choices: "ImportChoices | None" = None,
        *,
        dry_run: bool = False,
    ) -> ImportReport:
        """Bring in the contacts of `paths`, as one step that can be undone.

        A contact is in the book when its uid is, or its name with one of its e-mail addresses or numbers. What the
        file says beside that is added to it; where the two disagree, `choices.conflicts` decides.

        Raises:
            InputError: a file is not there or can't be read as contacts; nothing was changed.
            NotFoundError: there is no such plan; nothing was changed.
            MachineError: the system refuses to read one, or to write the book; nothing was changed.
            JobCancelledError: the owner asked to stop; nothing was changed.
        """
        progress = progress or NoProgress()
        if dry_run:
            return self._sift(paths, progress, choices, None).report(range(0))
        names = paths[0].name if len(paths) == 1 else f"{len(paths)} files"
        with self._book.bulk_transaction(f"Import {names}") as work:
            contacts = BulkContacts(self._book.database, work, self._book.now_text())
            tally = self._sift(paths, progress, choices, contacts)
            contacts.flush(progress)
            if choices is not None and choices.plan_id is not None:
                tally.enrolled = self._enrol(work, contacts.ids, choices.plan_id, progress)
            report = tally.report(contacts.ids)
            if not report.is_empty:
                texts = ", ".join(path.name for path in paths)
                import_id = import_rows.insert(self._book, work.step_id, texts, report.added, report.changed)
                report = replace(report, import_id=import_id)
        return report

    def write_failed(self, report: ImportReport, target: Path, choices: "ImportChoices | None" = None) -> int:
        """Write the rows of an import that did not come in to `target`, in the layout of their file; gives how many.

        Raises:
            InputError: nothing failed, or what failed is of several files.
            MachineError: the disk is full or refuses; nothing was written.
        """
        from models.services.exchange.import_choices import ImportChoices

        paths = list(dict.fromkeys(path for path, _ in report.failed))
        if len(paths) != 1:
            raise InputError("Nothing failed." if not paths else "What failed is of several files; import them singly.")
        lines = {line for _, line in report.failed}
        (file,) = self._files(paths, choices or ImportChoices())
        with written_whole(target) as out:
            for piece in file.copy(lines):
                out.write(piece)
        return len(lines)

    def _files(self, paths: Sequence[Path], choices: "ImportChoices") -> "list[ContactFile]":
        from models.formats.text_encodings import fallback_encoding
        from models.services.exchange.import_files import ContactFile

        fallback = fallback_encoding(self._system_country)
        saved = tuple(row.meanings for row in self._mappings.list_all())
        return [ContactFile(path, replace(choices.reading_of(path), saved=saved), fallback) for path in paths]

    def _sift(
        self,
        paths: Sequence[Path],
        progress: Progress,
        choices: "ImportChoices | None",
        target: BulkContacts | None,
        *,
        keeps_rows: bool = False,
        first: int | None = None,
    ) -> Tally:
        # The formats are not needed to start.
        from models.services.exchange.import_choices import ImportChoices
        from models.services.exchange.import_files import read_files
        from models.services.exchange.import_sieve import Sieve

        choices = choices or ImportChoices()
        files = self._files(paths, choices)
        tally = Tally(files, keeps_rows=keeps_rows)
        sieve = Sieve(self._book, self._today, choices, tally, target, self._number_key, is_alone=len(files) == 1)
        for file, contact in islice(read_files(files, self._today, progress), first):
            sieve.take(file, contact)
        sieve.settle()
        for file in files:
            tally.add_problems(file.path, file.notices)
        return tally

    def _enrol(self, work: BulkWork, contact_ids: range, plan_id: int, progress: Progress) -> int:
        plan = self._plans.get(plan_id)
        chosen = bulk_enrolment.not_on_a_plan(self._book, contact_ids)
        days = bulk_enrolment.spread_starts(self._book, len(chosen), plan, self._today, _OVER_DAYS)
        if chosen:
            bulk_enrolment.insert_into(self._book, work, chosen, plan_id, plan, days, progress)
        return len(chosen)

    @property
    def _today(self) -> date:
        return self._clock.today()
