"""Which labels are gone from part-used sheets, as the owner marks them.

Sheets and labels are counted from 1. Each function gives the sheets anew; full sheets at the end are left out.
"""

import re
from collections.abc import Iterable, Sequence

Sheets = tuple[frozenset[int], ...]
_RANGE = re.compile(r"(?<!\d)(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?(?!\d)", re.ASCII)


def start_at(sheets: Sheets, sheet: int, label: int) -> Sheets:
    """The labels before `label` of a sheet are gone, and the others there."""
    return _with(sheets, sheet, frozenset(range(1, label)))


def toggle(sheets: Sheets, sheet: int, label: int, per_sheet: int) -> Sheets:
    """The one label is gone, or there again; the last free label of a sheet stays."""
    changed = used_on(sheets, sheet) ^ {label}
    return sheets if len(changed) >= per_sheet else _with(sheets, sheet, changed)


def mark(sheets: Sheets, sheet: int, labels: Iterable[int], per_sheet: int) -> Sheets:
    """These labels of a sheet are gone, and the others there; numbers that the sheet has not are passed over.

    The last free label of a sheet stays.
    """
    used = frozenset(label for label in labels if 1 <= label <= per_sheet)
    return sheets if len(used) >= per_sheet else _with(sheets, sheet, used)


def used_on(sheets: Sheets, sheet: int) -> frozenset[int]:
    """The labels that are gone from a sheet."""
    return sheets[sheet - 1] if sheet <= len(sheets) else frozenset()


def first_free(sheets: Sheets, sheet: int) -> int:
    """The first label of a sheet that is there."""
    used = used_on(sheets, sheet)
    return next(label for label in range(1, len(used) + 2) if label not in used)


def read_labels(text: str) -> frozenset[int]:
    """The numbers in a typed text, `3, 7` or `1-4, 7`; what is no number between them is passed over."""
    found: set[int] = set()
    for first, last in _RANGE.findall(text):
        found.update(range(int(first), int(last or first) + 1))
    return frozenset(found)


def label_text(labels: Iterable[int]) -> str:
    """The numbers as a text that `read_labels` reads, three and more that follow each other as `1-4`."""
    runs: list[list[int]] = []
    for label in sorted(labels):
        if runs and label == runs[-1][-1] + 1:
            runs[-1].append(label)
        else:
            runs.append([label])
    texts = (f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(texts)


def _with(sheets: Sheets, sheet: int, used: frozenset[int]) -> Sheets:
    whole: Sequence[frozenset[int]] = [used_on(sheets, number) for number in range(1, max(sheet, len(sheets)) + 1)]
    changed = [*whole[: sheet - 1], used, *whole[sheet:]]
    while changed and not changed[-1]:
        changed.pop()
    return tuple(changed)
