"""Popups on a real screen, seen and clicked."""

import contextlib
import json

from tests.desktop.desktop import Desktop
from tests.support.processes import Conversation, wait_for


def show(host: Conversation, key: str, title: str = "Tom Harris", body: str = "Call about the seminar") -> None:
    host.say(do="show", key=key, title=title, body=body)
    assert host.hear("delivered", key=key)["ok"]


def test_the_click_on_one_of_several_popups_is_for_its_key(desktop: Desktop) -> None:
    desktop.start_daemon()
    host = desktop.start_host()
    for key in ("first", "second", "third"):
        show(host, key, title=key)
    desktop.click_popup(1, of=3)
    assert host.hear("acted") == {"event": "acted", "key": "second", "action": "open"}


def test_without_a_daemon_the_own_popup_is_clicked(desktop: Desktop) -> None:
    host = desktop.start_host()
    show(host, "first", title="Ann Lee")
    show(host, "second", title="Ben Fox")
    x, y, width, _height = desktop.geometry(desktop.find_window("--name", "Ben Fox"))
    desktop.click(x + width // 2, y + 20)
    assert host.hear("acted") == {"event": "acted", "key": "second", "action": "open"}


def test_the_own_popup_makes_room_for_a_panel_that_comes_later(desktop: Desktop) -> None:
    host = desktop.start_host()
    show(host, "first", title="Ann Lee")
    popup = desktop.find_window("--name", "Ann Lee")
    before = desktop.geometry(popup)[1]
    desktop.start_tray("--SetPartialStrut", "true", "--height", "90")
    wait_for(lambda: desktop.geometry(popup)[1] <= before - 90, "the popup above the panel")


def test_the_own_popup_leaves_the_keyboard_where_it_is(desktop: Desktop) -> None:
    host = desktop.start_host()
    wait_for(lambda: desktop.active_window_name() == "Host", "the window in front")
    show(host, "a")
    desktop.find_window("--name", "Tom Harris")
    assert desktop.active_window_name() == "Host"


def is_front_after_alt_tab(desktop: Desktop, name: str) -> bool:
    """Go to the other window; a busy window manager may miss the key, and is asked again then as an owner would."""
    desktop.run("xdotool", "key", "alt+Tab")
    with contextlib.suppress(AssertionError):
        wait_for(lambda: desktop.active_window_name() == name, name, patience_s=2)
    return desktop.active_window_name() == name


def test_the_own_popup_is_reached_and_pressed_by_the_keyboard(desktop: Desktop) -> None:
    host = desktop.start_host()
    wait_for(lambda: desktop.active_window_name() == "Host", "the window in front")
    show(host, "a")
    desktop.find_window("--name", "Tom Harris")
    # Not before the window manager knows of the popup, or it has nowhere to go.
    wait_for(lambda: "Tom Harris" in desktop.run("wmctrl", "-l"), "the popup in the window manager's list")
    wait_for(lambda: is_front_after_alt_tab(desktop, "Tom Harris"), "the popup in front")
    desktop.run("xdotool", "key", "Return")
    assert host.hear("acted")["action"] == "open"


def test_a_daemon_that_comes_later_shows_the_next_popup(desktop: Desktop) -> None:
    host = desktop.start_host()
    show(host, "early", title="Ann Lee")
    desktop.start_daemon()
    show(host, "late", title="Ben Fox")
    desktop.click_popup(0, of=1)
    assert host.hear("acted")["key"] == "late"


def test_after_a_restart_of_the_daemon_the_click_is_for_the_new_popup(desktop: Desktop) -> None:
    daemon = desktop.start_daemon()
    host = desktop.start_host()
    show(host, "old", title="Ann Lee")
    desktop.stop_daemon(daemon)
    desktop.start_daemon()
    show(host, "new", title="Ben Fox")
    desktop.click_popup(0, of=1)
    assert host.hear("acted")["key"] == "new"


def test_markup_signs_do_not_spoil_a_popup(desktop: Desktop) -> None:
    desktop.start_daemon()
    host = desktop.start_host()
    show(host, "a", title="Fish & <b>Chips</b>", body="Q&A <i>now</i>")
    desktop.run("dunstctl", "close-all")
    [[drawn]] = json.loads(desktop.run("dunstctl", "history"))["data"]
    assert drawn["message"]["data"] == ("<b>Fish &amp; &lt;b&gt;Chips&lt;/b&gt;</b>\nQ&amp;A &lt;i&gt;now&lt;/i&gt;")


def test_popups_are_gone_when_the_program_quits(desktop: Desktop) -> None:
    desktop.start_daemon()
    host = desktop.start_host()
    show(host, "a")
    host.say(do="quit")
    host.process.wait(5)
    wait_for(lambda: desktop.count_popups() == 0, "the popup to go")


def test_an_own_popup_does_not_keep_the_program_from_quitting(desktop: Desktop) -> None:
    host = desktop.start_host()
    show(host, "a")
    host.process.terminate()
    assert host.process.wait(5) == 0


def test_popups_are_gone_when_the_system_ends_the_program(desktop: Desktop) -> None:
    desktop.start_daemon()
    host = desktop.start_host()
    show(host, "a")
    host.process.terminate()
    assert host.process.wait(5) == 0
    wait_for(lambda: desktop.count_popups() == 0, "the popup to go")
