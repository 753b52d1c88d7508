"""Marking what is gone from part-used sheets."""

from hypothesis import given
from hypothesis import strategies as st

from models.domain.used_labels import first_free, label_text, mark, read_labels, start_at, toggle, used_on


def test_starting_at_a_label_uses_up_those_before_it() -> None:
    assert start_at((), 1, 5) == (frozenset({1, 2, 3, 4}),)
    assert start_at((frozenset({1, 7}),), 1, 3) == (frozenset({1, 2}),)


def test_a_second_sheet_may_be_part_used_too() -> None:
    assert start_at((), 2, 2) == (frozenset(), frozenset({1}))


def test_starting_at_the_first_label_is_a_full_sheet() -> None:
    assert start_at((frozenset({1, 2}),), 1, 1) == ()
    assert start_at((frozenset(), frozenset({1})), 2, 1) == ()


def test_single_labels_go_and_come_back() -> None:
    gone = toggle((), 1, 7, 30)
    assert gone == (frozenset({7}),)
    assert toggle(gone, 1, 7, 30) == ()


def test_the_last_free_label_stays() -> None:
    assert toggle((frozenset({1}),), 1, 2, 2) == (frozenset({1}),)
    assert mark((), 1, (1, 2), 2) == ()


def test_typed_numbers_that_the_sheet_has_not_are_passed_over() -> None:
    assert mark((frozenset({9}),), 1, (3, 7, 99, 0), 30) == (frozenset({3, 7}),)


def test_the_first_free_label_is_known() -> None:
    assert first_free((frozenset({1, 2, 5}),), 1) == 3
    assert first_free((frozenset({2}),), 1) == 1
    assert first_free((), 4) == 1
    assert used_on((frozenset({2}),), 2) == frozenset()


def test_numbers_are_read_as_they_are_typed() -> None:
    assert read_labels("3, 7") == {3, 7}
    assert read_labels("1-4;7 and 9 – 10") == {1, 2, 3, 4, 7, 9, 10}
    assert read_labels("none, 12345") == frozenset()


def test_many_in_a_row_are_written_short() -> None:
    assert label_text({1, 2, 3, 4, 7, 9, 10}) == "1-4, 7, 9, 10"


@given(st.frozensets(st.integers(1, 80)))
def test_what_is_written_is_read_again(labels: frozenset[int]) -> None:
    assert read_labels(label_text(labels)) == labels
