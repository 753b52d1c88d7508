from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.notifications.notifier import OPEN, PopupAction
from ui.notifications.own_popups import OwnPopups
from ui.notifications.popup_card import PopupCard
from ui.widgets.avatar import Avatar

ACTIONS = [PopupAction(OPEN, "Open"), PopupAction("done", "Done & next")]


@pytest.fixture
def popups(qtbot: QtBot, tmp_path: Path) -> Iterator[OwnPopups]:
    popups = OwnPopups(tmp_path)
    yield popups
    popups.close_all()


def cards() -> list[PopupCard]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, PopupCard) and w.isVisible()]


def show(popups: OwnPopups, key: str, title: str = "Tom Harris", body: str = "Call about the seminar") -> PopupCard:
    popups.show(key, title, body, ACTIONS)
    return next(card for card in cards() if card.windowTitle() == title)


def test_a_shown_popup_is_delivered(popups: OwnPopups, qtbot: QtBot) -> None:
    with qtbot.waitSignal(popups.delivered) as told:
        show(popups, "a")
    assert told.args == ["a", True]


def test_a_click_on_the_text_opens(popups: OwnPopups, qtbot: QtBot) -> None:
    show(popups, "a", "Ann")
    card = show(popups, "b", "Ben")
    with qtbot.waitSignal(popups.acted) as told:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert told.args == ["b", OPEN]


def test_a_button_gives_its_action(popups: OwnPopups, qtbot: QtBot) -> None:
    button = show(popups, "a").findChildren(QPushButton)[1]
    with qtbot.waitSignal(popups.acted) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["a", "done"]


def test_enter_presses_the_first_button(popups: OwnPopups, qtbot: QtBot) -> None:
    card = show(popups, "a")
    with qtbot.waitSignal(popups.acted) as told:
        qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Return)
    assert told.args == ["a", OPEN]


def test_tab_reaches_the_next_button(popups: OwnPopups, qtbot: QtBot) -> None:
    card = show(popups, "a")
    card.activateWindow()
    qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Tab)
    with qtbot.waitSignal(popups.acted) as told:
        qtbot.keyClick(card.focusWidget(), Qt.Key.Key_Return)
    assert told.args == ["a", "done"]


def test_escape_dismisses_without_an_action(popups: OwnPopups, qtbot: QtBot) -> None:
    card = show(popups, "a")
    with qtbot.assertNotEmitted(popups.acted):
        qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert cards() == []


def test_a_popup_lets_itself_be_closed_with_the_program(popups: OwnPopups) -> None:
    assert show(popups, "a").close()


def test_an_acted_popup_is_gone(popups: OwnPopups, qtbot: QtBot) -> None:
    qtbot.mouseClick(show(popups, "a"), Qt.MouseButton.LeftButton)
    assert cards() == []


def test_texts_are_shown_letter_by_letter(popups: OwnPopups) -> None:
    card = show(popups, "a", "Fish & <b>Chips</b>", "<i>Q&A</i>")
    labels = [label for label in card.findChildren(QLabel) if label.text()]
    assert [(label.text(), label.textFormat()) for label in labels] == [
        ("Fish & <b>Chips</b>", Qt.TextFormat.PlainText),
        ("<i>Q&A</i>", Qt.TextFormat.PlainText),
    ]


def test_a_button_shows_an_ampersand(popups: OwnPopups) -> None:
    assert show(popups, "a").findChildren(QPushButton)[1].text() == "Done && next"


def test_popups_stand_one_above_the_other_in_the_corner(popups: OwnPopups) -> None:
    first, second = show(popups, "a", "Ann"), show(popups, "b", "Ben")
    area = QGuiApplication.primaryScreen().availableGeometry()
    assert area.contains(first.geometry())
    assert area.contains(second.geometry())
    assert second.geometry().bottom() < first.geometry().top()


def test_the_others_move_down_when_one_goes(popups: OwnPopups) -> None:
    first, second = show(popups, "a", "Ann"), show(popups, "b", "Ben")
    place = first.pos()
    popups.close("a")
    assert second.pos() == place


def test_a_popup_about_somebody_shows_their_initials(popups: OwnPopups) -> None:
    popups.show("a", "Tom Harris", "Call", ACTIONS, "TH")
    [card] = cards()
    assert [avatar.initials for avatar in card.findChildren(Avatar)] == ["TH"]


def test_a_second_popup_of_a_key_takes_the_place_of_the_first(popups: OwnPopups) -> None:
    show(popups, "a", "one")
    show(popups, "a", "two")
    assert [card.windowTitle() for card in cards()] == ["two"]


def test_all_can_be_taken_back(popups: OwnPopups) -> None:
    show(popups, "a", "Ann")
    show(popups, "b", "Ben")
    popups.close_all()
    assert cards() == []


def test_a_very_long_text_keeps_the_popup_on_the_screen(popups: OwnPopups) -> None:
    card = show(popups, "a", body="word " * 5000)
    assert QGuiApplication.primaryScreen().availableGeometry().contains(card.geometry())


def test_every_control_has_an_accessible_name(popups: OwnPopups) -> None:
    card = show(popups, "a")
    assert [button.accessibleName() for button in card.findChildren(QPushButton)] == ["Open", "Done & next"]
    assert card.accessibleName() == "Tom Harris"


def test_popups_of_two_programs_stand_beside_each_other(popups: OwnPopups, tmp_path: Path) -> None:
    other = OwnPopups(tmp_path)
    mine, theirs = show(popups, "a", "Ann"), show(other, "b", "Ben")
    assert not mine.frameGeometry().intersects(theirs.frameGeometry())
    other.close_all()


def test_a_program_without_popups_leaves_its_place_to_others(popups: OwnPopups, tmp_path: Path) -> None:
    place = show(popups, "a", "Ann").pos()
    popups.close("a")
    other = OwnPopups(tmp_path)
    assert show(other, "b", "Ben").pos() == place
    other.close_all()


def test_popups_show_where_no_program_can_say_where_it_stacks(tmp_path: Path) -> None:
    popups = OwnPopups(tmp_path / "missing")
    assert show(popups, "a", "Ann").isVisible()
    popups.close_all()


@pytest.mark.parametrize("body", ["Call about the seminar · 2 days late", "Søren Ødegård, Tom Harris, 5 more"])
def test_no_line_ends_inside_a_short_part_of_a_popup(popups: OwnPopups, body: str) -> None:
    card = show(popups, "a", "Ann", body)
    [shown] = [label.text() for label in card.findChildren(QLabel) if label.text().startswith(body[:4])]
    assert shown.replace("\N{NO-BREAK SPACE}", " ") == body
    assert shown.endswith(("2\N{NO-BREAK SPACE}days\N{NO-BREAK SPACE}late", "5\N{NO-BREAK SPACE}more"))
    assert card.accessibleDescription() == body
