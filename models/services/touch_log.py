"""Logging a touch with one contact, and what it makes of the contact's plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.domain import enrolments
from models.domain.enrolments import EndReason
from models.domain.touches import FollowUpDraft, Outcome, PurchaseDraft, TouchDraft
from models.services import enrolment_rows, follow_up_rows
from models.services.enrolment_rows import Running
from models.services.enrolments import Enrolments
from models.services.follow_up_rows import FollowUpRow
from models.store import tables
from models.store.database import Book, BulkWork


@dataclass(frozen=True, slots=True)
class LoggedTouch:
    """What is logged: the touch, what comes next where the owner chose it, what was bought, the plan after a no."""

    touch: TouchDraft
    next_follow_up: FollowUpDraft | None = None
    purchase: PurchaseDraft | None = None
    plan_after_no: int | None = None

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
        return self._log(contact_id, enrolment_rows.find_running(self._book, contact_id), logged, done)

    def log_many(self, work: BulkWork, contact_ids: Sequence[int], logged: LoggedTouch) -> None:
        """Log a touch with contacts inside a step of many rows; those whose plan goes on are written one by one."""
        running = {found.contact_id: found for found in enrolment_rows.load_running(self._book, contact_ids)}
        starts_plan = logged.touch.outcome is Outcome.BOUGHT or logged.plan_after_no is not None
        is_plain = not starts_plan and logged.purchase is None
        plain = [contact_id for contact_id in contact_ids if is_plain and contact_id not in running]
        follow_up_rows.insert_touches(work, plain, logged.touch)
        if logged.next_follow_up is not None:
            follow_up_rows.insert_follow_ups(work, plain, logged.next_follow_up)
        # Inside a step of many rows this one is journalled row by row.
        with self._book.transaction("Log touch"):
            for contact_id in contact_ids:
                if not is_plain or contact_id in running:
                    self._log(contact_id, running.get(contact_id), logged, ())

    def _log(self, contact_id: int, running: Running | None, logged: LoggedTouch, done: Sequence[FollowUpRow]) -> int:
        is_planned = running is not None and any(row.id == running.follow_up_id for row in done)
        by_hand = [row.id for row in done if running is None or row.id != running.follow_up_id]
        for follow_up_id in by_hand:
            follow_up_rows.close(self._book, follow_up_id, "done")
        settled = by_hand[:1]
        if running is not None and self._settles_step(running, logged, is_planned=is_planned):
            settled = [running.follow_up_id]
        touch_id = follow_up_rows.insert_touch(self._book, contact_id, logged.touch, settled[0] if settled else None)
        self._note_purchase(contact_id, touch_id, logged)
        has_plan = self._go_on(contact_id, running, logged, is_planned=is_planned)
        if not has_plan and logged.next_follow_up is not None:
            follow_up_rows.insert_follow_up(self._book, contact_id, logged.next_follow_up)
        return touch_id

    def _settles_step(self, running: Running, logged: LoggedTouch, *, is_planned: bool) -> bool:
        if is_planned:
            return not logged.is_again
        return not logged.is_again and enrolments.counts_as_first(running.plan, running.state, logged.touch)

    def _go_on(self, contact_id: int, running: Running | None, logged: LoggedTouch, *, is_planned: bool) -> bool:
        """What the touch makes of the plan; False when the contact is on none then."""
        if logged.touch.outcome is Outcome.BOUGHT:
            return self._on_plans.start_as_customer(contact_id, logged.touch.made_on)
        if logged.touch.outcome is Outcome.NO:
            return self._stop(contact_id, running, logged)
        if running is None:
            return False
        self._carry_on(running, logged, is_planned=is_planned)
        return True

    def _stop(self, contact_id: int, running: Running | None, logged: LoggedTouch) -> bool:
        made_on, note = logged.touch.made_on, logged.touch.note
        if running is not None:
            enrolment_rows.end_running(self._book, running, made_on, EndReason.SAID_NO, note=note, closed_as="done")
        if logged.plan_after_no is None:
            return False
        self._on_plans.enrol(contact_id, logged.plan_after_no)
        return True

    def _carry_on(self, running: Running, logged: LoggedTouch, *, is_planned: bool) -> None:
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
        written = enrolment_rows.write_running(self._book, running, after)
        if logged.next_follow_up is not None:
            self._take_words(written.follow_up_id, logged.next_follow_up)

    def _take_words(self, follow_up_id: int, draft: FollowUpDraft) -> None:
        values: dict[str, Any] = {"remind_local": draft.remind_local}
        if draft.purpose:
            values |= {"method": draft.method.value, "purpose": draft.purpose, "carries": draft.carries}
        follow_up_rows.update_open(self._book, follow_up_id, **values)

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
