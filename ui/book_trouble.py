"""What the owner is asked when the book itself is in trouble."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from models.clock import Clock
from models.services.backups import backups_of
from ui.panels.rescue_dialog import RescueDialog

_CONTEXT = "BookTrouble"


def ask_for_rescue(book: Path, sentence: str, backups_folder: Path, clock: Clock) -> Path | None:
    """Offer a backup or a rescue for a damaged book that is not open; gives the book to open, None for none."""
    dialog = RescueDialog(book, sentence, backups_of(book, backups_folder), clock)
    dialog.exec()
    return dialog.book


def wants_to_mend(sentence: str, window: QWidget) -> bool:
    """Tell that the open book was found damaged; True when the owner wants to do something about it now."""
    mend = QCoreApplication.translate(_CONTEXT, "Restore or rescue…")
    return _ask(sentence, mend, QCoreApplication.translate(_CONTEXT, "Not now"), window)


def wants_it_back(sentence: str, window: QWidget) -> bool:
    """Tell that the book's file went away; True when the owner wants it back in its place."""
    back = QCoreApplication.translate(_CONTEXT, "Put the book back")
    return _ask(sentence, back, QCoreApplication.translate(_CONTEXT, "Leave it"), window)


def _ask(sentence: str, act: str, leave: str, window: QWidget) -> bool:
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate(_CONTEXT, "Barnacle"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    button = box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(leave, QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is button
