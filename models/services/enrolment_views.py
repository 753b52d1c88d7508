"""Enrolments as they are shown."""

from dataclasses import dataclass
from datetime import date

from models.domain import enrolments
from models.domain.enrolments import EndReason
from models.domain.plans import Plan
from models.services.enrolment_rows import Running
from models.store.database import Book


@dataclass(frozen=True, slots=True)
class EnrolmentRow:
    """A running enrolment as it is shown.

    `step` of `steps` is None behind the steps. `waits_until` is the day a pause, or a wait for a day that was agreed,
    ends; None once it is over. `course` is the plan as it runs for the contact, which may be an earlier version.
    """

    id: int
    contact_id: int
    plan_id: int
    plan: str
    started_on: date
    step: int | None
    steps: int
    due_on: date
    follow_up_id: int
    is_paused: bool
    waits_until: date | None
    course: Plan


@dataclass(frozen=True, slots=True)
class EndedRow:
    """An enrolment that ended."""

    plan: str
    started_on: date
    ended_on: date
    reason: EndReason
    note: str


def list_ended(book: Book, contact_id: int) -> list[EndedRow]:
    """The enrolments of a contact that ended, the last one first."""
    rows = book.sql(
        "SELECT plan.name, started_on, ended_on, end_reason, end_note FROM enrolment JOIN plan ON plan.id = plan_id"
        " WHERE contact_id = ? AND ended_on IS NOT NULL ORDER BY ended_on DESC, enrolment.id DESC",
        (contact_id,),
    )
    return [
        EndedRow(name, date.fromisoformat(started_on), date.fromisoformat(ended_on), EndReason(reason), note)
        for name, started_on, ended_on, reason, note in rows
    ]


def row_of(running: Running, today: date) -> EnrolmentRow:
    """A running enrolment as it is shown on the day `today`."""
    place = enrolments.place(running.plan, running.state)
    waits_until = running.state.waits_until
    return EnrolmentRow(
        id=running.id,
        contact_id=running.contact_id,
        plan_id=running.plan_id,
        plan=running.plan.name,
        started_on=running.state.started_on,
        step=place.step,
        steps=place.steps,
        due_on=running.state.due_on,
        follow_up_id=running.follow_up_id,
        is_paused=running.state.is_paused_on(today),
        waits_until=waits_until if waits_until is not None and waits_until > today else None,
        course=running.plan,
    )
