"""The contacts of the book: type one, change it, change many, delete and restore."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from peewee import fn

from models.clock import Clock
from models.domain.contacts import MAX_FIELD_CHARACTERS, MAX_NOTE_CHARACTERS, Answer, ContactDraft, Flag, Note
from models.domain.folding import fold
from models.domain.status import Status
from models.domain.touches import FollowUpDraft
from models.errors import InputError, NotFoundError
from models.jobs import NoProgress, Progress
from models.services import follow_up_rows
from models.services.follow_up_rows import FollowUpRow, TouchRow
from models.services.stopping import STOPPING_FLAGS, stop_all
from models.store import contact_columns, contact_rows, tables
from models.store.database import Book

_CHUNK = 500


class TagKind(StrEnum):
    """What a tag is."""

    INTEREST = "interest"
    GROUP = "group"


class BulkField(StrEnum):
    """What can be changed for a whole selection."""

    STATUS = "status"
    SOURCE = "source"
    COMPANY = "company"
    JOB_TITLE = "job title"
    CAN_AFFORD = "can afford"
    INTERESTED = "interested"
    ADD_INTEREST = "add interest"
    REMOVE_INTEREST = "remove interest"
    ADD_GROUP = "add group"
    REMOVE_GROUP = "remove group"
    SET_FLAG = "set flag"
    CLEAR_FLAG = "clear flag"


@dataclass(frozen=True, slots=True)
class BulkChange:
    """One change for a whole selection; `value` is the text, the tag's name, or the value of the enumeration."""

    field: BulkField
    value: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note with its id."""

    id: int
    note: Note


@dataclass(frozen=True, slots=True)
class TagRow:
    """An interest or group and how many contacts outside the trash have it."""

    id: int
    name: str
    contact_count: int


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """A whole contact: notes pinned first then newest, open follow-ups by day, touches newest first."""

    id: int
    uid: str
    draft: ContactDraft
    notes: tuple[NoteRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    touches: tuple[TouchRow, ...]
    created_at: str
    is_trashed: bool


class Contacts:
    """What the owner does with contacts."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def add(self, draft: ContactDraft, follow_up: FollowUpDraft | None = None) -> int:
        """Add a contact, with a first follow-up where one is given; gives its id.

        Raises:
            InputError: the draft has no name and no company, a text is too long, or its uid is in the book already.
        """
        _refuse_problems(draft)
        if draft.uid and self.find_by_uid(draft.uid) is not None:
            raise InputError(f"{draft.shown_name} is in the book already.")
        with self._book.transaction(f"Add {draft.shown_name}"):
            contact_id = contact_rows.insert_contact(
                self._book.database,
                draft,
                uid=draft.uid or str(uuid.uuid4()),
                created_at=self._book.now_text(),
            )
            if follow_up is not None:
                follow_up_rows.insert_follow_up(self._book, contact_id, follow_up)
        return contact_id

    def get(self, contact_id: int) -> ContactDetail:
        """The whole contact.

        Raises:
            NotFoundError: there is none with this id.
        """
        found = list(self._book.drafts([contact_id], with_photos=True))
        if not found:
            raise NotFoundError(f"There is no contact {contact_id} in the book.")
        _, uid, draft = found[0]
        contact = tables.Contact
        row = self._book.rows(contact.select(contact.created_at, contact.trashed_at).where(contact.id == contact_id))[0]
        return ContactDetail(
            id=contact_id,
            uid=uid,
            draft=draft,
            notes=self._notes(contact_id),
            follow_ups=follow_up_rows.open_of(self._book, contact_id),
            touches=follow_up_rows.touches_of(self._book, contact_id),
            created_at=row.created_at,
            is_trashed=row.trashed_at is not None,
        )

    def list_drafts(self, contact_ids: Sequence[int]) -> list[tuple[int, str, ContactDraft]]:
        """Id, uid and draft of contacts, in the order of the ids; contacts that are gone are left out."""
        return list(self._book.drafts(contact_ids))

    def find_by_uid(self, uid: str) -> int | None:
        """The id of the contact with this uid, or None."""
        found = self._book.column(tables.Contact.select(tables.Contact.id).where(tables.Contact.uid == uid))
        return int(found[0]) if found else None

    def edit(self, contact_id: int, before: ContactDraft, after: ContactDraft) -> None:
        """Write what differs between `before`, as it was read, and `after`; notes have functions of their own.

        Raises:
            InputError: `after` has no name and no company, or a text is too long.
            NotFoundError: there is no such contact.
            ConflictError: another program changed the same since `before` was read.
        """
        _refuse_problems(after)
        with self._book.transaction(_name_of_edit(before, after)):
            contact_rows.update_contact(self._book.database, contact_id, before, after)
            for flag in sorted((after.flags - before.flags) & STOPPING_FLAGS.keys()):
                stop_all(self._book, [contact_id], self._clock.today(), flag)

    def change_many(self, contact_ids: Sequence[int], change: BulkChange, progress: Progress | None = None) -> int:
        """Carry out one change on a selection as one step; gives the number of contacts that it changed.

        Raises:
            InputError: the value is none that the field takes.
            JobCancelledError: the owner asked to stop; nothing was changed.
        """
        value = _checked_value(change)
        with self._book.transaction(_name_of_change(change.field, value, len(contact_ids))):
            done = 0
            for number, ids in enumerate(_chunks(contact_ids)):
                (progress or NoProgress()).report(number * _CHUNK, len(contact_ids))
                done += self._change_many(ids, change.field, value)
            if change.field is BulkField.SET_FLAG and Flag(value) in STOPPING_FLAGS:
                stop_all(self._book, contact_ids, self._clock.today(), Flag(value), progress)
            return done

    def trash(self, contact_ids: Sequence[int], progress: Progress | None = None) -> int:
        """Move contacts to the trash; gives how many.

        Raises:
            JobCancelledError: the owner asked to stop; nothing was changed.
        """
        return self._set_trashed(contact_ids, self._book.now_text(), "Delete", progress or NoProgress())

    def restore(self, contact_ids: Sequence[int]) -> int:
        """Take contacts out of the trash; gives how many."""
        return self._set_trashed(contact_ids, None, "Restore", NoProgress())

    def add_note(self, contact_id: int, note: Note) -> int:
        """Add a note; a pinned one takes the pin from the others. Gives its id.

        Raises:
            InputError: the note is too long.
            NotFoundError: there is no such contact.
        """
        _refuse_long(note)
        with self._book.transaction(f"Add note on {self.get(contact_id).draft.shown_name}"):
            if note.is_pinned:
                self._unpin(contact_id)
            return contact_rows.insert_note(self._book.database, contact_id, note)

    def edit_note(self, note_id: int, note: Note) -> None:
        """Change a note's text, day or pin.

        Raises:
            InputError: the note is too long.
            NotFoundError: there is no such note.
        """
        _refuse_long(note)
        table = tables.Note
        contact_id = self._contact_of_note(note_id)
        with self._book.transaction(f"Change note on {self.name_of(contact_id)}"):
            if note.is_pinned:
                self._unpin(contact_id, except_id=note_id)
            values = {"text": note.text, "written_on": note.written_on.isoformat(), "is_pinned": note.is_pinned}
            self._book.change(table.update(**values).where(table.id == note_id))

    def remove_note(self, note_id: int) -> None:
        """Remove a note.

        Raises:
            NotFoundError: there is no such note.
        """
        contact_id = self._contact_of_note(note_id)
        with self._book.transaction(f"Remove note on {self.name_of(contact_id)}"):
            self._book.change(tables.Note.delete().where(tables.Note.id == note_id))

    def list_tags(self, kind: TagKind) -> list[TagRow]:
        """All interests or groups that a contact outside the trash has, by name."""
        tag, link, contact = tables.Tag, tables.ContactTag, tables.Contact
        rows = self._book.rows(
            tag.select(tag.id, tag.name, fn.count(link.id).alias("contact_count"))
            .join(link)
            .join(contact)
            .where((tag.kind == kind.value) & contact.trashed_at.is_null())
            .group_by(tag.id)
            .order_by(tag.folded)
        )
        return [TagRow(row.id, row.name, row.contact_count) for row in rows]

    def list_sources(self) -> list[str]:
        """The sources in use, most used first."""
        contact = tables.Contact
        return self._book.column(
            contact.select(contact.source)
            .where((contact.source != "") & contact.trashed_at.is_null())
            .group_by(contact.source)
            .order_by(fn.count(contact.id).desc())
            .limit(50)
        )

    def is_known(self, contact_id: int) -> bool:
        """True when there is such a contact, in the trash or out of it."""
        return (
            self._book.value(tables.Contact.select(tables.Contact.id).where(tables.Contact.id == contact_id))
            is not None
        )

    def known_ids(self, contact_ids: Sequence[int]) -> set[int]:
        """Those of the ids that are a contact's, in the trash or out of it."""
        table = tables.Contact
        return {
            contact_id
            for ids in _chunks(contact_ids)
            for contact_id in self._book.column(table.select(table.id).where(table.id.in_(ids)))
        }

    def name_of(self, contact_id: int) -> str:
        """What the contact is called, for the name of a step; empty when there is none."""
        drafts = list(self._book.drafts([contact_id]))
        return drafts[0][2].shown_name if drafts else ""

    def _notes(self, contact_id: int) -> tuple[NoteRow, ...]:
        table = tables.Note
        rows = self._book.rows(
            table.select(table.id, table.text, table.written_on, table.is_pinned)
            .where(table.contact == contact_id)
            .order_by(table.is_pinned.desc(), table.written_on.desc(), table.id.desc())
        )
        return tuple(
            NoteRow(row.id, Note(row.text, date.fromisoformat(row.written_on), bool(row.is_pinned))) for row in rows
        )

    def _contact_of_note(self, note_id: int) -> int:
        found = self._book.value(tables.Note.select(tables.Note.contact).where(tables.Note.id == note_id))
        if found is None:
            raise NotFoundError("This note is no longer in the book.")
        return int(found)

    def _unpin(self, contact_id: int, except_id: int = 0) -> None:
        table = tables.Note
        pinned = (table.contact == contact_id) & (table.is_pinned == True) & (table.id != except_id)  # noqa: E712 - a query
        self._book.change(table.update(is_pinned=False).where(pinned))

    def _set_trashed(self, contact_ids: Sequence[int], trashed_at: str | None, verb: str, progress: Progress) -> int:
        contact = tables.Contact
        count = len(contact_ids)
        name = self.name_of(contact_ids[0]) if count == 1 else _contacts(count)
        is_other_way = contact.trashed_at.is_null(trashed_at is not None)
        done = 0
        with self._book.transaction(f"{verb} {name}"):
            for number, ids in enumerate(_chunks(contact_ids)):
                progress.report(number * _CHUNK, count)
                query = contact.update(trashed_at=trashed_at).where(contact.id.in_(ids) & is_other_way)
                done += self._book.change(query)
        return done

    def _change_many(self, contact_ids: Sequence[int], field: BulkField, value: str) -> int:
        database = self._book.database
        match field:
            case BulkField.ADD_INTEREST:
                return contact_rows.add_tag(database, contact_ids, TagKind.INTEREST.value, value)
            case BulkField.ADD_GROUP:
                return contact_rows.add_tag(database, contact_ids, TagKind.GROUP.value, value)
            case BulkField.REMOVE_INTEREST:
                return contact_rows.remove_tag(database, contact_ids, TagKind.INTEREST.value, value)
            case BulkField.REMOVE_GROUP:
                return contact_rows.remove_tag(database, contact_ids, TagKind.GROUP.value, value)
            case BulkField.SET_FLAG | BulkField.CLEAR_FLAG:
                column = contact_columns.FLAG_COLUMNS[Flag(value)]
                return self._set_column(contact_ids, column, int(field is BulkField.SET_FLAG))
            case _:
                done = self._set_column(contact_ids, field.value.replace(" ", "_"), value)
                if field is BulkField.COMPANY:
                    contact_rows.refresh_sort_keys(database, contact_ids)
                return done

    def _set_column(self, contact_ids: Sequence[int], column: str, value: str | int) -> int:
        contact = tables.Contact
        target = getattr(contact, column)
        done = 0
        for ids in _chunks(contact_ids):
            done += self._book.change(contact.update(**{column: value}).where(contact.id.in_(ids) & (target != value)))
        return done


