"""The owner's plans: list, make, copy, change and remove them, and who is on them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.clock import Clock
from models.domain import enrolments
from models.domain.day_rules import DaysOff
from models.domain.folding import fold
from models.domain.plans import Plan, PlanUse
from models.domain.workload import FOUR_WEEKS
from models.errors import InputError, NotFoundError
from models.jobs import NoProgress, Progress
from models.services import enrolment_rows, enrolment_writes, plan_loads
from models.services.enrolment_writes import EnrolmentWrites
from models.services.live import LIVE
from models.store import plan_rows, tables
from models.store.database import Book

_CHUNK = 1_000


class EditScope(StrEnum):
    """Whom a changed plan is for."""

    FROM_NOW_ON = "from now on"
    ALSO_THOSE_ON_IT = "those on it too"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan, how many contacts are on it (earlier versions included), and the touches a week that it asks for."""

    id: int
    plan: Plan
    contact_count: int
    touches_per_week: float


class Plans:
    """What the owner does with plans."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def list_all(self) -> list[PlanRow]:
        """The plans that can be chosen: those with a use first, then as they were made."""
        plans = self._current()
        counts = self._counts()
        loads = plan_loads.touches_ahead_by_plan(self._book, self._clock.today())
        rows = [
            PlanRow(plan_id, plan, counts.get(plan_id, 0), loads.get(plan_id, 0) * 7 / FOUR_WEEKS)
            for plan_id, plan in plans.items()
        ]
        order = [PlanUse.NEW_CONTACTS, PlanUse.CUSTOMERS, PlanUse.NONE, PlanUse.COLD_LIST]
        return sorted(rows, key=lambda row: (order.index(row.plan.use), row.id))

    def get(self, plan_id: int) -> Plan:
        """A plan that can be chosen.

        Raises:
            NotFoundError: there is none with this id.
        """
        plan = self._current().get(plan_id)
        if plan is None:
            raise NotFoundError("This plan is no longer in the book.")
        return plan

    def get_by_name(self, name: str) -> tuple[int, Plan]:
        """Id and plan of this name; case and accents do not matter.

        Raises:
            NotFoundError: there is none.
        """
        for plan_id, plan in self._current().items():
            if fold(plan.name) == fold(name.strip()):
                return plan_id, plan
        raise NotFoundError(f"There is no plan “{name}”.")

    def find_for(self, use: PlanUse) -> tuple[int, Plan] | None:
        """Id and plan of a use, or None where no plan has it."""
        return next(((plan_id, plan) for plan_id, plan in self._current().items() if plan.use is use), None)

    def add(self, plan: Plan) -> int:
        """Add a plan; gives its id. It takes its use from the plan that had it.

        Raises:
            InputError: it can't be used as it is, or its name is taken.
        """
        self._check(plan)
        with self._book.transaction(f"Add plan {plan.name}"):
            self._give_up_use(plan.use)
            return plan_rows.insert_plan(self._book.database, plan)

    def copy(self, plan_id: int, name: str) -> int:
        """Copy a plan under another name, without its use; gives the id of the copy.

        Raises:
            InputError: the name is empty or taken.
            NotFoundError: there is no such plan.
        """
        return self.add(replace(self.get(plan_id), name=" ".join(name.split()), use=PlanUse.NONE))

    def edit(
        self,
        plan_id: int,
        plan: Plan,
        scope: EditScope = EditScope.FROM_NOW_ON,
        progress: Progress | None = None,
    ) -> int:
        """Change a plan from now on, or for those on it too; gives the id under which it is found from now on.

        From now on: who is on it goes on as before. For those on it too: each goes on at the right place, nobody later
        than the new plan says and nobody before today; those on earlier versions as well.

        Raises:
            InputError: it can't be used as it is, or its name is taken.
            NotFoundError: there is no such plan.
            JobCancelledError: the owner asked to stop; nothing was changed.
        """
        before = self.get(plan_id)
        self._check(plan, except_id=plan_id)
        if plan == before and scope is EditScope.FROM_NOW_ON:
            return plan_id
        with self._book.transaction(f"Change plan {plan.name}"):
            if plan.use is not before.use:
                self._give_up_use(plan.use, except_id=plan_id)
            if scope is EditScope.ALSO_THOSE_ON_IT:
                self._edit_for_all(plan_id, plan, progress or NoProgress())
                return plan_id
            if not self._has_enrolments(plan_id) or _is_same_course(before, plan):
                plan_rows.write_plan(self._book.database, plan_id, plan)
                return plan_id
            return self._replace(plan_id, plan)

    def remove(self, plan_id: int, move_to: int | None = None, progress: Progress | None = None) -> None:
        """Remove a plan; who is on it, or on an earlier version, goes on with `move_to` at the right place.

        Raises:
            InputError: contacts are on it and no other plan was given.
            NotFoundError: there is no such plan, or no such other one.
            JobCancelledError: the owner asked to stop; nothing was changed.
        """
        plan = self.get(plan_id)
        versions = self._versions(plan_id)
        people = list(enrolment_rows.load_running_on(self._book, versions))
        if people and (move_to is None or move_to == plan_id):
            raise InputError(f"{len(people):,} contacts are on “{plan.name}”. Choose the plan they go on with.")
        with self._book.transaction(f"Remove plan {plan.name}"):
            if move_to is not None:
                self._move(people, move_to, self.get(move_to), progress or NoProgress())
            table = tables.Plan
            self._book.change(
                table.update(removed_at=self._book.now_text(), use=PlanUse.NONE.value).where(table.id.in_(versions))
            )

    def places(self, plan_id: int) -> list[int]:
        """How many contacts are at each step of a plan and, last, behind the steps: where people are."""
        steps = len(self.get(plan_id).steps)
        versions = self._versions(plan_id)
        marks = ", ".join("?" for _ in versions)
        counts = [0] * (steps + 1)
        for position, number in self._book.sql(
            "SELECT position, count(*) FROM enrolment JOIN contact ON contact.id = contact_id"
            f" WHERE ended_on IS NULL AND plan_id IN ({marks}) AND {LIVE} GROUP BY position",
            versions,
        ):
            counts[min(position, steps)] += number
        return counts

    def stalled(self, plan_id: int) -> tuple[int, int, int]:
        """How many contacts on a plan are stalled at touch 1, 2 and 3."""
        return plan_loads.stalled(self._book, self._clock.today(), self._versions(plan_id))

    def contact_ids(self, plan_id: int, place: int | None = None) -> list[int]:
        """The live contacts on a plan, those whose touch is due next first; `place` keeps those of one of `places`."""
        steps = len(self.get(plan_id).steps)
        versions = self._versions(plan_id)
        marks = ", ".join("?" for _ in versions)
        rows = self._book.sql(
            "SELECT enrolment.contact_id, position FROM enrolment JOIN contact ON contact.id = enrolment.contact_id"
            " JOIN follow_up ON follow_up.enrolment_id = enrolment.id AND closed_at IS NULL"
            f" WHERE ended_on IS NULL AND plan_id IN ({marks}) AND {LIVE} ORDER BY due_on, sort_key",
            versions,
        )
        return [contact_id for contact_id, position in rows if place is None or min(position, steps) == place]

    def list_days_off(self) -> list[tuple[int, DaysOff]]:
        """The owner's days off with their ids."""
        table = tables.DayOff
        rows = self._book.rows(table.select().order_by(table.first_on))
        return [(r.id, DaysOff(date.fromisoformat(r.first_on), date.fromisoformat(r.last_on), r.name)) for r in rows]

    def add_days_off(self, days: DaysOff) -> int:
        """Add days off; the touches of plans that lie on them, and those timed from now on, fall on other days.

        What was moved, snoozed or agreed keeps its day, and so does a first touch. Gives their id.

        Raises:
            InputError: they end before they begin.
        """
        if days.last_on < days.first_on:
            raise InputError("The last day off comes before the first one.")
        values = {"first_on": days.first_on.isoformat(), "last_on": days.last_on.isoformat(), "name": days.name}
        with self._book.transaction("Add days off"):
            days_off_id = self._book.change(tables.DayOff.insert(**values))
            self._clear(days)
        return days_off_id

    def remove_days_off(self, days_off_id: int) -> None:
        """Remove days off.

        Raises:
            NotFoundError: there are none with this id.
        """
        with self._book.transaction("Remove days off"):
            if not self._book.change(tables.DayOff.delete().where(tables.DayOff.id == days_off_id)):
                raise NotFoundError("These days off are no longer in the book.")

    def _clear(self, days: DaysOff) -> None:
        today = self._clock.today()
        rows = self._book.sql(
            "SELECT contact_id FROM follow_up WHERE closed_at IS NULL AND step_position > 0"
            " AND due_on BETWEEN ? AND ? AND due_on >= ?",
            (days.first_on.isoformat(), days.last_on.isoformat(), today.isoformat()),
        )

        def clear(writes: EnrolmentWrites, running: enrolment_rows.Running) -> None:
            before = replace(running.rules, days_off=tuple(off for off in running.rules.days_off if off != days))
            is_by_plan = running.state.due_on == enrolments.next_due(running.plan, running.state, before)
            if is_by_plan and running.state.waits_until is None:
                writes.go_on(running, enrolments.resume(running.plan, running.state, today, running.rules))

        enrolment_writes.write_each(self._book, [row[0] for row in rows], clear, NoProgress())

    def _current(self) -> dict[int, Plan]:
        table = tables.Plan
        is_current = table.replaced_by.is_null() & table.removed_at.is_null()
        return plan_rows.load_plans(
            self._book.database, self._book.column(table.select(table.id).where(is_current).order_by(table.id))
        )

    def _versions(self, plan_id: int) -> list[int]:
        table = tables.Plan
        is_one = (table.id == plan_id) | (table.replaced_by == plan_id)
        return self._book.column(table.select(table.id).where(is_one))

    def _counts(self) -> dict[int, int]:
        return dict(
            self._book.sql(
                "SELECT coalesce(replaced_by_id, plan.id) AS current, count(*) FROM enrolment"
                " JOIN plan ON plan.id = plan_id JOIN contact ON contact.id = contact_id"
                f" WHERE ended_on IS NULL AND {LIVE} GROUP BY current"
            )
        )

    def _check(self, plan: Plan, except_id: int = 0) -> None:
        problems = list(plan.problems())
        if problems:
            raise InputError(" ".join(problems))
        if any(fold(other.name) == fold(plan.name) and i != except_id for i, other in self._current().items()):
            raise InputError(f"There is a plan “{plan.name}” already.")

    def _give_up_use(self, use: PlanUse, except_id: int = 0) -> None:
        table = tables.Plan
        if use is not PlanUse.NONE:
            had_it = (table.use == use.value) & (table.id != except_id)
            self._book.change(table.update(use=PlanUse.NONE.value).where(had_it))

    def _has_enrolments(self, plan_id: int) -> bool:
        table = tables.Enrolment
        return bool(self._book.column(table.select(table.id).where(table.plan == plan_id).limit(1)))

    def _replace(self, plan_id: int, plan: Plan) -> int:
        table = tables.Plan
        # The earlier version steps aside first, since two current plans can't have one name.
        self._book.change(table.update(replaced_by=plan_id, use=PlanUse.NONE.value).where(table.id == plan_id))
        new_id = plan_rows.insert_plan(self._book.database, plan)
        self._book.change(table.update(replaced_by=new_id).where(table.replaced_by == plan_id))
        return new_id

    def _edit_for_all(self, plan_id: int, plan: Plan, progress: Progress) -> None:
        people = list(enrolment_rows.load_running_on(self._book, self._versions(plan_id)))
        plan_rows.write_plan(self._book.database, plan_id, plan)
        self._move(people, plan_id, plan, progress)

    def _move(self, people: Sequence[enrolment_rows.Running], plan_id: int, plan: Plan, progress: Progress) -> None:
        today = self._clock.today()
        for start in range(0, len(people), _CHUNK):
            progress.report(start, len(people))
            writes = EnrolmentWrites(self._book)
            for running in people[start : start + _CHUNK]:
                rules = replace(running.rules, avoids_weekends=plan.avoids_weekends)
                state = enrolments.change_plan(running.plan, plan, running.state, today, rules)
                writes.change_plan(running, plan_id, plan, state)
            writes.flush()
        progress.report(len(people), len(people))


def _is_same_course(before: Plan, after: Plan) -> bool:
    """True when nobody's next touch depends on what was changed: the name and the use."""
    return replace(before, name=after.name, use=after.use) == after
