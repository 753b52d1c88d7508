"""What the owner is asked when the book itself is in trouble."""

import os
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from models.clock import Clock
from models.services.safety.backups import backups_of
from ui.panels.rescue_dialog import RescueDialog

if TYPE_CHECKING:
    from ui.system.termination import TerminationBridge

_CONTEXT = "BookTrouble"


class Choice(Enum):
    """What the owner wants to open where the book can't be opened."""

    SAME = auto()
    OTHER = auto()
    NEW = auto()
    NONE = auto()


def ask_which_book(sentence: str, termination: "TerminationBridge", missing: Path | None = None) -> Choice:
    """Tell why no book is open and ask which to open.

    A book that is `missing` can be tried again, and is SAME once it is there.
    """
    box = QMessageBox(QMessageBox.Icon.Critical, QCoreApplication.translate(_CONTEXT, "Barnacle"), sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    offered = {
        QCoreApplication.translate(_CONTEXT, "Open another book…"): Choice.OTHER,
        QCoreApplication.translate(_CONTEXT, "New book…"): Choice.NEW,
    }
    if missing is not None:
        offered = {QCoreApplication.translate(_CONTEXT, "Look again"): Choice.SAME} | offered
    buttons = {box.addButton(words, QMessageBox.ButtonRole.ActionRole): choice for words, choice in offered.items()}
    box.setDefaultButton(next(iter(buttons)))
    box.addButton(QCoreApplication.translate(_CONTEXT, "Quit"), QMessageBox.ButtonRole.RejectRole)
    termination.requested.connect(box.reject)
    while True:
        box.exec()
        choice = next((choice for button, choice in buttons.items() if button is box.clickedButton()), Choice.NONE)
        if choice is not Choice.SAME or (missing is not None and os.path.exists(missing)):
            return choice


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
