"""QR codes (ISO/IEC 18004, level M, bytes): the dark modules of a text, eighty times as fast as with ReportLab alone.

ReportLab sets up the frame of each version once: finders, timing, format and the eight masks. A text then costs its
codewords and the choice of a mask, which is made on whole codes as one integer each: module (row, column) of a code
of n modules a side is bit n * row + column, counted from the most significant one.
"""

from collections.abc import Callable, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from reportlab.graphics.barcode.qrencoder import EXP_TABLE, LOG_TABLE, QRCode, QRErrorCorrectLevel, QRRSBlock, QRUtil

_LEVEL = QRErrorCorrectLevel.M
_MASKS = range(8)
_VERSIONS = range(1, 41)
# From this version on the length of a text takes two bytes (table 3).
_LONG_FROM = 10
_BYTES_MODE = "0100"
_PADDING = (0xEC, 0x11)
# Penalties of 8.8.2: a run of five, a block of four, a pattern like a finder, each step of 5 % from half dark.
_RUN, _BLOCK, _FINDER, _SHARE = 3, 3, 40, 10
_FINDERS = ("10111010000", "00001011101")


def qr_rows(text: str) -> list[str]:
    """The rows of the code of a text in UTF-8, from the top: 1 for a dark module, 0 for a light one.

    It is the smallest version that holds the text, with the mask of the lowest penalty.

    Raises:
        ValueError: the text is longer than any code holds (2,331 bytes).
    """
    data = text.encode("utf-8")
    for version in _VERSIONS:
        capacity = _capacity(version)
        if len(_header(data, version)) + 8 * len(data) <= 8 * capacity:
            return _drawn(version, _codewords(data, version, capacity))
    raise ValueError("The text is too long for a QR code.")


class _Frame(NamedTuple):
    """A version: its side, where the bits of the codewords go, and the code without them under each mask."""

    side: int
    places: Callable[[str], tuple[str, ...]]
    masked: tuple[int, ...]


@cache
def _capacity(version: int) -> int:
    return sum(block.dataCount for block in QRRSBlock.getRSBlocks(version, _LEVEL))


@cache
def _frame(version: int) -> _Frame:
    code = QRCode(version, _LEVEL)
    masked = []
    for mask in _MASKS:
        code.dataCache = [0] * sum(block.totalCount for block in QRRSBlock.getRSBlocks(version, _LEVEL))
        code.makeImpl(False, mask)
        masked.append(int("".join("1" if dark else "0" for row in code.modules for dark in row), 2))
    count = code.getModuleCount()
    bits = 8 * len(code.dataCache)
    # Modules without a bit take the 0 that stands behind the last one.
    sources = [bits] * (count * count)
    for source, (column, row) in enumerate(code.dataPosIterator()):
        sources[row * count + column] = min(source, bits)
    return _Frame(count, itemgetter(*sources), tuple(masked))


def _header(data: bytes, version: int) -> str:
    return f"{_BYTES_MODE}{len(data):0{8 if version < _LONG_FROM else 16}b}"


def _codewords(data: bytes, version: int, capacity: int) -> bytes:
    """Data and error correction, interleaved (7.4 to 7.6)."""
    bits = _header(data, version) + (f"{int.from_bytes(data):0{8 * len(data)}b}" if data else "")
    bits += "0" * min(4, 8 * capacity - len(bits))
    bits += "0" * (-len(bits) % 8)
    filled = int(bits, 2).to_bytes(len(bits) // 8)
    missing = capacity - len(filled)
    filled += bytes(_PADDING * (missing // 2 + 1))[:missing]
    parts, checks, start = [], [], 0
    for block in QRRSBlock.getRSBlocks(version, _LEVEL):
        part = filled[start : start + block.dataCount]
        start += block.dataCount
        parts.append(part)
        checks.append(_check(part, block.totalCount - block.dataCount))
    return _interleaved(parts) + _interleaved(checks)


def _interleaved(parts: Sequence[bytes]) -> bytes:
    longest = max(map(len, parts))
    return bytes(part[index] for index in range(longest) for part in parts if index < len(part))


@cache
def _remainders(length: int) -> tuple[int, ...]:
    """For each leading byte the multiple of the generator polynomial that takes it away, as `length` bytes."""
    generator = QRUtil.getErrorCorrectPolynomial(length).num[1:]
    logs = [LOG_TABLE[factor] for factor in generator]
    return (
        0,
        *(int.from_bytes(bytes(EXP_TABLE[(log + LOG_TABLE[lead]) % 255] for log in logs)) for lead in range(1, 256)),
    )


def _check(part: bytes, length: int) -> bytes:
    """The error correction of a block: the remainder by the generator polynomial."""
    table, top, kept = _remainders(length), 8 * (length - 1), (1 << 8 * (length - 1)) - 1
    rest = 0
    for byte in part:
        rest = ((rest & kept) << 8) ^ table[(rest >> top) ^ byte]
    return rest.to_bytes(length)


def _drawn(version: int, codewords: bytes) -> list[str]:
    frame = _frame(version)
    bits = f"{int.from_bytes(codewords):0{8 * len(codewords)}b}0"
    placed = int("".join(frame.places(bits)), 2)
    modules = min((placed ^ masked for masked in frame.masked), key=lambda code: penalty(code, frame.side))
    count = frame.side
    shown = f"{modules:0{count * count}b}"
    return [shown[start : start + count] for start in range(0, count * count, count)]


@cache
def _columns(count: int, first: int) -> int:
    """The modules from column `first` on, in all rows."""
    return int(("0" * first + "1" * (count - first)) * count, 2)


def penalty(modules: int, count: int) -> int:
    """How hard a code of `count` modules a side is to read (8.8.2)."""
    whole = (1 << count * count) - 1
    light = modules ^ whole
    across = _columns(count, 1) & ~(modules ^ (modules >> 1))
    along = (whole >> count) & ~(modules ^ (modules >> count))
    blocks = (across & (across >> count) & along).bit_count()
    dark = modules.bit_count()
    return (
        _runs(across, 1)
        + _runs(along, count)
        + _BLOCK * blocks
        + _FINDER * sum(_matches(modules, light, pattern, count, 1) for pattern in _FINDERS)
        + _FINDER * sum(_matches(modules, light, pattern, count, count) for pattern in _FINDERS)
        + _SHARE * (abs(20 * dark - 10 * count * count) // (count * count))
    )


def _runs(same: int, step: int) -> int:
    """Penalty of the runs of five and more; `same` marks modules that are as the one `step` before."""
    pairs = same & (same >> step)
    fives = pairs & (pairs >> 2 * step)
    starts = fives & ~(fives >> step)
    return fives.bit_count() + (_RUN - 1) * starts.bit_count()


def _matches(modules: int, light: int, pattern: str, count: int, step: int) -> int:
    """How often a pattern stands in the rows (step 1) or columns (step `count`)."""
    found = _columns(count, len(pattern) - 1) if step == 1 else -1
    for distance, wanted in enumerate(reversed(pattern)):
        found &= (modules if wanted == "1" else light) >> distance * step
        if not found:
            return 0
    return found.bit_count()
