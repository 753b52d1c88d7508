"""The commands of the command line that print: labels, envelopes, the stocks to print on, and what was printed."""

import argparse
import re
from pathlib import Path

from models.domain.label_design import EnvelopeWindow
from ui.commands.argument_types import Parser, add_choice, add_global_options, count_from_one

_MOST_SIZE_MM = 500


def add_label_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add `labels`, `envelopes`, `stocks` and `mailings`."""
    labels = _command(commands, "labels", "write address labels to a PDF")
    labels.add_argument("file", type=Path, metavar="FILE.pdf")
    labels.add_argument("--stock", default="", help="the label stock, such as avery-5160; else the usual one")
    add_choice(labels)
    _add_sheet_options(labels)
    _add_content_options(labels, has_return_address=False)
    _add_printing_options(labels)
    envelopes = _command(commands, "envelopes", "write envelopes to a PDF")
    envelopes.add_argument("file", type=Path, metavar="FILE.pdf")
    kind = envelopes.add_mutually_exclusive_group()
    kind.add_argument("--stock", default="", help="the envelope, such as env-dl; else the usual one of the country")
    kind.add_argument("--size", type=size, metavar="WxH", help="an own envelope's width and height in mm")
    add_choice(envelopes)
    windows = [window.value for window in EnvelopeWindow]
    envelopes.add_argument("--window", choices=windows, default="none", help="put the address behind the window")
    _add_content_options(envelopes, has_return_address=True)
    _add_printing_options(envelopes)
    stocks = _command(commands, "stocks", "list the label stocks and envelopes")
    stocks.add_argument(
        "--search", default="", metavar="TEXT", help="brand, number, kind or size, such as L7160, roll or 70x37"
    )
    mailings = _command(commands, "mailings", "list the mailings that went out, the newest first")
    mailings.add_argument("--limit", type=count_from_one, default=200, metavar="N", help="the newest N of them")


def _add_sheet_options(parser: Parser) -> None:
    sheet = parser.add_argument_group("the sheets")
    sheet.add_argument("--start", type=count_from_one, default=1, metavar="N", help="the first label of the sheet")
    sheet.add_argument(
        "--skip",
        type=label_numbers,
        action="append",
        default=[],
        metavar="N,N",
        help="labels of the first sheet to leave, such as 1-4,7; given again, of the next sheet",
    )
    sheet.add_argument("--part-used", action="store_true", help="fill the part-used sheets that are remembered first")
    sheet.add_argument("--fill", action="store_true", help="fill whole sheets with each address")
    sheet.add_argument("--own-address", action="store_true", help="your own address, for return labels")
    sheet.add_argument("--test-sheet", action="store_true", help="a test sheet for the printer instead of labels")


def _add_content_options(parser: Parser, *, has_return_address: bool) -> None:
    content = parser.add_argument_group("what stands on them")
    yes_or_no = argparse.BooleanOptionalAction
    content.add_argument("--household", action=yes_or_no, default=True, help="one for each household")
    content.add_argument("--company", action=yes_or_no, default=True, help="the company below the name")
    content.add_argument("--job-title", action=yes_or_no, default=False, help="the job title below the name")
    content.add_argument("--bold-name", action=yes_or_no, default=False, help="the name in bold")
    content.add_argument("--capitals", action=yes_or_no, default=True, help="places as post offices ask for them")
    content.add_argument("--top", default="", metavar="TEXT", help="a line above the name, such as Personal")
    content.add_argument(
        "--return-address",
        action=yes_or_no,
        default=None if has_return_address else False,
        help="your own address from the settings",
    )
    content.add_argument("--logo", nargs="?", type=Path, const=Path(), metavar="FILE", help="a picture")
    content.add_argument("--qr", action="store_true", help="a QR code with the contact's card")
    content.add_argument("--font-size", type=float, metavar="PT", help="the size of the letters; else by the label")
    content.add_argument("--country", default="", metavar="CODE", help="the country it is posted in; else your own")


def _add_printing_options(parser: Parser) -> None:
    printing = parser.add_argument_group("printing")
    printing.add_argument("--copies", type=count_from_one, default=1, metavar="N", help="how many for each contact")
    printing.add_argument("--order", choices=["name", "postcode", "country"], default="name")
    printing.add_argument("--reverse", action="store_true", help="the last page first, for printers that stack face up")
    printing.add_argument("--outlines", action="store_true", help="draw the edges, for a test on plain paper")
    printing.add_argument("--profile", default="", metavar="NAME", help="make up for what this printer misses by")
    printing.add_argument("--log", action="store_true", help="log a letter with all who are on it")
    printing.add_argument("--carries", default="", metavar="TEXT", help="with --log: what the letter brings")


def label_numbers(text: str) -> frozenset[int]:
    """Numbers of labels, `3,7` or `1-4,7`."""
    found: set[int] = set()
    for part in text.split(","):
        match = re.fullmatch(r"([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?", part.strip(), re.ASCII)
        if match is None or int(match[2] or match[1]) < int(match[1]):
            raise argparse.ArgumentTypeError(f"“{text}” are no numbers of labels; write them as 3,7 or 1-4,7")
        found.update(range(int(match[1]), int(match[2] or match[1]) + 1))
    return frozenset(found)


def size(text: str) -> tuple[float, float]:
    """Width and height in mm, `220x110`."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)", text.strip().lower())
    if match is None or not all(0 < float(value) <= _MOST_SIZE_MM for value in match.groups()):
        raise argparse.ArgumentTypeError(f"“{text}” is no size; write width and height in mm as 220x110")
    return float(match[1]), float(match[2])


def _command(commands: "argparse._SubParsersAction[Parser]", name: str, text: str) -> Parser:
    parser = commands.add_parser(name, help=text, description=text)
    add_global_options(parser)
    return parser
