"""Barnacle and the system around it: several programs, crashes, clocks, sleep, the scheduler, the login."""

import json
import subprocess
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.services.safety.book_checks import check
from tests.desktop.desktop import Desktop
from tests.desktop.owner import Owner
from tests.desktop.set_time import SetTime
from tests.support.processes import Conversation, wait_for
from tests.support.set_clock import BERLIN


def start_reminding(owner: Owner, *arguments: str) -> "subprocess.Popen[bytes]":
    command = owner.command("remind", "--json", *arguments)
    return subprocess.Popen(command, env=owner.desktop.processes.environment, stdout=subprocess.PIPE)


def remind(owner: Owner, *arguments: str) -> dict[str, object]:
    document: dict[str, object] = json.loads(start_reminding(owner, *arguments).communicate(timeout=15)[0])
    return document


def test_of_two_starts_at_once_one_is_the_window(owner: Owner, desktop: Desktop) -> None:
    ann, ben = owner.plan("Ann Lee", "Ben Fox")
    both = [owner.start("--open", str(ann)), owner.start("--open", str(ben))]
    wait_for(lambda: [process.poll() for process in both].count(0) == 1, "the end of one")
    desktop.find_window("--name", "(Ann Lee|Ben Fox) – Barnacle$")
    assert [process.poll() for process in both].count(None) == 1


def test_a_file_of_a_second_start_is_shown_by_the_first(owner: Owner, desktop: Desktop) -> None:
    owner.start_and_see()
    card = desktop.processes.directory / "people.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nN:Day;Cleo;;;\nFN:Cleo Day\nEND:VCARD\n")
    assert owner.start(str(card)).wait(10) == 0
    desktop.find_window("--name", "Import")


