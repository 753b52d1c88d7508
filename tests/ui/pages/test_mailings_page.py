"""The Mailings page on a real book, with real PDFs and a printer that prints to a file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QScrollArea
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft, Flag, PostalAddress
from models.domain.names import split_name
from models.domain.recipients import MailingOrder
from models.domain.segments import ContactQuery
from models.domain.status import Status
from models.domain.touches import FollowUpDraft, Method
from models.services.changes import ChangeSet
from ui.change_bridge import ChangeBridge
from ui.job_runner import JobRunner
from ui.pages.mailings_page import MailingsPage
from ui.pages.page import Command

LEEDS = PostalAddress(street="12 Mill Lane", locality="Leeds", postcode="LS1 4AB")
BATH = PostalAddress(street="14 Garden Row", locality="Bath", postcode="BA1 5AN")

Show = Callable[[], MailingsPage]


@pytest.fixture
def settle(jobs: JobRunner, qtbot: QtBot) -> Callable[[], None]:
    """Waits until nothing is prepared, drawn or written any more."""
    return lambda: qtbot.waitUntil(lambda: not jobs.running, timeout=20_000)


@pytest.fixture
def show_page(context: Context, jobs: JobRunner, qtbot: QtBot, settle: Callable[[], None]) -> Show:
    def show() -> MailingsPage:
        page = MailingsPage(context, jobs)
        # Mailings are written by jobs, and their changes come to the window's thread.
        ChangeBridge(context, page).changed.connect(page.refresh)
        qtbot.addWidget(page)
        page.resize(1096, 708)
        page.show()
        settle()
        return page

    return show


def add(context: Context, name: str, address: PostalAddress | None = LEEDS, **values: object) -> int:
    addresses = () if address is None else (address,)
    return context.contacts.add(ContactDraft(name=split_name(name), addresses=addresses, **values))


def save(page: MailingsPage, path: Path, settle: Callable[[], None]) -> str:
    """Save the labels and give the text of the file."""
    page.save_to(path)
    settle()
    return text_of(path)


def text_of(path: Path) -> str:
    return "\n".join(pdf_page.extract_text() for pdf_page in PdfReader(path).pages)


def chip(page: MailingsPage, words: str) -> None:
    """Press the chip with these words."""
    next(chip for chip in page.form.recipients.chips() if chip.text() == words).click()


def rows(page: MailingsPage) -> list[tuple[str, str]]:
    return [(row.title, row.detail) for row in page.side.labels.list.rows()]


def test_everyone_with_an_address_is_on_the_sheet(context: Context, show_page: Show) -> None:
    add(context, "Tom Harris")
    add(context, "Elena Novak", BATH)
    page = show_page()
    assert page.side.sheets.preview.filled == {1, 2}
    assert page.form.recipients.counts.text() == "2 people · 2 labels"
    assert page.form.carries.logs.text() == "Printing logs a letter for 2 people"


def test_the_sheet_that_is_shown_is_the_page_of_the_pdf(context: Context, show_page: Show) -> None:
    add(context, "Tom Harris")
    page = show_page()
    picture = page.side.sheets.preview.picture
    assert picture is not None
    stock = page.form.stock.options.stock
    assert picture.width() / picture.height() == pytest.approx(stock.page_width / stock.page_height, abs=0.01)
    grey = [picture.pixelColor(x, y).value() for x in range(picture.width()) for y in range(picture.height() // 4)]
    assert min(grey) < 128


def test_who_is_left_out_is_counted_with_the_reason_and_listed(context: Context, show_page: Show, qtbot: QtBot) -> None:
    add(context, "Tom Harris")
    nobody = add(context, "Maria Kowalska", None)
    add(context, "Rosa Pérez", flags=frozenset({Flag.NO_MAIL}))
    page = show_page()
    words = [chip.text() for chip in page.form.recipients.chips()]
    assert words[:2] == ["1 skipped: no address", "1 skipped: asked for no mail"]
    chip(page, "1 skipped: no address")
    assert rows(page) == [("Maria Kowalska", "no address")]
    with qtbot.waitSignal(page.contact_requested) as asked:
        qtbot.keyClick(page.side.labels.list, Qt.Key.Key_Return)
    assert asked.args == [nobody]


def test_those_left_out_are_saved_as_a_list(
    context: Context, show_page: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(context, "Maria Kowalska", None)
    page = show_page()
    chip(page, "1 skipped: no address")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "left out"), ""))
    page.side.labels.save_button.click()
    assert (tmp_path / "left out.csv").read_text("utf-8-sig").splitlines()[1:] == ["Maria Kowalska,no address,"]


def test_tab_walks_from_the_choice_to_those_left_out_and_on_to_the_stock(
    context: Context, show_page: Show, qtbot: QtBot
) -> None:
    add(context, "Tom Harris")
    add(context, "Maria Kowalska", None)
    page = show_page()
    stock = page.form.stock
    what = [page.form.what.button("labels"), page.form.what.button("envelopes")]
    chips = page.form.recipients.chips()
    walked = [page.form.recipients.change_button, *chips, *what, stock.stock_button, stock.start]
    # Qt shows what is put into a layout with the next event.
    qtbot.waitUntil(lambda: all(widget.isVisible() for widget in walked))
    walked[0].setFocus()
    for expected in walked[1:]:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is expected


def test_a_click_on_the_sheet_sets_the_first_label(context: Context, show_page: Show, qtbot: QtBot) -> None:
    add(context, "Tom Harris")
    page = show_page()
    preview = page.side.sheets.preview
    qtbot.mouseClick(preview, Qt.MouseButton.LeftButton, pos=preview.centre_of(5).toPoint())
    assert page.form.stock.start.value() == 5
    assert (preview.used, preview.filled) == ({1, 2, 3, 4}, {5})


def test_single_labels_are_marked_as_gone_and_passed_over(context: Context, show_page: Show, qtbot: QtBot) -> None:
    for name in ("Ann Lee", "Ben Lee", "Cem Lee"):
        add(context, name, replace(LEEDS, street=f"{len(name)} {name} Road"))
    page = show_page()
    preview = page.side.sheets.preview
    for number in (2, 3):
        place = preview.centre_of(number).toPoint()
        qtbot.mouseClick(preview, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    assert (preview.used, preview.filled) == ({2, 3}, {1, 4, 5})
    assert page.form.stock.extras.gone.text() == "2, 3"


def test_a_second_sheet_may_be_part_used_too(context: Context, show_page: Show, qtbot: QtBot) -> None:
    add(context, "Tom Harris")
    page = show_page()
    per_sheet = page.form.stock.options.stock.per_sheet
    page.form.stock.copies.setValue(per_sheet + 2)
    sheets = page.side.sheets
    sheets.on_button.click()
    assert sheets.words.text() == "Sheet 2 of 2"
    qtbot.mouseClick(sheets.preview, Qt.MouseButton.LeftButton, pos=sheets.preview.centre_of(3).toPoint())
    assert (sheets.sheet, sheets.preview.used, sheets.preview.filled) == (2, {1, 2}, {3, 4})


def test_another_order_moves_the_names(
    context: Context, show_page: Show, settle: Callable[[], None], tmp_path: Path
) -> None:
    add(context, "Ann Ackerman", LEEDS)
    add(context, "Zoe Zimmer", BATH)
    page = show_page()
    order = page.form.stock.order
    order.setCurrentIndex(order.findData(MailingOrder.POSTCODE))
    settle()
    text = save(page, tmp_path / "Labels.pdf", settle)
    assert text.index("Zoe Zimmer") < text.index("Ann Ackerman")


def test_what_stands_on_a_label_is_chosen_behind_more(
    context: Context, show_page: Show, settle: Callable[[], None], tmp_path: Path
) -> None:
    add(context, "Tom Harris", job_title="Director", company="Harris Plumbing")
    page = show_page()
    page.form.stock.more_button.click()
    extras = page.form.stock.extras
    extras.job_title.click()
    extras.company.click()
    extras.capitals.click()
    extras.top_text.setText("Personal")
    extras.top_text.editingFinished.emit()
    settle()
    text = save(page, tmp_path / "Labels.pdf", settle)
    assert text.split("\n")[:4] == ["Personal", "Tom Harris", "Director", "12 Mill Lane"]
    assert "Leeds" in text
    assert "Plumbing" not in text


def test_names_are_set_in_bold_by_choice(
    context: Context, show_page: Show, settle: Callable[[], None], tmp_path: Path
) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.form.stock.more_button.click()
    page.form.stock.extras.bold_name.click()
    settle()
    save(page, tmp_path / "Labels.pdf", settle)
    fonts = PdfReader(tmp_path / "Labels.pdf").pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    assert any(one.get_object()["/BaseFont"].endswith("FiraGO-Bold") for one in fonts)


def test_a_saved_list_can_be_chosen(context: Context, show_page: Show, settle: Callable[[], None]) -> None:
    add(context, "Tom Harris", status=Status.PROSPECT)
    add(context, "Elena Novak", status=Status.CUSTOMER)
    context.segments.save("Customers", ContactQuery(statuses=frozenset({Status.CUSTOMER})))
    page = show_page()
    menu = page.form.recipients.menu
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["All contacts", "Customers\t1 contact"]
    menu.actions()[-1].trigger()
    settle()
    chip(page, "See 1 label")
    assert [title for title, _ in rows(page)] == ["Elena Novak"]


def test_what_the_list_of_contacts_is_narrowed_to_can_be_chosen(
    context: Context, jobs: JobRunner, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    add(context, "Tom Harris")
    add(context, "Elena Novak", BATH)
    page = MailingsPage(context, jobs, lambda: ContactQuery("bath"))
    qtbot.addWidget(page)
    page.show()
    page.form.recipients.menu.aboutToShow.emit()
    [action] = [a for a in page.form.recipients.menu.actions() if a.text() == "“bath”\t1 contact"]
    action.trigger()
    settle()
    assert page.form.recipients.counts.text() == "1 person · 1 label"


def test_letters_that_are_due_today_can_be_chosen(
    context: Context, show_page: Show, settle: Callable[[], None], today: date
) -> None:
    tom = add(context, "Tom Harris")
    add(context, "Elena Novak")
    context.follow_ups.plan(tom, FollowUpDraft(today, Method.MAIL, "Send the catalogue"))
    page = show_page()
    page.form.recipients.menu.aboutToShow.emit()
    [action] = [a for a in page.form.recipients.menu.actions() if a.text().startswith("Letters due today")]
    action.trigger()
    settle()
    assert page.form.recipients.counts.text() == "1 person · 1 label"


def test_a_selection_from_contacts_gets_labels(context: Context, show_page: Show, settle: Callable[[], None]) -> None:
    tom = add(context, "Tom Harris")
    add(context, "Elena Novak")
    page = show_page()
    page.show_recipients([tom])
    settle()
    assert page.form.recipients.counts.text() == "1 person · 1 label"


def test_a_changed_name_appears_on_the_sheet(context: Context, show_page: Show, settle: Callable[[], None]) -> None:
    page = show_page()
    assert not page.form.save_button.isEnabled()
    add(context, "Tom Harris")
    settle()
    assert page.side.sheets.preview.filled == {1}
    assert page.form.save_button.isEnabled()


def test_saving_asks_whether_it_printed_well_and_yes_logs_the_letters(
    context: Context, show_page: Show, settle: Callable[[], None], qtbot: QtBot, tmp_path: Path, today: date
) -> None:
    tom = add(context, "Tom Harris")
    add(context, "Maria Kowalska", None)
    page = show_page()
    page.form.stock.copies.setValue(3)
    page.form.carries.carried.setText("Christmas card")
    save(page, tmp_path / "Labels.pdf", settle)
    question = page.form.question
    assert question.isVisibleTo(page)
    assert question.words.text() == "Saved as Labels.pdf"
    assert question.yes_button.text() == "Yes, log a letter for 1 person"
    with qtbot.waitSignal(page.done) as said:
        question.yes_button.click()
    assert said.args == ["Logged a letter for 1 person"]
    [row] = context.contacts.get(tom).touches
    assert (row.draft.made_on, row.draft.method, row.draft.carried) == (today, Method.MAIL, "Christmas card")
    assert not question.isVisibleTo(page)
    context.history.undo()
    assert context.contacts.get(tom).touches == ()


def test_what_another_program_writes_takes_neither_the_question_nor_the_marks_away(
    context: Context, show_page: Show, settle: Callable[[], None], tmp_path: Path
) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.form.stock.start.setValue(5)
    save(page, tmp_path / "Labels.pdf", settle)
    page.refresh(ChangeSet(name="", is_everything=True))
    settle()
    assert page.form.question.isVisibleTo(page)
    assert page.form.stock.start.value() == 5


def test_the_next_free_label_is_offered_after_a_yes_and_undone_with_it(
    context: Context, show_page: Show, settle: Callable[[], None], qtbot: QtBot, tmp_path: Path
) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.form.stock.start.setValue(5)
    save(page, tmp_path / "Labels.pdf", settle)
    assert page.form.stock.start.value() == 5
    with qtbot.waitSignal(page.done):
        page.form.question.yes_button.click()
    assert page.form.stock.start.value() == 6
    assert page.form.stock.start_words.text() == "where you left off"
    assert show_page().form.stock.start.value() == 6
    context.history.undo()
    assert page.form.stock.start.value() == 1


def test_a_mailing_without_letters_to_log_remembers_the_sheet_alone(
    context: Context, show_page: Show, settle: Callable[[], None], tmp_path: Path
) -> None:
    tom = add(context, "Tom Harris")
    page = show_page()
    page.form.carries.logs.click()
    save(page, tmp_path / "Labels.pdf", settle)
    assert page.form.question.yes_button.text() == "Yes"
    page.form.question.yes_button.click()
    settle()
    assert context.contacts.get(tom).touches == ()
    assert page.form.stock.start.value() == 2


def test_a_part_is_printed_again_as_the_same_mailing(
    context: Context,
    show_page: Show,
    settle: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    tom = add(context, "Tom Harris")
    page = show_page()
    page.form.stock.copies.setValue(2 * page.form.stock.options.stock.per_sheet)
    save(page, tmp_path / "Labels.pdf", settle)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "again.pdf"), ""))
    page.form.question.sheet.setValue(2)
    page.form.question.again_button.click()
    settle()
    assert len(PdfReader(tmp_path / "again.pdf").pages) == 1
    assert len(context.mailing_runs.list_all()) == 1
    with qtbot.waitSignal(page.done):
        page.form.question.yes_button.click()
    assert len(context.contacts.get(tom).touches) == 1


@pytest.fixture
def printer_to_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The owner says yes to the print dialog, and the printer is a file."""
    path = tmp_path / "printed.pdf"

    def say_yes(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(path))
        return int(QDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(QPrintDialog, "exec", say_yes)
    return path


def test_labels_are_printed_on_the_paper_of_the_stock(
    context: Context, show_page: Show, settle: Callable[[], None], printer_to_file: Path
) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.form.stock.choose_stock(context.mailings.get_stock("avery-5160"))
    settle()
    page.form.print_button.click()
    settle()
    [printed] = PdfReader(printer_to_file).pages
    assert (float(printed.mediabox.width), float(printed.mediabox.height)) == pytest.approx((612, 792), abs=2)
    assert page.form.question.words.text() == "Sent to the printer"


def test_a_mailing_of_the_history_is_printed_again_as_it_was(
    context: Context, show_page: Show, settle: Callable[[], None], tmp_path: Path, printer_to_file: Path, qtbot: QtBot
) -> None:
    tom = add(context, "Tom Harris")
    page = show_page()
    save(page, tmp_path / "Labels.pdf", settle)
    with qtbot.waitSignal(page.done):
        page.form.question.yes_button.click()
    context.contacts.trash([tom])
    settle()
    page.commands()[Command.MAILING_HISTORY]()
    [row] = page.side.history.list.rows()
    assert (row.title, row.detail) == ("All contacts", "today · 1 label · 1 sheet · letters logged")
    page.side.history.reprint_button.click()
    settle()
    assert printer_to_file.exists()
    assert page.form.question.yes_button.text() == "Yes"


def test_escape_leads_from_the_history_back_to_the_sheets(context: Context, show_page: Show, qtbot: QtBot) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.commands()[Command.MAILING_HISTORY]()
    assert page.side.history.isVisible()
    qtbot.keyClick(page.side.history.list, Qt.Key.Key_Escape)
    assert page.side.sheets.isVisible()
    assert page.side.sheets.hasFocus()


def test_a_file_that_can_not_be_written_is_told(
    context: Context, show_page: Show, qtbot: QtBot, tmp_path: Path, settle: Callable[[], None]
) -> None:
    add(context, "Tom Harris")
    page = show_page()
    with qtbot.waitSignal(page.said) as said:
        page.save_to(tmp_path / "no such folder" / "Labels.pdf")
    assert "was not written" in said.args[0]
    settle()
    assert page.form.save_button.isEnabled()
    assert context.mailing_runs.list_all() == []


def test_the_stock_saved_last_is_offered_first(
    context: Context, show_page: Show, settle: Callable[[], None], tmp_path: Path
) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.form.stock.choose_stock(context.mailings.get_stock("avery-5163"))
    settle()
    save(page, tmp_path / "Labels.pdf", settle)
    assert show_page().form.stock.options.stock.id == "avery-5163"


def test_the_stock_is_found_by_its_number(context: Context, show_page: Show, qtbot: QtBot) -> None:
    page = show_page()
    page.form.stock.chooser.search.setText("5160")
    qtbot.keyClick(page.form.stock.chooser.search, Qt.Key.Key_Return)
    assert page.form.stock.options.stock.id == "avery-5160"


def test_shared_addresses_are_offered_and_joined_into_one_label(
    context: Context, show_page: Show, settle: Callable[[], None]
) -> None:
    add(context, "Tom Harris")
    add(context, "Ann Harris")
    page = show_page()
    chip(page, "1 shared address")
    [row] = page.side.households.list.rows()
    assert (row.title, row.detail) == ("Ann & Tom Harris", "Ann Harris, Tom Harris")
    page.side.households.all_button.click()
    settle()
    assert page.form.recipients.counts.text() == "2 people · 1 label after 1 shared household"
    context.history.undo()
    settle()
    assert page.form.recipients.counts.text() == "2 people · 2 labels"


def test_the_line_of_a_household_is_changed_on_its_label(
    context: Context, show_page: Show, settle: Callable[[], None], qtbot: QtBot
) -> None:
    context.households.make([[add(context, "Tom Harris"), add(context, "Ann Harris")]])
    page = show_page()
    chip(page, "See 1 label")
    labels = page.side.labels
    qtbot.keyClick(labels.list, Qt.Key.Key_Return)
    labels.detail.line.editor.setText("The Harrises")  # type: ignore[union-attr]
    labels.detail.line.commit()
    settle()
    chip(page, "See 1 label")
    assert rows(page)[0][0] == "The Harrises"


def test_post_that_came_back_is_marked_on_the_label_and_nobody_writes_there_again(
    context: Context, show_page: Show, settle: Callable[[], None], qtbot: QtBot, today: date
) -> None:
    tom = add(context, "Tom Harris")
    page = show_page()
    chip(page, "See 1 label")
    qtbot.keyClick(page.side.labels.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.done):
        qtbot.keyClick(page.side.labels.detail.returned_button, Qt.Key.Key_Return)
    settle()
    assert [chip.text() for chip in page.form.recipients.chips()] == ["1 skipped: post came back"]
    assert context.contacts.get(tom).draft.addresses[0].returned_on == today


def test_return_labels_fill_a_sheet_with_the_owner_s_address(
    context: Context, show_page: Show, settle: Callable[[], None], tmp_path: Path
) -> None:
    context.settings.change(return_address="Jane Owner\n1 Quay\nYork YO1 1AA")
    page = show_page()
    page.form.recipients.menu.aboutToShow.emit()
    page.form.recipients.menu.actions()[-1].trigger()
    settle()
    page.form.stock.extras.fills.click()
    text = save(page, tmp_path / "Labels.pdf", settle)
    assert text.count("Jane Owner") == page.form.stock.options.stock.per_sheet
    assert page.form.question.yes_button.text() == "Yes"


def test_envelopes_have_stocks_of_their_own_and_the_return_address(
    context: Context, show_page: Show, settle: Callable[[], None], tmp_path: Path
) -> None:
    context.settings.change(return_address="Jane Owner\n1 Quay")
    add(context, "Tom Harris")
    page = show_page()
    page.form.what.button("envelopes").click()
    settle()
    stock = page.form.stock
    assert stock.options.stock == context.mailings.usual_envelope()
    assert not stock.start.isVisibleTo(page)
    stock.furniture.address.click()
    settle()
    assert {"Jane Owner", "1 Quay"} <= set(save(page, tmp_path / "Saved.pdf", settle).split("\n"))
    assert context.mailing_runs.list_all()[0].kind == "envelopes"


def test_what_a_label_has_no_room_for_is_told_beside_it(context: Context, show_page: Show) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.form.stock.choose_stock(context.mailings.get_stock("avery-5167"))
    furniture = page.form.stock.furniture
    furniture.code.click()
    assert "no room for a QR code" in furniture.problem.text()
    assert not furniture.code.isChecked()


def test_a_smaller_stock_goes_without_what_it_has_no_room_for(context: Context, show_page: Show) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.form.stock.choose_stock(context.mailings.get_stock("avery-5163"))
    page.form.stock.furniture.code.click()
    assert page.form.stock.options.has_code
    page.form.stock.choose_stock(context.mailings.get_stock("avery-5167"))
    assert not page.form.stock.options.has_code


def test_a_printer_is_set_up_from_what_was_measured_and_used(
    context: Context, show_page: Show, settle: Callable[[], None], tmp_path: Path
) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.form.test_button.click()
    pane = page.side.profile
    assert page.side.currentWidget() is pane
    pane.left.setValue(50.8)
    assert pane.result.text() == "Each print will be shifted 0.8 mm left"
    pane.name.setText("Epson")
    pane.save_button.click()
    settle()
    assert context.printer_profiles.get("Epson").right_tenths == -8
    assert page.form.stock.profile.currentText() == "Epson, shifted 0.8 mm left"
    assert page.form.stock.options.profile == context.printer_profiles.get("Epson")
    save(page, tmp_path / "Labels.pdf", settle)
    assert show_page().form.stock.options.profile == context.printer_profiles.get("Epson")


def test_what_was_misread_is_told_beside_the_fields(context: Context, show_page: Show) -> None:
    page = show_page()
    page.form.test_button.click()
    page.side.profile.top.setValue(5.0)
    assert "should be near 50 mm" in page.side.profile.problem.text()


def test_the_test_sheet_is_printed(context: Context, show_page: Show, printer_to_file: Path, qtbot: QtBot) -> None:
    page = show_page()
    page.form.test_button.click()
    with qtbot.waitSignal(page.said) as said:
        page.side.profile.print_button.click()
    assert said.args == ["Sent to the printer"]
    assert len(PdfReader(printer_to_file).pages) == 1


def test_rare_stocks_are_folded_away_until_they_are_asked_for(context: Context, show_page: Show) -> None:
    page = show_page()
    chooser = page.form.stock.chooser
    page.form.stock.open_chooser()
    common = len(chooser.list.rows())
    assert {row.value.priority for row in chooser.list.rows()} == {1}  # type: ignore[attr-defined]
    chooser.all_button.click()
    assert len(chooser.list.rows()) > 2 * common
    chooser.close()


def test_a_shipped_stock_is_copied_corrected_and_used(
    context: Context, show_page: Show, settle: Callable[[], None]
) -> None:
    page = show_page()
    page.form.stock.chooser.own_requested.emit(context.mailings.get_stock("avery-5160"))
    pane = page.side.own_stock
    assert (page.side.currentWidget(), pane.name.text()) == (pane, "Avery 5160, mine")
    pane.measures["left"].setValue(5.5)  # type: ignore[attr-defined]
    pane.save_button.click()
    settle()
    stock = page.form.stock.options.stock
    assert (stock.title, stock.left, stock.part) == ("Avery 5160, mine", 5.5, "Avery 5160, mine")
    assert page.side.currentWidget() is page.side.sheets


def test_measures_that_can_not_be_are_told_beside_their_field_and_not_saved(context: Context, show_page: Show) -> None:
    page = show_page()
    page.form.stock.chooser.own_requested.emit(context.mailings.get_stock("avery-5160"))
    pane = page.side.own_stock
    pane.measures["pitch_x"].setValue(60.0)  # type: ignore[attr-defined]
    assert pane.problems["pitch_x"].text() == "The labels of a row overlap."
    assert not pane.save_button.isEnabled()
    pane.measures["pitch_x"].setValue(69.85)  # type: ignore[attr-defined]
    assert pane.save_button.isEnabled()


def test_a_roll_is_measured_by_its_label_alone(context: Context, show_page: Show) -> None:
    page = show_page()
    page.form.stock.chooser.own_requested.emit(None)
    pane = page.side.own_stock
    pane.name.setText("My roll")
    pane.kind.choose("roll")
    pane.measures["label_width"].setValue(89.0)  # type: ignore[attr-defined]
    pane.measures["label_height"].setValue(36.0)  # type: ignore[attr-defined]
    pane.save_button.click()
    stock = context.own_stocks.list_all()[0]
    assert (stock.page_width, stock.page_height, stock.per_sheet) == (89.0, 36.0, 1)


def test_nothing_is_prepared_before_the_page_is_shown(context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    page = MailingsPage(context, jobs)
    qtbot.addWidget(page)
    context.subscribe(page.refresh)
    add(context, "Tom Harris")
    assert jobs.running == ()


def test_the_keyboard_comes_back_to_the_choice_of_people_in_sight(context: Context, show_page: Show) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.resize(1096, 500)
    page.form.stock.more_button.click()
    page.form.carries.ensurePolished()
    area = page.form.findChild(QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    page.focus_first()
    assert not page.form.recipients.change_button.visibleRegion().isEmpty()


def test_what_the_button_of_more_says_is_what_is_heard(context: Context, show_page: Show) -> None:
    button = show_page().form.stock.more_button
    button.click()
    assert (button.text(), button.accessibleName()) == ("Less", "Less")


def test_many_labels_that_are_gone_are_typed_and_shown_short(context: Context, show_page: Show, qtbot: QtBot) -> None:
    page = show_page()
    page.form.stock.more_button.click()
    field = page.form.stock.extras.gone
    field.setText("1-9, 12")
    field.editingFinished.emit()
    assert page.form.stock.options.used == (frozenset({*range(1, 10), 12}),)
    page.form.stock.toggle_label(1, 10)
    assert field.text() == "1-10, 12"


def test_page_keys_turn_the_sheets_once_nothing_is_left_to_scroll(
    context: Context, show_page: Show, settle: Callable[[], None], qtbot: QtBot
) -> None:
    for number in range(30):
        add(context, f"Tom Harris {number}")
    page = show_page()
    area = page.side.sheets.findChild(QScrollArea)
    qtbot.keyClick(area, Qt.Key.Key_PageDown)
    assert page.side.sheets.sheet == 2
    qtbot.keyClick(area, Qt.Key.Key_PageUp)
    assert page.side.sheets.sheet == 1
    page.side.sheets.zoom_button.click()
    settle()
    assert area.verticalScrollBar().maximum() > 0
    qtbot.keyClick(area, Qt.Key.Key_PageDown)
    assert page.side.sheets.sheet == 1


def test_other_paper_is_shown_whole(context: Context, show_page: Show, settle: Callable[[], None]) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.side.sheets.zoom_button.click()
    page.form.stock.choose_stock(context.mailings.get_stock("env-dl"))
    settle()
    assert page.side.sheets.zoom_button.text() == "Whole sheet"


def test_zooming_looks_at_the_middle_of_the_sheet(context: Context, show_page: Show, qtbot: QtBot) -> None:
    add(context, "Tom Harris")
    page = show_page()
    for _ in range(3):
        page.side.sheets.zoom_button.click()
    bar = page.side.sheets.findChild(QScrollArea).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and abs(bar.value() - bar.maximum() / 2) < 3)


def test_the_next_mailing_can_follow_one_that_was_logged_and_left_no_part_used_sheet(
    context: Context, show_page: Show, settle: Callable[[], None], tmp_path: Path
) -> None:
    add(context, "Tom Harris")
    page = show_page()
    page.form.stock.choose_stock(context.mailings.get_stock("dymo-99012"))
    settle()
    save(page, tmp_path / "Labels.pdf", settle)
    page.form.question.yes_button.click()
    settle()
    assert page.form.print_button.isEnabled()
    assert page.form.save_button.isEnabled()
    assert page.form.recipients.change_button.hasFocus()
