import pytest
from pytestqt.qtbot import QtBot

from models.services.changes import ChangeSet
from ui.page_turns import PageTurns
from ui.pages.page import Page

CHANGE, OTHER = ChangeSet("Import phone.vcf", is_everything=True), ChangeSet("Add Jane Doe")


class Listening(Page):
    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.heard: list[str] = []

    def refresh(self, change: ChangeSet) -> None:
        self.heard.append(change.name)


@pytest.fixture
def pages(qtbot: QtBot) -> dict[str, Listening]:
    made = {key: Listening(key) for key in ("today", "contacts", "plans")}
    for page in made.values():
        qtbot.addWidget(page)
    return made


@pytest.fixture
def turns(pages: dict[str, Listening]) -> PageTurns:
    return PageTurns(pages, lambda: pages["contacts"])


def heard(pages: dict[str, Listening]) -> list[int]:
    return [len(page.heard) for page in pages.values()]


def test_the_page_that_is_shown_hears_at_once(turns: PageTurns, pages: dict[str, Listening]) -> None:
    turns.tell(CHANGE)
    assert heard(pages) == [0, 1, 0]


def test_the_others_hear_in_their_turns(turns: PageTurns, pages: dict[str, Listening], qtbot: QtBot) -> None:
    turns.tell(CHANGE)
    turns.tell(OTHER)
    qtbot.waitUntil(lambda: heard(pages) == [2, 2, 2])
    assert pages["plans"].heard == ["Import phone.vcf", "Add Jane Doe"]


def test_a_page_that_is_asked_for_hears_before_its_turn_and_only_once(
    turns: PageTurns, pages: dict[str, Listening], qtbot: QtBot
) -> None:
    turns.tell(CHANGE)
    turns.tell_now("plans")
    assert heard(pages) == [0, 1, 1]
    qtbot.waitUntil(lambda: heard(pages)[0] == 1)
    assert heard(pages) == [1, 1, 1]
