"""QR codes, held against ReportLab's own, which is slow."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.graphics.barcode import qrencoder

from models.printing.qr_codes import penalty, qr_rows

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Wiśniewska;Zofia;;;\r\nFN:Zofia Wiśniewska\r\nEND:VCARD\r\n"


def codes_by_mask(text: str) -> list[list[str]]:
    """The code of a text as ReportLab draws it under each of the eight masks."""
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QR8bitByte(text.encode()))
    code.make()
    found = []
    for mask in range(8):
        code.makeImpl(False, mask)
        found.append(["".join("1" if dark else "0" for dark in row) for row in code.modules])
    return found


def slow_penalty(rows: list[str]) -> int:
    """ISO/IEC 18004, 8.8.2, module by module."""
    count, points = len(rows), 0
    for line in (*rows, *map("".join, zip(*rows, strict=True))):
        runs = line.replace("01", "0 1").replace("10", "1 0").split()
        points += sum(len(run) - 2 for run in runs if len(run) >= 5)
        points += 40 * sum(line[at : at + 11] in ("10111010000", "00001011101") for at in range(count - 10))
    for row in range(count - 1):
        for column in range(count - 1):
            points += 3 * (len({*rows[row][column : column + 2], *rows[row + 1][column : column + 2]}) == 1)
    dark = "".join(rows).count("1")
    return points + 10 * int(abs(100 * dark / count**2 - 50) / 5)


# Versions 1 to 39, on both sides of where the length takes two bytes and of each number of blocks.
@pytest.mark.parametrize("length", [0, 1, 14, 15, 62, 63, 122, 180, 181, 213, 214, 400, 1000, 2200])
def test_a_code_is_that_of_the_standard(length: int) -> None:
    text = ("Zofia:12/" * 300)[:length]
    assert qr_rows(text) in codes_by_mask(text)


@settings(max_examples=15)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_has_the_code_of_the_standard(text: str) -> None:
    assert qr_rows(text) in codes_by_mask(text)


def test_the_mask_that_is_easiest_to_read_is_taken() -> None:
    assert slow_penalty(qr_rows(CARD)) == min(map(slow_penalty, codes_by_mask(CARD)))


def test_the_penalty_is_that_of_the_standard() -> None:
    for rows in codes_by_mask(CARD):
        assert penalty(int("".join(rows), 2), len(rows)) == slow_penalty(rows)


def test_a_text_that_no_code_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        qr_rows("x" * 2332)
