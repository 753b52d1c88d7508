from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Email, Flag, Note, Phone
from models.domain.enrolments import EndReason
from models.domain.names import split_name
from models.domain.occasions import Occasion, OccasionKind
from models.domain.touches import FollowUpDraft, Method, Outcome, TouchDraft
from models.services.changes import ChangeSet
from ui.job_runner import JobRunner
from ui.pages.page import Command
from ui.pages.today_page import TodayPage
from ui.widgets.text import Text

DAY = timedelta(days=1)


class Book:
    """Fills the book and asks it, for the tests of this file."""

    def __init__(self, context: Context, today: date) -> None:
        self.context = context
        self.today = today

    def add(self, name: str, due_on: date | None = None, **values: object) -> int:
        contact_id = self.context.contacts.add(ContactDraft(name=split_name(name), **values))
        if due_on is not None:
            self.context.follow_ups.plan(contact_id, FollowUpDraft(due_on, Method.PHONE, "Call"))
        return contact_id

    def last_touch(self, contact_id: int) -> TouchDraft:
        return self.context.contacts.get(contact_id).touches[0].draft

    def due_days(self, contact_id: int) -> list[date]:
        return [row.draft.due_on for row in self.context.contacts.get(contact_id).follow_ups]


@pytest.fixture
def book(context: Context, today: date) -> Book:
    return Book(context, today)


@pytest.fixture
def show_page(context: Context, qtbot: QtBot, jobs: JobRunner) -> Callable[[], TodayPage]:
    def show() -> TodayPage:
        page = TodayPage(context, jobs)
        context.subscribe(page.refresh)
        qtbot.addWidget(page)
        page.resize(1096, 708)
        page.show()
        return page

    return show


def shown_rows(page: TodayPage) -> list[str]:
    model = page.due_list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def shown_names(page: TodayPage) -> list[str]:
    return [row.split(", ")[0] for row in shown_rows(page)]


def test_follow_ups_stand_most_overdue_first_then_what_comes(
    book: Book, show_page: Callable[[], TodayPage], today: date
) -> None:
    book.add("Coming Cora", today + 3 * DAY)
    book.add("Today Tom", today)
    book.add("Late Lea", today - 9 * DAY)
    book.add("Later Max", today + 8 * DAY)
    page = show_page()
    assert shown_names(page) == ["Due", "Late Lea", "Today Tom", "Coming up", "Coming Cora"]
    assert page.summary.text() == "2 to do · 1 overdue"
    assert page.count() == 2


def test_a_birthday_shows_its_card_with_the_day_and_the_age(
    book: Book, show_page: Callable[[], TodayPage], today: date
) -> None:
    birthday = Occasion(OccasionKind.BIRTHDAY, CalendarDay(11, 25, 1976), lead_days=2)
    book.add("Elena Novak", occasions=(birthday,))
    assert shown_rows(show_page())[1:] == [
        "Elena Novak, turns 50 on Wednesday, Post a card by Monday, Birthday 25 November, in 2 days"
    ]


def test_the_chosen_person_stands_beside_the_list(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot
) -> None:
    book.add("Ann First", today - DAY)
    book.add("Bob Second", today)
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_Down)
    chosen = page.due_list.chosen_item()
    assert chosen is not None
    assert chosen.contact_name == "Bob Second"
    assert "Bob Second" in [label.text() for label in page.person.findChildren(type(page.heading))]


def test_enter_opens_the_contact(book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot) -> None:
    contact_id = book.add("Tom Harris", today)
    page = show_page()
    with qtbot.waitSignal(page.contact_requested) as asked:
        qtbot.keyClick(page.due_list, Qt.Key.Key_Return)
    assert asked.args == [contact_id]


