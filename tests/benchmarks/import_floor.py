"""The floor of an import: the CSV reader, rows made by hand, the driver's executemany, the index filled at the end.

Same tables, indexes and search documents as the program's; no check of anything. The journal's triggers stay, silent.

Usage: import_floor.py PEOPLE.csv BOOK.db
"""

import csv
import sqlite3
import sys
import uuid
from collections.abc import Iterable
from pathlib import Path

from models.domain.folding import fold, fold_words
from models.domain.search_words import significant_digits

CONTACT = (
    "INSERT INTO contact VALUES (?,?,?,?,'','','','',?,'','lead','','unknown','unknown','',0,0,0,0,0,?,?,NULL,NULL)"
)
PHONE = "INSERT INTO phone (contact_id, position, number, kind, label) VALUES (?,0,?,'other','')"
EMAIL = "INSERT INTO email (contact_id, position, address, kind, label) VALUES (?,0,?,'other','')"
ADDRESS = (
    "INSERT INTO postal_address (contact_id, position, street, extended, po_box, locality, region, postcode, country,"
    " kind, label) VALUES (?,0,?,'','',?,?,?,?,'other','')"
)
OCCASION = (
    "INSERT INTO occasion (contact_id, position, kind, name, month, day, year, recurrence, weekday, lead_days,"
    " leap_rule) VALUES (?,0,'birthday','',?,?,?,'yearly',4,5,'28 February')"
)
TAG = "INSERT INTO tag (id, kind, name, folded) VALUES (?,'interest',?,?)"
CONTACT_TAG = "INSERT INTO contact_tag (contact_id, tag_id) VALUES (?,?)"
DOCUMENT = "INSERT INTO contact_search (rowid, document) VALUES (?,?)"


def document(row: dict[str, str]) -> str:
    """What a row is found by."""
    digits = "".join(c for c in row["phone"] if c in "0123456789")
    texts = (
        *(row["given_name"], row["family_name"], row["company"], row["interest"]),
        *(text.replace("'", "").replace("-", "") for text in (row["given_name"], row["family_name"], row["company"])),
        *(row["email"], row["street"], row["locality"], row["region"], row["postcode"], row["country"]),
        *(row["postcode"].replace(" ", ""), row["phone"], digits, significant_digits(row["phone"])),
    )
    return "".join([f" {word}" for word in dict.fromkeys(fold_words(" ".join(texts)))])


def fill(source: Path, book: Path) -> None:
    """Insert the people of a CSV file into an empty book."""
    with source.open(encoding="utf-8", newline="") as file:
        insert_rows(csv.DictReader(file), book)


def insert_rows(people: Iterable[dict[str, str]], book: Path) -> None:
    """Insert people, as rows of the table, into an empty book."""
    rows: dict[str, list[tuple[object, ...]]] = {
        statement: [] for statement in (CONTACT, PHONE, EMAIL, ADDRESS, OCCASION, TAG, CONTACT_TAG, DOCUMENT)
    }
    tags: dict[str, int] = {}
    for i, row in enumerate(people, 1):
        given, family, company = row["given_name"], row["family_name"], row["company"]
        key = f"{fold(family)} {fold(given)} {fold(company)}".strip()
        rows[CONTACT].append((i, str(uuid.uuid4()), given, family, company, key, "2026-11-21T00:00:00+00:00"))
        rows[PHONE].append((i, row["phone"]))
        rows[EMAIL].append((i, row["email"]))
        rows[ADDRESS].append((i, row["street"], row["locality"], row["region"], row["postcode"], row["country"]))
        if row["birthday"]:
            year, month, day = row["birthday"].split("-")
            rows[OCCASION].append((i, int(month), int(day), int(year)))
        if interest := row["interest"]:
            if interest not in tags:
                tags[interest] = len(tags) + 1
                rows[TAG].append((tags[interest], interest, fold(interest)))
            rows[CONTACT_TAG].append((i, tags[interest]))
        rows[DOCUMENT].append((i, document(row)))
    connection = sqlite3.connect(book, isolation_level=None)
    connection.executescript("PRAGMA synchronous = full; PRAGMA foreign_keys = 1; PRAGMA cache_size = -16000")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE journal_state SET is_bulk = 1")
    for statement, values in rows.items():
        connection.executemany(statement, values)
    connection.execute("UPDATE journal_state SET is_bulk = 0")
    connection.execute("COMMIT")
    connection.close()


if __name__ == "__main__":
    fill(Path(sys.argv[1]), Path(sys.argv[2]))
