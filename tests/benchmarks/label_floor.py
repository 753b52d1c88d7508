"""The floor of label printing: content streams written by hand, the viewer's own Helvetica, no check of anything.

Usage: label_floor.py PEOPLE.csv LABELS.pdf
"""

import csv
import sys
import zlib
from pathlib import Path

MM = 72 / 25.4
COLUMNS, ROWS, LEFT, TOP, PITCH_X, PITCH_Y, PAGE = 3, 10, 4.7625, 12.7, 69.85, 25.4, (612, 792)
SIZE, LEADING, INSET = 9, 10.5, 3.0


def label_lines(row: dict[str, str]) -> list[str]:
    """The lines of a label, with no thought of its country."""
    place = f"{row['postcode']} {row['locality']} {row['region']}".rstrip()
    lines = (f"{row['given_name']} {row['family_name']}", row["company"], row["street"], place, row["country"])
    return [line for line in lines if line]


def page_stream(labels: list[list[str]], places: list[str]) -> bytes:
    """The compressed content of one page."""
    parts = [f"BT /F1 {SIZE} Tf {LEADING} TL"]
    for lines, place in zip(labels, places, strict=False):
        text = "\n".join(lines).replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        parts.append(f"{place}({text})Tj".replace("\n", ")Tj T*("))
    parts.append("ET")
    return zlib.compress("\n".join(parts).encode("cp1252", "replace"), 6)


def write(source: Path, target: Path) -> None:
    """Write the labels of a CSV file as a PDF."""
    with source.open(encoding="utf-8", newline="") as file:
        labels = [label_lines(row) for row in csv.DictReader(file)]
    places = [
        f"1 0 0 1 {(LEFT + column * PITCH_X + INSET) * MM:.2f} {PAGE[1] - (TOP + row * PITCH_Y + 5) * MM:.2f} Tm "
        for row in range(ROWS)
        for column in range(COLUMNS)
    ]
    per_page = len(places)
    streams = [page_stream(labels[i : i + per_page], places) for i in range(0, len(labels), per_page)]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(streams)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(streams)}/Kids[{kids}]/MediaBox[0 0 {PAGE[0]} {PAGE[1]}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for index, stream in enumerate(streams):
        page = f"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * index} 0 R>>"
        objects.append(page.encode())
        objects.append(b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(stream), stream))
    body, offsets = [b"%PDF-1.4\n"], []
    position = len(body[0])
    for number, content in enumerate(objects, 1):
        offsets.append(position)
        body.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        position += len(body[-1])
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{position}\n%%EOF\n"
    body.append(f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode())
    with target.open("wb") as file:
        file.writelines(body)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
