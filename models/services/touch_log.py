"""Logging a touch with one contact, and what it makes of the contact's plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.domain import enrolments
from models.domain.enrolments import EndReason
from models.domain.touches import FollowUpDraft, Outcome, PurchaseDraft, TouchDraft
from models.services import enrolment_rows, follow_up_rows
from models.services.enrolment_rows import Running
from models.services.enrolment_writes import EnrolmentWrites
from models.services.enrolments import Enrolments
from models.services.follow_up_rows import FollowUpRow, Inserts
from models.services.live import REACHABLE
from models.store import tables
from models.store.database import Book


@dataclass(frozen=True, slots=True)
class LoggedTouch:
    """What is logged: the touch, what comes next where the owner chose it, what was bought, the plan after a no.

    With `settles_due` the open step of a plan is done by it where it is due by the day of the touch.
    """

    touch: TouchDraft
    next_follow_up: FollowUpDraft | None = None
    purchase: PurchaseDraft | None = None
    plan_after_no: int | None = None
    settles_due: bool = False

    @property
    def is_again(self) -> bool:
        """True when the same step is to be tried again: not now, or no answer with a day for it."""
        outcome = self.touch.outcome
        return outcome is Outcome.NOT_NOW or (outcome is Outcome.NO_ANSWER and self.next_follow_up is not None)


class TouchLog:
    """Writes touches inside the step that is open."""

    def __init__(self, book: Book, on_plans: Enrolments) -> None:
        self._book = book
        self._on_plans = on_plans

    def log(self, contact_id: int, logged: LoggedTouch, done: Sequence[FollowUpRow] = ()) -> int:
        """Log a touch that settles the open follow-ups `done` of the contact; gives its id.

        Raises:
            NotFoundError: one of them is no longer open.
        """
        running = enrolment_rows.find_running(self._book, contact_id)
        is_planned, by_hand = _parted(running, logged, done)
        for follow_up_id in by_hand:
            follow_up_rows.close(self._book, follow_up_id, "done")
        settled = _settled_step(running, logged, is_planned=is_planned) or next(iter(by_hand), None)
        touch_id = follow_up_rows.insert_touch(self._book, contact_id, logged.touch, settled)
        self._note_purchase(contact_id, touch_id, logged)
        writes = EnrolmentWrites(self._book)
        has_plan = self._go_on(writes, contact_id, running, logged, is_planned=is_planned)
        writes.flush()
        if not has_plan and logged.next_follow_up is not None and self._reachable([contact_id]):
            follow_up_rows.insert_follow_up(self._book, contact_id, logged.next_follow_up)
        return touch_id

    def log_many(
        self,
        work: Inserts,
        contact_ids: Sequence[int],
        logged: LoggedTouch,
        done: Mapping[int, Sequence[FollowUpRow]] | None = None,
    ) -> None:
        """Log a touch with contacts inside the step that `work` inserts into.

        `done` are the open follow-ups that it settles, by contact.

        Only a purchase, and a plan that is started after a no, is written contact by contact.
        """
        done = done or {}
        starts_plan = logged.touch.outcome is Outcome.BOUGHT or logged.plan_after_no is not None
        if starts_plan or logged.purchase is not None:
            # Inside a step of many rows this one is journalled row by row.
            with self._book.transaction("Log touch"):
                for contact_id in contact_ids:
                    self.log(contact_id, logged, done.get(contact_id, ()))
            return
        running = {found.contact_id: found for found in enrolment_rows.load_running(self._book, contact_ids)}
        parted = {i: _parted(running.get(i), logged, done.get(i, ())) for i in contact_ids}
        settled = {
            i: _settled_step(running.get(i), logged, is_planned=is_planned) or next(iter(by_hand), None)
            for i, (is_planned, by_hand) in parted.items()
        }
        follow_up_rows.insert_touches(work, settled, logged.touch)
        writes = EnrolmentWrites(self._book)
        has_plan = {i: self._go_on(writes, i, running.get(i), logged, is_planned=parted[i][0]) for i in contact_ids}
        if logged.next_follow_up is not None:
            without = self._reachable([contact_id for contact_id in contact_ids if not has_plan[contact_id]])
            follow_up_rows.insert_follow_ups(work, without, logged.next_follow_up)
        for _, by_hand in parted.values():
            for follow_up_id in by_hand:
                writes.close(follow_up_id, "done")
        with self._book.transaction("Log touch"):
            writes.flush()

    def _reachable(self, contact_ids: Sequence[int]) -> list[int]:
        """Those of the contacts for whom a follow-up would ever be shown."""
        statement = (
            f"SELECT contact.id FROM contact JOIN json_each(?) AS asked ON contact.id = asked.value WHERE {REACHABLE}"
        )
        return [row[0] for row in self._book.sql(statement, [str(list(contact_ids))])]

    def _go_on(
        self,
        writes: EnrolmentWrites,
        contact_id: int,
        running: Running | None,
        logged: LoggedTouch,
        *,
        is_planned: bool,
    ) -> bool:
        """What the touch makes of the plan; False when the contact is on none then."""
        if logged.touch.outcome is Outcome.BOUGHT:
            return self._on_plans.start_as_customer(contact_id, logged.touch.made_on)
        if logged.touch.outcome is Outcome.NO:
            return self._stop(writes, contact_id, running, logged)
        if running is None:
            return False
        _carry_on(writes, running, logged, is_planned=is_planned)
        return True

    def _stop(self, writes: EnrolmentWrites, contact_id: int, running: Running | None, logged: LoggedTouch) -> bool:
        if running is not None:
            touch = logged.touch
            writes.end(running, touch.made_on, EndReason.SAID_NO, note=touch.note, closed_as="done")
        if logged.plan_after_no is None:
            return False
        writes.flush()
        self._on_plans.enrol(contact_id, logged.plan_after_no)
        return True

    def _note_purchase(self, contact_id: int, touch_id: int, logged: LoggedTouch) -> None:
        if logged.purchase is not None:
            self._book.change(
                tables.Purchase.insert(
                    contact=contact_id,
                    touch=touch_id,
                    bought_on=logged.touch.made_on.isoformat(),
                    what=logged.purchase.what,
                    amount="" if logged.purchase.amount is None else str(logged.purchase.amount),
                )
            )


def _parted(running: Running | None, logged: LoggedTouch, done: Sequence[FollowUpRow]) -> tuple[bool, list[int]]:
    """Whether the plan's own follow-up is among those that are done, and the ids of the others."""
    planned = None if running is None else running.follow_up_id
    is_due = logged.settles_due and running is not None and running.state.due_on <= logged.touch.made_on
    return is_due or any(row.id == planned for row in done), [row.id for row in done if row.id != planned]


def _settled_step(running: Running | None, logged: LoggedTouch, *, is_planned: bool) -> int | None:
    """The open follow-up of the plan that the touch settles, or None."""
    if running is None or logged.is_again:
        return None
    is_first = enrolments.counts_as_first(running.plan, running.state, logged.touch)
    return running.follow_up_id if is_planned or is_first else None


def _carry_on(writes: EnrolmentWrites, running: Running, logged: LoggedTouch, *, is_planned: bool) -> None:
    plan, state, rules = running.plan, running.state, running.rules
    made_on = logged.touch.made_on
    next_on = logged.next_follow_up.due_on if logged.next_follow_up else None
    if logged.is_again:
        after = enrolments.try_again(plan, state, made_on, next_on, rules)
    elif is_planned:
        after = enrolments.complete(plan, state, made_on, rules)
    else:
        after = enrolments.note_touch(plan, state, logged.touch, rules)
    if next_on is not None and not logged.is_again:
        after = enrolments.move(after, next_on)
    writes.go_on(running, after, words=logged.next_follow_up)