def test_done_logs_the_touch_with_outcome_note_and_next(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot
) -> None:
    tom = book.add("Tom Harris", today)
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_D)
    form = page.form
    qtbot.mouseClick(form.outcome.button(Outcome.INTERESTED), Qt.MouseButton.LeftButton)
    form.note.setPlainText("Wants the price list")
    form.plans_next.setChecked(True)
    form.next_day.set_day(today + 5 * DAY)
    with qtbot.waitSignal(page.done) as said:
        form.log_button.click()
    assert said.args == ["Logged with Tom Harris, next on Thu 26 Nov"]
    touch = TouchDraft(today, Method.PHONE, outcome=Outcome.INTERESTED, note="Wants the price list")
    assert book.last_touch(tom) == touch
    assert book.due_days(tom) == [today + 5 * DAY]


def test_done_needs_nothing_but_the_key_and_enter(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot
) -> None:
    tom = book.add("Tom Harris", today)
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_D)
    assert page.form.isAncestorOf(page.focusWidget())
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert book.last_touch(tom) == TouchDraft(today, Method.PHONE)
    assert book.due_days(tom) == []


def test_done_and_plan_the_next_proposes_the_same_in_four_weeks(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot
) -> None:
    tom = book.add("Tom Harris", today)
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_N)
    page.form.log_button.click()
    assert book.due_days(tom) == [today + 28 * DAY]


def test_not_now_asks_for_a_day_to_try_again(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot
) -> None:
    book.add("Tom Harris", today)
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_D)
    page.form.outcome.button(Outcome.NOT_NOW).click()
    assert page.form.plans_next.isChecked()


def test_escape_leaves_the_form_without_a_touch(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot
) -> None:
    tom = book.add("Tom Harris", today)
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_D)
    qtbot.keyClick(page.form, Qt.Key.Key_Escape)
    assert page.person.isVisible()
    assert book.due_days(tom) == [today]


def test_a_form_with_a_note_stays_when_another_row_is_chosen(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot
) -> None:
    tom = book.add("Tom Harris", today - DAY)
    book.add("Rosa Pérez", today)
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_D)
    page.form.note.setPlainText("Half a sen")
    qtbot.keyClick(page.due_list, Qt.Key.Key_Down)
    assert page.form.title.text() == "Tom Harris"
    page.form.log_button.click()
    assert book.last_touch(tom).note == "Half a sen"


def test_moving_takes_the_row_to_its_new_day(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot
) -> None:
    tom = book.add("Tom Harris", today - DAY)
    page = show_page()
    item = page.due_list.chosen_item()
    assert item is not None
    menu = page.due_list.move_menu([item])
    texts = [action.text() for action in menu.actions()]
    assert texts[:3] == ["Tomorrow\tSun 22 Nov", "Monday\tMon 23 Nov", "In a week\tSat 28 Nov"]
    with qtbot.waitSignal(page.done) as said:
        menu.actions()[1].trigger()
    assert said.args == ["Tom Harris moved to Mon 23 Nov"]
    assert book.due_days(tom) == [today + 2 * DAY]
    assert shown_names(page) == ["Coming up", "Tom Harris"]


def test_skipping_goes_on_to_the_next_row(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot
) -> None:
    for name in ("Ann First", "Bob Second", "Cem Third"):
        book.add(name, today)
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_S)
    chosen = page.due_list.chosen_item()
    assert chosen is not None
    assert chosen.contact_name == "Bob Second"


def test_undo_brings_back_what_was_done(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot, context: Context
) -> None:
    tom = book.add("Tom Harris", today)
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_N)
    page.form.log_button.click()
    assert shown_names(page) == []
    context.history.undo()
    assert shown_names(page) == ["Due", "Tom Harris"]
    assert context.contacts.get(tom).touches == ()


def test_posting_the_card_settles_it_and_plans_the_next_in_one_step(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot, context: Context
) -> None:
    elena = book.add("Elena Novak", occasions=(Occasion(OccasionKind.BIRTHDAY, CalendarDay(11, 24)),))
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_N)
    page.form.log_button.click()
    assert shown_names(page) == []
    assert book.last_touch(elena).method is Method.MAIL
    context.history.undo()
    assert book.due_days(elena) == []
    assert context.contacts.get(elena).touches == ()


