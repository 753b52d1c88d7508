"""What the QR codes of labels say: a short card of the contact."""

from collections.abc import Iterable, Iterator
from itertools import islice

from models.domain.recipients import LeftOut, Recipient
from models.formats.short_card import write_short_card
from models.store.contact_drafts import load_drafts
from models.store.database import Book

_CHUNK = 500


def with_codes(book: Book, recipients: Iterable[Recipient | LeftOut]) -> Iterator[Recipient | LeftOut]:
    """The recipients in their order, each with the card of its first contact for a QR code."""
    waiting = iter(recipients)
    while chunk := list(islice(waiting, _CHUNK)):
        ids = [one.contact_id for one in chunk if isinstance(one, Recipient)]
        cards = {contact_id: write_short_card(draft) for contact_id, _, draft in load_drafts(book.database, ids)}
        for one in chunk:
            yield one._replace(code_text=cards.get(one.contact_id, "")) if isinstance(one, Recipient) else one
