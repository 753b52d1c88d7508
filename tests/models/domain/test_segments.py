"""The text form of a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.segments import ContactQuery
from models.domain.status import Status

names = st.frozensets(st.text(max_size=8), max_size=3)


@given(
    st.builds(
        ContactQuery,
        text=st.text(max_size=20),
        statuses=st.frozensets(st.sampled_from(Status)),
        interests=names,
        groups=names,
        has_no_plan=st.booleans(),
        is_overdue=st.booleans(),
        untouched_days=st.none() | st.integers(1, 36_500),
        at_touch=st.none() | st.integers(1, 99),
        plans=names,
    )
)
def test_the_text_form_gives_the_search_back(query: ContactQuery) -> None:
    assert ContactQuery.from_json(query.to_json()) == query


@pytest.mark.parametrize("days", ["739942", "0", "-1", "1.5", '"90"'])
def test_days_that_no_calendar_has_are_refused(days: str) -> None:
    with pytest.raises(ValueError, match="is no number from 1"):
        ContactQuery.from_json(f'{{"untouched_days": {days}}}')
