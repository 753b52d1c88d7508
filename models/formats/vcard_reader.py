"""Read vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) as phones and programs write them.

A damaged property never loses its card, and a damaged card never loses its file: both are reported with their line.
What Barnacle has no field for is kept line by line, or as a line of a note where the owner should see it.
"""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from models.formats.reading import ReadContact, tidy
from models.formats.vcard_card import Card
from models.formats.vcard_lines import Property, RawCard, parse_card, read_cards
from models.formats.vcard_properties import HANDLERS
from models.formats.vcard_values import unescape

_OWN_PRODUCT = "-//Barnacle//"


def read_vcards(stream: BinaryIO, today: date) -> Iterator[ReadContact]:
    """The contacts of a vCard file, one at a time in bounded memory; notes without a day of their own get `today`.

    Raises:
        UnreadableFileError: there is no vCard in it, or a line or card is too long to be one.
    """
    for card in read_cards(stream):
        yield _read_card(card, today)


def _read_card(raw: RawCard, today: date) -> ReadContact:
    is_old = is_own = False
    labels: dict[str, str] = {}
    properties: list[Property] = []
    for prop in parse_card(raw):
        name = prop.header.name
        if name == "VERSION":
            is_old = prop.value.strip() == "2.1"
        elif name == "PRODID":
            is_own = prop.value.startswith(_OWN_PRODUCT)
        else:
            if name == "X-ABLABEL":
                labels[prop.header.group] = tidy(unescape(prop.value))
            properties.append(prop)
    card = Card(raw.line, today, is_old, is_own, labels, raw.problems)
    for prop in properties:
        handler = HANDLERS.get(prop.header.name)
        if handler is None:
            card.keep(prop)
            continue
        try:
            handler(card, prop)
        except ValueError as error:
            card.problem(prop, f"{prop.header.name} {error}")
    _keep_labels(card, properties)
    return card.close()


def _keep_labels(card: Card, properties: list[Property]) -> None:
    """Labels go with the lines of their group that are kept."""
    if card.kept_groups and card.labels:
        for prop in properties:
            if prop.header.name == "X-ABLABEL" and prop.header.group in card.kept_groups:
                card.keep(prop)
