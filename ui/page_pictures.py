"""Pictures of the pages, drawn off screen: for the documentation, and where there is no display."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from models.context import Context
from ui.job_runner import JobRunner
from ui.main_window import MainWindow
from ui.page_set import PageSet
from ui.theme import Theme, application_arguments

# Lists complete themselves when the event loop has nothing else to do; longer than any timer of the pages.
_SETTLE_MS = 120
_STATE = "window.ini"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture to take: the page's key, the size in pixels, light or dark."""

    page: str
    size: QSize
    scheme: Qt.ColorScheme

    @property
    def file_name(self) -> str:
        """A name such as `today-dark-1280x800.png`."""
        return f"{self.page}-{self.scheme.name.lower()}-{self.size.width()}x{self.size.height()}.png"


def take_pictures(
    context: Context, pictures: Sequence[Picture], folder: Path, contact_id: int | None = None
) -> Iterable[Path]:
    """Draw the window of the book into PNG files of `folder`, one after the other; gives their paths.

    `contact_id` is the contact that the pages show. There must be no QApplication yet, or an offscreen one.
    """
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(application_arguments())
    folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(qt, scheme=pictures[0].scheme)
    jobs = JobRunner()
    pages = PageSet(context, jobs)
    window = MainWindow(context, pages.contacts, pages.in_order, folder / _STATE)
    if contact_id is not None:
        pages.contacts.open_contact(contact_id)
    pages.complete()
    window.show()
    # It finds its place on the screen first, which may be smaller than a picture.
    _settle(jobs)
    for picture in pictures:
        theme.force(picture.scheme)
        window.resize(picture.size)
        window.show_page(picture.page)
        _settle(jobs)
        path = folder / picture.file_name
        window.grab().save(str(path))
        yield path
    jobs.stop()
    window.close()
    window.deleteLater()
    (folder / _STATE).unlink(missing_ok=True)


def _settle(jobs: JobRunner) -> None:
    """Let the lists complete themselves and the previews be drawn."""
    loop = QEventLoop()
    timer = QTimer(interval=_SETTLE_MS)
    timer.timeout.connect(lambda: None if jobs.running else loop.quit())
    timer.start()
    loop.exec()
