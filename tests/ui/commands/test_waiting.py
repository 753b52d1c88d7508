"""`remind --wait` where there is a bus and no display, as in a scheduler's environment: a process of its own."""

import json
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.touches import FollowUpDraft
from tests.support.private_bus import PrivateBus
from tests.support.processes import ROOT, Processes, wait_for
from ui.system.single_instance import SingleInstance, StartRequest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the notification service is Linux's")


@pytest.fixture
def book(processes: Processes) -> Path:
    """A book with somebody to call since yesterday."""
    path = processes.directory / "book.barnacle"
    context = Context.open(path, Clock())
    yesterday = Clock().today() - timedelta(days=1)
    context.contacts.add(ContactDraft(PersonName("Ann", "Lee")), FollowUpDraft(yesterday, purpose="Call"))
    context.close()
    return path


def start(processes: Processes, book: Path) -> "subprocess.Popen[bytes]":
    options = ["--book", book, "--data-dir", processes.directory / "data", "--json"]
    command = [sys.executable, ROOT / "main.py", "remind", "--wait", *options]
    return subprocess.Popen(command, env=processes.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def end(process: "subprocess.Popen[bytes]", told: bytes = b"") -> tuple[int, dict[str, object]]:
    out, err = process.communicate(timeout=15)
    assert err == told
    return process.returncode, json.loads(out)


def count_open(book: Path) -> int:
    context = Context.open(book, Clock())
    try:
        return len(context.reminders.list_open(context.clock.local_now()))
    finally:
        context.close()


def test_a_button_of_the_popup_does_its_work_in_the_book(processes: Processes, bus: PrivateBus, book: Path) -> None:
    service = bus.start_service()
    process = start(processes, book)
    popup = service.hear("shown", title="Ann Lee")["id"]
    wait_for(lambda: process.poll() is None, "the run that waits")
    service.say(do="act", id=popup, action="done")
    code, said = end(process)
    assert (code, said["not_shown"], said["opened"]) == (0, 0, None)
    assert count_open(book) == 0


def test_without_a_service_it_ends_and_says_so(processes: Processes, bus: PrivateBus, book: Path) -> None:
    told = b"barnacle: No popup could be shown; it is tried again at the next call.\n"
    code, said = end(start(processes, book), told)
    assert (code, said["announced"], said["not_shown"]) == (1, [], 1)


def test_with_nothing_due_it_ends_at_once(processes: Processes, bus: PrivateBus) -> None:
    bus.start_service()
    code, said = end(start(processes, processes.directory / "empty.barnacle"))
    assert (code, said["announced"]) == (0, [])


def test_the_systems_wish_to_end_is_followed_and_its_popup_goes(
    processes: Processes, bus: PrivateBus, book: Path
) -> None:
    service = bus.start_service()
    process = start(processes, book)
    popup = service.hear("shown")["id"]
    wait_for(lambda: announced(book), "the popup to be noted as shown")
    process.send_signal(signal.SIGTERM)
    code, said = end(process)
    service.hear("closed", id=popup)
    assert (code, said["opened"], count_open(book)) == (0, None, 1)


def announced(book: Path) -> bool:
    context = Context.open(book, Clock())
    try:
        return context.reminders.collect(context.clock.local_now()) == []
    finally:
        context.close()


def test_beside_another_open_book_the_popup_names_its_own(processes: Processes, bus: PrivateBus, book: Path) -> None:
    service = bus.start_service()
    other = SingleInstance(processes.directory / "other.barnacle", Path(processes.environment["XDG_RUNTIME_DIR"]))
    assert other.claim_or_hand_over(StartRequest()) is None
    process = start(processes, book)
    popup = service.hear("shown")
    assert popup["body"].endswith("Book: book")
    service.say(do="act", id=popup["id"], action="done")
    end(process)
    other.close()
