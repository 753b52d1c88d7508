"""Who is the same: the keys by which a contact of a file is found to be in the book already."""

from collections.abc import Iterable, Iterator

from models.domain.contacts import ContactDraft
from models.domain.folding import fold
from models.domain.search_words import significant_digits


def identity_keys(draft: ContactDraft) -> Iterator[str]:
    """The keys of a draft; two contacts with a key in common are the same."""
    address = draft.addresses[0] if draft.addresses else None
    place = f"{address.street} {address.postcode} {address.locality}" if address else ""
    return keys_of(
        draft.shown_name,
        draft.company,
        place,
        [email.address for email in draft.emails],
        [phone.number for phone in draft.phones],
    )


def keys_of(name: str, company: str, place: str, emails: Iterable[str], numbers: Iterable[str]) -> Iterator[str]:
    """The same name with the same e-mail address or number; where there is neither, with the same company and place."""
    name = fold(name)
    has_reach = False
    for email in emails:
        has_reach = True
        yield f"{name}\n{email.casefold()}"
    for number in numbers:
        has_reach = True
        yield f"{name}\n{significant_digits(number) or number}"
    if not has_reach:
        yield f"{name}\n{fold(company)}\n{fold(place)}"
