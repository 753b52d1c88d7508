from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft, Email
from models.domain.names import split_name
from models.domain.segments import ContactQuery
from ui.job_runner import JobRunner
from ui.panels.import_dialog import ImportDialog

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
    assert dialog.summary.badges() == ["1 new", "1 already in the book"]
    [problem] = dialog.summary.problems()
    assert problem.startswith(f"{cards}:11: ")
    assert "1976-02-31" in problem
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
    assert count(context) == 0
    assert not dialog.isVisible()


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
    assert dialog.summary.files.text() == "phone.vcf · vCard · 2 contacts"


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
