"""Reminders: what is open, and what is to be announced. The book is the truth; a popup is a hint.

An announcement is claimed before it is shown, confirmed once it is, and released when nothing could be shown
(`announcements.py`), so that two programs never announce the same, and nothing is lost.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from models.clock import Clock
from models.domain.day_times import is_between
from models.domain.due import DueItem, DueKind, Translate, lateness, reason
from models.domain.occasions import OccasionKind
from models.services import follow_up_rows
from models.services.due.announcements import Announcement, Announcements
from models.services.due.reminder_memory import ReminderMemory
from models.services.due.today import Today
from models.services.settings import Announcing, Settings, SettingValues
from models.store.database import Book

# More popups than these at once become one summary; GNOME drops the oldest of more.
MOST_POPUPS = 3


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to announce.

    `due_local` tells when it fell due: `YYYY-MM-DDTHH:MM` with a clock time of its own, else the day `YYYY-MM-DD`
    alone, so that another usual time announces nothing again. `item` is what it reminds of.
    """

    key: str
    due_local: str
    contact_id: int
    title: str
    body: str
    due_on: date
    item: DueItem


@dataclass(frozen=True, slots=True)
class DaySummary:
    """The summary of a day, announced once: how much is open, how much of it is late, and whom it is about.

    Where the owner hides details, it has no names.
    """

    day: date
    count: int
    late: int
    names: tuple[str, ...]

    @property
    def key(self) -> str:
        """What names it in the book's announcements."""
        return f"summary:{self.day.isoformat()}"


class Reminders:
    """What is open now, and what is to be announced of it."""

    def __init__(self, book: Book, clock: Clock, today: Today, settings: Settings) -> None:
        self._book = book
        self._announcements = Announcements(book, clock)
        self._memory = ReminderMemory(book, today, settings, self._announcements)

    def list_open(self, now_local: datetime) -> list[DueItem]:
        """All that fell due by `now_local`, without a zone, and was not settled since, the longest due first.

        What was dismissed is left out; what one contact has at several times of a day is an item for each of them.
        """
        fallen_due, dismissed = self._memory.fallen_due(now_local), set(self._memory.list_dismissed(now_local))
        return [item for _, item in fallen_due if not dismissed or not dismissed.issuperset(item.names)]

    def names_open(self, now_local: datetime) -> frozenset[Announcement]:
        """The names (`DueItem.names`) of all that is open, for asking of many things each minute."""
        return self._memory.open_names(now_local)

    def list_dismissed(self, now_local: datetime) -> list[DueItem]:
        """What would be open had the owner not dismissed it, the last dismissed first."""
        names = self._memory.list_dismissed(now_local)
        fallen_due, dismissed = dict(self._memory.fallen_due(now_local)), set(names)
        found = (fallen_due[name] for name in names if name in fallen_due)
        return [item for item in found if dismissed.issuperset(item.names)]

    def collect(self, now_local: datetime, translate: Translate = str) -> list[Reminder]:
        """What is to be announced of its own now, the longest due first: open, and not announced yet.

        In quiet hours that is nothing, and with a summary instead only what has a time of day of its own. Where the
        owner hides details, the texts name nobody: they may show on a locked or shared screen.
        """
        settings = self._memory.settings(now_local)
        if _is_quiet(settings, now_local):
            return []
        has_each = settings.announcing != Announcing.SUMMARY.value
        word = _words(settings)
        dismissed = set(self._memory.list_dismissed(now_local))
        return [
            word(item, translate)
            for name, item in self._memory.unannounced(now_local)
            if not dismissed.issuperset(item.names) and (has_each or "T" in name[1])
        ]

    def worded(self, reminders: Sequence[Reminder], now_local: datetime, translate: Translate = str) -> list[Reminder]:
        """The same reminders in the words that the settings ask for now, with details or without."""
        word = _words(self._memory.settings(now_local))
        return [word(reminder.item, translate) for reminder in reminders]

    def find_summary(self, now_local: datetime) -> DaySummary | None:
        """The summary of the day, from its time of day on until it was claimed; None without one to announce.

        It is claimed with nothing open too: what comes up later that day is no summary.
        """
        settings = self._memory.settings(now_local)
        if settings.announcing == Announcing.EACH.value or _is_quiet(settings, now_local):
            return None
        if now_local.isoformat(timespec="minutes")[11:] < settings.summary_local:
            return None
        day = now_local.date()
        if self._announcements.made([_of_summary(DaySummary(day, 0, 0, ()))]):
            return None
        items = self.list_open(now_local)
        names = () if settings.hides_details else tuple(dict.fromkeys(item.contact_name for item in items))
        return DaySummary(day, len(items), sum(item.days_late > 0 for item in items), names)

    def note_seen(self, contact_id: int) -> None:
        """Count what is planned for a contact as announced: the owner has just typed it in and has it before them.

        Raises:
            MachineError: another program is writing to the book; it is announced in its time.
        """
        rows = follow_up_rows.open_of(self._book, contact_id)
        seen = [(f"follow-up:{row.id}", row.draft.due_on.isoformat()) for row in rows]
        self._announcements.confirm(self._announcements.claim(seen))

    def claim_summary(self, summary: DaySummary, now_local: datetime) -> bool:
        """Take the summary for this program, with all that it tells of; False when another program has it.

        Raises:
            MachineError: another program is writing to the book; it was not taken.
        """
        replaces_popups = self._memory.settings(now_local).announcing == Announcing.SUMMARY.value
        told = [name for item in self.list_open(now_local) for name in item.names] if replaces_popups else []
        return self._announcements.claim_for_all(_of_summary(summary), told)

    def confirm_summary(self, summary: DaySummary) -> None:
        """Say that the claimed summary was shown; until then its claim lasts half a minute only."""
        self._announcements.confirm([_of_summary(summary)])

    def release_summary(self, summary: DaySummary) -> None:
        """Give the summary back: it could not be shown, and comes again."""
        self._announcements.release([_of_summary(summary)])

    def claim(self, reminders: Sequence[Reminder]) -> list[Reminder]:
        """Take the announcements for this program, all at once or none; gives those that no other program has.

        Raises:
            MachineError: another program is writing to the book; none was taken.
        """
        taken = self._announcements.claim(_of(reminders)) if reminders else set()
        return [reminder for reminder in reminders if not taken.isdisjoint(reminder.item.names)]

    def confirm(self, reminders: Sequence[Reminder]) -> None:
        """Say that claimed announcements were shown; until then a claim lasts half a minute only."""
        self._announcements.confirm(_of(reminders))

    def release(self, reminders: Sequence[Reminder]) -> None:
        """Give announcements back: they could not be shown, and come again."""
        self._announcements.release(_of(reminders))


