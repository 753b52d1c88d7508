"""A desktop for one test: X server, session bus, window manager, and by wish a notification daemon and a tray."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.private_bus import PrivateBus
from tests.support.processes import Conversation, Processes, wait_for

HOST = Path(__file__).parents[1] / "support" / "host.py"
FAKE_TRAY_HOST = Path(__file__).parents[1] / "support" / "fake_tray_host.py"
NOTIFICATIONS = "org.freedesktop.Notifications"
# Stock dunst closes a popup on a left click and acts on a middle one.
_DUNST = """
[global]
    origin = top-right
    offset = 10x10
    width = 300
    height = 100
    sort = false
    markup = full
    frame_width = 0
    separator_height = 0
    notification_limit = 10
    mouse_left_click = do_action, close_current
    dmenu = {menu}
[urgency_normal]
    timeout = 0
"""


class Desktop:
    """What runs on it is started and stopped by the test's processes."""

    def __init__(self, processes: Processes) -> None:
        self.processes = processes
        self._menu = processes.directory / "menu"
        self.bus = PrivateBus(processes, processes.directory)
        processes.environment |= {"DISPLAY": self._start_screen(), "QT_QPA_PLATFORM": "xcb"}
        processes.start(["openbox", "--sm-disable"])
        wait_for(lambda: "Name: Openbox" in self.run("wmctrl", "-m"), "the window manager")

    def end_screen(self) -> None:
        """End the X server, as the end of a session does."""
        self.processes.stop(self._screen)

    def run(self, *command: str) -> str:
        """Run a program on this desktop and return what it said."""
        return self.processes.run(*command)

    def start_daemon(self) -> subprocess.Popen[bytes]:
        """Start the notification daemon."""
        configuration = self.processes.directory / "dunstrc"
        configuration.write_text(_DUNST.format(menu=self._menu))
        daemon = self.processes.start(["dunst", "-conf", configuration])
        wait_for(lambda: self.bus.has_owner(NOTIFICATIONS), "the notification daemon")
        return daemon

    def stop_daemon(self, daemon: subprocess.Popen[bytes]) -> None:
        """End the notification daemon, and wait until the bus knows."""
        self.processes.stop(daemon)
        wait_for(lambda: not self.bus.has_owner(NOTIFICATIONS), "the end of the notification daemon")

    def choose_action(self, text: str, title: str) -> None:
        """What is chosen from the daemon's menu of actions, which `dunstctl context` opens: `text` of that popup."""
        # The daemon hands each action with its popup as a line to a program, and reads back the one that was chosen.
        self._menu.write_text(f'#!/bin/sh\ngrep -m 1 -F "#{text} ({title})"\n')
        self._menu.chmod(0o700)

    def start_tray(self, *options: str) -> subprocess.Popen[bytes]:
        """Start a tray that windows dock into (XEmbed)."""
        place = ["--edge", "bottom", "--align", "right", "--widthtype", "request"]
        tray = self.processes.start(["trayer", *place, *options])
        wait_for(lambda: self.run("xdotool", "search", "--onlyvisible", "--class", "trayer"), "the tray")
        return tray

    def start_tray_host(self) -> Conversation:
        """Start a tray of the newer kind, which icons register with over the bus."""
        host = self.processes.talk([sys.executable, FAKE_TRAY_HOST])
        host.hear("ready")
        return host

    def start_host(self, *options: str) -> Conversation:
        """Start the small program of the tests and wait until it runs."""
        host = self.processes.talk([sys.executable, HOST, *options])
        host.hear("ready")
        return host

    def count_popups(self) -> int:
        """How many popups the daemon shows."""
        return int(self.run("dunstctl", "count", "displayed") or 0)

    def click_popup(self, position: int, of: int) -> None:
        """Click the popup of this position from above; all of them must be of one height."""
        wait_for(lambda: self.count_popups() == of, f"{of} popups")
        window = self.find_window("--class", "Dunst")
        x, y, width, height = self.geometry(window)
        self.click(x + width // 2, y + height * (2 * position + 1) // (2 * of))

    def find_window(self, *search: str) -> str:
        """Wait for a visible window and return its number."""
        windows = wait_for(lambda: self.run("xdotool", "search", "--onlyvisible", *search), f"window {search}")
        return windows.splitlines()[-1]

    def list_windows(self, *search: str) -> list[str]:
        """The numbers of the visible windows that fit."""
        return self.run("xdotool", "search", "--onlyvisible", *search).splitlines()

    def list_titles(self) -> list[str]:
        """The titles of all windows that the window manager knows, minimised ones too."""
        return [line.split(maxsplit=3)[3] for line in self.run("wmctrl", "-l").splitlines() if line.count(" ") > 3]

    def geometry(self, window: str) -> tuple[int, int, int, int]:
        """Left, top, width and height of a window."""
        lines = self.run("xdotool", "getwindowgeometry", "--shell", window).splitlines()
        values = dict(line.split("=", 1) for line in lines)
        return int(values["X"]), int(values["Y"]), int(values["WIDTH"]), int(values["HEIGHT"])

    def place_in(self, window: str, x: int, y: int) -> tuple[int, int]:
        """Where the pointer comes to stand on the screen when it is sent to this place in a window."""
        self.run("xdotool", "mousemove", "--window", window, str(x), str(y))
        lines = self.run("xdotool", "getmouselocation", "--shell").splitlines()
        values = dict(line.split("=", 1) for line in lines)
        return int(values["X"]), int(values["Y"])

    def has_tray_icon(self) -> bool:
        """True when an icon stands in the tray; without one it is a thin line."""
        return self.geometry(self.find_window("--class", "trayer"))[2] > 16

    def click_tray(self) -> None:
        """Click the one icon in the tray."""
        wait_for(self.has_tray_icon, "the icon in the tray")
        x, y, width, height = self.geometry(self.find_window("--class", "trayer"))
        self.click(x + width // 2, y + height // 2)

    def click(self, x: int, y: int) -> None:
        """Click there with the left button."""
        self.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def active_window_name(self) -> str:
        """The title of the window that has the keyboard."""
        return self.run("xdotool", "getactivewindow", "getwindowname")

    def _start_screen(self) -> str:
        reading, writing = os.pipe()
        try:
            screen = ["-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
            self._screen = self.processes.start(["Xvfb", "-displayfd", str(writing), *screen], pass_fds=[writing])
            os.close(writing)
            number = b""
            while not number.endswith(b"\n"):
                more = os.read(reading, 16)
                assert more, "the X server did not start"
                number += more
        finally:
            os.close(reading)
        return f":{int(number)}"
