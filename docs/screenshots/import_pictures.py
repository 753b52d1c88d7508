"""Pictures of the window that brings contacts in: the preview of a file, and what its columns mean."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from models.context import Context
from ui.job_runner import JobRunner
from ui.panels.exchange.import_dialog import ImportDialog
from ui.theme import Theme

_SETTLE_MS = 200
_KNOWN = """Name,Email,Company,Mobile,City,Country,Birthday
Zoë Lee,zoe@lee.example,,07700 900123,Köln,Grmany,14/3/1970
Tom Harris,tom@harrisplumbing.example,Harris Heating,07700 900999,Leeds,United Kingdom,
Bob Ray,bob@ray.example,Ray & Sons Ltd,,York,United Kingdom,30/2/1980
,,,,,,
Kim Poe,kim@poe.example,Poe Gardens,,Hull,United Kingdom,3/4/1981
"""
_UNKNOWN = """Wer;Womit;Wann;Wo;Schuhgröße
Zoë Lee;zoe@lee.example;14/3/1970;Leeds;44
Bob Ray;bob@ray.example;3/5/1980;York;42
"""


def take_imports(
    context: Context, application: QApplication, scheme: Qt.ColorScheme, sizes: list[QSize], folder: Path, work: Path
) -> Iterator[Path]:
    """Draw the import of two files in each size; gives the paths. `work` is a folder for the files."""
    theme = Theme(application, scheme)
    jobs = JobRunner()
    for name, text in (("import", _KNOWN), ("import-columns", _UNKNOWN)):
        file = work / ("customers.csv" if text is _KNOWN else "kunden.csv")
        file.write_text(text, "utf-8")
        dialog = ImportDialog(context, jobs)
        dialog.show()
        dialog.read_files([file])
        _settle(jobs)
        for size in sizes:
            dialog.resize(size)
            _settle(jobs)
            path = folder / f"{name}-{scheme.name.lower()}-{size.width()}x{size.height()}.png"
            dialog.grab().save(str(path))
            yield path
        dialog.close()
    jobs.stop()
    theme.deleteLater()


def _settle(jobs: JobRunner) -> None:
    loop = QEventLoop()
    timer = QTimer(interval=_SETTLE_MS)
    timer.timeout.connect(lambda: None if jobs.running else loop.quit())
    timer.start()
    loop.exec()
    loop.processEvents()
