"""What is due on a day, kept from one look to the next for as long as nothing was written to the book.

Reminders are looked for each minute and seldom change, and a thousand open things take long to read.
"""

import threading
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from models.domain.due import DueItem
from models.services.changes import ChangeSet
from models.services.due import set_asides
from models.services.due.announcements import Announcement, Announcements
from models.services.due.today import Today
from models.services.settings import Settings, SettingValues
from models.store.database import Book

Entry = tuple[Announcement, DueItem]
"""Something due, with its name in the announcements."""


@dataclass(slots=True)
class _Kept:
    """What was read at `marker`; `moments` and `entries` are of one length, in the order of the moments.

    `unshown` are the places in `entries` of what is not known to have been announced; `open_names` is of the first
    `open_count` entries.
    """

    marker: tuple[int, ...]
    day: date
    settings: SettingValues
    dismissed: list[Announcement]
    moments: list[str]
    entries: list[Entry]
    unshown: list[int] = field(default_factory=list)
    looked_at: str = ""
    open_names: frozenset[Announcement] = frozenset()
    open_count: int = 0


class ReminderMemory:
    """Reads for `Reminders`, and only what can be another than at the last look."""

    def __init__(self, book: Book, today: Today, settings: Settings, announcements: Announcements) -> None:
        self._book = book
        self._today = today
        self._settings = settings
        self._announcements = announcements
        self._kept: _Kept | None = None
        # What brings a whole other book into the file says so; SQLite's own counters may not.
        book.subscribe(self._forget)

    def settings(self, now_local: datetime) -> SettingValues:
        """The settings of the book."""
        return self._read(now_local.date()).settings

    def list_dismissed(self, now_local: datetime) -> Sequence[Announcement]:
        """What was dismissed, the last first."""
        return self._read(now_local.date()).dismissed

    def fallen_due(self, now_local: datetime) -> list[Entry]:
        """All that fell due by `now_local`, the longest due first."""
        kept = self._read(now_local.date())
        return kept.entries[: _count_by(kept, now_local)]

    def open_names(self, now_local: datetime) -> frozenset[Announcement]:
        """Key and moment of each thing that fell due by `now_local` and was not dismissed."""
        kept = self._read(now_local.date())
        count = _count_by(kept, now_local)
        if kept.open_count != count:
            dismissed = set(kept.dismissed)
            items = [item for _, item in kept.entries[:count] if not dismissed or not dismissed.issuperset(item.names)]
            kept.open_names = frozenset(name for item in items for name in item.names)
            kept.open_count = count
        return kept.open_names

    def unannounced(self, now_local: datetime) -> list[Entry]:
        """What fell due by `now_local` and is to be announced, the longest due first."""
        kept = self._read(now_local.date())
        now = self._book.now_text()
        if now < kept.looked_at or not kept.looked_at:
            # When the clock was set back, what was shown by a clock far ahead does not count any more.
            kept.unshown = list(range(len(kept.entries)))
        kept.looked_at = now
        fallen = kept.unshown[: bisect_left(kept.unshown, _count_by(kept, now_local))]
        if not fallen:
            return []
        made = self._announcements.made(name for place in fallen for name in kept.entries[place][1].names)
        shown = {place for place in fallen if all(made.get(name) for name in kept.entries[place][1].names)}
        kept.unshown = [place for place in kept.unshown if place not in shown]
        entries = (kept.entries[place] for place in fallen)
        return [entry for entry in entries if not made.keys() >= set(entry[1].names)]

    def _read(self, day: date) -> _Kept:
        marker = self._marker()
        if self._kept is None or self._kept.marker != marker or self._kept.day != day:
            self._kept = self._read_anew(marker, day)
        return self._kept

    def _read_anew(self, marker: tuple[int, ...], day: date) -> _Kept:
        settings = self._settings.get()
        due = [item for row in self._today.due(day) if row.days_late >= 0 for item in row.parts()]
        entries = sorted(((item.moment(settings.remind_local), item) for item in due), key=lambda entry: entry[0])
        return _Kept(
            marker=marker,
            day=day,
            settings=settings,
            dismissed=set_asides.list_dismissed(self._book),
            moments=[moment for moment, _ in entries],
            entries=[((item.key, item.due_local), item) for _, item in entries],
        )

    def _marker(self) -> tuple[int, ...]:
        """Changes with each write: of other connections, of this one, and with the connection itself."""
        ((others,),) = self._book.sql("PRAGMA data_version")
        ((own,),) = self._book.sql("SELECT total_changes()")
        return others, own, threading.get_ident()

    def _forget(self, _change: ChangeSet) -> None:
        self._kept = None


def _count_by(kept: _Kept, now_local: datetime) -> int:
    return bisect_right(kept.moments, now_local.isoformat(timespec="minutes"))
