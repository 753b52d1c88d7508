from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft, Flag, PostalAddress
from models.domain.names import split_name
from models.domain.recipients import MailingOrder
from models.domain.segments import ContactQuery
from models.domain.status import Status
from models.domain.touches import Method
from ui.job_runner import JobRunner
from ui.pages.mailings_page import MailingsPage

LEEDS = PostalAddress(street="12 Mill Lane", locality="Leeds", postcode="LS1 4AB")
BATH = PostalAddress(street="14 Garden Row", locality="Bath", postcode="BA1 5AN")


@pytest.fixture
def show_page(context: Context, jobs: JobRunner, qtbot: QtBot) -> Callable[[], MailingsPage]:
    def show() -> MailingsPage:
        page = MailingsPage(context, jobs)
        context.subscribe(page.refresh)
        qtbot.addWidget(page)
        page.resize(1096, 708)
        page.show()
        qtbot.waitUntil(lambda: not jobs.running)
        return page

    return show


def add(context: Context, name: str, address: PostalAddress | None = LEEDS, **values: object) -> int:
    addresses = () if address is None else (address,)
    return context.contacts.add(ContactDraft(name=split_name(name), addresses=addresses, **values))


def names_on_sheet(page: MailingsPage) -> list[str]:
    return [placed.label.name for placed in page.preview.page.placed]


def test_everyone_with_an_address_is_on_the_sheet(context: Context, show_page: Callable[[], MailingsPage]) -> None:
    add(context, "Tom Harris")
    add(context, "Elena Novak", BATH)
    page = show_page()
    assert names_on_sheet(page) == ["Tom Harris", "Elena Novak"]
    assert page.recipients.counts.text() == "2 people · 2 labels"


def test_who_is_left_out_is_counted_with_the_reason_and_listed(
    context: Context, show_page: Callable[[], MailingsPage], qtbot: QtBot
) -> None:
    add(context, "Tom Harris")
    nobody = add(context, "Maria Kowalska", None)
    add(context, "Rosa Pérez", flags=frozenset({Flag.NO_MAIL}))
    page = show_page()
    qtbot.waitUntil(lambda: len(page.recipients.chips()) == 2)
    chips = page.recipients.chips()
    assert [chip.text() for chip in chips] == ["1 skipped: no address", "1 skipped: asked for no mail"]
    chips[0].click()
    left_out = page.recipients.list
    assert [(row.title, row.detail) for row in left_out.rows()] == [("Maria Kowalska", "no address")]
    left_out.go_to(0)
    with qtbot.waitSignal(page.contact_requested) as asked:
        qtbot.keyClick(left_out, Qt.Key.Key_Return)
    assert asked.args == [nobody]


def test_tab_walks_from_the_choice_to_those_left_out_and_on_to_the_stock(
    context: Context, show_page: Callable[[], MailingsPage], qtbot: QtBot
) -> None:
    add(context, "Tom Harris")
    add(context, "Maria Kowalska", None)
    page = show_page()
    walked = [page.recipients.change_button, *page.recipients.chips(), page.stock.stock_button, page.stock.start]
    # Qt shows what is put into a layout with the next event.
    qtbot.waitUntil(lambda: all(widget.isVisible() for widget in walked))
    walked[0].setFocus()
    for expected in walked[1:]:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is expected


def test_a_click_on_the_sheet_sets_the_first_label(
    context: Context, show_page: Callable[[], MailingsPage], qtbot: QtBot
) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.stock.choose_stock(context.mailings.get_stock("avery-5160"))
    place = page.preview.centre_of(5).toPoint()
    qtbot.mouseClick(page.preview, Qt.MouseButton.LeftButton, pos=place)
    assert page.stock.options.start == 5
    assert page.stock.start.value() == 5


def test_the_name_then_stands_on_the_label_that_was_clicked(
    context: Context, show_page: Callable[[], MailingsPage], jobs: JobRunner, qtbot: QtBot
) -> None:
    add(context, "Tom Harris")
    page = show_page()
    qtbot.mouseClick(page.preview, Qt.MouseButton.LeftButton, pos=page.preview.centre_of(5).toPoint())
    [placed] = page.preview.page.placed
    assert placed.box == page.stock.options.stock.boxes()[4]


def test_a_click_on_a_later_sheet_changes_nothing(
    context: Context, show_page: Callable[[], MailingsPage], qtbot: QtBot
) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.stock.copies.setValue(40)
    page.on_button.click()
    assert page.page_words.text() == "Sheet 2 of 2"
    qtbot.mouseClick(page.preview, Qt.MouseButton.LeftButton, pos=page.preview.centre_of(5).toPoint())
    assert page.stock.options.start == 1


