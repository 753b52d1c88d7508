"""Reminders: what fell due and was not announced yet. The book is the truth; a popup is a hint.

An announcement is claimed by a unique row before it is shown and released when nothing could be shown, so that two
programs never announce the same, and nothing is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from models.clock import Clock
from models.domain.due import DueItem, DueKind, Translate, lateness, reason
from models.services.settings import Settings
from models.services.today import Today
from models.store import tables
from models.store.database import Book

# More popups than these at once become one summary; GNOME drops the oldest of more.
MOST_POPUPS = 3


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to announce.

    `due_local` tells when it fell due: `YYYY-MM-DDTHH:MM` with a clock time of its own, else the day `YYYY-MM-DD`
    alone, so that another usual time announces nothing again.
    """

    key: str
    due_local: str
    contact_id: int
    title: str
    body: str
    due_on: date


class Reminders:
    """What is to be announced now."""

    def __init__(self, book: Book, clock: Clock, today: Today, settings: Settings) -> None:
        self._book = book
        self._clock = clock
        self._today = today
        self._settings = settings

    def collect(self, now_local: datetime, translate: Translate = str) -> list[Reminder]:
        """What fell due by `now_local`, without a zone, and was not announced yet, the longest due first.

        Where the owner hides details, the texts name nobody: they may show on a locked or shared screen.
        """
        settings = self._settings.get()
        usual_time = settings.remind_local
        word = _hidden_reminder if settings.hides_details else _reminder
        now_text = now_local.isoformat(timespec="minutes")
        due = [(item, _moment(item, usual_time)) for item in self._today.due(now_local.date()) if item.days_late >= 0]
        announced = self._announced()
        return [
            word(item, translate)
            for item, moment in sorted(due, key=lambda pair: pair[1])
            if moment <= now_text and (item.key, _due_local(item)) not in announced
        ]

    def claim(self, reminders: Sequence[Reminder]) -> list[Reminder]:
        """Take the announcements for this program, all at once or none; gives those that no other program has.

        Raises:
            MachineError: another program is writing to the book; none was taken.
        """
        now = self._book.now_text()
        with self._book.program_transaction():
            return [reminder for reminder in reminders if self._take(reminder, now)]

    def release(self, reminder: Reminder) -> None:
        """Give the announcement back: it could not be shown, and comes again."""
        with self._book.program_transaction():
            self._book.change(tables.Announcement.delete().where(self._is(reminder)))

    @property
    def _simulated_on(self) -> str:
        return self._clock.today().isoformat() if self._clock.is_shifted else ""

    def _announced(self) -> set[tuple[str, str]]:
        table = tables.Announcement
        rows = self._book.rows(
            table.select(table.subject, table.due_local).where(table.simulated_on == self._simulated_on)
        )
        return {(row.subject, row.due_local) for row in rows}

    def _take(self, reminder: Reminder, now: str) -> bool:
        taken = self._book.sql(
            "INSERT INTO announcement (subject, due_local, simulated_on, announced_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING RETURNING id",
            (reminder.key, reminder.due_local, self._simulated_on, now),
        )
        return bool(taken)

    def _is(self, reminder: Reminder):  # type: ignore[no-untyped-def]
        table = tables.Announcement
        return (
            (table.subject == reminder.key)
            & (table.due_local == reminder.due_local)
            & (table.simulated_on == self._simulated_on)
        )


def _moment(item: DueItem, usual_time: str) -> str:
    return f"{item.due_on.isoformat()}T{item.remind_local or usual_time}"


def _due_local(item: DueItem) -> str:
    return _moment(item, "") if item.remind_local else item.due_on.isoformat()


def _hidden_reminder(item: DueItem, translate: Translate) -> Reminder:
    title, body = translate("Someone is due"), translate("Open Barnacle to see who.")
    return replace(_reminder(item, translate), title=title, body=body)


def _reminder(item: DueItem, translate: Translate) -> Reminder:
    lines = [reason(item, translate)]
    if item.kind is not DueKind.FOLLOW_UP and item.falls_on is not None:
        day = f"{translate(item.title)} {item.falls_on.day} {item.falls_on:%B}" if item.kind is DueKind.POST_BY else ""
        lines[0] = " · ".join(part for part in (lines[0], day) if part)
    if item.days_late > 0:
        lines[0] += f" · {lateness(item.days_late, translate)}"
    if item.carries:
        lines.append(translate("Bring: {what}").format(what=item.carries))
    return Reminder(
        key=item.key,
        due_local=_due_local(item),
        contact_id=item.contact_id,
        title=item.contact_name,
        body="\n".join(lines),
        due_on=item.due_on,
    )
