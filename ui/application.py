"""The program with a window: one session for the open book, and the way from one book to another."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from models.clock import Clock
from models.errors import BarnacleError, DamagedBookError, MissingBookError
from models.paths import BOOK_SUFFIX, Paths
from models.system_country import system_country
from ui.book_session import BookSession
from ui.commands.arguments import TODAY
from ui.error_reporting import ErrorReporter, start_log
from ui.icons import application_icon
from ui.kept_writes import KeepingContext
from ui.system.book_type import name_book_type
from ui.system.ending import EndingApplication
from ui.system.single_instance import Answer, SingleInstance, StartRequest
from ui.theme import Theme, application_arguments

if TYPE_CHECKING:
    from ui.system.termination import TerminationBridge


def run_window(arguments: argparse.Namespace, paths: Paths, clock: Clock) -> int:
    """Open the window on the book of the command line, or the last one; gives the exit code of the program."""
    paths.make_data_dir()
    start_log(paths.log)
    name_book_type()
    qt = EndingApplication(application_arguments())
    qt.setApplicationName("Barnacle")
    qt.setDesktopFileName("barnacle")
    qt.setWindowIcon(application_icon())
    qt.setQuitOnLastWindowClosed(False)
    theme = Theme(qt)
    application = Application(paths, clock, theme)
    qt.end_requested.connect(application.quit)
    # Windows ends the process when this signal returns.
    qt.aboutToQuit.connect(application.close)
    request = StartRequest(
        contact_id=None if arguments.open == TODAY else arguments.open,
        shows_today=arguments.open == TODAY,
        is_minimised=arguments.minimised,
        files=tuple(arguments.window_files),
        today=arguments.today,
        activation_token=os.environ.get("XDG_ACTIVATION_TOKEN", ""),
    )
    exit_code = application.open_first(arguments.book, request)
    if exit_code is None:
        exit_code = qt.exec()
        application.close()
    return exit_code


class Application(QObject):
    """Holds the session of the open book and changes it for another one."""

    def __init__(self, paths: Paths, clock: Clock, theme: Theme) -> None:
        super().__init__()
        self._paths = paths
        self._clock = clock
        self._theme = theme
        self._session: BookSession | None = None
        self._reporter = ErrorReporter(self)
        self._reporter.install()
        self._termination: TerminationBridge | None = None

    def open_first(self, book: Path | None, request: StartRequest) -> int | None:
        """Open the book of this start, without one the last one; the exit code where it is not to go on, else None."""
        try:
            book = book or self._paths.last_book()
            opened = self._open(book, request)
        except BarnacleError as error:
            sys.stderr.write(f"barnacle: {error}\n")
            other = self._offer_other_book(error, book)
            return error.exit_code if other is None else self.open_first(other, request)
        if isinstance(opened, Answer):
            if not opened.is_accepted:
                sys.stderr.write(f"barnacle: {opened.sentence}\n")
            return 0 if opened.is_accepted else 2
        self._begin(opened, request)
        return None

    def open_other(self, book: Path) -> None:
        """Close this book and open another; where that one is open already, its window comes to the front."""
        if self._session is not None and os.path.realpath(book) == os.path.realpath(self._session.book_path):
            return
        request = StartRequest(today=self._clock.today() if self._clock.is_shifted else None)
        try:
            opened = self._open(book, request)
        except BarnacleError as error:
            self._tell(str(error))
            return
        if isinstance(opened, Answer):
            self._tell(opened.sentence)
            return
        self.close()
        self._begin(opened, request)

    def _heed_termination(self) -> "TerminationBridge":
        """Heed the system's wish to end, from the first call on; before the window is painted nothing can be lost."""
        if self._termination is None:
            from ui.system.termination import TerminationBridge

            self._termination = TerminationBridge(self)
            self._termination.requested.connect(self.quit)
        return self._termination

    def quit(self) -> None:
        """End the program; the book is closed on the way."""
        # From inside a signal the session must not be deleted under its caller. Not by quit(): it asks the windows
        # first, and a window that minimises instead of closing would refuse.
        QTimer.singleShot(0, QCoreApplication.exit)

    def close(self) -> None:
        """Close the open book."""
        if self._session is not None:
            self._reporter.tell_through(None)
            self._session.close()
            self._session.deleteLater()
            self._session = None

    def _open(self, book: Path, request: StartRequest) -> BookSession | Answer:
        """The session of the book, or the answer of the program that has it open.

        Raises:
            BarnacleError: the book can't be used.
        """
        instance = SingleInstance(book, self._paths.runtime_dir)
        answer = instance.claim_or_hand_over(request)
        if answer is not None:
            return answer
        try:
            context = KeepingContext.open(book, self._clock, system_country(os.environ), self._paths.backups)
        except BarnacleError:
            instance.close()
            raise
        try:
            # Damage may lie where only the pages come to read.
            return BookSession(context, instance, self._paths)
        except BarnacleError:
            context.close()
            instance.close()
            raise

    def _begin(self, session: BookSession, request: StartRequest) -> None:
        session.quit_requested.connect(self.quit)
        session.begun.connect(self._heed_termination)
        session.new_book_requested.connect(self._choose_new_book)
        session.open_book_requested.connect(self._choose_book)
        session.sample_requested.connect(self._open_sample)
        session.damage_found.connect(self._heed_damage)
        session.file_gone.connect(self._heed_gone_file)
        self._reporter.tell_through(session.tell)
        self._session = session
        self._paths.remember_book(session.book_path)
        session.start(request)

    def _offer_other_book(self, error: BarnacleError, book: Path | None) -> Path | None:
        """Tell why the book can't be opened, and let the owner take another one; None to end the program."""
        if QApplication.platformName() in {"offscreen", "minimal"}:
            return None
        if isinstance(error, DamagedBookError) and book is not None:
            mended = self._offer_rescue(book, str(error))
            if mended is not None:
                return mended
        from ui.book_trouble import Choice, ask_which_book

        missing = error.book if isinstance(error, MissingBookError) else None
        choice = ask_which_book(str(error), self._heed_termination(), missing)
        if choice is Choice.SAME:
            return missing
        if choice is Choice.OTHER:
            return self._choose(self.tr("Open book"))
        return self._choose(self.tr("New book"), is_new=True) if choice is Choice.NEW else None

    def _offer_rescue(self, book: Path, sentence: str) -> Path | None:
        from ui.book_trouble import ask_for_rescue

        return ask_for_rescue(book, sentence, self._paths.backups, self._clock)

    def _heed_damage(self, sentence: str) -> None:
        from ui.book_trouble import wants_to_mend

        if self._session is None or not wants_to_mend(sentence, self._session.window):
            return
        book = self._session.book_path
        self.close()
        self._open_again(self._offer_rescue(book, sentence) or book)

    def _heed_gone_file(self, sentence: str, kept: Path | None) -> None:
        from ui.book_trouble import wants_it_back

        if self._session is None:
            return
        book = self._session.book_path
        if kept is None or book.exists():
            self._tell(sentence)
            return
        if wants_it_back(sentence, self._session.window):
            from models.services.safety.backups import put_back

            self.close()
            try:
                put_back(kept, book)
            except BarnacleError as error:
                other = self._offer_other_book(error, book)
                if other is None:
                    self.quit()
                    return
                book = other
            self._open_again(book)

    def _open_again(self, book: Path) -> None:
        if self.open_first(book, StartRequest()) is not None:
            self.quit()

    def _tell(self, sentence: str) -> None:
        if sentence and self._session is not None:
            self._session.tell(sentence)

    def _choose_new_book(self) -> None:
        path = self._choose(self.tr("New book"), is_new=True)
        if path is None:
            return
        if path.exists():
            self._tell(self.tr("There is a file of this name already. Open it, or choose another name."))
            return
        self.open_other(path)

    def _choose_book(self) -> None:
        path = self._choose(self.tr("Open book"))
        if path is not None:
            self.open_other(path)

    def _open_sample(self) -> None:
        from ui.sample_book import make_sample_book

        book = self._paths.sample_book
        try:
            if not book.exists():
                make_sample_book(book, self._clock)
        except BarnacleError as error:
            self._tell(str(error))
            return
        self.open_other(book)

    def _choose(self, title: str, *, is_new: bool = False) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        folder = self._session.book_path.parent if self._session is not None else self._paths.data_dir
        kinds = self.tr("Books of Barnacle (*{suffix})").format(suffix=BOOK_SUFFIX)
        dialog = QFileDialog(self._session.window if self._session is not None else None, title, str(folder), kinds)
        if is_new:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            # A book that is there is never written over, so Qt need not ask.
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
            dialog.setDefaultSuffix(BOOK_SUFFIX.removeprefix("."))
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if not dialog.exec():
            return None
        return Path(dialog.selectedFiles()[0])
