"""Popups and the reminder window of Barnacle itself, seen, pressed and clicked on a real desktop."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.domain.touches import TouchDraft
from tests.desktop.desktop import Desktop
from tests.desktop.owner import Owner
from tests.desktop.set_time import SetTime
from tests.support.processes import Conversation, wait_for


@contextmanager
def opened(owner: Owner) -> Iterator[Context]:
    """The owner's book, as another program opens it."""
    context = Context.open(owner.book, Clock())
    try:
        yield context
    finally:
        context.close()


def touches(owner: Owner, contact_id: int) -> list[TouchDraft]:
    with opened(owner) as context:
        return [row.draft for row in context.contacts.get(contact_id).touches]


def due(owner: Owner, contact_id: int) -> list[tuple[date, str]]:
    with opened(owner) as context:
        rows = context.follow_ups.list_open(contact_id)
        return [(row.draft.due_on, row.draft.remind_local) for row in rows]


def shown_popups(desktop: Desktop) -> list[str]:
    """What the daemon shows, drawn texts without their markup for the title."""
    desktop.run("dunstctl", "close-all")
    history = json.loads(desktop.run("dunstctl", "history"))["data"][0]
    return [popup["message"]["data"] for popup in history]


def press_on_own_popup(desktop: Desktop, title: str, place: float) -> None:
    """Press the button at this part of the width of Barnacle's own popup."""
    x, y, width, height = desktop.geometry(desktop.find_window("--name", f"^{title}$"))
    desktop.click(x + round(width * place), y + height - 20)


def test_done_on_a_popup_of_the_desktop_logs_the_touch_with_that_person(owner: Owner, desktop: Desktop) -> None:
    ann, ben = owner.plan("Ann Lee", "Ben Fox")
    desktop.choose_action("Done", "Ben Fox")
    desktop.start_daemon()
    owner.start("--minimised")
    wait_for(lambda: desktop.count_popups() == 2, "the popups")
    desktop.run("dunstctl", "context")
    wait_for(lambda: touches(owner, ben), "the touch")
    assert [touch.made_on for touch in touches(owner, ben)] == [Clock().today()]
    assert touches(owner, ann) == []


def test_snooze_on_a_popup_of_the_desktop_puts_that_person_off(owner: Owner, desktop: Desktop) -> None:
    ann, ben = owner.plan("Ann Lee", "Ben Fox")
    before = due(owner, ann)
    desktop.choose_action("Snooze to tomorrow", "Ben Fox")
    desktop.start_daemon()
    owner.start("--minimised")
    wait_for(lambda: desktop.count_popups() == 2, "the popups")
    desktop.run("dunstctl", "context")
    tomorrow = Clock().today() + timedelta(days=1)
    wait_for(lambda: due(owner, ben) == [(tomorrow, "")], "the snooze")
    assert due(owner, ann) == before


def test_done_and_snooze_on_barnacles_own_popup(owner: Owner, desktop: Desktop) -> None:
    ann, ben = owner.plan("Ann Lee", "Ben Fox")
    owner.start("--minimised")
    press_on_own_popup(desktop, "Ann Lee", 1 / 2)
    wait_for(lambda: touches(owner, ann), "the touch")
    before = due(owner, ben)
    press_on_own_popup(desktop, "Ben Fox", 5 / 6)
    wait_for(lambda: desktop.run("xdotool", "key", "Down", "Return") == "" and due(owner, ben) != before, "the snooze")
    assert touches(owner, ben) == []


