"""What the commands that keep the book safe do."""

import argparse

from models.context import Context
from models.jobs import Progress
from models.services.safety import book_checks
from models.services.safety.history import undo_last
from models.services.safety.trash import TrashRow
from models.services.safety.upkeep import empty_trash
from ui.commands.found_contact import contact_of
from ui.commands.outcome import Command, Outcome, counted


def check_book(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`check`: is the book sound?"""
    repaired = book_checks.repair(context.book) if arguments.repair else ()
    report = book_checks.check(context.book)
    document = {
        "book": str(context.book_path),
        "is_sound": report.is_sound,
        "contacts": report.contacts,
        "rows": report.rows,
        "problems": list(report.problems),
        "repaired": list(repaired),
    }
    sound = f"The book is sound: {counted(report.contacts, 'contact')}, {counted(report.rows, 'row')}."
    lines = [*(f"Repaired: {problem}" for problem in repaired), *(report.problems or [sound])]
    return Outcome(document, lines, exit_code=0 if report.is_sound else 1)


def undo(context: Context, _arguments: argparse.Namespace, progress: Progress) -> Outcome:
    """`undo`: the last step that still stands."""
    name = undo_last(context.book, progress)
    return Outcome({"undone": name}, ["There is nothing to undo." if name is None else f"Undone: {name}"])


def trash(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`trash`: what lies in it, one thing out of it, or all of it away."""
    restored: TrashRow | None = None
    emptied = 0
    if arguments.restore:
        restored = context.trash.get(arguments.restore)
        context.trash.restore([restored])
    elif arguments.empty:
        emptied = empty_trash(context.backups, context.trash)
    rows = context.trash.list_all()
    document = {
        "restored": None if restored is None else _trash_document(restored),
        "emptied": emptied,
        "trash": [_trash_document(row) for row in rows],
    }
    if restored is not None:
        return Outcome(document, [f"Restored {restored.name}."])
    if arguments.empty:
        return Outcome(document, [f"Threw away {counted(emptied, 'thing')}."])
    lines = [f"{row.key}\t{row.name}\tdeleted {row.deleted_on}\tgone {row.gone_on}" for row in rows]
    return Outcome(document, lines or ["The trash is empty."])


def history(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`history`: the changes of a contact, or one of them put back."""
    contact_id = contact_of(context, arguments.contact)
    restored = None
    if arguments.restore is not None:
        restored = context.contact_history.restore(contact_id, arguments.restore)
    changes = context.contact_history.list_changes(contact_id)
    document = {
        "contact_id": contact_id,
        "name": context.contacts.name_of(contact_id),
        "restored": restored,
        "changes": [
            {
                "id": change.id,
                "on": change.changed_on.isoformat(),
                "step": change.step,
                "what": change.what,
                "old": change.old,
                "new": change.new,
            }
            for change in changes
        ],
    }
    if restored is not None:
        return Outcome(document, [f"{restored}."])
    lines = [f"{c.id}\t{c.changed_on}\t{c.what}: {c.old or '–'} → {c.new or '–'}" for c in changes]
    return Outcome(document, lines or ["Nothing was changed in the last year."])


def backup(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`backup`: one verified file that holds all of the book."""
    contacts = context.backups.write_to(arguments.file.absolute())
    document = {"file": str(arguments.file), "contacts": contacts, "size": arguments.file.stat().st_size}
    return Outcome(document, [f"Wrote {counted(contacts, 'contact')} to {arguments.file}, and read them again."])


def _trash_document(row: TrashRow) -> dict[str, object]:
    return {
        "id": row.key,
        "kind": row.kind.value,
        "name": row.name,
        "detail": row.detail,
        "deleted_on": row.deleted_on.isoformat(),
        "gone_on": row.gone_on.isoformat(),
    }


SAFETY_COMMANDS: dict[str, Command] = {
    "check": check_book,
    "undo": undo,
    "trash": trash,
    "history": history,
    "backup": backup,
}
