"""The pages of one book, made and connected with each other."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from models.context import Context
from models.domain.segments import ContactQuery
from ui.job_runner import JobRunner
from ui.pages.contacts_page import ContactsPage
from ui.pages.deferred_page import DeferredPage
from ui.pages.page import Page
from ui.words.wording import counted

if TYPE_CHECKING:
    from models.domain.contacts import ContactDraft, PostalAddress
    from ui.contact_choice import ContactChoice
    from ui.notifications.notifier import Way
    from ui.pages.duplicates_page import DuplicatesPage
    from ui.pages.mailings_page import MailingsPage
    from ui.pages.plans_page import PlansPage
    from ui.pages.settings_page import SettingsPage
    from ui.pages.today_page import TodayPage
    from ui.pages.trash_page import TrashPage
    from ui.panels.exchange.import_dialog import ImportDialog
    from ui.pasted_files import PastedFiles


# Keys, clicks and painting come between two things that take a moment, in milliseconds.
_BETWEEN_TURNS_MS = 40


class PageSet(QObject):
    """The pages in the order of the sidebar. What one page asks of another goes through here."""

    page_requested = Signal(str)
    """Show the page of this key."""
    new_contact_requested = Signal()
    sample_requested = Signal()
    test_popup_requested = Signal()
    done = Signal(str)
    """Something was done that can be taken back; the text is shown with *Undo*."""
    said = Signal(str)
    """Something to tell in one sentence."""

    def __init__(
        self, context: Context, jobs: JobRunner, start_options: Sequence[str] = (), parent: QObject | None = None
    ) -> None:
        """`start_options` are the global options that a start by the system needs to find the same folders."""
        super().__init__(parent)
        self._context = context
        self._start_options = start_options
        self._jobs = jobs
        self._pasted: PastedFiles | None = None
        self._import: ImportDialog | None = None
        self.today = DeferredPage("today", "today", self.tr("Today"), self._make_today, offers_import=True)
        self.contacts = ContactsPage(context, self._label_lines, jobs)
        self.duplicates = DeferredPage(
            "duplicates", "contacts", self.tr("Duplicates"), self._make_duplicates, home_key=self.contacts.key
        )
        self.trash = DeferredPage("trash", "trash", self.tr("Trash"), self._make_trash, is_at_foot=True)
        self.plans = DeferredPage("plans", "plans", self.tr("Plans"), self._make_plans)
        self.mailings = DeferredPage("mailings", "mailings", self.tr("Mailings"), self._make_mailings)
        self.settings = DeferredPage("settings", "settings", self.tr("Settings"), self._make_settings, is_at_foot=True)
        self.in_order: Sequence[Page] = (
            *(self.today, self.contacts, self.plans, self.mailings, self.trash, self.settings, self.duplicates),
        )
        self.contacts.merge_requested.connect(self._show_pair)
        for page in self.in_order:
            page.labels_requested.connect(self.make_labels)
        self.contacts.import_requested.connect(self.begin_import)
        self.contacts.sample_requested.connect(self.sample_requested)

    def complete(self) -> None:
        """Make *Today* and *Trash*, where they wait for being shown: their counts stand beside their names."""
        for page in (self.today, self.trash):
            _ = page.page

    def show_trash_again(self) -> None:
        """Show what lies in the trash now."""
        if self.trash.is_made:
            self.trash.page.read_again()

    def show_backups_again(self) -> None:
        """Show the backups that there are now."""
        if self.settings.is_made:
            self.settings.page.backups.read_again()

    def make_labels(self, contact_ids: Sequence[int]) -> None:
        """Show these contacts as the recipients of labels."""
        self.mailings.page.show_recipients(contact_ids)
        self.page_requested.emit(self.mailings.key)

    def spread_overdue(self, days: int) -> None:
        """Spread what is overdue over so many days."""
        self.today.page.standing.spread_overdue(days)

    def show_test_popup(self, way: "Way | None") -> None:
        """Tell on *Settings* by which way a test popup was shown, or that it was not (None)."""
        self.settings.page.show_test_popup(way)

    def begin_import(self) -> None:
        """Ask for files and bring them in."""
        self._open_import()

    def import_files(self, files: Sequence[Path]) -> None:
        """Show what these files would bring in."""
        self._open_import().read_files(files)

    def import_pasted(self) -> None:
        """Show what the text on the clipboard would bring in: vCards, or rows of a spreadsheet."""
        from ui.pasted_files import PastedFiles

        self._pasted = self._pasted or PastedFiles()
        path = self._pasted.keep(QGuiApplication.clipboard().text())
        if path is None:
            self.said.emit(self.tr("There are no contacts on the clipboard: copy vCards, or rows of a spreadsheet."))
        else:
            self.import_files([path])

    def begin_export(self) -> None:
        """Ask for a file and write contacts to it: those that are chosen, those of the list, or all."""
        from ui.panels.exchange.export_dialog import ExportDialog

        dialog = ExportDialog(self._context, self._jobs, self._export_choices(), self._window())
        dialog.said.connect(self.said)
        dialog.open()

    def begin_print(self) -> None:
        """Ask what to print on paper, and of whom."""
        from ui.panels.exchange.print_dialog import PrintDialog

        dialog = PrintDialog(self._context, self._jobs, self._export_choices(), self._window())
        dialog.said.connect(self.said)
        dialog.open()

    def begin_duplicates(self) -> None:
        """Show who may be in the book twice."""
        self.page_requested.emit(self.duplicates.key)
        self.duplicates.focus_first()

    def _open_import(self) -> "ImportDialog":
        from ui.panels.exchange.import_dialog import ImportDialog

        if self._import is not None:
            self._import.raise_()
            self._import.activateWindow()
            return self._import
        dialog = ImportDialog(self._context, self._jobs, self._window())
        dialog.completed.connect(self.done)
        dialog.said.connect(self.said)
        dialog.imported.connect(self._show_contacts)
        dialog.finished.connect(self._forget_import)
        self._import = dialog
        dialog.show()
        self._later(self._load_contact_panel)
        return dialog

    def _load_contact_panel(self) -> None:
        """Load what shows those who come in, while the owner looks for the file; made it is in the next turn."""
        import ui.panels.contacts.contact_panel  # noqa: F401

        self._later(self._make_contact_panel)

    def _make_contact_panel(self) -> None:
        _ = self.contacts.contact_panel

    def _forget_import(self) -> None:
        self._import = None

    def _export_choices(self) -> "list[ContactChoice]":
        from ui.contact_choice import ContactChoice

        panel = self.contacts.list_panel
        choices = [ContactChoice(ContactQuery(), self.tr("All contacts"), _people(panel.total))]
        query = panel.filters.query()
        if not query.is_empty:
            count = self._context.lists.count(query)
            choices.insert(0, ContactChoice(query, self.tr("The list as it is narrowed now"), _people(count)))
        if panel.chosen_count() > 1:
            chosen = tuple(panel.chosen_ids())
            choices.append(ContactChoice(chosen, self.tr("The chosen contacts"), _people(len(chosen))))
        return choices

    def _make_today(self) -> "TodayPage":
        from ui.pages.today_page import TodayPage

        page = TodayPage(self._context, self._jobs)
        page.new_contact_requested.connect(self.new_contact_requested)
        page.import_requested.connect(self.begin_import)
        page.sample_requested.connect(self.sample_requested)
        return page

    def _make_plans(self) -> "PlansPage":
        from ui.pages.plans_page import PlansPage

        return PlansPage(self._context, self._jobs)

    def _make_duplicates(self) -> "DuplicatesPage":
        from ui.pages.duplicates_page import DuplicatesPage

        page = DuplicatesPage(self._context, self._jobs)
        page.closed.connect(self._close_duplicates)
        return page

    def _make_mailings(self) -> "MailingsPage":
        from ui.pages.mailings_page import MailingsPage

        return MailingsPage(self._context, self._jobs, self.contacts.list_panel.filters.query)

    def _make_trash(self) -> "TrashPage":
        from ui.pages.trash_page import TrashPage

        return TrashPage(self._context, self._jobs)

    def _make_settings(self) -> "SettingsPage":
        from ui.pages.settings_page import SettingsPage
        from ui.system.autostart import build_autostart

        page = SettingsPage(self._context, self._jobs, build_autostart(self._start_options))
        page.test_popup_requested.connect(self.test_popup_requested)
        return page

    def _show_pair(self, left_id: int, right_id: int) -> None:
        self.duplicates.page.show_pair(left_id, right_id)
        self.page_requested.emit(self.duplicates.key)

    def _close_duplicates(self) -> None:
        self.page_requested.emit(self.contacts.key)
        self.contacts.focus_first()

    def _label_lines(self, draft: "ContactDraft", address: "PostalAddress") -> Sequence[str]:
        return self._context.mailings.label_lines(draft, address)

    def _show_contacts(self, _contact_ids: Sequence[int]) -> None:
        # Its first showing takes a moment, and so does the report of the import.
        self._later(self._request_contacts)

    def _request_contacts(self) -> None:
        self.page_requested.emit(self.contacts.key)

    def _later(self, act: Callable[[], None]) -> None:
        QTimer.singleShot(_BETWEEN_TURNS_MS, self, act)

    def _window(self) -> QWidget:
        return self.contacts.window()


def _people(count: int) -> str:
    return counted(count, "%Ln contact", "%Ln contacts")
