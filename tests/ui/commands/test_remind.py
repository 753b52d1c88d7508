"""`remind` on a book with a summary of the day and quiet hours."""

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.touches import FollowUpDraft
from models.paths import Paths
from models.services.settings import Announcing
from tests.support.private_bus import PrivateBus
from ui.system.single_instance import SingleInstance, StartRequest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the notification service is Linux's")
Barnacle = Callable[..., tuple[int, str, str]]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The book of the command, with two people who were due yesterday."""
    path = tmp_path / "book.barnacle"
    add_due(path, "Ann", "Ben")
    change(path, remind_local="00:00", summary_local="00:00")
    return path


def add_due(book: Path, *names: str) -> None:
    context = Context.open(book, Clock())
    for name in names:
        due = FollowUpDraft(context.clock.today() - timedelta(1), purpose="Call")
        context.contacts.add(ContactDraft(PersonName(name)), due)
    context.close()


def change(book: Path, **values: object) -> None:
    context = Context.open(book, Clock())
    context.settings.change(**values)
    context.close()


def remind(barnacle: Barnacle) -> dict[str, Any]:
    _code, out, _err = barnacle("remind", "--json")
    said: dict[str, Any] = json.loads(out)
    return said


def test_the_summary_of_the_day_is_told_once(bus: PrivateBus, book: Path, barnacle: Barnacle) -> None:
    service = bus.start_service()
    change(book, announcing=Announcing.SUMMARY.value)
    first, second = remind(barnacle), remind(barnacle)
    assert first["summary"] == {"count": 2, "late": 2, "names": ["Ann", "Ben"]}
    assert (first["announced"], second["summary"], second["announced"]) == ([], None, [])
    assert service.hear("shown")["title"] == "2 things to do today, 2 overdue"


def test_a_summary_that_could_not_be_shown_comes_again(bus: PrivateBus, book: Path, barnacle: Barnacle) -> None:
    change(book, announcing=Announcing.SUMMARY.value)
    code, out, _err = barnacle("remind")
    assert (code, out.splitlines()[0]) == (1, "2 things to do today, 2 overdue: Ann, Ben")
    bus.start_service()
    assert remind(barnacle)["summary"] is not None


def test_what_could_not_be_shown_is_one_line_on_standard_error(bus: PrivateBus, book: Path, barnacle: Barnacle) -> None:
    told = "barnacle: No popup could be shown; it is tried again at the next call.\n"
    code, out, err = barnacle("remind", "--json")
    assert (code, json.loads(out)["not_shown"], err) == (1, 2, told)
    assert barnacle("remind")[::2] == (1, told)


def test_both_tell_each_person_too(bus: PrivateBus, book: Path, barnacle: Barnacle) -> None:
    bus.start_service()
    change(book, announcing=Announcing.BOTH.value)
    said = remind(barnacle)
    assert (said["summary"]["count"], [one["title"] for one in said["announced"]]) == (2, ["Ann", "Ben"])


def test_in_quiet_hours_nothing_is_told_and_nothing_is_lost(bus: PrivateBus, book: Path, barnacle: Barnacle) -> None:
    bus.start_service()
    change(book, has_quiet_hours=True, quiet_from_local="00:00", quiet_until_local="24:00")
    assert remind(barnacle)["announced"] == []
    change(book, has_quiet_hours=False)
    assert len(remind(barnacle)["announced"]) == 2


def test_many_with_hidden_details_are_told_by_their_number_alone(
    bus: PrivateBus, book: Path, barnacle: Barnacle
) -> None:
    service = bus.start_service()
    add_due(book, "Cleo", "Dan")
    change(book, hides_details=True)
    remind(barnacle)
    shown = service.hear("shown")
    assert (shown["title"], shown["body"]) == ("4 reminders", "")


def test_beside_another_open_book_the_popups_name_their_own(bus: PrivateBus, book: Path, barnacle: Barnacle) -> None:
    service = bus.start_service()
    other = SingleInstance(book.with_name("other.barnacle"), Paths.of_user().runtime_dir)
    assert other.claim_or_hand_over(StartRequest()) is None
    remind(barnacle)
    assert service.hear("shown")["body"].endswith("Book: book")
    other.close()
