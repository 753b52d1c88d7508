import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.text import ElidedText, Text

ADDRESS = "https://example.org/" + "deep/" * 60


def lines(text: Text, width: int) -> float:
    return text.heightForWidth(width) / text.fontMetrics().lineSpacing()


def test_a_word_without_a_place_to_break_at_does_not_widen_a_text_that_wraps(qtbot: QtBot) -> None:
    text = Text(ADDRESS, wraps=True)
    qtbot.addWidget(text)
    assert text.minimumSizeHint().width() < 200


def test_a_long_word_is_broken_where_the_line_ends(qtbot: QtBot) -> None:
    text = Text(ADDRESS, wraps=True)
    qtbot.addWidget(text)
    assert lines(text, text.fontMetrics().horizontalAdvance(ADDRESS) // 4) >= 4


@pytest.mark.parametrize(("words", "count"), [("one", 1), ("one\ntwo\nthree", 3), ("", 1)])
def test_lines_of_the_owner_stay_lines(words: str, count: int, qtbot: QtBot) -> None:
    text = Text(words, wraps=True)
    qtbot.addWidget(text)
    assert round(lines(text, 400)) == count


def test_a_picture_in_a_text_is_not_loaded_by_its_tool_tip(qtbot: QtBot) -> None:
    shown = ElidedText("<img src='file:///etc/hostname'> and more of it")
    qtbot.addWidget(shown)
    shown.setFixedWidth(30)
    shown.show()
    assert "<img" not in shown.toolTip()
    assert "&lt;img" in shown.toolTip()
