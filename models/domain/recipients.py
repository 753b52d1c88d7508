"""Who is on a mailing: the contacts that can have a label, in order, and those left out with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.domain.addresses import AddressWriter
from models.domain.contacts import ContactDraft, Flag, PostalAddress
from models.domain.folding import fold
from models.domain.names import sort_key


class MailingOrder(StrEnum):
    """How the labels of a mailing follow each other."""

    NAME = "name"
    POSTCODE = "postcode"
    COUNTRY = "country"


class LeftOutReason(StrEnum):
    """Why a contact has no label."""

    DECEASED = "deceased"
    DO_NOT_CONTACT = "do not contact"
    NO_MAIL = "no mail"
    NO_ADDRESS = "no address"
    UNPRINTABLE = "can't be printed"
    DOES_NOT_FIT = "does not fit"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A contact without a label; `detail` says more where the reason alone does not help, such as the characters."""

    contact_id: int
    name: str
    reason: LeftOutReason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One label's text before it is fitted. `country` is empty for mail within the sender's country."""

    contact_id: int
    name: str
    lines: tuple[str, ...]
    sort_name: str = ""
    postcode: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Recipients:
    """The outcome of choosing: who has a label, who has none."""

    chosen: list[Recipient]
    left_out: list[LeftOut]


# The first reason that applies is told.
_FLAG_REASONS = (
    (Flag.DECEASED, LeftOutReason.DECEASED),
    (Flag.DO_NOT_CONTACT, LeftOutReason.DO_NOT_CONTACT),
    (Flag.NO_MAIL, LeftOutReason.NO_MAIL),
)


def choose_recipients(contacts: Iterable[tuple[int, ContactDraft]], writer: AddressWriter) -> Recipients:
    """The recipients among `contacts` (ids and drafts), at the first address of each that mail can reach."""
    result = Recipients([], [])
    for contact_id, draft in contacts:
        reason = _flag_reason(draft.flags) if draft.flags else None
        address = mail_address(draft)
        if reason is None and address is None:
            reason = LeftOutReason.NO_ADDRESS
        if reason is not None or address is None:
            result.left_out.append(LeftOut(contact_id, draft.shown_name, reason or LeftOutReason.NO_ADDRESS))
            continue
        result.chosen.append(
            Recipient(
                contact_id,
                draft.shown_name,
                writer.recipient_lines(draft, address),
                sort_key(draft.name, draft.company),
                address.postcode,
                writer.country_line(address),
            )
        )
    return result


def mail_address(draft: ContactDraft) -> PostalAddress | None:
    """The first address that is more than a country or region, None when there is no such."""
    for address in draft.addresses:
        if address.street or address.locality or address.po_box or address.postcode or address.extended:
            return address
    return None


def in_order(recipients: Iterable[Recipient], order: MailingOrder) -> list[Recipient]:
    """The recipients sorted: by name; by postcode, then name; or by country (the own first), postcode and name."""
    if order is MailingOrder.NAME:
        return sorted(recipients, key=lambda r: r.sort_name)
    if order is MailingOrder.POSTCODE:
        return sorted(recipients, key=lambda r: (fold(r.postcode), r.sort_name))
    return sorted(recipients, key=lambda r: (fold(r.country), fold(r.postcode), r.sort_name))


def _flag_reason(flags: frozenset[Flag]) -> LeftOutReason | None:
    return next((reason for flag, reason in _FLAG_REASONS if flag in flags), None)
