"""Label PDF of 30,000 people on Avery 5160 against the hand-written floor: whole processes, run in pairs.

Usage: labels_bench.py [COUNT] [PAIRS]. Exits 1 when a goal is missed.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from people import write_csv

HERE = Path(__file__).parent
GOAL_RATIO = 3.5
GOAL_PEAK_MIB = 80.0
GOAL_SIZE_RATIO = 1.3


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall time in seconds, peak memory in MiB."""

    seconds: float
    peak_mib: float


def run(script: str, source: Path, target: Path) -> Run:
    """Run a script of this folder on a CSV file and measure it."""
    environment = os.environ | {"PYTHONPATH": str(HERE.parents[1])}
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, str(HERE / script), str(source), str(target)], env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{script} failed.")
    return Run(seconds, _peak_mib(usage))


def main(count: int = 30_000, pairs: int = 7) -> int:
    """Measure and print; 0 when all goals are reached."""
    with tempfile.TemporaryDirectory() as folder:
        people, floor_pdf, labels_pdf = (Path(folder) / name for name in ("people.csv", "floor.pdf", "labels.pdf"))
        write_csv(people, count)
        run("label_run.py", people, labels_pdf)
        results = [
            (run("label_floor.py", people, floor_pdf), run("label_run.py", people, labels_pdf)) for _ in range(pairs)
        ]
        size_ratio = labels_pdf.stat().st_size / floor_pdf.stat().st_size
    ratio = statistics.median(ours.seconds / floor.seconds for floor, ours in results)
    peak = max(ours.peak_mib for _, ours in results)
    floor_seconds = statistics.median(floor.seconds for floor, _ in results)
    print(f"label PDF, {count:,} labels, {pairs} pairs; the floor takes {floor_seconds:.2f} s")
    print(f"  time to floor  {ratio:5.2f}   goal at most {GOAL_RATIO}")
    print(f"  peak memory    {peak:5.1f}   goal at most {GOAL_PEAK_MIB} MiB")
    print(f"  size to floor  {size_ratio:5.2f}   goal at most {GOAL_SIZE_RATIO}")
    return int(ratio > GOAL_RATIO or peak > GOAL_PEAK_MIB or size_ratio > GOAL_SIZE_RATIO)


def _peak_mib(usage: resource.struct_rusage) -> float:
    kibibyte = 1 if sys.platform == "darwin" else 1024
    return usage.ru_maxrss * kibibyte / 2**20


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
