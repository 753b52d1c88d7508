"""Commands on files of books that may not open."""

import argparse
import contextlib
import os
from collections.abc import Callable, Iterator

from models.clock import Clock
from models.context import Context
from models.domain.segments import ContactQuery
from models.errors import DamagedBookError
from models.jobs import Progress
from models.paths import Paths
from models.services.safety import backups, rescue
from models.system_country import system_country
from ui.commands.outcome import Outcome, counted

FileCommand = Callable[[argparse.Namespace, Paths, Clock, Progress], Outcome]


@contextlib.contextmanager
def open_book(arguments: argparse.Namespace, paths: Paths, clock: Clock) -> Iterator[Context]:
    """The book that the command line means, open.

    Raises:
        MachineError: it can't be opened.
    """
    book = arguments.book or paths.last_book()
    context = Context.open(book, clock, system_country(os.environ), paths.backups)
    try:
        yield context
    finally:
        context.close()


def restore_book(arguments: argparse.Namespace, paths: Paths, clock: Clock, _progress: Progress) -> Outcome:
    """`restore`: the book as it was in a backup; what it was before is kept, sound or not."""
    file = arguments.file.absolute()
    try:
        with open_book(arguments, paths, clock) as context:
            before = context.backups.restore(file)
    except DamagedBookError:
        before = backups.restore_over(file, (arguments.book or paths.last_book()).absolute(), clock.now())
    with open_book(arguments, paths, clock) as context:
        contacts = context.lists.count(ContactQuery())
    document = {"restored": str(arguments.file), "before": str(before), "contacts": contacts}
    lines = [f"The book is as it was in {arguments.file}.", f"What it was before is kept in {before}."]
    return Outcome(document, lines)


def rescue_book(arguments: argparse.Namespace, _paths: Paths, clock: Clock, progress: Progress) -> Outcome:
    """`rescue`: a new book of what can be read of a damaged one."""
    report = rescue.rescue(arguments.damaged.absolute(), arguments.new.absolute(), clock, progress)
    document = {
        "damaged": str(arguments.damaged),
        "book": str(arguments.new),
        "contacts": report.contacts,
        "rows": report.rows,
        "losses": list(report.losses),
    }
    came = f"{counted(report.contacts, 'contact')} and {counted(report.rows, 'row')} came into {arguments.new}."
    return Outcome(document, [came, *(report.losses or ["Nothing is known to be lost."])])


FILE_COMMANDS: dict[str, FileCommand] = {"restore": restore_book, "rescue": rescue_book}
