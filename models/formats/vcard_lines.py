"""From bytes to the content lines of vCards: line ends, folding, encodings, headers (RFC 2425, RFC 6350 section 3).

Memory stays bounded: a line over MAX_LINE_BYTES or a card over MAX_CARD_BYTES is refused.
"""

import binascii
import contextlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO

from models.errors import UnreadableFileError
from models.formats.reading import MAX_LINE_BYTES, BorrowedText, Problem, shown
from models.formats.text_encodings import WESTERN, encoding_words, find_encoding

MAX_CARD_BYTES = 4 * MAX_LINE_BYTES
# What Python needs to hold a line, so that millions of short ones count as what they take.
_LINE_OVERHEAD = 41
_LINES_BEFORE_FIRST_CARD = 200
_MAY_BEGIN_OR_END = (b"B", b"E", b"b", b"e")
NOT_PREFERRED = 101
# Folds, soft breaks, line ends of other kinds, and base64, which some programs break without indentation.
_NEEDS_JOINING = ("\n ", "\n\t", "=\n", "\r", "BASE64", "base64", "Base64", "ENCODING=B", "ENCODING=b", "encoding=b")
# Longer headers hold a value of their own (LABEL), so keeping them would fill the memory and find nothing.
_CACHED_HEADER = 120
_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]+")
_CHARSET = re.compile(rb"CHARSET=\"?([\w.:-]+)", re.IGNORECASE)
_NAME = re.compile(r"(?:([\w-]+(?:\.[\w-]+)*)\.)?([A-Za-z0-9_-]+)")
_QUOTED_OR_PLAIN = re.compile(r'(?:"[^"]*"|[^";])*"?')
_CARET = re.compile(r"\^([n'^])")
_CARET_MEANS = {"n": "\n", "'": '"', "^": "^"}
# Words that stand in a 2.1 header without `TYPE=` or `ENCODING=` before them.
_BARE_ENCODINGS = frozenset(("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"))


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the colon: group in lower case, name in capitals, parameters by name in capitals.

    `preference` is 1 for the preferred entry to 100, and 101 for one without PREF (RFC 6350 section 5.3).
    """

    group: str
    name: str
    parameters: dict[str, tuple[str, ...]]
    types: frozenset[str]
    preference: int
    is_quoted_printable: bool

    def parameter(self, name: str) -> str:
        """The first value of a parameter, empty when it is not there."""
        values = self.parameters.get(name)
        return values[0] if values else ""


@dataclass(slots=True)
class Property:
    """One content line taken apart; `value` is decoded but still escaped, `text` is the whole line unfolded."""

    header: Header
    value: str
    line: int
    text: str


@dataclass(slots=True)
class RawCard:
    """The lines between BEGIN and END as they stand in the file; `line` is the number of BEGIN."""

    line: int
    fallback_encoding: str = WESTERN
    lines: list[bytes] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    size: int = 0


def read_cards(stream: BinaryIO, encoding: str = "", fallback_encoding: str = WESTERN) -> Iterator[RawCard]:
    """The cards of a seekable stream, one at a time; a card inside another (2.1's AGENT) comes out by itself.

    `encoding` is that of the file where the owner says so; else a line that is neither UTF-8 nor says what it is in
    gets the `fallback_encoding`.

    Raises:
        UnreadableFileError: there is no card, or a line or card is too long to be one.
    """
    open_cards: list[RawCard] = []
    found = False
    for number, line in _physical(stream, encoding):
        start = line[:11].upper() if line[:1] in _MAY_BEGIN_OR_END else b""
        if start == b"BEGIN:VCARD":
            while open_cards and not _waits_for_agent(open_cards[-1]):
                yield _unfinished(open_cards.pop(), "This card has no END line")
            open_cards.append(RawCard(number, fallback_encoding))
            found = True
        elif open_cards:
            if start.startswith(b"END:VCARD"):
                yield open_cards.pop()
            else:
                _append(open_cards[-1], line)
        elif found and line.strip(b"\x1a\x00 \r\n"):
            yield _unfinished(RawCard(number, fallback_encoding), "This line belongs to no card", line)
        elif number > _LINES_BEFORE_FIRST_CARD and not found:
            break
    while open_cards:
        yield _unfinished(open_cards.pop(), "The file ends in the middle of this card")
    if not found:
        raise UnreadableFileError("There is no vCard in this file.")


def _append(card: RawCard, line: bytes) -> None:
    card.lines.append(line)
    card.size += len(line) + _LINE_OVERHEAD
    if card.size > MAX_CARD_BYTES:
        raise UnreadableFileError(
            f"The card that begins in line {card.line:,} is larger than {MAX_CARD_BYTES >> 20} MB; nothing was read."
        )


def _waits_for_agent(card: RawCard) -> bool:
    return bool(card.lines) and card.lines[-1].upper().rstrip(b" :\r\n") == b"AGENT"


def _unfinished(card: RawCard, reason: str, line: bytes = b"") -> RawCard:
    card.problems.append(Problem(card.line, reason, shown(line[:500].decode("utf-8", "replace"))))
    return card


def _physical(stream: BinaryIO, encoding: str) -> Iterator[tuple[int, bytes]]:
    """Lines with their ends and numbers; CR LF, LF, CR CR LF and CR alone end a line."""
    read_line = _line_reader(stream, encoding)
    number = 0
    while raw := read_line(MAX_LINE_BYTES + 1):
        number += 1
        if len(raw) > MAX_LINE_BYTES:
            raise UnreadableFileError(
                f"Line {number:,} is longer than {MAX_LINE_BYTES >> 20} MB, so this is no address book; "
                "nothing was read."
            )
        if b"\r" not in raw[:-2]:
            yield number, raw
            continue
        pieces = raw.rstrip(b"\r\n").split(b"\r")
        for offset, piece in enumerate(pieces):
            yield number + offset, piece + b"\n"
        number += len(pieces) - 1


def _line_reader(stream: BinaryIO, encoding: str) -> Callable[[int], bytes]:
    start = stream.read(3)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    if encoding:
        stream.seek(0)
        text = BorrowedText(stream, encoding, "replace", newline="\n")
        return lambda limit: text.readline(limit).encode("utf-8", "replace")
    stream.seek(3 if start == b"\xef\xbb\xbf" else 0)
    return stream.readline


def parse_card(card: RawCard) -> Iterator[Property]:
    """The properties of a card; lines that are none become problems of the card."""
    lines = _plain_lines(card) or _unfolded_lines(card)
    for number, text in lines:
        prop = _parse_line(number, text)
        if prop is not None:
            yield prop
        elif text.strip():
            card.problems.append(Problem(number, "This line is not understood", shown(text)))


def _plain_lines(card: RawCard) -> Iterable[tuple[int, str]] | None:
    """The lines of a card that needs no joining and is UTF-8, which most are; None for any other."""
    try:
        text = b"".join(card.lines).decode()
    except UnicodeDecodeError:
        return None
    text = text.replace("\r\n", "\n")
    if any(sign in text for sign in _NEEDS_JOINING):
        return None
    return enumerate(text.split("\n"), card.line + 1)


def _unfolded_lines(card: RawCard) -> Iterator[tuple[int, str]]:
    """Logical lines: folds, quoted-printable soft breaks and base64 without indentation are joined."""
    parts: list[bytes] = []
    first_number = card.line
    keeps_blank = False
    for number, raw in enumerate(card.lines, card.line + 1):
        line = raw.rstrip(b"\r\n")
        joined = _continuation(parts, line, keeps_blank=keeps_blank) if parts else None
        if joined is not None:
            parts.append(joined)
        elif line:
            if parts:
                yield first_number, _decoded(card, first_number, b"".join(parts))
            # In 2.1 the blank after a fold belongs to the text (vCard 2.1 section 2.1.3).
            keeps_blank = keeps_blank or line[:11].upper() == b"VERSION:2.1"
            parts, first_number = [line], number
    if parts:
        yield first_number, _decoded(card, first_number, b"".join(parts))


def _continuation(parts: list[bytes], line: bytes, *, keeps_blank: bool) -> bytes | None:
    """What `line` adds to the one begun by `parts`, or None when it begins another."""
    if parts[-1].endswith(b"=") and b"QUOTED-PRINTABLE" in parts[0].partition(b":")[0].upper():
        parts[-1] = parts[-1][:-1]
        return line
    if line.startswith((b" ", b"\t")):
        return line if keeps_blank else line[1:]
    if line and b":" not in line and _is_base64(parts[0]) and _BASE64.fullmatch(line):
        return line
    return None


def _is_base64(line: bytes) -> bool:
    header = line.partition(b":")[0].upper()
    return b"BASE64" in header or b"ENCODING=B" in header


def _decoded(card: RawCard, number: int, raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        pass
    charset = _CHARSET.search(raw.partition(b":")[0])
    if charset:
        codec = find_encoding(charset[1].decode("ascii", "replace"))
        # Those of host names (idna) know no replacing.
        with contextlib.suppress(UnicodeError):
            if codec is not None:
                return raw.decode(codec, "replace")
    text = raw.decode(card.fallback_encoding, "replace")
    reason = f"This line is not UTF-8 and was read as {encoding_words(card.fallback_encoding)}"
    card.problems.append(Problem(number, reason, shown(text)))
    return text


def _parse_line(number: int, text: str) -> Property | None:
    """A content line taken apart; None when it is none."""
    before, colon, value = text.partition(":")
    if '"' in before and before.count('"') % 2:
        before, colon, value = _split_at_unquoted_colon(text)
    parse = parse_header if len(before) <= _CACHED_HEADER else parse_header.__wrapped__
    header = parse(before) if colon else None
    if header is None:
        return None
    if header.is_quoted_printable:
        value = _decode_quoted_printable(value, header.parameter("CHARSET"))
    return Property(header, value, number, text)


def _decode_quoted_printable(value: str, charset: str) -> str:
    data = binascii.a2b_qp(value.encode("utf-8", "replace"))
    codec = find_encoding(charset) if charset else None
    try:
        return data.decode(codec or "utf-8", "replace" if charset else "strict")
    except UnicodeError:
        return data.decode("utf-8" if charset else "cp1252", "replace")


def _split_at_unquoted_colon(text: str) -> tuple[str, str, str]:
    is_quoted = False
    for position, character in enumerate(text):
        if character == '"':
            is_quoted = not is_quoted
        elif character == ":" and not is_quoted:
            return text[:position], ":", text[position + 1 :]
    return text.partition(":")


@lru_cache(maxsize=2048)
def parse_header(before: str) -> Header | None:
    """Group, name and parameters of what stands before the colon; None when it is no header."""
    words = before.split(";") if '"' not in before else _QUOTED_OR_PLAIN.findall(before)
    match = _NAME.fullmatch(words[0].strip())
    if match is None:
        return None
    parameters: dict[str, tuple[str, ...]] = {}
    for word in words[1:]:
        if word:
            name, values = _parameter(word)
            parameters[name] = parameters.get(name, ()) + values
    types = frozenset(value.lower() for value in parameters.get("TYPE", ()))
    is_quoted_printable = parameters.get("ENCODING", ("",))[0].upper() == "QUOTED-PRINTABLE"
    preference = _preference(parameters, types)
    return Header((match[1] or "").lower(), match[2].upper(), parameters, types, preference, is_quoted_printable)


def _preference(parameters: dict[str, tuple[str, ...]], types: frozenset[str]) -> int:
    if "pref" in types:
        return 1
    number = parameters.get("PREF", ("",))[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 4 else NOT_PREFERRED


def _parameter(word: str) -> tuple[str, tuple[str, ...]]:
    name, equals, value = word.partition("=")
    name = name.strip().upper()
    if not equals:
        return ("ENCODING", (name,)) if name in _BARE_ENCODINGS else ("TYPE", (name,))
    value = value.strip()
    if value.startswith('"'):
        values = [part.strip('"') for part in re.findall(r'"[^"]*"?|[^,"]+', value)]
        # Some programs put the whole list of types into one pair of quotes.
        if name == "TYPE":
            values = [part for quoted in values for part in quoted.split(",")]
    elif name in ("TYPE", "SORT-AS"):
        values = value.split(",")
    else:
        values = [value]
    if "^" in value:
        values = [_CARET.sub(lambda match: _CARET_MEANS[match[1]], part) for part in values]
    return name, tuple(values)


def modern_line(prop: Property) -> str:
    """A line of a 2.1 card in the syntax of 3.0: types with their name, no quoted-printable, base64 as `b`."""
    header = prop.header
    words = [f"{header.group}.{header.name}" if header.group else header.name]
    encoding = header.parameter("ENCODING").upper()
    for name, values in header.parameters.items():
        if name not in ("ENCODING", "CHARSET"):
            words += [f"{name}={value}" for value in values]
    if encoding in ("BASE64", "B"):
        return ";".join((*words, "ENCODING=b")) + ":" + "".join(prop.value.split())
    return ";".join(words) + ":" + prop.value.replace("\r\n", "\n").replace("\n", "\\n")
