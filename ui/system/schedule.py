"""An entry in the operating system's own scheduler that calls `remind`, for who does not keep Barnacle running.

Each system keeps such entries in a file of the user's, and needs no administrator for them.
"""

import os
import plistlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol
from xml.etree import ElementTree as ET

from models.errors import MachineError
from ui.system.autostart import config_home, remove_file, write_file
from ui.system.program import program_command

Run = Callable[[Sequence[str]], bool]
"""Runs a program of the system to its end; True when it went well."""

_UNIT: Final = "barnacle-remind"
_WANTS: Final = "timers.target.wants"
_LABEL: Final = "app.barnacle.remind"
_TASK: Final = "Barnacle reminders"
_TASK_NAMESPACE: Final = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_ABOUT: Final = "Barnacle: popups for what is due"


@dataclass(frozen=True, slots=True)
class Scheduled:
    """What was done: the files written or removed, and whether the scheduler knows already or at the next login."""

    files: tuple[Path, ...]
    is_active: bool


class Scheduler(Protocol):
    """The scheduler of one system.

    Both raise a MachineError where a file can't be written.
    """

    def install(self, command: Sequence[str], minutes: int) -> Scheduled:
        """Have the command run every so many minutes, and after a time off once; an earlier entry is replaced."""

    def remove(self) -> Scheduled:
        """Take the entry away, if there is one."""


def build_scheduler(folder: Path) -> Scheduler:
    """That of this system; `folder` is the program's own, for a file that the scheduler only reads once.

    Raises:
        MachineError: there is none that is known here.
    """
    if sys.platform == "win32":
        return TaskScheduler(folder, run_program)
    if sys.platform == "darwin":
        return Launchd(Path.home(), os.getuid(), run_program)
    if shutil.which("systemctl") is None:
        message = "This system has no systemd. Have its scheduler run this command every 15 minutes:"
        raise MachineError(f"{message} {subprocess.list2cmdline(remind_command())}")
    return Systemd(config_home(os.environ), run_program)


def remind_command(options: Sequence[str] = ()) -> list[str]:
    """What the scheduler runs: it waits for the click where it shows something."""
    return program_command(*options, "remind", "--wait")


def run_program(command: Sequence[str]) -> bool:
    """Run a program of the system, quietly; False when it is missing, fails, or takes half a minute."""
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=30)  # noqa: S603 - our own words
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


class Systemd:
    """Linux: a timer and a service of the user's systemd (systemd.timer(5), systemd.service(5))."""

    def __init__(self, config: Path, run: Run) -> None:
        """`config` is the folder that XDG_CONFIG_HOME names."""
        self._folder = config / "systemd" / "user"
        self._run = run
        self.service = self._folder / f"{_UNIT}.service"
        self.timer = self._folder / f"{_UNIT}.timer"
        self._want = self._folder / _WANTS / f"{_UNIT}.timer"

    def install(self, command: Sequence[str], minutes: int) -> Scheduled:
        """See `Scheduler.install`."""
        write_file(self.service, _service_unit(command).encode())
        write_file(self.timer, _timer_unit(minutes).encode())
        # What `systemctl enable` does, and done without it too: at the next login it is found.
        _link(self._want, self.timer)
        is_active = self._control("daemon-reload") and self._control("restart", self.timer.name)
        return Scheduled((self.service, self.timer, self._want), is_active)

    def remove(self) -> Scheduled:
        """See `Scheduler.remove`."""
        there = tuple(path for path in (self._want, self.timer, self.service) if path.is_symlink() or path.exists())
        if there:
            self._control("stop", self.timer.name)
        for path in there:
            remove_file(path)
        return Scheduled(there, is_active=not there or self._control("daemon-reload"))

    def _control(self, *arguments: str) -> bool:
        return self._run(["systemctl", "--user", *arguments])


