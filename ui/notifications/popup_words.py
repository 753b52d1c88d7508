"""What popups say, and which buttons they have."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from models.context import Context
from models.domain.snoozes import Snooze
from models.services.due.reminders import DaySummary, Reminder
from ui.notifications.notifier import OPEN, PopupAction
from ui.words.wording import counted

DONE: Final = "done"
SNOOZE_PREFIX: Final = "snooze:"
SPREAD_PREFIX: Final = "spread:"
_SNOOZES: Final = (Snooze.IN_AN_HOUR, Snooze.TOMORROW)
_NAMED: Final = 3
# After so many days away what came due is told as that.
_AWAY_DAYS: Final = 3
_A_DAY: Final = 3
_CONTEXT: Final = "Popups"


@dataclass(frozen=True, slots=True)
class PopupText:
    """A popup's texts and buttons, and the initials of the one person it is about."""

    title: str
    body: str
    actions: tuple[PopupAction, ...]
    initials: str = ""


class PopupWords:
    """Puts reminders into words; with several books open each popup names its own."""

    def __init__(self, context: Context, book_name: Callable[[], str]) -> None:
        """`book_name` gives the name of the book while another one is open too, else an empty text."""
        self._context = context
        self._book_name = book_name

    @property
    def hides_details(self) -> bool:
        """True while popups are to name nobody."""
        return self._context.settings.get().hides_details

    def of_one(self, reminder: Reminder) -> PopupText:
        """One person: the name, why now, what to bring. Where details are hidden, only what names nobody."""
        opening = PopupAction(OPEN, _translate("Open"))
        if self.hides_details:
            return self._text(reminder.title, reminder.body, (opening, *_snoozes()))
        actions = (opening, PopupAction(DONE, _translate("Done")), *_snoozes())
        return replace(self._text(reminder.title, reminder.body, actions), initials=reminder.item.initials)

    def of_many(self, reminders: Sequence[Reminder]) -> PopupText:
        """One popup for many people, most of all after days away."""
        names = [] if self.hides_details else list(dict.fromkeys(reminder.title for reminder in reminders))
        arrears = self._context.backlog.arrears()
        missed = [reminder for reminder in reminders if reminder.item.days_late > 0]
        if arrears.days_away < _AWAY_DAYS or not missed:
            title = counted(len(reminders), "%Ln reminder", "%Ln reminders")
            return self._text(title, _some(names), (_show_today(),))
        days = (self._context.clock.today() - min(reminder.due_on for reminder in missed)).days
        came = counted(len({reminder.contact_id for reminder in missed}), "%Ln person came due", "%Ln people came due")
        since = counted(days, "in %Ln day", "in %Ln days")
        oldest = _translate("The oldest: {name}.").format(name=names[0]) if names else ""
        return self._text(
            _translate("While you were away"),
            f"{came} {since}. {oldest}".rstrip(),
            (_show_today(), *_spreads(arrears.people)),
        )

    def of_summary(self, summary: DaySummary) -> PopupText:
        """The summary of the day."""
        title = counted(summary.count, "%Ln thing to do today", "%Ln things to do today")
        late = counted(summary.late, "%Ln overdue", "%Ln overdue") if summary.late else ""
        names = [] if self.hides_details else list(summary.names)
        body = " · ".join(part for part in (late, _some(names)) if part)
        return self._text(title, body, (_show_today(),))

    def of_test(self) -> PopupText:
        """A popup to try whether popups arrive."""
        words = _translate("This is how Barnacle tells what is due. A click opens it.")
        return self._text(_translate("A test popup"), words, (PopupAction(OPEN, _translate("Open")),))

    def of_running_on(self, *, has_tray: bool) -> PopupText:
        """Closing the window did not end the program."""
        in_tray = _translate("It stands in the tray and goes on reminding you.")
        minimised = _translate("There is no tray here, so it was minimised; it goes on reminding you.")
        ending = _translate("Quit ends it; Settings can change this.")
        return self._text(_translate("Barnacle keeps running"), f"{in_tray if has_tray else minimised} {ending}", ())

    def _text(self, title: str, body: str, actions: Sequence[PopupAction]) -> PopupText:
        book = self._book_name()
        lines = (body, _translate("Book: {name}").format(name=book) if book else "")
        return PopupText(title, "\n".join(line for line in lines if line), tuple(actions))


def snooze_of(action_id: str) -> Snooze | None:
    """For how long a button snoozes, or None when it is another one."""
    return Snooze(action_id.removeprefix(SNOOZE_PREFIX)) if action_id.startswith(SNOOZE_PREFIX) else None


def _translate(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def _snoozes() -> list[PopupAction]:
    texts = {
        Snooze.IN_AN_HOUR: _translate("Snooze for an hour"),
        Snooze.TOMORROW: _translate("Snooze to tomorrow"),
    }
    return [PopupAction(f"{SNOOZE_PREFIX}{one.value}", texts[one], _translate("Snooze")) for one in _SNOOZES]


def _spreads(people: int) -> list[PopupAction]:
    """Birthdays can't be put on other days: only where follow-ups were missed there is something to spread."""
    over = max(2, -(-people // _A_DAY))
    text = counted(over, "Spread over %Ln day", "Spread over %Ln days")
    return [PopupAction(f"{SPREAD_PREFIX}{over}", text)] if people else []


def _show_today() -> PopupAction:
    return PopupAction(OPEN, _translate("Show Today"))


def _some(names: Sequence[str]) -> str:
    rest = len(names) - _NAMED
    return ", ".join([*names[:_NAMED], *([counted(rest, "%Ln more", "%Ln more")] if rest > 0 else [])])
