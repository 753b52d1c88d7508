"""The card *Contact*: phones, e-mails, postal addresses and websites."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from models.domain.contacts import ContactDraft, Kind, Phone, PostalAddress, Website
from ui.panels.contacts.address_row import AddressRow
from ui.panels.contacts.contact_editor import ContactEditor
from ui.panels.contacts.value_rows import ValueField, ValueRows
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.tab_order import order_by_layout
from ui.words.email_text import read_email
from ui.words.value_wording import kind_name

LabelLines = Callable[[ContactDraft, PostalAddress], Sequence[str]]
_PHONE_KINDS = (Kind.MOBILE, Kind.WORK, Kind.HOME, Kind.FAX, Kind.OTHER)
_PLACE_KINDS = (Kind.OTHER, Kind.WORK, Kind.HOME)


class ContactCard(Card):
    """How the contact is reached. Every value is edited in place; *+* adds one."""

    def __init__(self, editor: ContactEditor, label_lines: LabelLines, parent: QWidget | None = None) -> None:
        """`label_lines` gives the lines of a label for a contact at an address."""
        super().__init__(QCoreApplication.translate("ContactCard", "Contact"), parent, has_fields=True)
        self.phones = ValueRows(
            editor,
            ValueField("phones", "number", Phone, self.tr("Phone"), _PHONE_KINDS, self.tr("number")),
        )
        email_names = ((Kind.WORK, self.tr("E-mail, work")), (Kind.HOME, self.tr("E-mail, home")))
        self.emails = ValueRows(
            editor,
            ValueField(
                "emails", "address", read_email, self.tr("E-mail"), _PLACE_KINDS, self.tr("address"), email_names
            ),
        )
        self.addresses = AddressRows(editor, label_lines)
        self.websites = ValueRows(
            editor,
            ValueField("websites", "url", Website, self.tr("Website"), _PLACE_KINDS),
        )
        self.body.setSpacing(0)
        for rows in (self.phones, self.emails, self.addresses, self.websites):
            self.body.addWidget(rows)
        self._add_menu()

    def show_draft(self, draft: ContactDraft, *, is_other: bool) -> None:
        """Show the values of the draft."""
        for rows in (self.phones, self.emails, self.addresses, self.websites):
            rows.show_draft(draft, is_other=is_other)

    def _add_menu(self) -> None:
        add = IconButton("plus", self.tr("Add a phone, e-mail, address or website"))
        menu = QMenu(add)
        for name, rows in (
            (self.tr("Phone"), self.phones),
            (self.tr("E-mail"), self.emails),
            (self.tr("Address"), self.addresses),
            (self.tr("Website"), self.websites),
        ):
            menu.addAction(name, partial(self._add_row, rows))
        add.setMenu(menu)
        add.setFixedSize(22, 22)
        self.head.addWidget(add)

    def _add_row(self, rows: "ValueRows | AddressRows") -> None:
        rows.add_row()
        order_by_layout(self)


class AddressRows(QWidget):
    """The postal addresses; the first is the one that labels go to."""

    def __init__(self, editor: ContactEditor, label_lines: LabelLines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._label_lines = label_lines
        self._rows: list[AddressRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_draft(self, draft: ContactDraft, *, is_other: bool) -> None:
        """Show the addresses as their labels will have them."""
        self._set_row_count(max(1, len(draft.addresses)))
        if not draft.addresses:
            self._rows[0].show_address(PostalAddress(), (), self._name(0, PostalAddress()), is_other=is_other)
        for number, address in enumerate(draft.addresses):
            lines = self._label_lines(draft, address)
            self._rows[number].show_address(address, lines, self._name(number, address), is_other=is_other)

    def add_row(self) -> None:
        """Open an empty address."""
        known = len(self._editor.draft.addresses)
        self._set_row_count(known + 1)
        kind = PostalAddress(kind=Kind.WORK)
        self._rows[known].show_address(kind, (), self._name(known, kind), is_other=True)
        self._rows[known].edit()

    def rows(self) -> Sequence[AddressRow]:
        """The rows from top to bottom."""
        return self._rows

    def _set_row_count(self, count: int) -> None:
        while len(self._rows) > count:
            row = self._rows.pop()
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < count:
            number = len(self._rows)
            row = AddressRow(partial(self._fill_menu, number), partial(self._save, number))
            self._rows.append(row)
            self._layout.addWidget(row)

    def _name(self, number: int, address: PostalAddress) -> str:
        if number == 0:
            return self.tr("Mail to")
        is_unnamed = address.kind is Kind.OTHER and not address.label
        return self.tr("Address") if is_unnamed else kind_name(address.kind, address.label)

    def _save(self, number: int, address: PostalAddress) -> None:
        addresses = list(self._editor.draft.addresses)
        if number >= len(addresses):
            addresses += [address] if address else []
        elif address:
            addresses[number] = address
        else:
            del addresses[number]
        self._editor.set(addresses=tuple(addresses))

    def _fill_menu(self, number: int, menu: QMenu) -> None:
        addresses = list(self._editor.draft.addresses)
        if number >= len(addresses):
            return
        for kind in _PLACE_KINDS:
            is_chosen = kind is addresses[number].kind
            action = QAction(kind_name(kind), menu, checkable=True, checked=is_chosen)
            action.triggered.connect(partial(self._set_kind, number, kind))
            menu.addAction(action)
        menu.addSeparator()
        if number:
            menu.addAction(self.tr("Send mail here"), partial(self._prefer, number))
        menu.addAction(self.tr("Remove"), partial(self._save, number, PostalAddress()))

    def _set_kind(self, number: int, kind: Kind) -> None:
        addresses = list(self._editor.draft.addresses)
        addresses[number] = replace(addresses[number], kind=kind, label="")
        self._editor.set(addresses=tuple(addresses))

    def _prefer(self, number: int) -> None:
        addresses = list(self._editor.draft.addresses)
        self._editor.set(addresses=(addresses[number], *addresses[:number], *addresses[number + 1 :]))
