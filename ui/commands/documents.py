"""The JSON documents of the command line, as docs/command-line.md describes them."""

from typing import Any

from models.domain.due import DueItem, DueKind, reason
from models.services.due.reminders import Reminder
from models.services.exchange.import_reports import ImportReport, Verdict
from models.services.exchange.import_reverts import ImportRow


def due_document(item: DueItem) -> dict[str, Any]:
    """An item of `due --json`."""
    return {
        "kind": item.kind.value,
        "id": item.id,
        "contact_id": item.contact_id,
        "name": item.contact_name,
        "company": item.company,
        "due_on": item.due_on.isoformat(),
        "days_late": item.days_late,
        "reason": reason(item),
        "method": item.method.value if item.kind is not DueKind.OCCASION else None,
        "carries": item.carries,
        "occasion": item.title if item.kind is not DueKind.FOLLOW_UP else None,
        "falls_on": item.falls_on.isoformat() if item.falls_on else None,
        "years": item.years,
        "plan": item.plan or None,
        "step": item.step,
        "steps": item.steps,
        "is_new": item.is_new,
        "also": [_also_document(other) for other in item.also],
    }


def _also_document(item: DueItem) -> dict[str, Any]:
    whole = due_document(item)
    kept = ("id", "due_on", "days_late", "reason", "method", "carries", "plan", "step", "steps")
    return {key: whole[key] for key in kept}


def import_document(report: ImportReport, *, is_trial: bool) -> dict[str, Any]:
    """The document of `import --json`."""
    counts = report.counts
    return {
        "is_trial": is_trial,
        "read": report.read,
        "added": report.added,
        "updated": report.changed,
        "already_in_book": counts[Verdict.SAME],
        "in_trash": counts[Verdict.TRASHED],
        "not_understood": report.unreadable,
        "counts": {verdict.value.replace(" ", "_"): count for verdict, count in counts.items()},
        "conflicts": {choice.value: count for choice, count in report.conflicts.items()},
        "enrolled": report.enrolled,
        "files": [
            {
                "file": str(file.path),
                "layout": file.layout,
                "encoding": file.encoding,
                "read": file.read,
                "open_dates": [{"column": column, "example": example} for column, example in file.open_dates],
            }
            for file in report.files
        ],
        "problem_count": report.problem_count,
        "problems": [
            {"file": str(problem.path), "line": problem.line, "reason": problem.reason, "text": problem.text}
            for problem in report.problems
        ],
        "contact_ids": list(report.contact_ids),
    }


def past_import_document(row: ImportRow) -> dict[str, Any]:
    """An import of `imports --json`."""
    return {
        "id": row.id,
        "made_at": row.made_at,
        "files": row.files,
        "added": row.added,
        "updated": row.updated,
        "state": row.state.value,
    }


def reminder_document(reminder: Reminder) -> dict[str, Any]:
    """An announcement of `remind --json`."""
    return {
        "key": reminder.key,
        "contact_id": reminder.contact_id,
        "title": reminder.title,
        "body": reminder.body,
        "due_on": reminder.due_on.isoformat(),
    }
