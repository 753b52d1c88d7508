"""Kills the program in the middle of its work, and looks at what it leaves behind."""

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft, Note
from models.domain.touches import TouchDraft
from models.errors import BookInUseError
from models.services.contacts import BulkChange, BulkField
from models.services.safety.book_checks import check
from models.store import book_copies
from tests.support.books import make_full_book

PEOPLE = 60
EVERYONE = list(range(1, PEOPLE + 1))
IN_FILE = 120
DAY = date(2026, 11, 21)

Say = Callable[[str], None]


class BrokenError(Exception):
    """What must never happen."""


def demand(is_so: bool, what: str) -> None:
    """Fail with `what` unless it is so."""
    if not is_so:
        raise BrokenError(what)


def kill_in(
    folder: Path, work: Callable[[Path, random.Random, Say], None], chance: random.Random, longest_s: float
) -> list[str]:
    """Let a child work in `folder` and kill it after `longest_s` at most; gives the lines it said before."""
    reading, writing = os.pipe()
    seed, pause = chance.random(), chance.uniform(0, longest_s)
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(folder, random.Random(seed), lambda line: os.write(writing, f"{line}\n".encode()) and None)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        begun = pipe.readline()
        time.sleep(pause)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return (begun + pipe.read()).decode().splitlines()


def act_under_way(lines: list[str]) -> str:
    """The act in which the child was killed, or an empty text."""
    acts = [line.split() for line in lines if not line.startswith("noted")]
    if not acts or acts[-1][0] == "done":
        return ""
    return acts[-1][1] if len(acts[-1]) > 1 else acts[-1][0]


# What the owner does all day.


def write_import_file(folder: Path, number: int) -> Path:
    path = folder / f"import {number}.csv"
    lines = [f"First{i},Import {number},first{i}.{number}@example.com" for i in range(IN_FILE)]
    path.write_text("\n".join(["First Name,Company,E-mail Address", *lines]), encoding="utf-8")
    return path


def make_day(folder: Path) -> None:
    make_full_book(folder / "book.barnacle", PEOPLE)
    for number in range(12):
        write_import_file(folder, number)


def work_all_day(folder: Path, chance: random.Random, say: Say) -> None:
    context = Context.open(folder / "book.barnacle", Clock())
    say("ready")
    acts = {
        "edit": _edit, "note": _note, "import": _import, "bulk": _bulk, "touches": _touches, "undo": _undo,
        "trash": _trash, "backup": _backup, "merge": _merge,
    }  # fmt: skip
    for number in range(10_000):
        name = chance.choice(list(acts))
        say(f"begin {name} {number}")
        acts[name](context, folder, number)
        say(f"done {name} {number}")


def _edit(context: Context, _folder: Path, number: int) -> None:
    before = context.contacts.get(3).draft
    context.contacts.edit(3, before, replace(before, company=f"Company {number}"))


def _note(context: Context, _folder: Path, number: int) -> None:
    context.contacts.add_note(3, Note(f"note {number}", DAY))


def _import(context: Context, folder: Path, number: int) -> None:
    path = folder / f"import {number}.csv"
    context.imports.run([path if path.exists() else write_import_file(folder, number)])


def _bulk(context: Context, _folder: Path, number: int) -> None:
    context.contacts.change_many(EVERYONE, BulkChange(BulkField.SOURCE, f"bulk {number}"))


def _touches(context: Context, _folder: Path, number: int) -> None:
    context.follow_ups.log_touch(EVERYONE, TouchDraft(DAY, note=f"mailing {number}"))


def _undo(context: Context, folder: Path, number: int) -> None:
    _import(context, folder, number)
    context.history.undo()


def _merge(context: Context, _folder: Path, number: int) -> None:
    notes = tuple(Note(f"merge {number}", DAY) for _ in range(20))
    pair = [context.contacts.add(ContactDraft(company=f"Merge {number}", notes=notes)) for _ in range(2)]
    context.merging.merge_as_suggested(*pair)


def _trash(context: Context, _folder: Path, number: int) -> None:
    (context.contacts.trash if number % 2 else context.contacts.restore)(list(range(10, 21)))


def _backup(context: Context, _folder: Path, _number: int) -> None:
    context.backups.make()


