from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft, PostalAddress
from models.domain.names import split_name
from models.domain.touches import FollowUpDraft, Method
from ui.job_runner import JobRunner
from ui.main_window import MainWindow
from ui.page_set import PageSet
from ui.pages.mailings_page import MailingsPage
from ui.panels.exchange.export_dialog import ExportDialog
from ui.panels.exchange.import_dialog import ImportDialog


@pytest.fixture
def pages(context: Context, jobs: JobRunner) -> PageSet:
    return PageSet(context, jobs)


@pytest.fixture
def window(context: Context, pages: PageSet, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = MainWindow(context, pages.contacts, pages.in_order, tmp_path / "window.ini")
    pages.page_requested.connect(made.show_page)
    qtbot.addWidget(made)
    made.show()
    return made


def test_mailings_are_made_when_they_are_first_shown(window: MainWindow, pages: PageSet) -> None:
    assert pages.mailings.findChildren(MailingsPage) == []
    window.show_page("mailings")
    assert len(pages.mailings.findChildren(MailingsPage)) == 1


def test_today_is_counted_though_it_was_never_shown(context: Context, pages: PageSet) -> None:
    tom = context.contacts.add(ContactDraft(name=split_name("Tom Harris")))
    context.follow_ups.plan(tom, FollowUpDraft(context.clock.today(), Method.PHONE, "Call"))
    assert pages.today.count() is None
    pages.complete()
    assert pages.today.count() == 1


def test_the_trash_is_counted_though_it_was_never_shown(context: Context, pages: PageSet) -> None:
    context.contacts.trash([context.contacts.add(ContactDraft(name=split_name("Tom Harris")))])
    pages.complete()
    assert pages.trash.count() == 1


def test_labels_for_a_selection_open_the_mailings(
    context: Context, window: MainWindow, pages: PageSet, jobs: JobRunner, qtbot: QtBot
) -> None:
    address = PostalAddress(street="12 Mill Lane", locality="Leeds", postcode="LS1 4AB")
    tom = context.contacts.add(ContactDraft(name=split_name("Tom Harris"), addresses=(address,)))
    context.contacts.add(ContactDraft(name=split_name("Elena Novak"), addresses=(address,)))
    pages.contacts.labels_requested.emit([tom])
    qtbot.waitUntil(lambda: not jobs.running)
    assert window.page() is pages.mailings
    assert pages.mailings.page.form.recipients.counts.text() == "1 person · 1 label"


def test_what_a_deferred_page_says_reaches_the_window(window: MainWindow, pages: PageSet) -> None:
    window.show_page("mailings")
    pages.mailings.page.said.emit("Cancelled; no file was written.")
    assert window.undo_bar.text() == "Cancelled; no file was written."


def test_trash_and_settings_open_by_their_own_shortcuts(window: MainWindow) -> None:
    shortcuts = [action.shortcut().toString() for action in window.actions_by_name.pages]
    assert shortcuts == ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+Shift+T", "Ctrl+,"]


def test_import_looks_into_the_files_that_were_handed_over(
    window: MainWindow, pages: PageSet, jobs: JobRunner, qtbot: QtBot, tmp_path: Path
) -> None:
    cards = tmp_path / "phone.vcf"
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nN:Harris;Tom;;;\nFN:Tom Harris\nEND:VCARD\n", encoding="utf-8")
    pages.import_files([cards])
    qtbot.waitUntil(lambda: not jobs.running)
    [dialog] = window.findChildren(ImportDialog)
    assert dialog.heading.text() == "1 new contact"
    dialog.close()


def test_export_offers_everyone_and_the_chosen(
    context: Context, window: MainWindow, pages: PageSet, qtbot: QtBot
) -> None:
    for name in ("Tom Harris", "Elena Novak", "Ana Oliveira"):
        context.contacts.add(ContactDraft(name=split_name(name)))
    pages.contacts.list_panel.reload()
    pages.contacts.select_all()
    pages.begin_export()
    [dialog] = window.findChildren(ExportDialog)
    words = [dialog.who.itemText(number) for number in range(dialog.who.count())]
    assert words == ["All contacts · 3 contacts", "The chosen contacts · 3 contacts"]
    dialog.close()