def _of(reminders: Iterable[Reminder]) -> Iterator[Announcement]:
    return (name for reminder in reminders for name in reminder.item.names)


def _of_summary(summary: DaySummary) -> Announcement:
    return summary.key, summary.day.isoformat()


def _is_quiet(settings: SettingValues, now_local: datetime) -> bool:
    now = now_local.isoformat(timespec="minutes")[11:]
    return settings.has_quiet_hours and is_between(now, settings.quiet_from_local, settings.quiet_until_local)


def _words(settings: SettingValues) -> Callable[[DueItem, Translate], Reminder]:
    return _hidden_reminder if settings.hides_details else _reminder


def _hidden_reminder(item: DueItem, translate: Translate) -> Reminder:
    title, body = translate("Someone is due"), translate("Open Barnacle to see who.")
    return replace(_reminder(item, translate), title=title, body=body)


def _reminder(item: DueItem, translate: Translate) -> Reminder:
    lines = [" · ".join(_reasons(item, translate))]
    if item.carries:
        lines.append(translate("Bring: {what}").format(what=item.carries))
    return Reminder(
        key=item.key,
        due_local=item.due_local,
        contact_id=item.contact_id,
        title=item.contact_name,
        body="\n".join(lines),
        due_on=item.due_on,
        item=item,
    )


def _reasons(item: DueItem, translate: Translate) -> Iterator[str]:
    """Why now: what for, where on the plan, which day and how many years, how late."""
    yield " + ".join(dict.fromkeys(reason(one, translate) for one in (item, *item.also)))
    if item.step is not None and item.steps:
        yield translate("touch {step} of {steps}").format(step=item.step, steps=item.steps)
    if item.kind is DueKind.POST_BY and item.falls_on is not None:
        yield f"{translate(item.title)} {item.falls_on.day} {item.falls_on:%B}"
    if item.kind is not DueKind.FOLLOW_UP and item.years and item.title == OccasionKind.BIRTHDAY.value:
        turns = "turned {years}" if item.kind is DueKind.OCCASION and item.days_late > 0 else "turns {years}"
        yield translate(turns).format(years=item.years)
    if item.days_late > 0:
        yield lateness(item.days_late, translate)
