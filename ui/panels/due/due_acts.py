"""What the owner does with things that are due, with the words that tell it: for Today, reminder window and popups."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from models.context import Context
from models.domain.due import DueItem, DueKind
from models.domain.occasions import OccasionKind
from models.domain.snoozes import Snooze, SnoozeChoice, snooze_choices
from models.domain.touches import Outcome
from models.errors import BarnacleError, BookInUseError, SavedLaterError
from models.jobs import NoProgress, Progress
from models.services.touch_log import LoggedTouch
from ui.job_runner import JobRunner
from ui.panels.bulk_writer import BulkWriter
from ui.widgets.day_menu import weekday_and_day
from ui.widgets.snooze_menu import SnoozeMenu
from ui.words.day_text import day_time_text
from ui.words.wording import counted

# Starting another plan takes about so many times as long as going on with one.
_PLAN_WEIGHT = 20


class _Act(NamedTuple):
    """What is to be written, the sentence that tells it, and how many contacts' worth of work it is."""

    write: Callable[[Progress], object]
    words: str
    weight: int


class DueActs(QObject):
    """Carries out what was chosen; `done` tells what can be taken back, `said` what could not be done.

    `started` brings the job of what would hold the window up.
    """

    done = Signal(str)
    said = Signal(str)
    started = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None, jobs: JobRunner | None = None) -> None:
        """`jobs` takes what lasts; without it all is done at once."""
        super().__init__(parent)
        self._context = context
        self._waiting: list[_Act] = []
        self._writer = None if jobs is None else BulkWriter(context, jobs, self)
        if self._writer is not None:
            self._writer.started.connect(self.started)
            self._writer.failed.connect(self.said)
            self._writer.ended.connect(self.try_again)

    def log(self, items: Sequence[DueItem], logged: LoggedTouch) -> bool:
        """Log a touch as it was typed; False when it could not be."""
        starts_plan = logged.touch.outcome is Outcome.BOUGHT or logged.plan_after_no is not None
        weight = len(items) * (_PLAN_WEIGHT if starts_plan else 1)
        deeds = self._context.due_deeds
        return self._carry_out(
            _Act(lambda progress: deeds.log(items, logged, progress), self._logged(items, logged), weight)
        )

    def finish(self, items: Sequence[DueItem], next_on: date | None = None) -> None:
        """Log a touch of today as it was planned, with the next one on a day where it is given."""
        words = self._logged_words(next_on).format(name=names(items), day=_day(next_on))
        deeds = self._context.due_deeds
        self._carry_out(_Act(lambda progress: deeds.done(items, next_on, progress), words, len(items)))

    def skip(self, items: Sequence[DueItem]) -> None:
        """Settle it without a touch."""
        words = self.tr("Skipped {name}").format(name=names(items))
        deeds = self._context.due_deeds
        self._carry_out(_Act(lambda progress: deeds.skip(items, progress), words, len(items)))

    def snooze(self, items: Sequence[DueItem], day: date, at: str) -> None:
        """Let it come back on a day, at a time of day (`HH:MM`) where one is given."""
        is_today = at and day == self._context.clock.today()
        words = self.tr("{name} comes back: {moment}")
        said = words.format(name=names(items), moment=day_time_text(at) if is_today else weekday_and_day(day))
        deeds = self._context.due_deeds
        self._carry_out(_Act(lambda progress: deeds.snooze(items, day, at, progress), said, len(items)))

    def snooze_for(self, items: Sequence[DueItem], snooze: Snooze) -> None:
        """Let it come back after one of the usual stretches of time."""
        choice = next(choice for choice in self.snooze_choices() if choice.snooze is snooze)
        self.snooze(items, choice.due_on, choice.remind_local)

    def move(self, items: Sequence[DueItem], day: date) -> None:
        """Move follow-ups to another day; an occasion has its day for good."""
        ids = [follow_up_id for item in items for follow_up_id in item.follow_up_ids]
        moved = [item for item in items if item.kind is DueKind.FOLLOW_UP]
        words = self.tr("{name} moved to {day}").format(name=names(moved), day=weekday_and_day(day))
        follow_ups = self._context.follow_ups
        self._carry_out(_Act(lambda progress: follow_ups.move(ids, day, progress), words, len(ids)))

    def dismiss(self, items: Sequence[DueItem]) -> None:
        """Take it from the open reminders."""
        words = self.tr("Dismissed {name}; still due on Today").format(name=names(items))
        deeds = self._context.due_deeds
        self._carry_out(_Act(lambda _progress: deeds.dismiss(items), words, len(items)))

    def show_again(self, items: Sequence[DueItem]) -> None:
        """Put what was dismissed back among the open reminders."""
        words = self.tr("{name} is open again").format(name=names(items))
        deeds = self._context.due_deeds
        self._carry_out(_Act(lambda _progress: deeds.show_again(items), words, len(items)))

    def snooze_choices(self, items: Sequence[DueItem] = ()) -> list[SnoozeChoice]:
        """The moments to snooze `items` to; the pay-day where it is one person's and known."""
        occasions = self._context.contacts.get(items[0].contact_id).draft.occasions if len(items) == 1 else ()
        pay_day = next((one for one in occasions if one.kind is OccasionKind.PAY_DAY), None)
        return snooze_choices(self._context.clock.local_now(), pay_day)

    def snooze_menu(self, items: Sequence[DueItem], parent: QWidget) -> SnoozeMenu:
        """A menu of these moments, which snoozes `items` and goes when it is closed."""
        usual_time = self._context.settings.get().remind_local
        menu = SnoozeMenu(self.snooze_choices(items), self._context.clock.today(), usual_time, parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.chosen.connect(lambda day, at: self.snooze(items, day, at))
        return menu

    def try_again(self) -> None:
        """Carry out what had to wait while another program, or an import, was writing."""
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            self._carry_out(act)

    def _carry_out(self, act: _Act) -> bool:
        try:
            self._write(act)
        except BookInUseError:
            self._wait(act)
            return True
        except SavedLaterError as later:
            self.said.emit(str(later))
            return True
        except BarnacleError as error:
            self.said.emit(str(error))
            return False
        return True

    def _write(self, act: _Act) -> None:
        if self._writer is None:
            act.write(NoProgress())
            self.done.emit(act.words)
        elif self._writer.is_busy:
            self._wait(act)
        else:
            self._writer.run(self.tr("Saving"), act.weight, act.write, lambda _result: self.done.emit(act.words))

    def _wait(self, act: _Act) -> None:
        self._waiting.append(act)
        self.said.emit(self.tr("The book is busy; this is saved as soon as it is free."))

    def _logged(self, items: Sequence[DueItem], logged: LoggedTouch) -> str:
        next_on = None if logged.next_follow_up is None else logged.next_follow_up.due_on
        return self._logged_words(next_on).format(name=names(items), day=_day(next_on))

    def _logged_words(self, next_on: date | None) -> str:
        return self.tr("Logged with {name}") if next_on is None else self.tr("Logged with {name}, next on {day}")


def names(items: Sequence[DueItem]) -> str:
    """The name of the one person, or how many people it is about."""
    people = len({item.contact_id for item in items})
    return items[0].contact_name if people == 1 else counted(people, "%Ln person", "%Ln people")


def _day(day: date | None) -> str:
    return "" if day is None else weekday_and_day(day)
