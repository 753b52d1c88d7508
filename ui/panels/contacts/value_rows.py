"""Rows of phones, e-mails or websites: kind and value, edited where they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.domain.contacts import ContactDraft, Kind, clean_text
from ui.panels.contacts.contact_editor import ContactEditor
from ui.widgets.inline_field import InlineField
from ui.widgets.kind_button import KindButton
from ui.words.value_wording import kind_name


@dataclass(frozen=True, slots=True)
class ValueField:
    """One field of the draft that holds several values: its name, the name of a value's text, how to make a value.

    `prompt` stands in an empty row that waits where there is no value; without a prompt no row waits. `kind_names` are
    names that say more than the kind alone.
    """

    field: str
    text: str
    make: Callable[[str, Kind], Any]
    name: str
    kinds: tuple[Kind, ...]
    prompt: str = ""
    kind_names: tuple[tuple[Kind, str], ...] = ()


class ValueRows(QWidget):
    """The rows of one field. An emptied row is removed; a row that `add_row` opened is saved when it has a text."""

    def __init__(self, editor: ContactEditor, values: ValueField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._values = values
        self._rows: list[ValueRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_draft(self, draft: ContactDraft, *, is_other: bool) -> None:
        """Show the values of the draft; a new row that is being typed stays for the same contact."""
        values = getattr(draft, self._values.field)
        typed = 0 if is_other else sum(row.is_new for row in self._rows if row.field.value())
        waiting = 1 if self._values.prompt and not values else 0
        self._set_row_count(len(values) + max(typed, waiting))
        for row in self._rows[len(values) :]:
            if is_other or not row.is_new:
                row.show_new(self._values.kinds[0])
        for number, value in enumerate(values):
            self._rows[number].show_value(getattr(value, self._values.text), value.kind, value.label, is_other=is_other)
        self.setVisible(bool(self._rows))

    def add_row(self) -> None:
        """Open an empty row and put the keyboard into it."""
        if not (self._rows and self._rows[-1].is_new):
            self._set_row_count(len(self._rows) + 1)
            self._rows[-1].show_new(self._values.kinds[0])
        self.setVisible(True)
        self._rows[-1].field.setFocus()

    def _set_row_count(self, count: int) -> None:
        while len(self._rows) > count:
            row = self._rows.pop()
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < count:
            row = ValueRow(self, len(self._rows))
            self._rows.append(row)
            self._layout.addWidget(row)

    def rows(self) -> Sequence["ValueRow"]:
        """The rows from top to bottom."""
        return self._rows

    def values(self) -> list[Any]:
        """The values as they were last read."""
        return list(getattr(self._editor.draft, self._values.field))

    def save_text(self, number: int, text: str, kind: Kind) -> None:
        """Write one value; an empty text removes it.

        Raises:
            InputError: the text is no value of the field.
        """
        values, text = self.values(), clean_text(text)
        if number >= len(values):
            values += [self._values.make(text, kind)] if text else []
        elif text:
            before = values[number]
            values[number] = replace(self._values.make(text, before.kind), label=before.label)
        else:
            del values[number]
        self._write(values)

    def save_kind(self, number: int, kind: Kind) -> None:
        """Write the kind of one value; the owner's own word for it goes."""
        values = self.values()
        if number < len(values):
            values[number] = replace(values[number], kind=kind, label="")
            self._write(values)

    def remove(self, number: int) -> None:
        """Remove one value, or the row that has none yet."""
        values = self.values()
        if number < len(values):
            del values[number]
            self._write(values)
        else:
            self.show_draft(self._editor.draft, is_other=True)

    def prefer(self, number: int) -> None:
        """Put one value before the others."""
        values = self.values()
        if number < len(values):
            self._write([values[number], *values[:number], *values[number + 1 :]])

    def name_of(self, kind: Kind, label: str) -> str:
        """What stands before a value."""
        if label:
            return label
        if kind is Kind.OTHER:
            return self._values.name
        return dict(self._values.kind_names).get(kind) or kind_name(kind)

    def kinds(self) -> tuple[Kind, ...]:
        """The kinds a value may have."""
        return self._values.kinds

    def prompt(self) -> str:
        """What stands in an empty row."""
        return self._values.prompt

    def field_name(self) -> str:
        """What one value is called."""
        return self._values.name

    def _write(self, values: list[Any]) -> None:
        self._editor.set(**{self._values.field: tuple(values)})


class ValueRow(QWidget):
    """One value, or a row that waits for one."""

    def __init__(self, rows: ValueRows, number: int) -> None:
        super().__init__()
        self._rows = rows
        self._number = number
        self._kind = Kind.OTHER
        self.is_new = True
        self._button = KindButton(self._fill_menu)
        self.field = InlineField(rows.field_name(), self._save, placeholder=rows.prompt())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._button)
        layout.addWidget(self.field, 1)

    def show_value(self, text: str, kind: Kind, label: str, *, is_other: bool) -> None:
        """Show a value that is in the book."""
        if is_other or self.is_new:
            self.field.show_other(text)
        else:
            self.field.set_value(text)
        self.is_new = False
        self._show_kind(kind, label)

    def show_new(self, kind: Kind) -> None:
        """Wait for a first text."""
        self.is_new = True
        self.field.show_other("")
        self._show_kind(kind, "")

    def _show_kind(self, kind: Kind, label: str) -> None:
        self._kind = kind
        self._button.set_name(self._rows.name_of(kind, label))

    def _save(self, text: str) -> None:
        self._rows.save_text(self._number, text, self._kind)

    def _fill_menu(self, menu: QMenu) -> None:
        for kind in self._rows.kinds():
            action = QAction(kind_name(kind), menu, checkable=True, checked=kind is self._kind)
            action.triggered.connect(lambda _checked=False, kind=kind: self._choose(kind))
            menu.addAction(action)
        menu.addSeparator()
        if self._number and not self.is_new:
            menu.addAction(self.tr("Put first"), lambda: self._rows.prefer(self._number))
        menu.addAction(self.tr("Remove"), lambda: self._rows.remove(self._number))

    def _choose(self, kind: Kind) -> None:
        if self.is_new:
            self._show_kind(kind, "")
        else:
            self._rows.save_kind(self._number, kind)
