"""Real notifiers in a chain: the desktop's service, and Barnacle's own popups behind it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.private_bus import PrivateBus
from tests.support.processes import Processes
from ui.notifications.chain import NotifierChain
from ui.notifications.notifier import OPEN, PopupAction
from ui.notifications.own_popups import OwnPopups
from ui.notifications.popup_card import PopupCard
from ui.notifications.system_popups import SystemPopups

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the notification service is Linux's")
ACTIONS = [PopupAction(OPEN, "Open")]


@pytest.fixture
def chain(bus: PrivateBus, qtbot: QtBot, tmp_path: Path) -> Iterator[NotifierChain]:
    chain = NotifierChain([SystemPopups(patience_ms=300), OwnPopups(tmp_path)])
    yield chain
    chain.close_all()


def cards() -> list[PopupCard]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, PopupCard) and w.isVisible()]


def show(qtbot: QtBot, chain: NotifierChain, key: str) -> bool:
    with qtbot.waitSignal(chain.delivered) as told:
        chain.show(key, key, "", ACTIONS)
    assert told.args[0] == key
    return told.args[1]


def test_what_the_service_shows_is_not_shown_twice(bus: PrivateBus, chain: NotifierChain, qtbot: QtBot) -> None:
    bus.start_service()
    assert show(qtbot, chain, "a")
    assert cards() == []


def test_without_a_service_the_own_popup_appears(chain: NotifierChain, qtbot: QtBot) -> None:
    assert show(qtbot, chain, "a")
    assert [card.windowTitle() for card in cards()] == ["a"]


def test_with_a_service_that_hangs_the_own_popup_appears(bus: PrivateBus, chain: NotifierChain, qtbot: QtBot) -> None:
    service = bus.start_service()
    with bus.frozen(service.process):
        assert show(qtbot, chain, "a")
    assert [card.windowTitle() for card in cards()] == ["a"]


def test_an_action_of_the_service_comes_through(bus: PrivateBus, chain: NotifierChain, qtbot: QtBot) -> None:
    service = bus.start_service()
    show(qtbot, chain, "a")
    show(qtbot, chain, "b")
    with qtbot.waitSignal(chain.acted) as told:
        service.say(do="act", id=2, action="default")
    assert told.args == ["b", OPEN]


def test_an_action_of_the_own_popup_comes_through(chain: NotifierChain, qtbot: QtBot) -> None:
    show(qtbot, chain, "a")
    with qtbot.waitSignal(chain.acted) as told:
        qtbot.mouseClick(cards()[0], Qt.MouseButton.LeftButton)
    assert told.args == ["a", OPEN]


def test_when_nobody_can_show_it_this_is_told(bus: PrivateBus, qtbot: QtBot) -> None:
    assert not show(qtbot, NotifierChain([SystemPopups(), SystemPopups()]), "a")


def test_a_popup_is_taken_back_wherever_it_is(chain: NotifierChain, qtbot: QtBot) -> None:
    show(qtbot, chain, "a")
    chain.close("a")
    assert cards() == []


def test_a_popup_shown_again_with_a_service_leaves_the_own_one(
    bus: PrivateBus, chain: NotifierChain, qtbot: QtBot
) -> None:
    show(qtbot, chain, "a")
    bus.start_service()
    show(qtbot, chain, "a")
    assert cards() == []


def test_all_are_taken_back(bus: PrivateBus, chain: NotifierChain, qtbot: QtBot) -> None:
    show(qtbot, chain, "own")
    service = bus.start_service()
    show(qtbot, chain, "system")
    chain.close_all()
    qtbot.waitUntil(lambda: bool(service.all_heard("closed", id=1)))
    assert cards() == []


def test_what_a_service_showed_that_ended_is_shown_by_the_next_way(
    bus: PrivateBus, chain: NotifierChain, qtbot: QtBot, processes: Processes
) -> None:
    service = bus.start_service()
    show(qtbot, chain, "a")
    show(qtbot, chain, "b")
    service.say(do="close", id=1)
    with qtbot.waitSignal(chain.dismissed):
        pass
    with qtbot.waitSignal(chain.delivered) as told:
        processes.stop(service.process)
    assert (told.args, [card.windowTitle() for card in cards()]) == (["b", True], ["b"])


def test_what_went_without_a_choice_is_told(bus: PrivateBus, chain: NotifierChain, qtbot: QtBot) -> None:
    show(qtbot, chain, "own")
    with qtbot.waitSignal(chain.dismissed) as told, qtbot.assertNotEmitted(chain.acted):
        qtbot.keyClick(cards()[0], Qt.Key.Key_Escape)
    service = bus.start_service()
    show(qtbot, chain, "system")
    with qtbot.waitSignal(chain.dismissed) as told_by_service:
        service.say(do="close", id=1)
    assert (told.args, told_by_service.args) == (["own"], ["system"])
