"""The card of what must not be done with a contact."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from models.domain.contacts import ContactDraft, Flag
from ui.panels.contacts.contact_editor import ContactEditor
from ui.theme import Space
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.words.value_wording import flag_name


class FlagsCard(Card):
    """A box for each flag; it is written when it is pressed."""

    def __init__(self, editor: ContactEditor, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("FlagsCard", "Please don’t"), parent, has_fields=True)
        self._editor = editor
        self._boxes: dict[Flag, QCheckBox] = {}
        holder = QWidget()
        flow = FlowLayout(holder, spacing=Space.S)
        for flag in Flag:
            box = QCheckBox(flag_name(flag))
            box.clicked.connect(partial(self._write, flag))
            self._boxes[flag] = box
            flow.addWidget(box)
        self.body.addWidget(holder)

    def show_draft(self, draft: ContactDraft) -> None:
        """Show which flags are set."""
        for flag, box in self._boxes.items():
            box.setChecked(flag in draft.flags)

    def box(self, flag: Flag) -> QCheckBox:
        """The box of a flag."""
        return self._boxes[flag]

    def _write(self, flag: Flag) -> None:
        flags = self._editor.draft.flags
        self._editor.set(flags=flags | {flag} if self._boxes[flag].isChecked() else flags - {flag})
