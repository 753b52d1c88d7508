from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import split_name
from models.domain.segments import ContactQuery
from ui.contact_choice import ContactChoice
from ui.job_runner import JobRunner
from ui.panels.export_dialog import ExportDialog


@pytest.fixture
def dialog(context: Context, jobs: JobRunner, qtbot: QtBot) -> ExportDialog:
    tom = context.contacts.add(ContactDraft(name=split_name("Tom Harris")))
    context.contacts.add(ContactDraft(name=split_name("Elena Novak")))
    choices = (ContactChoice(ContactQuery(), "All contacts", "2"), ContactChoice((tom,), "The selection", "1"))
    made = ExportDialog(context, jobs, choices)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("suffix", "beginning"), [(".vcf", "BEGIN:VCARD"), (".csv", "\ufeff"), (".ics", "BEGIN:VCALENDAR")]
)
def test_the_suffix_says_what_is_written(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, suffix: str, beginning: str
) -> None:
    path = tmp_path / f"people{suffix}"
    with qtbot.waitSignal(dialog.said) as said:
        dialog.save_to(path)
    assert said.args == [f"2 contacts saved as people{suffix}"]
    assert path.read_text(encoding="utf-8").startswith(beginning)
    assert not dialog.isVisible()


def test_a_selection_is_written_alone(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.who_buttons[1].setChecked(True)
    with qtbot.waitSignal(dialog.said):
        dialog.save_to(tmp_path / "people.vcf")
    text = (tmp_path / "people.vcf").read_text(encoding="utf-8")
    assert "Tom" in text
    assert "Elena" not in text


def test_a_suffix_that_is_none_is_told_and_the_dialogue_stays(
    dialog: ExportDialog, jobs: JobRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.save_to(tmp_path / "people.xyz")
    qtbot.waitUntil(lambda: not jobs.running)
    assert "people.xyz" in dialog.problem.text()
    assert dialog.isVisible()
    assert not (tmp_path / "people.xyz").exists()
