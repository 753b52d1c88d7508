"""Fitting text into labels and placing it, with a font whose measures are plain."""

from collections.abc import Callable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from models.catalogues import load_label_stocks
from models.domain.addresses import NO_LINES
from models.domain.label_layout import FittedLabel, LabelChange, LabelFitter
from models.domain.label_sheets import POINTS_PER_MM
from models.domain.recipients import LeftOut, LeftOutReason, Recipient
from tests.support.placed_labels import place

STOCKS = load_label_stocks()
AVERY = STOCKS.get("avery-5160")


class HalfEmFont:
    """Every ASCII and Latin-1 letter is half an em wide; nothing else can be printed."""

    ascent = 0.9
    descent = 0.3

    @property
    def width_of(self) -> Callable[[str], float]:
        return self._width

    @staticmethod
    def _width(character: str) -> float:
        if not character.isprintable() or ord(character) > 255:
            raise KeyError(character)
        return 0.5

    def text_width(self, text: str) -> float:
        return 0.5 * len(text)

    def missing_characters(self, lines: Sequence[str]) -> str:
        return " ".join(dict.fromkeys(c for c in "".join(lines) if ord(c) > 255))

    def runs_from_right(self, _text: str) -> bool:
        return False

    @property
    def bold(self) -> "HalfEmFont":
        return WideFont()


class WideFont(HalfEmFont):
    """Its letters are a quarter wider."""

    @staticmethod
    def _width(character: str) -> float:
        return 1.25 * HalfEmFont._width(character)

    def text_width(self, text: str) -> float:
        return 0.625 * len(text)


FONT = HalfEmFont()


def fit(*lines: str, postcode: str = "", stock: str = "avery-5160", bold: range = NO_LINES) -> FittedLabel | LeftOut:
    recipient = Recipient(1, "Someone", lines, postcode, bold_lines=bold)
    return LabelFitter(STOCKS.get(stock).text_area(), FONT).fit(recipient)


def fitted(*lines: str, postcode: str = "", stock: str = "avery-5160", bold: range = NO_LINES) -> FittedLabel:
    label = fit(*lines, postcode=postcode, stock=stock, bold=bold)
    assert isinstance(label, FittedLabel)
    return label


def test_short_lines_stay_as_they_are() -> None:
    label = fitted("Tom Harris", "12 Mill Lane")
    assert label == FittedLabel(1, "Someone", ("Tom Harris", "12 Mill Lane"), 10.0, LabelChange.NONE)


def test_a_line_a_little_too_long_shrinks_by_a_point_at_most() -> None:
    label = fitted("x" * 38)
    assert (label.lines, label.font_size, label.change) == (("x" * 38,), 9.0, LabelChange.SHRUNK)


def test_a_longer_line_wraps_at_a_blank_into_lines_of_about_one_length() -> None:
    label = fitted("Vereinigte Werkstätten für Kunst im Handwerk")
    assert label.lines == ("Vereinigte Werkstätten", "für Kunst im Handwerk")
    assert (label.font_size, label.change) == (10.0, LabelChange.WRAPPED)


def test_a_word_too_long_wraps_after_a_hyphen() -> None:
    label = fitted("Ludwig-Wilhelm-von-Rothenburg-Schillingsfürst-Straße")
    assert label.lines == ("Ludwig-Wilhelm-von-Rothenburg-", "Schillingsfürst-Straße")


def test_a_postcode_is_never_taken_apart() -> None:
    line = "Kingston upon Thames SW1A 2AA by the riverside"
    assert fitted(line).lines == ("Kingston upon Thames SW1A", "2AA by the riverside")
    assert fitted(line, postcode="sw1a 2aa").lines == ("Kingston upon Thames", "SW1A 2AA by the riverside")


def test_a_postcode_is_not_parted_at_its_hyphen() -> None:
    line = "Rua-das-Flores-4050-262-Conjuntoresidenci"
    assert fitted(line).lines == ("Rua-das-Flores-4050-", "262-Conjuntoresidenci")
    assert fitted(line, postcode="4050-262").lines == ("Rua-das-Flores-4050-262-", "Conjuntoresidenci")


def test_many_lines_shrink() -> None:
    label = fitted(*["line"] * 6)
    assert (label.font_size, label.change) == (8.5, LabelChange.SHRUNK)


def test_below_eight_points_is_told() -> None:
    label = fitted(*["line"] * 8)
    assert label.font_size == 6.0
    assert label.change == LabelChange.SHRUNK | LabelChange.TOO_SMALL_FOR_POST


def test_below_five_points_the_contact_is_left_out() -> None:
    assert fit(*["line"] * 12) == LeftOut(1, "Someone", LeftOutReason.DOES_NOT_FIT)
    assert fit("x" * 90) == LeftOut(1, "Someone", LeftOutReason.DOES_NOT_FIT)


