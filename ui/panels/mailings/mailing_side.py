"""What stands beside the choices of a mailing: its sheets, its labels as a list, shared addresses, or the history."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from models.context import Context
from models.domain.label_sheets import LabelStock
from models.domain.printer_profiles import PrinterProfile
from models.domain.recipients import LeftOut
from models.errors import BarnacleError
from models.services.changes import ChangeSet
from models.services.households import ProposedHousehold
from ui.file_questions import ask_where
from ui.job_runner import JobRunner
from ui.panels.mailings.households_pane import HouseholdsPane
from ui.panels.mailings.label_list_pane import LabelGroup, LabelListPane
from ui.panels.mailings.mailing_history_pane import MailingHistoryPane
from ui.panels.mailings.own_stock_pane import OwnStockPane
from ui.panels.mailings.profile_pane import ProfilePane
from ui.panels.mailings.sheet_pane import SheetPane


class MailingSide(QStackedWidget):
    """Shows the sheets unless something else is asked for; *Sheets* and Escape return to them."""

    contact_requested = Signal(int)
    reprint_requested = Signal(int)
    profile_saved = Signal(object)
    stock_saved = Signal(object)
    stock_removed = Signal()
    done = Signal(str)
    said = Signal(str)

    def __init__(self, context: Context, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.sheets = SheetPane(context.mailings, jobs)
        self.labels = LabelListPane(context.households)
        self.households = HouseholdsPane()
        self.history = MailingHistoryPane(context.clock.today)
        self.profile = ProfilePane(context.printer_profiles.save)
        self.own_stock = OwnStockPane(context.own_stocks)
        self.addWidget(self.sheets)
        for pane in (self.labels, self.households, self.history, self.profile, self.own_stock):
            self.addWidget(pane)
            pane.closed.connect(self.show_sheets)
        self.labels.contact_requested.connect(self.contact_requested)
        self.labels.returned_marked.connect(self._mark_returned)
        self.labels.save_requested.connect(self._save_left_out)
        self.households.join_requested.connect(self._join)
        self.history.reprint_requested.connect(self.reprint_requested)
        self.history.remove_requested.connect(self._remove_mailing)
        self.own_stock.saved.connect(self._tell_stock_saved)
        self.own_stock.removed.connect(self._remove_stock)
        self.profile.saved.connect(self._tell_profile_saved)
        self.profile.removed.connect(self._remove_profile)

    def refresh(self, change: ChangeSet) -> None:
        """Read the history again where it is shown."""
        if change.touches("mailing") and self.currentWidget() is self.history:
            self.history.show_mailings(self._context.mailing_runs.list_all())

    def show_sheets(self) -> None:
        """Go back to the sheets, with the keyboard where it was here."""
        has_keyboard = self.isAncestorOf(focused) if (focused := QApplication.focusWidget()) else False
        self.setCurrentWidget(self.sheets)
        if has_keyboard:
            self.sheets.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the sheets, as *Sheets* does."""
        if event.key() == Qt.Key.Key_Escape and self.currentWidget() is not self.sheets:
            self.show_sheets()
        else:
            super().keyPressEvent(event)

    def show_group(self, group: LabelGroup) -> None:
        """List a part of the mailing."""
        self.labels.show_group(group)
        self.setCurrentWidget(self.labels)
        self.labels.list.setFocus()

    def show_households(self) -> None:
        """Show the households that are proposed."""
        self.setCurrentWidget(self.households)
        self.households.list.setFocus()

    def show_history(self) -> None:
        """Show the mailings that went out."""
        self.history.show_mailings(self._context.mailing_runs.list_all())
        self.setCurrentWidget(self.history)
        self.history.list.setFocus()

    def show_profile(self, profile: PrinterProfile | None, page_size: tuple[float, float]) -> None:
        """Set up a printer, or look at one again; `page_size` in mm is that of the test sheet."""
        self.profile.show_profile(profile, page_size)
        self.setCurrentWidget(self.profile)
        self.profile.print_button.setFocus()

    def show_own_stock(self, stock: LabelStock, *, is_new: bool) -> None:
        """Measure a stock of the owner's own, beginning with `stock`, or correct it."""
        self.own_stock.show_stock(stock, is_new=is_new)
        self.setCurrentWidget(self.own_stock)
        self.own_stock.name.setFocus()

    def take_proposed(self, proposed: Sequence[ProposedHousehold]) -> None:
        """Keep the households that are proposed; without any there is nothing to show of them."""
        self.households.show_proposed(proposed)
        if not proposed and self.currentWidget() is self.households:
            self.show_sheets()

    def leave_labels(self) -> None:
        """The labels are others now: a list of the old ones is closed."""
        if self.currentWidget() is self.labels:
            self.show_sheets()

    def _tell_profile_saved(self, profile: PrinterProfile) -> None:
        self.show_sheets()
        self.profile_saved.emit(profile)
        self.done.emit(self.tr("Saved the printer {name}").format(name=profile.name))

    def _remove_profile(self, name: str) -> None:
        self.show_sheets()
        removed = self.tr("Removed the printer {name}").format(name=name)
        self._carry_out(partial(self._context.printer_profiles.remove, name), removed)

    def _tell_stock_saved(self, stock: LabelStock) -> None:
        self.show_sheets()
        self.stock_saved.emit(stock)
        self.done.emit(self.tr("Saved the stock {name}").format(name=stock.title))

    def _remove_stock(self, stock: LabelStock) -> None:
        self.show_sheets()
        removed = self.tr("Removed the stock {name}").format(name=stock.title)
        if self._carry_out(partial(self._context.own_stocks.remove, stock), removed):
            self.stock_removed.emit()

    def _join(self, proposed: Sequence[ProposedHousehold]) -> None:
        names = ", ".join(one.line for one in proposed[:3])
        words = self.tr("One label for {names}") if len(proposed) <= 3 else self.tr("One label for {names} and others")
        groups = [one.contact_ids for one in proposed]
        self._carry_out(partial(self._context.households.make, groups), words.format(names=names))

    def _mark_returned(self, contact_ids: Sequence[int]) -> None:
        words = self.tr("No mail goes to this address until you have checked it")
        self._carry_out(partial(self._context.returned_post.mark, contact_ids), words)

    def _save_left_out(self, left_out: Sequence[LeftOut]) -> None:
        path = ask_where(self, self.tr("Save the list"), self.tr("Left out.csv"), self.tr("Spreadsheets (*.csv)"))
        if path is None:
            return
        try:
            self._context.mailings.write_left_out(left_out, path)
        except BarnacleError as error:
            self.said.emit(str(error))
        else:
            self.said.emit(self.tr("Saved as {name}").format(name=path.name))

    def _remove_mailing(self, mailing_id: int) -> None:
        removed = self.tr("Removed from the history")
        self._carry_out(partial(self._context.mailing_runs.remove, mailing_id), removed)

    def _carry_out(self, write: Callable[[], object], words: str) -> bool:
        """Write something and say so, or why it could not be written."""
        try:
            write()
        except BarnacleError as error:
            self.said.emit(str(error))
            return False
        self.done.emit(words)
        return True
