"""Label stocks: where the boxes lie, and which grids are refused."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.label_sheets import Box, LabelStock, Shape, StockKind

SHEET = LabelStock("own", "Own", "1", 210, 297, 60, 30, 3, 8, 10, 20, 65, 32)


def test_boxes_run_row_by_row_from_the_top_left() -> None:
    boxes = SHEET.boxes()
    assert boxes[0] == Box(10, 20, 60, 30)
    assert boxes[1] == Box(75, 20, 60, 30)
    assert boxes[3] == Box(10, 52, 60, 30)
    assert len(boxes) == SHEET.per_sheet == 24


def test_a_grid_that_fits_has_no_problem() -> None:
    assert list(SHEET.problems()) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"pitch_x": 72}, "The labels are 4.0 mm wider than the page."),
        ({"left": -1}, "The labels are 1.0 mm wider than the page."),
        ({"label_width": 999, "pitch_x": 999}, "The labels are 2797.0 mm wider than the page."),
        ({"top": 50}, "The labels are 7.0 mm higher than the page."),
        ({"pitch_x": 59}, "The labels of a row overlap."),
        ({"pitch_y": 29}, "The labels of a column overlap."),
        ({"columns": 0}, "The page, the label and the grid must be larger than nothing."),
        ({"label_width": 0}, "The page, the label and the grid must be larger than nothing."),
        ({"left": float("nan")}, "Every measure must be a number."),
        ({"label_width": 5, "pitch_x": 65}, "The labels are too small for any text."),
    ],
)
def test_a_grid_that_does_not_fit_is_refused(change: dict[str, float], problem: str) -> None:
    assert list(replace(SHEET, **change).problems()) == [problem]


def test_text_keeps_off_the_unprinted_edge_of_the_paper() -> None:
    borderless = LabelStock("own", "Own", "2", 210, 297, 70, 37.125, 3, 8, 0, 0, 70, 37.125)
    area = borderless.text_area()
    assert (area.left, area.top) == (5, 5)


def test_text_stays_inside_a_round_label() -> None:
    area = replace(
        SHEET, label_width=40, label_height=40, pitch_x=40, pitch_y=40, rows=2, shape=Shape.ROUND
    ).text_area()
    corner = ((area.left - 20) ** 2 + (area.top - 20) ** 2) ** 0.5
    assert corner == pytest.approx(20)


def test_an_envelope_has_its_address_right_of_the_middle() -> None:
    area = LabelStock("dl", "", "DL", 220, 110, 220, 110, 1, 1, 0, 0, 220, 110, kind=StockKind.ENVELOPE).text_area()
    assert area.left > 90
    assert area.top > 40


@given(
    columns=st.integers(1, 8),
    rows=st.integers(1, 30),
    label=st.tuples(st.floats(10, 110), st.floats(8, 150)),
    gap=st.tuples(st.floats(0, 10), st.floats(0, 10)),
    corner=st.tuples(st.floats(0, 30), st.floats(0, 30)),
)
def test_boxes_of_an_accepted_stock_lie_on_the_page_and_apart(
    columns: int, rows: int, label: tuple[float, float], gap: tuple[float, float], corner: tuple[float, float]
) -> None:
    pitch = (label[0] + gap[0], label[1] + gap[1])
    stock = LabelStock("own", "Own", "3", 210, 297, *label, columns, rows, *corner, *pitch)
    if list(stock.problems()):
        return
    boxes = stock.boxes()
    assert all(b.left >= 0 and b.top >= 0 and b.right <= 210.06 and b.bottom <= 297.06 for b in boxes)
    for one, other in pairwise(boxes):
        assert other.left >= one.right - 0.06 or other.top >= one.bottom - 0.06
