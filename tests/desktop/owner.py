"""Somebody with a book, at a desktop of the tests."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.touches import FollowUpDraft
from tests.desktop.desktop import Desktop
from tests.support.processes import ROOT, wait_for


class Owner:
    """Somebody with a book who starts Barnacle on a desktop."""

    def __init__(self, desktop: Desktop, book: str = "My book") -> None:
        self.desktop = desktop
        self.book = desktop.processes.directory / f"{book}.barnacle"

    def plan(self, *names: str) -> list[int]:
        """Write people into the book with a call due: the last one today, each before it a day earlier."""
        today = Clock().today()
        days = reversed(range(len(names)))
        return [self.plan_on(today - timedelta(day), name) for day, name in zip(days, names, strict=True)]

    def plan_on(self, day: date, name: str, at: str = "00:00") -> int:
        """Write somebody into the book with a call due on a day, at a time of day."""
        context = Context.open(self.book, Clock())
        given, _, family = name.partition(" ")
        due = FollowUpDraft(day, purpose="Call", remind_local=at)
        contact_id = context.contacts.add(ContactDraft(name=PersonName(given, family)), due)
        context.close()
        return contact_id

    def claims(self) -> int:
        """How many announcements some program is making just now."""
        with closing(sqlite3.connect(self.book)) as connection:
            (count,) = connection.execute("SELECT count(*) FROM announcement WHERE shown_at IS NULL").fetchone()
        return int(count)

    def command(self, *arguments: str) -> list[str | Path]:
        """The command line of Barnacle with this book."""
        data = self.desktop.processes.directory / "data"
        return [sys.executable, ROOT / "main.py", "--book", self.book, "--data-dir", data, *arguments]

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start Barnacle."""
        return self.desktop.processes.start(self.command(*arguments))

    def start_and_see(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start Barnacle and wait for its window."""
        process = self.start(*arguments)
        self.desktop.find_window("--name", "Barnacle$")
        return process

    def close_window(self) -> None:
        """Close the window by its cross, once Barnacle stands in the tray where there is one."""
        wait_for(lambda: "Ann Lee" in self.desktop.list_titles(), "the popup, which comes after the tray")
        self.desktop.run("wmctrl", "-F", "-c", "Barnacle")

    def sees_contact(self, name: str) -> None:
        """Wait until the window in front shows this contact."""
        title = f"{name} – Barnacle"
        wait_for(lambda: self.desktop.active_window_name() == title, f"{title} in front")
