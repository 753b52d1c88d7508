"""`remind`: what is due, for the operating system's scheduler; with `--wait` it stays for the click."""

import argparse
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from models.context import Context
from models.jobs import Progress
from models.paths import Paths
from models.services.due.reminders import MOST_POPUPS, DaySummary, Reminder
from ui.commands.documents import reminder_document
from ui.commands.outcome import Outcome, counted

Show = Callable[[str, str], bool]
"""Shows a title and a text; False when nothing was shown."""

_NOT_SHOWN = "No popup could be shown; it is tried again at the next call."


def remind(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """Popups for what is due and was not announced, without a window; one for all when they are many."""
    if arguments.wait:
        from ui.commands.waiting import wait_for_click

        waited = wait_for_click(context, arguments)
        return _outcome(waited.announced, waited.not_shown, opened=waited.opened)
    now_local = context.clock.local_now()
    show = partial(_show, book_name=partial(_name_among_others, context.book_path, arguments))
    summary, is_shown = _announce_summary(context, now_local, show)
    claimed = context.reminders.claim(context.reminders.collect(now_local))
    failed = _show_popups(claimed, show, names_them=not context.settings.get().hides_details)
    announced = [reminder for reminder in claimed if reminder not in failed]
    context.reminders.confirm(announced)
    context.reminders.release(failed)
    return _outcome(announced, failed, summary=summary, is_shown=is_shown)


def _announce_summary(context: Context, now_local: datetime, show: Show) -> tuple[DaySummary | None, bool]:
    """The summary of the day where it was announced now, and whether it was shown; a day with nothing due has none."""
    reminders = context.reminders
    summary = reminders.find_summary(now_local)
    if summary is None or not reminders.claim_summary(summary, now_local):
        return None, True
    is_shown = summary.count == 0 or show(_summary_title(summary), ", ".join(summary.names))
    (reminders.confirm_summary if is_shown else reminders.release_summary)(summary)
    return (summary if summary.count else None), is_shown


def _show_popups(reminders: Sequence[Reminder], show: Show, *, names_them: bool) -> Sequence[Reminder]:
    """Show them, and give those that could not be shown; where details are hidden, their number says it all."""
    if len(reminders) > MOST_POPUPS:
        names = ", ".join(dict.fromkeys(reminder.title for reminder in reminders)) if names_them else ""
        return () if show(f"{len(reminders)} reminders", names) else reminders
    return [reminder for reminder in reminders if not show(reminder.title, reminder.body)]


def _show(title: str, body: str, book_name: Callable[[], str]) -> bool:
    from ui.notifications.plain import show_plainly  # what shows them is needed here alone

    name = book_name()
    return show_plainly(title, "\n".join(line for line in (body, f"Book: {name}" if name else "") if line))


def _name_among_others(book: Path, arguments: argparse.Namespace) -> str:
    from ui.system.single_instance import name_among_others  # it needs Qt, and mostly there is nothing to show

    return name_among_others(book, Paths.of_user(arguments.data_dir).runtime_dir)


def _outcome(
    announced: Sequence[Reminder],
    failed: Sequence[Reminder],
    *,
    opened: int | str | None = None,
    summary: DaySummary | None = None,
    is_shown: bool = True,
) -> Outcome:
    not_shown = len(failed) + (not is_shown)
    document = {
        "announced": [reminder_document(reminder) for reminder in announced],
        "summary": None if summary is None or not is_shown else _summary_document(summary),
        "not_shown": not_shown,
        "opened": opened,
    }
    lines = [f"{r.title}: {r.body.replace(chr(10), ' · ')}" for r in (*announced, *failed)]
    if summary is not None:
        lines.insert(0, ": ".join(part for part in (_summary_title(summary), ", ".join(summary.names)) if part))
    return Outcome(
        document,
        lines or ["Nothing new is due."],
        exit_code=1 if not_shown else 0,
        failure=_NOT_SHOWN if not_shown else "",
    )


def _summary_document(summary: DaySummary) -> dict[str, object]:
    return {"count": summary.count, "late": summary.late, "names": list(summary.names)}


def _summary_title(summary: DaySummary) -> str:
    late = f", {summary.late:,} overdue" if summary.late else ""
    return f"{counted(summary.count, 'thing')} to do today{late}"
