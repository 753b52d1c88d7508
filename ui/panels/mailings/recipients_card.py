"""To whom a mailing goes: the list that was chosen, how many labels it makes, and who is left out with the reason."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from models.domain.label_layout import LabelChange
from models.domain.recipients import LeftOutReason
from models.printing.labels import PreparedLabels
from ui.colours import Tone
from ui.contact_choice import ContactChoice
from ui.panels.mailings.label_list_pane import LabelGroup
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text import ElidedText, Text, TextLook
from ui.words.label_words import reason_words
from ui.words.wording import counted


class RecipientsCard(Card):
    """`choices` gives what the menu behind *Change* offers, asked for each time it opens; None draws a line."""

    chosen = Signal(object)
    group_requested = Signal(object)
    """Show this part of the mailing (a LabelGroup) as a list."""
    households_requested = Signal()

    def __init__(self, choices: Callable[[], Sequence[ContactChoice | None]], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._choices = choices
        self._shown_chips: list[Chip] = []
        self._groups: list[tuple[str, Tone, LabelGroup]] = []
        self._shared_addresses = 0
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
        self._lay_out()

    def show_choice(self, choice: ContactChoice) -> None:
        """Say who was chosen; the counts come when the labels are prepared."""
        self.name.setText(choice.name)
        self.about.setText(choice.about)

    def show_prepared(self, prepared: PreparedLabels) -> None:
        """Say how many labels there are and who is left out."""
        shared = [label for label in prepared.labels if label.other_ids]
        labels, households = len(prepared.labels), len(shared)
        people = labels + sum(len(label.other_ids) for label in shared) + len(prepared.left_out)
        words = f"{counted(people, '%Ln person', '%Ln people')} · {counted(labels, '%Ln label', '%Ln labels')}"
        if households:
            after = counted(households, "after %Ln shared household", "after %Ln shared households")
            words = f"{words} {after}"
        self.counts.setText(words if people else self.tr("Nobody yet. Labels are made for contacts with an address."))
        self._groups = _groups(prepared)
        self._show_chips()

    def show_shared_addresses(self, count: int) -> None:
        """Say how many households are proposed for contacts that share an address."""
        if count != self._shared_addresses:
            self._shared_addresses = count
            self._show_chips()

    def chips(self) -> list[Chip]:
        """The chips that are shown."""
        return list(self._shown_chips)

    def _fill_menu(self) -> None:
        self.menu.clear()
        for choice in self._choices():
            if choice is None:
                self.menu.addSeparator()
                continue
            words = f"{choice.name}\t{choice.about}" if choice.about else choice.name
            action = self.menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, choice=choice: self.chosen.emit(choice))

    def _show_chips(self) -> None:
        self._chips.clear()
        self._shown_chips = []
        for words, tone, group in self._groups:
            self._add_chip(words, tone, lambda _checked=False, group=group: self.group_requested.emit(group))
        if self._shared_addresses:
            words = counted(self._shared_addresses, "%Ln shared address", "%Ln shared addresses")
            self._add_chip(words, Tone.ACCENT, lambda _checked=False: self.households_requested.emit())
        self._chips_ground.setVisible(self._chips.count() > 0)

    def _add_chip(self, words: str, tone: Tone, press: Callable[..., None]) -> None:
        chip = Chip(words, tone)
        chip.clicked.connect(press)
        self._chips.addWidget(chip)
        self._shown_chips.append(chip)

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


def _groups(prepared: PreparedLabels) -> list[tuple[str, Tone, LabelGroup]]:
    """Those left out by reason, the labels in very small type, those that were changed to fit, and all labels."""
    groups = []
    for reason, count in Counter(left.reason for left in prepared.left_out).most_common():
        words = counted(count, "%Ln skipped: {reason}", "%Ln skipped: {reason}").format(reason=reason_words(reason))
        tone = Tone.NEUTRAL if reason is LeftOutReason.NO_MAIL else Tone.SOON
        left_out = [left for left in prepared.left_out if left.reason is reason]
        groups.append((words, tone, LabelGroup(words, left_out=left_out)))
    changed = prepared.changed
    small = [label for label in changed if LabelChange.TOO_SMALL_FOR_POST in label.change]
    if small:
        words = counted(len(small), "%Ln in very small type", "%Ln in very small type")
        groups.append((words, Tone.SOON, LabelGroup(words, small)))
    fitted = [label for label in changed if LabelChange.TOO_SMALL_FOR_POST not in label.change]
    if fitted:
        words = counted(len(fitted), "%Ln made to fit", "%Ln made to fit")
        groups.append((words, Tone.NEUTRAL, LabelGroup(words, fitted)))
    if count := len(prepared.labels):
        title = counted(count, "%Ln label", "%Ln labels")
        groups.append(
            (counted(count, "See %Ln label", "See all %Ln labels"), Tone.NEUTRAL, LabelGroup(title, prepared.labels))
        )
    return groups
