"""The options of the command for paper."""

import argparse
from pathlib import Path

from ui.commands.argument_types import Parser, add_choice, add_global_options, day


def add_paper_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Describe the command."""
    text = "write a pocket list, record cards or a day sheet to a PDF"
    parser = commands.add_parser("print", help=text, description=text)
    add_global_options(parser)
    whats = parser.add_subparsers(dest="what", metavar="list|cards|day", required=True, parser_class=Parser)
    for what, words in (("list", "names, towns and numbers in narrow columns"), ("cards", "six record cards a page")):
        part = whats.add_parser(what, help=words, description=words)
        add_global_options(part)
        part.add_argument("file", type=Path, metavar="FILE.pdf")
        add_choice(part)
    sheet = whats.add_parser("day", help="whom to reach on a day", description="whom to reach on a day")
    add_global_options(sheet)
    sheet.add_argument("file", type=Path, metavar="FILE.pdf")
    sheet.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="this day instead of today")
