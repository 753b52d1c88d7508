"""A book that is damaged, gone or missing, in the whole program, with the keyboard alone."""

from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.segments import ContactQuery
from models.paths import Paths
from tests.desktop.desktop import Desktop
from tests.desktop.owner import Owner
from tests.support.processes import Conversation, wait_for


def press(desktop: Desktop, title: str, *keys: str) -> None:
    """Press keys in the window of this title once it is in front."""
    wait_for(lambda: desktop.active_window_name() == title, f"{title} in front")
    for key in keys:
        desktop.run("xdotool", "key", key)


def data_dir(owner: Owner) -> Path:
    return owner.desktop.processes.directory / "data"


def count(book: Path) -> int:
    context = Context.open(book, Clock())
    try:
        return context.lists.count(ContactQuery())
    finally:
        context.close()


def open_what_came(desktop: Desktop, name: str) -> None:
    """Press Enter once the outcome stands, and see somebody of the book in the window or a popup."""
    press(desktop, "The book can be opened again", "Return")
    wait_for(lambda: any(name in title for title in desktop.list_titles()), name)


@pytest.fixture
def damaged(owner: Owner) -> Path:
    """A book that was backed up, and damaged afterwards."""
    owner.plan("Ann Lee", "Ben Fox")
    context = Context.open(owner.book, Clock(), backups_folder=Paths(data_dir(owner), Path()).backups)
    context.backups.make()
    context.close()
    with owner.book.open("r+b") as file:
        file.seek(4096)
        file.write(b"\x99" * 4096 * 3)
    return owner.book


def test_a_missing_book_is_told_and_opened_once_it_is_back(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    Paths(data_dir(owner), Path()).remember_book(owner.book)
    away = owner.book.rename(owner.book.with_suffix(".away"))
    command = [str(part) for part in owner.command()]
    del command[command.index("--book") : command.index("--book") + 2]
    program = desktop.processes.start(command)
    press(desktop, "Barnacle", "Return")
    # Nothing is there yet: it asks again, and opened nothing in its stead.
    press(desktop, "Barnacle")
    assert list(desktop.processes.directory.rglob("*.barnacle")) == []
    away.rename(owner.book)
    press(desktop, "Barnacle", "Return")
    wait_for(lambda: "Ann Lee" in desktop.list_titles(), "the popup of the book's first person")
    assert program.poll() is None


def test_a_damaged_book_comes_back_from_its_backup(owner: Owner, desktop: Desktop, damaged: Path) -> None:
    owner.start()
    press(desktop, "Barnacle", "Return")
    wait_for(lambda: list(damaged.parent.glob("My book (damaged *.barnacle")), "the backup in its place")
    open_what_came(desktop, "Ann Lee")
    assert count(damaged) == 2


def test_a_damaged_book_is_rescued_into_a_new_one(owner: Owner, desktop: Desktop, damaged: Path) -> None:
    owner.start()
    press(desktop, "Barnacle", "Tab", "Tab", "space")
    wait_for(lambda: list(damaged.parent.glob("My book (rescued*.barnacle")), "the new book")
    # The names stood on a page that was overwritten; what hung on the contacts is there.
    open_what_came(desktop, "Lost contact 1")


def test_a_book_that_was_removed_is_put_back(owner: Owner, desktop: Desktop, logind: Conversation) -> None:
    owner.plan("Ann Lee", "Ben Fox")
    owner.start()
    wait_for(lambda: desktop.list_titles().count("Ann Lee") == 1, "the popups, which come last")
    wait_for(lambda: list(data_dir(owner).rglob("*Z.barnacle")), "the backup of the start")
    for part in owner.book.parent.glob(f"{owner.book.name}*"):
        part.unlink()
    # Nothing is looked at while the backup of the start is still at work.
    wait_for(lambda: logind.say(do="wake") or desktop.list_titles().count("Barnacle") == 2, "the question")
    press(desktop, "Barnacle", "Return")
    wait_for(owner.book.exists, "the book in its place")
    wait_for(lambda: desktop.list_titles().count("Barnacle") == 1, "the window of the book")
    assert count(owner.book) == 2
