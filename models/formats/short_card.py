"""A card short enough for a QR code on a label: vCard 3.0 (RFC 2426) with name, company and one way to reach each."""

from models.domain.contacts import ContactDraft
from models.formats.vcard_values import escape

_MOST_CHARACTERS = 60


def write_short_card(draft: ContactDraft) -> str:
    """The card's text; each value is cut at 60 characters."""
    name = draft.name
    parts = ";".join(_value(part) for part in (name.family, name.given, name.additional, name.prefix, name.suffix))
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{parts}",
        f"FN:{_value(name.full or draft.company)}",
        *([f"ORG:{_value(draft.company)}"] if draft.company else []),
        *(f"TEL:{_value(phone.number)}" for phone in draft.phones[:1]),
        *(f"EMAIL:{_value(email.address)}" for email in draft.emails[:1]),
        "END:VCARD",
    ]
    return "\r\n".join(lines) + "\r\n"


def _value(text: str) -> str:
    return escape(text[:_MOST_CHARACTERS])