def test_an_occasion_that_lies_ahead_can_not_be_done(
    book: Book, show_page: Callable[[], TodayPage], today: date
) -> None:
    book.add("Tom Harris", occasions=(Occasion(OccasionKind.PAY_DAY, CalendarDay(11, 24)),))
    bar = show_page().due_list.actions_bar
    assert not bar.done.isEnabled()
    assert not bar.put_off.isEnabled()


class Dialler(QObject):
    """Stands in for the system's programs for calls and e-mail."""

    def __init__(self) -> None:
        super().__init__()
        self.called: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.called.append(bytes(url.toEncoded().data()).decode())


@pytest.fixture
def dialler() -> Dialler:
    made = Dialler()
    for scheme in ("tel", "mailto"):
        QDesktopServices.setUrlHandler(scheme, made, "open")
    yield made
    for scheme in ("tel", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_call_hands_the_first_number_to_the_system(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot, dialler: Dialler
) -> None:
    book.add("Tom Harris", today, phones=(Phone("+44 (20) 7946-0123"),))
    qtbot.keyClick(show_page().due_list, Qt.Key.Key_C)
    assert dialler.called == ["tel:+442079460123"]


def test_e_opens_a_draft_with_a_greeting(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot, dialler: Dialler
) -> None:
    book.add("Tom Harris", today, emails=(Email("tom@harris.example"),))
    qtbot.keyClick(show_page().due_list, Qt.Key.Key_E)
    assert dialler.called == ["mailto:tom@harris.example?body=Hello%20Tom%2C%0D%0A%0D%0A"]


def test_l_asks_for_a_label(book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot) -> None:
    tom = book.add("Tom Harris", today)
    page = show_page()
    with qtbot.waitSignal(page.labels_requested) as asked:
        qtbot.keyClick(page.due_list, Qt.Key.Key_L)
    assert asked.args == [[tom]]


def test_who_asked_for_no_calls_is_not_called(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot, dialler: Dialler
) -> None:
    book.add("Tom Harris", today, phones=(Phone("020 7946 0123"),), flags=frozenset({Flag.NO_CALL}))
    page = show_page()
    with qtbot.waitSignal(page.said) as said:
        qtbot.keyClick(page.due_list, Qt.Key.Key_C)
    assert said.args == ["Tom Harris asked for no calls."]
    assert dialler.called == []


def test_a_follow_up_that_was_done_elsewhere_is_told_and_the_form_stays(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot, context: Context
) -> None:
    book.add("Tom Harris", today)
    page = show_page()
    item = page.due_list.chosen_item()
    assert item is not None
    qtbot.keyClick(page.due_list, Qt.Key.Key_D)
    page.form.note.setPlainText("Typed")
    context.follow_ups.skip(item.id)
    with qtbot.waitSignal(page.said) as said:
        page.form.log_button.click()
    assert said.args == ["This follow-up is no longer open."]
    assert page.form.note.toPlainText() == "Typed"


def test_an_empty_book_offers_the_first_steps(show_page: Callable[[], TodayPage], qtbot: QtBot) -> None:
    page = show_page()
    buttons = {button.text(): button for button in page.findChildren(type(page.form.log_button)) if button.isVisible()}
    assert list(buttons) == ["Type the first contact", "Import a file…", "Open the sample book"]
    with qtbot.waitSignal(page.sample_requested):
        buttons["Open the sample book"].click()


def test_a_book_with_nothing_due_says_so(book: Book, show_page: Callable[[], TodayPage]) -> None:
    book.add("Tom Harris")
    page = show_page()
    texts = [label.text() for label in page.findChildren(type(page.heading)) if label.isVisible()]
    assert "Nothing is due today" in texts
    assert page.summary.text() == "nothing to do"


def test_what_another_program_planned_appears(
    book: Book, show_page: Callable[[], TodayPage], today: date, context: Context
) -> None:
    page = show_page()
    with context.book.program_transaction():
        pass
    book.add("Tom Harris", today)
    page.refresh(ChangeSet("", is_everything=True))
    assert shown_names(page) == ["Due", "Tom Harris"]


def test_a_thousand_due_items_are_rows_and_no_widgets(
    book: Book, show_page: Callable[[], TodayPage], today: date
) -> None:
    book.add("Tom Harris", today)
    page = show_page()
    widgets = len(page.findChildren(QObject))
    with book.context.book.transaction("Plan many"):
        for number in range(1_000):
            book.add(f"Person {number}", today)
    assert page.count() == 1_001
    assert len(page.due_list.viewport().findChildren(QObject)) < 40
    assert len(page.findChildren(QObject)) <= widgets + 40


def test_the_menus_touch_is_offered_while_something_is_chosen(
    book: Book, show_page: Callable[[], TodayPage], today: date
) -> None:
    page = show_page()
    assert Command.LOG_TOUCH not in page.commands()
    book.add("Tom Harris", today)
    assert Command.LOG_TOUCH in page.commands()


class OnPlans:
    """Puts people on the default plan."""

    def __init__(self, context: Context, today: date) -> None:
        self.context = context
        self.today = today

    def add(self, name: str, days_ago: int = 0, done: int = 0) -> int:
        """Add somebody who has been on the plan for so many days, with so many steps done on their days."""
        contact_id = self.context.contacts.add(ContactDraft(name=split_name(name)))
        plan_id = self.context.plans.list_all()[0].id
        self.context.enrolments.enrol(contact_id, plan_id, self.today - days_ago * DAY)
        for _ in range(done):
            row = self.context.contacts.get(contact_id).follow_ups[0]
            self.context.follow_ups.complete(row.id, TouchDraft(row.draft.due_on, row.draft.method))
        return contact_id


@pytest.fixture
def on_plans(context: Context, today: date) -> OnPlans:
    return OnPlans(context, today)


def test_who_is_new_stands_first(
    book: Book, on_plans: OnPlans, show_page: Callable[[], TodayPage], today: date
) -> None:
    book.add("Late Lea", today - 9 * DAY)
    on_plans.add("New Nina")
    page = show_page()
    assert shown_names(page) == ["Reach first", "New Nina", "Due", "Late Lea"]
    assert "just in" in shown_rows(page)[1]


def test_a_row_says_where_in_the_plan_it_stands(on_plans: OnPlans, show_page: Callable[[], TodayPage]) -> None:
    on_plans.add("Tom Harris", days_ago=28, done=4)
    assert shown_rows(show_page()) == ["Due", "Tom Harris, Ask, listen, note, 5 of 7 · Phone · bring A tip, today"]


def test_done_goes_on_with_the_plan(
    on_plans: OnPlans, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot, context: Context
) -> None:
    nina = on_plans.add("New Nina")
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_D)
    assert not page.form.plans_next.isChecked()
    page.form.log_button.click()
    enrolment = context.enrolments.find(nina)
    assert enrolment is not None
    assert (enrolment.step, enrolment.due_on) == (2, today + 3 * DAY)


