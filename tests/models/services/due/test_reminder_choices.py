"""Quiet hours, the daily summary, times of day of single follow-ups, and what was dismissed."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft
from models.domain.due import DueItem, DueKind
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.domain.touches import FollowUpDraft
from models.services.settings import Announcing

NOW = datetime(2030, 11, 21, 10, 0)  # noqa: DTZ001 - local on purpose
DAY = timedelta(days=1)


def plan(context: Context, name: str = "Jane", late: int = 0, remind_local: str = "") -> int:
    contact_id = context.contacts.add(ContactDraft(PersonName(name)))
    draft = FollowUpDraft(NOW.date() - DAY * late, purpose="Call", remind_local=remind_local)
    return context.follow_ups.plan(contact_id, draft)


def add_birthday(context: Context, month: int, day: int, **more: object) -> None:
    birthday = replace(Occasion(OccasionKind.BIRTHDAY, CalendarDay(month, day)), **more)  # type: ignore[arg-type]
    context.contacts.add(ContactDraft(PersonName("Jane"), occasions=(birthday,)))


def announced(context: Context, now: datetime = NOW) -> list[str]:
    return [reminder.title for reminder in context.reminders.claim(context.reminders.collect(now))]


def open_names(context: Context, now: datetime = NOW) -> list[str]:
    return [item.contact_name for item in context.reminders.list_open(now)]


def only(context: Context, now: datetime = NOW) -> DueItem:
    [item] = context.reminders.list_open(now)
    return item


def test_popups_wait_until_the_quiet_hours_end(context: Context) -> None:
    context.settings.change(has_quiet_hours=True, quiet_from_local="21:00", quiet_until_local="07:00")
    plan(context, remind_local="22:30")
    night = NOW.replace(hour=22, minute=30)
    assert (announced(context, night), announced(context, NOW.replace(hour=6) + DAY)) == ([], [])
    assert announced(context, NOW.replace(hour=7) + DAY) == ["Jane"]


def test_in_quiet_hours_what_is_due_is_open_all_the_same(context: Context) -> None:
    context.settings.change(has_quiet_hours=True, quiet_from_local="09:00", quiet_until_local="11:00")
    plan(context)
    assert open_names(context) == ["Jane"]


def test_quiet_hours_that_are_off_hold_nothing_back(context: Context) -> None:
    context.settings.change(quiet_from_local="09:00", quiet_until_local="11:00")
    plan(context)
    assert announced(context) == ["Jane"]


def test_a_follow_up_with_a_time_of_day_is_told_to_the_minute(context: Context) -> None:
    plan(context, remind_local="14:37")
    assert announced(context, NOW.replace(hour=14, minute=36)) == []
    assert announced(context, NOW.replace(hour=14, minute=37)) == ["Jane"]


def test_two_follow_ups_of_a_day_are_told_each_at_its_time(context: Context) -> None:
    contact_id = context.contacts.add(ContactDraft(PersonName("Jane")))
    for purpose, time in (("Call", ""), ("Call again", "14:00")):
        context.follow_ups.plan(contact_id, FollowUpDraft(NOW.date(), purpose=purpose, remind_local=time))
    assert [item.title for item in context.reminders.list_open(NOW)] == ["Call"]
    assert [item.title for item in context.reminders.list_open(NOW.replace(hour=14))] == ["Call", "Call again"]


def test_the_summary_comes_once_a_day_from_its_time_on(context: Context) -> None:
    context.settings.change(announcing=Announcing.SUMMARY.value, summary_local="09:30")
    plan(context, "Ann", late=2)
    plan(context, "Ben")
    assert context.reminders.find_summary(NOW.replace(hour=9, minute=29)) is None
    summary = context.reminders.find_summary(NOW)
    assert summary is not None
    assert (summary.count, summary.late, summary.names) == (2, 1, ("Ann", "Ben"))
    assert context.reminders.claim_summary(summary, NOW)
    assert context.reminders.find_summary(NOW) is None
    assert context.reminders.find_summary(NOW + DAY) is not None


def test_only_one_of_two_programs_has_the_summary(context: Context) -> None:
    context.settings.change(announcing=Announcing.SUMMARY.value)
    plan(context)
    summary = context.reminders.find_summary(NOW)
    assert summary is not None
    assert [context.reminders.claim_summary(summary, NOW) for _ in range(2)] == [True, False]


def test_a_summary_that_could_not_be_shown_comes_again(context: Context) -> None:
    context.settings.change(announcing=Announcing.SUMMARY.value)
    plan(context)
    summary = context.reminders.find_summary(NOW)
    assert summary is not None
    context.reminders.claim_summary(summary, NOW)
    context.reminders.release_summary(summary)
    assert context.reminders.find_summary(NOW) == summary


def test_with_the_summary_alone_only_a_time_of_its_own_has_a_popup(context: Context) -> None:
    context.settings.change(announcing=Announcing.SUMMARY.value)
    plan(context, "Ann")
    plan(context, "Ben", remind_local="09:15")
    assert announced(context) == ["Ben"]


def test_with_both_each_person_has_a_popup_too(context: Context) -> None:
    context.settings.change(announcing=Announcing.BOTH.value)
    plan(context)
    assert announced(context) == ["Jane"]
    assert context.reminders.find_summary(NOW) is not None


def test_what_the_summary_told_is_not_told_again_when_popups_are_chosen(context: Context) -> None:
    context.settings.change(announcing=Announcing.SUMMARY.value)
    plan(context)
    summary = context.reminders.find_summary(NOW)
    assert summary is not None
    context.reminders.claim_summary(summary, NOW)
    context.settings.change(announcing=Announcing.EACH.value)
    assert announced(context) == []


def test_the_summary_keeps_quiet_hours_and_details(context: Context) -> None:
    context.settings.change(announcing=Announcing.SUMMARY.value, hides_details=True)
    context.settings.change(has_quiet_hours=True, quiet_from_local="08:00", quiet_until_local="09:00")
    plan(context)
    assert context.reminders.find_summary(NOW.replace(hour=8, minute=30)) is None
    summary = context.reminders.find_summary(NOW)
    assert summary is not None
    assert (summary.count, summary.names) == (1, ())


def test_what_was_dismissed_is_open_no_more_and_can_be_seen_again(context: Context) -> None:
    plan(context)
    item = only(context)
    context.due_deeds.dismiss([item])
    assert (open_names(context), context.reminders.list_dismissed(NOW)) == ([], [item])
    context.due_deeds.show_again([item])
    assert (open_names(context), context.reminders.list_dismissed(NOW)) == (["Jane"], [])


def test_what_was_dismissed_before_its_popup_came_has_none(context: Context) -> None:
    plan(context)
    item = only(context)
    context.due_deeds.dismiss([item])
    assert announced(context) == []
    context.due_deeds.show_again([item])
    assert announced(context) == ["Jane"]


def test_what_was_dismissed_stays_due(context: Context) -> None:
    plan(context)
    context.due_deeds.dismiss([only(context)])
    assert [item.contact_name for item in context.today.due(NOW.date())] == ["Jane"]


def test_a_dismissed_follow_up_that_is_moved_comes_again(context: Context) -> None:
    follow_up = plan(context)
    context.due_deeds.dismiss([only(context)])
    context.follow_ups.move(follow_up, NOW.date() + DAY)
    assert open_names(context, NOW + DAY) == ["Jane"]


def test_the_names_of_what_is_open_are_those_of_the_items(context: Context) -> None:
    plan(context, "Ann", late=2)
    plan(context, "Ben", remind_local="14:00")
    plan(context, "Cleo")
    context.due_deeds.dismiss([item for item in context.reminders.list_open(NOW) if item.contact_name == "Cleo"])
    for now in (NOW, NOW.replace(hour=14), NOW):
        names = {name for item in context.reminders.list_open(now) for name in item.names}
        assert context.reminders.names_open(now) == names
    context.follow_ups.skip([item.id for item in context.reminders.list_open(NOW)])
    assert context.reminders.names_open(NOW) == frozenset()


def test_dismissing_can_be_undone(context: Context) -> None:
    plan(context)
    context.due_deeds.dismiss([only(context)])
    assert context.history.undo() == "Dismiss Jane"
    assert open_names(context) == ["Jane"]


def test_a_dismissed_row_of_two_stays_dismissed_when_the_first_of_them_is_settled(context: Context) -> None:
    first = plan(context)
    context.follow_ups.plan(only(context).contact_id, FollowUpDraft(NOW.date(), purpose="Write"))
    context.due_deeds.dismiss([only(context)])
    context.follow_ups.skip([first])
    assert open_names(context) == []
    assert [item.title for item in context.reminders.list_dismissed(NOW)] == ["Write"]


def test_what_is_planned_beside_a_dismissed_one_is_open(context: Context) -> None:
    plan(context)
    item = only(context)
    context.due_deeds.dismiss([item])
    context.follow_ups.plan(item.contact_id, FollowUpDraft(NOW.date(), purpose="Write"))
    assert open_names(context) == ["Jane"]


def test_the_last_dismissed_stands_first(context: Context) -> None:
    plan(context, "Ann", late=1)
    plan(context, "Ben")
    for item in context.reminders.list_open(NOW):
        context.due_deeds.dismiss([item])
    assert [item.contact_name for item in context.reminders.list_dismissed(NOW)] == ["Ben", "Ann"]


def test_a_snoozed_birthday_comes_again_at_its_moment(context: Context) -> None:
    add_birthday(context, 11, 21)
    assert announced(context) == ["Jane"]
    context.due_deeds.snooze([only(context)], NOW.date(), "11:00")
    assert (open_names(context), announced(context)) == ([], [])
    assert announced(context, NOW.replace(hour=11)) == ["Jane"]
    assert announced(context, NOW.replace(hour=12)) == []


def test_a_birthday_snoozed_to_tomorrow_leaves_today(context: Context) -> None:
    add_birthday(context, 11, 21)
    context.due_deeds.snooze([only(context)], NOW.date() + DAY)
    assert context.today.due(NOW.date()) == []
    assert open_names(context, NOW + DAY) == ["Jane"]


def test_a_skipped_birthday_is_settled_until_the_next_one(context: Context) -> None:
    add_birthday(context, 11, 21, lead_days=0)
    context.due_deeds.skip([only(context)])
    assert context.today.due(NOW.date()) == []
    assert open_names(context, NOW + 365 * DAY) == ["Jane"]


def test_a_birthday_on_29_february_is_told_on_28_february_or_1_march(context: Context) -> None:
    add_birthday(context, 2, 29, lead_days=0)
    day = datetime(2031, 2, 28, 9, 0)  # noqa: DTZ001 - local on purpose
    assert announced(context, day - DAY) == []
    assert announced(context, day) == ["Jane"]
    leap_day = datetime(2032, 2, 29, 9, 0)  # noqa: DTZ001 - local on purpose
    assert (announced(context, leap_day - DAY), announced(context, leap_day)) == ([], ["Jane"])


def test_a_logged_touch_ends_a_snooze(context: Context) -> None:
    plan(context)
    context.due_deeds.snooze([only(context)], NOW.date() + DAY)
    [item] = [row for row in context.today.due(NOW.date() + DAY) if row.kind is DueKind.FOLLOW_UP]
    context.due_deeds.done([item])
    assert open_names(context, NOW + 2 * DAY) == []


def test_several_things_are_done_in_one_step(context: Context) -> None:
    plan(context, "Ann")
    plan(context, "Ben")
    context.due_deeds.done(context.reminders.list_open(NOW))
    assert open_names(context) == []
    assert context.history.undo() == "Log touch with 2 reminders"
    assert open_names(context) == ["Ann", "Ben"]


def test_done_and_next_plans_the_same_again(context: Context) -> None:
    plan(context)
    context.due_deeds.done([only(context)], NOW.date() + 7 * DAY)
    [item] = context.today.due(NOW.date() + 7 * DAY)
    assert (item.title, item.days_late) == ("Call", 0)


@pytest.mark.parametrize("kind", ["skip", "snooze", "dismiss"])
def test_a_card_and_a_person_are_settled_together_in_one_step(context: Context, kind: str) -> None:
    plan(context, "Ann")
    add_birthday(context, 11, 23)
    items = context.reminders.list_open(NOW)
    assert len(items) == 2
    if kind == "snooze":
        context.due_deeds.snooze(items, NOW.date() + DAY)
    else:
        getattr(context.due_deeds, kind)(items)
    assert open_names(context) == []
    context.history.undo()
    assert len(open_names(context)) == 2


def test_a_popup_tells_the_place_on_the_plan(context: Context) -> None:
    [jane] = [context.contacts.add(ContactDraft(PersonName("Jane")))]
    (plan_id, plan) = next((row.id, row.plan) for row in context.plans.list_all() if len(row.plan.steps) == 7)
    context.enrolments.enrol(jane, plan_id)
    [reminder] = context.reminders.collect(NOW + 400 * DAY)
    assert f"touch 1 of {len(plan.steps)}" in reminder.body


def test_a_popup_tells_how_old_somebody_turns(context: Context) -> None:
    birthday = Occasion(OccasionKind.BIRTHDAY, CalendarDay(11, 21, 1980), lead_days=0)
    context.contacts.add(ContactDraft(PersonName("Jane"), occasions=(birthday,)))
    [reminder] = context.reminders.collect(NOW)
    assert reminder.body == "Birthday · turns 50"
