"""The command line: what it takes, and one clear line for what it does not."""

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from models.domain.status import Status

# Room for every occasion before and after any day that is asked for.
_YEARS = range(1900, 3000)
_TOP_EPILOG = "Without a command the window opens. Every command takes --json."


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and ends with 2."""

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"barnacle: {message}\n")
        sys.exit(2)


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; exits 2 with one line on standard error where it can't be used.

    The global options may stand before or after the command. `command` is None for the window.
    """
    parser = _Parser(prog="barnacle", description="A contact book with reminders.", epilog=_TOP_EPILOG)
    _add_global_options(parser, is_top=True)
    window = parser.add_argument_group("the window")
    window.add_argument("--open", type=int, metavar="CONTACT", dest="open_contact", help="show this contact")
    window.add_argument("--minimised", action="store_true", help="start in the tray")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for add in (_add_import, _add_export, _add_list, _add_due, _add_labels, _add_add):
        add(commands)
    for name, text in (
        ("sample", "add the people of the sample book"),
        ("remind", "show what is due as popups and end"),
        ("check", "check that the book is sound"),
    ):
        _add_global_options(commands.add_parser(name, help=text, description=text))
    return parser.parse_args(_with_joined_birthday(arguments))


def _add_global_options(parser: argparse.ArgumentParser, *, is_top: bool = False) -> None:
    # On a command they must not set back what stood before it.
    default = None if is_top else argparse.SUPPRESS
    options = parser.add_argument_group("global options")
    options.add_argument("--book", type=Path, default=default, metavar="FILE", help="the book; else the last one")
    options.add_argument("--data-dir", type=Path, default=default, metavar="DIR", help="where Barnacle keeps its files")
    options.add_argument("--today", type=_day, default=default, metavar="YYYY-MM-DD", help="take this day for today")
    as_json = False if is_top else argparse.SUPPRESS
    options.add_argument("--json", action="store_true", default=as_json, help="one JSON document on standard output")


def _add_import(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("import", help="bring in vCard and CSV files")
    _add_global_options(parser)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help="say what would come in, and change nothing")


def _add_export(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("export", help="write contacts to a .vcf, .csv or .ics file")
    _add_global_options(parser)
    parser.add_argument("file", type=Path, metavar="FILE")
    _add_choice(parser)


def _add_list(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("list", help="list contacts")
    _add_global_options(parser)
    _add_choice(parser)


def _add_due(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("due", help="list what is due")
    _add_global_options(parser)
    parser.add_argument("--on", type=_day, metavar="YYYY-MM-DD", help="due on this day instead of today")
    parser.add_argument("--days", type=_count_from_zero, default=0, metavar="N", help="and in the N days after it")


def _add_labels(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("labels", help="write address labels to a PDF")
    _add_global_options(parser)
    parser.add_argument("file", type=Path, metavar="FILE.pdf")
    parser.add_argument("--stock", required=True, metavar="STOCK", help="the label stock, such as avery-5160")
    _add_choice(parser)
    parser.add_argument("--start", type=_count_from_one, default=1, metavar="N", help="the first label of the sheet")
    parser.add_argument("--copies", type=_count_from_one, default=1, metavar="N", help="labels for each contact")
    parser.add_argument("--order", choices=["name", "postcode", "country"], default="name")
    parser.add_argument("--outlines", action="store_true", help="draw the edges of the labels")


def _add_add(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("add", help="add a contact")
    _add_global_options(parser)
    parser.add_argument("--name", default="")
    parser.add_argument("--company", default="")
    parser.add_argument("--status", choices=[status.value for status in Status], default=Status.LEAD.value)
    parser.add_argument("--source", default="", help="where the contact came from")
    parser.add_argument("--birthday", metavar="YYYY-MM-DD or --MM-DD")
    for name, text in (
        ("phone", "a telephone number"),
        ("email", "an e-mail address"),
        ("address", "a postal address, its parts divided by commas"),
        ("interest", "an interest, such as golf"),
        ("group", "a group"),
        ("note", "a note"),
    ):
        parser.add_argument(f"--{name}", action="append", default=[], help=f"{text}; may be given several times")


def _add_choice(parser: argparse.ArgumentParser) -> None:
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--search", default="", metavar="TEXT", help="only contacts that the search finds")
    choice.add_argument("--segment", default="", metavar="NAME", help="only contacts of this saved list")


def _with_joined_birthday(arguments: Sequence[str]) -> list[str]:
    """`--birthday --02-29` as one argument, since a day without a year (RFC 6350, 4.3.1) looks like an option."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == "--birthday" and re.fullmatch(r"--\d\d-?\d\d", argument):
            joined[-1] = f"--birthday={argument}"
        else:
            joined.append(argument)
    return joined


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day; write it as 2026-03-14") from None
    if day.year not in _YEARS:
        raise argparse.ArgumentTypeError(f"“{text}” lies outside the years {_YEARS[0]} to {_YEARS[-1]}")
    return day


def _count_from_zero(text: str) -> int:
    return _count(text, 0)


def _count_from_one(text: str) -> int:
    return _count(text, 1)


def _count(text: str, least: int) -> int:
    if not text.isdecimal() or not least <= int(text) <= 100_000:
        raise argparse.ArgumentTypeError(f"“{text}” is no number from {least} on")
    return int(text)
