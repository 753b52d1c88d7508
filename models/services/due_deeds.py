"""What the owner does with things that are due, one or many at once: done, skip, snooze, dismiss, show again.

Each is one step to undo. A follow-up is changed itself; an occasion, which has nothing to change, is put aside.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date

from models.clock import Clock
from models.domain.due import DueItem, DueKind
from models.domain.touches import FollowUpDraft, TouchDraft
from models.services.follow_ups import FollowUps
from models.services.set_asides import Manner, put_aside, take_back
from models.services.settings import Settings
from models.services.touch_log import LoggedTouch
from models.store.database import Book


class DueDeeds:
    """Settles what is due, or puts it off."""

    def __init__(self, book: Book, clock: Clock, follow_ups: FollowUps, settings: Settings) -> None:
        self._book = book
        self._clock = clock
        self._follow_ups = follow_ups
        self._settings = settings

    def done(self, items: Sequence[DueItem], next_on: date | None = None) -> None:
        """Log a touch of today with each contact, as planned; the next one falls on `next_on` where it is given.

        Raises:
            NotFoundError: one is no longer open; nothing was logged.
            MachineError: the book can't be written to now; nothing was logged.
        """
        today = self._clock.today()
        with self._step("Log touch with", items):
            for item in items:
                then = None if next_on is None else FollowUpDraft(next_on, item.method, _same_again(item))
                self.log([item], LoggedTouch(TouchDraft(today, item.method, carried=item.carries), then))

    def log(self, items: Sequence[DueItem], logged: LoggedTouch) -> None:
        """Log one touch with each contact, which settles its items.

        Raises:
            InputError: the next one's `remind_local` is no clock time.
            NotFoundError: one is no longer open; nothing was logged.
            MachineError: the book can't be written to now; nothing was logged.
        """
        follow_ups = [follow_up_id for item in items for follow_up_id in item.follow_up_ids]
        others = [item.contact_id for item in items if item.kind is not DueKind.FOLLOW_UP]
        met = {item.contact_id for item in items if item.kind is DueKind.FOLLOW_UP}
        then, purchase, plan_after_no = logged.next_follow_up, logged.purchase, logged.plan_after_no
        with self._step("Log touch with", items):
            if follow_ups:
                self._follow_ups.complete(follow_ups, logged.touch, then, purchase, plan_after_no)
            if rest := [contact_id for contact_id in dict.fromkeys(others) if contact_id not in met]:
                self._follow_ups.log_touch(rest, logged.touch, then, purchase=purchase, plan_after_no=plan_after_no)

    def skip(self, items: Sequence[DueItem]) -> None:
        """Settle it without a touch; a plan goes on from there, an occasion comes back in a year.

        Raises:
            NotFoundError: one is no longer open; nothing was skipped.
            MachineError: the book can't be written to now; nothing was skipped.
        """
        with self._step("Skip", items):
            for item in items:
                if item.kind is DueKind.FOLLOW_UP:
                    self._follow_ups.skip(item.follow_up_ids)
                else:
                    put_aside(self._book, item, Manner.SKIPPED)

    def snooze(self, items: Sequence[DueItem], due_on: date, remind_local: str = "") -> None:
        """Let it come back on a day, at a time of day (`HH:MM`) where one is given.

        Raises:
            InputError: `remind_local` is no clock time.
            NotFoundError: one is no longer open; nothing was snoozed.
            MachineError: the book can't be written to now; nothing was snoozed.
        """
        returns_local = f"{due_on.isoformat()}T{remind_local or self._settings.get().remind_local}"
        with self._step("Snooze", items):
            for item in items:
                if item.kind is DueKind.FOLLOW_UP:
                    self._follow_ups.snooze(item.follow_up_ids, due_on, remind_local)
                else:
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

    def _step(self, verb: str, items: Sequence[DueItem]) -> AbstractContextManager[None]:
        names = list(dict.fromkeys(item.contact_name for item in items))
        return self._book.transaction(f"{verb} {names[0] if len(names) == 1 else f'{len(items):,} reminders'}")


def _same_again(item: DueItem) -> str:
    """What the next follow-up is for: on a plan, what the plan says."""
    return item.title if item.kind is DueKind.FOLLOW_UP and not item.plan else ""
