"""What the commands about imports take."""

import argparse
from pathlib import Path

from models.domain.status import Status
from ui.commands.argument_types import Parser, add_global_options, count_from_one


def add_import_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Describe `import` and `imports`."""
    parser = commands.add_parser("import", help="bring in vCard, CSV and Excel files")
    add_global_options(parser)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--dry-run", action="store_true", help="say what would come in, and change nothing")
    reading = parser.add_argument_group("how the files are read")
    reading.add_argument("--map", default="", metavar="NAME", help="the columns mean what this saved mapping says")
    reading.add_argument("--encoding", default="", metavar="NAME", help="such as cp1250; else it is found out")
    reading.add_argument("--dates", choices=["dmy", "mdy"], help="what comes first where a date can be read both ways")
    everyone = parser.add_argument_group("what everyone who is new gets")
    everyone.add_argument("--status", choices=[status.value for status in Status], default=Status.LEAD.value)
    everyone.add_argument("--source", default="", metavar="TEXT", help="where they come from, if the file does not say")
    everyone.add_argument("--group", default="", metavar="NAME", help="a group that they join")
    everyone.add_argument("--plan", default="", metavar="NAME", help="the plan, begun in the course of four weeks")
    parser.add_argument(
        "--conflicts",
        choices=["keep", "take", "leave"],
        default="keep",
        help="where book and file differ: keep the book's word and add the rest, take the file's, or leave all",
    )
    parser.add_argument("--failed", type=Path, metavar="FILE", help="write the rows that did not come in to this file")
    past = commands.add_parser("imports", help="list the imports, or take one back")
    add_global_options(past)
    past.add_argument("--revert", type=count_from_one, metavar="N", help="take back the import of this number")
    past.add_argument(
        "--leave-edited", action="store_true", help="leave contacts that were changed since, and take back the rest"
    )
