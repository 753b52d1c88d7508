"""The card *Notes*: dated notes, one of which may be pinned."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.domain.contacts import Note, clean_text
from models.services.contacts import ContactDetail, NoteRow
from ui.panels.contacts.contact_editor import ContactEditor
from ui.theme import Space
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.inline_field import InlineField
from ui.widgets.text import Text, TextLook
from ui.words.wording import near_day


class NotesCard(Card):
    """A field for a new note, then the notes; each is edited in place, an emptied one goes."""

    def __init__(self, editor: ContactEditor, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("NotesCard", "Notes"), parent, has_fields=True)
        self._editor = editor
        self._today = today
        self._rows: dict[int, _NoteRow] = {}
        self.new_note = InlineField(self.tr("New note"), self._add, placeholder=self.tr("Add a note…"), is_long=True)
        self.body.addWidget(self.new_note)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        self.body.addLayout(self._list)

    def show_detail(self, detail: ContactDetail, *, is_other: bool) -> None:
        """Show the notes of a contact."""
        if is_other:
            self.new_note.show_other("")
        shown = {row.id for row in detail.notes}
        for note_id in [note_id for note_id in self._rows if note_id not in shown]:
            gone = self._rows.pop(note_id)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(detail.notes):
            widget = self._rows.get(row.id)
            if widget is None:
                widget = self._rows[row.id] = _NoteRow(self._editor)
            if self._list.indexOf(widget) != place:
                self._list.insertWidget(place, widget)
            widget.show_note(row, self._today())

    def _add(self, text: str) -> None:
        text = clean_text(text, lines=True)
        if text:
            self._editor.contacts.add_note(self._editor.detail.id, Note(text, self._today()))
        self.new_note.show_other("")


class _NoteRow(QWidget):
    def __init__(self, editor: ContactEditor) -> None:
        super().__init__()
        self._editor = editor
        self._note: NoteRow | None = None
        self._day = Text("", TextLook.SECONDARY)
        self._more = IconButton("more", self.tr("Pin or remove the note"))
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        self._pin = IconButton("pin", self.tr("Pinned; press to unpin"))
        self._pin.clicked.connect(self._toggle_pin)
        self.field = InlineField(self.tr("Note"), self._save, is_long=True)
        head = QHBoxLayout()
        head.setContentsMargins(Space.XS, 0, 0, 0)
        head.setSpacing(Space.XS)
        head.addWidget(self._day)
        head.addWidget(self._pin)
        head.addStretch(1)
        head.addWidget(self._more, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.field)

    def show_note(self, row: NoteRow, today: date) -> None:
        """Show a note as it is in the book."""
        self._note = row
        self._day.setText(near_day(row.note.written_on, today))
        self._pin.setVisible(row.note.is_pinned)
        self.field.set_value(row.note.text)

    def _save(self, text: str) -> None:
        if self._note is None:
            return
        text = clean_text(text, lines=True)
        if text:
            self._editor.contacts.edit_note(self._note.id, replace(self._note.note, text=text))
        else:
            self._editor.contacts.remove_note(self._note.id)

    def _fill_menu(self) -> None:
        self._menu.clear()
        if self._note is None:
            return
        is_pinned = self._note.note.is_pinned
        self._menu.addAction(self.tr("Unpin") if is_pinned else self.tr("Pin"), self._toggle_pin)
        self._menu.addAction(self.tr("Remove"), self._remove)

    def _toggle_pin(self) -> None:
        if self._note is not None:
            note = replace(self._note.note, is_pinned=not self._note.note.is_pinned)
            self._editor.contacts.edit_note(self._note.id, note)

    def _remove(self) -> None:
        if self._note is not None:
            self._editor.contacts.remove_note(self._note.id)