class Launchd:
    """macOS: an agent that launchd runs (launchd.plist(5)); what was missed in a sleep it makes up for once."""

    def __init__(self, home: Path, uid: int, run: Run) -> None:
        self.agent = home / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
        self._domain = f"gui/{uid}"
        self._run = run

    def install(self, command: Sequence[str], minutes: int) -> Scheduled:
        """See `Scheduler.install`."""
        content = {
            "Label": _LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "StartCalendarInterval": [{"Minute": minute} for minute in range(0, 60, minutes)],
            "ProcessType": "Interactive",
            # The window that a click opens stays when this run ends.
            "AbandonProcessGroup": True,
        }
        self._unload()
        write_file(self.agent, plistlib.dumps(content))
        return Scheduled((self.agent,), self._run(["launchctl", "bootstrap", self._domain, str(self.agent)]))

    def remove(self) -> Scheduled:
        """See `Scheduler.remove`."""
        if not self.agent.exists():
            return Scheduled((), is_active=True)
        is_active = self._unload()
        remove_file(self.agent)
        return Scheduled((self.agent,), is_active)

    def _unload(self) -> bool:
        return self._run(["launchctl", "bootout", f"{self._domain}/{_LABEL}"])


class TaskScheduler:
    """Windows: a task of the user's, described in XML ([MS-TSCH], section 2.5)."""

    def __init__(self, folder: Path, run: Run) -> None:
        """`folder` holds the description, which the scheduler reads once."""
        self.description = folder / "reminders task.xml"
        self._run = run

    def install(self, command: Sequence[str], minutes: int) -> Scheduled:
        """See `Scheduler.install`."""
        write_file(self.description, task_description(command, minutes))
        if not self._run(["schtasks", "/Create", "/TN", _TASK, "/XML", str(self.description), "/F"]):
            raise MachineError(f"The Task Scheduler did not take the task described in {self.description}.")
        return Scheduled((self.description,), is_active=True)

    def remove(self) -> Scheduled:
        """See `Scheduler.remove`."""
        is_active = self._run(["schtasks", "/Delete", "/TN", _TASK, "/F"])
        there = (self.description,) if self.description.exists() else ()
        remove_file(self.description)
        return Scheduled(there, is_active or not there)


def task_description(command: Sequence[str], minutes: int) -> bytes:
    """The task as XML, in UTF-16 as the Task Scheduler wants it."""
    ET.register_namespace("", _TASK_NAMESPACE)
    task = ET.Element(f"{{{_TASK_NAMESPACE}}}Task", {"version": "1.2"})
    values = {
        "RegistrationInfo/Description": _ABOUT,
        "Triggers/TimeTrigger/Repetition/Interval": f"PT{minutes}M",
        "Triggers/TimeTrigger/StartBoundary": "2026-01-01T00:00:00",
        "Principals/Principal/LogonType": "InteractiveToken",
        "Principals/Principal/RunLevel": "LeastPrivilege",
        "Settings/MultipleInstancesPolicy": "IgnoreNew",
        "Settings/DisallowStartIfOnBatteries": "false",
        "Settings/StopIfGoingOnBatteries": "false",
        "Settings/StartWhenAvailable": "true",
        "Settings/ExecutionTimeLimit": "PT0S",
        "Actions/Exec/Command": command[0],
        "Actions/Exec/Arguments": subprocess.list2cmdline(command[1:]),
    }
    for path, text in values.items():
        element = task
        for name in path.split("/"):
            tag = f"{{{_TASK_NAMESPACE}}}{name}"
            found = element.find(tag)
            element = ET.SubElement(element, tag) if found is None else found
        element.text = text
    return bytes(ET.tostring(task, encoding="utf-16", xml_declaration=True))


def _service_unit(command: Sequence[str]) -> str:
    lines = (
        "[Unit]",
        f"Description={_ABOUT}",
        "",
        "[Service]",
        "Type=exec",
        f"ExecStart={' '.join(_quoted(argument) for argument in command)}",
        # The window that a click opens stays when the run that waited for the click ends.
        "KillMode=process",
    )
    return "".join(f"{line}\n" for line in lines)


def _timer_unit(minutes: int) -> str:
    lines = (
        "[Unit]",
        f"Description={_ABOUT}",
        "",
        "[Timer]",
        f"OnCalendar={'hourly' if minutes == 60 else f'*:0/{minutes}'}",
        # What was missed while the computer was off is made up for at once.
        "Persistent=true",
        "AccuracySec=1s",
        "",
        "[Install]",
        "WantedBy=timers.target",
    )
    return "".join(f"{line}\n" for line in lines)


def _quoted(argument: str) -> str:
    """An argument of ExecStart (systemd.service(5), *Command lines*)."""
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def _link(link: Path, target: Path) -> None:
    try:
        link.parent.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(target)
    except OSError as error:
        raise MachineError(f"{link} can't be made: {error.strerror or error}.") from error
