"""Labels of 30,000 people on Avery 5160, whole processes beside a PDF written by hand, and beside gLabels."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from books import COUNT
from measuring import PAIRS, Result, Run, compare, pair, run
from people import write_csv

_MANY = 10 * COUNT
_FEW = COUNT // 10
_GLABELS = "glabels-3-batch"
_GLABELS_PAIRS = 3


def measure_labels(folder: Path) -> Iterator[Result]:
    """The label PDF on Avery 5160, from a CSV file, with the embedded font and the fit of every line checked."""
    people, floor_pdf, labels_pdf = (folder / name for name in ("people.csv", "floor.pdf", "labels.pdf"))
    write_csv(people, COUNT)
    runs = pair(
        partial(run, "label_floor.py", people, floor_pdf), partial(run, "label_run.py", people, labels_pdf), PAIRS
    )
    yield compare(f"label PDF, {COUNT:,} labels", _seconds(runs), 3.0)
    peak = max(ours.peak_mib for _, ours in runs)
    yield Result("label PDF, memory", f"{peak:.1f} MiB", "-", peak, 80, "MiB")
    size, floor_size = labels_pdf.stat().st_size, floor_pdf.stat().st_size
    yield Result("label PDF, size", f"{size / 2**20:.2f} MiB", f"{floor_size / 2**20:.2f} MiB", size / floor_size, 1.3)
    yield _measure_many(folder)
    yield from _measure_beside_glabels(folder)


def _measure_many(folder: Path) -> Result:
    people, labels_pdf = folder / "many.csv", folder / "many.pdf"
    write_csv(people, _MANY)
    peak = run("label_run.py", people, labels_pdf).peak_mib
    return Result(f"label PDF, memory at {_MANY:,}", f"{peak:.1f} MiB", "-", peak, 250, "MiB")


def _measure_beside_glabels(folder: Path) -> Iterator[Result]:
    """The same file of people, where gLabels is installed; how many times faster we are, as the share of its time."""
    if not shutil.which(_GLABELS):
        return
    people, labels_pdf, theirs_pdf = folder / "few.csv", folder / "few.pdf", folder / "glabels.pdf"
    write_csv(people, _FEW)
    runs = pair(
        partial(run, "glabels_run.py", people, theirs_pdf),
        partial(run, "label_run.py", people, labels_pdf),
        _GLABELS_PAIRS,
    )
    yield compare(f"label PDF, {_FEW:,} labels, beside gLabels", _seconds(runs), round(1 / 15, 4))


def _seconds(runs: list[tuple[Run, Run]]) -> list[tuple[float, float]]:
    return [(reference.seconds, ours.seconds) for reference, ours in runs]
