"""The imports that took place, and taking one back as a whole, however long ago it was."""

from dataclasses import dataclass
from enum import StrEnum

from models.errors import ConflictError, InputError, NotFoundError
from models.store import history_since, import_rows
from models.store.database import Book
from models.store.import_rows import StoredImport

_NAMES_TOLD = 5


class ImportState(StrEnum):
    """Where an import stands."""

    STANDING = "in the book"
    UNDONE = "undone"
    REVERTED = "taken back"
    FORGOTTEN = "too long ago to take back"


_WHY_NOT = {
    ImportState.STANDING: "as the book had it before",
    ImportState.UNDONE: "undone already",
    ImportState.REVERTED: "taken back already",
    ImportState.FORGOTTEN: "too long ago",
}


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import that took place; `made_at` is ISO 8601 in UTC, `files` the names of its files."""

    id: int
    made_at: str
    files: str
    added: int
    updated: int
    state: ImportState


@dataclass(frozen=True, slots=True)
class EditedContact:
    """A contact that an import wrote to and that was changed after it."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class RevertReport:
    """What taking back came to: how many contacts are gone, and which stayed since they were changed."""

    removed: int
    left: tuple[EditedContact, ...]


class ImportReverts:
    """The list of imports, and taking them back. In a worker's thread, call it inside `book.connection()`."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def list_all(self) -> list[ImportRow]:
        """All imports, the last one first."""
        return [
            ImportRow(stored.id, stored.made_at, stored.files, stored.added, stored.updated, _state(stored))
            for stored in import_rows.list_all(self._book)
        ]

    def list_edited(self, import_id: int) -> list[EditedContact]:
        """The contacts of an import that were changed after it, by name.

        Raises:
            InputError: there is no such import, or it can't be taken back.
        """
        return self._named(self._changed_since(self._step_of(import_id)))

    def revert(self, import_id: int, *, leaves_edited: bool = False) -> RevertReport:
        """Take back an import, updates included, as a step that can be undone.

        `leaves_edited`: contacts that were changed since stay as they are, with what the import brought them.

        Raises:
            InputError: there is no such import, or it is not in the book any more.
            ConflictError: contacts were changed since, and are not to be left; nothing was changed.
        """
        step_id = self._step_of(import_id)
        stored = import_rows.find(self._book, import_id)
        files = stored.files if stored else ""
        with self._book.transaction(f"Take back import of {files}"):
            kept = self._changed_since(step_id)
            edited = self._named(kept)
            if edited and not leaves_edited:
                raise ConflictError(_refusal(edited))
            with self._book.telling_errors():
                removed = history_since.take_back(self._book.database, step_id, kept)
            import_rows.note_revert(self._book, import_id)
        return RevertReport(removed, tuple(edited))

    def _step_of(self, import_id: int) -> int:
        stored = import_rows.find(self._book, import_id)
        if stored is None:
            raise NotFoundError(f"There is no import {import_id}.")
        state = _state(stored)
        if stored.step_id is None or state is not ImportState.STANDING:
            raise InputError(f"The import of {stored.files} can't be taken back; it is {_WHY_NOT[state]}.")
        return stored.step_id

    def _changed_since(self, step_id: int) -> set[int]:
        with self._book.telling_errors():
            return history_since.contacts_changed_since(self._book.database, step_id)

    def _named(self, contact_ids: set[int]) -> list[EditedContact]:
        """Those that are still in the book, by name."""
        drafts = self._book.drafts(sorted(contact_ids))
        return sorted((EditedContact(i, draft.shown_name) for i, _, draft in drafts), key=lambda one: one.name)


def _state(stored: StoredImport) -> ImportState:
    if stored.step_id is None:
        return ImportState.FORGOTTEN
    if not stored.is_done:
        return ImportState.UNDONE
    return ImportState.REVERTED if stored.is_reverted else ImportState.STANDING


def _refusal(edited: list[EditedContact]) -> str:
    names = ", ".join(contact.name for contact in edited[:_NAMES_TOLD])
    more = f" and {len(edited) - _NAMES_TOLD} more" if len(edited) > _NAMES_TOLD else ""
    return f"Changed since the import: {names}{more}. Nothing was taken back."
