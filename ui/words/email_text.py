"""E-mail addresses as the owner types them."""

from PySide6.QtCore import QCoreApplication

from models.domain.contacts import Email, Kind
from models.errors import InputError


def read_email(text: str, kind: Kind = Kind.OTHER) -> Email:
    """The e-mail address in a cleaned `text`.

    Raises:
        InputError: it is none. Only the shape is looked at: something, one @, something, and no blank (RFC 5322 3.4.1).
    """
    name, at, domain = text.rpartition("@")
    if not (name and at and domain) or " " in text or "@" in name.strip('"'):
        words = QCoreApplication.translate("Email", "“{text}” is no e-mail address; it looks like name@example.org.")
        raise InputError(words.format(text=text))
    return Email(text, kind)
