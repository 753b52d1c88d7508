"""Entries for the schedulers, as the schedulers themselves read them where one is at hand."""

import os
import plistlib
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from models.errors import MachineError
from ui.commands.system_arguments import INTERVALS
from ui.system.schedule import Launchd, Systemd, TaskScheduler, remind_command

# A program that exists, since systemd looks for it, and arguments with all that a file of units may take otherwise.
COMMAND = ["/bin/echo", '/home/zoë/50 % "off" $HOME ${PATH} \\ it\'s; `now`/main.py', "remind", "--wait"]
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


class System:
    """Takes the place of a scheduler's program: notes what it was called with."""

    def __init__(self, *, goes_well: bool = True) -> None:
        self.calls: list[list[str]] = []
        self._goes_well = goes_well

    def run(self, command: Sequence[str]) -> bool:
        self.calls.append(list(command))
        return self._goes_well


def systemd(tmp_path: Path, *, goes_well: bool = True) -> tuple[Systemd, System]:
    system = System(goes_well=goes_well)
    return Systemd(tmp_path / "config", system.run), system


def analyze(tmp_path: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("no systemd at hand")
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "config"), "SYSTEMD_LOG_LEVEL": "warning"}
    return subprocess.run([program, *arguments], env=environment, capture_output=True, text=True, check=False)


def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    scheduler, _ = systemd(tmp_path)
    scheduler.install(COMMAND, 15)
    checked = analyze(tmp_path, "verify", "--user", "--man=no", scheduler.timer, scheduler.service)
    ours = [line for line in checked.stderr.splitlines() if "barnacle" in line]
    assert (ours, checked.returncode) == ([], 0)


def test_systemd_takes_no_sign_of_the_command_for_its_own(tmp_path: Path) -> None:
    scheduler, _ = systemd(tmp_path)
    scheduler.install(["/bin/echo", 'a "b" \\c %h $HOME'], 15)
    (line,) = [line for line in scheduler.service.read_text().splitlines() if line.startswith("ExecStart=")]
    assert line == r'ExecStart="/bin/echo" "a \"b\" \\c %%h $$HOME"'


@pytest.mark.parametrize("minutes", INTERVALS)
def test_systemd_looks_on_the_same_minutes_of_every_hour(tmp_path: Path, minutes: int) -> None:
    scheduler, _ = systemd(tmp_path)
    scheduler.install(COMMAND, minutes)
    (when,) = [line for line in scheduler.timer.read_text().splitlines() if line.startswith("OnCalendar=")]
    said = analyze(
        tmp_path, "calendar", "--iterations=3", "--base-time=2026-11-21 10:07:30", when.removeprefix("OnCalendar=")
    )
    times = [part for line in said.stdout.splitlines() for part in line.split() if part.count(":") == 2]
    first = 10 * 60 + 7 // minutes * minutes + minutes
    expected = [f"{(first + minutes * n) // 60:02}:{(first + minutes * n) % 60:02}:00" for n in range(3)]
    assert [time for time in times if not time.startswith("*")] == expected


def test_systemd_makes_up_for_what_was_missed(tmp_path: Path) -> None:
    scheduler, _ = systemd(tmp_path)
    scheduler.install(COMMAND, 15)
    assert "Persistent=true" in scheduler.timer.read_text().splitlines()


def test_systemd_is_told_and_the_timer_is_wanted(tmp_path: Path) -> None:
    scheduler, system = systemd(tmp_path)
    done = scheduler.install(COMMAND, 15)
    assert done.is_active
    assert system.calls[-1] == ["systemctl", "--user", "restart", "barnacle-remind.timer"]
    want = scheduler.timer.parent / "timers.target.wants" / scheduler.timer.name
    assert want.resolve() == scheduler.timer


def test_without_a_running_systemd_it_begins_at_the_next_login(tmp_path: Path) -> None:
    scheduler, _ = systemd(tmp_path, goes_well=False)
    done = scheduler.install(COMMAND, 15)
    assert (done.is_active, all(path.exists() for path in done.files)) == (False, True)


def test_what_was_written_for_systemd_is_removed_again(tmp_path: Path) -> None:
    scheduler, system = systemd(tmp_path)
    written = scheduler.install(COMMAND, 15).files
    assert set(scheduler.remove().files) == set(written)
    assert [path for path in written if path.is_symlink() or path.exists()] == []
    assert scheduler.remove().files == ()
    assert ["systemctl", "--user", "stop", "barnacle-remind.timer"] in system.calls


def test_a_second_installation_replaces_the_first(tmp_path: Path) -> None:
    scheduler, _ = systemd(tmp_path)
    scheduler.install(COMMAND, 15)
    scheduler.install(COMMAND, 5)
    assert "OnCalendar=*:0/5" in scheduler.timer.read_text()


def test_a_folder_that_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file in its place")
    scheduler, _ = systemd(tmp_path)
    with pytest.raises(MachineError, match="can't be made"):
        scheduler.install(COMMAND, 15)


def test_launchd_gets_an_agent_and_loses_it_again(tmp_path: Path) -> None:
    system = System()
    scheduler = Launchd(tmp_path, 501, system.run)
    scheduler.install(COMMAND, 20)
    agent = plistlib.loads(scheduler.agent.read_bytes())
    assert agent["ProgramArguments"] == COMMAND
    assert agent["StartCalendarInterval"] == [{"Minute": 0}, {"Minute": 20}, {"Minute": 40}]
    assert system.calls[-1] == ["launchctl", "bootstrap", "gui/501", str(scheduler.agent)]
    scheduler.remove()
    assert not scheduler.agent.exists()
    assert system.calls[-1] == ["launchctl", "bootout", "gui/501/app.barnacle.remind"]


def test_the_task_scheduler_gets_a_task_and_loses_it_again(tmp_path: Path) -> None:
    system = System()
    scheduler = TaskScheduler(tmp_path, system.run)
    scheduler.install([r"C:\Program Files\pythonw.exe", r"C:\My apps\main.py", "remind"], 30)
    task = ET.fromstring(scheduler.description.read_bytes())
    found = {element.tag.removeprefix(TASK): element.text for element in task.iter()}
    assert (found["Command"], found["Arguments"]) == (r"C:\Program Files\pythonw.exe", r'"C:\My apps\main.py" remind')
    assert (found["Interval"], found["StartWhenAvailable"]) == ("PT30M", "true")
    scheduler.remove()
    assert system.calls[-1] == ["schtasks", "/Delete", "/TN", "Barnacle reminders", "/F"]
    assert not scheduler.description.exists()


def test_a_task_scheduler_that_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="did not take"):
        TaskScheduler(tmp_path, System(goes_well=False).run).install(COMMAND, 15)


def test_the_scheduler_runs_this_program_and_waits_for_the_click() -> None:
    command = remind_command(["--data-dir", "/a b"])
    assert command[2:] == ["--data-dir", "/a b", "remind", "--wait"]
    assert Path(command[1]).name == "main.py"
    assert Path(command[1]).exists()
