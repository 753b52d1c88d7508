"""The floor of an import of vCards: a bare parser, rows made by hand, executemany, the index filled at the end.

Unfolding, parameters, escapes and the parts of N, ADR and ORG, and no check of anything; the tables are the program's.

Usage: vcard_floor.py PEOPLE.vcf BOOK.db
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from import_floor import insert_rows

_FOLD = re.compile(r"\r?\n[ \t]")
_ESCAPE = re.compile(r"\\(.)")


def cards(path: Path) -> Iterator[dict[str, str]]:
    """The cards as rows of the people's table."""
    for text in path.read_text("utf-8").split("BEGIN:VCARD")[1:]:
        row = dict.fromkeys(
            ("given_name", "family_name", "company", "street", "locality", "region", "postcode", "country"), ""
        )
        row |= {"phone": "", "email": "", "birthday": "", "interest": ""}
        for line in _FOLD.sub("", text).splitlines():
            header, _, value = line.partition(":")
            name, *_parameters = header.split(";")
            name = name.rpartition(".")[2].upper()
            if name == "N":
                row["family_name"], row["given_name"] = _parts(value)[:2]
            elif name == "ADR":
                _, _, row["street"], row["locality"], row["region"], row["postcode"], row["country"] = _parts(value)
            elif name == "ORG":
                row["company"] = _parts(value)[0]
            elif name in ("TEL", "EMAIL"):
                row["phone" if name == "TEL" else "email"] = _plain(value)
            elif name == "BDAY":
                row["birthday"] = value
            elif name.endswith("INTERESTS"):
                row["interest"] = _plain(value)
        yield row


def _parts(value: str) -> list[str]:
    if "\\" not in value:
        return value.split(";")
    return [_plain(part.replace("\0", "\\;")) for part in value.replace("\\;", "\0").split(";")]


def _plain(value: str) -> str:
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value) if "\\" in value else value


if __name__ == "__main__":
    insert_rows(cards(Path(sys.argv[1])), Path(sys.argv[2]))
