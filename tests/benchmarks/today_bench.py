"""The page *Today* as the owner meets it: made, painted, with the person and the figures beside the list."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from books import COUNT
from measuring import Result, percentile, spread, time_each
from plans_bench import make_followed_book

from models.context import Context
from ui.job_runner import JobRunner

_SIZE = (1096, 708)
_TIMES = 9
_WARM_UP = 2


def measure_painted_today(folder: Path) -> Iterator[Result]:
    """From asking for the page to its painting, with the coverage figure, seven touches made with each contact."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    for count, goal in ((COUNT, 100), (COUNT * 10, 200)):
        context = make_followed_book(folder / f"painted-{count}.barnacle", count)
        taken = []
        for _ in range(_TIMES + _WARM_UP):
            jobs = JobRunner()
            taken += time_each([partial(_paint, context, jobs)])
            # What the page still counts belongs to no painting.
            jobs.stop()
            application.processEvents()
        taken = taken[_WARM_UP:]
        yield Result(f"Today painted, {count:,}, p50", spread(taken), "-", percentile(taken, 50), goal, "ms")
        context.close()


def _paint(context: Context, jobs: JobRunner) -> None:
    from ui.pages.today_page import TodayPage

    page = TodayPage(context, jobs)
    page.resize(*_SIZE)
    page.show()
    # Else the list would be painted once without what stands beside it, and then again.
    page.standing.show_now()
    page.repaint()
    if not (page.standing.figure.text() and page.due_list.chosen_item() and page.person.isVisible()):
        raise SystemExit("Today was painted without all of its parts.")
    page.close()
    page.deleteLater()
