"""Contacts on the clipboard come in as a file does."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from models.context import Context
from ui.job_runner import JobRunner
from ui.page_set import PageSet
from ui.panels.exchange.import_dialog import ImportDialog
from ui.pasted_files import PastedFiles


@pytest.mark.parametrize(
    ("text", "suffix"),
    [("begin:vcard\r\nFN:Ann\r\nEND:VCARD", ".vcf"), ("Name\tPhone\nAnn\t1", ".csv"), ("Name\nAnn", ".csv")],
)
def test_cards_and_rows_become_files_of_their_kind(text: str, suffix: str) -> None:
    pasted = PastedFiles()
    path = pasted.keep(text)
    assert path is not None
    assert (path.suffix, path.read_bytes().decode()) == (suffix, text + "\n")


def test_a_word_is_no_contact() -> None:
    assert PastedFiles().keep("hello ") is None


def test_rows_without_names_of_columns_are_explained(context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    pages = PageSet(context, jobs)
    qtbot.addWidget(pages.contacts)
    QGuiApplication.clipboard().setText("Ann Lee\tann@lee.example\nBob Ray\tbob@ray.example\n")
    pages.import_pasted()
    (dialog,) = pages.contacts.window().findChildren(ImportDialog)
    qtbot.waitUntil(lambda: len(dialog.mapping.choices) == 2)
    assert list(dialog.mapping.choices) == ["column 1", "column 2"]
    qtbot.waitUntil(lambda: not jobs.running)
    assert len(dialog.mapping.people.rows()) == 2


def test_what_is_no_contact_is_told(context: Context, jobs: JobRunner, qtbot: QtBot) -> None:
    pages = PageSet(context, jobs)
    QGuiApplication.clipboard().setText("hello")
    with qtbot.waitSignal(pages.said):
        pages.import_pasted()
