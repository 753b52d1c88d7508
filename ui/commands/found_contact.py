"""The contact that a command names."""

from models.context import Context
from models.domain.segments import ContactQuery
from models.errors import InputError, NotFoundError


def contact_of(context: Context, text: str) -> int:
    """The id of the contact that `text` means: its id, or words that find it alone.

    Raises:
        NotFoundError: there is none.
        InputError: several are found.
    """
    if text.isdecimal():
        return context.contacts.get(int(text)).id
    found = context.lists.first_ids(ContactQuery(text), 2)
    if not found:
        raise NotFoundError(f"There is no contact “{text}”.")
    if len(found) > 1:
        raise InputError(f"“{text}” may mean several contacts; give the id.")
    return found[0]
