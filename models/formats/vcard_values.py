"""Values of vCard properties: escapes and lists (RFC 6350 section 3.4)."""

import re

_ESCAPE = re.compile(r'\\([nN\\,;:"])')
# vCard 2.1 has no escape for a line end, and Windows paths with `\n` in them.
_ESCAPE_2_1 = re.compile(r'\\([\\,;:"])')
_LINE_END = {"n": "\n", "N": "\n"}

OWN = "X-BARNACLE-"


def unescape(text: str, *, is_old: bool = False) -> str:
    """`text` without its backslashes; needless ones before a colon or quote go too. `is_old`: by the rules of 2.1."""
    if "\\" not in text:
        return text
    return (_ESCAPE_2_1 if is_old else _ESCAPE).sub(lambda match: _LINE_END.get(match[1], match[1]), text)


def escape(text: str) -> str:
    """`text` as a text value, with its backslashes, commas, semicolons and line ends escaped."""
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if "," in text:
        text = text.replace(",", "\\,")
    if ";" in text:
        text = text.replace(";", "\\;")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\n", "\\n") if "\n" in text else text


def split_unescaped(text: str, separator: str) -> list[str]:
    """The parts of `text` between separators that no backslash takes away; the parts stay escaped."""
    if "\\" not in text:
        return text.split(separator)
    parts: list[str] = []
    pending: list[str] = []
    for piece in text.split(separator):
        pending.append(piece)
        if (len(piece) - len(piece.rstrip("\\"))) % 2 == 0:
            parts.append(separator.join(pending))
            pending.clear()
    if pending:
        parts.append(separator.join(pending))
    return parts
