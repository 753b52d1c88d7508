"""Whatever is mailed, joined, dismissed, kept apart or taken back besides, all of it can be taken back."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from models.domain.printer_profiles import PrinterProfile
from models.domain.segments import ContactQuery
from models.domain.touches import FollowUpDraft
from models.printing.labels import LabelOptions
from models.services.touch_log import LoggedTouch
from tests.models.services.test_any_sequence import picks
from tests.models.services.test_any_sequence_on_plans import AnySequenceOnPlans, soon
from tests.strategies import few, filled_texts, follow_ups, texts, touches

STOCK = "avery-5160"
sheets = st.lists(st.frozensets(st.integers(1, 30), max_size=4), max_size=3)


class AnySequenceOfMail(AnySequenceOnPlans):
    """What a service can change, in any order: all that the other two leave out."""

    def due_items(self, start: int):
        return self.context.today.due(self.day(0), 30)[start : start + 3]

    @rule(used=few(st.frozensets(st.integers(1, 29), max_size=3)), name=texts, carried=texts)
    def begin_a_mailing(self, used, name, carried) -> None:
        options = LabelOptions(self.context.mailings.get_stock(STOCK), used=used)
        prepared = self.context.mailings.prepare(ContactQuery(), options)
        self.act(self.context.mailing_runs.begin, prepared, name, carried)

    @rule(number=picks)
    def log_a_mailing(self, number) -> None:
        self.act(self.context.mailing_runs.log, self.pick("mailing", number))

    @rule(number=picks)
    def settle_a_mailing(self, number) -> None:
        self.act(self.context.mailing_runs.settle, self.pick("mailing", number))

    @rule(number=picks)
    def remove_a_mailing(self, number) -> None:
        self.act(self.context.mailing_runs.remove, self.pick("mailing", number))

    @rule(start=st.integers(0, 3))
    def mark_returned_post(self, start) -> None:
        self.act(self.context.returned_post.mark, self.ids("contact")[start : start + 2])

    @rule(used=sheets)
    def remember_part_used_sheets(self, used) -> None:
        self.act(self.context.sheet_memory.remember, STOCK, used)

    @rule(part=texts, number=picks)
    def save_a_stock(self, part, number) -> None:
        own = self.context.own_stocks.list_all()
        stock = own[number % len(own)] if own else self.context.mailings.get_stock(STOCK)
        self.act(self.context.own_stocks.save, replace(stock, part=part))

    @rule(number=picks)
    def remove_a_stock(self, number) -> None:
        if own := self.context.own_stocks.list_all():
            self.act(self.context.own_stocks.remove, own[number % len(own)])

    @rule(name=texts, right=st.integers(-60, 60))
    def save_a_printer(self, name, right) -> None:
        self.act(self.context.printer_profiles.save, PrinterProfile(name, right_tenths=right))

    @rule(name=texts)
    def remove_a_printer(self, name) -> None:
        self.act(self.context.printer_profiles.remove, name)

    @rule(groups=st.lists(st.lists(picks, max_size=3), min_size=1, max_size=2), line=texts)
    def join_households(self, groups, line) -> None:
        chosen = [[self.pick("contact", number) for number in group] for group in groups]
        self.act(self.context.households.make, chosen, line)

    @rule(number=picks, line=texts)
    def change_the_line_of_a_household(self, number, line) -> None:
        self.act(self.context.households.set_line, self.pick("household", number), line)

    @rule(number=picks)
    def part_a_household(self, number) -> None:
        self.act(self.context.households.part, self.pick("household", number))

    @rule(name=texts, meaning=texts)
    def save_a_mapping(self, name, meaning) -> None:
        self.act(self.context.column_mappings.save, name, {"Name": meaning})

    @rule(number=picks)
    def remove_a_mapping(self, number) -> None:
        self.act(self.context.column_mappings.remove, self.pick("column_mapping", number))

    @rule(number=picks, leaves_edited=st.booleans())
    def take_an_import_back(self, number, leaves_edited) -> None:
        if imports := self.context.import_reverts.list_all():
            import_id = imports[number % len(imports)].id
            self.act(lambda: self.context.import_reverts.revert(import_id, leaves_edited=leaves_edited))

    @rule(one=picks, other=picks)
    def keep_two_apart(self, one, other) -> None:
        self.act(self.context.duplicates.keep_apart, self.pick("contact", one), self.pick("contact", other))

    @rule()
    def merge_all_that_are_certain(self) -> None:
        self.act(self.context.merging.merge_certain)

    @rule(start=st.integers(0, 3), offset=st.none() | soon)
    def do_as_planned(self, start, offset) -> None:
        next_on = None if offset is None else self.day(offset)
        self.act(self.context.due_deeds.done, self.due_items(start), next_on)

    @rule(start=st.integers(0, 3), touch=touches, follow_up=st.none() | follow_ups)
    def log_what_is_due(self, start, touch, follow_up) -> None:
        self.act(self.context.due_deeds.log, self.due_items(start), LoggedTouch(touch, follow_up))

    @rule(start=st.integers(0, 3))
    def skip_what_is_due(self, start) -> None:
        self.act(self.context.due_deeds.skip, self.due_items(start))

    @rule(start=st.integers(0, 3), offset=soon, time=st.sampled_from(["", "15:00", "late"]))
    def snooze_what_is_due(self, start, offset, time) -> None:
        self.act(self.context.due_deeds.snooze, self.due_items(start), self.day(offset), time)

    @rule(start=st.integers(0, 3))
    def dismiss_what_is_due(self, start) -> None:
        self.act(self.context.due_deeds.dismiss, self.due_items(start))

    @rule(start=st.integers(0, 3))
    def show_again_what_was_dismissed(self, start) -> None:
        dismissed = self.context.reminders.list_dismissed(self.context.clock.local_now())
        self.act(self.context.due_deeds.show_again, dismissed[start:])

    @rule(number=picks, name=filled_texts)
    def copy_a_plan(self, number, name) -> None:
        self.act(self.context.plans.copy, self.pick("plan", number), name)

    @precondition(lambda self: self.ids("contact"))
    @rule(number=picks, plan=picks, touches=st.lists(touches, max_size=3), offset=soon)
    def take_over_in_the_midst_of_a_plan(self, number, plan, touches, offset) -> None:
        contact_id = self.pick("contact", number)
        if self.context.contacts.is_known(contact_id) and self.context.enrolments.find(contact_id) is None:
            due, start = FollowUpDraft(self.day(offset)), self.day(0) - timedelta(days=30)
            self.act(self.context.enrolments.take_over, contact_id, self.pick("plan", plan), start, touches, due)


TestAnySequenceOfMail = AnySequenceOfMail.TestCase
TestAnySequenceOfMail.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
