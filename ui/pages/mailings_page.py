"""Mailings: to whom, on which labels, the sheet before it is printed, and the PDF."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.context import Context
from models.domain.label_layout import LabelPage
from models.domain.segments import ContactQuery
from models.domain.touches import Method, TouchDraft
from models.jobs import Progress
from models.printing.labels import LabelOptions, PreparedLabels
from models.services.changes import ChangeSet
from ui.contact_choice import ContactChoice
from ui.job_runner import Job, JobRunner
from ui.pages.page import Page
from ui.panels.job_bar import JobBar
from ui.panels.recipients_card import RecipientsCard
from ui.panels.saved_labels import SavedLabels
from ui.panels.stock_card import StockCard
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook, IconButton
from ui.widgets.card import Pane
from ui.widgets.sheet_preview import SheetPreview
from ui.widgets.tab_order import order_by_layout
from ui.widgets.text import Text, TextLook
from ui.wording import counted, number

_TABLES = ("contact", "postal_address", "segment", "contact_tag", "tag", "setting")
# Shares of the page's width that the choices take, and their limits in pixels.
_LEFT_SHARE = 0.39
_LEFT_WIDTHS = (380, 430)


class MailingsPage(Page):
    """Prepares labels on a worker each time something changes that moves a name to another label."""

    key = "mailings"
    icon_name = "mailings"
    offers_import = False

    def __init__(self, context: Context, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._choice = self._everyone()
        self._selection: ContactChoice | None = None
        self._prepared: PreparedLabels | None = None
        self._preparing: Job | None = None
        self._is_stale = True
        self._page_number = 1
        self._saving: tuple[Path, PreparedLabels] | None = None
        self.recipients = RecipientsCard(self._choices)
        self.stock = StockCard(LabelOptions(context.mailings.usual_stock()), context.mailings.stocks)
        self.preview = SheetPreview()
        self.page_words = Text("", TextLook.SECONDARY)
        self.back_button = IconButton("chevron-left", self.tr("The sheet before"))
        self.on_button = IconButton("chevron-right", self.tr("The next sheet"))
        self.save_button = Button(self.tr("Save PDF…"), ButtonLook.STRONG)
        self.job_bar = JobBar()
        self.saved = SavedLabels()
        self._left = Pane("pane")
        self._area = QScrollArea()
        self._lay_out()
        self._connect()
        self.recipients.show_choice(self._choice)
        self._show_page(1)

    def title(self) -> str:
        """The name in the sidebar."""
        return self.tr("Mailings")

    def focus_first(self) -> None:
        """Put the keyboard into the choice of people."""
        self.recipients.change_button.setFocus()

    def show_recipients(self, contact_ids: Sequence[int]) -> None:
        """Make labels for a selection."""
        words = counted(len(contact_ids), "%Ln contact", "%Ln contacts")
        self._selection = ContactChoice(tuple(contact_ids), words, self.tr("chosen by hand"))
        self._choose(self._selection)

    def refresh(self, change: ChangeSet) -> None:
        """Prepare again when names, addresses or lists changed; later, while another page is shown."""
        if change.touches(*_TABLES):
            self._make_stale()

    def showEvent(self, event: QShowEvent) -> None:
        """Prepare what was left while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._prepare()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the choices their share of the page, within limits."""
        super().resizeEvent(event)
        narrowest, widest = _LEFT_WIDTHS
        self._left.setFixedWidth(max(narrowest, min(widest, round(self.width() * _LEFT_SHARE))))

    def save_to(self, path: Path) -> None:
        """Write the labels to a PDF file."""
        prepared, mailings = self._prepared, self._context.mailings
        if prepared is None:
            return

        def work(progress: Progress) -> None:
            mailings.write_pdf(prepared, path, progress)

        job = self._jobs.start(self.tr("Saving the labels"), work)
        self._saving = (path, prepared)
        job.finished.connect(self._tell_saved)
        job.failed.connect(self.said)
        job.cancelled.connect(self._tell_cancelled)
        job.ended.connect(self._enable_save)
        self.job_bar.follow(job)
        self.save_button.setEnabled(False)

    def _choose(self, choice: ContactChoice) -> None:
        self._choice = choice
        self.recipients.show_choice(choice)
        self._make_stale()

    def _make_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._prepare()

    def _prepare(self) -> None:
        """Fit the labels on a worker; what an earlier call still works on is given up."""
        self._is_stale = False
        if self._preparing is not None:
            self._preparing.cancel()
        context, who, options = self._context, self._choice.who, self.stock.options

        def work(progress: Progress) -> PreparedLabels:
            with context.book.connection():
                return context.mailings.prepare(who, options, progress=progress)

        job = self._jobs.start(self.tr("Preparing the labels"), work)
        self._preparing = job
        job.finished.connect(self._take_prepared)
        job.failed.connect(self.said)
        self.job_bar.follow(job)
        self.save_button.setEnabled(False)

    def _take_prepared(self, prepared: PreparedLabels) -> None:
        if self.sender() is not self._preparing:
            return
        self._preparing = None
        self._prepared = replace(prepared, options=self.stock.options)
        self.saved.hide()
        self.recipients.show_prepared(self._prepared)
        order_by_layout(self._left)
        self._enable_save()
        self._show_page(1)

    def _change_options(self, options: LabelOptions) -> None:
        before = None if self._prepared is None else self._prepared.options
        if self._prepared is None or before is None or _moves_names(before, options):
            self._prepared = None
            self._show_page(1)
            self._make_stale()
            return
        # The same labels elsewhere on the sheets: nothing needs to be fitted again.
        self._prepared = replace(self._prepared, options=options)
        self._show_page(self._page_number)

    def _show_page(self, page_number: int) -> None:
        prepared, options = self._prepared, self.stock.options
        count = max(1, prepared.page_count) if prepared is not None else 1
        self._page_number = max(1, min(page_number, count))
        if prepared is None:
            page = LabelPage(1, (), options.stock.boxes())
        else:
            page = self._context.mailings.page(prepared, self._page_number)
        self.preview.show_page(options.stock, page, options.start)
        words = self.tr("Sheet {number} of {count}")
        self.page_words.setText(words.format(number=number(self._page_number), count=number(count)))
        self.back_button.setEnabled(self._page_number > 1)
        self.on_button.setEnabled(self._page_number < count)

    def _enable_save(self) -> None:
        self.save_button.setEnabled(self._prepared is not None and bool(self._prepared.labels))

    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = self.tr("Labels {day}.pdf").format(day=self._context.clock.today().isoformat())
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the labels"), str(Path(folder) / name), self.tr("PDF files (*.pdf)")
        )
        if path:
            self.save_to(Path(path) if path.lower().endswith(".pdf") else Path(f"{path}.pdf"))

    def _tell_saved(self) -> None:
        if self._saving is None:
            return
        path, prepared = self._saving
        self.saved.show_saved(path, len(_contact_ids(prepared)))
        self._area.ensureWidgetVisible(self.saved)
        self._context.settings.change(label_stock=prepared.options.stock.id)

    def _tell_cancelled(self) -> None:
        self.said.emit(self.tr("Cancelled; no file was written."))

    def _log_letters(self) -> None:
        if self._saving is None:
            return
        _, prepared = self._saving
        contact_ids, context = _contact_ids(prepared), self._context
        touch = TouchDraft(context.clock.today(), Method.MAIL)

        def work(progress: Progress) -> int:
            with context.book.connection():
                return context.follow_ups.log_touch(contact_ids, touch, progress=progress)

        job = self._jobs.start(self.tr("Logging the letters"), work)
        job.finished.connect(self._tell_logged)
        job.failed.connect(self._tell_not_logged)
        job.cancelled.connect(self._tell_logging_cancelled)
        self.job_bar.follow(job)
        self.saved.show_logging()

    def _tell_logged(self, count: int) -> None:
        self.done.emit(counted(count, "Logged a letter for %Ln person", "Logged a letter for %Ln people"))

    def _tell_not_logged(self, words: str) -> None:
        self.saved.offer_log()
        self.said.emit(words)

    def _tell_logging_cancelled(self) -> None:
        self._tell_not_logged(self.tr("Cancelled; no letter was logged."))

    def _choices(self) -> list[ContactChoice]:
        lists = [
            ContactChoice(row.query, row.name, counted(row.contact_count, "%Ln contact", "%Ln contacts"))
            for row in self._context.segments.list_all()
        ]
        return [self._everyone(), *([self._selection] if self._selection else []), *lists]

    def _everyone(self) -> ContactChoice:
        return ContactChoice(ContactQuery(), self.tr("All contacts"))

    def _connect(self) -> None:
        self.recipients.chosen.connect(self._choose)
        self.recipients.contact_requested.connect(self.contact_requested)
        self.stock.changed.connect(self._change_options)
        self.preview.label_clicked.connect(self.stock.start_at)
        self.back_button.clicked.connect(lambda: self._show_page(self._page_number - 1))
        self.on_button.clicked.connect(lambda: self._show_page(self._page_number + 1))
        self.save_button.clicked.connect(self._ask_where)
        self.saved.log_requested.connect(self._log_letters)

    def _lay_out(self) -> None:
        scrolled = QWidget()
        scrolled.setProperty("look", "scrolled")
        column = QVBoxLayout(scrolled)
        column.setContentsMargins(Space.XL, Space.L + 2, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Text(self.tr("New mailing"), TextLook.HEADING))
        for title, card in ((self.tr("To whom"), self.recipients), (self.tr("Label stock"), self.stock)):
            column.addSpacing(Space.XS)
            column.addWidget(Text(title, TextLook.SECTION))
            column.addWidget(card)
        column.addSpacing(Space.S)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.job_bar)
        column.addWidget(self.saved)
        column.addStretch(1)
        area = self._area
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(scrolled)
        inner = QVBoxLayout(self._left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(area)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._preview_pane(), 1)

    def _preview_pane(self) -> Pane:
        pane = Pane("desk")
        column = QVBoxLayout(pane)
        column.setContentsMargins(Space.XXL, Space.M, Space.XXL, Space.M)
        column.setSpacing(Space.XS)
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addStretch(1)
        head.addWidget(self.back_button)
        head.addWidget(self.page_words)
        head.addWidget(self.on_button)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.preview, 1)
        return pane


def _moves_names(before: LabelOptions, after: LabelOptions) -> bool:
    return (before.stock.id, before.order) != (after.stock.id, after.order)


def _contact_ids(prepared: PreparedLabels) -> list[int]:
    return list(dict.fromkeys(label.contact_id for label in prepared.labels))
