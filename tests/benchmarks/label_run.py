"""Labels of a CSV file of people by the program's own means, from drafts to the PDF, on Avery 5160.

Usage: label_run.py PEOPLE.csv LABELS.pdf
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from models.catalogues import load_countries, load_label_stocks
from models.domain.addressees import MailContact
from models.domain.addresses import AddressWriter
from models.domain.contacts import PostalAddress
from models.domain.names import PersonName
from models.domain.recipients import choose_recipients
from models.printing.fonts import load_label_font
from models.printing.label_pdf import write_labels
from models.printing.labels import LabelOptions, prepare_labels


def read_drafts(source: Path) -> Iterator[tuple[int, MailContact]]:
    """The people of a CSV file."""
    with source.open(encoding="utf-8", newline="") as file:
        for contact_id, row in enumerate(csv.DictReader(file), 1):
            address = PostalAddress(
                street=row["street"],
                locality=row["locality"],
                region=row["region"],
                postcode=row["postcode"],
                country=row["country"],
            )
            name = PersonName(row["given_name"], row["family_name"])
            yield contact_id, MailContact(name, row["company"], addresses=(address,))


def write(source: Path, target: Path) -> None:
    """Write the labels and refuse to call it done if anyone was left out."""
    font = load_label_font()
    recipients = choose_recipients(read_drafts(source), AddressWriter(load_countries(), "US"))
    options = LabelOptions(load_label_stocks().get("avery-5160"))
    prepared = prepare_labels(recipients, options, font)
    if prepared.left_out:
        raise SystemExit(f"{len(prepared.left_out)} were left out, the first: {prepared.left_out[0]}")
    write_labels(prepared, target, font)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