def look_after_the_day(folder: Path, lines: list[str]) -> None:
    context = Context.open(folder / "book.barnacle", Clock())
    try:
        demand(check(context.book).problems == (), f"unsound: {check(context.book).problems}")
        done = [line.split()[1:] for line in lines if line.startswith("done")]
        begun = [line.split()[1:] for line in lines if line.startswith("begin")][len(done) :]
        for name, number in done:
            _look_at(context, name, number, is_done=True)
        for name, number in begun:
            _look_at(context, name, number, is_done=False)
        edits = [number for name, number in [*done, *begun] if name == "edit"][-2:]
        last_done = [number for name, number in done if name == "edit"][-1:]
        company = _value(context, "SELECT company FROM contact WHERE id = 3")
        allowed = {f"Company {number}" for number in (*last_done, *edits[-1:])} or {"Harbour Ltd"}
        demand(company in allowed | ({"Harbour Ltd"} if not last_done else set()), f"company {company}, not {allowed}")
        sources = _value(context, f"SELECT count(DISTINCT source) FROM contact WHERE id <= {PEOPLE}")
        demand(sources == 1, "a half bulk edit")
        trashed = "SELECT count(*) FROM contact WHERE trashed_at IS NOT NULL AND id BETWEEN 10 AND 20"
        demand(_value(context, trashed) in (0, 11), "a half deletion")
        for file in context.backups.list_files():
            book_copies.refuse_unsound(file.path)
    finally:
        context.close()


def _look_at(context: Context, name: str, number: str, *, is_done: bool) -> None:
    if name == "merge":
        _look_at_merge(context, number, is_done=is_done)
        return
    whole = {
        "note": ("SELECT count(*) FROM note WHERE text = ?", f"note {number}", 1),
        "import": ("SELECT count(*) FROM contact WHERE company = ?", f"Import {number}", IN_FILE),
        "undo": ("SELECT count(*) FROM contact WHERE company = ?", f"Import {number}", IN_FILE),
        "touches": ("SELECT count(*) FROM touch WHERE note = ?", f"mailing {number}", PEOPLE),
    }.get(name)
    if whole is None:
        return
    statement, text, count = whole
    found = context.book.sql(statement, [text])[0][0]
    if not is_done:
        demand(found in (0, count), f"half a {name}: {found} of {count}")
    else:
        demand(found == (0 if name == "undo" else count), f"lost a {name}: {found} of {count}")


def _look_at_merge(context: Context, number: str, *, is_done: bool) -> None:
    ids = [row[0] for row in context.book.sql("SELECT id FROM contact WHERE company = ?", [f"Merge {number}"])]
    merged = context.book.sql("SELECT contact_id FROM merged_contact WHERE name = ?", [f"Merge {number}"])
    notes = context.book.sql(
        "SELECT count(*), count(DISTINCT contact_id) FROM note WHERE text = ?", [f"merge {number}"]
    )[0]
    whole = {0: ([], (0, 0)), 1: ([], (20, 1)), 2: ([], (40, 2))}
    is_merged = len(ids) == 1 and [row[0] for row in merged] == ids and notes[1] == 1
    demand(is_merged or (not is_done and (merged, notes) == whole[len(ids)]), f"half a merge: {ids}, {merged}, {notes}")


def _value(context: Context, statement: str) -> object:
    return context.book.sql(statement)[0][0]


# One book put in the place of another, again and again.


def make_two_states(folder: Path) -> None:
    make_full_book(folder / "book.barnacle", PEOPLE)
    context = Context.open(folder / "book.barnacle", Clock())
    for state in ("one", "two"):
        context.contacts.change_many(EVERYONE, BulkChange(BulkField.SOURCE, state))
        context.backups.write_to(folder / f"{state}.barnacle")
    context.close()


def work_restoring(folder: Path, _chance: random.Random, say: Say) -> None:
    context = Context.open(folder / "book.barnacle", Clock())
    history = context.history

    def restore(state: str) -> None:
        history.note_swap("Restore", context.backups.swap_to(folder / f"{state}.barnacle"))

    say("ready")
    before = "two"
    for number in range(10_000):
        state = ("one", "two")[number % 2]
        acts = (("restore", state, partial(restore, state)), ("undo", before, history.undo))
        for name, after, act in (*acts, ("redo", state, history.redo)):
            say(f"begin {name} {after}")
            act()
            say(f"done {name} {after}")
        before = state


def look_after_restoring(folder: Path, lines: list[str]) -> None:
    context = Context.open(folder / "book.barnacle", Clock())
    try:
        demand(check(context.book).problems == (), f"unsound: {check(context.book).problems}")
        states = [row[0] for row in context.book.sql(f"SELECT DISTINCT source FROM contact WHERE id <= {PEOPLE}")]
        last = lines[-1].split()
        allowed = {last[2]} if last[0] == "done" else {"one", "two"}
        demand(len(states) == 1 and states[0] in allowed, f"state {states} after {lines[-1]}")
        for file in context.backups.list_files():
            book_copies.refuse_unsound(file.path)
    finally:
        context.close()


