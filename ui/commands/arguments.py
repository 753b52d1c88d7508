"""The command line: what it takes, and one clear line for what it does not."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from models.domain.status import Status
from models.paths import BOOK_SUFFIX
from ui.commands.argument_types import Parser, add_choice, add_global_options, count_from_zero, day

TODAY = "today"
_TOP_EPILOG = (
    "Without a command the window opens; files named instead of one are brought in there, and a book is opened."
    " Every command takes --json."
)


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; exits 2 with one line on standard error where it can't be used.

    The global options may stand before or after the command. `command` is None for the window, which gets files to
    import in `window_files`; a book among them is the one to open.
    """
    # Shortened, a command's own option such as --to would be taken for the global --today.
    parser = Parser(
        prog="barnacle", description="A contact book with reminders.", epilog=_TOP_EPILOG, allow_abbrev=False
    )
    add_global_options(parser, is_top=True)
    window = parser.add_argument_group("the window")
    window.add_argument("--open", type=_contact_or_today, metavar="CONTACT|today", help="show this contact, or Today")
    window.add_argument("--minimised", action="store_true", help="start in the tray")
    parser.set_defaults(command=None, window_files=[])
    if not {"-h", "--help"} & set(arguments):
        # The window opens the sooner without its twenty commands being described: they take 6 ms.
        for_window, rest = parser.parse_known_args(arguments)
        if all(_is_file_name(argument) for argument in rest):
            return _with_files(parser, for_window, [Path(argument) for argument in rest])
    _add_commands(parser)
    return parser.parse_args(_with_joined_birthday(arguments))


def _contact_or_today(text: str) -> int | str:
    if text == TODAY:
        return TODAY
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"“{text}” is no number of a contact, nor “{TODAY}”")
    return int(text)


def _is_file_name(argument: str) -> bool:
    # No command has a full stop or a folder; `./people` names a file without the first.
    return not argument.startswith("-") and ("." in argument or Path(argument).name != argument)


def _with_files(parser: Parser, chosen: argparse.Namespace, files: Sequence[Path]) -> argparse.Namespace:
    books = [file for file in files if file.suffix == BOOK_SUFFIX]
    if len(books) + (chosen.book is not None) > 1:
        parser.error("only one book can be opened at a time")
    chosen.book = books[0] if books else chosen.book
    chosen.window_files = [file for file in files if file not in books]
    return chosen


def _add_commands(parser: Parser) -> None:
    from ui.commands.duplicate_arguments import add_duplicate_commands
    from ui.commands.import_arguments import add_import_commands
    from ui.commands.label_arguments import add_label_commands
    from ui.commands.paper_arguments import add_paper_commands
    from ui.commands.plan_arguments import add_plan_commands
    from ui.commands.safety_arguments import add_safety_commands
    from ui.commands.system_arguments import add_system_commands

    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    add_import_commands(commands)
    for add in (_add_export, _add_list, _add_due, _add_add):
        add(commands)
    add_label_commands(commands)
    add_plan_commands(commands)
    add_system_commands(commands)
    add_safety_commands(commands)
    add_duplicate_commands(commands)
    add_paper_commands(commands)
    text = "add the people of the sample book"
    add_global_options(commands.add_parser("sample", help=text, description=text))


def _add_export(commands: "argparse._SubParsersAction[Parser]") -> None:
    parser = commands.add_parser("export", help="write contacts to a .vcf, .csv, .ics or .json file")
    add_global_options(parser)
    parser.add_argument("file", type=Path, metavar="FILE")
    add_choice(parser)
    parser.add_argument(
        "--layout",
        choices=["barnacle", "google", "outlook"],
        default="barnacle",
        help="whose columns a .csv has; Barnacle's own comes back without loss",
    )
    parser.add_argument("--version", choices=["3.0", "4.0"], default="3.0", help="the version of a .vcf")
    parser.add_argument("--semicolons", action="store_true", help="semicolons between the cells of a .csv")
    parser.add_argument(
        "--formulas",
        choices=["guarded", "plain"],
        help="an apostrophe before cells of a .csv that begin with = + - @, or none; else as it suits the layout",
    )


def _add_list(commands: "argparse._SubParsersAction[Parser]") -> None:
    parser = commands.add_parser("list", help="list contacts")
    add_global_options(parser)
    add_choice(parser)


def _add_due(commands: "argparse._SubParsersAction[Parser]") -> None:
    parser = commands.add_parser("due", help="list what is due")
    add_global_options(parser)
    parser.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="due on this day instead of today")
    parser.add_argument("--days", type=count_from_zero, default=0, metavar="N", help="and in the N days after it")


def _add_add(commands: "argparse._SubParsersAction[Parser]") -> None:
    parser = commands.add_parser("add", help="add a contact")
    add_global_options(parser)
    parser.add_argument("--name", default="")
    parser.add_argument("--company", default="")
    parser.add_argument("--status", choices=[status.value for status in Status], default=Status.LEAD.value)
    parser.add_argument("--source", default="", help="where the contact came from")
    parser.add_argument("--plan", metavar="NAME|none", help="the plan; else the default one for new contacts")
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


def _with_joined_birthday(arguments: Sequence[str]) -> list[str]:
    """`--birthday --02-29` as one argument, since a day without a year (RFC 6350, 4.3.1) looks like an option."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == "--birthday" and re.fullmatch(r"--\d\d-?\d\d", argument):
            joined[-1] = f"--birthday={argument}"
        else:
            joined.append(argument)
    return joined
