"""The options of the command for duplicates."""

import argparse

from ui.commands.argument_types import Parser, add_global_options


def add_duplicate_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Describe the command."""
    text = "say who may stand in the book twice"
    parser = commands.add_parser("duplicates", help=text, description=text)
    add_global_options(parser)
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--merge-certain", action="store_true", help="merge the pairs that are certain, one step for each")
    act.add_argument("--undo-merge", type=int, metavar="ID", help="take back the merge of the former contact ID")
    act.add_argument("--keep-apart", type=int, nargs=2, metavar="ID", help="remember that these two are two contacts")
