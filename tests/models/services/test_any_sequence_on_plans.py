"""Whatever happens to contacts on plans, each has one open follow-up of the plan, and all of it can be taken back."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from models.domain.contacts import Status
from models.domain.day_rules import DaysOff
from models.domain.enrolments import EndReason
from models.domain.touches import FollowUpDraft, Outcome, PurchaseDraft
from models.services.enrolments import PlanChoice
from models.services.live import REACHABLE
from models.services.plans import EditScope
from tests.models.domain.plan_strategies import plans
from tests.models.services.test_any_sequence import AnySequence, picks
from tests.strategies import drafts, follow_ups, touches

soon = st.integers(-10, 60)


class AnySequenceOnPlans(AnySequence):
    """What a service can change, in any order, with plans."""

    def day(self, offset: int) -> date:
        return self.context.clock.today() + timedelta(days=offset)

    @initialize(draft=drafts)
    def begin_with_somebody_on_a_plan(self, draft) -> None:
        self.add_a_contact_on_a_plan(replace(draft, status=Status.LEAD, flags=frozenset()), PlanChoice.DEFAULT, None)

    @rule(draft=drafts, plan=st.sampled_from(PlanChoice), follow_up=st.none() | follow_ups)
    def add_a_contact_on_a_plan(self, draft, plan, follow_up) -> None:
        self.act(self.context.enrolments.add_contact, draft, plan, follow_up)

    @rule(number=picks, plan=picks, offset=st.none() | soon)
    def enrol(self, number, plan, offset) -> None:
        from_on = None if offset is None else self.day(offset)
        self.act(self.context.enrolments.enrol, self.pick("contact", number), self.pick("plan", plan), from_on)

    @rule(start=st.integers(0, 3), plan=picks, days=st.integers(1, 9))
    def enrol_many(self, start, plan, days) -> None:
        ids = self.ids("contact")[start:]
        self.act(self.context.enrolments.enrol_many, ids, self.pick("plan", plan), self.day(0), days)

    @rule(start=st.integers(0, 3), offset=soon)
    def pause(self, start, offset) -> None:
        self.act(self.context.enrolments.pause, self.ids("contact")[start:], self.day(offset))

    @rule(start=st.integers(0, 3))
    def resume(self, start) -> None:
        self.act(self.context.enrolments.resume, self.ids("contact")[start:])

    @rule(start=st.integers(0, 3), plan=picks)
    def change_plan(self, start, plan) -> None:
        self.act(self.context.enrolments.change_plan, self.ids("contact")[start:], self.pick("plan", plan))

    @rule(number=picks, reason=st.sampled_from(EndReason))
    def end(self, number, reason) -> None:
        self.act(self.context.enrolments.end, [self.pick("contact", number)], reason)

    @rule(number=picks, then=picks)
    def end_and_go_on_with_another_plan(self, number, then) -> None:
        contact_ids, plan_id = [self.pick("contact", number)], self.pick("plan", then)
        self.act(self.context.enrolments.end, contact_ids, EndReason.SAID_NO, "Not this year", None, plan_id)

    @rule(number=picks, touch=touches, amount=st.none() | st.decimals(0, 1_000, places=2))
    def buy(self, number, touch, amount) -> None:
        bought = replace(touch, outcome=Outcome.BOUGHT)
        contact_ids, purchase = [self.pick("contact", number)], PurchaseDraft("Manual", amount)
        self.act(self.context.follow_ups.log_touch, contact_ids, bought, None, None, purchase)

    @rule(number=picks, touch=touches, offset=st.none() | soon)
    def hear_not_now(self, number, touch, offset) -> None:
        later = None if offset is None else FollowUpDraft(self.day(offset))
        not_now = replace(touch, outcome=Outcome.NOT_NOW)
        self.act(self.context.follow_ups.complete, self.pick("follow_up", number), not_now, later)

    @rule(offset=soon, length=st.integers(-1, 20))
    def add_days_off(self, offset, length) -> None:
        self.act(self.context.plans.add_days_off, DaysOff(self.day(offset), self.day(offset + length)))

    @rule(number=picks)
    def remove_days_off(self, number) -> None:
        self.act(self.context.plans.remove_days_off, self.pick("day_off", number))

    @rule(start=st.integers(0, 3), offset=soon, time=st.sampled_from(["", "15:00"]))
    def snooze(self, start, offset, time) -> None:
        ids = self.open_ids()[start : start + 2]
        self.act(self.context.follow_ups.snooze, ids, self.day(offset), time)

    @rule(start=st.integers(0, 3), touch=touches, follow_up=st.none() | follow_ups)
    def complete_several(self, start, touch, follow_up) -> None:
        self.act(self.context.follow_ups.complete, self.open_ids()[start : start + 3], touch, follow_up)

    @rule(start=st.integers(0, 3))
    def skip_several(self, start) -> None:
        self.act(self.context.follow_ups.skip, self.open_ids()[start : start + 3])

    @rule(days=st.integers(0, 9))
    def spread_what_is_overdue(self, days) -> None:
        self.act(self.context.backlog.spread, days)

    @rule(number=picks, weekday=st.none() | st.integers(0, 6))
    def prefer_a_weekday(self, number, weekday) -> None:
        self.act(self.context.enrolments.set_preferred_weekday, self.pick("contact", number), weekday)

    @rule(plan=plans())
    def add_a_plan(self, plan) -> None:
        self.act(self.context.plans.add, plan)

    @rule(number=picks, plan=plans(), scope=st.sampled_from(EditScope))
    def edit_a_plan(self, number, plan, scope) -> None:
        self.act(self.context.plans.edit, self.pick("plan", number), plan, scope)

    @rule(number=picks, move_to=st.none() | picks)
    def remove_a_plan(self, number, move_to) -> None:
        other = None if move_to is None else self.pick("plan", move_to)
        self.act(self.context.plans.remove, self.pick("plan", number), other)

    def open_ids(self) -> list[int]:
        return [row[0] for row in self.context.book.sql("SELECT id FROM follow_up WHERE closed_at IS NULL ORDER BY id")]

    @invariant()
    def a_running_enrolment_has_one_open_follow_up(self) -> None:
        open_ones = "(SELECT count(*) FROM follow_up WHERE enrolment_id = enrolment.id AND closed_at IS NULL)"
        counts = self.context.book.sql(f"SELECT ended_on IS NULL, {open_ones} FROM enrolment")
        assert [count for is_running, count in counts if count != is_running] == []

    @invariant()
    def an_open_follow_up_stands_where_its_enrolment_does(self) -> None:
        pairs = self.context.book.sql(
            "SELECT step_position, position FROM follow_up JOIN enrolment ON enrolment.id = enrolment_id"
            " WHERE closed_at IS NULL"
        )
        assert [pair for pair in pairs if pair[0] != pair[1]] == []

    @invariant()
    def a_paused_enrolment_is_not_due_before_it_resumes(self) -> None:
        early = self.context.book.sql(
            "SELECT 1 FROM follow_up JOIN enrolment ON enrolment.id = enrolment_id"
            " WHERE closed_at IS NULL AND is_paused AND due_on < waits_until AND waits_until > ?",
            (self.day(0).isoformat(),),
        )
        assert early == []

    @invariant()
    def no_contact_shows_twice_and_nothing_is_left_out(self) -> None:
        rows = [item for item in self.context.today.due(self.day(0)) if item.follow_up_ids]
        assert len(rows) == len({item.contact_id for item in rows})
        due = self.context.book.sql(
            "SELECT follow_up.id FROM follow_up JOIN contact ON contact.id = contact_id WHERE closed_at IS NULL"
            f" AND due_on <= ? AND {REACHABLE}",
            (self.day(0).isoformat(),),
        )
        assert sorted(i for item in rows for i in item.follow_up_ids) == sorted(row[0] for row in due)

    @invariant()
    def each_plan_can_be_chosen_by_one_name(self) -> None:
        names = [row.plan.name for row in self.context.plans.list_all()]
        assert len(names) == len(set(names))


TestAnySequenceOnPlans = AnySequenceOnPlans.TestCase
TestAnySequenceOnPlans.settings = settings(max_examples=50, stateful_step_count=30, deadline=None)
