"""What the label font prints, and what it refuses."""

import pytest

from models.printing.fonts import LabelFont, load_label_font


@pytest.fixture(scope="module")
def font() -> LabelFont:
    return load_label_font()


@pytest.mark.parametrize(
    "text", ["Łódź Żółć", "Đặng Thị Hồng", "Ğülşen İı", "Ελένη Ώ", "Щербаков Їжак", "თბილისი", "ß€№½–"]
)
def test_european_scripts_are_printed(font: LabelFont, text: str) -> None:
    assert all(font.width_of(character) > 0 for character in text)


@pytest.mark.parametrize("character", [*"中ひ한אعกअ😀", "\u0301", "\u200d", "\x00", "\n", "\ud800", "\U0010ffff"])
def test_what_would_come_out_wrong_is_refused(font: LabelFont, character: str) -> None:
    with pytest.raises(KeyError):
        font.width_of(character)


def test_widths_are_those_reportlab_draws_with(font: LabelFont) -> None:
    text = "Wiśniewska & Sons"
    assert sum(map(font.width_of, text)) * 12 == pytest.approx(font.font.stringWidth(text, 12))
