import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.services.changes import ChangeSet
from ui.change_bridge import ChangeBridge

ADD_FROM_ANOTHER_PROGRAM = """
import sys
from pathlib import Path
from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
context = Context.open(Path(sys.argv[1]), Clock())
context.contacts.add(ContactDraft(company="Studio Fala"))
context.close()
"""


class Listener(QObject):
    """Notes the change sets, and on which thread they came."""

    def __init__(self, bridge: ChangeBridge) -> None:
        super().__init__()
        self.changes: list[ChangeSet] = []
        self.threads: set[object] = set()
        bridge.changed.connect(self.note)

    def note(self, change: ChangeSet) -> None:
        self.changes.append(change)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def bridge(qapp: object, context: Context) -> Iterator[ChangeBridge]:
    made = ChangeBridge(context)
    made.begin_to_watch()
    yield made
    made.close()


def add_tom(context: Context) -> None:
    context.contacts.add(ContactDraft(name=PersonName("Tom", "Harris")))


def test_a_change_made_in_the_window_is_told_at_once(bridge: ChangeBridge, context: Context) -> None:
    listener = Listener(bridge)
    add_tom(context)
    assert [change.name for change in listener.changes] == ["Add Tom Harris"]


def test_a_change_made_on_a_worker_is_told_in_the_windows_thread(
    bridge: ChangeBridge, context: Context, qtbot: QtBot
) -> None:
    listener = Listener(bridge)

    def work() -> None:
        with context.book.connection():
            add_tom(context)

    worker = threading.Thread(target=work)
    with qtbot.waitSignal(bridge.changed):
        worker.start()
        worker.join()
    assert listener.changes[0].touches("contact")
    assert listener.threads == {bridge.thread()}


def test_another_programs_writing_is_noticed(
    bridge: ChangeBridge, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    program = [sys.executable, "-c", ADD_FROM_ANOTHER_PROGRAM, str(context.book_path)]
    with qtbot.waitSignal(bridge.changed, timeout=20_000) as told:
        subprocess.run(program, check=True, cwd=Path(__file__).parents[2])
    assert told.args[0].is_everything


def test_nothing_is_watched_any_more_when_it_was_closed(context: Context, qtbot: QtBot, qapp: QCoreApplication) -> None:
    bridge = ChangeBridge(context)
    bridge.begin_to_watch()
    bridge.close()
    add_tom(context)
    # What the system tells of the write comes before what was closed is deleted.
    qapp.processEvents()
    assert not any(timer.isActive() for timer in bridge.findChildren(QTimer))
