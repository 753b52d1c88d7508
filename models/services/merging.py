"""Merging two contacts into one, with all that belongs to them, and taking a merge back at once or later."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import ForeignKeyField

from models.clock import Clock
from models.domain.contacts import ContactDraft
from models.domain.enrolments import EndReason
from models.domain.merging import MergeEntry, merge_entries, merged_draft, suggested_picks
from models.errors import ConflictError, InputError, NotFoundError
from models.jobs import NoProgress, Progress
from models.services.contacts import Contacts
from models.services.duplicates import Duplicates
from models.services.enrolment_views import EnrolmentRow
from models.services.enrolments import Enrolments
from models.services.stopping import STOPPING_FLAGS, stop_all
from models.store import contact_rows, tables
from models.store.database import Book
from models.store.duplicate_tables import DistinctPair, MergedContact
from models.store.partial_reversal import reverse_what_stands
from models.store.table_lists import OWNER_TABLES

_MERGED = "merged"
# Tables whose rows are part of a contact's draft, or are merged by hand below.
_BY_HAND = (
    *(tables.Phone, tables.Email, tables.Website, tables.PostalAddress, tables.Occasion),
    *(tables.KeptLine, tables.ContactTag, DistinctPair),
)
# A certain pair may make another one certain; this many rounds at most.
_MOST_ROUNDS = 5
_COUNTS = """
SELECT (SELECT count(*) FROM touch WHERE contact_id = :id), (SELECT count(*) FROM note WHERE contact_id = :id),
    (SELECT count(*) FROM purchase WHERE contact_id = :id), created_at FROM contact WHERE id = :id
