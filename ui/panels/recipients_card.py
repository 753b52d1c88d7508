"""To whom a mailing goes: the list that was chosen, how many labels it makes, and who is left out with the reason."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from models.domain.label_layout import LabelChange
from models.domain.recipients import LeftOut, LeftOutReason
from models.printing.labels import PreparedLabels
from ui.contact_choice import ContactChoice
from ui.label_words import reason_words
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.pill import Tone
from ui.widgets.text import ElidedText, Text, TextLook
from ui.widgets.two_line_list import ROW_HEIGHT, TwoLineList, TwoLineRow
from ui.wording import counted

_LIST_ROWS = 4


@dataclass(frozen=True, slots=True)
class _Group:
    words: str
    tone: Tone
    entries: Sequence[TwoLineRow]


class RecipientsCard(Card):
    """`choices` gives what the menu behind *Change* offers, asked for each time it opens."""

    chosen = Signal(object)
    contact_requested = Signal(int)

    def __init__(self, choices: Callable[[], Sequence[ContactChoice]], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._choices = choices
        self._shown: _Group | None = None
        self._shown_chips: list[Chip] = []
        self.name = ElidedText("", TextLook.STRONG)
        self.about = Text("", TextLook.MUTED)
        self.counts = Text("", TextLook.SECONDARY, wraps=True)
        self.change_button = Button(self.tr("Change"), ButtonLook.QUIET)
        self.change_button.setAccessibleName(self.tr("Change to whom"))
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.change_button.setMenu(self.menu)
        self._chips_ground = QWidget()
        self._chips = FlowLayout(self._chips_ground)
        self.list = TwoLineList(self.tr("Left out"))
        self.list.row_chosen.connect(self._open)
        self._lay_out()

    def show_choice(self, choice: ContactChoice) -> None:
        """Say who was chosen; the counts come when the labels are prepared."""
        self.name.setText(choice.name)
        self.about.setText(choice.about)

    def show_prepared(self, prepared: PreparedLabels) -> None:
        """Say how many labels there are and who is left out."""
        people, labels = len(prepared.labels) + len(prepared.left_out), len(prepared.labels)
        words = f"{counted(people, '%Ln person', '%Ln people')} · {counted(labels, '%Ln label', '%Ln labels')}"
        self.counts.setText(words if people else self.tr("Nobody yet. Labels are made for contacts with an address."))
        self._show_chips(prepared)
        self._show_list(None)

    def chips(self) -> list[Chip]:
        """The chips that are shown."""
        return list(self._shown_chips)

    def _fill_menu(self) -> None:
        self.menu.clear()
        for choice in self._choices():
            words = f"{choice.name}\t{choice.about}" if choice.about else choice.name
            action = self.menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, choice=choice: self.chosen.emit(choice))

    def _show_chips(self, prepared: PreparedLabels) -> None:
        self._chips.clear()
        self._shown_chips = []
        for group in _groups(prepared):
            chip = Chip(group.words, group.tone)
            chip.clicked.connect(lambda _checked=False, group=group: self._toggle(group))
            self._chips.addWidget(chip)
            self._shown_chips.append(chip)
        self._chips_ground.setVisible(self._chips.count() > 0)

    def _toggle(self, group: _Group) -> None:
        self._show_list(None if self._shown is group else group)

    def _show_list(self, group: _Group | None) -> None:
        self._shown = group
        entries = () if group is None else group.entries
        self.list.show_rows(entries)
        self.list.setFixedHeight(min(_LIST_ROWS, len(entries)) * ROW_HEIGHT)
        self.list.setVisible(bool(entries))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        row.addWidget(self.name)
        row.addWidget(self.about)
        row.addStretch(1)
        row.addWidget(self.change_button)
        self.body.addLayout(row)
        self.body.addWidget(self.counts)
        self.body.addWidget(self._chips_ground)
        self.list.hide()
        self.body.addWidget(self.list)

    def _open(self, contact_id: int) -> None:
        self.contact_requested.emit(contact_id)


def _groups(prepared: PreparedLabels) -> list[_Group]:
    groups = []
    for reason, count in Counter(left.reason for left in prepared.left_out).most_common():
        words = counted(count, "%Ln skipped: {reason}", "%Ln skipped: {reason}").format(reason=reason_words(reason))
        tone = Tone.NEUTRAL if reason is LeftOutReason.NO_MAIL else Tone.SOON
        groups.append(_Group(words, tone, [_entry(left) for left in prepared.left_out if left.reason is reason]))
    small = [label for label in prepared.labels if LabelChange.TOO_SMALL_FOR_POST in label.change]
    if small:
        words = counted(len(small), "%Ln in very small type", "%Ln in very small type")
        entries = [TwoLineRow(label.contact_id, label.name, " · ".join(label.lines[1:])) for label in small]
        groups.append(_Group(words, Tone.SOON, entries))
    return groups


def _entry(left: LeftOut) -> TwoLineRow:
    words = reason_words(left.reason)
    return TwoLineRow(left.contact_id, left.name, f"{words}: {left.detail}" if left.detail else words)
