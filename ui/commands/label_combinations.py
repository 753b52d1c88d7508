"""Which options of the commands that print go together; one that would be of no use is refused, not passed over."""

import argparse
from collections.abc import Iterable
from typing import NamedTuple

from models.errors import InputError


class _Option(NamedTuple):
    """An option as it is typed, and its value where it is not."""

    flag: str
    unsaid: object


_CHOICE = {"search": _Option("--search", ""), "segment": _Option("--segment", "")}
_SHEETS = {
    "start": _Option("--start", 1),
    "skip": _Option("--skip", []),
    "part_used": _Option("--part-used", False),
    "fill": _Option("--fill", False),
    "own_address": _Option("--own-address", False),
}
_ADDRESS = {
    "household": _Option("--no-household", True),
    "company": _Option("--no-company", True),
    "job_title": _Option("--job-title", False),
    "capitals": _Option("--no-capitals", True),
    "top": _Option("--top", ""),
    "country": _Option("--country", ""),
    "qr": _Option("--qr", False),
}
_LOOK = {
    "bold_name": _Option("--bold-name", False),
    "return_address": _Option("--return-address", False),
    "logo": _Option("--logo", None),
    "font_size": _Option("--font-size", None),
    "copies": _Option("--copies", 1),
    "reverse": _Option("--reverse", False),
}
_ORDER = {"order": _Option("--order", "name")}
_LOG = {"log": _Option("--log", False), "carries": _Option("--carries", "")}


def refuse_useless(arguments: argparse.Namespace) -> None:
    """Refuse what was typed and would have no effect.

    Raises:
        InputError: names the option and what it does not go with.
    """
    is_labels = arguments.command == "labels"
    if is_labels and arguments.test_sheet:
        _refuse(arguments, {**_CHOICE, **_SHEETS, **_ADDRESS, **_LOOK, **_ORDER, **_LOG}, "--test-sheet")
    if is_labels and arguments.own_address:
        _refuse(arguments, {**_CHOICE, **_ADDRESS, **_ORDER, **_LOG}, "--own-address")
    if arguments.carries and not arguments.log:
        raise InputError("--carries says what a letter brings that is logged; give --log too.")


def _refuse(arguments: argparse.Namespace, options: dict[str, _Option], other: str) -> None:
    for flag in _given(arguments, options):
        raise InputError(f"{flag} is of no use with {other}; leave one of them out.")


def _given(arguments: argparse.Namespace, options: dict[str, _Option]) -> Iterable[str]:
    return (option.flag for name, option in options.items() if getattr(arguments, name) != option.unsaid)
