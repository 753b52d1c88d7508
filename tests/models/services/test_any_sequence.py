"""Whatever the owner does and takes back, the book is sound, and taking back all of it leaves nothing."""

import csv
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from models.clock import Clock
from models.context import Context
from models.domain.contacts import Answer, Flag
from models.domain.folding import fold
from models.domain.segments import ContactQuery
from models.domain.status import Status
from models.errors import InputError
from models.services.contacts import BulkChange, BulkField
from models.services.safety.book_checks import check
from models.store.table_lists import OWNER_TABLES
from tests.strategies import days, drafts, filled_texts, follow_ups, notes, tags, texts, touches

VALUES = {
    BulkField.STATUS: st.sampled_from(Status),
    BulkField.CAN_AFFORD: st.sampled_from(Answer),
    BulkField.INTERESTED: st.sampled_from(Answer),
    BulkField.SET_FLAG: st.sampled_from(Flag),
    BulkField.CLEAR_FLAG: st.sampled_from(Flag),
}
bulk_changes = st.sampled_from(BulkField).flatmap(
    lambda field: st.builds(BulkChange, st.just(field), VALUES.get(field, texts.filter(fold)))
)
picks = st.integers(0, 1_000)

Rows = dict[str, list[tuple[object, ...]]]


def read_rows(context: Context) -> Rows:
    """All rows of the owner's tables."""
    names = [table._meta.table_name for table in OWNER_TABLES]
    return {name: context.book.sql(f"SELECT * FROM {name} ORDER BY id") for name in names}


