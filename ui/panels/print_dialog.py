"""Printing on paper: a pocket list, record cards or a day sheet as a PDF, saved and then opened."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
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
from models.services.papers import PaperLanguage
from ui.contact_choice import ContactChoice
from ui.job_runner import Job, JobRunner
from ui.panels.export_dialog import choice_words, saved_lists
from ui.panels.job_bar import JobBar
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.text import Text, TextLook
from ui.words.wording import counted, day_month_year

_NARROWEST = 500
_LIST, _CARDS, _DAY = "list", "cards", "day"


class PrintDialog(QDialog):
    """Asks what and whom, tells how many that are, then where; `said` tells the file that was written."""

    said = Signal(str)

    def __init__(
        self, context: Context, jobs: JobRunner, choices: Sequence[ContactChoice], parent: QWidget | None = None
    ) -> None:
        """`choices` are whom can be printed, the usual one first; saved lists are offered behind them."""
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._choices = [*choices, *saved_lists(context)]
        self._job: Job | None = None
        self._path = Path()
        self.setWindowTitle(self.tr("Print"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Who"))
        for choice in self._choices:
            self.who.addItem(choice_words(choice))
        self.what_buttons = {
            _LIST: QRadioButton(self.tr("Pocket list")),
            _CARDS: QRadioButton(self.tr("Record cards")),
            _DAY: QRadioButton(self.tr("Day sheet")),
        }
        self.preview = Text("", TextLook.STRONG, wraps=True)
        self.saved = Text("", TextLook.SAVED, wraps=True)
        self.problem = Text("", TextLook.PROBLEM, wraps=True)
        self.job_bar = JobBar()
        self.save_button = Button(self.tr("Save PDF…"), ButtonLook.STRONG)
        self.open_button = Button(self.tr("Open to print"), icon_name="print")
        self.close_button = Button(self.tr("Close"))
        self._lay_out()
        self._connect()
        self.what_buttons[_LIST].setChecked(True)
        self._show_count()

    def save_to(self, path: Path) -> None:
        """Write what was chosen to the PDF file `path`."""
        context, what, who = self._context, self._what(), self._choices[self.who.currentIndex()].who
        language = _language()

        def work(progress: Progress) -> int:
            papers = context.papers
            with context.book.connection():
                style = papers.style(language)
                if what == _DAY:
                    return papers.write_day(path, context.clock.today(), style)
                write = papers.write_list if what == _LIST else papers.write_cards
                return write(path, who, style, progress)

        self._path = path
        self._show_problem("")
        self.saved.hide()
        self.open_button.hide()
        job = self._jobs.start(self.tr("Writing the PDF"), work)
        self._job = job
        job.ended.connect(self._end_job)
        job.finished.connect(self._tell_saved)
        job.failed.connect(self._show_problem)
        self.job_bar.follow(job)
        self.save_button.setEnabled(False)

    def reject(self) -> None:
        """Esc and *Close* stop what is going on; when nothing is, they close."""
        if self._job is None:
            super().reject()
        else:
            self._job.cancel()

    def _end_job(self) -> None:
        self._job = None
        self.save_button.setEnabled(True)

    def _tell_saved(self, _count: int) -> None:
        words = self.tr("Saved as {name}").format(name=self._path.name)
        self.saved.setText(words)
        self.saved.show()
        self.open_button.show()
        self.open_button.setFocus()
        self.said.emit(words)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{self.what_buttons[self._what()].text()}.pdf".replace("/", "-")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Print"), str(Path(folder) / name), "PDF (*.pdf)")
        if path:
            self.save_to(Path(path) if Path(path).suffix else Path(path + ".pdf"))

    def _what(self) -> str:
        return next(what for what, button in self.what_buttons.items() if button.isChecked())

    def _show_count(self) -> None:
        if not any(button.isChecked() for button in self.what_buttons.values()):
            return
        is_day = self._what() == _DAY
        self.who.setEnabled(not is_day)
        if is_day:
            self.preview.setText(self.tr("What is due today, and in the week after it"))
            self.save_button.setEnabled(self._job is None)
            return
        who = self._choices[self.who.currentIndex()].who
        count = self._context.lists.count(who) if isinstance(who, ContactQuery) else len(who)
        self.preview.setText(counted(count, "%Ln contact", "%Ln contacts"))
        self.save_button.setEnabled(count > 0 and self._job is None)

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _purposes(self) -> dict[str, str]:
        return {
            _LIST: self.tr("Names, towns and numbers in narrow columns."),
            _CARDS: self.tr("Six on a page, with what was done last and lines to write on."),
            _DAY: self.tr("Whom to reach, with a box to tick and the number to call."),
        }

    def _connect(self) -> None:
        self.save_button.clicked.connect(self._ask_where)
        self.open_button.clicked.connect(self._open)
        self.close_button.clicked.connect(self.reject)
        self.who.currentIndexChanged.connect(self._show_count)
        for button in self.what_buttons.values():
            button.toggled.connect(self._show_count)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(Text(self.tr("Print on paper"), TextLook.HEADING))
        card = Card(self.tr("What"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setColumnStretch(1, 1)
        for number, (what, purpose) in enumerate(self._purposes().items()):
            button = self.what_buttons[what]
            button.setAccessibleName(f"{button.text()}. {purpose}")
            grid.addWidget(button, number, 0)
            grid.addWidget(Text(purpose, TextLook.SECONDARY, wraps=True), number, 1)
        card.body.addLayout(grid)
        column.addWidget(card)
        line = QHBoxLayout()
        line.setSpacing(Space.L)
        line.addWidget(Text(self.tr("Who"), TextLook.SECTION))
        line.addWidget(self.who, 1)
        column.addLayout(line)
        for text in (self.preview, self.saved, self.problem):
            column.addWidget(text)
        column.addWidget(self.job_bar)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        for push in (self.close_button, self.open_button, self.save_button):
            row.addWidget(push)
        column.addLayout(row)
        self.saved.hide()
        self.problem.hide()
        self.open_button.hide()
        self.setMinimumWidth(_NARROWEST)


def _language() -> PaperLanguage:
    return PaperLanguage(_translate, day_month_year, _long_day)


def _translate(text: str) -> str:
    return QCoreApplication.translate("Papers", text)


def _long_day(day: date) -> str:
    return f"{QLocale().toString(QDate(day.year, day.month, day.day), 'dddd')} {day_month_year(day)}"
