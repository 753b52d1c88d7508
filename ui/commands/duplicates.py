"""What the command for duplicates does."""

import argparse
from collections.abc import Callable
from typing import Any

from models.context import Context
from models.jobs import Progress
from models.services.duplicates import DuplicatePair, DuplicateReport
from models.services.lists import ContactRow
from models.services.merging import MergeRow
from ui.commands.outcome import Command, Outcome, counted


def duplicates(context: Context, arguments: argparse.Namespace, progress: Progress) -> Outcome:
    """`duplicates`: who may be in the book twice; merges the certain ones, takes a merge back, or keeps two apart."""
    merged: list[MergeRow] = []
    lines: list[str] = []
    if arguments.merge_certain:
        merged = context.merging.merge_certain(progress)
        lines = [f"Merged {r.former_name} ({r.former_id}) into {r.contact_name} ({r.contact_id})." for r in merged]
    elif arguments.undo_merge is not None:
        undone = context.merging.undo_merge(arguments.undo_merge)
        lines = [f"{undone.name} is a contact again.", *(f"Stays as it is now: {name}" for name in undone.kept)]
    elif arguments.keep_apart is not None:
        context.duplicates.keep_apart(*arguments.keep_apart)
        lines = ["They are not shown as duplicates any more."]
    report = context.duplicates.find(progress)
    document = {
        "count": report.count,
        "pairs": [_pair_document(pair) for pair in report.pairs],
        "merged": [_merge_document(row) for row in merged],
        "merges": [_merge_document(row) for row in context.merging.list_merges()],
    }
    return Outcome(document, [*lines, *_lines(report)])


DUPLICATE_COMMANDS: dict[str, Command] = {"duplicates": duplicates}


def _lines(report: DuplicateReport) -> list[str]:
    if not report.count:
        return ["Nobody seems to be in the book twice."]
    words: Callable[[ContactRow], str] = _contact_words
    found = [
        f"{pair.match.score:>3}  {words(pair.left)} – {words(pair.right)}: {', '.join(pair.match.reasons)}"
        for pair in report.pairs
    ]
    more = report.count - len(report.pairs)
    return [
        f"{counted(report.count, 'pair')} may be one contact:",
        *found,
        *([f"… and {more:,} more."] if more else []),
    ]


def _contact_words(row: ContactRow) -> str:
    about = ", ".join(filter(None, (row.company, row.locality)))
    return f"{row.name} ({row.id}{about and ', '}{about})"


def _pair_document(pair: DuplicatePair) -> dict[str, Any]:
    return {
        "score": pair.match.score,
        "is_certain": pair.match.is_certain,
        "reasons": [reason.value for reason in pair.match.reasons],
        "contacts": [
            {"id": row.id, "name": row.name, "company": row.company, "locality": row.locality}
            for row in (pair.left, pair.right)
        ],
    }


def _merge_document(row: MergeRow) -> dict[str, Any]:
    return {
        "former_id": row.former_id,
        "former_name": row.former_name,
        "contact_id": row.contact_id,
        "name": row.contact_name,
        "merged_at": row.merged_at.isoformat(),
    }