def test_a_day_that_was_chosen_goes_before_the_plans(
    book: Book, on_plans: OnPlans, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot
) -> None:
    nina = on_plans.add("New Nina")
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_N)
    page.form.next_day.set_day(today + 5 * DAY)
    page.form.log_button.click()
    assert book.due_days(nina) == [today + 5 * DAY]


def test_not_now_keeps_the_step_until_the_day_that_was_agreed(
    on_plans: OnPlans, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot, context: Context
) -> None:
    nina = on_plans.add("New Nina")
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_D)
    page.form.outcome.button(Outcome.NOT_NOW).click()
    page.form.next_day.set_day(today + 40 * DAY)
    page.form.log_button.click()
    enrolment = context.enrolments.find(nina)
    assert enrolment is not None
    assert (enrolment.step, enrolment.due_on) == (1, today + 40 * DAY)


@pytest.mark.parametrize(("goes_on", "plan"), [(True, "Cold list"), (False, None)])
def test_a_no_ends_the_plan_and_offers_the_cold_list(
    on_plans: OnPlans,
    show_page: Callable[[], TodayPage],
    qtbot: QtBot,
    context: Context,
    goes_on: bool,
    plan: str | None,
) -> None:
    nina = on_plans.add("New Nina")
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_D)
    page.form.outcome.button(Outcome.NO).click()
    page.form.note.setPlainText("Has a supplier")
    page.form.after_no.goes_on.setChecked(goes_on)
    page.form.log_button.click()
    assert [(row.reason, row.note) for row in context.enrolments.list_ended(nina)] == [
        (EndReason.SAID_NO, "Has a supplier")
    ]
    enrolment = context.enrolments.find(nina)
    assert (enrolment.plan if enrolment else None) == plan
    context.history.undo()
    assert context.enrolments.list_ended(nina) == []


