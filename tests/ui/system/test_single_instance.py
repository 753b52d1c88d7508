"""Starts of the same small program, as processes of their own."""

import os
import signal
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.support.processes import Conversation, Processes, wait_for
from ui.system.single_instance import StartRequest

HOST = Path(__file__).parents[2] / "support" / "host.py"


def start(processes: Processes, book: str, request: StartRequest | None = None, *options: str) -> Conversation:
    wishes = (request or StartRequest()).to_json()
    command = [sys.executable, HOST, "--book", processes.directory / book, "--request", wishes, *options]
    return processes.talk(command, QT_QPA_PLATFORM="offscreen")


def test_a_second_start_hands_over_and_ends(processes: Processes) -> None:
    start(processes, "a.book").hear("ready")
    second = start(processes, "a.book")
    assert second.hear("handed_over")["ok"]
    assert second.process.wait(5) == 0


def test_the_first_hears_what_the_second_was_asked_for(processes: Processes) -> None:
    first = start(processes, "a.book")
    first.hear("ready")
    start(processes, "a.book", StartRequest(contact_id=12, files=(Path("/tmp/Zoë.vcf"),)))
    assert first.hear("started_again") == {"event": "started_again", "contact_id": 12, "files": ["/tmp/Zoë.vcf"]}


def test_a_refusal_comes_back_with_its_sentence(processes: Processes) -> None:
    start(processes, "a.book").hear("ready")
    answer = start(processes, "a.book", StartRequest(today=date(2026, 2, 28))).hear("handed_over")
    assert (answer["ok"], answer["sentence"]) == (False, "Barnacle is open with another day.")


def test_two_books_stand_side_by_side(processes: Processes) -> None:
    start(processes, "a.book").hear("ready")
    start(processes, "b.book").hear("ready")


def test_a_book_by_another_path_is_the_same_book(processes: Processes) -> None:
    book = processes.directory / "a.book"
    book.touch()
    (processes.directory / "link.book").symlink_to(book)
    start(processes, "a.book").hear("ready")
    assert start(processes, "link.book").hear("handed_over")["ok"]


def test_a_book_with_a_very_long_path_works(processes: Processes) -> None:
    long = "/".join(["directory" * 10] * 5)
    start(processes, f"{long}/a.book").hear("ready")
    assert start(processes, f"{long}/a.book").hear("handed_over")["ok"]


def test_of_four_starts_at_once_one_is_the_first(processes: Processes) -> None:
    starts = [start(processes, "a.book") for _ in range(4)]
    ended = [one.process for one in starts if not wait_for_role(one)]
    assert [process.wait(5) for process in ended] == [0, 0, 0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_after_a_kill_the_next_start_is_the_first(processes: Processes) -> None:
    first = start(processes, "a.book")
    first.hear("ready")
    first.process.send_signal(signal.SIGKILL)
    first.process.wait(5)
    start(processes, "a.book").hear("ready")
    assert start(processes, "a.book").hear("handed_over")["ok"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_first_that_hangs_is_said(processes: Processes) -> None:
    first = start(processes, "a.book")
    first.hear("ready")
    first.process.send_signal(signal.SIGSTOP)
    try:
        answer = start(processes, "a.book", None, "--patience-ms", "300").hear("handed_over")
    finally:
        first.process.send_signal(signal.SIGCONT)
    assert (answer["ok"], answer["sentence"]) == (
        False,
        "Barnacle is open with this book already, but does not answer.",
    )


def test_only_the_owner_can_reach_the_socket(processes: Processes) -> None:
    start(processes, "a.book").hear("ready")
    [socket] = (processes.directory / "run").glob("*.socket")
    assert socket.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("wish", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_wish_to_end_is_followed_cleanly(processes: Processes, wish: str) -> None:
    first = start(processes, "a.book")
    first.hear("ready")
    os.kill(first.process.pid, getattr(signal, wish))
    first.hear("quitting")
    assert first.process.wait(5) == 0


def test_a_request_survives_the_way() -> None:
    request = StartRequest(3, True, (Path("/a b/ü.csv"),), date(2026, 2, 28), "token", True)
    assert StartRequest.from_json(request.to_json()) == request


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"contact_id": "x"}', '"text"'])
def test_a_strange_request_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what json says is not ours
        StartRequest.from_json(text)


def wait_for_role(one: Conversation) -> bool:
    """True when this start is the first."""
    role = wait_for(lambda: one.all_heard("ready") or one.all_heard("handed_over"), "its role")
    return role[0]["event"] == "ready"
