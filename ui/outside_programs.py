"""Hands numbers and addresses to the owner's own programs."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_DIALLED = frozenset("0123456789+*#,;")


def call(number: str) -> bool:
    """Open the program for telephone calls with `number`; False when there is none."""
    return _open("tel", "".join(character for character in number if character in _DIALLED))


def write_to(address: str) -> bool:
    """Open a new draft to the e-mail `address`; False when there is no mail program."""
    return _open("mailto", address)


def _open(scheme: str, path: str) -> bool:
    # Set as a path, a “?” from a stranger's file can't add attachments or further recipients.
    url = QUrl()
    url.setScheme(scheme)
    url.setPath(path)
    return QDesktopServices.openUrl(url)
