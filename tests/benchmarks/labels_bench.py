"""Labels of 30,000 people on Avery 5160, whole processes beside a PDF written by hand."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from books import COUNT
from measuring import PAIRS, Result, Run, compare, pair, run
from people import write_csv


def measure_labels(folder: Path) -> Iterator[Result]:
    """The label PDF on Avery 5160, from a CSV file, with the embedded font and the fit of every line checked."""
    people, floor_pdf, labels_pdf = (folder / name for name in ("people.csv", "floor.pdf", "labels.pdf"))
    write_csv(people, COUNT)
    runs = pair(
        partial(run, "label_floor.py", people, floor_pdf), partial(run, "label_run.py", people, labels_pdf), PAIRS
    )
    yield compare(f"label PDF, {COUNT:,} labels", _seconds(runs), 3.5)
    peak = max(ours.peak_mib for _, ours in runs)
    yield Result("label PDF, memory", f"{peak:.1f} MiB", "-", peak, 80, "MiB")
    size, floor_size = labels_pdf.stat().st_size, floor_pdf.stat().st_size
    yield Result("label PDF, size", f"{size / 2**20:.2f} MiB", f"{floor_size / 2**20:.2f} MiB", size / floor_size, 1.3)


def _seconds(runs: list[tuple[Run, Run]]) -> list[tuple[float, float]]:
    return [(reference.seconds, ours.seconds) for reference, ours in runs]
