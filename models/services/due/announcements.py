"""Claims on announcing what fell due: each is announced once, whatever runs beside, crashes, or changes the clock.

A claim is a unique row of what is due and the moment it fell due. It is taken before something is shown, confirmed when
that is known to have been shown, and given back when it is not. A claim that is neither within half a minute belongs to
a program that was killed in between, and anyone may take it over.
"""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from models.clock import Clock
from models.store.database import Book

# Two waits of three seconds at most come before Barnacle's own popup, which is there at once.
CLAIM_LASTS: Final = timedelta(seconds=30)
# A clock is set back by hours for good reasons. What was announced later than this after the present was announced by a
# clock that was wrong, and does not count when its moment really comes.
CLOCK_MAY_GO_BACK: Final = timedelta(hours=12)

Announcement = tuple[str, str]
"""What is due (`DueItem.key`), and the local moment or day at which it fell due."""

_STANDS = (
    "(CASE WHEN shown_at IS NULL THEN claimed_at BETWEEN :oldest_claim AND :newest_claim"
    " ELSE claimed_at <= :newest_shown END)"
)
_TAKE = f"""
INSERT INTO announcement (subject, due_local, simulated_on, claimed_at, claimed_by)
VALUES (:subject, :due_local, :simulated_on, :now, :program)
ON CONFLICT (subject, due_local, simulated_on) DO UPDATE
SET claimed_at = excluded.claimed_at, claimed_by = excluded.claimed_by, shown_at = NULL
WHERE NOT {_STANDS} RETURNING id
"""
_MADE = f"""
SELECT subject, due_local, shown_at IS NOT NULL FROM json_each(:asked)
JOIN announcement ON subject = json_extract(value, '$[0]') AND due_local = json_extract(value, '$[1]')
WHERE simulated_on = :simulated_on AND {_STANDS}
"""
_MINE = "subject = :subject AND due_local = :due_local AND simulated_on = :simulated_on AND claimed_by = :program"
_CONFIRM = f"UPDATE announcement SET shown_at = :now WHERE {_MINE}"
_RELEASE = f"DELETE FROM announcement WHERE {_MINE}"


class Announcements:
    """Who announces what, and what was announced; a simulated day has announcements of its own."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def made(self, asked: Iterable[Announcement]) -> dict[Announcement, bool]:
        """Those of the asked that must not be made now: True where it was shown, False where some program is at it."""
        parameters = {**self._bounds(), "asked": json.dumps(list(asked))}
        return {(subject, due_local): bool(shown) for subject, due_local, shown in self._book.sql(_MADE, parameters)}

    def claim(self, wanted: Iterable[Announcement]) -> set[Announcement]:
        """Take announcements for this program, all at once or none; gives those that no other program has or made.

        Raises:
            MachineError: another program is writing to the book; none was taken.
        """
        bounds = self._bounds()
        with self._book.program_transaction():
            return {one for one in wanted if self._book.sql(_TAKE, {**bounds, **_key(one)})}

    def claim_for_all(self, summary: Announcement, told: Iterable[Announcement]) -> bool:
        """Take the announcement of a summary, and count what it tells of as shown; False when another program has it.

        Raises:
            MachineError: another program is writing to the book; nothing was taken.
        """
        bounds = self._bounds()
        with self._book.program_transaction():
            if not self._book.sql(_TAKE, {**bounds, **_key(summary)}):
                return False
            for one in told:
                self._book.sql(_TAKE, {**bounds, **_key(one)})
                self._book.sql(_CONFIRM, {**bounds, **_key(one)})
        return True

    def confirm(self, ours: Iterable[Announcement]) -> None:
        """Say that they were shown."""
        self._settle(_CONFIRM, ours)

    def release(self, ours: Iterable[Announcement]) -> None:
        """Give them back: they were not shown, and are to be made again. What another program took over stays."""
        self._settle(_RELEASE, ours)

    def _settle(self, statement: str, ours: Iterable[Announcement]) -> None:
        bounds = self._bounds()
        with self._book.program_transaction():
            for one in ours:
                self._book.sql(statement, {**bounds, **_key(one)})

    def _bounds(self) -> dict[str, str]:
        now = datetime.fromisoformat(self._book.now_text())
        return {
            "now": _text(now),
            "program": self._book.session,
            "simulated_on": self._clock.today().isoformat() if self._clock.is_shifted else "",
            "oldest_claim": _text(now - CLAIM_LASTS),
            "newest_claim": _text(now + CLAIM_LASTS),
            "newest_shown": _text(now + CLOCK_MAY_GO_BACK),
        }


def _key(one: Announcement) -> dict[str, str]:
    subject, due_local = one
    return {"subject": subject, "due_local": due_local}


def _text(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")
