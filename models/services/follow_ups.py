"""Follow-ups and touches: plan one, move it, snooze it, log it as done, skip it.

A follow-up that a plan asks for moves its enrolment on; a touch of any kind times what follows on the contact's plan.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date

from models.domain import enrolments
from models.domain.day_times import parse_day_time
from models.domain.touches import FollowUpDraft, PurchaseDraft, TouchDraft
from models.errors import InputError, NotFoundError
from models.jobs import NoProgress, Progress
from models.services import enrolment_rows, enrolment_writes, follow_up_rows
from models.services.contacts import Contacts
from models.services.enrolment_rows import Running
from models.services.enrolment_writes import EnrolmentWrites
from models.services.enrolments import Enrolments
from models.services.follow_up_rows import FollowUpRow, JournalledInserts
from models.services.stopping import STOPPING_FLAGS
from models.services.touch_log import LoggedTouch, TouchLog
from models.store import tables
from models.store.database import Book

# From here on a journal entry for each row is felt.
_MANY = 500
_CHUNK = 1_000

_Act = Callable[[EnrolmentWrites, FollowUpRow, Running | None], None]


class FollowUps:
    """What the owner does with follow-ups and touches."""

    def __init__(self, book: Book, contacts: Contacts, on_plans: Enrolments) -> None:
        self._book = book
        self._contacts = contacts
        self._touches = TouchLog(book, on_plans)

    def get(self, follow_up_id: int) -> FollowUpRow:
        """The open follow-up.

        Raises:
            NotFoundError: there is none with this id that is open.
        """
        return self._open(follow_up_id)[0]

    def list_open(self, contact_id: int) -> tuple[FollowUpRow, ...]:
        """The open follow-ups of a contact by day."""
        return follow_up_rows.open_of(self._book, contact_id)

    def plan(self, contact_id: int, draft: FollowUpDraft) -> int:
        """Plan a follow-up by hand, beside what a plan asks for; gives its id.

        Raises:
            InputError: `remind_local` is no clock time, or the contact is deceased or must not be contacted.
            NotFoundError: there is no such contact.
        """
        _check_time(draft.remind_local)
        contact = self._contacts.get(contact_id).draft
        name = contact.shown_name
        if not contact.flags.isdisjoint(STOPPING_FLAGS):
            # It would fall due without ever being shown.
            raise InputError(f"{name} is not to be contacted; no follow-up was planned.")
        with self._book.transaction(f"Plan follow-up for {name}"):
            return follow_up_rows.insert_follow_up(self._book, contact_id, draft)

    def edit(self, follow_up_id: int, draft: FollowUpDraft) -> None:
        """Change what is to be done, how or when.

        Raises:
            InputError: `remind_local` is no clock time.
            NotFoundError: it is no longer open.
        """
        _check_time(draft.remind_local)
        with self._step("Change follow-up for", [row := self.get(follow_up_id)]):
            self._edit(row, draft)

    def move(self, follow_up_ids: int | Sequence[int], due_on: date, progress: Progress | None = None) -> None:
        """Move a follow-up, or several, to another day; the step of a plan stays.

        Raises:
            NotFoundError: one is no longer open; none was moved.
            JobCancelledError: the owner asked to stop; none was moved.
        """
        with self._step("Move follow-up for", rows := self._open(follow_up_ids)):
            self._write_each(rows, lambda writes, row, on: _put_off(writes, row, on, due_on), progress)

    def snooze(
        self,
        follow_up_ids: int | Sequence[int],
        due_on: date,
        remind_local: str = "",
        progress: Progress | None = None,
    ) -> None:
        """Let follow-ups come back on a day, at a time of day (`HH:MM`) where one is given; a touch ends it.

        Raises:
            InputError: `remind_local` is no clock time.
            NotFoundError: one is no longer open; none was changed.
            JobCancelledError: the owner asked to stop; none was changed.
        """
        _check_time(remind_local)
        with self._step("Snooze follow-up for", rows := self._open(follow_up_ids)):
            self._write_each(rows, lambda writes, row, on: _put_off(writes, row, on, due_on, remind_local), progress)

    def skip(self, follow_up_ids: int | Sequence[int], progress: Progress | None = None) -> None:
        """Close follow-ups without a touch; a plan goes on from the skipped day.

        Raises:
            NotFoundError: one is no longer open; none was skipped.
            JobCancelledError: the owner asked to stop; none was skipped.
        """
        with self._step("Skip follow-up for", rows := self._open(follow_up_ids)):
            self._write_each(rows, _skip, progress)

    def complete(
        self,
        follow_up_ids: int | Sequence[int],
        touch: TouchDraft,
        next_follow_up: FollowUpDraft | None = None,
        purchase: PurchaseDraft | None = None,
        plan_after_no: int | None = None,
        others: Sequence[int] = (),
    ) -> None:
        """Log follow-ups as done, with one touch for each contact, and for each of `others`, who had none open.

        `touch.made_on` is the real day. Several ids are the rows of several contacts, or two of one contact on one day.
        On a plan the next touch falls where the plan has it; `next_follow_up` chooses its day, and with a purpose also
        what it is for. After *not now*, and after no answer with a next day, the same step is tried again; a no ends
        the plan, and starts the one of the id `plan_after_no` where one is given; after *bought* the customer's plan
        starts. Without a plan `next_follow_up` is planned by hand.

        Raises:
            InputError: the next one's `remind_local` is no clock time.
            NotFoundError: one is no longer open or in the book, or there is no such plan; nothing was logged.
        """
        if next_follow_up is not None:
            _check_time(next_follow_up.remind_local)
        with self._step("Log touch with", rows := self._open(follow_up_ids)):
            done: dict[int, list[FollowUpRow]] = {contact_id: [] for contact_id in others}
            self._refuse_unknown(others)
            for row in rows:
                done.setdefault(row.contact_id, []).append(row)
            logged = LoggedTouch(touch, next_follow_up, purchase, plan_after_no)
            self._touches.log_many(JournalledInserts(self._book), list(done), logged, done)

    def log_touch(
        self,
        contact_ids: Sequence[int],
        touch: TouchDraft,
        next_follow_up: FollowUpDraft | None = None,
        progress: Progress | None = None,
        purchase: PurchaseDraft | None = None,
        plan_after_no: int | None = None,
        *,
        settles_due: bool = False,
    ) -> int:
        """Log a touch that was not planned with each of the contacts; gives the number of contacts.

        What follows on a plan is timed anew; with `settles_due` the touch does the plan's open step where that is due
        by its day. `next_follow_up` and outcomes count as in `complete`.

        Raises:
            InputError: the next one's `remind_local` is no clock time.
            NotFoundError: one of them is not in the book; no touch was logged.
            JobCancelledError: the owner asked to stop; no touch was logged.
        """
        if next_follow_up is not None:
            _check_time(next_follow_up.remind_local)
        count = len(contact_ids)
        logged = LoggedTouch(touch, next_follow_up, purchase, plan_after_no, settles_due)
        if count > _MANY:
            return self._log_with_many(contact_ids, logged, progress or NoProgress())
        name = self._contacts.name_of(contact_ids[0]) if count == 1 else f"{count:,} contacts"
        with self._book.transaction(f"Log touch with {name}"):
            for contact_id in contact_ids:
                if not self._contacts.is_known(contact_id):
                    raise NotFoundError("A contact of the selection is no longer in the book.")
                self._touches.log(contact_id, logged)
        return count

    def remove_touch(self, touch_id: int) -> None:
        """Remove a touch that was logged by mistake, with what was bought at it; a plan runs from the touch before it.

        A step that it completed stays done.

        Raises:
            NotFoundError: there is no such touch.
        """
        table = tables.Touch
        contact_id = self._book.value(table.select(table.contact).where(table.id == touch_id))
        if contact_id is None:
            raise NotFoundError("This touch is no longer in the book.")
        with self._book.transaction("Remove touch"):
            made_on = self._book.value(table.select(table.made_on).where(table.id == touch_id))
            self._book.change(tables.Purchase.delete().where(tables.Purchase.touch == touch_id))
            self._book.change(table.delete().where(table.id == touch_id))
            running = enrolment_rows.find_running(self._book, contact_id)
            if running is not None:
                last_on = self._last_touch_on(running)
                state = enrolments.forget_touch(
                    running.plan, running.state, date.fromisoformat(made_on), last_on, running.rules
                )
                enrolment_writes.write_running(self._book, running, state)

    def _log_with_many(self, contact_ids: Sequence[int], logged: LoggedTouch, progress: Progress) -> int:
        """Without a journal entry for each row of those on no plan: 30,000 touches take 0.4 s instead of 7."""
        count = len(contact_ids)
        with self._book.bulk_transaction(f"Log touch with {count:,} contacts") as work:
            for start in range(0, count, _CHUNK):
                progress.report(start, count)
                ids = contact_ids[start : start + _CHUNK]
                self._refuse_unknown(ids)
                self._touches.log_many(work, ids, logged)
        return count

    def _refuse_unknown(self, contact_ids: Sequence[int]) -> None:
        if len(self._contacts.known_ids(contact_ids)) != len(set(contact_ids)):
            raise NotFoundError("A contact of the selection is no longer in the book.")

    def _edit(self, row: FollowUpRow, draft: FollowUpDraft) -> None:
        if draft.due_on != row.draft.due_on:
            self._write_each([row], lambda writes, row, on: _put_off(writes, row, on, draft.due_on, draft.remind_local))
        follow_up_rows.update_open(self._book, row.id, **follow_up_rows.follow_up_values(draft))

    def _write_each(self, rows: Sequence[FollowUpRow], act: _Act, progress: Progress | None = None) -> None:
        """Let `act` say what becomes of each; it gets the running enrolment that asks for the follow-up, or None."""
        told = progress or NoProgress()
        for start in range(0, len(rows), _CHUNK):
            told.report(start, len(rows))
            chunk = rows[start : start + _CHUNK]
            on_plans = list(dict.fromkeys(row.contact_id for row in chunk if row.enrolment_id is not None))
            asked_by = {one.follow_up_id: one for one in enrolment_rows.load_running(self._book, on_plans)}
            writes = EnrolmentWrites(self._book)
            for row in chunk:
                act(writes, row, asked_by.get(row.id))
            writes.flush()

    def _open(self, follow_up_ids: int | Sequence[int]) -> list[FollowUpRow]:
        ids = [follow_up_ids] if isinstance(follow_up_ids, int) else list(dict.fromkeys(follow_up_ids))
        found = follow_up_rows.find_open(self._book, ids)
        if len(found) < len(ids):
            raise follow_up_rows.no_longer_open()
        return [found[follow_up_id] for follow_up_id in ids]

    def _step(self, verb: str, rows: Sequence[FollowUpRow]) -> AbstractContextManager[None]:
        contact_ids = {row.contact_id for row in rows}
        name = f"{len(contact_ids):,} contacts"
        if len(contact_ids) == 1:
            name = self._contacts.name_of(rows[0].contact_id)
        return self._book.transaction(f"{verb} {name}")

    def _last_touch_on(self, running: Running) -> date | None:
        table = tables.Touch
        since = (table.contact == running.contact_id) & (table.made_on >= running.state.started_on.isoformat())
        found = self._book.value(table.select(table.made_on).where(since).order_by(table.made_on.desc()).limit(1))
        return None if found is None else date.fromisoformat(found)


def _skip(writes: EnrolmentWrites, row: FollowUpRow, running: Running | None) -> None:
    if running is None:
        writes.close(row.id, "skipped")
    else:
        writes.go_on(running, enrolments.skip(running.plan, running.state, running.rules), "skipped")


def _put_off(
    writes: EnrolmentWrites, row: FollowUpRow, running: Running | None, due_on: date, remind_local: str | None = None
) -> None:
    if running is not None:
        writes.note_state(running, enrolments.move(running.state, due_on))
    writes.put_off(row.id, due_on, row.draft.remind_local if remind_local is None else remind_local)


def _check_time(remind_local: str) -> None:
    try:
        is_time = parse_day_time(remind_local) == remind_local
    except ValueError:
        is_time = False
    if not is_time:
        raise InputError(f"“{remind_local}” is no time of day; type it as 09:00.")
