"""The pages of one book, made and connected with each other."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.context import Context
from models.domain.segments import ContactQuery
from ui.contact_choice import ContactChoice
from ui.job_runner import JobRunner
from ui.pages.contacts_page import ContactsPage
from ui.pages.deferred_page import DeferredPage
from ui.pages.page import Page
from ui.pages.today_page import TodayPage
from ui.wording import counted

if TYPE_CHECKING:
    from ui.pages.mailings_page import MailingsPage
    from ui.pages.settings_page import SettingsPage
    from ui.panels.import_dialog import ImportDialog


class PageSet(QObject):
    """The pages in the order of the sidebar. What one page asks of another goes through here."""

    page_requested = Signal(str)
    """Show the page of this key."""
    new_contact_requested = Signal()
    sample_requested = Signal()

    def __init__(self, context: Context, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self.today = TodayPage(context)
        self.contacts = ContactsPage(context, context.mailings.label_lines)
        self.mailings = DeferredPage("mailings", "mailings", self.tr("Mailings"), self._make_mailings)
        self.settings = DeferredPage("settings", "settings", self.tr("Settings"), self._make_settings, is_at_foot=True)
        self.in_order: Sequence[Page] = (self.today, self.contacts, self.mailings, self.settings)
        self.today.new_contact_requested.connect(self.new_contact_requested)
        for page in (self.today, self.contacts):
            page.import_requested.connect(self.begin_import)
            page.sample_requested.connect(self.sample_requested)
            page.labels_requested.connect(self.show_labels)

    def show_labels(self, contact_ids: Sequence[int]) -> None:
        """Make labels for these contacts."""
        self.mailings.page.show_recipients(contact_ids)
        self.page_requested.emit(self.mailings.key)

    def begin_import(self) -> None:
        """Ask for files and bring them in."""
        self._open_import()

    def import_files(self, files: Sequence[Path]) -> None:
        """Look into these files and offer to bring them in."""
        self._open_import().read_files(files)

    def begin_export(self) -> None:
        """Ask for a file and write contacts to it."""
        from ui.panels.export_dialog import ExportDialog

        dialog = ExportDialog(self._context, self._jobs, self._export_choices(), self.contacts.window())
        dialog.said.connect(self.contacts.said)
        dialog.open()

    def _open_import(self) -> "ImportDialog":
        from ui.panels.import_dialog import ImportDialog

        dialog = ImportDialog(self._context, self._jobs, self.contacts.window())
        dialog.completed.connect(self.contacts.done)
        dialog.said.connect(self.contacts.said)
        dialog.open()
        return dialog

    def _export_choices(self) -> list[ContactChoice]:
        lists, panel = self._context.lists, self.contacts.list_panel
        query, ids = panel.filters.query(), panel.chosen_ids()
        everyone = ContactChoice(ContactQuery(), self.tr("All contacts"), _people(lists.count(ContactQuery())))
        choices = [everyone]
        if not query.is_empty:
            choices.insert(0, ContactChoice(query, self.tr("The list as it is narrowed"), _people(lists.count(query))))
        if len(ids) > 1:
            choices.insert(0, ContactChoice(ids, self.tr("The chosen contacts"), _people(len(ids))))
        return choices

    def _make_mailings(self) -> "MailingsPage":
        from ui.pages.mailings_page import MailingsPage

        return MailingsPage(self._context, self._jobs)

    def _make_settings(self) -> "SettingsPage":
        from ui.pages.settings_page import SettingsPage

        return SettingsPage(self._context)


def _people(count: int) -> str:
    return counted(count, "%Ln contact", "%Ln contacts")
