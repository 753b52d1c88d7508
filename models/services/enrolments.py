"""Contacts on plans: enrol, pause, resume, change, end; and what a touch makes of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.clock import Clock
from models.domain import enrolments
from models.domain.contacts import ContactDraft, Flag
from models.domain.enrolments import EndReason, Enrolment
from models.domain.plans import Plan, PlanUse
from models.domain.status import Status
from models.domain.touch_warnings import TouchWarning, touch_warnings, warning_at_the_end
from models.domain.touches import FollowUpDraft, TouchDraft
from models.domain.workload import FOUR_WEEKS
from models.errors import InputError
from models.jobs import NoProgress, Progress
from models.services import bulk_enrolment, enrolment_rows, enrolment_views, enrolment_writes, follow_up_rows
from models.services.contacts import Contacts
from models.services.enrolment_rows import Running
from models.services.enrolment_views import EndedRow, EnrolmentRow
from models.services.enrolment_writes import EnrolmentWrites
from models.services.live import LIVE, REACHABLE
from models.services.plans import Plans
from models.services.stopping import stop_all
from models.store import tables
from models.store.database import Book

_CHUNK = 1_000
_NOT_FOLLOWED_UP = frozenset({Flag.DECEASED, Flag.DO_NOT_CONTACT})


class PlanChoice(StrEnum):
    """The plan of a new contact, where the owner names none."""

    DEFAULT = "default"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EnrolReport:
    """What enrolling many came to: how many are on the plan now, and how many were left as they were.

    Left alone are those on a plan already and those who are not to be followed up.
    """

    enrolled: int
    left_alone: int
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class EndReport:
    """What ending came to; `proposed_plan_id` is the cold list after a no, else None."""

    ended: int
    warning: TouchWarning | None = None
    proposed_plan_id: int | None = None


class Enrolments:
    """What the owner does with contacts on plans."""

    def __init__(self, book: Book, contacts: Contacts, plans: Plans, clock: Clock) -> None:
        self._book = book
        self._contacts = contacts
        self._plans = plans
        self._clock = clock

    def find(self, contact_id: int) -> EnrolmentRow | None:
        """The running enrolment of a contact, or None."""
        running = enrolment_rows.find_running(self._book, contact_id)
        return None if running is None else enrolment_views.row_of(running, self._clock.today())

    def list_ended(self, contact_id: int) -> list[EndedRow]:
        """The enrolments of a contact that ended, the last one first."""
        return enrolment_views.list_ended(self._book, contact_id)

    def warnings(self, contact_id: int) -> list[TouchWarning]:
        """What to point out about the way a contact is followed up."""
        touches = [row.draft for row in follow_up_rows.touches_of(self._book, contact_id)]
        open_rows = follow_up_rows.open_of(self._book, contact_id)
        running = enrolment_rows.find_running(self._book, contact_id)
        started_on = running.state.started_on if running else None
        next_on = open_rows[0].draft.due_on if open_rows else None
        return list(touch_warnings(touches, started_on, next_on, self._clock.today()))

    def add_contact(
        self,
        draft: ContactDraft,
        plan: int | PlanChoice = PlanChoice.DEFAULT,
        follow_up: FollowUpDraft | None = None,
    ) -> int:
        """Add a contact that is due at once by a plan, the default one unless told otherwise; gives its id.

        One that is not to be followed up (other, deceased, do not contact) is added without a plan.

        Raises:
            InputError: the draft can't be saved.
            NotFoundError: there is no such plan.
        """
        chosen = self._chosen(plan)
        with self._book.transaction(f"Add {draft.shown_name}"):
            contact_id = self._contacts.add(draft, follow_up)
            if chosen is not None and draft.status is not Status.OTHER and not draft.flags & _NOT_FOLLOWED_UP:
                self._start(contact_id, *chosen, self._clock.today())
        return contact_id

    def enrol(self, contact_id: int, plan_id: int, from_on: date | None = None) -> None:
        """Put a contact on a plan, from today or from a day; one on another plan goes on at the right place.

        With `from_on` it begins anew on that day, whatever plan it was on.

        Raises:
            InputError: the contact is deceased, in the trash, or must not be contacted.
            NotFoundError: there is no such contact or plan.
        """
        plan = self._plans.get(plan_id)
        name = self._contacts.get(contact_id).draft.shown_name
        if not self._is_reachable(contact_id):
            raise InputError(f"{name} is not to be contacted, and can't be put on a plan.")
        running = enrolment_rows.find_running(self._book, contact_id)
        today = self._clock.today()
        with self._book.transaction(f"Put {name} on {plan.name}"):
            if running is not None:
                writes = EnrolmentWrites(self._book)
                if from_on is None:
                    self._change(writes, running, plan_id, plan)
                else:
                    writes.end(running, today, EndReason.OTHER_PLAN)
                writes.flush()
            if running is None or from_on is not None:
                self._start(contact_id, plan_id, plan, from_on or today)

    def enrol_many(
        self,
        contact_ids: Sequence[int],
        plan_id: int,
        first_on: date | None = None,
        over_days: int = FOUR_WEEKS,
        progress: Progress | None = None,
    ) -> EnrolReport:
        """Put many contacts on a plan, their first touches spread over `over_days` so that the load stays level.

        Who is on a plan already is left alone, and so is who is not to be followed up. All or nothing.

        Raises:
            NotFoundError: there is no such plan.
            JobCancelledError: the owner asked to stop; nothing was changed.
        """
        plan = self._plans.get(plan_id)
        chosen = bulk_enrolment.not_on_a_plan(self._book, contact_ids)
        days = bulk_enrolment.spread_starts(self._book, len(chosen), plan, first_on or self._clock.today(), over_days)
        bulk_enrolment.insert(self._book, chosen, plan_id, plan, days, progress or NoProgress())
        return EnrolReport(
            len(chosen), len(contact_ids) - len(chosen), days[0] if days else None, days[-1] if days else None
        )

    def take_over(
        self, contact_id: int, plan_id: int, started_on: date, touches: Sequence[TouchDraft], due: FollowUpDraft
    ) -> None:
        """Put on a plan, in its midst, somebody who was followed up without one: `touches` are behind, `due` is next.

        Raises:
            NotFoundError: there is no such contact or plan.
        """
        plan = self._plans.get(plan_id)
        with self._book.transaction(f"Put {self._contacts.get(contact_id).draft.shown_name} on {plan.name}"):
            for touch in touches:
                follow_up_rows.insert_touch(self._book, contact_id, touch)
            last_on = max((touch.made_on for touch in touches), default=None)
            state = Enrolment(started_on, due.due_on, len(touches), last_on)
            enrolment_rows.insert_running(self._book, contact_id, plan_id, plan, state)
            running = enrolment_rows.find_running(self._book, contact_id)
            if running is not None:
                follow_up_rows.update_open(self._book, running.follow_up_id, **follow_up_rows.follow_up_values(due))

    def change_plan(self, contact_ids: Sequence[int], plan_id: int, progress: Progress | None = None) -> int:
        """Let contacts go on with another plan at the right place; gives how many were on one.

        Raises:
            NotFoundError: there is no such plan.
            JobCancelledError: the owner asked to stop; nothing was changed.
        """
        plan = self._plans.get(plan_id)

        def change(writes: EnrolmentWrites, running: Running) -> None:
            self._change(writes, running, plan_id, plan)

        with self._book.transaction(f"Change plan of {self._name(contact_ids)}"):
            return enrolment_writes.write_each(self._book, contact_ids, change, progress or NoProgress())

    def pause(self, contact_ids: Sequence[int], resumes_on: date, progress: Progress | None = None) -> int:
        """Let nothing of the plan fall due before the day `resumes_on`; gives how many were on a plan.

        Raises:
            InputError: the day is not in the future.
            JobCancelledError: the owner asked to stop; nothing was changed.
        """
        if resumes_on <= self._clock.today():
            raise InputError("A pause ends on a day in the future.")

        def pause(writes: EnrolmentWrites, running: Running) -> None:
            writes.go_on(running, enrolments.pause(running.state, resumes_on))

        with self._book.transaction(f"Pause {self._name(contact_ids)}"):
            return enrolment_writes.write_each(self._book, contact_ids, pause, progress or NoProgress())

    def resume(self, contact_ids: Sequence[int], progress: Progress | None = None) -> int:
        """End a pause, or a wait for a day that was agreed, today; gives how many waited.

        Raises:
            JobCancelledError: the owner asked to stop; nothing was changed.
        """
        today = self._clock.today()

        def resume(writes: EnrolmentWrites, running: Running) -> None:
            writes.go_on(running, enrolments.resume(running.plan, running.state, today, running.rules))

        waiting = [r.contact_id for r in enrolment_rows.load_running(self._book, contact_ids) if r.state.waits_until]
        with self._book.transaction(f"Resume {self._name(waiting)}"):
            return enrolment_writes.write_each(self._book, waiting, resume, progress or NoProgress())

    def end(
        self,
        contact_ids: Sequence[int],
        reason: EndReason,
        note: str = "",
        progress: Progress | None = None,
        then_plan_id: int | None = None,
    ) -> EndReport:
        """End the enrolments of contacts with a reason, in the owner's words in `note`, today.

        *Do not contact* also sets that flag and closes all follow-ups. Else the plan `then_plan_id` starts today, where
        one is given.

        Ended before the third touch, a single contact gets a warning; after a no the cold list is proposed.

        Raises:
            NotFoundError: there is no such plan; nothing was changed.
            JobCancelledError: the owner asked to stop; nothing was changed.
        """
        today = self._clock.today()
        made = self._touches_made(contact_ids[0]) if len(contact_ids) == 1 else None

        def end(writes: EnrolmentWrites, running: Running) -> None:
            writes.end(running, today, reason, note=note)

        with self._book.transaction(f"End plan of {self._name(contact_ids)}"):
            ended = enrolment_writes.write_each(self._book, contact_ids, end, progress or NoProgress())
            if reason is EndReason.DO_NOT_CONTACT:
                self._forbid_contact(contact_ids)
            elif then_plan_id is not None:
                for contact_id in filter(self._is_reachable, contact_ids):
                    self.enrol(contact_id, then_plan_id)
        is_early = reason not in (EndReason.BOUGHT, EndReason.DO_NOT_CONTACT) and ended == 1
        cold = self._plans.find_for(PlanUse.COLD_LIST) if reason is EndReason.SAID_NO else None
        return EndReport(
            ended,
            warning_at_the_end(made) if is_early and made is not None else None,
            cold[0] if cold is not None else None,
        )

    def set_preferred_weekday(self, contact_id: int, weekday: int | None) -> None:
        """Say on which weekday (0 for Monday) touches of a contact are best, or that it does not matter.

        Raises:
            NotFoundError: there is no such contact.
        """
        table = tables.Contact
        with self._book.transaction(f"Change preferred day of {self._contacts.get(contact_id).draft.shown_name}"):
            self._book.change(table.update(preferred_weekday=weekday).where(table.id == contact_id))
            running = enrolment_rows.find_running(self._book, contact_id)
            today = self._clock.today()
            if running is not None and running.state.position > 0 and running.state.due_on > today:
                state = enrolments.resume(running.plan, running.state, today, running.rules)
                enrolment_writes.write_running(self._book, running, state)

    def find_preferred_weekday(self, contact_id: int) -> int | None:
        """The weekday that is best for a contact, 0 for Monday, or None."""
        table = tables.Contact
        found = self._book.value(table.select(table.preferred_weekday).where(table.id == contact_id))
        return None if found is None else int(found)

    def start_as_customer(self, contact_id: int, bought_on: date) -> bool:
        """After a purchase: the prospect's plan ends, the contact becomes a customer, the customer's plan starts.

        False when there is no customer's plan to start.
        """
        running = enrolment_rows.find_running(self._book, contact_id)
        if running is not None:
            writes = EnrolmentWrites(self._book)
            writes.end(running, bought_on, EndReason.BOUGHT, closed_as="done")
            writes.flush()
        table = tables.Contact
        is_other = (table.id == contact_id) & (table.status != Status.CUSTOMER.value)
        self._book.change(table.update(status=Status.CUSTOMER.value).where(is_other))
        found = self._plans.find_for(PlanUse.CUSTOMERS)
        if found is None or not self._is_live(contact_id):
            return False
        self._start(contact_id, *found, bought_on)
        return True

    def _chosen(self, plan: int | PlanChoice) -> tuple[int, Plan] | None:
        if plan is PlanChoice.NONE:
            return None
        if isinstance(plan, PlanChoice):
            return self._plans.find_for(PlanUse.NEW_CONTACTS)
        return plan, self._plans.get(plan)

    def _start(self, contact_id: int, plan_id: int, plan: Plan, started_on: date) -> None:
        enrolment_rows.insert_running(self._book, contact_id, plan_id, plan, enrolments.start(plan, started_on))

    def _change(self, writes: EnrolmentWrites, running: Running, plan_id: int, plan: Plan) -> None:
        rules = replace(running.rules, avoids_weekends=plan.avoids_weekends)
        state = enrolments.change_plan(running.plan, plan, running.state, self._clock.today(), rules)
        writes.change_plan(running, plan_id, plan, state)

    def _name(self, contact_ids: Sequence[int]) -> str:
        return self._contacts.name_of(contact_ids[0]) if len(contact_ids) == 1 else f"{len(contact_ids):,} contacts"

    def _touches_made(self, contact_id: int) -> int | None:
        running = enrolment_rows.find_running(self._book, contact_id)
        if running is None:
            return None
        table = tables.Touch
        since = (table.contact == contact_id) & (table.made_on >= running.state.started_on.isoformat())
        return len(self._book.column(table.select(table.id).where(since & (table.direction == "out"))))

    def _forbid_contact(self, contact_ids: Sequence[int]) -> None:
        contact = tables.Contact
        for start in range(0, len(contact_ids), _CHUNK):
            ids = list(contact_ids[start : start + _CHUNK])
            is_free = contact.id.in_(ids) & (contact.do_not_contact == False)  # noqa: E712 - a query
            self._book.change(contact.update(do_not_contact=True).where(is_free))
        stop_all(self._book, contact_ids, self._clock.today(), Flag.DO_NOT_CONTACT)

    def _is_reachable(self, contact_id: int) -> bool:
        return bool(self._book.sql(f"SELECT 1 FROM contact WHERE id = ? AND {REACHABLE}", (contact_id,)))

    def _is_live(self, contact_id: int) -> bool:
        found = self._book.sql(f"SELECT 1 FROM contact WHERE id = ? AND {LIVE}", (contact_id,))
        return bool(found)
