from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from models.domain.due import DueItem, DueKind
from models.domain.touches import Method
from models.services.due.due_rows import DueCounts
from models.services.due.today import TodaySections
from ui.item_models.due_list_model import DueListModel

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 14, tzinfo=UTC)
CALL = DueItem(DueKind.FOLLOW_UP, 1, 1, "Tom Harris", "", "TH", TODAY, 0, "Call", Method.PHONE)


@pytest.fixture
def model() -> DueListModel:
    return DueListModel()


def texts(model: DueListModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_a_section_says_how_many_it_leaves_out(model: DueListModel) -> None:
    model.show_sections(TodaySections((), (CALL,), (), (), DueCounts(0, 12, 0)), TODAY, NOW)
    assert texts(model) == ["Due", "Tom Harris, Call, Phone, today", "and 11 more, after these"]


def test_what_is_left_out_can_not_be_chosen(model: DueListModel) -> None:
    model.show_sections(TodaySections((), (CALL,), (), (), DueCounts(0, 12, 0)), TODAY, NOW)
    assert model.nearest_item_row(2) == 1


def test_a_card_to_post_in_the_days_ahead_stands_with_the_occasions(model: DueListModel) -> None:
    card = replace(CALL, kind=DueKind.POST_BY, title="birthday", days_late=-2, falls_on=TODAY)
    ahead = replace(CALL, id=2, days_late=-3)
    model.show_sections(TodaySections((), (), (), (card, ahead), DueCounts(0, 0, 0)), TODAY, NOW)
    assert [text.split(", ")[0] for text in texts(model)] == [
        "Birthdays and occasions",
        "Tom Harris",
        "Coming up",
        "Tom Harris",
    ]
