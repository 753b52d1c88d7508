"""Runs the benchmarks and prints their ratios beside the goals.

Usage: make bench [ARGS="NAME ..."]. Without names all of them run. It exits 0 whether goals are met or missed.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import duplicates_bench
import import_bench
import labels_bench
import mailings_bench
import plans_bench
import reminders_bench
import safety_bench
import store_bench
import today_bench
import window_bench
from measuring import ROOT, Result, print_table

Benchmark = Callable[[Path], Iterator[Result]]

BENCHMARKS: dict[str, Benchmark] = {
    "start": window_bench.measure_start,
    "painting": window_bench.measure_painting,
    "memory": window_bench.measure_memory,
    "search": store_bench.measure_search,
    "save": store_bench.measure_save,
    "undo": store_bench.measure_undo,
    "step": safety_bench.measure_undo_of_one,
    "backup": safety_bench.measure_backup,
    "rescue": safety_bench.measure_rescue,
    "labels": labels_bench.measure_labels,
    "mailings": mailings_bench.measure_mailings,
    "import": import_bench.measure_import,
    "beside": import_bench.measure_import_beside,
    "export": import_bench.measure_export,
    "importing": import_bench.measure_import_window,
    "duplicates": duplicates_bench.measure_duplicates,
    "merge": duplicates_bench.measure_merge,
    "due": plans_bench.measure_due,
    "today": plans_bench.measure_today,
    "painted": today_bench.measure_painted_today,
    "enrol": plans_bench.measure_enrolling,
    "minute": reminders_bench.measure_minute,
    "rest": reminders_bench.measure_rest,
    "away": reminders_bench.measure_put_away,
    "wake": reminders_bench.measure_wake,
}


def main(names: Sequence[str]) -> int:
    """Run the benchmarks of these names; gives the exit code."""
    if unknown := set(names) - BENCHMARKS.keys():
        print(f"There is no benchmark {', '.join(sorted(unknown))}. Choose from: {', '.join(BENCHMARKS)}.")
        return 2
    results: list[Result] = []
    # On the disk of the project, not on a memory disk, and where nothing is kept.
    place = ROOT / "build"
    place.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=place) as folder:
        for name in names or BENCHMARKS:
            print(f"{name} ...", file=sys.stderr, flush=True)
            results += BENCHMARKS[name](Path(folder))
    print_table(results)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
