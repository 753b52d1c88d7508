from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import split_name
from models.domain.segments import ContactQuery
from ui.contact_choice import ContactChoice
from ui.job_runner import JobRunner
from ui.panels.exchange.print_dialog import PrintDialog


@pytest.fixture
def dialog(context: Context, jobs: JobRunner, qtbot: QtBot) -> PrintDialog:
    tom = context.contacts.add(ContactDraft(name=split_name("Tom Harris")))
    context.contacts.add(ContactDraft(name=split_name("Elena Novak")))
    choices = (ContactChoice(ContactQuery(), "All contacts", "2"), ContactChoice((tom,), "The selection", "1"))
    made = PrintDialog(context, jobs, choices)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def saved(dialog: PrintDialog, qtbot: QtBot, path: Path) -> str:
    with qtbot.waitSignal(dialog.said):
        dialog.save_to(path)
    return PdfReader(path).pages[0].extract_text()


def test_a_list_of_everyone(dialog: PrintDialog, qtbot: QtBot, tmp_path: Path) -> None:
    assert dialog.preview.text() == "2 contacts"
    text = saved(dialog, qtbot, tmp_path / "list.pdf")
    assert "Harris, Tom" in text
    assert "Novak, Elena" in text
    assert dialog.saved.text() == "Saved as list.pdf"
    assert dialog.open_button.isVisible()


def test_cards_of_the_selection(dialog: PrintDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.what_buttons["cards"].click()
    dialog.who.setCurrentIndex(1)
    assert dialog.preview.text() == "1 contact"
    text = saved(dialog, qtbot, tmp_path / "cards.pdf")
    assert "Tom Harris" in text
    assert "Elena" not in text


def test_the_day_asks_for_nobody(dialog: PrintDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.what_buttons["day"].click()
    assert not dialog.who.isEnabled()
    assert "21" in saved(dialog, qtbot, tmp_path / "day.pdf")


def test_a_suffix_that_is_none_is_told(dialog: PrintDialog, jobs: JobRunner, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.save_to(tmp_path / "list.txt")
    qtbot.waitUntil(lambda: not jobs.running)
    assert "list.txt" in dialog.problem.text()
    assert not dialog.open_button.isVisible()
