"""What the commands about imports do."""

import argparse
from collections.abc import Sequence

from models.context import Context
from models.domain.status import Status
from models.errors import InputError
from models.formats.reading import DayOrder, ReadingChoices
from models.jobs import Progress
from models.services.enrolments import PlanChoice
from models.services.exchange.import_choices import ConflictChoice, ImportChoices
from models.services.exchange.import_reports import ImportReport, Verdict
from ui.commands.documents import import_document, past_import_document
from ui.commands.outcome import Command, Outcome, counted


def import_files(context: Context, arguments: argparse.Namespace, progress: Progress) -> Outcome:
    """`import`: the contacts of files come into the book."""
    choices = _choices(context, arguments)
    report = context.imports.run(arguments.files, progress, choices, dry_run=arguments.dry_run)
    lines = _report_lines(report, is_trial=arguments.dry_run)
    if choices.plan_id is not None and not arguments.dry_run:
        lines.append(f"Put {counted(report.enrolled, 'contact')} on {context.plans.get(choices.plan_id).name}.")
    failed = 0
    if arguments.failed is not None and report.failed:
        failed = context.imports.write_failed(report, arguments.failed, choices)
        lines.append(f"Wrote {counted(failed, 'row')} that did not come in to {arguments.failed}.")
    document = {**import_document(report, is_trial=arguments.dry_run), "failed_written": failed}
    if report.unreadable and report.unreadable == report.read:
        names = ", ".join(str(file.path) for file in report.files)
        failure = f"Nothing in {names} was understood, so nothing was brought in."
        return Outcome(document, lines, exit_code=InputError.exit_code, failure=failure)
    return Outcome(document, lines)


def list_imports(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`imports`: the imports that took place; with `--revert` one of them is taken back."""
    if arguments.revert is not None:
        return _revert(context, arguments.revert, leaves_edited=arguments.leave_edited)
    rows = context.import_reverts.list_all()
    lines = [
        f"{row.id:>5}  {row.made_at[:10]}  {row.files}:"
        f" {row.added:,} added, {row.updated:,} updated ({row.state.value})"
        for row in rows
    ]
    return Outcome({"imports": [past_import_document(row) for row in rows]}, lines or ["Nothing was imported yet."])


def _revert(context: Context, import_id: int, *, leaves_edited: bool) -> Outcome:
    report = context.import_reverts.revert(import_id, leaves_edited=leaves_edited)
    document = {
        "reverted": import_id,
        "removed": report.removed,
        "left": [{"contact_id": contact.id, "name": contact.name} for contact in report.left],
    }
    lines = [
        f"Took back import {import_id}: {counted(report.removed, 'contact')} removed.",
        *(f"Left as it is, since it was changed: {contact.name}" for contact in report.left),
    ]
    return Outcome(document, lines)


def _choices(context: Context, arguments: argparse.Namespace) -> ImportChoices:
    has_plan = arguments.plan not in ("", PlanChoice.NONE.value)
    return ImportChoices(
        reading=_reading(context, arguments),
        status=Status(arguments.status),
        source=" ".join(arguments.source.split()),
        group=" ".join(arguments.group.split()),
        plan_id=context.plans.get_by_name(arguments.plan)[0] if has_plan else None,
        conflicts=ConflictChoice(arguments.conflicts),
    )


def _reading(context: Context, arguments: argparse.Namespace) -> ReadingChoices:
    mapping = context.column_mappings.get_by_name(arguments.map) if arguments.map else None
    return ReadingChoices(
        encoding=arguments.encoding,
        day_order=DayOrder(arguments.dates) if arguments.dates else None,
        meanings=mapping.meanings if mapping is not None else None,
    )


def _report_lines(report: ImportReport, *, is_trial: bool) -> list[str]:
    counts = report.counts
    would = "Would add" if is_trial else "Added"
    updated = "Would update" if is_trial else "Updated"
    return [
        *(f"{file.path}: {counted(file.read, 'contact')} ({file.layout})" for file in report.files),
        f"{would} {report.added:,} of {counted(report.read, 'contact')}.",
        *_line(updated, report.changed),
        *_line("Already in the book", counts[Verdict.SAME]),
        *_line("Different in the book", counts[Verdict.CONFLICT]),
        *_line("In the trash, and left there", counts[Verdict.TRASHED]),
        *_line("Not understood, and left out", report.unreadable),
        *(
            f"{file.path}: {column} can be read in two ways ({example}); say --dates dmy or --dates mdy."
            for file in report.files
            for column, example in file.open_dates
        ),
        *map(str, report.problems),
        *([f"… and {rest:,} more."] if (rest := report.problem_count - len(report.problems)) else []),
    ]


def _line(words: str, count: int) -> Sequence[str]:
    return [f"{words}: {count:,}."] if count else []


IMPORT_COMMANDS: dict[str, Command] = {"import": import_files, "imports": list_imports}
