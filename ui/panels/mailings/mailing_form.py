"""The left side of Mailings: to whom, on what, what it carries, and the buttons that send it off."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.printing.labels import LabelOptions, PreparedLabels
from models.services.mailings.mailing_runs import ENVELOPES, LABELS
from ui.contact_choice import ContactChoice
from ui.mailing_output import people_on
from ui.panels.job_bar import JobBar
from ui.panels.mailings.carries_card import CarriesCard
from ui.panels.mailings.printed_question import PrintedQuestion
from ui.panels.mailings.recipients_card import RecipientsCard
from ui.panels.mailings.stock_card import StockCard, StockSource
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Pane, Rule
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.tab_order import order_by_layout
from ui.widgets.text import Text, TextLook


class MailingForm(Pane):
    """Lays the cards out; the page connects them."""

    def __init__(
        self,
        choices: Callable[[], Sequence[ContactChoice | None]],
        options: LabelOptions,
        source: StockSource,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("pane", parent)
        self.recipients = RecipientsCard(choices)
        self.what = ChoiceRow(
            self.tr("What"), {LABELS: self.tr("Labels"), ENVELOPES: self.tr("Envelopes")}, always_one=True
        )
        self.stock = StockCard(options, source)
        self.carries = CarriesCard()
        self.print_button = Button(self.tr("Print…"), ButtonLook.STRONG)
        self.save_button = Button(self.tr("Save PDF…"))
        self.job_bar = JobBar()
        self.question = PrintedQuestion()
        self.test_button = Button(self.tr("Test sheet"))
        self._area = QScrollArea()
        self._buttons = QHBoxLayout()
        self._sending = (self.print_button, self.save_button, self.test_button)
        self._lay_out()
        self.set_ready(is_ready=False)

    def focus_first(self) -> None:
        """Put the keyboard into the choice of people, and show it."""
        self.recipients.change_button.setFocus()
        self._area.verticalScrollBar().setValue(0)

    def set_ready(self, *, is_ready: bool) -> None:
        """Say whether there is something to print."""
        for button in (self.print_button, self.save_button):
            button.setEnabled(is_ready)

    def show_prepared(self, prepared: PreparedLabels) -> None:
        """Say what came of the choices."""
        self.recipients.show_prepared(prepared)
        self.carries.show_people(people_on(prepared))
        order_by_layout(self)

    def ask_how_it_printed(self, path: Path | None, people: int, sheets: int) -> None:
        """Ask in the place of the buttons."""
        self.question.ask(path, people, sheets)
        self._show_buttons(are_shown=False)
        order_by_layout(self)

    def end_question(self) -> None:
        """It was answered, or is no longer of interest."""
        self.question.hide()
        self._show_buttons(are_shown=True)

    def _show_buttons(self, *, are_shown: bool) -> None:
        for button in self._sending:
            button.setVisible(are_shown)

    def _lay_out(self) -> None:
        scrolled = QWidget()
        scrolled.setProperty("look", "scrolled")
        column = QVBoxLayout(scrolled)
        column.setContentsMargins(Space.XL, Space.L + 2, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Text(self.tr("New mailing"), TextLook.HEADING))
        for title, card in (
            (self.tr("To whom"), self.recipients),
            (self.tr("On what"), self.stock),
            (self.tr("What it carries"), self.carries),
        ):
            column.addSpacing(Space.XS)
            column.addWidget(Text(title, TextLook.SECTION))
            column.addWidget(card)
            if card is self.recipients:
                column.addLayout(self._what())
        column.addStretch(1)
        area = self._area
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(scrolled)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(area, 1)
        inner.addWidget(Rule())
        inner.addLayout(self._foot())

    def _what(self) -> QHBoxLayout:
        """Labels or envelopes, beside their title."""
        row = QHBoxLayout()
        row.setContentsMargins(0, Space.S, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(Text(self.tr("What"), TextLook.SECTION))
        row.addWidget(self.what, 1)
        return row

    def _foot(self) -> QVBoxLayout:
        """What stays in sight however far the cards are scrolled."""
        column = QVBoxLayout()
        column.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        column.setSpacing(Space.S)
        self._buttons.setSpacing(Space.S)
        for button in self._sending:
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        column.addWidget(self.question)
        column.addLayout(self._buttons)
        column.addWidget(self.job_bar)
        return column
