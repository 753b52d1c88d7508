"""Asking the owner where a file goes."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """The file that the owner names, `name` among the documents, else at home, being offered; None for none.

    `kinds` are those of Qt's dialog, such as `PDF files (*.pdf)`; a name without a suffix gets the one of `name`.
    """
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    folder = documents if documents.is_dir() else Path.home()
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(folder / name), kinds)
    if not chosen:
        return None
    suffix = Path(name).suffix
    return Path(chosen) if Path(chosen).suffix.lower() == suffix else Path(f"{chosen}{suffix}")
