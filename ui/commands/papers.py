"""What the command for paper does."""

import argparse

from models.context import Context
from models.domain.segments import ContactQuery
from models.jobs import Progress
from ui.commands.outcome import Command, Outcome, counted


def print_papers(context: Context, arguments: argparse.Namespace, progress: Progress) -> Outcome:
    """`print`: a pocket list, record cards or a day sheet as a PDF file."""
    papers, file = context.papers, arguments.file
    if arguments.what == "day":
        on = arguments.on or context.clock.today()
        rows = papers.write_day(file, on)
        document = {"file": str(file), "what": "day", "on": on.isoformat(), "rows": rows}
        return Outcome(document, [f"Wrote the day sheet of {on} to {file}."])
    if arguments.segment:
        who = context.segments.get_by_name(arguments.segment).query
    else:
        who = ContactQuery(text=arguments.search)
    write = papers.write_list if arguments.what == "list" else papers.write_cards
    written = write(file, who, progress=progress)
    document = {"file": str(file), "what": arguments.what, "contacts": written}
    return Outcome(document, [f"Wrote {counted(written, 'contact')} to {file}."])


PAPER_COMMANDS: dict[str, Command] = {"print": print_papers}