"""


@dataclass(frozen=True, slots=True)
class MergeSide:
    """One of the two contacts as it is now, with how much hangs on it and the plan that it is on, where it is."""

    contact_id: int
    uid: str
    draft: ContactDraft
    touches: int
    notes: int
    purchases: int
    created_at: datetime
    enrolment: EnrolmentRow | None


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Two contacts side by side; the left one is kept. `entries` are the values of both contacts' lists, each once."""

    left: MergeSide
    right: MergeSide
    entries: tuple[MergeEntry, ...]

    @property
    def must_choose_plan(self) -> bool:
        """True when both are on a plan: only one of them goes on."""
        return self.left.enrolment is not None and self.right.enrolment is not None


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A merge that took place: who was merged, under which id and name, into whom."""

    former_id: int
    former_name: str
    contact_id: int
    contact_name: str
    merged_at: datetime


@dataclass(frozen=True, slots=True)
class UndoneMerge:
    """A merge that was taken back: who is a contact again, and the names of later steps whose changes stayed."""

    name: str
    kept: tuple[str, ...]


class Merging:
    """What the owner does with two contacts that are one."""

    def __init__(
        self, book: Book, contacts: Contacts, enrolments: Enrolments, duplicates: Duplicates, clock: Clock
    ) -> None:
        self._book = book
        self._contacts = contacts
        self._enrolments = enrolments
        self._duplicates = duplicates
        self._clock = clock

    def preview(self, left_id: int, right_id: int) -> MergePreview:
        """Two contacts side by side.

        Raises:
            InputError: they are one contact.
            NotFoundError: one of them is not in the book, or in the trash.
        """
        if left_id == right_id:
            raise InputError("A contact can't be merged with itself.")
        left, right = self._side(left_id), self._side(right_id)
        return MergePreview(left, right, merge_entries(left.draft, right.draft, self._duplicates.number_key))

    def merge(self, preview: MergePreview, draft: ContactDraft, *, keeps_plan_of: int | None = None) -> int:
        """Make `draft` of the left contact, give it all that belongs to the right one, and remove that; gives its id.

        `keeps_plan_of`: whose plan goes on where both are on one, the left contact's unless given.

        Raises:
            InputError: the draft has no name and no company, or a text is too long.
            ConflictError: one of the two was changed since they were read; nothing was merged.
        """
        if problems := list(draft.problems()):
            raise InputError(" ".join(problems))
        left, right = preview.left, preview.right
        with self._book.transaction(f"Merge of two contacts: {draft.shown_name}"):
            self._refuse_changed(left, right)
            if preview.must_choose_plan:
                ended = left if keeps_plan_of == right.contact_id else right
                self._enrolments.end([ended.contact_id], EndReason.OTHER, _MERGED)
            self._move_rows(right.contact_id, left.contact_id)
            contact_rows.update_contact(self._book.database, left.contact_id, left.draft, draft)
            self._take_older_day(left.contact_id, right.contact_id)
            self._remove(right.contact_id)
            self._remember(left.contact_id, right)
            for flag in sorted((draft.flags - left.draft.flags) & STOPPING_FLAGS.keys()):
                stop_all(self._book, [left.contact_id], self._clock.today(), flag)
        return left.contact_id

    def merge_as_suggested(self, left_id: int, right_id: int) -> int:
        """Merge two contacts with what is suggested for each field; gives the id of the one kept."""
        preview = self.preview(left_id, right_id)
        left, right = preview.left.draft, preview.right.draft
        return self.merge(preview, merged_draft(left, right, suggested_picks(left, right), preview.entries))

    def merge_certain(self, progress: Progress | None = None) -> list[MergeRow]:
        """Merge all pairs that are certain, each as a step of its own; gives what was merged.

        Raises:
            JobCancelledError: the owner asked to stop; what was merged stays merged, and can be undone.
        """
        progress = progress or NoProgress()
        before = {row.former_id for row in self.list_merges()}
        for _ in range(_MOST_ROUNDS):
            pairs = [pair.ids for pair in self._duplicates.find(progress).pairs if pair.match.is_certain]
            gone: set[int] = set()
            for done, (left_id, right_id) in enumerate(pairs):
                progress.report(done, len(pairs))
                if gone.isdisjoint((left_id, right_id)):
                    self.merge_as_suggested(left_id, right_id)
                    gone.add(right_id)
            if not gone:
                break
        return [row for row in self.list_merges() if row.former_id not in before]

    def list_merges(self) -> list[MergeRow]:
        """The merges that took place and still stand, the last one first."""
        rows = self._book.rows(MergedContact.select().order_by(MergedContact.id.desc()))
        names = {
            contact_id: draft.shown_name for contact_id, _, draft in self._book.drafts([row.contact for row in rows])
        }
        return [
            MergeRow(row.former_id, row.name, row.contact, names.get(row.contact, ""), _instant(row.merged_at))
            for row in rows
        ]

    def find_kept(self, former_id: int) -> int | None:
        """The contact that one of this id was merged into, or None."""
        table = MergedContact
        found = self._book.value(table.select(table.contact).where(table.former_id == former_id))
        return None if found is None else int(found)

    def undo_merge(self, former_id: int) -> UndoneMerge:
        """Take a merge back, whenever it took place: both are as they were, save what was changed again since.

        Raises:
            NotFoundError: there is no such merge, or it was taken back already.
            ConflictError: the journal no longer reaches back so far; nothing was changed.
        """
        rows = self._book.rows(MergedContact.select().where(MergedContact.former_id == former_id))
        if not rows:
            raise NotFoundError("This merge was taken back already.")
        row = rows[0]
        # A merge that was undone and redone is what the last of these steps wrote.
        (last,) = self._book.sql("SELECT max(id) FROM step WHERE id = :s OR root_id = :s", {"s": row.step_id})[0]
        if last is None:
            raise ConflictError("This merge is too long ago to be taken back.")
        with self._book.transaction(f"Undo merge of {row.name}"):
            kept = reverse_what_stands(self._book.database, last)
            contact_rows.refresh_sort_keys(self._book.database, [row.contact, former_id])
        return UndoneMerge(str(row.name), kept)

    def _side(self, contact_id: int) -> MergeSide:
        detail = self._contacts.get(contact_id)
        if detail.is_trashed:
            raise NotFoundError(f"{detail.draft.shown_name} is in the trash.")
        touches, notes, purchases, created_at = self._book.sql(_COUNTS, {"id": contact_id})[0]
        enrolment = self._enrolments.find(contact_id)
        return MergeSide(
            contact_id, detail.uid, detail.draft, touches, notes, purchases, _instant(created_at), enrolment
        )

    def _refuse_changed(self, *sides: MergeSide) -> None:
        drafts = self._book.drafts([side.contact_id for side in sides], with_photos=True)
        found = {contact_id: draft for contact_id, _, draft in drafts}
        if any(found.get(side.contact_id) != side.draft for side in sides):
            raise ConflictError(
                "One of the two contacts was changed meanwhile. Nothing was merged; look at them again."
            )

    def _move_rows(self, from_id: int, to_id: int) -> None:
        """Give everything that belongs to a contact, of whatever kind, to another one."""
        self._unpin(from_id, to_id)
        for table in OWNER_TABLES:
            if table in _BY_HAND:
                continue
            for column in _contact_columns(table):
                # What a contact has once only stays with the one that has it, and goes with the other.
                self._book.sql(
                    f"UPDATE OR IGNORE {table._meta.table_name} SET {column} = ? WHERE {column} = ?", (to_id, from_id)
                )
        self._carry_over_distinct_pairs(from_id, to_id)

    def _unpin(self, from_id: int, to_id: int) -> None:
        note = tables.Note
        if self._book.value(note.select(note.id).where((note.contact == to_id) & note.is_pinned)):
            self._book.change(note.update(is_pinned=False).where((note.contact == from_id) & note.is_pinned))

    def _carry_over_distinct_pairs(self, from_id: int, to_id: int) -> None:
        table = DistinctPair
        is_of_either = (table.contact == from_id) | (table.other == from_id)
        for row in self._book.rows(table.select().where(is_of_either)):
            third = row.other if row.contact == from_id else row.contact
            self._book.change(table.delete().where(table.id == row.id))
            if third != to_id:
                first, second = sorted((third, to_id))
                self._book.change(table.insert(contact=first, other=second).on_conflict_ignore())

    def _take_older_day(self, left_id: int, right_id: int) -> None:
        """The day on which the first of the two came in."""
        contact = tables.Contact
        query = contact.select(contact.created_at)
        left, right = (self._book.value(query.where(contact.id == one)) for one in (left_id, right_id))
        if right < left:
            self._book.change(contact.update(created_at=right).where(contact.id == left_id))

    def _remove(self, contact_id: int) -> None:
        for table in OWNER_TABLES:
            for column in _contact_columns(table):
                self._book.sql(f"DELETE FROM {table._meta.table_name} WHERE {column} = ?", (contact_id,))
        self._book.change(tables.Contact.delete().where(tables.Contact.id == contact_id))

    def _remember(self, contact_id: int, merged: MergeSide) -> None:
        (step_id,) = self._book.sql("SELECT step_id FROM journal_state")[0]
        self._book.change(
            MergedContact.insert(
                contact=contact_id,
                uid=merged.uid,
                former_id=merged.contact_id,
                name=merged.draft.shown_name,
                merged_at=self._book.now_text(),
                step_id=step_id,
            )
        )


def _contact_columns(table: Any) -> list[str]:
    """The columns of a table that hold a contact's id."""
    fields = table._meta.sorted_fields
    return [f.column_name for f in fields if isinstance(f, ForeignKeyField) and f.rel_model is tables.Contact]


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
