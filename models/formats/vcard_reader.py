"""Read vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) as phones and programs write them.

A damaged property never loses its card, and a damaged card never loses its file: both are reported with their line.
What Barnacle has no field for is kept line by line, or as a line of a note where the owner should see it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import BinaryIO

from models.formats.reading import ReadContact, tidy
from models.formats.text_encodings import WESTERN
from models.formats.vcard_card import Card
from models.formats.vcard_lines import Property, RawCard, parse_card, read_cards
from models.formats.vcard_properties import HANDLERS
from models.formats.vcard_values import unescape

_OWN_PRODUCT = "-//Barnacle//"


def read_vcards(
    stream: BinaryIO, today: date, encoding: str = "", fallback_encoding: str = WESTERN
) -> Iterator[ReadContact]:
    """The contacts of a vCard file, one at a time in bounded memory; notes without a day of their own get `today`.

    `encoding` is that of the whole file where the owner says so; else a line that is neither UTF-8 nor says what it is
    in gets the `fallback_encoding`.

    Raises:
        UnreadableFileError: there is no vCard in it, or a line or card is too long to be one.
    """
    for card in read_cards(stream, encoding, fallback_encoding):
        yield _read_card(card, today)


def read_loose_lines(text: str, line: int, today: date) -> ReadContact:
    """The contact of `vcard_writer.loose_lines`, found in line `line` of some other file; it has no name."""
    raw = RawCard(line, lines=[piece.encode("utf-8", "replace") + b"\n" for piece in text.split("\n")])
    properties = list(parse_card(raw))
    card = Card(line, today, is_old=False, is_own=True, labels=_labels(properties), problems=raw.problems)
    _fill(card, properties)
    card.company = "-"
    contact = card.close()
    return replace(contact, draft=contact.draft and replace(contact.draft, company=""))


def _read_card(raw: RawCard, today: date) -> ReadContact:
    properties = list(parse_card(raw))
    is_old = is_own = False
    for prop in properties:
        if prop.header.name == "VERSION":
            is_old = prop.value.strip() == "2.1"
        elif prop.header.name == "PRODID":
            is_own = prop.value.startswith(_OWN_PRODUCT)
    card = Card(raw.line, today, is_old, is_own, _labels(properties), raw.problems)
    _fill(card, properties)
    return card.close()


def _labels(properties: list[Property]) -> dict[str, str]:
    return {prop.header.group: tidy(unescape(prop.value)) for prop in properties if prop.header.name == "X-ABLABEL"}


def _fill(card: Card, properties: list[Property]) -> None:
    for prop in properties:
        handler = HANDLERS.get(prop.header.name)
        if handler is None:
            card.keep(prop)
            continue
        try:
            handler(card, prop)
        except ValueError as error:
            card.problem(prop, f"{prop.header.name} {error}")
    if card.kept_groups and card.labels:
        # Labels go with the lines of their group that are kept.
        for prop in properties:
            if prop.header.name == "X-ABLABEL" and prop.header.group in card.kept_groups:
                card.keep(prop)
