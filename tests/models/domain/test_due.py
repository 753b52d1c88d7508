"""What is due of one contact shows as one row."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.domain.due import DueItem, DueKind, one_row_each
from models.domain.touches import Method

TODAY = date(2026, 11, 20)


def item(number: int, contact_id: int, late: int, plan: str = "", *, is_new: bool = False) -> DueItem:
    return DueItem(
        kind=DueKind.FOLLOW_UP,
        id=number,
        contact_id=contact_id,
        contact_name="Jane",
        company="",
        initials="J",
        due_on=TODAY - timedelta(late),
        days_late=late,
        title=f"{number}",
        method=Method.PHONE,
        plan=plan,
        is_new=is_new,
    )


items = st.lists(
    st.tuples(st.integers(1, 3), st.integers(-3, 3), st.sampled_from(["", "Plan"]), st.booleans()), max_size=12
).map(lambda rows: [item(n, *row[:3], is_new=row[3]) for n, row in enumerate(rows)])


@given(items)
def test_nothing_shows_twice_and_nothing_is_lost(due: list[DueItem]) -> None:
    rows = one_row_each(due, TODAY)
    assert sorted(i for row in rows for i in row.follow_up_ids) == [one.id for one in due]
    places = [(row.contact_id, max(row.due_on, TODAY)) for row in rows]
    assert len(places) == len(set(places))


@given(items)
def test_a_row_is_the_most_overdue_of_its_contact(due: list[DueItem]) -> None:
    for row in one_row_each(due, TODAY):
        assert all(row.due_on <= other.due_on for other in row.also)
        assert row.plan or not any(other.plan and other.due_on == row.due_on for other in row.also)


@given(items, st.integers(0, 12))
def test_rows_are_gathered_from_rows_too(due: list[DueItem], cut: int) -> None:
    in_two = [*one_row_each(due[:cut], TODAY), *one_row_each(due[cut:], TODAY)]
    together = {row.id: sorted(row.follow_up_ids) for row in one_row_each(due, TODAY)}
    assert {row.id: sorted(row.follow_up_ids) for row in one_row_each(in_two, TODAY)} == together


def test_a_row_with_somebody_new_is_new() -> None:
    (row,) = one_row_each([item(1, 1, 0, "Plan", is_new=True), item(2, 1, 2)], TODAY)
    assert (row.title, row.is_new) == ("2", True)
