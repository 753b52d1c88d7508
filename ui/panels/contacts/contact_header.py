"""The head of a contact: picture, name, role and company, and what can be done at once."""

import base64
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from models.domain.contacts import ContactDraft, clean_text
from models.domain.names import initials, split_name
from ui.panels.contacts.contact_editor import ContactEditor
from ui.panels.touches.reaching import why_no_call, why_no_email
from ui.system import outside_programs
from ui.theme import Space
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.inline_field import FieldSize, InlineField

_ALWAYS_ONE_LINE = 1_100


class ContactHeader(QWidget):
    """Name, role and company are edited in place; the buttons go below the name where the room is narrow."""

    label_requested = Signal()
    touch_requested = Signal()
    refused = Signal(str)

    def __init__(self, editor: ContactEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._avatar = Avatar(56)
        self.name = InlineField(self.tr("Name"), self._save_name, size=FieldSize.HEADING)
        self.job_title = InlineField(self.tr("Role"), self._save_job_title, placeholder=self.tr("role"))
        self.company = InlineField(self.tr("Company"), self._save_company, placeholder=self.tr("company"))
        for field in (self.job_title, self.company):
            field.editor.setProperty("tint", "muted")
            field.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.call = Button(self.tr("Call"))
        self.email = Button(self.tr("E-mail"))
        self.label = Button(self.tr("Label"))
        self.log_touch = Button(self.tr("Log a touch"), ButtonLook.STRONG)
        self.call.clicked.connect(self._call)
        self.email.clicked.connect(self._write)
        self.label.clicked.connect(self.label_requested)
        self.log_touch.clicked.connect(self.touch_requested)
        self._lay_out()

    def show_draft(self, draft: ContactDraft, *, is_other: bool) -> None:
        """Show a contact; a company without a person has its own name as the heading."""
        self._avatar.set_initials(initials(draft.name, draft.company))
        self._avatar.set_picture(base64.b64decode(draft.photo.data) if draft.photo is not None else None)
        has_person = bool(draft.name)
        self.name.editor.setAccessibleName(self.tr("Name") if has_person else self.tr("Company"))
        below = draft.company if has_person else ""
        self.company.editor.setPlaceholderText(self.tr("company") if has_person else self.tr("name of a person"))
        for field, text in (
            (self.name, draft.name.full if has_person else draft.company),
            (self.job_title, draft.job_title),
            (self.company, below),
        ):
            (field.show_other if is_other else field.set_value)(text)
        self._turn()
        for button, why in ((self.call, why_no_call(draft)), (self.email, why_no_email(draft))):
            button.setEnabled(not why)
            button.setToolTip(why)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the name, or below it."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        names = max(self.name.editor.sizeHint().width(), self._below.sizeHint().width())
        needed = self._avatar.width() + names + self._buttons.sizeHint().width() + 3 * Space.M
        is_wide = self.width() >= min(needed, _ALWAYS_ONE_LINE)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)

    def _lay_out(self) -> None:
        self._below = QHBoxLayout()
        self._below.setSpacing(0)
        self._below.addWidget(self.job_title)
        self._below.addWidget(self.company)
        self._below.addStretch(1)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addWidget(self.name)
        names.addLayout(self._below)
        names.addStretch(1)
        person = QHBoxLayout()
        person.setSpacing(Space.S)
        person.addWidget(self._avatar)
        person.addLayout(names, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.M)
        for button in (self.call, self.email, self.label, self.log_touch):
            self._buttons.addWidget(button)
        self._buttons.addStretch(0)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.S)
        self._layout.addLayout(person, 1)
        self._layout.addLayout(self._buttons)

    def _save_name(self, text: str) -> None:
        draft = self._editor.draft
        if draft.name:
            self._editor.set(name=split_name(clean_text(text))._replace(nickname=draft.name.nickname))
        else:
            self._editor.set(company=clean_text(text))

    def _save_job_title(self, text: str) -> None:
        self._editor.set(job_title=clean_text(text))

    def _save_company(self, text: str) -> None:
        if self._editor.draft.name:
            self._editor.set(company=clean_text(text))
        else:
            self._editor.set(name=split_name(clean_text(text)))

    def _call(self) -> None:
        numbers = [phone.number for phone in self._editor.draft.phones]
        self._choose(self.call, numbers, outside_programs.call, self.tr("No program for telephone calls was found."))

    def _write(self) -> None:
        addresses = [email.address for email in self._editor.draft.emails]
        self._choose(self.email, addresses, outside_programs.write_to, self.tr("No mail program was found."))

    def _choose(self, button: Button, values: Sequence[str], reach: Callable[[str], bool], refusal: str) -> None:
        """Reach the only value at once; let one of several be chosen."""

        def run(value: str) -> None:
            if not reach(value):
                self.refused.emit(refusal)

        if len(values) == 1:
            run(values[0])
            return
        menu = QMenu(self)
        for value in values:
            menu.addAction(value.replace("&", "&&"), partial(run, value))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
