"""Mailings at 30,000 contacts in the window: the first sheet to look at, and whether the window answers meanwhile."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from books import COUNT, make_book
from measuring import Result

_GOAL_FIRST_MS = 300
_GOAL_GAP_MS = 100
_TICK_MS = 5


class _Ticker:
    """Notes the longest time for which the window's event loop did nothing else."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1_000 - _TICK_MS)
        self._last = now


def measure_mailings(folder: Path) -> Iterator[Result]:
    """From the choice of everyone to the first sheet painted; then all sheets, the PDF, and the letters logged."""
    from PySide6.QtWidgets import QApplication

    from models.domain.recipients import MailingOrder
    from ui.change_bridge import ChangeBridge
    from ui.job_runner import JobRunner
    from ui.pages.mailings_page import MailingsPage

    application = QApplication.instance() or QApplication([])
    context = make_book(folder / "mailings.barnacle")
    jobs = JobRunner()
    page = MailingsPage(context, jobs)
    ChangeBridge(context, page).changed.connect(page.refresh)
    page.resize(1096, 708)
    preview, stock = page.side.sheets.preview, page.form.stock
    ticker = _Ticker()

    def wait(is_done: Callable[[], bool]) -> float:
        """Milliseconds until it is done."""
        start = time.perf_counter()
        while not is_done():
            application.processEvents()
            time.sleep(0.0005)
        return (time.perf_counter() - start) * 1_000

    def settle() -> float:
        return wait(lambda: not jobs.running)

    page.show()
    settle()
    for order in MailingOrder:
        stock.order.setCurrentIndex(stock.order.findData(order))
        settle()
        preview.show_picture(None)
        ticker.start()
        page.show_recipients(())
        settle()
        page.form.recipients.chosen.emit(page.choices.everyone())
        first = wait(lambda: preview.picture is not None)
        everything = first + settle()
        name = f"mailing of {COUNT:,} by {order.value}"
        yield Result(f"{name}, first sheet", f"{first:.0f} ms", f"all {everything:.0f} ms", first, _GOAL_FIRST_MS, "ms")
        yield Result(f"{name}, longest gap", f"{ticker.longest:.0f} ms", "-", ticker.longest, _GOAL_GAP_MS, "ms")
    ticker.start()
    page.save_to(folder / "mailing.pdf")
    saved = settle()
    page.form.question.yes_button.click()
    logged = settle()
    yield Result(
        "mailing saved, frozen; logged", f"{saved:.0f} ms", f"logged {logged:.0f} ms", saved + logged, None, "ms"
    )
    yield Result(
        "mailing saved, logged, longest gap", f"{ticker.longest:.0f} ms", "-", ticker.longest, _GOAL_GAP_MS, "ms"
    )
    jobs.stop()
    page.close()
    context.close()
