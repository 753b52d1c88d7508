"""The options of the commands that keep the book safe."""

import argparse
from pathlib import Path

from ui.commands.argument_types import Parser, add_global_options, count_from_one


def add_safety_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Describe the commands."""
    check = _command(commands, "check", "check that the book is sound")
    check.add_argument("--repair", action="store_true", help="make index and order anew where they are out of step")
    _command(commands, "undo", "take back the last step, whichever program made it")
    trash = _command(commands, "trash", "list what lies in the trash")
    choice = trash.add_mutually_exclusive_group()
    choice.add_argument("--restore", default="", metavar="ID", help="take this out of the trash")
    choice.add_argument("--empty", action="store_true", help="throw all of it away for good")
    history = _command(commands, "history", "list what was changed of a contact")
    history.add_argument("contact", metavar="CONTACT", help="id or name")
    history.add_argument("--restore", type=count_from_one, metavar="ID", help="put back the old value of this change")
    backup = _command(commands, "backup", "write the whole book to one file")
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = _command(commands, "restore", "make the book what it was in a backup")
    restore.add_argument("file", type=Path, metavar="FILE")
    rescue = _command(commands, "rescue", "make a new book of what can be read of a damaged one")
    rescue.add_argument("damaged", type=Path, metavar="DAMAGED")
    rescue.add_argument("new", type=Path, metavar="NEW")


def _command(commands: "argparse._SubParsersAction[Parser]", name: str, text: str) -> Parser:
    parser = commands.add_parser(name, help=text, description=text)
    add_global_options(parser)
    return parser
