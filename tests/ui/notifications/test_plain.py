import sys

import pytest

from tests.support.private_bus import PrivateBus
from ui.notifications.plain import show_plainly

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for Linux's notification service")


def test_without_a_service_it_says_that_nothing_was_shown(bus: PrivateBus) -> None:
    assert not show_plainly("Tom Harris", "Call")


def test_without_a_bus_it_says_that_nothing_was_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    assert not show_plainly("Tom Harris", "Call")


def test_a_service_that_refuses_says_that_nothing_was_shown(bus: PrivateBus) -> None:
    service = bus.start_service("--refuses")
    assert not show_plainly("Tom Harris", "Call")
    service.hear("shown")


def test_a_service_gets_title_and_body(bus: PrivateBus) -> None:
    service = bus.start_service()
    assert show_plainly("Tom Harris", "Q&A")
    shown = service.hear("shown")
    assert (shown["application"], shown["title"], shown["body"]) == ("Barnacle", "Tom Harris", "Q&amp;A")


def test_a_service_without_markup_gets_the_plain_body(bus: PrivateBus) -> None:
    service = bus.start_service("--capabilities", "body")
    assert show_plainly("Tom Harris", "Q&A <now>")
    assert service.hear("shown")["body"] == "Q&A <now>"


@pytest.mark.parametrize("title", ["--version", "🐚" * 200, 'O\'Brien & "Sons"', "ליאור", "half \ud83d of a letter"])
def test_any_title_arrives(bus: PrivateBus, title: str) -> None:
    service = bus.start_service()
    assert show_plainly(title, "-x")
    assert service.hear("shown")["title"] == title.replace("\ud83d", " ")


def test_a_scheduler_that_knows_the_runtime_folder_alone_finds_the_service(
    bus: PrivateBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = bus.start_service()
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", bus.address.removeprefix("unix:path=").removesuffix("/bus"))
    assert show_plainly("Tom Harris", "Call")
    service.hear("shown")
