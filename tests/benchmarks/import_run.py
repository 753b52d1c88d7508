"""An import of a CSV file by the program's own means.

Usage: import_run.py PEOPLE.csv BOOK.db
"""

import sys
from pathlib import Path

from models.clock import Clock
from models.context import Context

if __name__ == "__main__":
    context = Context.open(Path(sys.argv[2]), Clock())
    report = context.imports.run([Path(sys.argv[1])])
    context.close()
    if report.added != report.read or report.problem_count:
        raise SystemExit(f"{report.added} of {report.read} came in, {report.problem_count} problems")
