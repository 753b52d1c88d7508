import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from ui.widgets.sidebar import Sidebar


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar()
    qtbot.addWidget(made)
    made.add_page("today", "Today", "today")
    made.add_page("contacts", "Contacts", "contacts")
    made.add_page("settings", "Settings", "settings", at_foot=True)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_a_click_asks_for_the_page(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.page_chosen) as chosen:
        sidebar.entry("contacts").click()
    assert chosen.args == ["contacts"]


def test_arrows_walk_and_enter_chooses(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.entry("today").setFocus()
    qtbot.keyClick(sidebar.entry("today"), Qt.Key.Key_Down)
    assert sidebar.entry("contacts").hasFocus()
    with qtbot.waitSignal(sidebar.page_chosen) as chosen:
        qtbot.keyClick(sidebar.entry("contacts"), Qt.Key.Key_Return)
    assert chosen.args == ["contacts"]


def test_a_count_is_shown_in_the_digits_of_the_locale(sidebar: Sidebar) -> None:
    sidebar.entry("contacts").setLocale(QLocale("en_GB"))
    sidebar.set_count("contacts", 1284)
    assert sidebar.entry("contacts").count_text() == "1,284"


def test_nothing_to_count_shows_no_count(sidebar: Sidebar) -> None:
    sidebar.set_count("contacts", 0)
    assert sidebar.entry("contacts").count_text() == ""


def test_one_page_is_marked_at_a_time(sidebar: Sidebar) -> None:
    sidebar.choose("today")
    sidebar.choose("contacts")
    assert [sidebar.entry(key).isChecked() for key in ("today", "contacts", "settings")] == [False, True, False]
