"""The trash: what was deleted waits here for thirty days, and comes back with all that hung on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from models.clock import Clock, local_day
from models.domain.folding import fold
from models.domain.names import PersonName, shown_name
from models.errors import NotFoundError
from models.store import purging
from models.store.contact_columns import NAME_COLUMNS
from models.store.database import Book

WAITING_DAYS = 30
# After so long without a change the clock may be wrong; nothing is thrown away before the book is used again.
_LONGEST_PAUSE = timedelta(days=60)


class TrashKind(StrEnum):
    """What lies in the trash."""

    CONTACT = "contact"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class TrashRow:
    """Something in the trash: since which day, and the first day on which it may be gone."""

    kind: TrashKind
    id: int
    name: str
    detail: str
    deleted_on: date
    gone_on: date

    @property
    def key(self) -> str:
        """What it is called on the command line: `12` for a contact, `plan-3` for a plan."""
        return str(self.id) if self.kind is TrashKind.CONTACT else f"{self.kind.value}-{self.id}"


class Trash:
    """What the owner does with what was deleted."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def list_all(self) -> list[TrashRow]:
        """All that lies in the trash, what was deleted last first."""
        rows = [*self._contacts(), *self._plans()]
        return [row for _, row in sorted(rows, key=lambda pair: pair[0], reverse=True)]

    def count(self) -> int:
        """How many things lie in the trash."""
        contacts = self._book.sql("SELECT count(*) FROM contact WHERE trashed_at IS NOT NULL")
        plans = self._book.sql(
            "SELECT count(*) FROM plan WHERE removed_at > ? AND replaced_by_id IS NULL", [self._due()]
        )
        return int(contacts[0][0] + plans[0][0])

    def get(self, key: str) -> TrashRow:
        """What lies in the trash under this key.

        Raises:
            NotFoundError: there is nothing of this key in it.
        """
        for row in self.list_all():
            if row.key == key:
                return row
        raise NotFoundError(f"There is no “{key}” in the trash.")

    def restore(self, rows: Sequence[TrashRow]) -> int:
        """Take things out of the trash as one step; gives how many.

        A plan whose name was given to another one in the meantime comes back with a number behind it.

        Raises:
            NotFoundError: one of them is no longer in the trash; nothing was changed.
        """
        if not rows:
            return 0
        what = rows[0].name if len(rows) == 1 else f"{len(rows):,} things"
        with self._book.transaction(f"Restore {what}"):
            for row in rows:
                done = self._restore_contact(row.id) if row.kind is TrashKind.CONTACT else self._restore_plan(row)
                if not done:
                    raise NotFoundError(f"{row.name} is no longer in the trash.")
        return len(rows)

    def empty(self) -> int:
        """Throw away all that lies in the trash, for good; gives how many contacts and plans."""
        return self._purge("9999")

    def purge_old(self) -> int:
        """Throw away for good what has waited for its thirty days; gives how many contacts and plans.

        Under another day than the machine's nothing is thrown away, nor when the clock has jumped far ahead of the last
        change of the book.
        """
        return self._purge(self._due()) if self.has_old() else 0

    def has_old(self) -> bool:
        """True when `purge_old` would throw something away."""
        if self._clock.is_shifted or self._is_clock_doubtful():
            return False
        contacts, plans = self._purgeable(self._due())
        return bool(contacts or plans)

    def _purge(self, before: str) -> int:
        contacts, plans = self._purgeable(before)
        if contacts or plans:
            with self._book.program_transaction():
                purging.purge_contacts(self._book.database, contacts)
                purging.purge_plans(self._book.database, plans)
        return len(contacts) + len(plans)

    def _purgeable(self, before: str) -> tuple[list[int], list[int]]:
        contacts = [r[0] for r in self._book.sql("SELECT id FROM contact WHERE trashed_at <= ?", [before])]
        plans = [
            row[0]
            for row in self._book.sql(
                "SELECT id FROM plan WHERE removed_at <= ?"
                " AND NOT EXISTS (SELECT 1 FROM enrolment WHERE plan_id = plan.id)",
                [before],
            )
        ]
        return contacts, plans

    def _is_clock_doubtful(self) -> bool:
        last = self._book.sql("SELECT made_at FROM step ORDER BY id DESC LIMIT 1")
        return bool(last) and self._clock.now() - datetime.fromisoformat(last[0][0]) > _LONGEST_PAUSE

    def _due(self) -> str:
        """Whatever was deleted at this instant or before has waited long enough."""
        return (self._clock.now() - timedelta(days=WAITING_DAYS)).isoformat(timespec="seconds")

    def _contacts(self) -> Iterable[tuple[str, TrashRow]]:
        columns = ", ".join(NAME_COLUMNS)
        for contact_id, trashed_at, company, *names in self._book.sql(
            f"SELECT id, trashed_at, company, {columns} FROM contact WHERE trashed_at IS NOT NULL"
        ):
            name = shown_name(PersonName(*names), company)
            yield trashed_at, _row(TrashKind.CONTACT, contact_id, name, "" if name == company else company, trashed_at)

    def _plans(self) -> Iterable[tuple[str, TrashRow]]:
        statement = "SELECT id, removed_at, name FROM plan WHERE removed_at > ? AND replaced_by_id IS NULL"
        for plan_id, removed_at, name in self._book.sql(statement, [self._due()]):
            yield removed_at, _row(TrashKind.PLAN, plan_id, name, "", removed_at)

    def _restore_contact(self, contact_id: int) -> bool:
        return self._wrote("UPDATE contact SET trashed_at = NULL WHERE id = ? AND trashed_at IS NOT NULL", contact_id)

    def _restore_plan(self, row: TrashRow) -> bool:
        taken = {r[0] for r in self._book.sql("SELECT folded FROM plan WHERE removed_at IS NULL")}
        name, number = row.name, 2
        while fold(name) in taken:
            name, number = f"{row.name} ({number})", number + 1
        statement = "UPDATE plan SET removed_at = NULL, name = ?, folded = ? WHERE id = ? AND removed_at IS NOT NULL"
        if not self._wrote(statement, name, fold(name), row.id):
            return False
        self._wrote("UPDATE plan SET removed_at = NULL WHERE replaced_by_id = ?", row.id)
        return True

    def _wrote(self, statement: str, *parameters: object) -> bool:
        with self._book.telling_errors():
            return bool(self._book.database.execute_sql(statement, parameters).rowcount)


def _row(kind: TrashKind, row_id: int, name: str, detail: str, at: str) -> TrashRow:
    deleted_on = local_day(at)
    return TrashRow(kind, row_id, name, detail, deleted_on, deleted_on + timedelta(days=WAITING_DAYS))
