"""What the papers say of a book."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import split_name
from models.domain.segments import ContactQuery
from models.domain.touches import FollowUpDraft, TouchDraft
from models.errors import JobCancelledError
from models.services.exchange.papers import PaperLanguage
from models.services.sample import fill_sample

DAY = date(2026, 11, 21)


@pytest.fixture
def open_in(tmp_path: Path) -> Iterator[Callable[[str], Context]]:
    """Opens a book of an owner in a country."""
    opened: list[Context] = []

    def open_book(country: str) -> Context:
        opened.append(Context.open(tmp_path / f"{country}.barnacle", Clock.on(DAY), country))
        return opened[-1]

    yield open_book
    for context in opened:
        context.close()


@pytest.fixture
def sample(open_in: Callable[[str], Context]) -> Context:
    context = open_in("GB")
    fill_sample(context)
    return context


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_list_holds_everyone_by_family_name(sample: Context, tmp_path: Path) -> None:
    count = sample.papers.write_list(tmp_path / "list.pdf", ContactQuery())
    assert count == sample.lists.count(ContactQuery())
    text = text_of(tmp_path / "list.pdf")
    assert "Harris, Tom" in text
    assert "+44 7700 900123" in text


def test_a_selection_is_printed_in_the_order_of_the_list(sample: Context, tmp_path: Path) -> None:
    ids = list(sample.lists.ids(ContactQuery()))[:3]
    assert sample.papers.write_list(tmp_path / "list.pdf", list(reversed(ids))) == 3
    text = text_of(tmp_path / "list.pdf")
    names = [row.name.split()[-1] for row in sample.lists.rows(ids)]
    assert sorted(names, key=text.index) == names


def test_a_card_tells_what_was_and_what_comes(sample: Context, tmp_path: Path) -> None:
    (tom,) = sample.lists.ids(ContactQuery("tom harris"))
    assert sample.papers.write_cards(tmp_path / "cards.pdf", [tom]) == 1
    text = text_of(tmp_path / "cards.pdf")
    for words in ("Tom Harris", "Call about the seminar", "Van lease ends", "Spring brochure", "Birthday: 14 March"):
        assert words in text


def test_the_day_sheet_lists_whom_to_reach(sample: Context, tmp_path: Path) -> None:
    assert sample.papers.write_day(tmp_path / "day.pdf", DAY) > 5
    text = text_of(tmp_path / "day.pdf")
    for words in ("Saturday 21 November 2026", "New people", "Due", "Tom Harris", "2 days late", "Coming up"):
        assert words in text


def test_the_language_comes_from_outside(sample: Context, tmp_path: Path) -> None:
    language = PaperLanguage(lambda text: f"<{text}>", lambda day: day.isoformat(), lambda day: f"on {day}")
    sample.papers.write_day(tmp_path / "day.pdf", DAY, sample.papers.style(language))
    text = text_of(tmp_path / "day.pdf")
    assert "on 2026-11-21" in text
    assert "<Due>" in text


def test_stopping_leaves_nothing(sample: Context, tmp_path: Path) -> None:
    class Impatient:
        def report(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002 - the protocol's
            raise JobCancelledError

    with pytest.raises(JobCancelledError):
        sample.papers.write_list(tmp_path / "list.pdf", ContactQuery(), progress=Impatient())
    assert not (tmp_path / "list.pdf").exists()


def test_american_paper_for_an_american_owner(open_in: Callable[[str], Context], tmp_path: Path) -> None:
    context = open_in("US")
    context.contacts.add(ContactDraft(split_name("Tom Harris")))
    context.papers.write_list(tmp_path / "list.pdf", ContactQuery())
    assert float(PdfReader(tmp_path / "list.pdf").pages[0].mediabox.width) == pytest.approx(612)


def test_each_card_tells_its_own_first_follow_up_and_newest_touches(
    open_in: Callable[[str], Context], tmp_path: Path
) -> None:
    context = open_in("GB")
    for name in ("Ada", "Bert"):
        contact_id = context.contacts.add(ContactDraft(name=split_name(name)))
        for days in range(6):
            context.follow_ups.log_touch([contact_id], TouchDraft(DAY - timedelta(days), note=f"{name} {days}."))
            context.follow_ups.plan(
                contact_id, FollowUpDraft(DAY + timedelta(9 - days), purpose=f"{name} in {9 - days}.")
            )
    context.papers.write_cards(tmp_path / "cards.pdf", ContactQuery())
    text = text_of(tmp_path / "cards.pdf")
    shown = [word for name in ("Ada", "Bert") for word in [f"{name} in {n}." for n in range(10)] if word in text]
    assert shown == ["Ada in 4.", "Bert in 4."]
    shown = [words for name in ("Ada", "Bert") for words in [f"{name} {n}." for n in range(6)] if words in text]
    assert shown == [f"{name} {n}." for name in ("Ada", "Bert") for n in range(4)]