def test_many_people_are_one_popup_whose_click_opens_today(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Ann Lee", "Ben Fox", "Cleo Day", "Dan Roe", "Eve Sun")
    desktop.start_daemon()
    owner.start("--minimised")
    desktop.click_popup(0, of=1)
    wait_for(lambda: desktop.active_window_name() == "Barnacle", "the window with Today")


def test_after_weeks_away_one_popup_tells_what_was_missed_and_spreads_it(
    owner: Owner, desktop: Desktop, set_time: SetTime
) -> None:
    today = Clock().today()
    people = [owner.plan_on(today + timedelta(days), f"Person {days}") for days in (1, 2, 3, 4)]
    missed = today + timedelta(2)
    birthday = Occasion(OccasionKind.BIRTHDAY, CalendarDay(missed.month, missed.day), lead_days=0)
    with opened(owner) as context:
        context.contacts.add(ContactDraft(PersonName("Elena", "Novak"), occasions=(birthday,)))
        context.settings.change(remind_local="00:00")
    set_time.go_on("+22d")
    owner.start()
    desktop.find_window("--name", "^While you were away$")
    press_on_own_popup(desktop, "While you were away", 0.75)
    now = today + timedelta(22)
    wait_for(lambda: {due(owner, one)[0][0] for one in people} == {now, now + timedelta(1)}, "the spread")
    with opened(owner) as context:
        assert "Elena Novak" in [item.contact_name for item in context.today.due(now)]


def test_a_click_on_the_tray_icon_shows_what_is_due_and_a_key_settles_it(owner: Owner, desktop: Desktop) -> None:
    [ann] = owner.plan("Ann Lee")
    desktop.start_daemon()
    desktop.start_tray()
    owner.start("--minimised")
    wait_for(lambda: desktop.count_popups() == 1, "the popup")
    desktop.click_tray()
    wait_for(lambda: desktop.active_window_name() == "1 reminder", "the reminder window")
    desktop.run("xdotool", "key", "d")
    wait_for(lambda: desktop.active_window_name() == "No reminders", "the window to be empty")
    assert len(touches(owner, ann)) == 1
    wait_for(lambda: desktop.count_popups() == 0, "the popup of what was settled to go")


def test_what_another_program_settles_takes_its_popup_along(owner: Owner, desktop: Desktop) -> None:
    ann, _ben = owner.plan("Ann Lee", "Ben Fox")
    desktop.start_daemon()
    owner.start_and_see()
    wait_for(lambda: desktop.count_popups() == 2, "the popups")
    with opened(owner) as context:
        context.follow_ups.log_touch([ann], TouchDraft(context.clock.today()))
        context.follow_ups.skip([row.id for row in context.follow_ups.list_open(ann)])
    wait_for(lambda: desktop.count_popups() == 1, "the popup of what was settled to go")


def test_popups_wait_until_the_quiet_hours_end(
    owner: Owner, desktop: Desktop, set_time: SetTime, logind: Conversation
) -> None:
    owner.plan_on(date(2027, 3, 10), "Ann Lee")
    with opened(owner) as context:
        context.settings.change(has_quiet_hours=True, quiet_from_local="21:00", quiet_until_local="07:00")
    desktop.start_daemon()
    desktop.start_tray()
    set_time.go_to(datetime(2027, 3, 10, 6, 30))  # noqa: DTZ001 - local on purpose
    owner.start("--minimised")
    desktop.click_tray()
    # It is open already; only the popup waits.
    wait_for(lambda: desktop.active_window_name() == "1 reminder", "the reminder window")
    assert desktop.count_popups() == 0
    set_time.go_to(datetime(2027, 3, 10, 7, 0))  # noqa: DTZ001 - local on purpose
    logind.say(do="wake")
    wait_for(lambda: desktop.count_popups() == 1, "the popup")


def test_the_summary_of_the_day_comes_at_its_time(
    owner: Owner, desktop: Desktop, set_time: SetTime, logind: Conversation
) -> None:
    owner.plan_on(date(2027, 3, 9), "Ann Lee", at="")
    with opened(owner) as context:
        context.settings.change(announcing="summary", summary_local="07:00", remind_local="00:00")
    desktop.start_daemon()
    desktop.start_tray()
    set_time.go_to(datetime(2027, 3, 10, 6, 30))  # noqa: DTZ001 - local on purpose
    owner.start("--minimised")
    desktop.click_tray()
    wait_for(lambda: desktop.active_window_name() == "1 reminder", "the reminder window")
    assert desktop.count_popups() == 0
    set_time.go_to(datetime(2027, 3, 10, 7, 0))  # noqa: DTZ001 - local on purpose
    logind.say(do="wake")
    wait_for(lambda: desktop.count_popups() == 1, "the summary")
    assert shown_popups(desktop) == ["<b>1 thing to do today</b>\n1 overdue · Ann Lee"]


@pytest.mark.parametrize(("today", "is_due"), [("2027-02-28", True), ("2028-02-28", False), ("2028-02-29", True)])
def test_a_birthday_on_29_february_is_told_once_a_year(
    owner: Owner, desktop: Desktop, today: str, *, is_due: bool
) -> None:
    birthday = Occasion(OccasionKind.BIRTHDAY, CalendarDay(2, 29, 1976), lead_days=0)
    with opened(owner) as context:
        context.contacts.add(ContactDraft(PersonName("Ann", "Lee"), occasions=(birthday,)))
        context.settings.change(remind_local="00:00")
    desktop.start_daemon()
    said = desktop.run(*map(str, owner.command("--today", today, "remind", "--json")))
    assert [one["title"] for one in json.loads(said)["announced"]] == (["Ann Lee"] if is_due else [])
    assert desktop.count_popups() == int(is_due)


def test_names_are_shown_letter_by_letter_in_any_direction(owner: Owner, desktop: Desktop) -> None:
    owner.plan("Fish & <b>Chips</b>", "מרים אבולעפיה", "محمد بن سلمان")
    desktop.start_daemon()
    owner.start("--minimised")
    wait_for(lambda: desktop.count_popups() == 3, "the popups")
    titles = {text.splitlines()[0] for text in shown_popups(desktop)}
    assert titles == {"<b>Fish &amp; &lt;b&gt;Chips&lt;/b&gt;</b>", "<b>מרים אבולעפיה</b>", "<b>محمد بن سلمان</b>"}


def test_with_two_books_open_each_popup_names_its_book(owner: Owner, desktop: Desktop) -> None:
    desktop.start_daemon()
    Owner(desktop, "Clients").start_and_see()
    owner.plan("Ann Lee")
    owner.start("--minimised")
    wait_for(lambda: desktop.count_popups() == 1, "the popup")
    assert shown_popups(desktop) == ["<b>Ann Lee</b>\nCall\nBook: My book"]


def test_without_a_daemon_the_popups_of_two_books_stand_apart(owner: Owner, desktop: Desktop) -> None:
    other = Owner(desktop, "Clients")
    owner.plan("Ann Lee")
    [ben] = other.plan("Ben Fox")
    owner.start("--minimised")
    desktop.find_window("--name", "^Ann Lee$")
    other.start("--minimised")
    press_on_own_popup(desktop, "Ben Fox", 1 / 2)
    wait_for(lambda: touches(other, ben), "the touch in the other book")
    # What lay over it would have taken the first press.
    press_on_own_popup(desktop, "Ann Lee", 1 / 6)
    owner.sees_contact("Ann Lee")