def test_bought_starts_the_customers_plan(
    on_plans: OnPlans, show_page: Callable[[], TodayPage], qtbot: QtBot, context: Context
) -> None:
    nina = on_plans.add("New Nina")
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_D)
    page.form.outcome.button(Outcome.BOUGHT).click()
    page.form.purchase.what.setText("Manual")
    page.form.purchase.amount.setText("49.97")
    page.form.log_button.click()
    enrolment = context.enrolments.find(nina)
    assert enrolment is not None
    assert enrolment.plan == "Customer care"


def test_an_amount_that_is_no_number_is_told_and_nothing_is_logged(
    book: Book, on_plans: OnPlans, show_page: Callable[[], TodayPage], qtbot: QtBot, context: Context
) -> None:
    nina = on_plans.add("New Nina")
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_D)
    page.form.outcome.button(Outcome.BOUGHT).click()
    page.form.purchase.amount.setText("a lot")
    page.form.log_button.click()
    assert page.form.problem() == "“a lot” is no amount; type it as 49.97."
    assert context.contacts.get(nina).touches == ()


def test_what_was_done_yesterday_is_logged_for_yesterday(
    book: Book, on_plans: OnPlans, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot
) -> None:
    tom = on_plans.add("Tom Harris", days_ago=5, done=1)
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_D)
    page.form.made_on.menu().actions()[1].trigger()
    page.form.log_button.click()
    assert book.last_touch(tom).made_on == today - DAY
    assert book.due_days(tom) == [today + 3 * DAY]


def test_a_row_with_two_follow_ups_is_settled_as_a_whole(
    book: Book, on_plans: OnPlans, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot, context: Context
) -> None:
    nina = on_plans.add("New Nina")
    context.follow_ups.plan(nina, FollowUpDraft(today, Method.PHONE, "Send the brochure"))
    page = show_page()
    assert shown_names(page) == ["Reach first", "New Nina"]
    qtbot.keyClick(page.due_list, Qt.Key.Key_S)
    assert book.due_days(nina) == [today + 3 * DAY]


def test_snoozing_shows_when_it_comes_back_and_waits_until_then(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot
) -> None:
    pay_day = Occasion(OccasionKind.PAY_DAY, CalendarDay(11, 27), lead_days=0)
    tom = book.add("Tom Harris", today, occasions=(pay_day,))
    page = show_page()
    page.due_list.choose(1)
    menu = page.acts.snooze_menu(page.due_list.chosen_items(), page)
    texts = [action.text() for action in menu.actions()]
    for text in (
        "Tomorrow\tSun 22 Nov 08:00",
        "Monday\tMon 23 Nov 08:00",
        "In a week\tSat 28 Nov 08:00",
        "On the pay-day\tFri 27 Nov 08:00",
    ):
        assert text in texts
    with qtbot.waitSignal(page.done) as said:
        menu.actions()[texts.index("On the pay-day\tFri 27 Nov 08:00")].trigger()
    assert said.args == ["Tom Harris comes back: Fri 27 Nov"]
    assert book.due_days(tom) == [date(2026, 11, 27)]


