"""Who is in the book, for telling the new contacts of a file from those that are there already."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from models.domain.contacts import ContactDraft
from models.domain.folding import fold
from models.domain.identity import identity_keys, keys_of
from models.domain.names import PersonName, shown_name
from models.domain.search_words import significant_digits
from models.store.connection import BookDatabase

# Fewer digits are an extension, which strangers share.
_LEAST_DIGITS = 6
# Of those at one switchboard, or of one name in a big town, so many are looked at.
_MOST_COMPARED = 20
_CONTACTS = """
SELECT contact.id, given_name, family_name, additional_name, name_prefix, name_suffix, nickname, company,
    coalesce(postal_address.street || ' ' || postal_address.postcode || ' ' || postal_address.locality, ''),
    coalesce(postal_address.locality, '')
FROM contact LEFT JOIN postal_address ON postal_address.contact_id = contact.id AND postal_address.position = 0
WHERE trashed_at IS NULL
"""


@dataclass(slots=True)
class KnownContacts:
    """The ids of all contacts by uid, those in the trash with 0; and of those outside it by their keys.

    A contact that was merged into another one is found under the one that was kept.
    """

    by_uid: dict[str, int] = field(default_factory=dict)
    by_key: dict[str, int] = field(default_factory=dict)
    shared_keys: dict[str, list[int]] = field(default_factory=dict)
    by_trait: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def find(self, draft: ContactDraft) -> list[int]:
        """The ids of who the draft is: by its uid, else by its keys; several where they belong to several contacts."""
        if draft.uid:
            found = self.by_uid.get(draft.uid)
            if found:
                return [found]
        if not self.by_key:
            return []
        ids: dict[int, None] = {}
        for key in identity_keys(draft):
            contact_id = self.by_key.get(key)
            if contact_id is not None:
                ids |= dict.fromkeys(self.shared_keys.get(key, (contact_id,)))
        return list(ids)

    def who_may_be(self, draft: ContactDraft) -> list[int]:
        """The ids of those who share an e-mail address, a number, or a family name in one town with the draft."""
        if not self.by_trait:
            return []
        towns = [address.locality for address in draft.addresses[:1]]
        traits = _traits(
            draft.name.family or draft.company,
            towns[0] if towns else "",
            [email.address for email in draft.emails],
            [phone.number for phone in draft.phones],
        )
        found = dict.fromkeys(i for trait in traits for i in self.by_trait.get(trait, ())[-_MOST_COMPARED:])
        return list(found)

    def is_trashed(self, draft: ContactDraft) -> bool:
        """True when the draft's uid is that of a contact in the trash."""
        return bool(draft.uid) and self.by_uid.get(draft.uid) == 0

    def add_keys(self, contact_id: int, keys: Iterable[str]) -> None:
        """Let a contact be found by these keys."""
        for key in keys:
            first = self.by_key.setdefault(key, contact_id)
            if first != contact_id:
                shared = self.shared_keys.setdefault(key, [first])
                if contact_id not in shared:
                    shared.append(contact_id)


def load_known(db: BookDatabase) -> KnownContacts:
    """Everyone in the book; about 250 bytes of memory for each."""
    known = KnownContacts()
    known.by_uid.update(db.execute_sql("SELECT uid, iif(trashed_at IS NULL, id, 0) FROM contact"))
    if not known.by_uid:
        return known
    merged = db.execute_sql(
        "SELECT merged_contact.uid, iif(trashed_at IS NULL, contact.id, 0) FROM merged_contact"
        " JOIN contact ON contact.id = contact_id"
    )
    known.by_uid.update(merged)
    emails = _values(db, "SELECT contact_id, address FROM email")
    numbers = _values(db, "SELECT contact_id, number FROM phone")
    for contact_id, *name_parts, company, place, town in db.execute_sql(_CONTACTS):
        person = PersonName(*name_parts)
        reaches = emails.get(contact_id, ()), numbers.get(contact_id, ())
        known.add_keys(contact_id, keys_of(shown_name(person, company), company, place, *reaches))
        for trait in _traits(person.family or company, town, *reaches):
            known.by_trait[trait].append(contact_id)
    return known


def _traits(family: str, town: str, emails: Iterable[str], numbers: Iterable[str]) -> Iterator[str]:
    for email in emails:
        yield email.casefold()
    for number in numbers:
        digits = significant_digits(number)
        if len(digits) >= _LEAST_DIGITS:
            yield digits
    if family and town:
        yield f"{fold(family)}\n{fold(town)}"


def _values(db: BookDatabase, statement: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for contact_id, value in db.execute_sql(statement):
        found[contact_id].append(value)
    return found
