"""Barnacle starts with the laptop, in the tray, where the owner wants it to.

Each system has its own place for that; all of them belong to the user alone and need no administrator.
"""

import os
import plistlib
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from configparser import ConfigParser, Error
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from models.errors import MachineError
from models.whole_files import written_whole
from ui.system.program import program_command

DESKTOP_ENTRY: Final = "Desktop Entry"
_LABEL: Final = "app.barnacle.window"
_RUN_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
# What the owner switched off in the Task Manager is noted here: the first byte is odd then.
_APPROVED_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_VALUE: Final = "Barnacle"


@dataclass(frozen=True, slots=True)
class Autostart:
    """One system's way. `place` is where it is noted, for the owner to read.

    `turn_on` and `turn_off` raise a MachineError where the system refuses, and nothing is changed then.
    """

    place: str
    is_on: Callable[[], bool]
    turn_on: Callable[[], None]
    turn_off: Callable[[], None]

    def switch(self, *, is_on: bool) -> None:
        """Turn it on or off.

        Raises:
            MachineError: the system refuses.
        """
        (self.turn_on if is_on else self.turn_off)()


class Registry(Protocol):
    """The part of the Windows registry below the current user; what is not there is None."""

    def read(self, key: str, name: str) -> str | bytes | None:
        """A value."""

    def write(self, key: str, name: str, text: str) -> None:
        """Set a text."""

    def delete(self, key: str, name: str) -> None:
        """Take a value away, if it is there."""


def build_autostart(options: Sequence[str] = ()) -> Autostart:
    """The way of this system; `options` are global options that the start needs, such as another data folder."""
    command = program_command(*options, "--minimised")
    if sys.platform == "win32":
        from ui.system.windows_registry import CurrentUser

        return run_key(CurrentUser(), command)
    if sys.platform == "darwin":
        return launch_agent(Path.home(), command)
    return xdg_entry(config_home(os.environ), command)


def config_home(environment: Mapping[str, str]) -> Path:
    """Where programs keep what the user set (XDG Base Directory Specification 0.8); a relative path does not count."""
    chosen = Path(environment.get("XDG_CONFIG_HOME", ""))
    return chosen if chosen.is_absolute() else Path.home() / ".config"


def xdg_entry(config: Path, command: Sequence[str]) -> Autostart:
    """Linux: a desktop entry (Desktop Application Autostart Specification 0.5)."""
    path = config / "autostart" / "barnacle.desktop"
    icon = Path(__file__).resolve().parents[2] / "resources" / "icons" / "barnacle-app.svg"
    lines = (
        f"[{DESKTOP_ENTRY}]",
        "Type=Application",
        "Name=Barnacle",
        "Comment=Reminds you of your contacts",
        f"Exec={' '.join(_quoted(argument) for argument in command)}",
        f"Icon={icon}",
        "Terminal=false",
        "StartupNotify=false",
        "X-GNOME-Autostart-enabled=true",
    )

    def is_on() -> bool:
        entry = ConfigParser(interpolation=None, strict=False)
        try:
            entry.read(path, encoding="utf-8")
        except (Error, OSError, UnicodeDecodeError):
            return False
        # Desktops switch an entry off by these instead of taking it away.
        is_hidden = entry.get(DESKTOP_ENTRY, "Hidden", fallback="false") == "true"
        is_enabled = entry.get(DESKTOP_ENTRY, "X-GNOME-Autostart-enabled", fallback="true") == "true"
        return entry.has_section(DESKTOP_ENTRY) and is_enabled and not is_hidden

    def turn_on() -> None:
        write_file(path, "".join(f"{line}\n" for line in lines).encode())

    return Autostart(str(path), is_on, turn_on, lambda: remove_file(path))


def launch_agent(home: Path, command: Sequence[str]) -> Autostart:
    """macOS: an agent that launchd starts at the next login (launchd.plist(5))."""
    path = home / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
    agent = {
        "Label": _LABEL,
        "ProgramArguments": list(command),
        "RunAtLoad": True,
        "ProcessType": "Interactive",
        "LimitLoadToSessionType": "Aqua",
    }
    return Autostart(str(path), path.exists, lambda: write_file(path, plistlib.dumps(agent)), lambda: remove_file(path))


def run_key(registry: Registry, command: Sequence[str]) -> Autostart:
    """Windows: a value of the Run key."""

    def is_on() -> bool:
        approved = registry.read(_APPROVED_KEY, _VALUE)
        is_refused = isinstance(approved, bytes) and bool(approved) and approved[0] % 2 == 1
        return registry.read(_RUN_KEY, _VALUE) is not None and not is_refused

    def turn_on() -> None:
        registry.write(_RUN_KEY, _VALUE, subprocess.list2cmdline(command))
        registry.delete(_APPROVED_KEY, _VALUE)

    return Autostart(rf"HKEY_CURRENT_USER\{_RUN_KEY}", is_on, turn_on, lambda: registry.delete(_RUN_KEY, _VALUE))


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole, with its folder.

    Raises:
        MachineError: the system refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MachineError(f"The folder {path.parent} can't be made: {error.strerror or error}.") from error
    with written_whole(path) as stream:
        stream.write(content)


def remove_file(path: Path) -> None:
    """Take a file away, if it is there.

    Raises:
        MachineError: the system refuses.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise MachineError(f"{path} can't be removed: {error.strerror or error}.") from error


def _quoted(argument: str) -> str:
    """An argument of Exec (Desktop Entry Specification 1.5, *The Exec key*), which is unescaped twice."""
    inner = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in argument)
    return '"' + inner.replace("\\", "\\\\").replace("%", "%%") + '"'
