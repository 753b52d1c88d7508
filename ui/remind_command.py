"""`remind`: what is due, for the operating system's scheduler; with `--wait` it stays for the click."""

import argparse
from collections.abc import Sequence

from models.context import Context
from models.jobs import Progress
from models.services.reminders import MOST_POPUPS, Reminder
from ui.command_outcome import Outcome
from ui.json_documents import reminder_document


def remind(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """Popups for what is due and was not announced, without a window; one for all when they are many."""
    if arguments.wait:
        from ui.waiting import wait_for_click

        waited = wait_for_click(context, arguments)
        return _outcome(waited.announced, waited.not_shown, waited.opened)
    claimed = context.reminders.claim(context.reminders.collect(context.clock.local_now()))
    failed = _show_popups(claimed)
    announced = [reminder for reminder in claimed if reminder not in failed]
    context.reminders.confirm(announced)
    context.reminders.release(failed)
    return _outcome(announced, failed)


def _show_popups(reminders: Sequence[Reminder]) -> Sequence[Reminder]:
    """Show them, and give those that could not be shown."""
    from ui.notifications.plain import show_plainly  # what shows them is needed here alone

    if len(reminders) > MOST_POPUPS:
        names = ", ".join(dict.fromkeys(reminder.title for reminder in reminders))
        return () if show_plainly(f"{len(reminders)} reminders", names) else reminders
    return [reminder for reminder in reminders if not show_plainly(reminder.title, reminder.body)]


def _outcome(announced: Sequence[Reminder], failed: Sequence[Reminder], opened: int | str | None = None) -> Outcome:
    document = {
        "announced": [reminder_document(reminder) for reminder in announced],
        "not_shown": len(failed),
        "opened": opened,
    }
    lines = [f"{r.title}: {r.body.replace(chr(10), ' · ')}" for r in (*announced, *failed)] or ["Nothing new is due."]
    if failed:
        lines.append("No popup could be shown; it is tried again at the next call.")
    return Outcome(document, lines, exit_code=1 if failed else 0)
