"""The person of the chosen reminder: why now, how to reach them, the last touch, the pinned note, what to bring."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.domain.contacts import ContactDraft
from models.domain.due import DueItem
from models.domain.touches import Method
from models.services.contacts import ContactDetail
from ui.colours import Tone
from ui.item_models.due_words import DueWords
from ui.panels.due.person_panel import one_line
from ui.theme import Space
from ui.widgets.avatar import Avatar
from ui.widgets.badge import Badge
from ui.widgets.card import Pane
from ui.widgets.text import ElidedText, Text, TextLook
from ui.words.value_wording import method_name
from ui.words.wording import near_day

_PICTURE = 44
_NOTE_CHARACTERS = 160
# So that the list does not move when another reminder is chosen.
_USUAL_HEIGHT = 100


class RemindedPerson(Pane):
    """Shows one reminder with its person, to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("pane", parent)
        self.setAccessibleName(self.tr("The chosen reminder"))
        self.setMinimumHeight(_USUAL_HEIGHT)
        self._picture = Avatar(_PICTURE)
        self.name = ElidedText("", TextLook.TITLE)
        self.late = Badge()
        self.reason = ElidedText("")
        self.history = Text("", TextLook.SECONDARY, wraps=True)
        self.bring = Text("", TextLook.ACCENT, wraps=True)
        self._lay_out()

    def show_reminder(self, item: DueItem, words: DueWords, person: ContactDetail, today: date) -> None:
        """Show `item`, told in `words`, with its person as of the day `today`."""
        self._picture.set_initials(item.initials)
        self.name.setText(item.contact_name)
        self.late.show_text(words.badge, words.tone or Tone.NEUTRAL)
        self.reason.setText(" · ".join(part for part in (words.reason, _reach(person.draft, item.method)) if part))
        self._show(self.history, " ".join(part for part in (self._last(person, today), self._pinned(person)) if part))
        self._show(self.bring, self.tr("Bring: {what}").format(what=item.carries) if item.carries else "")

    def _last(self, person: ContactDetail, today: date) -> str:
        if not person.touches:
            return self.tr("Not contacted yet.")
        touch = person.touches[0].draft
        parts = (method_name(touch.method), near_day(touch.made_on, today), touch.carried or touch.note)
        return self.tr("Last: {touch}.").format(touch=", ".join(_short(part).rstrip(".") for part in parts if part))

    def _pinned(self, person: ContactDetail) -> str:
        note = next((row.note.text for row in person.notes if row.note.is_pinned), "")
        return self.tr("Pinned: {note}").format(note=_short(note)) if note else ""

    @staticmethod
    def _show(label: Text, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M + 2, Space.L, Space.M + 2)
        row.setSpacing(Space.M)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.name)
        head.addWidget(self.late)
        head.addStretch(1)
        self.reason.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        texts.addLayout(head)
        for text in (self.reason, self.history, self.bring):
            texts.addWidget(text)
        texts.addStretch(1)
        row.addLayout(texts, 1)


def _reach(draft: ContactDraft, method: Method) -> str:
    """Where the person is reached by this method, or an empty text."""
    if method in (Method.PHONE, Method.MESSAGE):
        return draft.phones[0].number if draft.phones else ""
    if method is Method.EMAIL:
        return draft.emails[0].address if draft.emails else ""
    return one_line(draft.addresses[0]) if method is Method.MAIL and draft.addresses else ""


def _short(text: str) -> str:
    """The text in one line of a bounded length."""
    line = " ".join(text.split())
    return line if len(line) <= _NOTE_CHARACTERS else f"{line[: _NOTE_CHARACTERS - 1].rstrip()}…"
