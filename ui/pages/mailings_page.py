"""Mailings: to whom, on which labels, the sheets before they are printed, and what came of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from models.context import Context
from models.domain.label_sheets import LabelStock, StockKind
from models.domain.printer_profiles import PrinterProfile
from models.domain.segments import ContactQuery
from models.errors import BarnacleError
from models.printing.labels import LabelOptions, PreparedLabels
from models.services.changes import ChangeSet
from models.services.households import ProposedHousehold
from models.services.mailings.mailing_runs import ENVELOPES
from ui.contact_choice import ContactChoice
from ui.file_questions import ask_where
from ui.job_runner import JobRunner
from ui.mailing_choices import MailingChoices
from ui.mailing_output import MailingOutput, Outgoing
from ui.mailing_preparation import MailingPreparation
from ui.pages.page import Command, Page
from ui.panels.mailings.label_furniture import Sender
from ui.panels.mailings.mailing_form import MailingForm
from ui.panels.mailings.mailing_side import MailingSide
from ui.panels.mailings.stock_card import StockSource
from ui.paper import ask_for_printer, printer_for
from ui.theme import Space
from ui.widgets.card import Pane
from ui.widgets.tab_order import order_by_layout

# What moves a name to another label or changes a line; what a mailing itself writes does not.
_TABLES = (
    *("contact", "postal_address", "segment", "contact_tag", "tag"),
    *("household", "household_member", "own_stock"),
)
# Shares of the page's width that the choices take, and their limits in pixels.
_LEFT_SHARE = 0.39
_LEFT_WIDTHS = (380, 430)


class MailingsPage(Page):
    """Prepares labels on a worker each time something changes that moves a name to another label."""

    key = "mailings"
    icon_name = "mailings"
    offers_import = False

    def __init__(
        self,
        context: Context,
        jobs: JobRunner,
        current_query: Callable[[], ContactQuery] = ContactQuery,
        parent: QWidget | None = None,
    ) -> None:
        """`current_query` gives the search that the list of contacts is narrowed by."""
        super().__init__(parent)
        self._context = context
        self.choices = MailingChoices(context, current_query)
        self._choice = self.choices.everyone()
        self._prepared: PreparedLabels | None = None
        self._outgoing: Outgoing | None = None
        self._is_stale = True
        self._sender = context.mailings.sender
        profile = context.printer_profiles.find(context.settings.get().printer_profile)
        options = LabelOptions(context.mailings.usual_stock(), profile=profile)
        memory, profiles = context.sheet_memory.find, context.printer_profiles.list_all
        source = StockSource(context.mailings.stocks, memory, profiles, self._read_sender)
        self.form = MailingForm(self.choices.all, options, source)
        self.side = MailingSide(context, jobs)
        self._preparation = MailingPreparation(context, jobs, self)
        self._output = MailingOutput(context, jobs, self)
        self._lay_out()
        self._connect_choices()
        self._connect_output()
        self.form.stock.refresh_remembered()
        self.form.recipients.show_choice(self._choice)
        self.side.sheets.show_empty(self.form.stock.options)

    def title(self) -> str:
        """The name in the sidebar."""
        return self.tr("Mailings")

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """The history can be looked at always."""
        return {Command.MAILING_HISTORY: self.side.show_history}

    def focus_first(self) -> None:
        """Put the keyboard into the choice of people."""
        self.form.focus_first()

    def show_recipients(self, contact_ids: Sequence[int]) -> None:
        """Make labels for a selection."""
        self._choose(self.choices.take_selection(contact_ids))

    def refresh(self, change: ChangeSet) -> None:
        """Prepare again when names, addresses or lists changed; later, while another page is shown."""
        self.side.refresh(change)
        if _has(change, "sheet_memory"):
            self.form.stock.refresh_remembered()
        if _has(change, "printer_profile"):
            self.form.stock.refresh_profiles()
        sender = self._context.mailings.sender if _has(change, "setting") else self._sender
        if _has(change, "setting"):
            self.form.stock.refresh_sender()
        if _has(change, *_TABLES) or sender != self._sender:
            self._sender = sender
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
        self.form.setFixedWidth(max(narrowest, min(widest, round(self.width() * _LEFT_SHARE))))

    def save_to(self, path: Path) -> None:
        """Write the labels to a PDF file, as a new mailing."""
        if (outgoing := self._new_outgoing()) is not None:
            self._output.save(outgoing, path)

    def _choose(self, choice: ContactChoice) -> None:
        self._choice = choice
        self.form.recipients.show_choice(choice)
        self._make_stale()

    def _make_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._prepare()

    def _prepare(self) -> None:
        self._is_stale = False
        self.form.set_ready(is_ready=False)
        self._preparation.start(self._choice, self.form.stock.options)

    def _take_first_sheet(self, prepared: PreparedLabels) -> None:
        self.side.sheets.show_prepared(prepared, is_whole=False)

    def _take_prepared(self, prepared: PreparedLabels) -> None:
        self._show_prepared(replace(prepared, options=self.form.stock.options))
        self.side.leave_labels()

    def _show_prepared(self, prepared: PreparedLabels) -> None:
        self._prepared = prepared
        self.form.show_prepared(prepared)
        self.form.set_ready(is_ready=bool(prepared.labels))
        self.side.sheets.show_prepared(prepared, is_whole=True)

    def _take_proposed(self, proposed: Sequence[ProposedHousehold]) -> None:
        self.side.take_proposed(proposed)
        self.form.recipients.show_shared_addresses(len(proposed))
        order_by_layout(self.form)

    def _change_options(self, options: LabelOptions) -> None:
        before = self._prepared
        if before is None or _moves_names(before.options, options):
            self._prepared = None
            self.side.sheets.show_empty(options)
            self._make_stale()
        else:
            # The same labels elsewhere on the sheets: nothing needs to be fitted again.
            self._show_prepared(replace(before, options=options))

    def _tell_unprepared(self, words: str) -> None:
        self.side.sheets.show_empty(self.form.stock.options)
        self.said.emit(words)

    def _new_outgoing(self) -> Outgoing | None:
        if self._prepared is None:
            return None
        carries = self.form.carries
        return Outgoing(self._prepared, self._choice.name, carries.text, carries.is_logged)

    def _print(self, outgoing: Outgoing | None, first_sheet: int = 1) -> bool:
        """Ask for the printer and print; False when nothing is to be printed."""
        if outgoing is None:
            return False
        options = outgoing.prepared.options
        printer = printer_for(options.stock, options.profile)
        printer.setDocName(outgoing.name)
        if not ask_for_printer(printer, self.tr("Print the labels"), self.window()):
            return False
        self._output.print_on(outgoing, printer, first_sheet)
        return True

    def _save(self, outgoing: Outgoing | None, first_sheet: int = 1) -> None:
        day = self._context.clock.today().isoformat()
        name = self.tr("Labels {day}.pdf") if first_sheet == 1 else self.tr("Labels {day}, from sheet {sheet}.pdf")
        name = name.format(day=day, sheet=first_sheet)
        path = ask_where(self, self.tr("Save the labels"), name, self.tr("PDF files (*.pdf)"))
        if outgoing is not None and path is not None:
            self._output.save(outgoing, path, first_sheet)

    def _ask_how_it_printed(self, outgoing: Outgoing, path: Path | None) -> None:
        self._outgoing = outgoing
        self.form.ask_how_it_printed(path, outgoing.people, outgoing.prepared.page_count)

    def _send_again(self, first_sheet: int) -> None:
        """Print a part of the same mailing, or save it, as it went out before."""
        if self.form.question.was_saved:
            self._save(self._outgoing, first_sheet)
        else:
            self._print(self._outgoing, first_sheet)

    def _confirm(self) -> None:
        if self._outgoing is not None:
            self.form.question.set_busy(is_busy=True)
            self._output.confirm(self._outgoing)

    def _settle(self) -> None:
        self._outgoing = None
        self.form.end_question()
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.focus_first()

    def _reprint(self, mailing_id: int) -> None:
        """Print a mailing of the history as it was, whatever became of the contacts since."""
        runs = self._context.mailing_runs
        try:
            row, prepared = runs.get(mailing_id), runs.reopen(mailing_id)
        except BarnacleError as error:
            self.said.emit(str(error))
            return
        self.side.show_sheets()
        self.side.sheets.show_prepared(prepared, is_whole=True)
        again = Outgoing(prepared, row.name, row.carried, row.logged_on is None, mailing_id)
        if not self._print(again) and self._prepared is not None:
            self.side.sheets.show_prepared(self._prepared, is_whole=True)

    def _choose_what(self) -> None:
        """Labels or envelopes: the usual ones of the kind."""
        stock, mailings = self.form.stock, self._context.mailings
        is_envelope = self.form.what.chosen() == ENVELOPES
        if is_envelope == (stock.options.stock.kind is StockKind.ENVELOPE):
            return
        stock.choose_stock(mailings.usual_envelope() if is_envelope else mailings.usual_stock())

    def _measure_stock(self, stock: LabelStock | None) -> None:
        self.side.show_own_stock(stock or self.form.stock.options.stock, is_new=stock is None)

    def _set_up_printer(self) -> None:
        self.side.show_profile(self.form.stock.options.profile, self._page_size())

    def _page_size(self) -> tuple[float, float]:
        stock = self.form.stock.options.stock
        return stock.page_width, stock.page_height

    def _send_test_sheet(self, profile: PrinterProfile | None, is_saved: bool) -> None:
        stock = self.form.stock.options.stock
        if is_saved:
            path = ask_where(
                self, self.tr("Save the test sheet"), self.tr("Test sheet.pdf"), self.tr("PDF files (*.pdf)")
            )
            if path is not None:
                self._output.save_test_sheet(stock, profile, path)
            return
        printer = printer_for(stock, profile)
        if ask_for_printer(printer, self.tr("Print the test sheet"), self.window()):
            self._output.print_test_sheet(stock, profile, printer)

    def _read_sender(self) -> Sender:
        values = self._context.settings.get()
        lines = tuple(filter(None, map(str.strip, values.return_address.splitlines())))
        return Sender(lines, Path(values.logo_path) if values.logo_path else None)

    def _connect_choices(self) -> None:
        form, side = self.form, self.side
        form.recipients.chosen.connect(self._choose)
        form.recipients.group_requested.connect(side.show_group)
        form.recipients.households_requested.connect(side.show_households)
        form.stock.changed.connect(self._change_options)
        form.what.changed.connect(self._choose_what)
        form.stock.profile_requested.connect(lambda: side.show_profile(None, self._page_size()))
        form.stock.own_requested.connect(self._measure_stock)
        side.stock_saved.connect(form.stock.choose_stock)
        side.stock_removed.connect(lambda: form.stock.choose_stock(self._context.mailings.usual_stock()))
        form.test_button.clicked.connect(self._set_up_printer)
        side.profile.test_sheet_requested.connect(self._send_test_sheet)
        side.profile_saved.connect(form.stock.choose_profile)
        side.sheets.start_chosen.connect(form.stock.start_at)
        side.sheets.label_toggled.connect(form.stock.toggle_label)
        side.contact_requested.connect(self.contact_requested)
        side.reprint_requested.connect(self._reprint)
        side.done.connect(self.done)
        side.said.connect(self.said)
        self._preparation.first_sheet_prepared.connect(self._take_first_sheet)
        self._preparation.prepared.connect(self._take_prepared)
        self._preparation.households_proposed.connect(self._take_proposed)
        self._preparation.failed.connect(self._tell_unprepared)
        self._preparation.job_started.connect(form.job_bar.follow)

    def _connect_output(self) -> None:
        form, question, output = self.form, self.form.question, self._output
        form.print_button.clicked.connect(lambda: self._print(self._new_outgoing()))
        form.save_button.clicked.connect(lambda: self._save(self._new_outgoing()))
        question.well_printed.connect(self._confirm)
        question.again_requested.connect(self._send_again)
        question.later_requested.connect(self._settle)
        output.job_started.connect(form.job_bar.follow)
        output.job_started.connect(lambda: form.set_ready(is_ready=False))
        output.ended.connect(lambda: form.set_ready(is_ready=self._prepared is not None))
        output.went_out.connect(self._ask_how_it_printed)
        output.logged.connect(self._settle)
        output.not_logged.connect(lambda: question.set_busy(is_busy=False))
        output.done.connect(self.done)
        output.said.connect(self.said)

    def _lay_out(self) -> None:
        desk = Pane("desk")
        inner = QVBoxLayout(desk)
        inner.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        inner.addWidget(self.side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.form)
        row.addWidget(desk, 1)


def _has(change: ChangeSet, *tables: str) -> bool:
    """Whether one of the tables changed; a mailing of thousands says of itself that it may have changed everything."""
    return not change.tables or not change.tables.isdisjoint(tables)


def _moves_names(before: LabelOptions, after: LabelOptions) -> bool:
    """Whether another label must be made for somebody, or another order."""
    return any(
        getattr(before, name) != getattr(after, name)
        for name in (
            *("stock", "order", "font_size", "joins_households", "style"),
            *("sender_lines", "logo_path", "has_code", "window"),
        )
    )