def _refuse_problems(draft: ContactDraft) -> None:
    problems = list(draft.problems())
    if problems:
        raise InputError(" ".join(problems))


def _refuse_long(note: Note) -> None:
    if len(note.text) > MAX_NOTE_CHARACTERS:
        raise InputError(f"The note is longer than {MAX_NOTE_CHARACTERS:,} characters.")


def _checked_value(change: BulkChange) -> str:
    kinds: dict[BulkField, type[StrEnum]] = {
        BulkField.STATUS: Status,
        BulkField.CAN_AFFORD: Answer,
        BulkField.INTERESTED: Answer,
        BulkField.SET_FLAG: Flag,
        BulkField.CLEAR_FLAG: Flag,
    }
    kind = kinds.get(change.field)
    if kind is not None and change.value not in list(kind):
        raise InputError(f"“{change.value}” is no {change.field.value}. Choose one of: {', '.join(kind)}.")
    value = " ".join(change.value.split())
    if kind is None and not fold(value) and change.field not in {BulkField.SOURCE, BulkField.JOB_TITLE}:
        raise InputError(f"Type something for “{change.field.value}”.")
    if len(value) > MAX_FIELD_CHARACTERS:
        raise InputError(f"The {change.field.value} is longer than {MAX_FIELD_CHARACTERS:,} characters.")
    return value


def _name_of_edit(before: ContactDraft, after: ContactDraft) -> str:
    changed = [f.name for f in fields(ContactDraft) if getattr(before, f.name) != getattr(after, f.name)]
    what = changed[0].replace("_", " ") if len(changed) == 1 else "details"
    return f"Change {what} of {after.shown_name}"


def _name_of_change(field: BulkField, value: str, count: int) -> str:
    match field:
        case BulkField.ADD_INTEREST | BulkField.ADD_GROUP:
            return f"Add {value} to {_contacts(count)}"
        case BulkField.REMOVE_INTEREST | BulkField.REMOVE_GROUP:
            return f"Remove {value} from {_contacts(count)}"
        case BulkField.SET_FLAG | BulkField.CLEAR_FLAG:
            return f"{field.value.capitalize()} of {_contacts(count)}"
        case _:
            return f"Change {field.value} of {_contacts(count)}"


def _contacts(count: int) -> str:
    return "one contact" if count == 1 else f"{count:,} contacts"


def _chunks(ids: Sequence[int]) -> list[list[int]]:
    return [list(ids[start : start + _CHUNK]) for start in range(0, len(ids), _CHUNK)]
