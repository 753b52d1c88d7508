"""Barnacle itself, started as the owner starts it: what is due pops up, and a click opens the person."""

import json
import subprocess

from tests.desktop.desktop import Desktop
from tests.desktop.owner import Owner
from tests.support.processes import Conversation, wait_for


def test_a_click_on_one_of_several_popups_opens_that_person(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee", "Ben Fox", "Cleo Day")
    desktop.start_daemon()
    owner.start()
    desktop.click_popup(1, of=3)
    owner.sees_contact("Ben Fox")


def test_without_a_daemon_the_own_popup_opens_the_person(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee", "Ben Fox")
    owner.start()
    x, y, width, _height = desktop.geometry(desktop.find_window("--name", "^Ben Fox$"))
    desktop.click(x + width // 2, y + 20)
    owner.sees_contact("Ben Fox")


def test_a_person_written_beside_the_window_is_opened_by_the_popup_of_the_next_start(
    owner: Owner, desktop: Desktop
) -> None:
    owner.plan("Ann Lee")
    desktop.start_daemon()
    process = owner.start()
    wait_for(lambda: desktop.count_popups() == 1, "the popup")
    process.kill()
    process.wait(5)
    desktop.run("dunstctl", "close-all")
    owner.plan("Ben Fox")
    owner.start()
    # Were the first announced again after the crash, there would be two.
    desktop.click_popup(0, of=1)
    owner.sees_contact("Ben Fox")


def test_a_start_from_the_tray_is_minimised_until_the_popup_is_clicked(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    desktop.start_daemon()
    desktop.start_tray()
    owner.start("--minimised")
    wait_for(lambda: desktop.count_popups() == 1, "the popup")
    assert desktop.list_windows("--name", "Barnacle$") == []
    desktop.click_popup(0, of=1)
    owner.sees_contact("Ann Lee")


def test_a_second_start_opens_its_contact_in_the_first_window(owner: Owner, desktop: Desktop) -> None:
    _ann, ben = owner.plan("Ann Lee", "Ben Fox")
    owner.start_and_see()
    second = owner.start("--open", str(ben))
    assert second.wait(10) == 0
    owner.sees_contact("Ben Fox")


def test_after_a_crash_barnacle_starts_again(owner: Owner, desktop: Desktop) -> None:
    [ann] = owner.plan("Ann Lee")
    first = owner.start_and_see()
    first.kill()
    first.wait(5)
    owner.start("--open", str(ann))
    owner.sees_contact("Ann Lee")


def test_another_day_is_refused_by_a_running_window(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    owner.start_and_see()
    second = subprocess.run(
        owner.command("--today", "2028-02-29"),
        env=desktop.processes.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=15,
    )
    assert second.returncode == 2
    assert len(second.stderr.strip().splitlines()) == 1


def test_racing_runs_of_the_scheduler_and_the_window_announce_each_person_once(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee", "Ben Fox")
    desktop.start_daemon()
    runs = [
        subprocess.Popen(owner.command("remind", "--json"), env=desktop.processes.environment, stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    announced = [person["title"] for run in runs for person in json.loads(run.communicate(timeout=15)[0])["announced"]]
    assert sorted(announced) == ["Ann Lee", "Ben Fox"]
    owner.plan("Cleo Day")
    owner.start()
    # The window announces the longest due first: had it announced Ann again, there would be more by now.
    wait_for(lambda: desktop.count_popups() >= 3, "the popup of the window")
    assert desktop.count_popups() == 3


def test_the_system_ends_barnacle_cleanly(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    desktop.start_daemon()
    process = owner.start_and_see()
    wait_for(lambda: desktop.count_popups() == 1, "the popup")
    process.terminate()
    assert process.wait(10) == 0
    wait_for(lambda: desktop.count_popups() == 0, "the popup to go")


def test_closing_the_window_leaves_barnacle_in_the_tray(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    desktop.start_tray()
    process = owner.start_and_see()
    owner.close_window()
    wait_for(lambda: "Barnacle" not in desktop.list_titles(), "the window to go")
    assert process.poll() is None
    owner.start_and_see()


def test_without_a_tray_closing_minimises_the_window(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    process = owner.start_and_see()
    owner.close_window()
    wait_for(lambda: not desktop.list_windows("--name", "Barnacle$"), "the window to be minimised")
    assert "Barnacle" in desktop.list_titles()
    assert process.poll() is None


def test_a_tray_that_came_late_takes_the_closed_window(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    owner.start_and_see()
    wait_for(lambda: "Ann Lee" in desktop.list_titles(), "the popup")
    desktop.start_tray()
    owner.close_window()
    wait_for(lambda: "Barnacle" not in desktop.list_titles(), "the window to go")


def test_when_the_tray_is_gone_closing_minimises_the_window(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    tray = desktop.start_tray()
    owner.start_and_see()
    wait_for(lambda: "Ann Lee" in desktop.list_titles(), "the popup")
    desktop.processes.stop(tray)
    wait_for(lambda: not desktop.list_windows("--class", "trayer"), "the end of the tray")
    owner.close_window()
    wait_for(lambda: not desktop.list_windows("--name", "Barnacle$"), "the window to be minimised")
    assert "Barnacle" in desktop.list_titles()


def test_a_window_in_a_tray_that_goes_away_is_still_reached(
    owner: Owner, desktop: Desktop, logind: Conversation
) -> None:
    owner.plan("Ann Lee")
    tray = desktop.start_tray()
    owner.start_and_see()
    owner.close_window()
    wait_for(lambda: "Barnacle" not in desktop.list_titles(), "the window to go")
    desktop.processes.stop(tray)
    # The next look at what is due notices it.
    logind.say(do="wake")
    wait_for(lambda: "Barnacle" in desktop.list_titles(), "the window among the others, minimised")
    assert desktop.list_windows("--name", "Barnacle$") == []


def test_quit_ends_barnacle_without_a_tray(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee")
    process = owner.start_and_see()
    wait_for(lambda: "Barnacle" in desktop.active_window_name(), "the window in front")
    desktop.run("xdotool", "key", "ctrl+q")
    assert process.wait(10) == 0


def test_the_whole_window_stands_on_the_screen_below_its_title_bar(owner: Owner, desktop: Desktop) -> None:
    owner.start_and_see()
    window = desktop.find_window("--name", "Barnacle$")
    _x, _y, width, height = desktop.geometry(window)

    def stands_on_screen() -> bool:
        left, top = desktop.place_in(window, 0, 0)
        # The pointer can't leave the screen for a corner that is not on it.
        return top > 15 and desktop.place_in(window, width - 1, height - 1) == (left + width - 1, top + height - 1)

    wait_for(stands_on_screen, "the window on the screen")
