"""The backups in Settings: when the last one was made, all that are kept, and what can be done with them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.context import Context
from models.errors import BarnacleError
from models.jobs import Progress
from models.services.safety.backup_contents import BackupContents, look_inside
from models.services.safety.backups import SUFFIX, Backup, BackupFile, MadeBackup
from models.services.safety.history import Swap
from ui.job_runner import JobRunner
from ui.panels.job_bar import JobBar
from ui.panels.settings.backup_dialog import BackupDialog
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.text import ElidedText, Text, TextLook
from ui.widgets.two_line_list import ROW_HEIGHT, TwoLineList, TwoLineRow
from ui.words.backup_words import about, moment
from ui.words.wording import counted

_ROWS_SHOWN = 4


class BackupsCard(Card):
    """Lists backups; looks into, makes and restores them, each in a job."""

    said = Signal(str)
    done = Signal(str)
    """Something was done that can be taken back."""

    def __init__(self, context: Context, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._jobs = jobs
        self._backups: Sequence[Backup] = ()
        self._is_read = False
        self.last = Text("", TextLook.STRONG)
        self.list = TwoLineList(self.tr("Backups"))
        self.list.setFixedHeight(_ROWS_SHOWN * ROW_HEIGHT)
        self.look_button = Button(self.tr("Look inside…"), is_small=True)
        self.restore_button = Button(self.tr("Restore"), is_small=True)
        self.now_button = Button(self.tr("Back up now"), is_small=True)
        self.second = ElidedText("", TextLook.PLAIN)
        self.choose_button = Button(self.tr("Choose…"), is_small=True)
        self.choose_button.setAccessibleName(self.tr("Choose a second folder for backups"))
        self.remove_button = Button(self.tr("Leave out"), is_small=True)
        self.remove_button.setAccessibleName(self.tr("Make no backups in a second folder"))
        self.out_button = Button(self.tr("Save one file…"), is_small=True)
        self.in_button = Button(self.tr("Bring in a file…"), is_small=True)
        self.job_bar = JobBar()
        self._lay_out()
        self._connect()
        self.show_values()

    def show_values(self) -> None:
        """Show the second folder."""
        folder = self._context.settings.get().backup_folder
        self.second.setText(folder or self.tr("None; a USB stick or a synced folder would do"))
        self.remove_button.setVisible(bool(folder))

    def read_again(self) -> None:
        """Read the folders again."""
        context = self._context

        def work(_progress: Progress) -> list[Backup]:
            with context.book.connection():
                return context.backups.list_all()

        self._is_read = True
        self._run(self.tr("Reading the backups"), work, self._show_backups)

    def forget(self) -> None:
        """Read the folders again when the card is seen."""
        self._is_read = False
        if self.isVisible():
            self.read_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the folders, unless that was done before."""
        super().showEvent(event)
        if not self._is_read:
            self.read_again()

    def save_to(self, path: Path) -> None:
        """Write the whole book to one file."""
        context = self._context

        def work(_progress: Progress) -> int:
            with context.book.connection():
                return context.backups.write_to(path)

        def tell(count: object) -> None:
            words = counted(int(str(count)), "%Ln contact saved as {name}", "%Ln contacts saved as {name}")
            self.said.emit(words.format(name=path.name))

        self._run(self.tr("Saving the book"), work, tell)

    def look_into(self, file: BackupFile) -> None:
        """Show what a backup holds."""
        context = self._context

        def work(_progress: Progress) -> BackupContents:
            with context.book.connection():
                return look_inside(context.book, file.path)

        def show(contents: object) -> None:
            if isinstance(contents, BackupContents):
                dialog = BackupDialog(file, contents, context.clock.today(), self.window())
                dialog.restore_requested.connect(self._restore_file)
                dialog.open()

        self._run(self.tr("Reading the backup"), work, show)

    def restore(self, path: Path, name: str) -> None:
        """Make the book what it was in the file at `path`; `name` is what is undone by *Undo*."""
        context = self._context

        def work(_progress: Progress) -> Swap:
            with context.book.connection():
                return context.backups.swap_to(path)

        def tell(swap: object) -> None:
            if callable(swap):
                context.history.note_swap(name, swap)
                self.done.emit(name)
                self.read_again()

        self._run(self.tr("Restoring"), work, tell)

    def back_up(self) -> None:
        """Back the book up now."""
        context = self._context

        def work(_progress: Progress) -> MadeBackup:
            with context.book.connection():
                return context.backups.make()

        def tell(made: object) -> None:
            if isinstance(made, MadeBackup):
                words = counted(made.contacts, "Backed up %Ln contact", "Backed up %Ln contacts")
                self.said.emit(made.second_problem or words)
                self.read_again()

        self._run(self.tr("Backing up"), work, tell)

    def _run(self, name: str, work: Callable[[Progress], object], tell: Callable[[object], None]) -> None:
        job = self._jobs.start(name, work)
        job.finished.connect(tell)
        job.failed.connect(self.said)
        self.job_bar.follow(job)

    def _show_backups(self, backups: object) -> None:
        if not isinstance(backups, list):
            return
        self._backups = backups
        today = self._context.clock.today()
        self.list.show_rows([TwoLineRow(b, moment(b.file.made_at, today), about(b)) for b in backups])
        self.list.setVisible(bool(backups))
        self.list.go_to(0)
        for button in (self.look_button, self.restore_button):
            button.setEnabled(bool(backups))
        last = moment(backups[0].file.made_at, today) if backups else self.tr("never")
        self.last.setText(self.tr("Last backup: {moment}").format(moment=last))

    def _chosen(self) -> BackupFile | None:
        row = self.list.currentIndex().row()
        return self._backups[row].file if 0 <= row < len(self._backups) else None

    def _look(self) -> None:
        if (file := self._chosen()) is not None:
            self.look_into(file)

    def _restore_chosen(self) -> None:
        if (file := self._chosen()) is not None:
            self._restore_file(file)

    def _restore_file(self, file: object) -> None:
        if isinstance(file, BackupFile):
            when = moment(file.made_at, self._context.clock.today())
            self.restore(file.path, self.tr("Restore the backup of {moment}").format(moment=when))

    def _choose_second(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Second folder for backups"))
        if folder:
            self._save_second(folder)

    def _leave_second_out(self) -> None:
        self._save_second("")

    def _save_second(self, folder: str) -> None:
        try:
            self._context.settings.change(backup_folder=folder)
        except BarnacleError as error:
            self.said.emit(str(error))
        self.show_values()
        if folder:
            self.back_up()

    def _ask_where_out(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        usual = str(Path(folder) / f"{self._context.book_path.stem}{SUFFIX}")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the whole book"), usual, f"*{SUFFIX}")
        if path:
            self.save_to(Path(path) if Path(path).suffix else Path(path + SUFFIX))

    def _ask_what_in(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Bring in a book"), "", f"*{SUFFIX};;*")
        if path:
            self.restore(Path(path), self.tr("Bring in {name}").format(name=Path(path).name))

    def _connect(self) -> None:
        for button, act in (
            (self.look_button, self._look),
            (self.restore_button, self._restore_chosen),
            (self.now_button, self.back_up),
            (self.choose_button, self._choose_second),
            (self.remove_button, self._leave_second_out),
            (self.out_button, self._ask_where_out),
            (self.in_button, self._ask_what_in),
        ):
            button.clicked.connect(act)

    def _lay_out(self) -> None:
        self.body.setSpacing(Space.S)
        self.body.addWidget(self.last)
        words = self.tr("Made at the start and each hour with changes. Kept: 24 hours, 14 days, 12 months.")
        self.body.addWidget(Text(words, TextLook.SECONDARY, wraps=True))
        self.body.addWidget(self.list)
        self.body.addLayout(_row(self.look_button, self.restore_button, None, self.now_button))
        self.body.addWidget(self.job_bar)
        self.body.addWidget(Rule())
        second = Text(self.tr("Second folder"), TextLook.MUTED)
        second.setBuddy(self.choose_button)
        self.body.addLayout(_row(second, self.second, None, self.remove_button, self.choose_button))
        self.body.addWidget(Rule())
        move = QVBoxLayout()
        move.setSpacing(Space.XS)
        move.addWidget(Text(self.tr("Move to another laptop"), TextLook.MUTED))
        words = self.tr("Save the whole book as one file here, and bring that file in there. Undo takes it back.")
        move.addWidget(Text(words, TextLook.SECONDARY, wraps=True))
        self.body.addLayout(move)
        self.body.addLayout(_row(self.out_button, self.in_button, None))


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets side by side, None for the room between."""
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
