"""Who is in the book, for telling the new contacts of a file from those that are there already."""

from collections import defaultdict
from dataclasses import dataclass, field

from models.domain.contacts import ContactDraft
from models.domain.identity import identity_keys, keys_of
from models.domain.names import PersonName, shown_name
from models.store.connection import BookDatabase

_CONTACTS = """
SELECT contact.id, given_name, family_name, additional_name, name_prefix, name_suffix, nickname, company,
    coalesce(postal_address.street || ' ' || postal_address.postcode || ' ' || postal_address.locality, '')
FROM contact LEFT JOIN postal_address ON postal_address.contact_id = contact.id AND postal_address.position = 0
WHERE trashed_at IS NULL
"""


@dataclass(slots=True)
class KnownContacts:
    """The uids of all contacts and of those merged into them, and the keys of those that are not in the trash."""

    uids: set[str] = field(default_factory=set)
    trashed_uids: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)

    def has(self, draft: ContactDraft) -> bool:
        """True when the draft's uid or one of its keys is in the book."""
        if draft.uid and draft.uid in self.uids:
            return True
        return bool(self.keys) and not self.keys.isdisjoint(identity_keys(draft))


def load_known(db: BookDatabase) -> KnownContacts:
    """Everyone in the book; about 250 bytes of memory for each."""
    known = KnownContacts()
    for uid, is_trashed in db.execute_sql("SELECT uid, trashed_at IS NOT NULL FROM contact"):
        known.uids.add(uid)
        if is_trashed:
            known.trashed_uids.add(uid)
    known.uids.update(row[0] for row in db.execute_sql("SELECT uid FROM merged_contact"))
    emails = _values(db, "SELECT contact_id, address FROM email")
    numbers = _values(db, "SELECT contact_id, number FROM phone")
    for contact_id, *name_parts, company, place in db.execute_sql(_CONTACTS):
        name = shown_name(PersonName(*name_parts), company)
        known.keys.update(keys_of(name, company, place, emails.get(contact_id, ()), numbers.get(contact_id, ())))
    return known


def _values(db: BookDatabase, statement: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for contact_id, value in db.execute_sql(statement):
        found[contact_id].append(value)
    return found