def test_several_rows_are_skipped_at_once_and_come_back_with_one_undo(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot, context: Context
) -> None:
    for name in ("Ann First", "Bob Second", "Cem Third"):
        book.add(name, today)
    page = show_page()
    qtbot.keyClick(page.due_list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(page.done) as said:
        qtbot.keyClick(page.due_list, Qt.Key.Key_S)
    assert said.args == ["Skipped 2 people"]
    assert shown_names(page) == ["Due", "Cem Third"]
    context.history.undo()
    assert shown_names(page) == ["Due", "Ann First", "Bob Second", "Cem Third"]


def test_after_days_away_one_bar_tells_it_and_spreads_it(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot
) -> None:
    people = [book.add(f"Person {number}", today - (14 - number) * DAY) for number in range(12)]
    page = show_page()
    bar = page.standing.bar
    qtbot.waitUntil(bar.isVisible)
    assert bar.words.text() == "12 people came due in 14 days"
    bar.days.setValue(4)
    bar.spread.click()
    days = sorted(day for person in people for day in book.due_days(person))
    assert days == sorted(today + offset * DAY for offset in range(4) for _ in range(3))
    qtbot.waitUntil(bar.isHidden)


def test_a_few_late_ones_need_no_summary(book: Book, show_page: Callable[[], TodayPage], today: date) -> None:
    book.add("Tom Harris", today - DAY)
    page = show_page()
    page.standing.show_now()
    assert page.standing.bar.isHidden()


def test_coverage_is_shown_and_who_has_no_next_touch_is_enrolled_with_one_click(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot, context: Context
) -> None:
    book.add("Tom Harris", today)
    ana = book.add("Ana Oliveira")
    page = show_page()
    figure, panel = page.standing.figure, page.standing.panel
    qtbot.waitUntil(lambda: figure.text() == "50 % covered".replace(" %", f" {QLocale().percent()}"))
    figure.click()
    assert panel.isVisible()
    assert [panel.names.item(row).text() for row in range(panel.names.count())] == ["Ana Oliveira"]
    panel.enrol.click()
    assert context.enrolments.find(ana) is not None
    qtbot.waitUntil(lambda: figure.text().startswith("100"))
    qtbot.waitUntil(lambda: panel.names.count() == 0)


def test_who_is_stalled_is_listed(on_plans: OnPlans, show_page: Callable[[], TodayPage], qtbot: QtBot) -> None:
    on_plans.add("Stalled Stan", days_ago=30, done=1)
    page = show_page()
    page.standing.open_panel()
    panel = page.standing.panel
    assert panel.stalled[1].text() == "1 stalled at touch 2"
    panel.stalled[1].click()
    assert [panel.names.item(row).text() for row in range(panel.names.count())] == ["Stalled Stan"]
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert page.person.isVisible()


def test_a_birthday_is_skipped_and_comes_back_with_undo(
    book: Book, show_page: Callable[[], TodayPage], today: date, qtbot: QtBot, context: Context
) -> None:
    book.add("Elena Novak", occasions=(Occasion(OccasionKind.BIRTHDAY, CalendarDay(today.month, today.day)),))
    page = show_page()
    page.due_list.choose(1)
    qtbot.keyClick(page.due_list, Qt.Key.Key_S)
    assert shown_names(page) == []
    context.history.undo()
    assert shown_names(page) == ["Birthdays and occasions", "Elena Novak"]


def test_notes_stand_beside_the_list_pinned_first_and_what_might_be_done_better(
    book: Book, show_page: Callable[[], TodayPage], today: date, context: Context
) -> None:
    tom = book.add("Tom Harris", today)
    context.contacts.add_note(tom, Note("Van lease ends in spring", today - 40 * DAY, is_pinned=True))
    context.contacts.add_note(tom, Note("Likes jazz", today - DAY))
    for days in (3, 2, 1):
        context.follow_ups.log_touch([tom], TouchDraft(today - days * DAY, Method.PHONE))
    texts = [label.text() for label in show_page().person.findChildren(Text)]
    assert texts.index("Van lease ends in spring") < texts.index("Likes jazz")
    assert "The last three touches brought nothing: bring something next time." in texts


def test_while_another_page_is_shown_only_the_count_is_read(
    book: Book, show_page: Callable[[], TodayPage], today: date
) -> None:
    book.add("Late Lea", today - DAY)
    page = show_page()
    page.hide()
    book.add("Today Tom", today)
    assert (page.count(), shown_names(page)) == (2, ["Due", "Late Lea"])
    page.show()
    assert (page.count(), shown_names(page)) == (2, ["Due", "Late Lea", "Today Tom"])
