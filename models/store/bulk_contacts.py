"""Inserting many contacts: rows are gathered by table and written with the driver's own cursor."""

from collections import defaultdict
from dataclasses import replace

from models.domain.contacts import ContactDraft, Note
from models.domain.search_words import search_document
from models.jobs import NoProgress, Progress
from models.store import photo_rows
from models.store.connection import BookDatabase
from models.store.contact_columns import CONTACT_COLUMNS, PART_COLUMNS, PARTS, Row, contact_values, tag_values
from models.store.database import BulkWork

# So many contacts are held in memory before their rows are written.
_CHUNK = 2_000
# Documents wait longer (200 bytes each): once the index is written to, SQLite asks it to save its place at every row.
_DOCUMENTS = 50_000
# Between two of these the owner may stop.
_DOCUMENTS_AT_ONCE = 2_000
_COLUMNS = {
    "contact": ("id", "uid", "created_at", *CONTACT_COLUMNS),
    **{table: ("contact_id", "position", *columns) for table, columns in PART_COLUMNS.items()},
    "tag": ("id", "kind", "name", "folded"),
    "contact_tag": ("contact_id", "tag_id"),
    "note": ("contact_id", "written_on", "text", "is_pinned"),
    "contact_photo": photo_rows.COLUMNS,
}


class BulkContacts:
    """Inserts contacts inside a bulk transaction; call `flush` at the end."""

    def __init__(self, db: BookDatabase, work: BulkWork, created_at: str) -> None:
        self._work = work
        self._created_at = created_at
        self.first_id = self._next_id = work.next_id("contact")
        self._next_tag_id = work.next_id("tag")
        self._tag_ids = {(kind, folded): i for i, kind, folded in db.execute_sql("SELECT id, kind, folded FROM tag")}
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._documents: list[tuple[int, str]] = []

    @property
    def ids(self) -> range:
        """The ids of the contacts that were added."""
        return range(self.first_id, self._next_id)

    def add(self, draft: ContactDraft, uid: str) -> int:
        """Add a contact; `uid` must be new to the book. Gives its id."""
        contact_id = self._next_id
        self._next_id += 1
        rows = self._rows
        rows["contact"].append((contact_id, uid, self._created_at, *contact_values(draft)))
        for table, parts_of, values_of in PARTS:
            if parts := parts_of(draft):
                rows[table] += [(contact_id, i, *values_of(part)) for i, part in enumerate(parts)]
        if draft.interests or draft.groups:
            rows["contact_tag"] += [(contact_id, self._tag_id(*tag)) for tag in tag_values(draft)]
        if draft.notes:
            draft = replace(draft, notes=_in_reading_order(draft.notes))
            # Of the notes of one day the last one written is read first.
            rows["note"] += [
                (contact_id, note.written_on.isoformat(), note.text, int(note.is_pinned))
                for note in reversed(draft.notes)
            ]
        if draft.photo is not None:
            rows["contact_photo"].append((contact_id, draft.photo.media_type, draft.photo.data))
        self._documents.append((contact_id, search_document(draft)))
        if len(rows["contact"]) >= _CHUNK:
            self.write_rows()
        if len(self._documents) >= _DOCUMENTS:
            self.flush(NoProgress())
        return contact_id

    def flush(self, progress: Progress) -> None:
        """Write what was gathered.

        Raises:
            JobCancelledError: the owner asked to stop.
        """
        self.write_rows()
        count = len(self._documents)
        for start in range(0, count, _DOCUMENTS_AT_ONCE):
            progress.report(start, count)
            self._work.add_documents(self._documents[start : start + _DOCUMENTS_AT_ONCE])
        self._documents.clear()

    def write_rows(self) -> None:
        """Write the rows that were gathered; the search documents still wait."""
        # Parents before their children.
        for table, columns in _COLUMNS.items():
            self._work.insert(table, columns, self._rows.pop(table, ()))

    def _tag_id(self, kind: str, name: str, folded: str) -> int:
        tag_id = self._tag_ids.get((kind, folded))
        if tag_id is None:
            tag_id = self._tag_ids[kind, folded] = self._next_tag_id
            self._next_tag_id += 1
            self._rows["tag"].append((tag_id, kind, name, folded))
        return tag_id


def _in_reading_order(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """The order in which the book gives notes: pinned first, then the newest day."""
    if len(notes) == 1:
        return notes
    return tuple(sorted(notes, key=lambda note: (not note.is_pinned, -note.written_on.toordinal())))
