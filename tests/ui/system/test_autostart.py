"""Starting with the laptop is noted where each system looks for it, and what the system has switched off counts."""

import plistlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import MachineError
from ui.system.autostart import Autostart, build_autostart, config_home, launch_agent, run_key, xdg_entry

COMMAND = ["/opt/My apps/python", '/home/zoë/50 % "off" `now` $HOME \\ it\'s/main.py', "--minimised"]


class Values:
    """A registry that is empty at first."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}

    def read(self, key: str, name: str) -> str | bytes | None:
        return self.values.get((key, name))

    def write(self, key: str, name: str, text: str) -> None:
        self.values[key, name] = text

    def delete(self, key: str, name: str) -> None:
        self.values.pop((key, name), None)


@pytest.fixture(params=["linux", "macos", "windows"])
def autostart(request: pytest.FixtureRequest, tmp_path: Path) -> Autostart:
    if request.param == "linux":
        return xdg_entry(tmp_path / "not there yet", COMMAND)
    return launch_agent(tmp_path, COMMAND) if request.param == "macos" else run_key(Values(), COMMAND)


def test_it_is_off_until_it_is_turned_on_and_off_again(autostart: Autostart) -> None:
    states = [autostart.is_on()]
    for is_on in (True, True, False, False):
        autostart.switch(is_on=is_on)
        states.append(autostart.is_on())
    assert states == [False, True, True, False, False]


def read_exec(path: Path) -> list[str]:
    """The command of a desktop entry as a strict desktop reads it: first as a string value, then as a command."""
    (line,) = [line for line in path.read_text("utf-8").splitlines() if line.startswith("Exec=")]
    value = line.removeprefix("Exec=").replace("\\\\", "\\")
    quoted = re.findall(r'"((?:[^"`$\\]|\\["`$\\])*)"', value)
    assert " ".join(f'"{argument}"' for argument in quoted) == value, "something is not quoted as it has to be"
    assert "%" not in value.replace("%%", ""), "a code of one field"
    return [re.sub(r"\\(.)", r"\1", argument).replace("%%", "%") for argument in quoted]


def test_on_linux_a_desktop_entry_holds_the_command_whatever_its_characters(tmp_path: Path) -> None:
    autostart = xdg_entry(tmp_path, COMMAND)
    autostart.turn_on()
    assert read_exec(tmp_path / "autostart" / "barnacle.desktop") == COMMAND


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_on_linux_an_entry_that_the_desktop_switched_off_is_off(tmp_path: Path, line: str) -> None:
    autostart = xdg_entry(tmp_path, COMMAND)
    autostart.turn_on()
    path = tmp_path / "autostart" / "barnacle.desktop"
    path.write_text(f"{path.read_text()}{line}\n")
    assert not autostart.is_on()
    autostart.turn_on()
    assert autostart.is_on()


def test_on_linux_an_unreadable_entry_is_off(tmp_path: Path) -> None:
    (tmp_path / "autostart").mkdir()
    (tmp_path / "autostart" / "barnacle.desktop").write_bytes(b"\xff\x00 nothing")
    assert not xdg_entry(tmp_path, COMMAND).is_on()


def test_on_macos_an_agent_holds_the_command(tmp_path: Path) -> None:
    launch_agent(tmp_path, COMMAND).turn_on()
    (path,) = (tmp_path / "Library" / "LaunchAgents").iterdir()
    agent = plistlib.loads(path.read_bytes())
    assert (agent["ProgramArguments"], agent["RunAtLoad"], f"{agent['Label']}.plist") == (COMMAND, True, path.name)


def test_on_windows_the_run_key_holds_the_command() -> None:
    registry = Values()
    run_key(registry, [r"C:\Program Files\pythonw.exe", "--minimised"]).turn_on()
    assert list(registry.values.values()) == [r'"C:\Program Files\pythonw.exe" --minimised']


def test_on_windows_what_the_task_manager_switched_off_is_off() -> None:
    registry = Values()
    autostart = run_key(registry, COMMAND)
    autostart.turn_on()
    approved = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
    registry.values[approved, "Barnacle"] = bytes([3]) + bytes(11)
    assert not autostart.is_on()
    autostart.turn_on()
    assert autostart.is_on()


def test_a_folder_that_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file in its place")
    with pytest.raises(MachineError, match="can't be made"):
        xdg_entry(tmp_path, COMMAND).turn_on()


def test_a_relative_folder_of_settings_does_not_count(home: Path) -> None:
    assert config_home({"XDG_CONFIG_HOME": "here"}) == home / ".config"
    assert config_home({"XDG_CONFIG_HOME": "/elsewhere"}) == Path("/elsewhere")


@pytest.mark.skipif(sys.platform != "linux", reason="the other systems can't be read back here")
def test_what_is_noted_starts_this_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    build_autostart(["--data-dir", "/a b"]).turn_on()
    command = read_exec(tmp_path / "autostart" / "barnacle.desktop")
    assert command[2:] == ["--data-dir", "/a b", "--minimised"]
    done = subprocess.run([*command, "--help"], capture_output=True, text=True, check=True)
    assert "contact book" in done.stdout
