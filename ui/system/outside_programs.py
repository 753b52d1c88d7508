"""Hands numbers and addresses to the owner's own programs."""

from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices

_DIALLED = frozenset("0123456789+*#,;")


def call(number: str) -> bool:
    """Open the program for telephone calls with `number`; False when there is none."""
    return _open("tel", "".join(character for character in number if character in _DIALLED))


def write_to(address: str, greeting: str = "") -> bool:
    """Open a new draft to the e-mail `address` that begins with `greeting`; False when there is no mail program."""
    query = QUrlQuery()
    if greeting:
        # RFC 6068, section 5: lines of a body end with %0D%0A; a + stays a +.
        query.addQueryItem("body", bytes(QUrl.toPercentEncoding(f"{greeting}\r\n\r\n").data()).decode())
    return _open("mailto", address, query)


def _open(scheme: str, path: str, query: QUrlQuery | None = None) -> bool:
    # Set as a path, a “?” from a stranger's file can't add attachments or further recipients.
    url = QUrl()
    url.setScheme(scheme)
    url.setPath(path)
    if query is not None and not query.isEmpty():
        url.setQuery(query)
    return QDesktopServices.openUrl(url)
