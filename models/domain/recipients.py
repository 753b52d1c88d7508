"""Who is on a mailing: the contacts that can have a label, in order, and those left out with the reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from models.domain.addressees import Addressee
from models.domain.addresses import NO_LINES, AddressWriter
from models.domain.contacts import Flag, PostalAddress
from models.domain.folding import fold


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
    RETURNED = "returned post"
    UNPRINTABLE = "can't be printed"
    DOES_NOT_FIT = "does not fit"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A contact without a label; `detail` says more where the reason alone does not help, such as the characters."""

    contact_id: int
    name: str
    reason: LeftOutReason
    detail: str = ""


# Named tuples, this one and the fitted label: they are made in a third of the time that data classes take.
class Recipient(NamedTuple):
    """One label's text before it is fitted. `country` is empty for mail within the sender's country.

    `other_ids` are the further contacts of a household, for whom the label is too. `code_text` is what a QR code on it
    says. `bold_lines` are the numbers (from 0) of the lines to be set in bold.
    """

    contact_id: int
    name: str
    lines: tuple[str, ...]
    postcode: str = ""
    country: str = ""
    other_ids: tuple[int, ...] = ()
    code_text: str = ""
    bold_lines: range = NO_LINES


# The first reason that applies is told.
_FLAG_REASONS = (
    (Flag.DECEASED, LeftOutReason.DECEASED),
    (Flag.DO_NOT_CONTACT, LeftOutReason.DO_NOT_CONTACT),
    (Flag.NO_MAIL, LeftOutReason.NO_MAIL),
)


def choose_recipients(
    contacts: Iterable[tuple[int, Addressee]],
    writer: AddressWriter,
) -> Iterator[Recipient | LeftOut]:
    """For each of `contacts` (ids and drafts) the recipient at the first address that mail can reach, or why not."""
    for contact_id, draft in contacts:
        reason = _flag_reason(draft.flags) if draft.flags else None
        address = mail_address(draft)
        if reason is None and address is not None:
            lines, bold = writer.recipient_text(draft, address)
            country = writer.country_line(address)
            yield Recipient(contact_id, draft.shown_name, lines, address.postcode, country, bold_lines=bold)
        else:
            yield LeftOut(contact_id, draft.shown_name, reason or _address_reason(draft))


def mail_address(draft: Addressee) -> PostalAddress | None:
    """The first address that is more than a country or region and from which no post came back, None without such."""
    for address in draft.addresses:
        if address.returned_on is None and _is_deliverable(address):
            return address
    return None


def _is_deliverable(address: PostalAddress) -> bool:
    if address.street and not address.street.isspace():
        return True
    return bool(f"{address.locality}{address.po_box}{address.postcode}{address.extended}".strip())


def _address_reason(draft: Addressee) -> LeftOutReason:
    has_returned = any(a.returned_on is not None and _is_deliverable(a) for a in draft.addresses)
    return LeftOutReason.RETURNED if has_returned else LeftOutReason.NO_ADDRESS


def in_order(recipients: Iterable[Recipient], order: MailingOrder) -> Iterable[Recipient]:
    """The recipients, which come by name: as they are; by postcode; or by country, the own first, and postcode.

    Those that are equal stay in the order of their names.
    """
    if order is MailingOrder.NAME:
        return recipients
    if order is MailingOrder.POSTCODE:
        return sorted(recipients, key=lambda recipient: fold(recipient.postcode))
    return sorted(recipients, key=lambda recipient: (fold(recipient.country), fold(recipient.postcode)))


def _flag_reason(flags: frozenset[Flag]) -> LeftOutReason | None:
    return next((reason for flag, reason in _FLAG_REASONS if flag in flags), None)
