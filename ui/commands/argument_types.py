"""What the parts of the command line have in common: the parser, global options, and the types of values."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

# Room for every occasion before and after any day that is asked for.
_YEARS = range(1900, 3000)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and ends with 2."""

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"barnacle: {message}\n")
        sys.exit(2)


def add_global_options(parser: argparse.ArgumentParser, *, is_top: bool = False) -> None:
    """The options that stand before or after any command."""
    # On a command they must not set back what stood before it.
    default = None if is_top else argparse.SUPPRESS
    options = parser.add_argument_group("global options")
    options.add_argument("--book", type=Path, default=default, metavar="FILE", help="the book; else the last one")
    options.add_argument("--data-dir", type=Path, default=default, metavar="DIR", help="where Barnacle keeps its files")
    options.add_argument("--today", type=day, default=default, metavar="YYYY-MM-DD", help="take this day for today")
    as_json = False if is_top else argparse.SUPPRESS
    options.add_argument("--json", action="store_true", default=as_json, help="one JSON document on standard output")


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Which contacts: those of a search or of a saved list."""
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--search", default="", metavar="TEXT", help="only contacts that the search finds")
    choice.add_argument("--segment", default="", metavar="NAME", help="only contacts of this saved list")


def day(text: str) -> date:
    """A day, `2026-03-14`."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day; write it as 2026-03-14") from None
    if found.year not in _YEARS:
        raise argparse.ArgumentTypeError(f"“{text}” lies outside the years {_YEARS[0]} to {_YEARS[-1]}")
    return found


def count_from_zero(text: str) -> int:
    """A number from 0 on."""
    return _count(text, 0)


def count_from_one(text: str) -> int:
    """A number from 1 on."""
    return _count(text, 1)


def _count(text: str, least: int) -> int:
    if not text.isdecimal() or not least <= int(text) <= 100_000:
        raise argparse.ArgumentTypeError(f"“{text}” is no number from {least} on")
    return int(text)