class AnySequence(RuleBasedStateMachine):
    """All that a service can change, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="barnacle-")
        self.context = Context.open(Path(self.folder.name) / "book.barnacle", Clock())
        # Durability on a crash is not what is asked here, and costs most of the time.
        self.context.book.sql("PRAGMA synchronous = OFF")
        self.first_rows = read_rows(self.context)
        # The rows after each step that stands, and before each step that was taken back.
        self.done: list[Rows] = []
        self.undone: list[Rows] = []

    def teardown(self) -> None:
        while self.context.history.undo():
            pass
        assert read_rows(self.context) == self.first_rows
        assert check(self.context.book).problems == ()
        self.context.close()
        self.folder.cleanup()

    def act(self, action, *arguments) -> None:
        """Do something, in one step or several, which the rules of the book may refuse."""
        states = [read_rows(self.context)]
        unsubscribe = self.context.subscribe(lambda _changes: states.append(read_rows(self.context)))
        try:
            action(*arguments)
        except InputError:
            assert read_rows(self.context) == states[-1]
        finally:
            unsubscribe()
        assert read_rows(self.context) == states[-1]
        if len(states) > 1:
            self.done += states[:-1]
            self.undone.clear()

    def ids(self, table: str) -> list[int]:
        return [row[0] for row in self.context.book.sql(f"SELECT id FROM {table} ORDER BY id")]

    def pick(self, table: str, number: int) -> int:
        """The id of one of the rows, or one that is not there."""
        ids = [*self.ids(table), 9_999]
        return ids[number % len(ids)]

    @rule(draft=drafts, follow_up=st.none() | follow_ups)
    def add_a_contact(self, draft, follow_up) -> None:
        self.act(self.context.contacts.add, draft, follow_up)

    @rule(number=picks, draft=drafts)
    def edit_all_of_a_contact(self, number, draft) -> None:
        contact_id = self.pick("contact", number)
        if self.context.contacts.is_known(contact_id):
            before = self.context.contacts.get(contact_id).draft
            self.act(self.context.contacts.edit, contact_id, before, draft)

    @rule(number=picks, text=filled_texts, interests=tags)
    def edit_some_of_a_contact(self, number, text, interests) -> None:
        contact_id = self.pick("contact", number)
        if self.context.contacts.is_known(contact_id):
            before = self.context.contacts.get(contact_id).draft
            after = replace(before, company=text, interests=interests, phones=before.phones[1:])
            self.act(self.context.contacts.edit, contact_id, before, after)

    @rule(change=bulk_changes, start=st.integers(0, 3))
    def change_many(self, change, start) -> None:
        self.act(self.context.contacts.change_many, self.ids("contact")[start:], change)

    @rule(start=st.integers(0, 3))
    def trash(self, start) -> None:
        self.act(self.context.contacts.trash, self.ids("contact")[start : start + 2])

    @rule()
    def restore(self) -> None:
        self.act(self.context.contacts.restore, self.ids("contact"))

    @rule(number=picks, note=notes, is_pinned=st.booleans())
    def add_a_note(self, number, note, is_pinned) -> None:
        self.act(self.context.contacts.add_note, self.pick("contact", number), replace(note, is_pinned=is_pinned))

    @rule(number=picks, note=notes, is_pinned=st.booleans())
    def edit_a_note(self, number, note, is_pinned) -> None:
        self.act(self.context.contacts.edit_note, self.pick("note", number), replace(note, is_pinned=is_pinned))

    @rule(number=picks)
    def remove_a_note(self, number) -> None:
        self.act(self.context.contacts.remove_note, self.pick("note", number))

    @rule(number=picks, draft=follow_ups)
    def plan(self, number, draft) -> None:
        self.act(self.context.follow_ups.plan, self.pick("contact", number), draft)

    @rule(number=picks, draft=follow_ups)
    def edit_a_follow_up(self, number, draft) -> None:
        self.act(self.context.follow_ups.edit, self.pick("follow_up", number), draft)

    @rule(number=picks, day=days)
    def move_a_follow_up(self, number, day) -> None:
        self.act(self.context.follow_ups.move, self.pick("follow_up", number), day)

    @rule(number=picks)
    def skip_a_follow_up(self, number) -> None:
        self.act(self.context.follow_ups.skip, self.pick("follow_up", number))

    @rule(number=picks, touch=touches, follow_up=st.none() | follow_ups)
    def complete_a_follow_up(self, number, touch, follow_up) -> None:
        self.act(self.context.follow_ups.complete, self.pick("follow_up", number), touch, follow_up)

    @rule(start=st.integers(0, 3), touch=touches)
    def log_touches(self, start, touch) -> None:
        self.act(self.context.follow_ups.log_touch, self.ids("contact")[start:], touch)

    @rule(number=picks)
    def remove_a_touch(self, number) -> None:
        self.act(self.context.follow_ups.remove_touch, self.pick("touch", number))

    @rule(name=texts, text=texts)
    def save_a_list(self, name, text) -> None:
        self.act(self.context.segments.save, name, ContactQuery(text))

    @rule(number=picks, name=texts)
    def rename_a_list(self, number, name) -> None:
        self.act(self.context.segments.rename, self.pick("segment", number), name)

    @rule(number=picks)
    def remove_a_list(self, number) -> None:
        self.act(self.context.segments.remove, self.pick("segment", number))

    @rule(country=st.sampled_from(["", "DE", "US"]), keeps_running=st.booleans())
    def change_settings(self, country, keeps_running) -> None:
        def change() -> None:
            self.context.settings.change(own_country=country, keeps_running=keeps_running)

        self.act(change)

    @rule(names=st.lists(texts.filter(fold), min_size=1, max_size=4), company=texts)
    def import_a_file(self, names, company) -> None:
        file = Path(self.folder.name) / "people.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([("First Name", "Company"), *((name, company) for name in names)])
        self.act(self.context.imports.run, [file])

    @rule(number=picks, other=picks)
    def merge_two(self, number, other) -> None:
        self.act(self.context.merging.merge_as_suggested, self.pick("contact", number), self.pick("contact", other))

    @rule(number=picks)
    def part_what_was_merged(self, number) -> None:
        former = [row[0] for row in self.context.book.sql("SELECT former_id FROM merged_contact ORDER BY id")]
        if former:
            self.act(self.context.merging.undo_merge, former[number % len(former)])

    @rule(start=st.integers(0, 2))
    def take_out_of_the_trash(self, start) -> None:
        self.act(self.context.trash.restore, self.context.trash.list_all()[start:])

    @rule(number=picks, change=picks)
    def put_a_field_back(self, number, change) -> None:
        contact_id = self.pick("contact", number)
        changes = self.context.contact_history.list_changes(contact_id)
        if changes:
            self.act(self.context.contact_history.restore, contact_id, changes[change % len(changes)].id)

    @precondition(lambda self: self.done)
    @rule(count=st.integers(1, 4))
    def undo(self, count) -> None:
        for _ in range(min(count, len(self.done))):
            before = read_rows(self.context)
            assert self.context.history.undo() is not None
            assert read_rows(self.context) == self.done.pop()
            self.undone.append(before)

    @precondition(lambda self: self.undone)
    @rule(count=st.integers(1, 4))
    def redo(self, count) -> None:
        for _ in range(min(count, len(self.undone))):
            before = read_rows(self.context)
            assert self.context.history.redo() is not None
            assert read_rows(self.context) == self.undone.pop()
            self.done.append(before)

    @rule(count=st.integers(2, 6))
    def undo_and_redo(self, count) -> None:
        steps = min(count, len(self.done))
        before = read_rows(self.context)
        for _ in range(steps):
            self.context.history.undo()
        for _ in range(steps):
            self.context.history.redo()
        assert read_rows(self.context) == before

    @invariant()
    def the_book_is_sound(self) -> None:
        assert check(self.context.book).problems == ()

    @invariant()
    def at_most_one_note_of_a_contact_is_pinned(self) -> None:
        pinned = "SELECT count(*) FROM note WHERE is_pinned GROUP BY contact_id HAVING count(*) > 1"
        assert self.context.book.sql(pinned) == []


TestAnySequence = AnySequence.TestCase
TestAnySequence.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