def test_characters_that_can_t_be_printed_are_named() -> None:
    assert fit("Łódź \u4e2d") == LeftOut(1, "Someone", LeftOutReason.UNPRINTABLE, "Ł ź 中")


def test_characters_are_checked_on_lines_that_do_not_fit_too() -> None:
    assert fit("x" * 60, "中") == LeftOut(1, "Someone", LeftOutReason.UNPRINTABLE, "中")


def test_separate_accents_are_composed_and_invisible_marks_dropped() -> None:
    assert fitted("Jose\u0301\u200b Garci\u0301a\ufeff", "\u200b").lines == ("José García",)


def test_control_characters_become_blanks() -> None:
    assert fitted("Tom\x07\tHarris").lines == ("Tom Harris",)


def test_a_label_without_visible_text_is_left_out() -> None:
    assert fit("\u200b") == LeftOut(1, "Someone", LeftOutReason.UNPRINTABLE)


def test_lines_are_centred_between_top_and_bottom() -> None:
    label = fitted("a", "b", "c")
    [box] = AVERY.boxes()[:1]
    lines = place(AVERY.text_area(), FONT, box, label)
    em = label.font_size / POINTS_PER_MM
    above = lines[0].baseline - FONT.ascent * em - box.top
    below = box.bottom - lines[-1].baseline - FONT.descent * em
    assert abs(above - below) < 1e-6
    assert {line.left for line in lines} == {box.left + 3}


hostile = st.lists(
    st.text(st.sampled_from("aW ,-()\\/éÿ"), min_size=1, max_size=90).filter(lambda text: bool(text.strip())),
    min_size=1,
    max_size=9,
)


@given(lines=hostile, stock=st.sampled_from(list(STOCKS)))
def test_text_never_leaves_its_box_and_nothing_is_cut(lines: list[str], stock: object) -> None:
    assert isinstance(stock, type(AVERY))
    typed = tuple(line.strip() for line in lines)
    label = LabelFitter(stock.text_area(), FONT).fit(Recipient(1, "", typed))
    if isinstance(label, LeftOut):
        assert label.reason is LeftOutReason.DOES_NOT_FIT
        return
    assert "".join("".join(label.lines).split()) == "".join("".join(typed).split())
    em = label.font_size / POINTS_PER_MM
    for box in stock.boxes():
        for line in place(stock.text_area(), FONT, box, label):
            assert line.left >= box.left
            assert line.left + 0.5 * len(line.text) * em <= box.right + 1e-6
            assert line.baseline - FONT.ascent * em >= box.top - 1e-6
            assert line.baseline + FONT.descent * em <= box.bottom + 1e-6


def test_a_postcode_joins_the_place_when_lines_are_too_many() -> None:
    label = fitted("a", "b", "c", "d", "LEEDS", "LS1 4AB", postcode="ls1 4ab")
    assert label == FittedLabel(1, "Someone", ("a", "b", "c", "d", "LEEDS LS1 4AB"), 10.0, LabelChange.JOINED)


# 34 letters are what a line of an Avery 5160 label holds at 10 pt, half an em wide each.
LONGEST = "x" * 34


def test_a_bold_name_that_fits_stays_as_it_is() -> None:
    label = fitted("Tom Harris", "12 Mill Lane", bold=range(1))
    assert (label.change, label.bold_lines) == (LabelChange.NONE, range(1))


def test_a_line_is_measured_with_the_letters_that_it_is_set_in() -> None:
    assert fitted(LONGEST, "12 Mill Lane", bold=range(1, 2)).change is LabelChange.NONE
    assert fitted(LONGEST, "12 Mill Lane", bold=range(1)).change is not LabelChange.NONE


def test_a_bold_name_that_is_wrapped_is_bold_on_each_of_its_rows() -> None:
    label = fitted("Acme", "Maximiliana Theodora von und zu Habsburg", "12 Mill Lane", bold=range(1, 2))
    assert LabelChange.WRAPPED in label.change
    assert " ".join(label.lines[n] for n in label.bold_lines) == "Maximiliana Theodora von und zu Habsburg"


def test_a_line_that_holds_nothing_leaves_the_next_ones_bold() -> None:
    label = fitted("\u200b", "Tom Harris", "12 Mill Lane", bold=range(1, 2))
    assert (label.lines, label.bold_lines) == (("Tom Harris", "12 Mill Lane"), range(1))


def test_characters_that_only_the_bold_name_has_are_named_too() -> None:
    left = fit("Юрий", "12 Mill Lane Ж", bold=range(1))
    assert isinstance(left, LeftOut)
    assert left.detail.split() == [*"Юрий", "Ж"]
