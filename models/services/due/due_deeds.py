"""What the owner does with things that are due, one or many at once: done, skip, snooze, dismiss, show again.

Each is one step to undo. A follow-up is changed itself; an occasion, which has nothing to change, is put aside.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from itertools import chain

from models.clock import Clock
from models.domain.due import DueItem, DueKind
from models.domain.touches import FollowUpDraft, TouchDraft
from models.jobs import NoProgress, Progress
from models.services.due.set_asides import Manner, put_aside, take_back
from models.services.follow_ups import FollowUps
from models.services.settings import Settings
from models.services.touch_log import LoggedTouch
from models.store.database import Book

# The contacts whose touches are written with one statement each.
_CHUNK = 1_000


class DueDeeds:
    """Settles what is due, or puts it off."""

    def __init__(self, book: Book, clock: Clock, follow_ups: FollowUps, settings: Settings) -> None:
        self._book = book
        self._clock = clock
        self._follow_ups = follow_ups
        self._settings = settings

    def done(self, items: Sequence[DueItem], next_on: date | None = None, progress: Progress | None = None) -> None:
        """Log a touch of today with each contact, as planned; the next one falls on `next_on` where it is given.

        Raises:
            NotFoundError: one is no longer open; nothing was logged.
            JobCancelledError: the owner asked to stop; nothing was logged.
            MachineError: the book can't be written to now; nothing was logged.
        """
        today = self._clock.today()

        def as_planned(item: DueItem) -> LoggedTouch:
            then = None if next_on is None else FollowUpDraft(next_on, item.method, _same_again(item))
            return LoggedTouch(TouchDraft(today, item.method, carried=item.carries), then)

        self._log_each(items, as_planned, progress)

    def log(self, items: Sequence[DueItem], logged: LoggedTouch, progress: Progress | None = None) -> None:
        """Log one touch with each contact, which settles its items.

        Raises:
            InputError: the next one's `remind_local` is no clock time.
            NotFoundError: one is no longer open; nothing was logged.
            JobCancelledError: the owner asked to stop; nothing was logged.
            MachineError: the book can't be written to now; nothing was logged.
        """
        self._log_each(items, lambda _item: logged, progress)

    def skip(self, items: Sequence[DueItem], progress: Progress | None = None) -> None:
        """Settle it without a touch; a plan goes on from there, an occasion comes back in a year.

        Raises:
            NotFoundError: one is no longer open; nothing was skipped.
            JobCancelledError: the owner asked to stop; nothing was skipped.
            MachineError: the book can't be written to now; nothing was skipped.
        """
        with self._step("Skip", items):
            self._follow_ups.skip(_follow_ups_of(items), progress)
            for item in _occasions_of(items):
                put_aside(self._book, item, Manner.SKIPPED)

    def snooze(
        self, items: Sequence[DueItem], due_on: date, remind_local: str = "", progress: Progress | None = None
    ) -> None:
        """Let it come back on a day, at a time of day (`HH:MM`) where one is given.

        Raises:
            InputError: `remind_local` is no clock time.
            NotFoundError: one is no longer open; nothing was snoozed.
            JobCancelledError: the owner asked to stop; nothing was snoozed.
            MachineError: the book can't be written to now; nothing was snoozed.
        """
        returns_local = f"{due_on.isoformat()}T{remind_local or self._settings.get().remind_local}"
        with self._step("Snooze", items):
            self._follow_ups.snooze(_follow_ups_of(items), due_on, remind_local, progress)
            for item in _occasions_of(items):
                put_aside(self._book, item, Manner.SNOOZED, returns_local)

    def dismiss(self, items: Sequence[DueItem]) -> None:
        """Take it from the open reminders; it stays due, and is remembered as dismissed.

        Raises:
            MachineError: the book can't be written to now; nothing was dismissed.
        """
        with self._step("Dismiss", items):
            for item in items:
                put_aside(self._book, item, Manner.DISMISSED)

    def show_again(self, items: Sequence[DueItem]) -> None:
        """Put what was dismissed back among the open reminders.

        Raises:
            MachineError: the book can't be written to now; nothing was changed.
        """
        with self._step("Show again", items):
            for item in items:
                take_back(self._book, item)

    def _log_each(
        self, items: Sequence[DueItem], logged_of: Callable[[DueItem], LoggedTouch], progress: Progress | None
    ) -> None:
        told = progress or NoProgress()
        by_contact: dict[int, list[DueItem]] = {}
        for item in items:
            by_contact.setdefault(item.contact_id, []).append(item)
        people = list(by_contact.values())
        with self._step("Log touch with", items):
            for start in range(0, len(people), _CHUNK):
                told.report(start, len(people))
                alike: dict[LoggedTouch, list[DueItem]] = {}
                for item in chain.from_iterable(people[start : start + _CHUNK]):
                    alike.setdefault(logged_of(item), []).append(item)
                for logged, parts in alike.items():
                    self._log(parts, logged)

    def _log(self, items: Sequence[DueItem], logged: LoggedTouch) -> None:
        met = {item.contact_id for item in items if item.kind is DueKind.FOLLOW_UP}
        others = [contact_id for contact_id in _contacts_of(_occasions_of(items)) if contact_id not in met]
        self._follow_ups.complete(
            _follow_ups_of(items),
            logged.touch,
            logged.next_follow_up,
            logged.purchase,
            logged.plan_after_no,
            others,
        )

    def _step(self, verb: str, items: Sequence[DueItem]) -> AbstractContextManager[None]:
        names = list(dict.fromkeys(item.contact_name for item in items))
        return self._book.transaction(f"{verb} {names[0] if len(names) == 1 else f'{len(items):,} reminders'}")


def _follow_ups_of(items: Sequence[DueItem]) -> list[int]:
    return [follow_up_id for item in items for follow_up_id in item.follow_up_ids]


def _occasions_of(items: Sequence[DueItem]) -> list[DueItem]:
    return [item for item in items if item.kind is not DueKind.FOLLOW_UP]


def _contacts_of(items: Sequence[DueItem]) -> list[int]:
    return list(dict.fromkeys(item.contact_id for item in items))


def _same_again(item: DueItem) -> str:
    """What the next follow-up is for: on a plan, what the plan says."""
    return item.title if item.kind is DueKind.FOLLOW_UP and not item.plan else ""
