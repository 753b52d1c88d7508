from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft, Email, Note
from models.domain.names import split_name
from models.domain.segments import ContactQuery
from models.services.exchange.import_reverts import ImportState
from ui.job_runner import JobRunner
from ui.panels.exchange.import_dialog import ImportDialog

CARDS = """BEGIN:VCARD
VERSION:3.0
N:Harris;Tom;;;
FN:Tom Harris
EMAIL:tom@harris.example
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Novak;Elena;;;
FN:Elena Novak
BDAY:1976-02-31
END:VCARD
"""


@pytest.fixture
def dialog(context: Context, jobs: JobRunner, qtbot: QtBot) -> ImportDialog:
    made = ImportDialog(context, jobs)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    path = tmp_path / "phone.vcf"
    path.write_text(CARDS, encoding="utf-8")
    return path


def count(context: Context) -> int:
    return context.lists.count(ContactQuery())


def test_a_look_counts_what_is_new_and_tells_what_was_not_understood(
    context: Context, dialog: ImportDialog, jobs: JobRunner, cards: Path, qtbot: QtBot
) -> None:
    context.contacts.add(ContactDraft(name=split_name("Tom Harris"), emails=(Email("tom@harris.example"),)))
    dialog.read_files([cards])
    qtbot.waitUntil(lambda: not jobs.running)
    assert dialog.heading.text() == "1 new contact"
    filters = [button.text() for button in dialog.preview.filter_buttons.values()]
    assert filters == ["All 2", "1 new", "1 already in the book", "1 with a remark"]
    dialog.preview.filter_buttons["remarks"].click()
    (row,) = dialog.preview.list.rows()
    assert row.title.startswith("Elena Novak")
    assert "1976-02-31" in row.detail
    assert count(context) == 1


def test_running_brings_the_contacts_in(
    context: Context, dialog: ImportDialog, jobs: JobRunner, cards: Path, qtbot: QtBot
) -> None:
    dialog.read_files([cards])
    qtbot.waitUntil(lambda: not jobs.running)
    with qtbot.waitSignal(dialog.completed) as said:
        dialog.import_button.click()
    assert said.args == ["2 contacts came in"]
    assert count(context) == 2


def test_undo_takes_the_import_back(
    context: Context, dialog: ImportDialog, jobs: JobRunner, cards: Path, qtbot: QtBot
) -> None:
    dialog.read_files([cards])
    qtbot.waitUntil(lambda: not jobs.running)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: not jobs.running)
    dialog.undo_button.click()
    qtbot.waitUntil(lambda: not jobs.running)
    assert count(context) == 0
    chosen = dialog.past.chosen()
    assert chosen is not None
    assert chosen.state is ImportState.REVERTED


def test_a_file_that_is_no_address_book_is_told_and_another_can_be_chosen(
    context: Context, dialog: ImportDialog, jobs: JobRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    dialog.read_files([picture])
    qtbot.waitUntil(lambda: not jobs.running)
    assert "picture.csv" in dialog.problem.text()
    assert dialog.drop_area.choose_button.isVisible()
    assert dialog.drop_area.choose_button.isEnabled()


def test_files_can_be_dropped(dialog: ImportDialog, jobs: JobRunner, cards: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(cards)), QUrl("https://example.org/contacts.vcf")])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    dialog.drop_area.dropEvent(event)
    qtbot.waitUntil(lambda: not jobs.running)
    assert dialog.preview.reading.files.text() == "phone.vcf · vCard · 2 contacts"


def test_escape_while_it_works_cancels_and_leaves_the_book_as_it_was(
    context: Context, dialog: ImportDialog, jobs: JobRunner, cards: Path, qtbot: QtBot
) -> None:
    dialog.read_files([cards])
    qtbot.waitUntil(lambda: not jobs.running)
    dialog.import_button.click()
    # Before the event loop runs again the job is still the dialog's; cancelled or done, no half remains.
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not jobs.running)
    assert dialog.isVisible()
    assert count(context) in (0, 2)


