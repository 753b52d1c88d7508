"""The rows of the imports that took place."""

from dataclasses import dataclass

from models.store.database import Book
from models.store.import_tables import ContactImport

_ALL = """
SELECT contact_import.id, contact_import.made_at, files, added, updated, step_id, coalesce(step.is_done, 0),
    coalesce(reverted.is_done, 0)
FROM contact_import
LEFT JOIN step ON step.id = step_id LEFT JOIN step AS reverted ON reverted.id = reverted_step_id
"""


@dataclass(frozen=True, slots=True)
class StoredImport:
    """An import as it is written down; `step_id` is None once the journal has forgotten it."""

    id: int
    made_at: str
    files: str
    added: int
    updated: int
    step_id: int | None
    is_done: bool
    is_reverted: bool


def insert(book: Book, step_id: int, files: str, added: int, updated: int) -> int:
    """Write down an import inside its step; gives its id."""
    values = {"step": step_id, "made_at": book.now_text(), "files": files, "added": added, "updated": updated}
    return book.change(ContactImport.insert(**values))


def list_all(book: Book) -> list[StoredImport]:
    """All imports, the last one first."""
    return [_stored(row) for row in book.sql(f"{_ALL} ORDER BY contact_import.id DESC")]


def find(book: Book, import_id: int) -> StoredImport | None:
    """The import of this id, or None."""
    rows = book.sql(f"{_ALL} WHERE contact_import.id = ?", (import_id,))
    return _stored(rows[0]) if rows else None


def note_revert(book: Book, import_id: int) -> None:
    """Write down, inside the step that takes an import back, that it does."""
    book.sql(
        "UPDATE contact_import SET reverted_step_id = (SELECT step_id FROM journal_state) WHERE id = ?", (import_id,)
    )


def _stored(row: tuple[int, str, str, int, int, int | None, int, int]) -> StoredImport:
    import_id, made_at, files, added, updated, step_id, is_done, is_reverted = row
    return StoredImport(import_id, made_at, files, added, updated, step_id, bool(is_done), bool(is_reverted))
