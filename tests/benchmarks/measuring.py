"""What every benchmark uses: whole processes run in pairs, percentiles, and the table of results."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAIRS = 7
COMPILED = Path(tempfile.gettempdir()) / "barnacle-benchmarks-compiled"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table. `figure` is what the goal speaks of: a ratio, or ours in `unit`; None is no goal."""

    name: str
    ours: str
    reference: str
    figure: float
    goal: float | None
    unit: str = "x"

    @property
    def is_met(self) -> bool:
        """True when the goal is reached, or there is none."""
        return self.goal is None or self.figure <= self.goal


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall time in seconds, peak memory in MiB, and the lines it wrote."""

    seconds: float
    peak_mib: float
    lines: tuple[str, ...]


def run(script: str, *arguments: object) -> Run:
    """Run a script of this folder as a process of its own."""
    # Compiled modules are kept from the first run on, as on the owner's machine, whatever is set on this one.
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(COMPILED)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    lines = tuple(process.stdout.read().splitlines())
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.stdout.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{script} failed.")
    return Run(seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 2**20, lines)


def run_until_painted(script: str, *arguments: object) -> float:
    """The seconds from the start of a process to the moment it wrote down, by the clock that all processes share."""
    start = time.monotonic()
    return float(run(script, *arguments).lines[-1]) - start


def pair(reference: Callable[[], T], ours: Callable[[], T], pairs: int = PAIRS) -> list[tuple[T, T]]:
    """Run both in turn, after one run of each that does not count."""
    reference(), ours()
    return [(reference(), ours()) for _ in range(pairs)]


def compare(name: str, pairs: Sequence[tuple[float, float]], goal: float | None) -> Result:
    """The median of the ratios of pairs of seconds, the reference first."""
    ratio = statistics.median(ours / reference for reference, ours in pairs)
    reference, ours = (statistics.median(values) for values in zip(*pairs, strict=True))
    return Result(name, _seconds(ours), _seconds(reference), ratio, goal)


def time_each(calls: Iterable[Callable[[], object]]) -> list[float]:
    """The milliseconds that each call takes."""
    taken = []
    for call in calls:
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1_000)
    return taken


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that `percent` of 100 values do not exceed."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def spread(values: Sequence[float]) -> str:
    """The middle, the 99th of 100 and the largest of some milliseconds."""
    return f"{percentile(values, 50):.2f} / {percentile(values, 99):.2f} / {max(values):.2f} ms"


def print_table(results: Sequence[Result]) -> None:
    """Print the results, and what fell short of its goal."""
    heads = ("benchmark", "ours", "reference", "figure", "goal", "")
    rows = [(r.name, r.ours, r.reference, f"{r.figure:.2f} {r.unit}", _goal(r), _verdict(r)) for r in results]
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]
    for row in (heads, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    missed = [r.name for r in results if not r.is_met]
    print(f"GOALS MISSED: {', '.join(missed)}" if missed else "All goals are met.")


def _goal(result: Result) -> str:
    return "-" if result.goal is None else f"<= {result.goal:g} {result.unit}"


def _verdict(result: Result) -> str:
    if result.goal is None:
        return ""
    return "met" if result.is_met else "MISSED"


def _seconds(value: float) -> str:
    return f"{value:.3f} s" if value < 10 else f"{value:.1f} s"


def own_memory_mib() -> float:
    """What this process alone holds in memory, in MiB: shared libraries that other programs use too are not counted.

    From /proc/self/smaps_rollup (proc(5)); 0 where there is none.
    """
    return memory_mib("self")


def memory_mib(process: int | str) -> float:
    """The same of another process."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    sizes = {name: int(value.split()[0]) for name, _, value in (line.partition(":") for line in lines[1:])}
    return (sizes["Private_Clean"] + sizes["Private_Dirty"]) / 1024
