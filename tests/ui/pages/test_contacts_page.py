"""The Contacts page on a real book."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft, Flag, Kind, Note, Phone, PostalAddress
from models.domain.enrolments import EndReason
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.domain.status import Status
from models.domain.touches import FollowUpDraft, Method, Outcome, PurchaseDraft, TouchDraft
from models.services.contacts import BulkChange, BulkField
from ui.job_runner import JobRunner
from ui.pages.contacts_page import ContactsPage
from ui.pages.page import Command
from ui.panels.contacts.filter_bar import FilterBar
from ui.panels.contacts.plan_filters import on_plan_choices
from ui.widgets.chip import Chip
from ui.widgets.text import Text

AddContact = Callable[..., int]


@pytest.fixture
def add(context: Context) -> AddContact:
    def add_contact(given: str, family: str, **values: object) -> int:
        return context.contacts.add(ContactDraft(name=PersonName(given, family), **values))  # type: ignore[arg-type]

    return add_contact


@pytest.fixture
def tom(add: AddContact) -> int:
    return add(
        "Tom",
        "Harris",
        company="Harris Plumbing",
        phones=(Phone("020 7946 0123", Kind.WORK),),
        addresses=(PostalAddress("12 Mill Lane", locality="Leeds", postcode="LS1 4AB"),),
        interests=("golf",),
        status=Status.PROSPECT,
    )


@pytest.fixture
def ana(add: AddContact) -> int:
    return add("Ana", "Oliveira", interests=("jazz",))


@pytest.fixture
def page(context: Context, tom: int, ana: int, jobs: JobRunner, qtbot: QtBot) -> ContactsPage:
    made = ContactsPage(context, context.mailings.label_lines, jobs)
    context.subscribe(made.refresh)
    qtbot.addWidget(made)
    made.resize(1096, 708)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.open_contact(tom)
    return made


def shown_names(page: ContactsPage) -> list[str]:
    model = page.list_panel.model
    model.complete()
    return [model.index(row).data() for row in range(model.rowCount())]


def type_into(qtbot: QtBot, field: object, text: str) -> None:
    field.setFocus()  # type: ignore[attr-defined]
    field.editor.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field.editor, text)  # type: ignore[attr-defined]
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)  # type: ignore[attr-defined]


def test_the_list_is_in_the_order_of_family_names(page: ContactsPage) -> None:
    assert shown_names(page) == ["Tom Harris", "Ana Oliveira"]


def test_typing_narrows_the_list_and_chooses_the_first_hit(page: ContactsPage) -> None:
    page.search("oliv")
    assert shown_names(page) == ["Ana Oliveira"]
    assert page.contact_panel.header.name.value() == "Ana Oliveira"


def test_a_filter_is_taken_away_by_its_chip(page: ContactsPage) -> None:
    page.list_panel.filters.choose(ContactQuery(interests=frozenset({"jazz"})))
    assert shown_names(page) == ["Ana Oliveira"]
    page.list_panel.filters.choose(ContactQuery())
    assert len(shown_names(page)) == 2


def test_tab_goes_from_the_filters_to_the_list(page: ContactsPage, qtbot: QtBot) -> None:
    filters = page.list_panel.filters
    filters.choose(ContactQuery(interests=frozenset({"golf", "jazz"})))
    QApplication.processEvents()
    filters.add_button.setFocus()
    qtbot.keyClick(filters.add_button, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget().accessibleName() == "Remove the filter jazz"
    filters.add_button.setFocus()
    for name in ("Save list", "Contacts"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget().accessibleName() == name


def test_a_narrowed_list_can_be_saved(page: ContactsPage, context: Context, qtbot: QtBot) -> None:
    filters = page.list_panel.filters
    filters.choose(ContactQuery(interests=frozenset({"golf"})))
    qtbot.mouseClick(filters.save_button, Qt.MouseButton.LeftButton)
    filters.naming.name.setText("Golfers")
    with qtbot.waitSignal(page.done):
        qtbot.keyClick(filters.naming.name, Qt.Key.Key_Return)
    assert filters.naming.isHidden()
    assert context.segments.get_by_name("golfers").contact_count == 1


def test_a_list_without_a_name_says_why_it_is_not_saved(page: ContactsPage, qtbot: QtBot) -> None:
    filters = page.list_panel.filters
    filters.choose(ContactQuery(interests=frozenset({"golf"})))
    qtbot.mouseClick(filters.save_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(filters.naming.name, Qt.Key.Key_Return)
    assert filters.naming.problem.text() == "Type a name for the list."
    assert filters.naming.problem.isVisible()


def test_a_field_edited_in_place_is_in_the_book(page: ContactsPage, context: Context, tom: int, qtbot: QtBot) -> None:
    type_into(qtbot, page.contact_panel.header.company, "Harris & Sons")
    assert context.contacts.get(tom).draft.company == "Harris & Sons"


def test_the_list_shows_the_new_name_at_once(page: ContactsPage, qtbot: QtBot) -> None:
    type_into(qtbot, page.contact_panel.header.name, "Thomas Harris")
    assert shown_names(page)[0] == "Thomas Harris"


def test_an_emptied_name_without_a_company_is_refused_beside_the_field(
    page: ContactsPage, ana: int, qtbot: QtBot
) -> None:
    page.open_contact(ana)
    type_into(qtbot, page.contact_panel.header.name, " ")
    assert page.contact_panel.header.name.problem() == "Type a name or a company."


def test_tab_saves_a_field_and_goes_on_to_the_next(
    page: ContactsPage, context: Context, tom: int, qtbot: QtBot
) -> None:
    header = page.contact_panel.header
    header.job_title.setFocus()
    qtbot.keyClicks(header.job_title.editor, "Owner")
    qtbot.keyClick(header.job_title.editor, Qt.Key.Key_Tab)
    assert context.contacts.get(tom).draft.job_title == "Owner"
    assert header.company.editor.hasFocus()


def test_tab_walks_through_the_contact_in_reading_order(page: ContactsPage, qtbot: QtBot) -> None:
    panel = page.contact_panel
    panel.header.log_touch.setFocus()
    walked = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    phone = panel.contact_card.phones.rows()[0].field.editor
    address = panel.contact_card.addresses.rows()[0].lines_button
    assert walked.index(panel.chips.add_interest.chip) < walked.index(phone) < walked.index(address)


def test_tab_walks_down_the_one_column_of_a_narrow_window(page: ContactsPage, qtbot: QtBot) -> None:
    page.resize(820, 560)
    panel = page.contact_panel
    panel.header.log_touch.setFocus()
    walked = []
    for _ in range(9):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    add = panel.contact_card.head.itemAt(panel.contact_card.head.count() - 1).widget()
    assert walked.index(panel.next_card.plan_button) < walked.index(add)


def test_esc_goes_back_to_the_list(page: ContactsPage, qtbot: QtBot) -> None:
    page.contact_panel.header.name.setFocus()
    qtbot.keyClick(page.contact_panel.header.name.editor, Qt.Key.Key_Escape)
    assert page.list_panel.view.hasFocus()


def test_what_is_undone_shows_as_it_was(page: ContactsPage, context: Context, qtbot: QtBot) -> None:
    type_into(qtbot, page.contact_panel.header.company, "Elsewhere")
    context.history.undo()
    assert page.contact_panel.header.company.value() == "Harris Plumbing"


def test_going_to_another_contact_saves_what_was_being_typed(
    page: ContactsPage, context: Context, tom: int, ana: int, qtbot: QtBot
) -> None:
    company = page.contact_panel.header.company
    company.setFocus()
    company.editor.selectAll()
    qtbot.keyClicks(company.editor, "Harris Ltd")
    page.open_contact(ana)
    assert context.contacts.get(tom).draft.company == "Harris Ltd"
    assert company.value() == ""


def test_what_was_refused_waits_in_its_field_and_is_told_when_another_contact_is_shown(
    page: ContactsPage, context: Context, tom: int, ana: int, qtbot: QtBot
) -> None:
    dates = page.contact_panel.dates_card
    type_into(qtbot, dates.rows()[0].field, "31 Februry")
    why = dates.rows()[0].field.problem()
    with qtbot.waitSignal(page.said) as said:
        page.open_contact(ana)
    assert said.args == ["Not saved: “31 Februry”. It waits in its field with Tom Harris."]
    assert (dates.rows()[0].field.value(), dates.rows()[0].field.problem()) == ("", "")
    page.open_contact(tom)
    assert (dates.rows()[0].field.value(), dates.rows()[0].field.problem()) == ("31 Februry", why)


def test_what_was_refused_and_then_put_right_is_not_told(page: ContactsPage, tom: int, ana: int, qtbot: QtBot) -> None:
    field = page.contact_panel.dates_card.rows()[0].field
    type_into(qtbot, field, "31 Februry")
    page.open_contact(ana)
    page.open_contact(tom)
    type_into(qtbot, field, "3 March")
    with qtbot.assertNotEmitted(page.said):
        page.open_contact(ana)
        page.open_contact(tom)
    assert field.problem() == ""


def test_deleting_asks_nothing_and_goes_on_to_the_next(page: ContactsPage, context: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.done) as done:
        page.list_panel.view.setFocus()
        qtbot.keyClick(page.list_panel.view, Qt.Key.Key_Delete)
    assert done.args == ["Deleted Tom Harris"]
    assert shown_names(page) == ["Ana Oliveira"]
    assert page.contact_panel.header.name.value() == "Ana Oliveira"


def test_undoing_a_deletion_brings_the_contact_back_to_the_list(page: ContactsPage, context: Context) -> None:
    page.delete_chosen()
    context.history.undo()
    assert shown_names(page) == ["Tom Harris", "Ana Oliveira"]


def test_a_change_for_all_chosen_is_one_step(page: ContactsPage, context: Context, tom: int, ana: int) -> None:
    page.select_all()
    bulk = page.bulk_panel
    bulk.field.setCurrentIndex(bulk.field.findData(BulkField.STATUS))
    bulk.choices.setCurrentIndex(bulk.choices.findData(Status.CUSTOMER.value))
    bulk.apply.click()
    assert {context.contacts.get(i).draft.status for i in (tom, ana)} == {Status.CUSTOMER}
    assert context.history.undo_name == "Change status of 2 contacts"


def test_those_who_were_chosen_stay_chosen_after_a_change(page: ContactsPage, tom: int, ana: int) -> None:
    page.select_all()
    bulk = page.bulk_panel
    bulk.field.setCurrentIndex(bulk.field.findData(BulkField.ADD_GROUP))
    bulk.text.setText("Christmas cards")
    bulk.apply.click()
    assert page.list_panel.chosen_ids() == [tom, ana]


def test_enter_in_the_value_changes_all_chosen_once(page: ContactsPage, context: Context, qtbot: QtBot) -> None:
    said: list[str] = []
    page.done.connect(said.append)
    page.select_all()
    bulk = page.bulk_panel
    bulk.field.setCurrentIndex(bulk.field.findData(BulkField.ADD_INTEREST))
    qtbot.keyClicks(bulk.text, "bridge-club")
    qtbot.keyClick(bulk.text, Qt.Key.Key_Return)
    assert said == ["Changed 2 contacts"]
    assert context.history.undo_name == "Add bridge-club to 2 contacts"


def test_after_a_change_for_all_undo_belongs_to_the_book(page: ContactsPage, qtbot: QtBot) -> None:
    page.select_all()
    bulk = page.bulk_panel
    bulk.field.setCurrentIndex(bulk.field.findData(BulkField.ADD_INTEREST))
    qtbot.keyClicks(bulk.text, "bridge-club")
    qtbot.keyClick(bulk.text, Qt.Key.Key_Return)
    assert bulk.text.text() == ""
    assert not bulk.text.isUndoAvailable()


def test_a_new_contact_is_typed_with_keys_alone(page: ContactsPage, context: Context, qtbot: QtBot) -> None:
    page.begin_contact()
    panel = page.new_panel
    qtbot.waitUntil(panel.name.hasFocus)
    qtbot.keyClicks(QApplication.focusWidget(), "Priya Nair")
    qtbot.keyClick(panel.name, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "Nair Dental")
    qtbot.keyClick(panel.company, Qt.Key.Key_Return)
    added = context.contacts.get(page.list_panel.chosen_ids()[0])
    assert (added.draft.name, added.draft.company) == (PersonName("Priya", "Nair"), "Nair Dental")
    assert [row.draft.due_on for row in added.follow_ups] == [context.clock.today()]


def test_a_new_contact_goes_on_the_default_plan_at_once(page: ContactsPage, context: Context) -> None:
    page.begin_contact()
    page.new_panel.name.setText("Priya Nair")
    page.new_panel.add_button.click()
    enrolment = context.enrolments.find(page.list_panel.chosen_ids()[0])
    assert enrolment is not None
    assert (enrolment.plan, enrolment.step) == ("Seven touches, then stay close", 1)


@pytest.mark.parametrize(("choice", "plan"), [("none", None), ("Once a month", "Once a month")])
def test_a_new_contact_goes_on_the_plan_that_was_chosen(
    page: ContactsPage, context: Context, choice: str, plan: str | None
) -> None:
    page.begin_contact()
    page.new_panel.name.setText("Priya Nair")
    page.new_panel.plan.setCurrentText(choice)
    page.new_panel.add_button.click()
    enrolment = context.enrolments.find(page.list_panel.chosen_ids()[0])
    assert (enrolment.plan if enrolment else None) == plan


def test_a_new_contact_without_name_and_company_keeps_what_was_typed(page: ContactsPage, context: Context) -> None:
    page.begin_contact()
    page.new_panel.phone.setText("0113 496 0000")
    page.new_panel.add_button.click()
    assert not page.new_panel.problem.isHidden()
    assert page.new_panel.phone.text() == "0113 496 0000"
    assert context.lists.count(ContactQuery()) == 2


def test_esc_closes_the_pane_for_a_new_contact(page: ContactsPage, qtbot: QtBot) -> None:
    page.begin_contact()
    qtbot.keyClick(page.new_panel.name, Qt.Key.Key_Escape)
    assert page.contact_panel.isVisible()


def test_a_birthday_is_typed_as_it_is_said(page: ContactsPage, context: Context, tom: int, qtbot: QtBot) -> None:
    type_into(qtbot, page.contact_panel.dates_card.rows()[0].field, "14 March")
    birthday = context.contacts.get(tom).draft.birthday
    assert birthday is not None
    assert (birthday.day.month, birthday.day.day, birthday.day.year) == (3, 14, None)


def test_an_emptied_phone_goes(page: ContactsPage, context: Context, tom: int, qtbot: QtBot) -> None:
    field = page.contact_panel.contact_card.phones.rows()[0].field
    field.setFocus()
    field.editor.clear()
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert context.contacts.get(tom).draft.phones == ()


def test_what_is_no_email_address_is_told_beside_the_field(
    page: ContactsPage, context: Context, tom: int, qtbot: QtBot
) -> None:
    field = page.contact_panel.contact_card.emails.rows()[0].field
    type_into(qtbot, field, "no good mail")
    assert field.problem() == "“no good mail” is no e-mail address; it looks like name@example.org."
    assert context.contacts.get(tom).draft.emails == ()


def test_a_new_contact_with_a_wrong_email_address_is_not_added(page: ContactsPage, context: Context) -> None:
    page.begin_contact()
    page.new_panel.name.setText("Priya Nair")
    page.new_panel.email.setText("priya at nair")
    page.new_panel.add_button.click()
    assert "is no e-mail address" in page.new_panel.problem.text()
    places = [page.new_panel.layout().indexOf(widget) for widget in (page.new_panel.email, page.new_panel.problem)]
    assert places[1] == places[0] + 1
    assert context.lists.count(ContactQuery()) == 2


def test_an_added_phone_is_saved_after_the_others(page: ContactsPage, context: Context, tom: int, qtbot: QtBot) -> None:
    phones = page.contact_panel.contact_card.phones
    phones.add_row()
    type_into(qtbot, phones.rows()[-1].field, "+44 7700 900123")
    assert [phone.number for phone in context.contacts.get(tom).draft.phones] == ["020 7946 0123", "+44 7700 900123"]


def test_post_that_came_back_is_told_below_the_address_until_it_is_checked(
    page: ContactsPage, context: Context, tom: int
) -> None:
    draft = context.contacts.get(tom).draft
    returned = replace(draft.addresses[0], returned_on=date(2026, 11, 3))
    context.contacts.edit(tom, draft, replace(draft, addresses=(returned,)))
    page.open_contact(tom)
    note = page.contact_panel.contact_card.addresses.rows()[0].returned
    assert note.isVisibleTo(page)
    assert note.words.text() == "Post came back on 3 Nov 2026: no mail goes here"
    note.checked_button.click()
    assert not note.isVisibleTo(page)
    assert context.contacts.get(tom).draft.addresses == draft.addresses


def test_the_line_of_a_household_is_edited_on_the_contact_and_worked_out_when_emptied(
    page: ContactsPage, context: Context, tom: int, add: AddContact
) -> None:
    card = page.contact_panel.household_card
    page.open_contact(tom)
    assert card is not None
    assert not card.isVisibleTo(page)
    context.households.make([[tom, add("Ann", "Harris")]])
    assert card.isVisibleTo(page)
    assert (card.line.value(), card.members.text()) == ("Tom & Ann Harris", "Tom Harris, Ann Harris")
    card.line.editor.setText("The Harrises")  # type: ignore[union-attr]
    card.line.commit()
    household = context.households.find_of(tom)
    assert household is not None
    assert household.line == "The Harrises"
    card.line.editor.setText("")  # type: ignore[union-attr]
    card.line.commit()
    assert card.line.value() == "Tom & Ann Harris"
    card.part_button.click()
    assert not card.isVisibleTo(page)


def test_an_address_is_shown_as_its_label_and_edited_in_parts(
    page: ContactsPage, context: Context, tom: int, qtbot: QtBot
) -> None:
    row = page.contact_panel.contact_card.addresses.rows()[0]
    assert row.lines_button.text().splitlines()[0] == "Tom Harris"
    row.lines_button.click()
    row.form.locality.setText("Hull")
    qtbot.keyClick(row.form.locality, Qt.Key.Key_Return)
    assert context.contacts.get(tom).draft.addresses[0].locality == "Hull"
    assert row.lines_button.isVisible()


def test_tab_out_of_an_address_saves_it_and_goes_on_to_the_next_control(
    page: ContactsPage, context: Context, ana: int, qtbot: QtBot
) -> None:
    page.open_contact(ana)
    row = page.contact_panel.contact_card.addresses.rows()[0]
    row.lines_button.click()
    for text in ("1 High Street", "Leeds", "LS1 4AB", "", ""):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert context.contacts.get(ana).draft.addresses[0].locality == "Leeds"
    assert page.contact_panel.dates_card.isAncestorOf(QApplication.focusWidget())


def test_typing_on_an_address_opens_it_with_what_was_typed(page: ContactsPage, ana: int, qtbot: QtBot) -> None:
    page.open_contact(ana)
    row = page.contact_panel.contact_card.addresses.rows()[0]
    row.lines_button.setFocus()
    for character in "12 Mill Lane":
        qtbot.keyClicks(QApplication.focusWidget(), character)
    assert row.form.street.toPlainText() == "12 Mill Lane"


def test_an_interest_is_added_with_enter(page: ContactsPage, context: Context, tom: int, qtbot: QtBot) -> None:
    adder = page.contact_panel.chips.add_interest
    adder.chip.click()
    qtbot.keyClicks(adder.field, "sailing")
    qtbot.keyClick(adder.field, Qt.Key.Key_Return)
    assert context.contacts.get(tom).draft.interests == ("golf", "sailing")


def test_a_flag_is_set_by_its_box(page: ContactsPage, context: Context, tom: int) -> None:
    page.contact_panel.flags_card.box(Flag.NO_CALL).click()
    assert context.contacts.get(tom).draft.flags == {Flag.NO_CALL}


def test_a_note_is_added_dated_today(page: ContactsPage, context: Context, tom: int, qtbot: QtBot) -> None:
    note = page.contact_panel.notes_card.new_note
    note.setFocus()
    qtbot.keyClicks(note.editor, "Van lease ends in spring")
    qtbot.keyClick(note.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert context.contacts.get(tom).notes[0].note == Note("Van lease ends in spring", context.clock.today())
    assert note.value() == ""


def test_a_logged_touch_does_the_follow_up_that_is_due(page: ContactsPage, context: Context, tom: int) -> None:
    today = context.clock.today()
    context.follow_ups.plan(tom, FollowUpDraft(today - timedelta(days=2), Method.PHONE, "Call about the seminar"))
    page.log_touch()
    page.contact_panel.touch_form.plans_next.setChecked(False)
    page.contact_panel.touch_form.log_button.click()
    detail = context.contacts.get(tom)
    assert detail.follow_ups == ()
    assert [row.draft.made_on for row in detail.touches] == [today]


def test_a_touch_with_a_next_day_plans_it(page: ContactsPage, context: Context, tom: int) -> None:
    page.log_touch()
    page.contact_panel.touch_form.plans_next.setChecked(True)
    page.contact_panel.touch_form.log_button.click()
    assert len(context.contacts.get(tom).follow_ups) == 1
    context.history.undo()
    detail = context.contacts.get(tom)
    assert (detail.touches, detail.follow_ups) == ((), ())


def test_a_follow_up_is_planned_from_its_form(page: ContactsPage, context: Context, tom: int, qtbot: QtBot) -> None:
    page.contact_panel.begin_plan()
    form = page.contact_panel.next_card.form
    qtbot.keyClicks(form.purpose, "Send the brochure")
    qtbot.keyClick(form.purpose, Qt.Key.Key_Return)
    planned = context.contacts.get(tom).follow_ups[0].draft
    assert (planned.purpose, planned.due_on) == ("Send the brochure", date(2026, 11, 28))


def test_a_follow_up_with_who_must_not_be_contacted_is_refused_and_stays_typed(
    page: ContactsPage, context: Context, tom: int, qtbot: QtBot
) -> None:
    context.contacts.change_many([tom], BulkChange(BulkField.SET_FLAG, "do not contact"))
    page.contact_panel.begin_plan()
    form = page.contact_panel.next_card.form
    qtbot.keyClicks(form.purpose, "Send the brochure")
    with qtbot.waitSignal(page.said) as said:
        qtbot.keyClick(form.purpose, Qt.Key.Key_Return)
    assert "is not to be contacted" in said.args[0]
    assert form.purpose.text() == "Send the brochure"


def test_touches_with_several_are_logged_together(page: ContactsPage, context: Context, tom: int, ana: int) -> None:
    page.select_all()
    page.log_touch()
    page.bulk_panel.touch_form.log_button.click()
    assert all(context.contacts.get(contact_id).touches for contact_id in (tom, ana))


def test_touches_with_several_and_what_comes_next_are_one_step(
    page: ContactsPage, context: Context, tom: int, ana: int
) -> None:
    page.select_all()
    page.log_touch()
    page.bulk_panel.touch_form.plans_next.setChecked(True)
    page.bulk_panel.touch_form.log_button.click()
    assert all(context.contacts.get(contact_id).follow_ups for contact_id in (tom, ana))
    context.history.undo()
    details = [context.contacts.get(contact_id) for contact_id in (tom, ana)]
    assert [(detail.touches, detail.follow_ups) for detail in details] == [((), ()), ((), ())]


def test_labels_are_asked_for_those_chosen(page: ContactsPage, tom: int, ana: int, qtbot: QtBot) -> None:
    page.select_all()
    with qtbot.waitSignal(page.labels_requested) as asked:
        page.commands()[Command.PRINT_LABELS]()
    assert asked.args == [[tom, ana]]


def test_opening_a_contact_takes_away_the_filter_that_hides_it(page: ContactsPage, ana: int, qtbot: QtBot) -> None:
    page.search("harris")
    with qtbot.waitSignal(page.search_shown) as shown:
        page.open_contact(ana)
    assert shown.args == [""]
    assert page.contact_panel.header.name.value() == "Ana Oliveira"


def test_a_contact_that_is_gone_is_told(page: ContactsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.said) as said:
        page.open_contact(99_999)
    assert said.args == ["This contact is no longer in the book."]


def test_a_search_without_a_hit_says_so(page: ContactsPage) -> None:
    page.search("zzzz")
    assert page.nothing_found.isVisible()


def test_an_empty_book_offers_the_first_steps(page: ContactsPage) -> None:
    page.select_all()
    page.delete_chosen()
    assert page.empty_book.isVisible()


def test_a_name_that_looks_like_markup_is_shown_as_it_is(page: ContactsPage, context: Context, add: AddContact) -> None:
    contact_id = add("<b>Robert</b>", "Tables")
    context.follow_ups.log_touch([contact_id], TouchDraft(context.clock.today(), note="<i>not</i> italic"))
    page.open_contact(contact_id)
    assert page.contact_panel.header.name.value() == "<b>Robert</b> Tables"


def test_width_and_contact_are_remembered(
    page: ContactsPage, context: Context, jobs: JobRunner, ana: int, qtbot: QtBot
) -> None:
    page.open_contact(ana)
    other = ContactsPage(context, context.mailings.label_lines, jobs)
    qtbot.addWidget(other)
    other.restore_state(page.save_state())
    with qtbot.waitExposed(other):
        other.show()
    qtbot.waitUntil(lambda: other.contact_panel.header.name.value() == "Ana Oliveira")
    assert other.list_panel.chosen_ids() == [ana]


def test_what_another_program_wrote_shows(page: ContactsPage, context: Context, add: AddContact) -> None:
    add("Zofia", "Wiśniewska")
    QCoreApplication.processEvents()
    assert shown_names(page)[-1] == "Zofia Wiśniewska"
    assert page.count() == 3


@pytest.fixture
def default_plan(context: Context) -> int:
    return context.plans.list_all()[0].id


@pytest.fixture
def enrolled(page: ContactsPage, context: Context, tom: int, default_plan: int) -> ContactsPage:
    """Tom is on the default plan since four weeks, with four of its steps done on their days."""
    context.enrolments.enrol(tom, default_plan, context.clock.today() - timedelta(days=28))
    for _ in range(4):
        row = context.follow_ups.list_open(tom)[0]
        context.follow_ups.complete(row.id, TouchDraft(row.draft.due_on, row.draft.method, carried="A tip"))
    return page


def test_the_card_of_the_plan_says_where_the_contact_stands(enrolled: ContactsPage) -> None:
    card, next_card = enrolled.contact_panel.plan_card, enrolled.contact_panel.next_card
    assert card.isVisible()
    assert not next_card.isVisible()
    assert card.title.text() == "Plan: Seven touches, then stay close"
    assert card.dots.accessibleName() == "touch 5 of 7"
    assert card.line.purpose.editor.text() == "Ask, listen, note"
    assert card.then.text() == (
        "then, 17 days later: Tips newsletter\n"
        "after touch 7: once a month in the first year, then once a quarter, for ever"
    )


def test_without_a_plan_one_can_be_started(page: ContactsPage, context: Context, tom: int, default_plan: int) -> None:
    assert not page.contact_panel.plan_card.isVisible()
    page.contact_panel.next_card.enrol_requested.emit(default_plan)
    assert page.contact_panel.plan_card.isVisible()
    assert context.enrolments.find(tom) is not None


def test_a_plan_is_paused_and_goes_on(enrolled: ContactsPage, context: Context, tom: int) -> None:
    card, today = enrolled.contact_panel.plan_card, context.clock.today()
    card.pause(today + timedelta(days=10))
    assert card.waits.accessibleName() == "paused until 1 Dec"
    card.menu.aboutToShow.emit()
    card.menu.actions()[0].trigger()
    assert card.waits.isHidden()
    enrolment = context.enrolments.find(tom)
    assert enrolment is not None
    assert enrolment.due_on == today


def test_the_plan_is_changed_at_the_right_place(enrolled: ContactsPage, context: Context, tom: int) -> None:
    card = enrolled.contact_panel.plan_card
    card.enrol(context.plans.get_by_name("Eight touches")[0])
    assert card.title.text() == "Plan: Eight touches"
    assert card.dots.accessibleName() == "touch 5 of 8"


def test_ending_a_plan_keeps_the_reason_in_the_owners_words(
    enrolled: ContactsPage, context: Context, tom: int, qtbot: QtBot
) -> None:
    card = enrolled.contact_panel.plan_card
    card.begin_end()
    assert not card.end_form.end_button.isEnabled()
    card.end_form.reason.button(EndReason.NOT_SUITED).click()
    assert card.end_form.cold_button.isHidden()
    card.end_form.note.setText("Too far away")
    qtbot.keyClick(card.end_form.note, Qt.Key.Key_Return)
    ended = [(row.reason, row.note) for row in context.enrolments.list_ended(tom)]
    assert ended == [(EndReason.NOT_SUITED, "Too far away")]
    assert not card.isVisible()
    assert enrolled.contact_panel.next_card.isVisible()


def test_after_a_no_one_button_goes_on_with_the_cold_list(enrolled: ContactsPage, context: Context, tom: int) -> None:
    card = enrolled.contact_panel.plan_card
    card.begin_end()
    card.end_form.reason.button(EndReason.SAID_NO).click()
    card.end_form.cold_button.click()
    assert card.title.text() == "Plan: Cold list"
    assert [row.reason for row in context.enrolments.list_ended(tom)] == [EndReason.SAID_NO]
    assert context.history.undo() == "End plan of Tom Harris"
    assert card.title.text() == "Plan: Seven touches, then stay close"


def test_esc_keeps_the_plan(enrolled: ContactsPage, context: Context, tom: int, qtbot: QtBot) -> None:
    card = enrolled.contact_panel.plan_card
    card.begin_end()
    qtbot.keyClick(card.end_form.note, Qt.Key.Key_Escape)
    assert card.end_form.isHidden()
    assert context.enrolments.find(tom) is not None


def test_the_plans_of_a_selection_are_paused_go_on_and_end(
    page: ContactsPage, context: Context, tom: int, ana: int, default_plan: int
) -> None:
    for contact_id in (tom, ana):
        context.enrolments.enrol(contact_id, default_plan)
    page.select_all()
    card, said = page.bulk_panel.plan_card, []
    page.done.connect(said.append)
    card.pause(context.clock.today() + timedelta(days=10))
    card.resume_button.click()
    card.end_button.click()
    card.end_form.reason.button(EndReason.OTHER).click()
    card.end_form.end_button.click()
    assert said == ["Paused 2 contacts", "2 contacts go on", "Ended the plans of 2 contacts"]
    assert [context.enrolments.find(contact_id) for contact_id in (tom, ana)] == [None, None]


def test_a_follow_up_by_hand_stands_beside_the_plan(enrolled: ContactsPage, context: Context, tom: int) -> None:
    context.follow_ups.plan(tom, FollowUpDraft(context.clock.today(), Method.MAIL, "Send the brochure"))
    assert enrolled.contact_panel.next_card.isVisible()


def test_three_touches_by_the_same_method_are_pointed_out(enrolled: ContactsPage, context: Context, tom: int) -> None:
    for days in (3, 2, 1):
        context.follow_ups.log_touch([tom], TouchDraft(context.clock.today() - timedelta(days=days), carried="A tip"))
    assert enrolled.contact_panel.plan_card.warnings.text() == (
        "The last three touches came the same way: try another one."
    )


def test_done_on_the_card_goes_on_with_the_plan(enrolled: ContactsPage, context: Context, tom: int) -> None:
    panel = enrolled.contact_panel
    panel.plan_card.line.done.click()
    assert not panel.touch_form.plans_next.isChecked()
    panel.touch_form.log_button.click()
    enrolment = context.enrolments.find(tom)
    assert enrolment is not None
    assert (enrolment.step, enrolment.due_on) == (6, context.clock.today() + timedelta(days=17))


def test_a_selection_is_put_on_a_plan_and_goes_on_with_another(
    page: ContactsPage, context: Context, tom: int, ana: int, qtbot: QtBot
) -> None:
    page.select_all()
    card = page.bulk_panel.plan_card
    card.plan.setCurrentText("Once a month")
    with qtbot.waitSignal(page.done) as said:
        card.enrol.click()
    assert said.args == ["Put 2 contacts on Once a month"]
    card.plan.setCurrentText("Eight touches")
    with qtbot.waitSignal(page.done) as said:
        card.change.click()
    assert said.args == ["2 contacts go on with Eight touches"]
    plans = [context.enrolments.find(contact_id) for contact_id in (tom, ana)]
    assert [row.plan for row in plans if row is not None] == ["Eight touches", "Eight touches"]


def test_a_touch_with_a_selection_moves_each_plan_on(
    page: ContactsPage, context: Context, tom: int, ana: int, default_plan: int
) -> None:
    for contact_id in (tom, ana):
        context.enrolments.enrol(contact_id, default_plan)
    page.select_all()
    page.log_touch()
    page.bulk_panel.touch_form.log_button.click()
    rows = [context.enrolments.find(contact_id) for contact_id in (tom, ana)]
    assert [row.step for row in rows if row is not None] == [2, 2]


def visible_chip(filters: FilterBar, text: str) -> Chip | None:
    return next((chip for chip in filters.findChildren(Chip) if chip.text() == text and chip.isVisible()), None)


@pytest.mark.parametrize(
    ("query", "chip", "names"),
    [
        (ContactQuery(has_no_plan=True), "no plan", ["Ana Oliveira"]),
        (ContactQuery(is_overdue=True), "overdue", ["Tom Harris"]),
        (ContactQuery(untouched_days=31), "not touched for 31 days", ["Ana Oliveira", "Tom Harris"]),
        (ContactQuery(at_touch=1), "at touch 1", ["Tom Harris"]),
    ],
)
def test_lists_are_narrowed_by_plans_and_touches(
    page: ContactsPage,
    context: Context,
    tom: int,
    query: ContactQuery,
    chip: str,
    names: list[str],
    qtbot: QtBot,
) -> None:
    context.enrolments.enrol(tom, context.plans.list_all()[0].id, context.clock.today() - timedelta(days=3))
    filters = page.list_panel.filters
    filters.choose(query)
    assert sorted(shown_names(page)) == names
    qtbot.waitUntil(lambda: visible_chip(filters, chip) is not None)
    shown = visible_chip(filters, chip)
    assert shown is not None
    shown.click()
    assert filters.query() == ContactQuery()


def test_the_menu_of_filters_offers_those_of_plans(page: ContactsPage) -> None:
    filters = page.list_panel.filters
    menu = next(chip for chip in filters.findChildren(Chip) if chip.text() == "+ Filter").menu()
    assert menu is not None
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert {"No plan", "Overdue", "Not touched for", "At touch"} <= set(texts)
    menu.actions()[texts.index("No plan")].trigger()
    assert filters.query() == ContactQuery(has_no_plan=True)


def test_who_is_on_a_plan_is_found_by_the_filter_and_saved(
    page: ContactsPage, context: Context, tom: int, qtbot: QtBot
) -> None:
    context.enrolments.enrol(tom, context.plans.get_by_name("Once a month")[0])
    filters = page.list_panel.filters
    choices = {choice.name: choice for choice in on_plan_choices(filters.query(), ["Once a month"])}
    filters.choose(choices["Once a month"].query)
    assert shown_names(page) == ["Tom Harris"]
    qtbot.waitUntil(lambda: visible_chip(filters, "on Once a month") is not None)
    context.segments.save("Monthly", filters.query())
    assert context.segments.get_by_name("Monthly").query == filters.query()


def test_a_half_typed_touch_waits_with_its_contact(page: ContactsPage, context: Context, tom: int, ana: int) -> None:
    page.open_contact(tom)
    page.log_touch()
    form = page.contact_panel.touch_form
    form.outcome.choose(Outcome.BOUGHT)
    form.purchase.what.setText("Manual")
    form.note.setPlainText("Wants it soon")
    page.open_contact(ana)
    assert not form.isVisible()
    page.open_contact(tom)
    assert form.isVisible()
    assert (form.purchase.what.text(), form.note.toPlainText()) == ("Manual", "Wants it soon")
    form.log_button.click()
    (touch,) = context.contacts.get(tom).touches
    assert (touch.draft.note, touch.purchases) == ("Wants it soon", (PurchaseDraft("Manual"),))
    page.open_contact(ana)
    page.open_contact(tom)
    assert not form.isVisible()


def test_a_half_typed_touch_with_a_selection_stays(page: ContactsPage, tom: int, ana: int) -> None:
    page.select_all()
    page.log_touch()
    form = page.bulk_panel.touch_form
    form.note.setPlainText("Met at the fair")
    page.open_contact(tom)
    page.select_all()
    assert form.isVisible()
    assert form.note.toPlainText() == "Met at the fair"
    form.log_button.click()
    page.open_contact(tom)
    page.select_all()
    assert not form.isVisible()


def test_what_was_bought_stands_in_the_time_line(page: ContactsPage, context: Context, tom: int) -> None:
    touch = TouchDraft(context.clock.today(), outcome=Outcome.BOUGHT)
    context.follow_ups.log_touch([tom], touch, purchase=PurchaseDraft("Manual", Decimal("49.97")))
    page.open_contact(tom)
    texts = [label.text() for label in page.contact_panel.findChildren(Text)]
    amount = QLocale().toCurrencyString(49.97)
    assert f"Bought Manual for {amount}" in texts


def test_somebody_just_typed_in_is_not_announced(page: ContactsPage, context: Context) -> None:
    page.begin_contact()
    page.new_panel.name.setText("Nora New")
    page.new_panel.add_button.click()
    noon = datetime.combine(context.clock.today(), time(12))
    assert [item.contact_name for item in context.today.sections(context.clock.today()).reach_first] == ["Nora New"]
    assert context.reminders.collect(noon) == []


def test_the_best_weekday_is_chosen_and_the_next_touch_falls_on_it(enrolled: ContactsPage, context: Context) -> None:
    row = enrolled.contact_panel.dates_card.weekday
    assert row.button.text() == "any day"
    row.choose(2)
    assert row.button.text() == QLocale().dayName(3)
    enrolment = enrolled.contact_panel.plan_card.enrolment
    assert enrolment is not None
    context.follow_ups.complete(enrolment.follow_up_id, TouchDraft(context.clock.today()))
    enrolment = enrolled.contact_panel.plan_card.enrolment
    assert enrolment is not None
    assert enrolment.due_on.weekday() == 2


def test_who_must_not_be_contacted_is_marked_everywhere(
    page: ContactsPage, context: Context, tom: int, qtbot: QtBot
) -> None:
    page.open_contact(tom)
    context.enrolments.end([tom], EndReason.DO_NOT_CONTACT)
    panel = page.contact_panel
    qtbot.waitUntil(lambda: "Do not contact" in [chip.text() for chip in panel.chips.findChildren(Chip)])
    assert [row.must_not_be_contacted for row in context.lists.rows([tom])] == [True]
    assert not panel.header.call.isEnabled()
    assert panel.header.call.toolTip() == "Tom Harris is not to be contacted."


def test_what_was_changed_is_told_when_asked_for_and_put_back(
    page: ContactsPage, context: Context, tom: int, qtbot: QtBot
) -> None:
    before = context.contacts.get(tom).draft
    context.contacts.edit(tom, before, replace(before, company="Harbour Ltd"))
    page.open_contact(tom)
    changes = page.contact_panel.changes
    assert changes is not None
    assert not changes.timeline.isVisibleTo(page)
    changes.button.click()
    entries = [widget.accessibleName() for widget in changes.timeline.findChildren(QWidget) if widget.accessibleName()]
    assert any("Harris Plumbing → Harbour Ltd" in name for name in entries)
    (change,) = context.contact_history.list_changes(tom)[:1]
    changes._put_back(change)
    assert context.contacts.get(tom).draft.company == "Harris Plumbing"
    assert context.history.undo_name == "Restore company of Tom Harris"


def test_a_touch_that_could_not_be_logged_with_a_selection_is_not_lost(
    page: ContactsPage, context: Context, tom: int, ana: int, qtbot: QtBot
) -> None:
    page.select_all()
    page.log_touch()
    panel = page.bulk_panel
    panel.touch_form.note.setPlainText("Met at the fair")
    panel.show_contacts([tom, ana, 9_999])
    with qtbot.waitSignal(page.said) as said:
        panel.touch_form.log_button.click()
    assert said.args == ["A contact of the selection is no longer in the book."]
    assert panel.touch_form.isVisible()
    assert context.contacts.get(tom).touches == ()
