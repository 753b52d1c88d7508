"""Writing contacts to a file that other programs read: who, as what, and how many that are, before it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from models.context import Context
from models.domain.segments import ContactQuery
from models.jobs import Progress
from models.services.exports import ExportOptions, SheetLayout
from ui.contact_choice import ContactChoice
from ui.job_runner import Job, JobRunner
from ui.panels.job_bar import JobBar
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.text import Text, TextLook
from ui.words.wording import counted

_NARROWEST = 520


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its suffix, what it is called, what it is for, and how it is written."""

    suffix: str
    name: str
    purpose: str
    options: ExportOptions

    @property
    def is_sheet(self) -> bool:
        """True where cells can be guarded and parted by semicolons."""
        return self.suffix == ".csv"


class ExportDialog(QDialog):
    """Asks who and as what, tells how many that are, then where; `said` tells the file that was written."""

    said = Signal(str)

    def __init__(
        self, context: Context, jobs: JobRunner, choices: Sequence[ContactChoice], parent: QWidget | None = None
    ) -> None:
        """`choices` are what can be exported, the usual one first; saved lists are offered behind them."""
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._choices = [*choices, *saved_lists(context)]
        self._kinds = self._list_kinds()
        self._job: Job | None = None
        self._path = Path()
        self.setWindowTitle(self.tr("Export contacts"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Who"))
        for choice in self._choices:
            self.who.addItem(choice_words(choice))
        self.kind_buttons = {kind.name: QRadioButton(kind.name) for kind in self._kinds}
        self.guard_box = QCheckBox(self.tr("Guard cells that begin with = + - @ against being taken for formulas"))
        self.semicolon_box = QCheckBox(self.tr("Semicolons between cells, for Excel where the comma is decimal"))
        self.preview = Text("", TextLook.STRONG, wraps=True)
        self.problem = Text("", TextLook.PROBLEM, wraps=True)
        self.job_bar = JobBar()
        self.save_button = Button(self.tr("Save as…"), ButtonLook.STRONG)
        self.cancel_button = Button(self.tr("Cancel"))
        self._sheet_options = QWidget()
        self._lay_out()
        self._connect()
        self.kind_buttons[self._kinds[0].name].setChecked(True)
        self._show_count()

    def choose_kind(self, suffix: str, layout: SheetLayout = SheetLayout.BARNACLE) -> None:
        """Choose the first kind of file with this suffix, for a spreadsheet the one of this layout."""
        kind = next(kind for kind in self._kinds if kind.suffix == suffix and kind.options.layout is layout)
        self.kind_buttons[kind.name].setChecked(True)

    def save_to(self, path: Path) -> None:
        """Write the chosen contacts to `path`, whose suffix says as what."""
        context, who, options = self._context, self._chosen().who, self._options()

        def work(progress: Progress) -> int:
            with context.book.connection():
                return context.exports.write(path, who, progress, options)

        self._path = path
        self._show_problem("")
        job = self._jobs.start(self.tr("Exporting"), work)
        self._job = job
        job.ended.connect(self._end_job)
        job.finished.connect(self._tell_saved)
        job.failed.connect(self._show_problem)
        self.job_bar.follow(job)
        self.save_button.setEnabled(False)

    def reject(self) -> None:
        """Esc and *Cancel* stop what is going on; when nothing is, they close."""
        if self._job is None:
            super().reject()
        else:
            self._job.cancel()

    def _end_job(self) -> None:
        self._job = None
        self.save_button.setEnabled(True)

    def _tell_saved(self, count: int) -> None:
        words = counted(count, "%Ln contact saved as {name}", "%Ln contacts saved as {name}")
        self.said.emit(words.format(name=self._path.name))
        self.accept()

    def _ask_where(self) -> None:
        suffix = self._kind().suffix
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{self._chosen().name}{suffix}".replace("/", "-")
        kind = f"*{suffix} (*{suffix})"
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Export contacts"), str(Path(folder) / name), kind)
        if path:
            self.save_to(Path(path) if Path(path).suffix else Path(path + suffix))

    def _chosen(self) -> ContactChoice:
        return self._choices[self.who.currentIndex()]

    def _kind(self) -> FileKind:
        return next(kind for kind in self._kinds if self.kind_buttons[kind.name].isChecked())

    def _options(self) -> ExportOptions:
        options = self._kind().options
        return ExportOptions(
            options.is_vcard_4, options.layout, self.guard_box.isChecked(), self.semicolon_box.isChecked()
        )

    def _list_kinds(self) -> list[FileKind]:
        plain, google, outlook = (ExportOptions(layout=layout) for layout in SheetLayout)
        vcard_4 = ExportOptions(is_vcard_4=True)
        everything = self.tr("Everything, for programs; of all contacts it is the whole book.")
        return [
            FileKind(".vcf", "vCard 3.0", self.tr("For phones and mail programs; comes back without loss."), plain),
            FileKind(".vcf", "vCard 4.0", self.tr("The newer standard; comes back without loss."), vcard_4),
            FileKind(".csv", self.tr("Spreadsheet"), self.tr("All fields in Barnacle's columns; no loss."), plain),
            FileKind(".csv", "Google Contacts", self.tr("The columns that Google brings in."), google),
            FileKind(".csv", "Outlook", self.tr("The columns that Outlook brings in."), outlook),
            FileKind(".ics", self.tr("Calendar"), self.tr("Birthdays, other dates, follow-ups, with alarms."), plain),
            FileKind(".json", "JSON", everything, plain),
        ]

    def _show_kind(self) -> None:
        if not any(button.isChecked() for button in self.kind_buttons.values()):
            return
        kind = self._kind()
        self._sheet_options.setVisible(kind.is_sheet)
        self.guard_box.setChecked(kind.options.layout is SheetLayout.BARNACLE)
        self._show_count()

    def _show_count(self) -> None:
        who = self._chosen().who
        count = self._context.lists.count(who) if isinstance(who, ContactQuery) else len(who)
        words = counted(count, "%Ln contact goes into a {suffix} file", "%Ln contacts go into a {suffix} file")
        self.preview.setText(words.format(suffix=self._kind().suffix))
        self.save_button.setEnabled(count > 0 and self._job is None)

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _connect(self) -> None:
        self.save_button.clicked.connect(self._ask_where)
        self.cancel_button.clicked.connect(self.reject)
        self.who.currentIndexChanged.connect(self._show_count)
        for button in self.kind_buttons.values():
            button.toggled.connect(self._show_kind)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(Text(self.tr("Export contacts"), TextLook.HEADING))
        line = QHBoxLayout()
        line.setSpacing(Space.L)
        line.addWidget(Text(self.tr("Who"), TextLook.SECTION))
        line.addWidget(self.who, 1)
        column.addLayout(line)
        card = Card(self.tr("As"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        for row_number, kind in enumerate(self._kinds):
            button = self.kind_buttons[kind.name]
            button.setAccessibleName(f"{kind.name}. {kind.purpose}")
            grid.addWidget(button, row_number, 0)
            grid.addWidget(Text(kind.purpose, TextLook.SECONDARY, wraps=True), row_number, 1)
        card.body.addLayout(grid)
        column.addWidget(card)
        options = QVBoxLayout(self._sheet_options)
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(Space.XS)
        options.addWidget(self.guard_box)
        options.addWidget(self.semicolon_box)
        column.addWidget(self._sheet_options)
        self._sheet_options.hide()
        self.problem.hide()
        for widget in (self.preview, self.problem, self.job_bar):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)
        column.addLayout(row)
        self.setMinimumWidth(_NARROWEST)


def saved_lists(context: Context) -> list[ContactChoice]:
    """The saved lists as choices."""
    return [
        ContactChoice(row.query, row.name, counted(row.contact_count, "%Ln contact", "%Ln contacts"))
        for row in context.segments.list_all()
    ]


def choice_words(choice: ContactChoice) -> str:
    """A choice with the word about it."""
    return f"{choice.name} · {choice.about}" if choice.about else choice.name
