"""Households: contacts that share one addressee line and one label.

The line is the household's own, or worked out from the names: *Tom & Ann Harris*, *Tom Harris & Ann Reed*, *The Reed
family* for three and more of one family name. No title and no marriage is ever guessed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.domain.addressees import Addressee, MailContact
from models.domain.addresses import AddressWriter
from models.domain.contacts import Flag, PostalAddress
from models.domain.folding import fold, fold_words
from models.domain.names import PersonName
from models.domain.recipients import LeftOut, Recipient, choose_recipients, mail_address

_FAMILY = 3
_HANGUL = ("\uac00", "\ud7af")


@dataclass(frozen=True, slots=True)
class Household:
    """Contacts in the order of their names on the label; `line` is their own line, empty where it is worked out."""

    contact_ids: tuple[int, ...]
    line: str = ""


def household_line(drafts: Sequence[Addressee], own_line: str = "") -> str:
    """The addressee line of the members who get the mail: `own_line`, or worked out; for one member the own name."""
    if len(drafts) == 1:
        return drafts[0].label_name or drafts[0].name.full or drafts[0].company
    if own_line.strip():
        return " ".join(own_line.split())
    if any(draft.name.is_family_first for draft in drafts):
        names = [draft.name.full or draft.company for draft in drafts]
        has_hangul = any(_HANGUL[0] <= c <= _HANGUL[1] for name in names for c in name)
        return (", " if has_hangul else "、").join(names)
    return _listed([_family_line(group) for group in _families(drafts)])


def propose_households(contacts: Iterable[tuple[int, Addressee]]) -> list[Household]:
    """People who share an address, as the households they may be, in the order they come.

    Told apart are the deceased, firms without a person, and colleagues: people of one firm under its address.
    """
    groups: dict[str, list[tuple[int, Addressee]]] = defaultdict(list)
    for contact_id, draft in contacts:
        address = mail_address(draft)
        if address is not None and draft.name and Flag.DECEASED not in draft.flags and (key := _address_key(address)):
            groups[key].append((contact_id, draft))
    return [
        Household(tuple(contact_id for contact_id, _ in members))
        for members in groups.values()
        if len(members) > 1 and not _are_colleagues([draft for _, draft in members])
    ]


def choose_household_recipients(
    contacts: Iterable[tuple[int, Addressee]],
    writer: AddressWriter,
    households: Iterable[Household],
) -> Iterator[Recipient | LeftOut]:
    """As `choose_recipients`, with one recipient for the members of a household who are among `contacts`.

    It stands where the first of them comes. Who must get no mail is left out alone; a member without an address gets
    it at another member's.
    """
    household_of = {contact_id: household for household in households for contact_id in household.contact_ids}
    known = list(contacts)
    drafts = {contact_id: draft for contact_id, draft in known if contact_id in household_of}
    written: set[int] = set()
    for contact_id, draft in known:
        household = household_of.get(contact_id)
        if household is None:
            yield from choose_recipients([(contact_id, draft)], writer)
        elif contact_id not in written:
            outcomes = list(_household_outcomes(household, drafts, writer))
            written.update(household.contact_ids)
            yield from outcomes


def _household_outcomes(
    household: Household, drafts: dict[int, Addressee], writer: AddressWriter
) -> Iterator[Recipient | LeftOut]:
    members = [(contact_id, drafts[contact_id]) for contact_id in household.contact_ids if contact_id in drafts]
    address = next(filter(None, (mail_address(draft) for _, draft in members)), None)
    reached: list[tuple[int, Addressee]] = []
    for contact_id, draft in members:
        at_home = draft if address is None or mail_address(draft) else _at(draft, address)
        [outcome] = choose_recipients([(contact_id, at_home)], writer)
        if isinstance(outcome, LeftOut):
            yield outcome
        else:
            reached.append((contact_id, at_home))
    if len(reached) == 1:
        yield from choose_recipients(reached, writer)
    elif reached and address is not None:
        line = household_line([draft for _, draft in reached], household.line)
        together = MailContact(PersonName(), label_name=line)
        lines, bold = writer.recipient_text(together, address)
        first, *others = (contact_id for contact_id, _ in reached)
        country = writer.country_line(address)
        yield Recipient(first, line, lines, address.postcode, country, tuple(others), bold_lines=bold)


def _at(member: Addressee, address: PostalAddress) -> Addressee:
    return MailContact(member.name, member.company, member.job_title, member.label_name, member.flags, (address,))


def _families(drafts: Sequence[Addressee]) -> list[list[PersonName]]:
    """The names by family name, in the order they come; a firm stands alone."""
    groups: dict[str, list[PersonName]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        name = draft.name or PersonName(family=draft.company)
        has_both = bool(name.given and name.family) and not name.suffix
        groups[fold(name.family) if has_both else f"\n{number}"].append(name)
    return list(groups.values())


def _family_line(names: Sequence[PersonName]) -> str:
    if len(names) == 1:
        return names[0].full
    if len(names) >= _FAMILY:
        return f"The {names[0].family} family"
    return f"{_listed([_forename(name) for name in names])} {names[0].family}"


def _forename(name: PersonName) -> str:
    return " ".join(filter(None, (name.prefix, name.given, name.additional)))


def _listed(texts: Sequence[str]) -> str:
    *first, last = texts
    return f"{', '.join(first)} & {last}" if first else last


def _are_colleagues(drafts: Sequence[Addressee]) -> bool:
    companies = {fold(draft.company) for draft in drafts}
    families = {fold(draft.name.family) for draft in drafts}
    return len(companies) == 1 and companies != {""} and len(families) > 1


def _address_key(address: PostalAddress) -> str:
    """The same for one address however it is typed; empty where neither street nor box is known."""
    if not (address.street.strip() or address.po_box.strip()):
        return ""
    texts = (address.street, address.extended, address.po_box, address.locality)
    words = [*(word for text in texts for word in fold_words(text))]
    return " ".join((*words, "".join(fold_words(address.postcode))))
