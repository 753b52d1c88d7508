"""Writing what becomes of running enrolments: of one contact, or of thousands in a few statements.

A statement for each row through Peewee takes 7 s for 30,000 contacts, the driver's own `executemany` less than one.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from models.domain.enrolments import EndReason, Enrolment
from models.domain.plans import Plan
from models.domain.touches import FollowUpDraft
from models.jobs import Progress
from models.services import enrolment_rows, follow_up_rows
from models.services.enrolment_rows import Running
from models.store.database import Book

_CHUNK = 1_000
# In the order in which they are carried out: one follow-up of an enrolment is closed before the next one is open.
_CLOSE = "UPDATE follow_up SET closed_at = ?, closed_as = ? WHERE id = ? AND closed_at IS NULL"
_TIME = "UPDATE follow_up SET due_on = ?, remind_local = ? WHERE id = ? AND closed_at IS NULL"
_STATE = "UPDATE enrolment SET position = ?, last_on = ?, waits_until = ?, is_paused = ? WHERE id = ?"
_PLAN = "UPDATE enrolment SET plan_id = ?, position = ?, last_on = ?, waits_until = ?, is_paused = ? WHERE id = ?"
_END = "UPDATE enrolment SET ended_on = ?, end_reason = ?, end_note = ? WHERE id = ?"
_WORDS = (
    "UPDATE follow_up SET due_on = ?, method = ?, purpose = ?, carries = ?, step_position = ?, remind_local = ?"
    " WHERE id = ?"
)
_OPEN = (
    "INSERT INTO follow_up (due_on, method, purpose, carries, step_position, remind_local, contact_id, enrolment_id,"
    " closed_as) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')"
)
_IN_ORDER = (_CLOSE, _TIME, _STATE, _PLAN, _END, _WORDS, _OPEN)


class EnrolmentWrites:
    """Gathers what becomes of enrolments, each of them once; `flush` writes it inside the step that is open."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def go_on(
        self, running: Running, state: Enrolment, closed_as: str = "done", words: FollowUpDraft | None = None
    ) -> None:
        """Make `state` what the rows say: another position closes the open follow-up and opens the next one.

        A follow-up that keeps its place loses its time of day when it falls on another day. `words` are the owner's for
        what is open then: its time of day and, with a purpose, method, purpose and what it carries.
        """
        self.note_state(running, state)
        columns = enrolment_rows.follow_up_columns(running.plan, state, running.reach)
        if words is not None:
            columns |= _words_of(words)
        if state.position != running.state.position:
            self.close(running.follow_up_id, closed_as)
            self._rows[_OPEN].append((*_follow_up_values(columns), running.contact_id, running.id))
        elif words is not None and words.purpose:
            self._rows[_WORDS].append((*_follow_up_values(columns), running.follow_up_id))
        elif words is not None or state.due_on != running.state.due_on:
            self._rows[_TIME].append((columns["due_on"], columns.get("remind_local", ""), running.follow_up_id))

    def put_off(self, follow_up_id: int, due_on: date, remind_local: str) -> None:
        """Give an open follow-up another day, and a time of day where there is one."""
        self._rows[_TIME].append((due_on.isoformat(), remind_local, follow_up_id))

    def change_plan(self, running: Running, plan_id: int, plan: Plan, state: Enrolment) -> None:
        """Go on with another plan, or another version of it: the open follow-up becomes what that one asks for."""
        self._rows[_PLAN].append((plan_id, *_state_values(state), running.id))
        columns = enrolment_rows.follow_up_columns(plan, state, running.reach)
        self._rows[_WORDS].append((*_follow_up_values(columns), running.follow_up_id))

    def end(
        self, running: Running, ended_on: date, reason: EndReason, *, closed_as: str = "ended", note: str = ""
    ) -> None:
        """End an enrolment and close its open follow-up; `note` is the reason in the owner's words."""
        self.close(running.follow_up_id, closed_as)
        self._rows[_END].append((ended_on.isoformat(), reason.value, note, running.id))

    def flush(self) -> None:
        """Write what was gathered.

        Raises:
            NotFoundError: a follow-up is no longer open.
        """
        with self._book.telling_errors():
            cursor = self._book.database.cursor()
            for statement in _IN_ORDER:
                rows = self._rows.pop(statement, ())
                if rows:
                    cursor.executemany(statement, rows)
                    if statement in (_CLOSE, _TIME) and cursor.rowcount != len(rows):
                        raise follow_up_rows.no_longer_open()

    def close(self, follow_up_id: int, closed_as: str) -> None:
        """Close an open follow-up as `done`, `skipped` or `ended`."""
        self._rows[_CLOSE].append((self._book.now_text(), closed_as, follow_up_id))

    def note_state(self, running: Running, state: Enrolment) -> None:
        """Write down what becomes of an enrolment, and leave its follow-up."""
        if _state_values(state) != _state_values(running.state):
            self._rows[_STATE].append((*_state_values(state), running.id))


def write_running(
    book: Book, running: Running, state: Enrolment, closed_as: str = "done", words: FollowUpDraft | None = None
) -> None:
    """Make `state` what the rows of one enrolment say.

    Raises:
        NotFoundError: its follow-up is no longer open.
    """
    writes = EnrolmentWrites(book)
    writes.go_on(running, state, closed_as, words)
    writes.flush()


def write_each(
    book: Book, contact_ids: Sequence[int], act: Callable[[EnrolmentWrites, Running], None], progress: Progress
) -> int:
    """Let `act` say for each running enrolment of contacts what becomes of it; gives the number of enrolments.

    Raises:
        JobCancelledError: the owner asked to stop; the step that is open takes all of it back.
    """
    done = 0
    for start in range(0, len(contact_ids), _CHUNK):
        progress.report(start, len(contact_ids))
        writes = EnrolmentWrites(book)
        for running in enrolment_rows.load_running(book, contact_ids[start : start + _CHUNK]):
            act(writes, running)
            done += 1
        writes.flush()
    progress.report(len(contact_ids), len(contact_ids))
    return done


def _state_values(state: Enrolment) -> tuple[Any, ...]:
    values = enrolment_rows.state_columns(state)
    return values["position"], values["last_on"], values["waits_until"], int(values["is_paused"])


def _follow_up_values(columns: dict[str, Any]) -> tuple[Any, ...]:
    names = ("due_on", "method", "purpose", "carries", "step_position")
    return (*(columns[name] for name in names), columns.get("remind_local", ""))


def _words_of(draft: FollowUpDraft) -> dict[str, str]:
    values = follow_up_rows.follow_up_values(draft)
    kept = ("method", "purpose", "carries", "remind_local") if draft.purpose else ("remind_local",)
    return {name: values[name] for name in kept}
