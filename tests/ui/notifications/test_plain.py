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


def test_a_service_gets_title_and_body(bus: PrivateBus) -> None:
    service = bus.start_service()
    assert show_plainly("Tom Harris", "Q&A")
    shown = service.hear("shown")
    assert (shown["application"], shown["title"], shown["body"]) == ("Barnacle", "Tom Harris", "Q&amp;A")


def test_a_leading_dash_is_no_option(bus: PrivateBus) -> None:
    service = bus.start_service()
    assert show_plainly("--version", "-x")
    assert service.hear("shown")["title"].endswith("-version")


def test_a_long_title_is_cut_without_halving_a_letter(bus: PrivateBus) -> None:
    service = bus.start_service()
    assert show_plainly("🐚" * 40, "")
    assert service.hear("shown")["title"] == "🐚" * 31
