"""Some sheets of a run: each label stands where it stands in the whole run."""

from hypothesis import given
from hypothesis import strategies as st

from models.catalogues import load_label_stocks
from models.domain.label_layout import FittedLabel
from models.printing.label_parts import sheets_from
from models.printing.labels import LabelOptions, PreparedLabels

STOCK = load_label_stocks().get("avery-5163")
SOME_USED = st.lists(st.frozensets(st.integers(1, STOCK.per_sheet), max_size=STOCK.per_sheet - 1), max_size=3)


def in_order_of_labels(prepared: PreparedLabels) -> list[list[FittedLabel | None]]:
    pages = [prepared.page_slots(number) for number in range(1, prepared.page_count + 1)]
    return pages[::-1] if prepared.options.is_reversed else pages


@given(
    count=st.integers(1, 35),
    copies=st.integers(1, 4),
    used=SOME_USED,
    first=st.integers(1, 6),
    is_reversed=st.booleans(),
    fills=st.booleans(),
)
def test_the_sheets_from_any_on_are_those_of_the_whole_run(
    count: int, copies: int, used: list[frozenset[int]], first: int, is_reversed: bool, fills: bool
) -> None:
    options = LabelOptions(STOCK, copies=copies, used=tuple(used), is_reversed=is_reversed, fills_sheets=fills)
    labels = tuple(FittedLabel(number, f"P{number}", (f"P{number}",), 10.0) for number in range(1, count + 1))
    prepared = PreparedLabels(options, labels, ())
    assert in_order_of_labels(sheets_from(prepared, first)) == in_order_of_labels(prepared)[first - 1 :]