def test_three_runs_of_the_scheduler_beside_the_window_show_nothing_twice(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    desktop.start_daemon()
    owner.start()
    wait_for(lambda: desktop.count_popups() == 1, "the popup of the window")
    owner.plan("Ben Fox", "Cleo Day")
    runs = [start_reminding(owner) for _ in range(3)]
    told = [one["title"] for run in runs for one in json.loads(run.communicate(timeout=15)[0])["announced"]]
    # The window may be first where a minute is full just then.
    assert len(told) == len(set(told))
    wait_for(lambda: desktop.count_popups() == 3, "a popup for each of them")


def test_what_a_program_was_killed_over_is_shown_by_the_next(owner: Owner, desktop: Desktop, set_time: SetTime) -> None:
    set_time.go_on("+0")
    owner.plan("Ann Lee")
    daemon = desktop.start_daemon()
    with desktop.bus.frozen(daemon):
        # It has claimed and asked, and nothing was shown.
        killed = start_reminding(owner, "--wait")
        wait_for(lambda: owner.claims() == 1, "the claim")
        killed.kill()
        killed.communicate()
        # Frozen, it would not follow a wish to end.
        daemon.kill()
        daemon.wait(5)
    desktop.start_daemon()
    assert remind(owner)["announced"] == []
    set_time.go_on("+1m")
    assert [one["title"] for one in remind(owner)["announced"]] == ["Ann Lee"]


def test_the_scheduler_tries_again_what_no_daemon_could_show(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    early = remind(owner)
    desktop.start_daemon()
    late = remind(owner)
    assert (early["not_shown"], early["announced"], late["not_shown"]) == (1, [], 0)
    assert desktop.count_popups() == 1


def test_the_click_on_a_popup_of_the_scheduler_opens_the_window_there(owner: Owner, desktop: Desktop) -> None:
    _, ben = owner.plan("Ann Lee", "Ben Fox")
    desktop.start_daemon()
    run = start_reminding(owner, "--wait")
    desktop.click_popup(1, of=2)
    owner.sees_contact("Ben Fox")
    said = json.loads(run.communicate(timeout=15)[0])
    assert (said["opened"], [one["title"] for one in said["announced"]]) == (ben, ["Ann Lee", "Ben Fox"])


def test_without_a_daemon_the_scheduler_shows_the_own_popup_and_its_click_opens(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    run = start_reminding(owner, "--wait")
    x, y, width, _height = desktop.geometry(desktop.find_window("--name", "^Ann Lee$"))
    desktop.click(x + width // 2, y + 20)
    owner.sees_contact("Ann Lee")
    run.communicate(timeout=15)


def test_the_click_goes_to_the_window_that_is_open(owner: Owner, desktop: Desktop) -> None:
    desktop.start_daemon()
    window = owner.start_and_see()
    owner.plan("Ann Lee")
    run = start_reminding(owner, "--wait")
    desktop.click_popup(0, of=1)
    owner.sees_contact("Ann Lee")
    run.communicate(timeout=15)
    assert (window.poll(), len(desktop.list_windows("--name", "Barnacle$"))) == (None, 1)


def test_the_run_of_the_scheduler_ends_when_its_popups_are_dismissed(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    desktop.start_daemon()
    run = start_reminding(owner, "--wait")
    wait_for(lambda: desktop.count_popups() == 1, "the popup")
    desktop.run("dunstctl", "close-all")
    said = json.loads(run.communicate(timeout=15)[0])
    assert (said["opened"], len(said["announced"]), run.returncode) == (None, 1, 0)


def test_a_popup_outlives_its_daemon(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    daemon = desktop.start_daemon()
    owner.start("--minimised")
    wait_for(lambda: desktop.count_popups() == 1, "the popup")
    desktop.stop_daemon(daemon)
    x, y, width, _height = desktop.geometry(desktop.find_window("--name", "^Ann Lee$"))
    desktop.click(x + width // 2, y + 20)
    owner.sees_contact("Ann Lee")


def test_after_three_days_of_sleep_all_that_came_due_is_shown_at_the_wake(
    owner: Owner, desktop: Desktop, set_time: SetTime, logind: Conversation
) -> None:
    set_time.go_on("+0")
    today = Clock().today()
    owner.plan_on(today - timedelta(1), "Ann Lee")
    owner.plan_on(today + timedelta(1), "Ben Fox")
    owner.plan_on(today + timedelta(3), "Cleo Day")
    owner.plan_on(today + timedelta(9), "Dan Roe")
    desktop.start_daemon()
    owner.start()
    wait_for(lambda: desktop.count_popups() == 1, "the popup of today")
    logind.say(do="sleep")
    set_time.go_on("+3d")
    logind.say(do="wake")
    wait_for(lambda: desktop.count_popups() == 3, "the popups of the days slept through")


def test_a_time_in_the_hour_that_spring_leaves_out_is_announced_after_it(
    owner: Owner, desktop: Desktop, set_time: SetTime
) -> None:
    owner.plan_on(date(2027, 3, 28), "Ann Lee", at="02:30")
    desktop.start_daemon()
    desktop.processes.environment["TZ"] = BERLIN
    set_time.go_to(datetime(2027, 3, 28, 1, 59, 56))  # noqa: DTZ001 - local on purpose
    process = owner.start_and_see()
    assert desktop.count_popups() == 0
    # The next full minute is 03:00.
    wait_for(lambda: desktop.count_popups() == 1, "the popup")
    assert process.poll() is None


def test_another_zone_counts_at_once(owner: Owner, desktop: Desktop, logind: Conversation) -> None:
    zones = Path("/usr/share/zoneinfo")
    may_mount = subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False).returncode == 0
    if not may_mount or not (zones / "Pacific" / "Kiritimati").exists():
        pytest.skip("only a superuser with files of zones can travel here")
    # The clocks of Niue are 25 hours behind those of Kiritimati, so that it is never the same day there.
    here, there = zones / "Pacific" / "Niue", zones / "Pacific" / "Kiritimati"
    desktop.processes.environment.pop("TZ", None)
    desktop.start_daemon()
    owner.plan_on(datetime.now(timezone(timedelta(hours=14))).date(), "Ann Lee", at="00:00")
    words = " ".join(f"'{word}'" for word in owner.command())
    process = desktop.processes.start(
        ["unshare", "--mount", "sh", "-c", f"mount --bind {here} /etc/localtime && exec {words}"]
    )
    desktop.find_window("--name", "Barnacle$")
    assert desktop.count_popups() == 0
    desktop.run("nsenter", "--mount", "--target", str(process.pid), "mount", "--bind", str(there), "/etc/localtime")
    logind.say(do="zone", name="Pacific/Kiritimati")
    wait_for(lambda: desktop.count_popups() == 1, "the popup of the day that has begun there")


def test_what_is_noted_for_the_login_starts_in_the_tray_with_the_last_book(owner: Owner, desktop: Desktop) -> None:
    first = owner.start_and_see()
    first.terminate()
    first.wait(10)
    desktop.run(*owner.command("autostart", "on"))
    entry = Path(desktop.processes.environment["XDG_CONFIG_HOME"], "autostart", "barnacle.desktop").read_text()
    (command,) = [line.removeprefix("Exec=") for line in entry.splitlines() if line.startswith("Exec=")]
    owner.plan("Ben Fox")
    desktop.start_daemon()
    desktop.start_tray()
    desktop.processes.start(["sh", "-c", f"exec {command}"])
    desktop.click_popup(0, of=1)
    owner.sees_contact("Ben Fox")


def test_a_screen_that_goes_away_ends_barnacle_and_leaves_the_book_sound(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    process = owner.start_and_see()
    desktop.end_screen()
    process.wait(15)
    context = Context.open(owner.book, Clock())
    assert check(context.book).is_sound
    context.close()