def wait(jobs: JobRunner, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not jobs.running)


def test_columns_nobody_knows_are_explained_saved_and_used_again(
    context: Context, dialog: ImportDialog, jobs: JobRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "kunden.csv"
    path.write_text("Wer;Womit;Wann\nZoe Lee;zoe@lee.example;3/4/1980\nBob Ray;bob@ray.example;25/4/1980\n", "utf-8")
    dialog.read_files([path])
    qtbot.waitUntil(lambda: bool(dialog.mapping.choices))
    assert [choice.currentText() for choice in dialog.mapping.choices.values()] == [
        "Whole name",
        "E-mail",
        "Birthday",
    ]
    who = dialog.mapping.choices["wer"]
    who.setCurrentIndex(who.findData("name"))
    who.activated.emit(who.currentIndex())
    qtbot.waitUntil(lambda: [row.title for row in dialog.mapping.people.rows()] == ["Zoe Lee", "Bob Ray"])
    dialog.mapping.name.setText("Kunden")
    dialog.mapping.save_button.click()
    dialog.use_button.click()
    wait(jobs, qtbot)
    assert dialog.heading.text() == "2 new contacts"
    dialog.import_button.click()
    wait(jobs, qtbot)
    (zoe,) = context.lists.ids(ContactQuery("zoe"))
    birthday = context.contacts.get(zoe).draft.birthday
    assert birthday is not None
    assert str(birthday.day) == "1980-04-03"
    assert context.column_mappings.get_by_name("kunden").meanings["wer"] == "name"
    dialog.read_files([path])
    wait(jobs, qtbot)
    assert dialog.heading.text() == "Nothing new"


def test_a_column_chosen_at_the_last_moment_begins_nothing_beside_the_reading_of_the_file(
    dialog: ImportDialog, jobs: JobRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "kunden.csv"
    path.write_text("Wer;Womit\nZoe Lee;zoe@lee.example\nBob Ray;bob@ray.example\n", "utf-8")
    dialog.read_files([path])
    qtbot.waitUntil(lambda: bool(dialog.mapping.people.rows()) and not jobs.running)
    dialog.use_button.click()
    dialog.mapping.changed.emit()
    assert len(jobs.running) == 1
    wait(jobs, qtbot)
    dialog.mapping.changed.emit()
    assert not jobs.running
    assert dialog.heading.text() == "2 new contacts"


def test_an_open_date_is_asked_about_and_read_as_the_owner_says(
    dialog: ImportDialog, jobs: JobRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Name,Birthday\nZoe Lee,3/4/1980\n", "utf-8")
    dialog.read_files([path])
    wait(jobs, qtbot)
    dates = dialog.preview.reading.dates
    assert [dates.itemText(i) for i in range(3)] == [
        "not said: dates go into a note",
        "day 3, month 4",
        "month 3, day 4",
    ]
    dates.setCurrentIndex(2)
    dates.activated.emit(2)
    wait(jobs, qtbot)
    assert "1980-03-04" in dialog.preview.list.rows()[0].detail


def test_another_encoding_is_read_at_once(dialog: ImportDialog, jobs: JobRunner, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Name,City\nZoë Lee,Łódź\n".encode("cp1250"))
    dialog.read_files([path])
    wait(jobs, qtbot)
    encoding = dialog.preview.reading.encoding
    assert encoding.currentText() == "as found: Western European (Windows-1252)"
    encoding.setCurrentIndex(encoding.findData("cp1250"))
    encoding.activated.emit(encoding.currentIndex())
    wait(jobs, qtbot)
    assert dialog.preview.list.rows()[0].detail == "line 2 · Zoë | Lee · Łódź"


def test_what_is_chosen_for_everyone_is_given_to_them(
    context: Context, dialog: ImportDialog, jobs: JobRunner, cards: Path, qtbot: QtBot
) -> None:
    dialog.read_files([cards])
    wait(jobs, qtbot)
    card = dialog.preview.choices
    card.source.setText("fair")
    card.plan.setCurrentIndex(1)
    dialog.import_button.click()
    wait(jobs, qtbot)
    (tom,) = context.lists.ids(ContactQuery("tom"))
    assert context.contacts.get(tom).draft.source == "fair"
    assert context.enrolments.find(tom) is not None


def test_taking_back_names_who_was_changed_and_offers_the_rest(
    context: Context, dialog: ImportDialog, jobs: JobRunner, cards: Path, qtbot: QtBot
) -> None:
    dialog.read_files([cards])
    wait(jobs, qtbot)
    dialog.import_button.click()
    wait(jobs, qtbot)
    (tom,) = context.lists.ids(ContactQuery("tom"))
    context.contacts.add_note(tom, Note("likes golf", context.clock.today()))
    dialog.undo_button.click()
    wait(jobs, qtbot)
    assert "Tom Harris" in dialog.problem.text()
    assert count(context) == 2
    dialog.rest_button.click()
    wait(jobs, qtbot)
    assert [row.name for row in context.lists.rows(context.lists.ids(ContactQuery()))] == ["Tom Harris"]


def test_the_window_stays_usable_beside_it(dialog: ImportDialog) -> None:
    assert not dialog.isModal()


def test_rows_that_failed_are_saved(dialog: ImportDialog, jobs: JobRunner, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Name,UID\nAnn,\n,u-1\n", "utf-8")
    dialog.read_files([path])
    wait(jobs, qtbot)
    dialog.import_button.click()
    wait(jobs, qtbot)
    assert dialog.failed_button.isVisible()
    dialog.save_failed(tmp_path / "failed.csv")
    assert (tmp_path / "failed.csv").read_text("utf-8").splitlines() == ["Name,UID", ",u-1"]


def test_enter_in_a_field_presses_no_button(
    context: Context, dialog: ImportDialog, jobs: JobRunner, cards: Path, qtbot: QtBot
) -> None:
    dialog.read_files([cards])
    wait(jobs, qtbot)
    qtbot.keyClick(dialog.preview.choices.source, Qt.Key.Key_Return)
    wait(jobs, qtbot)
    assert (dialog.isVisible(), count(context), dialog.heading.text()) == (True, 0, "2 new contacts")


COMPANIES = """Name,Email,Company,Mobile
Tom Harris,tom@harris.example,Harris Heating,07700 900999
Elena Novak,elena@novak.example,Novak Travel,
Zoe Lee,zoe@lee.example,,
"""


@pytest.fixture
def conflicts(context: Context, dialog: ImportDialog, jobs: JobRunner, tmp_path: Path, qtbot: QtBot) -> list[str]:
    """Tom and Elena work elsewhere, says the file; the titles of the rows as they are shown."""
    context.contacts.add(ContactDraft(split_name("Tom Harris"), "Harris Ltd", emails=(Email("tom@harris.example"),)))
    context.contacts.add(ContactDraft(split_name("Elena Novak"), "Novak", emails=(Email("elena@novak.example"),)))
    path = tmp_path / "companies.csv"
    path.write_text(COMPANIES, encoding="utf-8")
    dialog.read_files([path])
    wait(jobs, qtbot)
    return [row.title for row in dialog.preview.list.rows()]


def pills(dialog: ImportDialog) -> list[str]:
    return [row.pill.text if row.pill else "" for row in dialog.preview.list.rows()]


def settle(dialog: ImportDialog, row: int, choice: str) -> None:
    dialog.preview.list.go_to(row)
    dialog.preview.conflict.choice.button(choice).click()


def companies(context: Context) -> list[str]:
    ids = list(context.lists.ids(ContactQuery()))
    return sorted(draft.company for _, _, draft in context.book.drafts(ids))


def test_a_conflict_is_settled_by_itself(
    context: Context, dialog: ImportDialog, jobs: JobRunner, conflicts: list[str], qtbot: QtBot
) -> None:
    assert conflicts == ["Tom Harris", "Elena Novak", "Zoe Lee"]
    assert pills(dialog) == ["conflict: book's", "conflict: book's", "new"]
    settle(dialog, 1, "take")
    assert pills(dialog) == ["conflict: book's", "conflict: file's", "new"]
    dialog.import_button.click()
    wait(jobs, qtbot)
    assert companies(context) == ["", "Harris Ltd", "Novak Travel"]
    assert dialog.summary.badges() == [
        "1 new", "2 updated", "1 conflict: the book's kept", "1 conflict: the file's taken",
    ]  # fmt: skip


@pytest.mark.usefixtures("conflicts")
def test_what_was_settled_by_itself_stays_through_filters_and_the_choice_for_all(
    context: Context, dialog: ImportDialog, jobs: JobRunner, qtbot: QtBot
) -> None:
    settle(dialog, 0, "keep")
    dialog.preview.filter_buttons["new"].click()
    dialog.preview.filter_buttons["conflict"].click()
    assert dialog.preview.conflict.choice.chosen() == ""
    for_all = dialog.preview.choices.conflicts
    for_all.setCurrentIndex(for_all.findData("take"))
    for_all.activated.emit(for_all.currentIndex())
    wait(jobs, qtbot)
    assert pills(dialog) == ["conflict: book's", "conflict: file's", "new"]
    dialog.import_button.click()
    wait(jobs, qtbot)
    assert companies(context) == ["", "Harris Ltd", "Novak Travel"]


@pytest.mark.usefixtures("conflicts")
def test_the_button_counts_what_the_conflicts_will_change(dialog: ImportDialog) -> None:
    # Tom's mobile comes to him if the book's word is kept, nothing comes to Elena.
    assert dialog.preview.changed == 1
    settle(dialog, 1, "take")
    assert dialog.preview.changed == 2
    settle(dialog, 0, "leave")
    assert dialog.preview.changed == 1
    settle(dialog, 0, "")
    assert dialog.preview.changed == 2


@pytest.mark.usefixtures("conflicts")
def test_a_row_without_a_conflict_can_not_be_settled(dialog: ImportDialog) -> None:
    dialog.preview.list.go_to(2)
    assert not dialog.preview.conflict.choice.isEnabled()
    dialog.preview.list.go_to(0)
    assert dialog.preview.conflict.choice.isEnabled()
    assert "Harris Heating" in dialog.preview.conflict.words.text()


@pytest.mark.usefixtures("conflicts")
def test_other_files_begin_without_what_was_settled(
    dialog: ImportDialog, jobs: JobRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    settle(dialog, 0, "take")
    dialog.read_files([tmp_path / "companies.csv"])
    wait(jobs, qtbot)
    assert pills(dialog)[0] == "conflict: book's"


@pytest.mark.usefixtures("conflicts")
def test_tab_walks_from_the_filters_over_the_list_to_the_conflict_and_the_choices_for_all(dialog: ImportDialog) -> None:
    dialog.preview.list.go_to(0)
    preview = dialog.preview
    walk = [
        preview.filter_buttons["conflict"],
        preview.list,
        preview.conflict.choice.button(""),
        preview.choices.status,
    ]
    found: list[QWidget] = []
    widget: QWidget = walk[0]
    while widget is not walk[-1]:
        found += [widget] if widget in walk else []
        widget = widget.nextInFocusChain()
    assert [*found, widget] == walk


@pytest.mark.usefixtures("conflicts")
def test_the_row_that_the_keyboard_comes_to_is_marked(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    dialog.preview.list.setFocus()
    qtbot.waitUntil(dialog.preview.list.hasFocus)
    assert dialog.preview.list.selectionModel().isRowSelected(0)
    assert dialog.preview.conflict.choice.isEnabled()
