"""The pages of one book, made and connected with each other."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.context import Context
from ui.job_runner import JobRunner
from ui.pages.contacts_page import ContactsPage
from ui.pages.page import Page
from ui.pages.today_page import TodayPage


class PageSet(QObject):
    """The pages in the order of the sidebar. What one page asks of another goes through here."""

    page_requested = Signal(str)
    """Show the page of this key."""
    new_contact_requested = Signal()
    sample_requested = Signal()

    def __init__(self, context: Context, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.today = TodayPage(context)
        self.contacts = ContactsPage(context, context.mailings.label_lines)
        self.in_order: Sequence[Page] = (self.today, self.contacts)
        self.today.new_contact_requested.connect(self.new_contact_requested)
        for page in (self.today, self.contacts):
            page.import_requested.connect(self.begin_import)
            page.sample_requested.connect(self.sample_requested)

    def begin_import(self) -> None:
        """Ask for files and bring them in."""

    def begin_export(self) -> None:
        """Ask for a file and write contacts to it."""

    def import_files(self, files: Sequence[Path]) -> None:
        """Bring in these files."""
