"""A second start on a real window manager."""

import sys

from tests.desktop.desktop import HOST, Desktop
from tests.support.processes import wait_for


def test_a_second_start_brings_the_window_to_the_front(desktop: Desktop) -> None:
    desktop.start_host()
    wait_for(lambda: desktop.active_window_name() == "Host", "the window in front")
    desktop.start_host("--book", "another")
    wait_for(lambda: len(desktop.list_windows("--name", "^Host$")) == 2, "the other window")
    in_front = desktop.run("xdotool", "getactivewindow")
    desktop.processes.talk([sys.executable, HOST]).hear("handed_over", ok=True)
    wait_for(lambda: desktop.run("xdotool", "getactivewindow") not in ("", in_front), "the first window in front")


def test_a_second_start_brings_back_a_minimised_window(desktop: Desktop) -> None:
    desktop.start_host()
    window = desktop.find_window("--name", "^Host$")
    desktop.run("xdotool", "windowminimize", window)
    wait_for(lambda: not desktop.list_windows("--name", "^Host$"), "the window to go")
    desktop.processes.talk([sys.executable, HOST]).hear("handed_over", ok=True)
    wait_for(lambda: desktop.list_windows("--name", "^Host$"), "the window to come back")
