"""The contact that is being edited in place, shared by the parts of its panel."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.domain.contacts import ContactDraft
from models.errors import NotFoundError, SavedLaterError
from models.services.contacts import ContactDetail, Contacts


class ContactEditor(QObject):
    """Holds the contact as it was last read and writes single fields of it.

    `shown` goes out when there is another contact, or the same one read again; its argument is True for another one.
    """

    shown = Signal(bool)

    def __init__(self, contacts: Contacts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.contacts = contacts
        self._detail: ContactDetail | None = None

    @property
    def detail(self) -> ContactDetail:
        """The contact.

        Raises:
            NotFoundError: none is shown.
        """
        if self._detail is None:
            raise NotFoundError(self.tr("No contact is chosen."))
        return self._detail

    @property
    def draft(self) -> ContactDraft:
        """Its values as they were last read."""
        return self.detail.draft

    @property
    def contact_id(self) -> int | None:
        """The id, or None when no contact is shown."""
        return self._detail.id if self._detail else None

    def show_contact(self, contact_id: int) -> None:
        """Read a contact and show it.

        Raises:
            NotFoundError: it is not in the book.
        """
        is_other = contact_id != self.contact_id
        self._detail = self.contacts.get(contact_id)
        self.shown.emit(is_other)

    def clear(self) -> None:
        """Show none."""
        self._detail = None

    def set(self, **values: Any) -> None:
        """Write fields of the draft by name.

        Raises:
            InputError: the contact can't be saved so; nothing was written.
            SavedLaterError: it is saved when the job that holds the book has ended.
        """
        after = replace(self.draft, **values)
        try:
            self.contacts.edit(self.detail.id, self.draft, after)
        except SavedLaterError:
            # The next edit goes on from here.
            self._detail = replace(self.detail, draft=after)
            raise