def test_another_order_moves_the_names(
    context: Context, show_page: Callable[[], MailingsPage], jobs: JobRunner, qtbot: QtBot
) -> None:
    add(context, "Ann Ackerman", LEEDS)
    add(context, "Zoe Zimmer", BATH)
    page = show_page()
    page.stock.order.setCurrentIndex(page.stock.order.findData(MailingOrder.POSTCODE))
    qtbot.waitUntil(lambda: not jobs.running)
    assert names_on_sheet(page) == ["Zoe Zimmer", "Ann Ackerman"]


def test_a_saved_list_can_be_chosen(
    context: Context, show_page: Callable[[], MailingsPage], jobs: JobRunner, qtbot: QtBot
) -> None:
    add(context, "Tom Harris", status=Status.PROSPECT)
    add(context, "Elena Novak", status=Status.CUSTOMER)
    context.segments.save("Customers", ContactQuery(statuses=frozenset({Status.CUSTOMER})))
    page = show_page()
    page.recipients.menu.aboutToShow.emit()
    texts = [action.text() for action in page.recipients.menu.actions()]
    assert texts == ["All contacts", "Customers\t1 contact"]
    page.recipients.menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: not jobs.running)
    assert names_on_sheet(page) == ["Elena Novak"]


def test_a_selection_from_contacts_gets_labels(
    context: Context, show_page: Callable[[], MailingsPage], jobs: JobRunner, qtbot: QtBot
) -> None:
    tom = add(context, "Tom Harris")
    add(context, "Elena Novak")
    page = show_page()
    page.show_recipients([tom])
    qtbot.waitUntil(lambda: not jobs.running)
    assert names_on_sheet(page) == ["Tom Harris"]


def test_a_changed_name_appears_on_the_sheet(
    context: Context, show_page: Callable[[], MailingsPage], jobs: JobRunner, qtbot: QtBot
) -> None:
    page = show_page()
    assert not page.save_button.isEnabled()
    add(context, "Tom Harris")
    qtbot.waitUntil(lambda: not jobs.running)
    assert names_on_sheet(page) == ["Tom Harris"]
    assert page.save_button.isEnabled()


def test_saving_writes_the_pdf_and_offers_to_log_the_letters(
    context: Context, show_page: Callable[[], MailingsPage], jobs: JobRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    add(context, "Tom Harris")
    add(context, "Elena Novak", BATH)
    page = show_page()
    page.save_to(tmp_path / "Labels.pdf")
    qtbot.waitUntil(lambda: not jobs.running)
    assert (tmp_path / "Labels.pdf").read_bytes().startswith(b"%PDF")
    assert page.saved.words.text() == "Saved as Labels.pdf"
    assert page.saved.log_button.text() == "Log a letter for 2 people"


def test_logging_writes_a_letter_for_each_person_and_can_be_undone(
    context: Context, show_page: Callable[[], MailingsPage], jobs: JobRunner, qtbot: QtBot, tmp_path: Path, today: date
) -> None:
    tom = add(context, "Tom Harris")
    add(context, "Maria Kowalska", None)
    page = show_page()
    page.stock.copies.setValue(3)
    page.save_to(tmp_path / "Labels.pdf")
    qtbot.waitUntil(lambda: not jobs.running)
    with qtbot.waitSignal(page.done) as said:
        page.saved.log_button.click()
    assert said.args == ["Logged a letter for 1 person"]
    [row] = context.contacts.get(tom).touches
    assert (row.draft.made_on, row.draft.method) == (today, Method.MAIL)
    context.history.undo()
    assert context.contacts.get(tom).touches == ()


def test_a_file_that_can_not_be_written_is_told(
    context: Context, show_page: Callable[[], MailingsPage], qtbot: QtBot, tmp_path: Path
) -> None:
    add(context, "Tom Harris")
    page = show_page()
    with qtbot.waitSignal(page.said) as said:
        page.save_to(tmp_path / "no such folder" / "Labels.pdf")
    assert "was not written" in said.args[0]
    assert page.save_button.isEnabled()


def test_the_stock_saved_last_is_offered_first(
    context: Context, show_page: Callable[[], MailingsPage], jobs: JobRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.stock.choose_stock(context.mailings.get_stock("avery-5163"))
    qtbot.waitUntil(lambda: not jobs.running)
    page.save_to(tmp_path / "Labels.pdf")
    qtbot.waitUntil(lambda: not jobs.running)
    assert show_page().stock.options.stock.id == "avery-5163"


def test_the_stock_is_found_by_its_number(
    context: Context, show_page: Callable[[], MailingsPage], qtbot: QtBot, jobs: JobRunner
) -> None:
    page = show_page()
    page.stock.chooser.search.setText("5160")
    qtbot.keyClick(page.stock.chooser.search, Qt.Key.Key_Return)
    assert page.stock.options.stock.id == "avery-5160"


def test_nothing_is_prepared_before_the_page_is_shown(context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    page = MailingsPage(context, jobs)
    qtbot.addWidget(page)
    context.subscribe(page.refresh)
    add(context, "Tom Harris")
    assert jobs.running == ()
