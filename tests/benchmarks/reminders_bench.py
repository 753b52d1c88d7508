"""Reminders at 30,000 contacts: the minute's look, the program at rest, and what it holds while it is put away."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from books import COUNT
from measuring import HERE, ROOT, Result, percentile, run, spread
from plans_bench import make_followed_book

from models.context import Context

_LOOKS = 200
# Longer than a minute, so that there is a look in it.
_REST_S = 65
# Without a tray, as here, its window is shown minimised ten seconds after the start.
_SETTLING_S = 15


def measure_minute(folder: Path) -> Iterator[Result]:
    """All that a full minute does with nothing new to announce, and the same after something was written."""
    from PySide6.QtWidgets import QApplication

    from ui.reminding import Reminding

    application = QApplication.instance() or QApplication([])
    context = make_followed_book(folder / "minute.barnacle", COUNT)
    reminding = Reminding(context, str, context.book_path.parent)
    reminding.start()
    application.processEvents()
    look = reminding._timer.start
    _busy_ms([look] * 5)
    taken = _busy_ms([look] * _LOOKS)
    open_count = len(context.reminders.list_open(context.clock.local_now()))
    name = f"a minute with nothing new, {open_count:,} open, p50"
    yield Result(name, spread(taken), "-", percentile(taken, 50), 2, "ms")
    written = [_look_after_writing(context, look) for _ in range(20)]
    yield Result("a minute after something was written, p50", spread(written), "-", percentile(written, 50), None, "ms")
    reminding.close()
    context.close()


def measure_rest(folder: Path) -> Iterator[Result]:
    """The program put away, for longer than a minute: share of a core, and seconds in which it woke at all.

    From /proc/PID/stat and the switches of /proc/PID/task/*/status (proc(5)); Linux alone.
    """
    if sys.platform != "linux":
        return
    book = folder / "rest.barnacle"
    make_followed_book(book, COUNT).close()
    command = [sys.executable, ROOT / "main.py", "--book", book, "--data-dir", folder / "rest", "--minimised"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment(folder))
    try:
        time.sleep(_SETTLING_S)
        begin_ticks, wakes = _cpu_ticks(process.pid), 0
        switches = _switches(process.pid)
        for _ in range(_REST_S):
            time.sleep(1)
            now = _switches(process.pid)
            wakes += now != switches
            switches = now
        share = (_cpu_ticks(process.pid) - begin_ticks) / os.sysconf("SC_CLK_TCK") / _REST_S * 100
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
    yield Result(f"at rest for {_REST_S} s, of a core", f"{share:.3f} %", "-", share, 0.5, "%")
    # The look itself, and what it asks of the desktop, may fall into two seconds.
    yield Result("seconds with a wake-up", f"{wakes} of {_REST_S}", "-", wakes, 4, "s")


def measure_put_away(folder: Path) -> Iterator[Result]:
    """What the program alone holds in memory: started in the tray, and put there after all pages were shown."""
    book, data = folder / "away.barnacle", folder / "away"
    make_followed_book(book, COUNT).close()
    shown, hidden = (_stage(line) for line in run("hidden_window.py", book, data).lines[-2:])
    (started,) = (_stage(line) for line in run("hidden_window.py", book, data, "--minimised").lines[-1:])
    yield Result("memory, started in the tray", f"{started:.0f} MiB", "-", started, None, "MiB")
    yield Result("memory, put there after use", f"{hidden:.0f} MiB", f"shown {shown:.0f} MiB", hidden / shown, 1.0)


def measure_wake(folder: Path) -> Iterator[Result]:
    """From logind's word of a wake to the popup, over a bus of its own, with something that came due in the sleep."""
    done = subprocess.run(
        [sys.executable, HERE / "wake_run.py", folder],
        env=_environment(folder) | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"wake_run.py failed: {done.stderr}")
    taken = [float(line) for line in done.stdout.split()]
    yield Result("wake to popup, largest", spread(taken), "-", max(taken) / 1_000, 2, "s")


def _look_after_writing(context: Context, look: Callable[[], None]) -> float:
    context.settings.change(keeps_running=not context.settings.get().keeps_running)
    (taken,) = _busy_ms([look])
    return taken


def _busy_ms(calls: Sequence[Callable[[], None]]) -> list[float]:
    """The milliseconds of the processor that each call takes, whatever else the machine does meanwhile."""
    taken = []
    for call in calls:
        start = time.process_time()
        call()
        taken.append((time.process_time() - start) * 1_000)
    return taken


def _environment(folder: Path) -> dict[str, str]:
    return dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder), "PYTHONPATH": str(ROOT)}


def _cpu_ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _switches(pid: int) -> int:
    total = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        total += sum(int(line.split()[1]) for line in status.read_text().splitlines() if "ctxt_switches" in line)
    return total


def _stage(line: str) -> float:
    return float(line.split()[1])
