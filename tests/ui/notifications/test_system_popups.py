"""The notification service as the specification has it: a private bus and a service without a screen."""

import os
import sys

import pytest
from pytestqt.qtbot import QtBot

from tests.support.private_bus import PrivateBus
from tests.support.processes import Conversation
from ui.notifications.notifier import OPEN, PopupAction
from ui.notifications.system_popups import SystemPopups

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the notification service is Linux's")
ACTIONS = [PopupAction(OPEN, "Open"), PopupAction("done", "Done")]


@pytest.fixture
def popups(bus: PrivateBus, qtbot: QtBot) -> SystemPopups:
    return SystemPopups("barnacle", patience_ms=5000)


def show(qtbot: QtBot, popups: SystemPopups, key: str, title: str = "Tom Harris", body: str = "Call") -> bool:
    with qtbot.waitSignal(popups.delivered) as told:
        popups.show(key, title, body, ACTIONS)
    assert told.args[0] == key
    return told.args[1]


def test_a_shown_popup_is_delivered(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    service = bus.start_service()
    assert show(qtbot, popups, "a")
    assert service.hear("shown")["title"] == "Tom Harris"


def test_the_buttons_and_the_body_click_are_offered(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    service = bus.start_service()
    show(qtbot, popups, "a")
    assert service.hear("shown")["actions"] == ["default", "Open", "done", "Done", "open", "Open"]


def test_where_the_body_has_no_click_there_is_one_open_button(
    bus: PrivateBus, popups: SystemPopups, qtbot: QtBot
) -> None:
    service = bus.start_service("--name", "Xfce Notify Daemon")
    show(qtbot, popups, "a")
    assert service.hear("shown")["actions"] == ["open", "Open", "done", "Done"]


@pytest.mark.parametrize(("pressed", "action_id"), [("default", OPEN), ("open", OPEN), ("done", "done")])
def test_an_action_comes_back_with_the_key_of_its_popup(
    bus: PrivateBus, popups: SystemPopups, qtbot: QtBot, pressed: str, action_id: str
) -> None:
    service = bus.start_service()
    for key in ("a", "b", "c"):
        show(qtbot, popups, key, title=key)
    second = service.hear("shown", title="b")["id"]
    with qtbot.waitSignal(popups.acted) as told:
        service.say(do="act", id=second, action=pressed)
    assert told.args == ["b", action_id]


def test_an_action_in_the_same_breath_as_the_reply_is_heard(
    bus: PrivateBus, popups: SystemPopups, qtbot: QtBot
) -> None:
    bus.start_service("--acts-at-once")
    with qtbot.waitSignal(popups.acted) as told:
        popups.show("a", "Tom Harris", "", ACTIONS)
    assert told.args == ["a", OPEN]


def test_an_acted_popup_is_closed(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    service = bus.start_service()
    show(qtbot, popups, "a")
    service.say(do="act", id=1, action="done")
    qtbot.waitUntil(lambda: bool(service.all_heard("closed", id=1)))


def test_the_click_of_another_programs_popup_is_nothing_here(
    bus: PrivateBus, popups: SystemPopups, qtbot: QtBot
) -> None:
    service = bus.start_service()
    show(qtbot, popups, "a")
    show(qtbot, popups, "b")
    with qtbot.waitSignal(popups.acted) as told:
        service.say(do="act_for_all", id=77, action="default")
        service.say(do="act_for_all", id=2, action="default")
    assert told.args == ["b", OPEN]


def test_markup_is_escaped_in_the_body_alone(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    service = bus.start_service()
    show(qtbot, popups, "a", title="Fish & <b>Chips</b>", body="Q&A <i>now</i>")
    shown = service.hear("shown")
    assert (shown["title"], shown["body"]) == ("Fish & <b>Chips</b>", "Q&amp;A &lt;i&gt;now&lt;/i&gt;")


def test_a_service_without_markup_gets_the_body_as_it_is(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    service = bus.start_service("--capabilities", "actions,body")
    show(qtbot, popups, "a", body="Q&A")
    assert service.hear("shown")["body"] == "Q&A"


def test_text_that_the_bus_refuses_is_cleaned(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    service = bus.start_service()
    assert show(qtbot, popups, "a", title="nul\0 and \ud800 half", body="مريم חנה")
    shown = service.hear("shown")
    assert (shown["title"], shown["body"]) == ("nul and ? half", "مريم חנה")


def test_the_urgency_is_a_byte(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    service = bus.start_service()
    show(qtbot, popups, "a")
    assert service.hear("shown")["urgency"] == ["y", 1]


def test_without_a_service_nothing_is_delivered(popups: SystemPopups, qtbot: QtBot) -> None:
    assert not show(qtbot, popups, "a")


def test_without_a_bus_nothing_is_delivered(
    popups: SystemPopups, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    assert not show(qtbot, popups, "a")


def test_without_any_address_nothing_is_delivered(
    popups: SystemPopups, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/nowhere")
    assert not show(qtbot, popups, "a")


def test_the_bus_of_the_runtime_directory_is_found(
    bus: PrivateBus, popups: SystemPopups, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bus.start_service()
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", os.path.dirname(bus.address.removeprefix("unix:path=")))  # noqa: PTH120
    assert show(qtbot, popups, "a")


def test_a_bus_without_a_file_is_reached(
    bus: PrivateBus, popups: SystemPopups, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bus.start_service()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.abstract_address)
    assert show(qtbot, popups, "a")


@pytest.mark.parametrize("address", ["nonsense", "tcp:host=localhost,port=1", "unix:tmpdir=/tmp", "unix:path=", ";"])
def test_a_strange_address_delivers_nothing(
    popups: SystemPopups, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert not show(qtbot, popups, "a")


def test_a_service_that_refuses_has_not_delivered(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    bus.start_service("--refuses")
    assert not show(qtbot, popups, "a")


def test_a_service_without_buttons_is_not_taken(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    bus.start_service("--capabilities", "body")
    assert not show(qtbot, popups, "a")


def test_a_service_that_does_not_answer_has_not_delivered(bus: PrivateBus, qtbot: QtBot) -> None:
    service = bus.start_service()
    popups = SystemPopups(patience_ms=50)
    with bus.frozen(service.process):
        assert not show(qtbot, popups, "a")


def test_what_a_late_service_shows_after_all_is_closed(bus: PrivateBus, qtbot: QtBot) -> None:
    service = bus.start_service()
    popups = SystemPopups(patience_ms=300)
    assert show(qtbot, popups, "first")
    with bus.frozen(service.process):
        assert not show(qtbot, popups, "late", title="late")
    late = service.hear("shown", title="late")["id"]
    qtbot.waitUntil(lambda: bool(service.all_heard("closed", id=late)))


def test_a_frozen_bus_does_not_hold_up_the_window(bus: PrivateBus, qtbot: QtBot) -> None:
    popups = SystemPopups(patience_ms=50)
    with bus.frozen(bus.process):
        assert not show(qtbot, popups, "a")


def test_a_service_that_comes_later_is_used(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    assert not show(qtbot, popups, "early")
    bus.start_service()
    assert show(qtbot, popups, "late")


def test_after_a_restart_of_the_service_an_old_number_opens_nobody(
    bus: PrivateBus, popups: SystemPopups, qtbot: QtBot
) -> None:
    first = bus.start_service()
    show(qtbot, popups, "old")
    stop(bus, first)
    second = bus.start_service()
    qtbot.waitUntil(lambda: not popups.is_shown("old"))
    show(qtbot, popups, "new 1")
    show(qtbot, popups, "new 2")
    with qtbot.waitSignal(popups.acted) as told:
        second.say(do="act", id=1, action="default")
    assert told.args == ["new 1", OPEN]


def test_a_restarted_service_is_asked_what_it_can(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    stop(bus, bus.start_service())
    first = bus.start_service()
    show(qtbot, popups, "old")
    stop(bus, first)
    second = bus.start_service("--capabilities", "actions,body")
    qtbot.waitUntil(lambda: not popups.is_shown("old"))
    show(qtbot, popups, "new", body="Q&A")
    assert second.hear("shown")["body"] == "Q&A"


def test_a_lost_bus_is_found_again(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    bus.start_service()
    show(qtbot, popups, "a")
    bus.restart()
    qtbot.waitUntil(lambda: not popups.is_shown("a"))
    bus.start_service()
    assert show(qtbot, popups, "b")


def test_a_popup_taken_back_is_closed(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    service = bus.start_service()
    show(qtbot, popups, "a")
    popups.close("a")
    service.hear("closed", id=1)


def test_all_are_closed_without_the_event_loop(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    service = bus.start_service()
    show(qtbot, popups, "a")
    show(qtbot, popups, "b")
    popups.close_all()
    service.hear("closed", id=1)
    service.hear("closed", id=2)


def test_a_popup_taken_back_before_it_came_is_closed_when_it_comes(
    bus: PrivateBus, popups: SystemPopups, qtbot: QtBot
) -> None:
    service = bus.start_service()
    show(qtbot, popups, "first")
    popups.show("second", "second", "", ACTIONS)
    popups.close("second")
    qtbot.waitUntil(lambda: bool(service.all_heard("closed", id=2)))


def test_a_second_popup_of_a_key_takes_the_place_of_the_first(
    bus: PrivateBus, popups: SystemPopups, qtbot: QtBot
) -> None:
    service = bus.start_service()
    show(qtbot, popups, "a", title="one")
    show(qtbot, popups, "a", title="two")
    assert service.hear("shown", title="two")["replaces"] == 1


def test_a_popup_that_the_owner_closed_is_forgotten(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    service = bus.start_service()
    show(qtbot, popups, "a")
    service.say(do="close", id=1)
    qtbot.waitUntil(lambda: not popups.is_shown("a"))


def test_the_token_for_the_window_is_kept_for_qt(bus: PrivateBus, popups: SystemPopups, qtbot: QtBot) -> None:
    service = bus.start_service()
    show(qtbot, popups, "a")
    with qtbot.waitSignal(popups.acted):
        service.say(do="token", id=1, token="pass")
        service.say(do="act", id=1, action="default")
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "pass"


def stop(bus: PrivateBus, service: Conversation) -> None:
    assert service.process.stdin is not None
    service.process.stdin.close()
    service.process.wait(5)
