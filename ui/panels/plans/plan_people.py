"""Who is on a plan and where, and what all plans ask of the owner."""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.domain.workload import Workload
from models.services.lists import ContactRow
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.place_bars import PlaceBars
from ui.widgets.spread_menu import SpreadMenu
from ui.widgets.text import Text, TextLook
from ui.widgets.two_line_list import ROW_HEIGHT, TwoLineList, TwoLineRow
from ui.words.plan_words import place_name, stalled_words
from ui.words.wording import counted, number

_LIST_ROWS = 8


class PlacesCard(Card):
    """Bars for the steps of a plan and, last, for its rhythm."""

    place_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        title = self.tr("Where people are")
        super().__init__(title, parent)
        self.bars = PlaceBars(title)
        self.bars.place_chosen.connect(self.place_chosen)
        self.words = Text("", TextLook.SECONDARY, wraps=True)
        self.body.addWidget(self.bars)
        self.body.addWidget(self.words)
        self.body.addStretch(1)

    def show_counts(self, counts: Sequence[int], stalled: Sequence[int]) -> None:
        """Show how many people are at each place, and how many are stalled at the first touches."""
        steps = len(counts) - 1
        titles = [number(place + 1) for place in range(steps)] + ["∞"]
        people = [counted(count, "%Ln person", "%Ln people") for count in counts]
        words = [f"{place_name(place, steps)}: {people[place]}" for place in range(len(counts))]
        self.bars.show_counts(counts, titles, words)
        told = [words for words, count in zip(stalled_words(stalled), stalled, strict=True) if count]
        told.append(self.tr("Press a bar to see who.") if any(counts) else self.tr("Nobody is on this plan yet."))
        self.words.setText("\n".join(told))


class PeopleCard(Card):
    """The people at one place of a plan."""

    contact_requested = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.words = Text("", TextLook.SECTION)
        self.list = TwoLineList(self.tr("People at this place"))
        self.list.row_chosen.connect(self._open)
        self.close_button = Button(self.tr("Close"), is_small=True)
        self.close_button.clicked.connect(self.closed)
        self.head.addWidget(self.words)
        self.head.addStretch(1)
        self.head.addWidget(self.close_button)
        self.body.addLayout(self.head)
        self.body.addWidget(self.list)
        self.hide()

    def show_people(
        self, place: str, rows: Sequence[ContactRow], total: int, next_words: Callable[[ContactRow], str]
    ) -> None:
        """List the first people of a place; `total` is how many there are."""
        words = f"{place} · {counted(total, '%Ln person', '%Ln people')}"
        if len(rows) < total:
            words = self.tr("{place}, the first {count}").format(place=words, count=number(len(rows)))
        self.words.setText(words)
        self.list.show_rows([TwoLineRow(row.id, row.name, next_words(row)) for row in rows])
        self.list.setFixedHeight(max(1, min(_LIST_ROWS, len(rows))) * ROW_HEIGHT)
        self.show()

    def _open(self, contact_id: int) -> None:
        self.contact_requested.emit(contact_id)


class LoadCard(Card):
    """Touches a day that the plans ask for and that were made, and the offer to spread what is overdue."""

    spread_requested = Signal(int)
    """Over so many days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Load"), parent)
        self.needed = Text("", TextLook.STRONG, wraps=True)
        self.made = Text("", TextLook.SECONDARY, wraps=True)
        self.spread_button = Button(self.tr("Spread the load…"), is_small=True)
        self.spread_button.clicked.connect(self.open_menu)
        self.body.addWidget(self.needed)
        self.body.addWidget(self.made)
        self.body.addSpacing(Space.S)
        self.body.addWidget(self.spread_button)
        self.body.addStretch(1)

    def show_load(self, load: Workload) -> None:
        """Show what is asked for and what was made."""
        asked = ceil(load.needed_per_day) if load.needed_per_day < 1 else round(load.needed_per_day)
        self.needed.setText(counted(asked, "All plans ask for %Ln touch a day", "All plans ask for %Ln touches a day"))
        made = round(load.made_per_day)
        if 0 < load.made_per_day < 1:
            self.made.setText(self.tr("you made less than one a day in the last four weeks"))
        else:
            self.made.setText(
                counted(made, "you made %Ln a day in the last four weeks", "you made %Ln a day in the last four weeks")
            )

    def open_menu(self) -> None:
        """Offer some numbers of days for what is overdue."""
        menu = SpreadMenu(self)
        menu.chosen.connect(self.spread_requested)
        menu.open_below(self.spread_button)
