"""The JSON documents of plans, enrolments and coverage, as docs/command-line.md describes them."""

from collections.abc import Sequence
from typing import Any

from models.domain.day_rules import DaysOff
from models.domain.plans import Action, Rhythm
from models.services.due.coverage import CoverageSummary
from models.services.enrolment_views import EnrolmentRow
from models.services.follow_up_rows import FollowUpRow
from models.services.lists import ContactRow
from models.services.plans import PlanRow


def enrolment_document(row: EnrolmentRow) -> dict[str, Any]:
    """A running enrolment."""
    return {
        "plan": row.plan,
        "started_on": row.started_on.isoformat(),
        "step": row.step,
        "steps": row.steps,
        "due_on": row.due_on.isoformat(),
        "is_paused": row.is_paused,
        "waits_until": row.waits_until and row.waits_until.isoformat(),
    }


def open_document(row: FollowUpRow) -> dict[str, Any]:
    """An open follow-up."""
    return {
        "id": row.id,
        "due_on": row.draft.due_on.isoformat(),
        "method": row.draft.method.value,
        "purpose": row.draft.purpose,
        "carries": row.draft.carries,
        "at": row.draft.remind_local,
        "is_planned": row.enrolment_id is not None,
    }


def plan_document(row: PlanRow) -> dict[str, Any]:
    """A plan of `plans --json`."""
    plan = row.plan
    return {
        "id": row.id,
        "name": plan.name,
        "use": plan.use.value or None,
        "contacts": row.contact_count,
        "touches_per_week": round(row.touches_per_week, 2),
        "avoids_weekends": plan.avoids_weekends,
        "steps": [
            {"day": step.offset_days, "is_dated": step.is_dated, **_action_document(step.action)} for step in plan.steps
        ],
        "first_year": plan.first_year and _rhythm_document(plan.first_year),
        "later": _rhythm_document(plan.later),
    }


def days_off_document(days_off_id: int, days: DaysOff) -> dict[str, Any]:
    """Days off of `days-off --json`."""
    first_on, last_on = days.first_on.isoformat(), days.last_on.isoformat()
    return {"id": days_off_id, "first_on": first_on, "last_on": last_on, "name": days.name}


def coverage_document(summary: CoverageSummary, without: Sequence[ContactRow]) -> dict[str, Any]:
    """The document of `coverage --json`."""
    return {
        "live_contacts": summary.live_contacts,
        "with_next": summary.with_next,
        "share": round(summary.share, 4),
        "without_next": [{"contact_id": row.id, "name": row.name} for row in without],
        "stalled": {str(touch): count for touch, count in enumerate(summary.stalled, 1)},
        "needed_per_day": round(summary.workload.needed_per_day, 2),
        "made_per_day": round(summary.workload.made_per_day, 2),
    }


def _rhythm_document(rhythm: Rhythm) -> dict[str, Any]:
    return {"every_days": rhythm.every_days, "actions": [_action_document(action) for action in rhythm.actions]}


def _action_document(action: Action) -> dict[str, Any]:
    return {"method": action.method.value, "purpose": action.purpose, "carries": action.carries}
