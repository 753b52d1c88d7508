"""Some sheets of a run of labels, each label where it stands in the whole run."""

from dataclasses import replace

from models.domain.label_layout import FittedLabel
from models.printing.labels import PreparedLabels


def sheets_from(prepared: PreparedLabels, first: int, last: int | None = None) -> PreparedLabels:
    """The sheets `first` to `last` (the end, where it is None), counted from 1 in the order of the labels.

    The result is a run of its own, whose first sheet is `first`; what is left out is left out there too.
    """
    options = prepared.options
    count = prepared.page_count
    numbers = range(max(1, first), min(count, last or count) + 1)
    labels: list[FittedLabel] = []
    used: list[frozenset[int]] = []
    for number in numbers:
        slots = prepared.page_slots(count + 1 - number if options.is_reversed else number)
        filled = {place: label for place, label in enumerate(slots, 1) if label is not None}
        labels += filled.values()
        used.append(frozenset(range(1, len(slots) + 1)) - filled.keys())
    whole = replace(options, start=1, copies=1, fills_sheets=False, used=tuple(used))
    return PreparedLabels(whole, tuple(labels), prepared.left_out)
