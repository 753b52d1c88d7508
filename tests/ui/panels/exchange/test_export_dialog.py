from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import split_name
from models.domain.segments import ContactQuery
from models.services.exchange.exports import SheetLayout
from ui.contact_choice import ContactChoice
from ui.job_runner import JobRunner
from ui.panels.exchange.export_dialog import ExportDialog


@pytest.fixture
def dialog(context: Context, jobs: JobRunner, qtbot: QtBot) -> ExportDialog:
    tom = context.contacts.add(ContactDraft(name=split_name("Tom Harris"), company="+Plumbing"))
    context.contacts.add(ContactDraft(name=split_name("Elena Novak")))
    context.segments.save("Elenas", ContactQuery("elena"))
    choices = (ContactChoice(ContactQuery(), "All contacts", "2"), ContactChoice((tom,), "The selection", "1"))
    made = ExportDialog(context, jobs, choices)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def saved(dialog: ExportDialog, qtbot: QtBot, path: Path) -> str:
    with qtbot.waitSignal(dialog.said):
        dialog.save_to(path)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("suffix", "beginning"),
    [(".vcf", "BEGIN:VCARD"), (".csv", "\ufeff"), (".ics", "BEGIN:VCALENDAR"), (".json", '{"format": "barnacle-book"')],
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


def test_the_count_is_told_before_anything_is_written(dialog: ExportDialog) -> None:
    assert dialog.preview.text() == "2 contacts go into a .vcf file"
    dialog.who.setCurrentIndex(1)
    dialog.choose_kind(".csv", SheetLayout.GOOGLE)
    assert dialog.preview.text() == "1 contact goes into a .csv file"


def test_a_selection_is_written_alone(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.who.setCurrentIndex(1)
    text = saved(dialog, qtbot, tmp_path / "people.vcf")
    assert "Tom" in text
    assert "Elena" not in text


def test_a_saved_list_is_written_alone(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.who.setCurrentIndex(2)
    text = saved(dialog, qtbot, tmp_path / "people.vcf")
    assert "Elena" in text
    assert "Tom" not in text


def test_the_version_of_a_vcard_can_be_chosen(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.kind_buttons["vCard 4.0"].click()
    assert "VERSION:4.0" in saved(dialog, qtbot, tmp_path / "people.vcf")


@pytest.mark.parametrize(
    ("layout", "column"), [(SheetLayout.GOOGLE, "Organization Name"), (SheetLayout.OUTLOOK, "Hobby")]
)
def test_other_programs_get_their_columns(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, layout: SheetLayout, column: str
) -> None:
    dialog.choose_kind(".csv", layout)
    assert column in saved(dialog, qtbot, tmp_path / "people.csv").splitlines()[0]


def test_formulas_are_guarded_as_it_suits_the_layout_or_as_chosen(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.choose_kind(".csv")
    assert dialog.guard_box.isChecked()
    dialog.choose_kind(".csv", SheetLayout.OUTLOOK)
    assert not dialog.guard_box.isChecked()
    dialog.guard_box.click()
    assert "'+Plumbing" in saved(dialog, qtbot, tmp_path / "people.csv")


def test_options_of_spreadsheets_show_for_them_alone(dialog: ExportDialog) -> None:
    assert not dialog.guard_box.isVisible()
    dialog.choose_kind(".csv")
    assert dialog.guard_box.isVisible()


def test_a_suffix_that_is_none_is_told_and_the_dialogue_stays(
    dialog: ExportDialog, jobs: JobRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.save_to(tmp_path / "people.xyz")
    qtbot.waitUntil(lambda: not jobs.running)
    assert "people.xyz" in dialog.problem.text()
    assert dialog.isVisible()
    assert not (tmp_path / "people.xyz").exists()


def test_enter_asks_where_the_file_goes(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "people.vcf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    dialog.who.setFocus()
    with qtbot.waitSignal(dialog.said):
        qtbot.keyClick(dialog.who, Qt.Key.Key_Return)
    assert path.exists()
