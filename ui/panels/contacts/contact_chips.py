"""The chips below a contact's name: status, interests, groups, source, can afford, interested."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from models.domain.contacts import Answer, ContactDraft, Flag, clean_text
from models.domain.folding import fold
from models.domain.status import Status
from models.services.contacts import TagKind
from ui.colours import Tone
from ui.panels.contacts.contact_editor import ContactEditor
from ui.theme import Space
from ui.widgets.chip import Chip, ChipSign
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.inline_adder import InlineAdder
from ui.words.value_wording import answer_name, flag_name
from ui.words.wording import status_name


class ContactChips(QWidget):
    """Each chip opens a menu that changes or removes what it says; the last ones add."""

    interest_chosen = Signal(str)
    group_chosen = Signal(str)

    def __init__(self, editor: ContactEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._shown: ContactDraft | None = None
        self._flow = FlowLayout(self, spacing=Space.XS)
        self.add_interest = InlineAdder(self.tr("interest"), self._take_interest, partial(self._tags, TagKind.INTEREST))
        self._add_group = InlineAdder(self.tr("group"), self._take_group, partial(self._tags, TagKind.GROUP))
        self._add_source = InlineAdder(self.tr("source"), self._take_source, editor.contacts.list_sources)
        self._more = Chip(self.tr("+ more"), sign=ChipSign.MENU)
        self._more.set_menu(self._more_menu())
        self._last = (self.add_interest, self._add_group, self._add_source, self._more)
        self._chips: list[Chip] = []

    def show_draft(self, draft: ContactDraft) -> None:
        """Show the chips of the draft; nothing moves when they are the same."""
        if self._shown is not None and _facts(self._shown) == _facts(draft):
            return
        self._shown = draft
        self._empty()
        self._show(self._status_chip(draft))
        for flag in sorted(draft.flags):
            self._show(self._flag_chip(flag, draft))
        for interest in draft.interests:
            self._show(self._tag_chip(interest, self._remove_interest, self.interest_chosen.emit))
        for group in draft.groups:
            self._show(self._tag_chip(group, self._remove_group, self.group_chosen.emit))
        if draft.source:
            self._show(self._source_chip(draft.source))
        if draft.can_afford is not Answer.UNKNOWN:
            self._show(self._answer_chip("can_afford", self.tr("can afford: {answer}"), draft.can_afford))
        if draft.interested is not Answer.UNKNOWN:
            self._show(self._answer_chip("interested", self.tr("interested: {answer}"), draft.interested))
        for widget in self._last:
            self._flow.addWidget(widget)
        self._add_group.setVisible(self._add_group.field.isVisibleTo(self._add_group))
        self._add_source.setVisible(self._add_source.field.isVisibleTo(self._add_source))

    def _empty(self) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        while self._flow.takeAt(0) is not None:
            pass

    def _show(self, chip: Chip) -> None:
        self._chips.append(chip)
        self._flow.addWidget(chip)

    def _status_chip(self, draft: ContactDraft) -> Chip:
        chip = Chip(status_name(draft.status), Tone.ACCENT, ChipSign.MENU)
        chip.setAccessibleName(self.tr("Status: {status}").format(status=status_name(draft.status)))
        menu = QMenu(chip)
        for status in Status:
            action = QAction(status_name(status), menu, checkable=True, checked=status is draft.status)
            action.triggered.connect(partial(self._set, "status", status))
            menu.addAction(action)
        chip.set_menu(menu)
        return chip

    def _flag_chip(self, flag: Flag, draft: ContactDraft) -> Chip:
        chip = Chip(flag_name(flag), Tone.LATE)
        menu = QMenu(chip)
        menu.addAction(self.tr("Remove"), partial(self._set, "flags", draft.flags - {flag}))
        chip.set_menu(menu)
        return chip

    def _tag_chip(self, name: str, remove: Callable[[str], None], show: Callable[[str], None]) -> Chip:
        chip = Chip(name)
        menu = QMenu(chip)
        menu.addAction(self.tr("Show all with “{name}”").format(name=name), partial(show, name))
        menu.addAction(self.tr("Remove"), partial(remove, name))
        chip.set_menu(menu)
        return chip

    def _source_chip(self, source: str) -> Chip:
        chip = Chip(source)
        chip.setAccessibleName(self.tr("Source: {source}").format(source=source))
        menu = QMenu(chip)
        menu.addAction(self.tr("Change…"), self._open_source)
        menu.addAction(self.tr("Remove"), partial(self._set, "source", ""))
        chip.set_menu(menu)
        return chip

    def _answer_chip(self, field: str, words: str, answer: Answer) -> Chip:
        chip = Chip(words.format(answer=answer_name(answer)))
        chip.set_menu(self._answer_menu(field, QMenu(chip)))
        return chip

    def _answer_menu(self, field: str, menu: QMenu) -> QMenu:
        for answer in Answer:
            menu.addAction(answer_name(answer), partial(self._set, field, answer))
        return menu

    def _more_menu(self) -> QMenu:
        menu = QMenu(self._more)
        menu.addAction(self.tr("Group…"), self._open_group)
        menu.addAction(self.tr("Source…"), self._open_source)
        self._answer_menu("can_afford", menu.addMenu(self.tr("Can afford")))
        self._answer_menu("interested", menu.addMenu(self.tr("Interested")))
        return menu

    def _open_group(self) -> None:
        self._add_group.show()
        self._add_group.open()

    def _open_source(self) -> None:
        self._add_source.show()
        self._add_source.open()

    def _tags(self, kind: TagKind) -> list[str]:
        return [row.name for row in self._editor.contacts.list_tags(kind)]

    def _set(self, field: str, value: object) -> None:
        self._editor.set(**{field: value})

    def _take_interest(self, text: str) -> None:
        self._editor.set(interests=_with_tag(self._editor.draft.interests, text))

    def _take_group(self, text: str) -> None:
        self._editor.set(groups=_with_tag(self._editor.draft.groups, text))

    def _take_source(self, text: str) -> None:
        self._editor.set(source=clean_text(text))

    def _remove_interest(self, name: str) -> None:
        self._editor.set(interests=tuple(tag for tag in self._editor.draft.interests if tag != name))

    def _remove_group(self, name: str) -> None:
        self._editor.set(groups=tuple(tag for tag in self._editor.draft.groups if tag != name))


def _with_tag(tags: tuple[str, ...], text: str) -> tuple[str, ...]:
    name = clean_text(text)
    return tags if fold(name) in map(fold, tags) else (*tags, name)


def _facts(draft: ContactDraft) -> tuple[object, ...]:
    tags = (draft.interests, draft.groups, draft.source)
    return (draft.status, draft.flags, *tags, draft.can_afford, draft.interested)
