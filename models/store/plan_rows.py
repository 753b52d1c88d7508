"""Plans between values and rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from models.domain.folding import fold
from models.domain.plans import Action, Plan, PlanStep, PlanUse, Rhythm
from models.domain.touches import Method
from models.store.connection import BookDatabase

_STEP, _FIRST_YEAR, _LATER = "step", "first year", "later"
_PLAN_COLUMNS = ("name", "folded", "use", "avoids_weekends", "first_year_days", "later_days")
_STEP_COLUMNS = ("plan_id", "phase", "position", "offset_days", "is_dated", "method", "purpose", "carries")


def insert_plan(db: BookDatabase, plan: Plan) -> int:
    """Insert a plan with its steps; gives its id."""
    marks = ", ".join("?" for _ in _PLAN_COLUMNS)
    plan_id = db.insert(f"INSERT INTO plan ({', '.join(_PLAN_COLUMNS)}) VALUES ({marks})", _plan_values(plan))
    _insert_steps(db, plan_id, plan)
    return plan_id


def write_plan(db: BookDatabase, plan_id: int, plan: Plan) -> None:
    """Make `plan` all that the rows of a plan say."""
    assignments = ", ".join(f"{column} = ?" for column in _PLAN_COLUMNS)
    db.execute_sql(f"UPDATE plan SET {assignments} WHERE id = ?", (*_plan_values(plan), plan_id))
    db.execute_sql("DELETE FROM plan_step WHERE plan_id = ?", (plan_id,))
    _insert_steps(db, plan_id, plan)


def load_plans(db: BookDatabase, plan_ids: Iterable[int] | None = None) -> dict[int, Plan]:
    """The plans of these ids, or all, earlier versions and removed ones too, by id."""
    condition, parameters = "1", tuple(plan_ids or ())
    if plan_ids is not None:
        condition = f"id IN ({', '.join('?' for _ in parameters)})"
    rows = db.execute_sql(f"SELECT id, {', '.join(_PLAN_COLUMNS)} FROM plan WHERE {condition}", parameters).fetchall()
    steps: dict[int, dict[str, list[Sequence[Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in db.execute_sql(
        f"SELECT {', '.join(_STEP_COLUMNS)} FROM plan_step"
        f" WHERE plan_id IN (SELECT id FROM plan WHERE {condition}) ORDER BY plan_id, phase, position",
        parameters,
    ):
        steps[row[0]][row[1]].append(row)
    return {row[0]: _plan(row, steps[row[0]]) for row in rows}


def _plan_values(plan: Plan) -> tuple[Any, ...]:
    first_year_days = plan.first_year.every_days if plan.first_year is not None else None
    flags = (plan.use.value, int(plan.avoids_weekends))
    return (plan.name, fold(plan.name), *flags, first_year_days, plan.later.every_days)


def _insert_steps(db: BookDatabase, plan_id: int, plan: Plan) -> None:
    rows: list[tuple[Any, ...]] = [
        (plan_id, _STEP, n, step.offset_days, int(step.is_dated), *_action_values(step.action))
        for n, step in enumerate(plan.steps)
    ]
    for phase, rhythm in ((_FIRST_YEAR, plan.first_year), (_LATER, plan.later)):
        actions = rhythm.actions if rhythm is not None else ()
        rows += [(plan_id, phase, n, None, 0, *_action_values(action)) for n, action in enumerate(actions)]
    marks = ", ".join("?" for _ in _STEP_COLUMNS)
    statement = f"INSERT INTO plan_step ({', '.join(_STEP_COLUMNS)}) VALUES ({marks})"
    db.cursor().executemany(statement, rows)


def _action_values(action: Action) -> tuple[str, str, str]:
    return action.method.value, action.purpose, action.carries


def _plan(row: Sequence[Any], steps: dict[str, list[Sequence[Any]]]) -> Plan:
    _, name, _, use, avoids_weekends, first_year_days, later_days = row
    return Plan(
        name=name,
        steps=tuple(PlanStep(step[3], _action(step), bool(step[4])) for step in steps[_STEP]),
        first_year=Rhythm(first_year_days, tuple(map(_action, steps[_FIRST_YEAR]))) if first_year_days else None,
        later=Rhythm(later_days, tuple(map(_action, steps[_LATER]))),
        use=PlanUse(use),
        avoids_weekends=bool(avoids_weekends),
    )


def _action(step: Sequence[Any]) -> Action:
    return Action(Method(step[5]), step[6], step[7])
