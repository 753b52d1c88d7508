"""The words the window has for what becomes of the contacts of a file."""

from PySide6.QtCore import QCoreApplication

from models.services.exchange.import_choices import ConflictChoice
from models.services.exchange.import_reports import Verdict
from models.services.exchange.import_reverts import ImportState
from ui.colours import Tone
from ui.words.wording import counted

_CONTEXT = "Imports"
TONES = {
    Verdict.NEW: Tone.GOOD,
    Verdict.UPDATE: Tone.ACCENT,
    Verdict.SAME: Tone.NEUTRAL,
    Verdict.CONFLICT: Tone.SOON,
    Verdict.TRASHED: Tone.NEUTRAL,
    Verdict.UNREADABLE: Tone.LATE,
}


def verdict_name(verdict: Verdict) -> str:
    """The verdict in a word or two."""
    return {
        Verdict.NEW: QCoreApplication.translate(_CONTEXT, "new"),
        Verdict.UPDATE: QCoreApplication.translate(_CONTEXT, "update"),
        Verdict.SAME: QCoreApplication.translate(_CONTEXT, "already in the book"),
        Verdict.CONFLICT: QCoreApplication.translate(_CONTEXT, "conflict"),
        Verdict.TRASHED: QCoreApplication.translate(_CONTEXT, "in the trash"),
        Verdict.UNREADABLE: QCoreApplication.translate(_CONTEXT, "not readable"),
    }[verdict]


def verdict_count(verdict: Verdict, count: int) -> str:
    """How many there are of a verdict: `3 new`."""
    one, many = {
        Verdict.NEW: ("%Ln new", "%Ln new"),
        Verdict.UPDATE: ("%Ln update", "%Ln updates"),
        Verdict.SAME: ("%Ln already in the book", "%Ln already in the book"),
        Verdict.CONFLICT: ("%Ln conflict", "%Ln conflicts"),
        Verdict.TRASHED: ("%Ln in the trash", "%Ln in the trash"),
        Verdict.UNREADABLE: ("%Ln not readable", "%Ln not readable"),
    }[verdict]
    return counted(count, one, many)


def conflict_words(choice: ConflictChoice) -> str:
    """What becomes of a conflict."""
    return {
        ConflictChoice.KEEP: QCoreApplication.translate(_CONTEXT, "keep the book's, add the rest"),
        ConflictChoice.TAKE: QCoreApplication.translate(_CONTEXT, "take the file's"),
        ConflictChoice.LEAVE: QCoreApplication.translate(_CONTEXT, "leave these contacts alone"),
    }[choice]


def settled_words(choice: ConflictChoice) -> str:
    """What becomes of one conflict, on a button."""
    return {
        ConflictChoice.KEEP: QCoreApplication.translate(_CONTEXT, "Keep the book's"),
        ConflictChoice.TAKE: QCoreApplication.translate(_CONTEXT, "Take the file's"),
        ConflictChoice.LEAVE: QCoreApplication.translate(_CONTEXT, "Leave it alone"),
    }[choice]


def conflict_name(choice: ConflictChoice) -> str:
    """A conflict in the list, with what becomes of it."""
    return {
        ConflictChoice.KEEP: QCoreApplication.translate(_CONTEXT, "conflict: book's"),
        ConflictChoice.TAKE: QCoreApplication.translate(_CONTEXT, "conflict: file's"),
        ConflictChoice.LEAVE: QCoreApplication.translate(_CONTEXT, "conflict: left"),
    }[choice]


def conflict_count(choice: ConflictChoice, count: int) -> str:
    """How many conflicts were settled in this way: `2 conflicts: the file's taken`."""
    one, many = {
        ConflictChoice.KEEP: ("%Ln conflict: the book's kept", "%Ln conflicts: the book's kept"),
        ConflictChoice.TAKE: ("%Ln conflict: the file's taken", "%Ln conflicts: the file's taken"),
        ConflictChoice.LEAVE: ("%Ln conflict left alone", "%Ln conflicts left alone"),
    }[choice]
    return counted(count, one, many)


def state_name(state: ImportState) -> str:
    """Where an import stands."""
    return {
        ImportState.STANDING: "",
        ImportState.UNDONE: QCoreApplication.translate(_CONTEXT, "undone"),
        ImportState.REVERTED: QCoreApplication.translate(_CONTEXT, "taken back"),
        ImportState.FORGOTTEN: QCoreApplication.translate(_CONTEXT, "too long ago to take back"),
    }[state]
