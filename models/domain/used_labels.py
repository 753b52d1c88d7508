"""Which labels are gone from part-used sheets, as the owner marks them.

Sheets and labels are counted from 1. Each function gives the sheets anew; full sheets at the end are left out.
"""

from collections.abc import Iterable, Sequence

Sheets = tuple[frozenset[int], ...]


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


def _with(sheets: Sheets, sheet: int, used: frozenset[int]) -> Sheets:
    whole: Sequence[frozenset[int]] = [used_on(sheets, number) for number in range(1, max(sheet, len(sheets)) + 1)]
    changed = [*whole[: sheet - 1], used, *whole[sheet:]]
    while changed and not changed[-1]:
        changed.pop()
    return tuple(changed)