# One program restores a backup while another one writes to the same book.


def work_beside_another(folder: Path, chance: random.Random, say: Say) -> None:
    restorer, pause = os.getpid(), chance.uniform(0.01, 0.1)
    context = Context.open(folder / "book.barnacle", Clock())
    say("ready")
    context.close()
    if os.fork() == 0:
        try:
            _note_until_orphaned(folder, restorer, pause, say)
        finally:
            os._exit(0)
    context = Context.open(folder / "book.barnacle", Clock())
    for number in range(10_000):
        say(f"begin restore {number}")
        with contextlib.suppress(BookInUseError):
            context.backups.restore(folder / f"{('one', 'two')[number % 2]}.barnacle")
        say(f"done restore {number}")
        time.sleep(pause / 5)


def _note_until_orphaned(folder: Path, restorer: int, pause: float, say: Say) -> None:
    context = Context.open(folder / "book.barnacle", Clock())
    number = 0
    while os.getppid() == restorer:
        number += 1
        with contextlib.suppress(BookInUseError):
            context.contacts.add_note(3, Note(f"note {number}", DAY))
            say(f"noted {number}")
        time.sleep(pause)
    context.close()


def look_for_all_notes(folder: Path, lines: list[str]) -> None:
    """What was confirmed while another program restored is in the book, or in a backup of what was replaced."""
    context = Context.open(folder / "book.barnacle", Clock())
    try:
        demand(check(context.book).problems == (), f"unsound: {check(context.book).problems}")
        found = {row[0] for row in context.book.sql("SELECT text FROM note")}
        for file in context.backups.list_files():
            with book_copies.reading(file.path) as connection:
                found |= {row[0] for row in connection.execute("SELECT text FROM note")}
    finally:
        context.close()
    lost = {line.replace("noted", "note") for line in lines if line.startswith("noted")} - found
    demand(not lost, f"lost {sorted(lost)}")


# The same where there is no write-ahead log.


def in_synced_folder(act: Callable[..., None]) -> Callable[..., None]:
    """Carry out `act` in a folder of such a name that the book in it is written with a rollback journal."""

    def act_there(folder: Path, *arguments: object) -> None:
        place = folder / "Dropbox"
        place.mkdir(exist_ok=True)
        act(place, *arguments)

    return act_there


# An old book that is brought up to date.


def make_old(text: Path) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        with closing(sqlite3.connect(folder / "book.barnacle")) as connection:
            connection.executescript(text.read_text("utf-8"))
            connection.execute("UPDATE journal_state SET is_bulk = 1")
            (last,) = connection.execute("SELECT max(id) FROM contact").fetchone()
            columns = ", ".join(row[1] for row in connection.execute("PRAGMA table_info(contact)") if row[1] != "id")
            chosen = columns.replace("uid", "uid || hex(randomblob(8))", 1)
            for _ in range(9):
                connection.execute(f"INSERT INTO contact ({columns}) SELECT {chosen} FROM contact")
            connection.execute("UPDATE journal_state SET is_bulk = 0")
            connection.commit()
            demand(last > 0, "an empty old book")

    return make


def open_it(folder: Path, _chance: random.Random, say: Say) -> None:
    say("ready")
    Context.open(folder / "book.barnacle", Clock()).close()
    say("done")


def look_after_a_migration(folder: Path, _lines: list[str]) -> None:
    book = folder / "book.barnacle"
    before = _old_counts(next(iter(sorted(folder.glob("book (version *.barnacle"))), book))
    context = Context.open(book, Clock())
    try:
        demand(check(context.book).problems == (), f"unsound: {check(context.book).problems}")
        for table, count in before.items():
            found = _value(context, f"SELECT count(*) FROM {table}")
            demand(found == count, f"{count} rows of {table}, now {found}")
    finally:
        context.close()


def _old_counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("contact", "phone", "note", "touch", "follow_up", "tag", "step", "row_change")
        }


def make_nothing(_folder: Path) -> None:
    """A book that is not there yet."""


def look_after_making(folder: Path, _lines: list[str]) -> None:
    book = folder / "book.barnacle"
    was_there = book.exists()
    context = Context.open(book, Clock())
    try:
        demand(check(context.book).problems == (), f"unsound, was there: {was_there}")
        demand(len(context.plans.list_all()) > 0, "a book without plans")
    finally:
        context.close()


def fresh(template: Path, folder: Path) -> Path:
    """A copy of the template to work in."""
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(template, folder))
