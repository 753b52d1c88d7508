"""The timer of a real systemd, the user's own: what it makes up for, what its run shows, and what a click leaves."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.desktop.desktop import Desktop
from tests.desktop.owner import Owner
from tests.support.processes import wait_for

SYSTEMD = Path("/lib/systemd/systemd")
# Where the machine was not booted with it, it wants to see this folder; only in the program's own view of the files.
START = f"mount -t tmpfs none /run && mkdir -p /run/systemd/system && exec {SYSTEMD} --user --unit=timers.target"
A_DAY_S = 86_400


@pytest.fixture
def systemd(desktop: Desktop) -> None:
    """The user's systemd, without the sockets that it would begin with."""
    may_mount = subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False).returncode == 0
    if not (may_mount and SYSTEMD.exists() and shutil.which("systemctl")):
        pytest.skip("only a superuser with systemd can start another one here")
    units = Path(desktop.processes.environment["XDG_CONFIG_HOME"], "systemd", "user")
    units.mkdir(parents=True)
    # Else it would put a session bus of its own in the place of the test's.
    (units / "sockets.target").symlink_to("/dev/null")
    desktop.processes.start(["unshare", "--mount", "sh", "-c", START])
    wait_for(lambda: "timers.target" in desktop.run("systemctl", "--user", "--no-legend", "list-units"), "systemd")


@pytest.mark.usefixtures("systemd")
def test_the_timer_makes_up_for_what_was_missed_and_its_popup_opens_the_window(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee", "Ben Fox")
    data = desktop.processes.directory / "data"
    data.mkdir()
    (data / "last book.txt").write_text(str(owner.book))
    stamp = Path(desktop.processes.environment["XDG_DATA_HOME"], "systemd/timers/stamp-barnacle-remind.timer")
    stamp.parent.mkdir(parents=True)
    stamp.touch()
    os.utime(stamp, (time.time() - A_DAY_S,) * 2)
    desktop.start_daemon()
    assert desktop.run(*map(str, owner.command("install-schedule"))).startswith("What is due is looked for")
    desktop.click_popup(1, of=2)
    owner.sees_contact("Ben Fox")

    def state() -> str:
        return desktop.run("systemctl", "--user", "is-active", "barnacle-remind.service")

    wait_for(lambda: state() == "inactive", "the end of the run, which leaves the window")
    assert desktop.active_window_name() == "Ben Fox – Barnacle"
    desktop.run(*map(str, owner.command("install-schedule", "--remove")))
    assert "barnacle" not in desktop.run("systemctl", "--user", "list-timers", "--all")
