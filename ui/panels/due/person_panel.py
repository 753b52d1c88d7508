"""The person beside Today: who it is, how to reach them, what to bring, what happened so far."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from models.domain.contacts import ContactDraft, Note, PostalAddress
from models.domain.names import initials
from models.domain.touch_warnings import TouchWarning
from models.domain.touches import Outcome
from models.services.contacts import ContactDetail
from models.services.follow_up_rows import TouchRow
from ui.colours import Tone
from ui.panels.touches.plan_words import warning_words
from ui.theme import Space
from ui.widgets.avatar import Avatar
from ui.widgets.badge import Badge
from ui.widgets.card import Card, Pane
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text import ElidedText, Text, TextLook
from ui.widgets.timeline import Timeline, TimelineEntry
from ui.words.day_text import occasion_text
from ui.words.touch_words import touch_words
from ui.words.value_wording import flag_name, method_name, occasion_name, outcome_name
from ui.words.wording import near_day, status_name

_PICTURE = 46
_NAME_WIDTH = 82
_TOUCHES_SHOWN = 6
_NOTES_SHOWN = 3
_NOTE_CHARACTERS = 400
_TONES = {
    Outcome.NOT_NOW: Tone.SOON,
    Outcome.NO: Tone.LATE,
    Outcome.INTERESTED: Tone.GOOD,
    Outcome.BOUGHT: Tone.GOOD,
}


class PersonPanel(Pane):
    """Shows one person to read; nothing is edited here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("pane", parent)
        self.setAccessibleName(self.tr("The person"))
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def show_nobody(self) -> None:
        """Show an empty ground."""
        self._area.setWidget(_ground())

    def show_person(
        self, person: ContactDetail, carries: str, today: date, warnings: Sequence[TouchWarning] = ()
    ) -> None:
        """Show `person`; `carries` is what the follow-up wants brought, `warnings` what might be done better."""
        ground = _ground()
        column = QVBoxLayout(ground)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.S)
        column.addLayout(_head(person.draft))
        column.addSpacing(Space.XS)
        column.addWidget(_chips(person.draft))
        column.addLayout(self._details(person.draft))
        if carries:
            self._add_section(column, self.tr("Bring something"), _card(carries))
        for warning in warnings:
            column.addWidget(Text(warning_words(warning), TextLook.SECONDARY, wraps=True))
        if person.notes:
            column.addSpacing(Space.XS)
            column.addWidget(Text(self.tr("Notes"), TextLook.SECTION))
            for row in person.notes[:_NOTES_SHOWN]:
                column.addWidget(self._note(row.note, today))
        if person.touches:
            timeline = Timeline()
            timeline.show_entries([_entry(row, today) for row in person.touches[:_TOUCHES_SHOWN]])
            self._add_section(column, self.tr("So far"), timeline)
        column.addStretch(1)
        self._area.setWidget(ground)

    def _add_section(self, column: QVBoxLayout, title: str, content: QWidget) -> None:
        column.addSpacing(Space.XS)
        column.addWidget(Text(title, TextLook.SECTION))
        column.addWidget(content)

    def _note(self, note: Note, today: date) -> QWidget:
        day = near_day(note.written_on, today)
        card = _card(_shortened(note.text))
        words = self.tr("pinned · {day}").format(day=day) if note.is_pinned else day
        card.body.addWidget(Text(words, TextLook.SECONDARY))
        return card

    def _details(self, draft: ContactDraft) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, Space.XS, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS + 1)
        grid.setColumnMinimumWidth(0, _NAME_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self._lines(draft)):
            grid.addWidget(Text(name, TextLook.SECONDARY), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_value(value), row, 1)
        return grid

    def _lines(self, draft: ContactDraft) -> Iterator[tuple[str, str]]:
        for phone in draft.phones[:3]:
            yield self.tr("Phone"), phone.number
        for email in draft.emails[:2]:
            yield self.tr("E-mail"), email.address
        for address in draft.addresses[:2]:
            yield self.tr("Address"), one_line(address)
        for occasion in draft.occasions[:5]:
            yield occasion_name(occasion.kind, occasion.name), occasion_text(occasion)


def one_line(address: PostalAddress) -> str:
    """A postal address to read in one line: `12 Mill Lane, Leeds LS1 4AB`."""
    street = " ".join(f"{address.street}\n{address.extended}".split("\n"))
    place = " ".join(part for part in (address.locality, address.region, address.postcode) if part)
    return ", ".join(part.strip() for part in (address.po_box, street, place, address.country) if part.strip())


def _head(draft: ContactDraft) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.M)
    row.addWidget(Avatar(_PICTURE, initials(draft.name, draft.company)), 0, Qt.AlignmentFlag.AlignTop)
    names = QVBoxLayout()
    names.setSpacing(0)
    names.addStretch(1)
    names.addWidget(Text(draft.shown_name, TextLook.TITLE, wraps=True))
    company = draft.company if draft.name else ""
    about = " · ".join(part for part in (company, draft.job_title) if part)
    if about:
        names.addWidget(Text(about, TextLook.MUTED, wraps=True))
    names.addStretch(1)
    row.addLayout(names, 1)
    return row


def _chips(draft: ContactDraft) -> QWidget:
    ground = QWidget()
    layout = FlowLayout(ground)
    layout.addWidget(Badge(status_name(draft.status), Tone.ACCENT))
    for flag in sorted(draft.flags):
        layout.addWidget(Badge(flag_name(flag), Tone.LATE))
    for tag in (*draft.interests, *draft.groups):
        layout.addWidget(Badge(tag))
    return ground


def _value(words: str) -> Text:
    # An e-mail address has no place to break at.
    text = Text(words, wraps=True) if " " in words else ElidedText(words)
    text.setSizePolicy(QSizePolicy.Policy.Expanding, text.sizePolicy().verticalPolicy())
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return text


def _entry(row: TouchRow, today: date) -> TimelineEntry:
    touch = row.draft
    tone = _TONES.get(touch.outcome, Tone.NEUTRAL)
    day = near_day(touch.made_on, today)
    return TimelineEntry(method_name(touch.method), day, touch_words(row), outcome_name(touch.outcome), tone)


def _card(words: str) -> Card:
    card = Card()
    card.body.addWidget(Text(words, wraps=True))
    return card


def _ground() -> QWidget:
    ground = QWidget()
    ground.setProperty("look", "scrolled")
    return ground


def _shortened(text: str) -> str:
    return text if len(text) <= _NOTE_CHARACTERS else f"{text[:_NOTE_CHARACTERS].rstrip()} …"
