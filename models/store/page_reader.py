"""Reading the pages of an SQLite file without SQLite, which gives up where a page is damaged.

Layout: SQLite file format, sections 1.3 (header), 1.5 (freelist), 1.6 (b-tree pages), 2.1 (records) and 4 (log).
"""

import contextlib
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

TABLE_LEAF, TABLE_INTERIOR = 0x0D, 0x05
INDEX_LEAF, INDEX_INTERIOR = 0x0A, 0x02
# What Barnacle's books have; where the header is damaged it is taken for granted.
_PAGE_SIZE = 4096
_HEADER = 100
_LONGEST_VALUE = 50_000_000
# So many pages are kept at hand, since one is asked for several times in a row.
_RECENT = 64
_WAL_MAGIC = 0x377F0682
_WIDTHS = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}

Value = Any


class UnreadableError(Exception):
    """These bytes are not what they should be."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A row of a table: its rowid and its values, a damaged text with signs for what is not a letter."""

    rowid: int
    values: tuple[Value, ...]


@dataclass(slots=True)
class Leaf:
    """A leaf page of a table: the rows that can be read, and how many more there should be."""

    number: int
    cells: list[Cell] = field(default_factory=list)
    unreadable: int = 0


class PageReader:
    """The pages of a file, numbered from 1, with those of its log over them; each is read when it is asked for."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, and the write-ahead log beside it.

        Raises:
            OSError: it can't be read.
        """
        log = path.with_name(f"{path.name}-wal")
        with contextlib.ExitStack() as files:
            self._file = files.enter_context(path.open("rb"))
            self._log = files.enter_context(log.open("rb")) if log.is_file() else None
            self._size = os.fstat(self._file.fileno()).st_size
            self.page_size = _stated_page_size(self._file.read(_HEADER))
            # The place in the log of each page that is in it.
            self._newer = _pages_of_log(self._log, self.page_size) if self._log is not None else {}
            self._files = files.pop_all()
        self.page_count = max([-(-self._size // self.page_size), *self._newer])
        self._usable = self.page_size
        self._recent: dict[int, bytes] = {}
        # Pages that hold what did not fit into a row, found while rows are read.
        self.overflow_pages: set[int] = set()

    def close(self) -> None:
        """Close the files."""
        self._files.close()

    def page(self, number: int) -> bytes:
        """The bytes of a page, filled up with zeros where the file was cut.

        Raises:
            UnreadableError: there is no such page, or the disk does not give it.
        """
        if number in self._recent:
            return self._recent[number]
        start = (number - 1) * self.page_size
        if number in self._newer and self._log is not None:
            page = self._read(self._log, self._newer[number])
        elif 1 <= number <= self.page_count and start < self._size:
            page = self._read(self._file, start)
        else:
            raise UnreadableError
        if len(self._recent) >= _RECENT:
            self._recent.clear()
        self._recent[number] = page
        return page

    def _read(self, file: BinaryIO, start: int) -> bytes:
        try:
            file.seek(start)
            return file.read(self.page_size).ljust(self.page_size, b"\0")
        except OSError as error:
            raise UnreadableError from error

    def kind(self, number: int) -> int:
        """The first byte of the page's header, which says what the page is."""
        return self.page(number)[_HEADER if number == 1 else 0]

    @cached_property
    def header(self) -> bytes:
        """The first hundred bytes of the newest state of the file."""
        try:
            return self.page(1)[:_HEADER]
        except UnreadableError:
            return bytes(_HEADER)

    def free_pages(self) -> set[int]:
        """The pages on the freelist, as far as it can be followed."""
        free: set[int] = set()
        trunk = int.from_bytes(self.header[32:36], "big")
        while trunk and trunk not in free:
            try:
                page = self.page(trunk)
            except UnreadableError:
                break
            free.add(trunk)
            following, count = struct.unpack(">II", page[:8])
            if count > self.page_size // 4 - 2:
                break
            leaves = struct.unpack(f">{count}I", page[8 : 8 + 4 * count])
            free |= {number for number in leaves if 1 <= number <= self.page_count}
            trunk = following
        return free

    def children(self, number: int) -> list[int]:
        """The pages below an interior page of a table, in order; those that can't be are left out."""
        page, start = self.page(number), _HEADER if number == 1 else 0
        count = int.from_bytes(page[start + 3 : start + 5], "big")
        pointers = self._pointers(page, start + 12, count)
        found = [int.from_bytes(page[pointer : pointer + 4], "big") for pointer in pointers]
        found.append(int.from_bytes(page[start + 8 : start + 12], "big"))
        return [child for child in found if 1 < child <= self.page_count]

    def leaf(self, number: int) -> Leaf:
        """The rows of a page, read as a leaf of a table."""
        page, start = self.page(number), _HEADER if number == 1 else 0
        leaf = Leaf(number)
        count = int.from_bytes(page[start + 3 : start + 5], "big")
        pointers = list(self._pointers(page, start + 8, count))
        leaf.unreadable = max(0, min(count, self.page_size // 6) - len(pointers))
        for pointer in pointers:
            try:
                leaf.cells.append(self._cell(page, pointer))
            except (UnreadableError, IndexError, struct.error):
                leaf.unreadable += 1
        return leaf

    def _pointers(self, page: bytes, start: int, count: int) -> Iterator[int]:
        # A damaged count may be anything; no page has room for more than one cell in each six bytes.
        for place in range(start, min(start + 2 * count, self.page_size - 1, start + self.page_size // 3), 2):
            pointer = int.from_bytes(page[place : place + 2], "big")
            if start <= pointer < self.page_size - 3:
                yield pointer

    def _cell(self, page: bytes, place: int) -> Cell:
        size, place = _varint(page, place)
        rowid, place = _varint(page, place)
        if not 0 < size < _LONGEST_VALUE or rowid <= 0:
            raise UnreadableError
        return Cell(rowid, _record(self._payload(page, place, size)))

    def _payload(self, page: bytes, place: int, size: int) -> bytes:
        # SQLite file format, section 1.6: how much of a row lies in its leaf.
        most, least = self._usable - 35, (self._usable - 12) * 32 // 255 - 23
        if size <= most:
            if place + size > self.page_size:
                raise UnreadableError
            return page[place : place + size]
        spilled = least + (size - least) % (self._usable - 4)
        local = spilled if spilled <= most else least
        if place + local + 4 > self.page_size:
            raise UnreadableError
        parts, missing = [page[place : place + local]], size - local
        following = int.from_bytes(page[place + local : place + local + 4], "big")
        seen: set[int] = set()
        while missing > 0:
            if following in seen:
                raise UnreadableError
            seen.add(following)
            more = self.page(following)
            parts.append(more[4 : 4 + min(missing, self._usable - 4)])
            missing -= len(parts[-1])
            following = int.from_bytes(more[:4], "big")
        self.overflow_pages |= seen
        return b"".join(parts)


def _stated_page_size(header: bytes) -> int:
    stated = int.from_bytes(header[16:18], "big")
    size = 65_536 if stated == 1 else stated
    return size if size >= 512 and size & (size - 1) == 0 else _PAGE_SIZE


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = 0
    for number in range(9):
        byte = data[place + number]
        if number == 8:
            value = (value << 8) | byte
            break
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            break
    return value - (1 << 64) if value >= 1 << 63 else value, place + number + 1


def _record(payload: bytes) -> tuple[Value, ...]:
    header_size, place = _varint(payload, 0)
    if not place <= header_size <= len(payload):
        raise UnreadableError
    kinds = []
    while place < header_size:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    values, place = [], header_size
    for kind in kinds:
        value, place = _value(payload, place, kind)
        values.append(value)
    if place != len(payload):
        raise UnreadableError
    return tuple(values)


def _value(payload: bytes, place: int, kind: int) -> tuple[Value, int]:
    if kind < 0 or kind in (10, 11):
        raise UnreadableError
    width = _WIDTHS[kind] if kind < 10 else (kind - 12) // 2
    data = payload[place : place + width]
    if len(data) != width:
        raise UnreadableError
    place += width
    if kind == 0:
        return None, place
    if kind <= 6:
        return int.from_bytes(data, "big", signed=True), place
    if kind == 7:
        return struct.unpack(">d", data)[0], place
    if kind < 10:
        return kind - 8, place
    return (data.decode("utf-8", "replace") if kind % 2 else data), place


def _pages_of_log(log: BinaryIO, page_size: int) -> dict[int, int]:
    """Where the newest committed pages begin in a write-ahead log, up to the first frame that is not whole.

    SQLite file format, sections 4.1 to 4.3.
    """
    header = log.read(32)
    if len(header) < 32 or int.from_bytes(header[:4], "big") | 1 != _WAL_MAGIC | 1:
        return {}
    order = ">" if int.from_bytes(header[:4], "big") & 1 else "<"
    if int.from_bytes(header[8:12], "big") != page_size:
        return {}
    salt, sums = header[16:24], _checksum(order, header[:24], (0, 0))
    if sums != struct.unpack(">II", header[24:32]):
        return {}
    committed: dict[int, int] = {}
    pending: dict[int, int] = {}
    while len(frame := log.read(24 + page_size)) == 24 + page_size:
        sums = _checksum(order, frame[24:], _checksum(order, frame[:8], sums))
        if frame[8:16] != salt or sums != struct.unpack(">II", frame[16:24]):
            break
        number, size_after_commit = struct.unpack(">II", frame[:8])
        pending[number] = log.tell() - page_size
        if size_after_commit:
            committed |= pending
            pending.clear()
    return committed


def _checksum(order: str, data: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    first, second = sums
    for one, two in struct.iter_unpack(f"{order}II", data):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    return first, second
