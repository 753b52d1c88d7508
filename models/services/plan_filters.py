"""The filters of a search that ask for plans, follow-ups and touches, as conditions of SQL."""

from datetime import date, timedelta

from models.domain.folding import fold
from models.domain.segments import ContactQuery
from models.services.live import LIVE

_RUNNING = "SELECT enrolment.contact_id FROM enrolment JOIN plan ON plan.id = plan_id WHERE ended_on IS NULL"


def conditions(query: ContactQuery, today: date) -> tuple[list[str], list[object]]:
    """Conditions on `contact` with their parameters, for the day `today`."""
    found: list[str] = []
    parameters: list[object] = []
    if query.has_no_plan:
        found.append(f"{LIVE} AND contact.id NOT IN (SELECT contact_id FROM enrolment WHERE ended_on IS NULL)")
    if query.is_overdue:
        found.append("contact.id IN (SELECT contact_id FROM follow_up WHERE closed_at IS NULL AND due_on < ?)")
        parameters.append(today.isoformat())
    if query.untouched_days is not None:
        found.append(f"{LIVE} AND contact.id NOT IN (SELECT contact_id FROM touch WHERE made_on > ?)")
        parameters.append((today - timedelta(days=query.untouched_days)).isoformat())
    if query.at_touch is not None:
        # Behind its steps a plan numbers no touches.
        steps = "(SELECT count(*) FROM plan_step WHERE plan_id = plan.id AND phase = 'step')"
        found.append(f"contact.id IN ({_RUNNING} AND position = ? AND position < {steps})")
        parameters.append(query.at_touch - 1)
    if query.plans:
        marks = ", ".join("?" for _ in query.plans)
        found.append(
            f"contact.id IN ({_RUNNING} AND (folded IN ({marks}) OR replaced_by_id IN"
            f" (SELECT id FROM plan WHERE folded IN ({marks}))))"
        )
        parameters += sorted(fold(name) for name in query.plans) * 2
    return found, parameters
