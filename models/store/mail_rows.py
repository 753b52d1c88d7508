"""Contacts as mail needs them: names, company, flags and postal addresses, read in bulk without the rest."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from models.domain.addressees import MailContact
from models.domain.contacts import Flag, PostalAddress
from models.domain.names import PersonName
from models.store.contact_columns import FLAG_COLUMNS
from models.store.database import Book

_CHUNK = 500
_FLAGS = tuple(FLAG_COLUMNS)
_NO_FLAGS: frozenset[Flag] = frozenset()
_CONTACTS = f"""
SELECT id, given_name, family_name, additional_name, name_prefix, name_suffix, nickname, company, job_title, label_name,
    {", ".join(FLAG_COLUMNS.values())}
FROM contact WHERE id IN ({{marks}})
"""
_ADDRESSES = """
SELECT contact_id, street, extended, po_box, locality, region, postcode, country, returned_on
FROM postal_address WHERE contact_id IN ({marks}) ORDER BY contact_id, position, id
"""


def load_mail_drafts(book: Book, contact_ids: Sequence[int]) -> Iterator[tuple[int, MailContact]]:
    """Id and contact, as mail needs it, of the contacts in the order given.

    Ids that are not in the book are passed over.
    """
    for start in range(0, len(contact_ids), _CHUNK):
        yield from _load_chunk(book, contact_ids[start : start + _CHUNK])


def load_mail_places(book: Book) -> dict[int, tuple[str, str]]:
    """Postcode and country of the first address of everyone that mail can reach; for sorting many without reading all.

    Whether the address is whole enough for a label is not looked at.
    """
    rows = book.sql(
        "SELECT contact_id, postcode, country FROM postal_address WHERE returned_on IS NULL"
        " AND street || locality || po_box || postcode || extended != '' ORDER BY contact_id, position DESC, id DESC"
    )
    return {contact_id: (postcode, country) for contact_id, postcode, country in rows}


def _load_chunk(book: Book, ids: Sequence[int]) -> Iterator[tuple[int, MailContact]]:
    marks = ", ".join("?" * len(ids))
    addresses: dict[int, list[PostalAddress]] = defaultdict(list)
    for contact_id, *texts, returned_on in book.sql(_ADDRESSES.format(marks=marks), tuple(ids)):
        address = PostalAddress(*texts)
        if returned_on:
            address = replace(address, returned_on=date.fromisoformat(returned_on))
        addresses[contact_id].append(address)
    drafts = {row[0]: row for row in book.sql(_CONTACTS.format(marks=marks), tuple(ids))}
    for contact_id in ids:
        if contact_id in drafts:
            row = drafts[contact_id]
            yield (
                contact_id,
                MailContact(
                    name=PersonName(*row[1:7]),
                    company=row[7],
                    job_title=row[8],
                    label_name=row[9],
                    flags=_flags(row[10:]),
                    addresses=tuple(addresses.get(contact_id, ())),
                ),
            )


def _flags(values: Sequence[int]) -> frozenset[Flag]:
    if not any(values):
        return _NO_FLAGS
    return frozenset(flag for flag, is_set in zip(_FLAGS, values, strict=True) if is_set)
