"""Tells what becomes of each contact of a file, and writes it where that is asked for."""

import os
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from models.catalogues import load_countries
from models.domain.additions import Additions, add_to
from models.domain.contacts import ContactDraft
from models.domain.duplicates import Match, NumberKey, compare, traits_of
from models.domain.identity import identity_keys
from models.formats.foreign_sheets import is_told_of
from models.formats.reading import Problem, ReadContact
from models.services.duplicates import likeness
from models.services.exchange.import_choices import ConflictChoice, ImportChoices
from models.services.exchange.import_reports import PreviewRow, Tally, Verdict
from models.services.stopping import STOPPING_FLAGS, stop_all
from models.store import contact_drafts, contact_rows, photo_rows
from models.store.bulk_contacts import BulkContacts
from models.store.database import Book
from models.store.known_contacts import load_known

if TYPE_CHECKING:
    from models.services.exchange.import_files import ContactFile

# So many contacts that are in the book already are read from it at a time.
_BATCH = 200
# Of the new ones of a preview so many are held, to meet them again in the same files.
_MOST_PENDING = 10_000


@dataclass(frozen=True, slots=True)
class _Met:
    """A contact of a file that fits one of the book, or several; with `may_be` it only shares something with them."""

    path: Path
    contact: ReadContact
    draft: ContactDraft
    ids: Sequence[int]
    may_be: bool = False


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How much a contact of a file resembles one of the book."""

    contact_id: int
    name: str
    match: Match

    @property
    def words(self) -> str:
        """Why the owner should look."""
        return f"Resembles {self.name} in the book: {', '.join(self.match.reasons)}"


class Sieve:
    """Takes the contacts of files one by one. Without a `target` nothing is written.

    Within one file a name with the same number may well be two people, told apart by all else that is said of them;
    from file to file they are the same.
    """

    def __init__(
        self,
        book: Book,
        today: date,
        choices: ImportChoices,
        tally: Tally,
        target: BulkContacts | None,
        number_key: NumberKey,
        *,
        is_alone: bool,
    ) -> None:
        self._number_key = number_key
        self._book = book
        self._today = today
        self._choices = choices
        self._tally = tally
        self._target = target
        self._is_alone = is_alone
        with book.telling_errors():
            self._known = load_known(book.database)
        self._countries = load_countries()
        self._file: ContactFile | None = None
        self._keys_of_file: list[tuple[int, list[str]]] = []
        self._lines_of_file: dict[int, int] = {}
        self._pending: dict[int, ContactDraft] = {}
        self._next_pending_id = -1
        self._new_uids = _new_uids()
        self._met: list[_Met] = []
        self._updates: list[tuple[int, ContactDraft, ContactDraft]] = []

    def take(self, file: "ContactFile", contact: ReadContact) -> None:
        """Decide on one contact."""
        if file is not self._file:
            self._begin(file)
        if contact.problems:
            self._tally.add_problems(file.path, contact.problems)
        draft = contact.draft
        if draft is None:
            self._tell(file.path, contact, Verdict.UNREADABLE, _reasons(contact), is_left_out=True)
            return
        if self._known.is_trashed(draft):
            self._tell(file.path, contact, Verdict.TRASHED, ("It lies in the trash and stays there",))
            return
        ids = self._known.find(draft)
        may_be = [] if ids else self._known.who_may_be(draft)
        if ids or may_be:
            self._met.append(_Met(file.path, contact, draft, ids or may_be, may_be=not ids))
            if len(self._met) >= _BATCH:
                self.settle()
            return
        self._take_new(file.path, contact, draft)

    def _take_new(self, path: Path, contact: ReadContact, draft: ContactDraft, remark: str = "") -> None:
        # One with a uid that is new is new: the same of this file would have been found by it.
        line = contact.line if draft.uid else self._lines_of_file.setdefault(hash(draft), contact.line)
        if line != contact.line:
            self._tell(path, contact, Verdict.SAME, (f"The same stands in line {line} of this file",))
        else:
            self._add(path, contact, draft, remark)

    def settle(self) -> None:
        """Decide on those that wait for what the book has of them."""
        met, self._met = self._met, []
        if not met:
            return
        if self._target is not None:
            self._target.write_rows()
        ids = list(dict.fromkeys(contact_id for one in met for contact_id in one.ids))
        with self._book.telling_errors():
            drafts = {
                i: draft for i, _, draft in contact_drafts.load_drafts(self._book.database, ids, with_photos=True)
            }
        drafts |= {i: self._pending[i] for i in ids if i in self._pending}
        for one in met:
            self._compare(one, drafts)
        if self._updates:
            # By themselves, so that new contacts are never journalled row by row.
            with self._book.transaction("Import"):
                for contact_id, before, after in self._updates:
                    self._write(contact_id, before, after)
            self._updates.clear()

    def _begin(self, file: "ContactFile") -> None:
        self.settle()
        for contact_id, keys in self._keys_of_file:
            self._known.add_keys(contact_id, keys)
        self._keys_of_file.clear()
        self._lines_of_file.clear()
        self._file = file

    def _add(self, path: Path, contact: ReadContact, draft: ContactDraft, remark: str) -> None:
        if self._choices.has_defaults:
            draft = self._choices.fill(draft)
        unknown = self._unknown_countries(contact.line, draft)
        if unknown:
            self._tally.add_problems(path, unknown)
        if self._tally.keeps_rows:
            reasons = (*((remark,) if remark else ()), *_reasons(contact), *map(_words, unknown))
            self._tell(path, contact, Verdict.NEW, reasons)
        else:
            self._tally.count_new()
        uid = draft.uid or next(self._new_uids)
        contact_id = self._insert(draft, uid)
        self._known.by_uid[uid] = contact_id
        if not self._is_alone:
            self._keys_of_file.append((contact_id, list(identity_keys(draft))))

    def _insert(self, draft: ContactDraft, uid: str) -> int:
        if self._target is not None:
            return self._target.add(draft, uid)
        pending_id = self._next_pending_id
        self._next_pending_id -= 1
        if len(self._pending) < _MOST_PENDING:
            self._pending[pending_id] = draft
        return pending_id

    def _compare(self, met: _Met, drafts: dict[int, ContactDraft]) -> None:
        path, contact = met.path, met.contact
        if met.may_be:
            likeness = self._most_like(met, drafts)
            if likeness is None or not likeness.match.is_certain:
                self._take_new(path, contact, met.draft, likeness.words if likeness else "")
                return
            met = replace(met, ids=(likeness.contact_id,), may_be=False)
        if any(i in drafts and _says_nothing_new(drafts[i], met.draft) for i in met.ids):
            self._tell(path, contact, Verdict.SAME, ("It is in the book with all that the file says",))
            return
        if len(met.ids) > 1:
            names = ", ".join(drafts[i].shown_name for i in met.ids if i in drafts)
            reason = f"{len(met.ids)} contacts of the book fit: {names}"
            self._tell(path, contact, Verdict.CONFLICT, (reason,), is_left_out=True)
            return
        (contact_id,) = met.ids
        ours = drafts.get(contact_id)
        if ours is None:
            # Of a preview that holds no more of the new ones: it met somebody of the same files.
            self._tell(path, contact, Verdict.SAME, ("It comes in with these files already",))
            return
        self._settle_with(met, contact_id, ours, drafts)

    def _settle_with(self, met: _Met, contact_id: int, ours: ContactDraft, drafts: dict[int, ContactDraft]) -> None:
        """Decide what is written of a contact of the book that a file says something new of."""
        path, contact = met.path, met.contact
        additions = _additions(ours, met.draft)
        choice = self._choices.conflict_choice(path, contact.line)
        wanted = additions.draft
        verdict, is_left_out = Verdict.UPDATE, False
        changing: frozenset[ConflictChoice] = frozenset()
        if additions.disagreements:
            verdict, is_left_out = Verdict.CONFLICT, choice is not ConflictChoice.TAKE
            ways = _ways_out(additions, ours)
            changing = frozenset(way for way, draft in ways.items() if draft != ours)
            wanted = ways[choice]
            self._tally.count_conflict(choice)
        reasons = _reasons_to_update(additions)
        self._tell(path, contact, verdict, reasons, is_left_out=is_left_out, changing=changing)
        if wanted != ours:
            self._tally.changed += 1
            drafts[contact_id] = wanted
            if contact_id in self._pending:
                self._pending[contact_id] = wanted
            if self._target is not None:
                self._updates.append((contact_id, ours, wanted))

    def _most_like(self, met: _Met, drafts: dict[int, ContactDraft]) -> "_Likeness | None":
        """Whom of the book a contact of a file resembles most, where it is worth a word."""
        mine = traits_of(0, met.draft, self._number_key)
        found: list[_Likeness] = []
        for contact_id in met.ids:
            if contact_id in drafts:
                theirs = traits_of(contact_id, drafts[contact_id], self._number_key)
                match = compare(mine, theirs, likeness)
                if match is not None:
                    found.append(_Likeness(contact_id, drafts[contact_id].shown_name, match))
        return max(found, key=lambda one: one.match.score, default=None)

    def _write(self, contact_id: int, before: ContactDraft, after: ContactDraft) -> None:
        database = self._book.database
        contact_rows.update_contact(database, contact_id, before, after)
        for note in after.notes[len(before.notes) :]:
            contact_rows.insert_note(database, contact_id, note)
        if after.photo is not None and before.photo is None:
            photo_rows.insert(database, contact_id, after.photo)
        for flag in sorted((after.flags - before.flags) & STOPPING_FLAGS.keys()):
            stop_all(self._book, [contact_id], self._today, flag)

    def _tell(
        self,
        path: Path,
        contact: ReadContact,
        verdict: Verdict,
        reasons: tuple[str, ...],
        *,
        is_left_out: bool = False,
        changing: frozenset[ConflictChoice] = frozenset(),
    ) -> None:
        draft = contact.draft
        name = draft.shown_name if draft else ""
        detail = _detail(draft) if draft and self._tally.keeps_rows else ""
        row = PreviewRow(path, contact.line, verdict, name, detail, reasons, changing)
        self._tally.add(row, is_left_out=is_left_out)

    def _unknown_countries(self, line: int, draft: ContactDraft) -> list[Problem]:
        return [
            Problem(line, "This country is not known, and labels to it can't be right", address.country)
            for address in draft.addresses
            if address.country and self._countries.find(address.country) is None
        ]


def _new_uids() -> Iterator[str]:
    """Random ones (RFC 9562, version 4) without end.

    Not each by itself: the system gives its random numbers without the interpreter's lock, and whoever lets go of that
    once for each contact but for a moment keeps the window waiting for it.
    """
    while True:
        random = os.urandom(16 * _BATCH)
        for start in range(0, len(random), 16):
            yield str(uuid.UUID(bytes=random[start : start + 16], version=4))


def _says_nothing_new(ours: ContactDraft, theirs: ContactDraft) -> bool:
    additions = _additions(ours, theirs)
    return not (additions.added or additions.disagreements)


def _additions(ours: ContactDraft, theirs: ContactDraft) -> Additions:
    """What a file adds; what Barnacle told another program of this contact in words adds nothing when it comes back."""
    if theirs.notes:
        theirs = replace(theirs, notes=tuple(note for note in theirs.notes if not is_told_of(ours, note.text)))
    return add_to(ours, theirs)


def _ways_out(additions: Additions, ours: ContactDraft) -> dict[ConflictChoice, ContactDraft]:
    """The contact of the book as it will be, by how a conflict is settled."""
    return {
        ConflictChoice.KEEP: additions.draft,
        ConflictChoice.TAKE: additions.taken,
        ConflictChoice.LEAVE: ours,
    }


def _reasons(contact: ReadContact) -> tuple[str, ...]:
    return tuple(map(_words, contact.problems))


def _words(problem: Problem) -> str:
    return f"{problem.reason}: {problem.text}" if problem.text else problem.reason


def _reasons_to_update(additions: Additions) -> tuple[str, ...]:
    added = (f"Adds {', '.join(additions.added)}",) if additions.added else ()
    return (*map(str, additions.disagreements), *added)


def _detail(draft: ContactDraft) -> str:
    """What tells this one from others of the name."""
    name = draft.name
    parts = (
        f"{name.given} | {name.family}" if name.given and name.family else "",
        draft.company if draft.company != draft.shown_name else "",
        draft.emails[0].address if draft.emails else "",
        draft.phones[0].number if draft.phones else "",
        draft.addresses[0].locality if draft.addresses else "",
        str(draft.birthday.day).removeprefix("--") if draft.birthday else "",
    )
    return " · ".join(part for part in parts if part)
