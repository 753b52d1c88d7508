"""Printing on paper: a pocket list, record cards or a day sheet as a PDF, saved and then opened."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QRadioButton, QWidget

from models.context import Context
from models.jobs import Progress
from models.services.exchange.papers import PaperLanguage
from ui.contact_choice import ContactChoice
from ui.job_runner import JobRunner
from ui.panels.exchange.contacts_file_dialog import ContactsFileDialog, buttons_at_right, choices_card
from ui.widgets.buttons import Button
from ui.widgets.text import Text, TextLook
from ui.words.wording import counted, day_month_year

_NARROWEST = 500
_LIST, _CARDS, _DAY = "list", "cards", "day"


class PrintDialog(ContactsFileDialog):
    """Asks what and whom, tells how many that are, then where; the PDF can be opened from here."""

    def __init__(
        self, context: Context, jobs: JobRunner, choices: Sequence[ContactChoice], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Print"), context, jobs, choices, parent)
        self.what_buttons = {
            _LIST: QRadioButton(self.tr("Pocket list")),
            _CARDS: QRadioButton(self.tr("Record cards")),
            _DAY: QRadioButton(self.tr("Day sheet")),
        }
        self.saved = Text("", TextLook.SAVED, wraps=True)
        self.save_button.setText(self.tr("Save PDF…"))
        self.open_button = Button(self.tr("Open to print"), icon_name="print")
        self.close_button = Button(self.tr("Close"))
        self._lay_out()
        self._connect()
        self.what_buttons[_LIST].setChecked(True)
        self._show_count()

    def save_to(self, path: Path) -> None:
        """Write what was chosen to the PDF file `path`."""
        context, what, who = self.context, self._what(), self.chosen().who
        language = _language()

        def work(progress: Progress) -> int:
            papers = context.papers
            style = papers.style(language)
            if what == _DAY:
                return papers.write_day(path, context.clock.today(), style)
            write = papers.write_list if what == _LIST else papers.write_cards
            return write(path, who, style, progress)

        self.saved.hide()
        self.open_button.hide()
        self.write(self.tr("Writing the PDF"), path, work, self._tell_saved)

    def _tell_saved(self, _count: int) -> None:
        words = self.tr("Saved as {name}").format(name=self.path.name)
        self.saved.setText(words)
        self.saved.show()
        self.open_button.show()
        self.open_button.setFocus()
        self.said.emit(words)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path)))

    def _ask_where(self) -> None:
        path = self.ask_where(self.what_buttons[self._what()].text(), ".pdf", "PDF")
        if path is not None:
            self.save_to(path)

    def _what(self) -> str:
        return next(what for what, button in self.what_buttons.items() if button.isChecked())

    def _show_count(self) -> None:
        if not any(button.isChecked() for button in self.what_buttons.values()):
            return
        is_day = self._what() == _DAY
        self.who.setEnabled(not is_day)
        if is_day:
            self.preview.setText(self.tr("What is due today, and in the week after it"))
            self.allow_saving(is_possible=True)
            return
        count = self.chosen_count()
        self.preview.setText(counted(count, "%Ln contact", "%Ln contacts"))
        self.allow_saving(is_possible=count > 0)

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
        column = self.new_column(self.tr("Print on paper"), _NARROWEST)
        papers = [(self.what_buttons[what], purpose) for what, purpose in self._purposes().items()]
        column.addWidget(choices_card(self.tr("What"), papers))
        column.addLayout(self.who_line())
        for widget in (self.preview, self.saved, self.problem, self.job_bar):
            column.addWidget(widget)
        column.addLayout(buttons_at_right(self.close_button, self.open_button, self.save_button))
        self.saved.hide()
        self.open_button.hide()


def _language() -> PaperLanguage:
    return PaperLanguage(_translate, day_month_year, _long_day)


def _translate(text: str) -> str:
    return QCoreApplication.translate("Papers", text)


def _long_day(day: date) -> str:
    return f"{QLocale().toString(QDate(day.year, day.month, day.day), 'dddd')} {day_month_year(day)}"
