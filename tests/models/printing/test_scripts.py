"""Labels in all scripts: shaped, in order, embedded, inside the label, and as the pictures that were looked at."""

import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from pypdf import PdfReader

from models.catalogues import load_label_stocks
from models.domain.label_layout import FittedLabel, LabelFitter
from models.domain.label_sheets import POINTS_PER_MM, LabelStock
from models.domain.recipients import LeftOut, LeftOutReason, Recipient
from models.printing.fonts import LabelFont
from models.printing.label_pdf import write_labels
from models.printing.labels import LabelOptions, PreparedLabels, prepare_labels
from tests.models.printing.label_scripts import SCRIPTS, load_test_font, recipients_of
from tests.support.placed_labels import place

PICTURES = Path(__file__).parents[2] / "data" / "label_pictures"
STOCKS = load_label_stocks()
SHEET = STOCKS.get("avery-l7160")
PIXELS_PER_POINT = 1.25


@pytest.fixture(scope="module")
def font() -> LabelFont:
    return load_test_font()


def prepare(script: str, font: LabelFont) -> PreparedLabels:
    prepared = prepare_labels(recipients_of(script), LabelOptions(SHEET, has_outlines=True), font)
    assert (prepared.left_out, prepared.changed) == ((), [])
    return prepared


def render(path: Path) -> Image.Image:
    document = pypdfium2.PdfDocument(path)
    image = document[0].render(scale=PIXELS_PER_POINT).to_pil().convert("L")
    document.close()
    return image


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_sheet_looks_as_the_picture_that_was_looked_at(script: str, tmp_path: Path, font: LabelFont) -> None:
    write_labels(prepare(script, font), tmp_path / "labels.pdf", font)
    assert_looks_as(script, tmp_path)


def test_bold_names_of_all_scripts_look_as_the_picture_that_was_looked_at(tmp_path: Path, font: LabelFont) -> None:
    recipients = [recipients_of(script)[0]._replace(bold_lines=range(1)) for script in SCRIPTS]
    prepared = prepare_labels(recipients, LabelOptions(SHEET, has_outlines=True), font)
    assert (prepared.left_out, prepared.changed) == ((), [])
    write_labels(prepared, tmp_path / "labels.pdf", font)
    assert_looks_as("bold", tmp_path)


def assert_looks_as(name: str, folder: Path) -> None:
    """The labels in the folder look as the picture of this name; theirs is kept there, to look at where it differs."""
    drawn = render(folder / "labels.pdf")
    drawn.save(folder / f"{name}.png")
    expected = Image.open(PICTURES / f"{name}.png")
    assert drawn.size == expected.size
    ink = sum(expected.point(lambda light: 255 - light).histogram()[128:])
    differing = sum(ImageChops.difference(drawn, expected).histogram()[128:])
    assert differing <= ink / 50, f"{name} looks otherwise: {folder}"


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_text_can_be_found_in_the_file(script: str, tmp_path: Path, font: LabelFont) -> None:
    prepared = prepare(script, font)
    write_labels(prepared, tmp_path / "labels.pdf", font)
    document = pypdfium2.PdfDocument(tmp_path / "labels.pdf")
    found = document[0].get_textpage().get_text_range()
    document.close()
    for label in prepared.labels:
        for line in label.lines:
            letters = {c for c in line if c.isalpha()}
            assert letters <= set(unicodedata.normalize("NFC", found))


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_font_is_embedded(script: str, tmp_path: Path, font: LabelFont) -> None:
    write_labels(prepare(script, font), tmp_path / "labels.pdf", font)
    fonts = PdfReader(tmp_path / "labels.pdf").pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    for reference in fonts.values():
        described = reference.get_object()
        for descendant in described.get("/DescendantFonts", [described]):
            descriptor = descendant.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def shown(font: LabelFont, text: str) -> str:
    """What the glyphs of a line stand for, from left to right."""
    return "".join(glyph.text for run in font.shape(text).runs for glyph in run.glyphs)


def glyphs(font: LabelFont, text: str) -> list[int]:
    return [glyph.number for run in font.shape(text).runs for glyph in run.glyphs]


@pytest.mark.parametrize("script", ["armenian", "hebrew", "arabic", "thai", "devanagari"])
def test_words_that_are_shaped_apart_stand_as_in_the_whole_line(script: str, font: LabelFont) -> None:
    lines = [line for recipient in recipients_of(script) for line in recipient.lines]
    shaped = [shaped for line in lines if len((shaped := font.shape(line)).runs) == 1 and " " in line]
    assert shaped
    for line in shaped:
        [run] = line.runs
        assert list(run.glyphs) == run.face.shape(line.text, from_right=font.runs_from_right(line.text))


def test_arabic_letters_are_joined(font: LabelFont) -> None:
    apart = [number for letter in reversed("محمد") for number in glyphs(font, letter)]
    assert len(glyphs(font, "محمد")) == len(apart)
    assert glyphs(font, "محمد") != apart


def test_the_name_of_god_has_its_own_form(font: LabelFont) -> None:
    assert len(glyphs(font, "الله")) < len("الله")


def test_a_joiner_keeps_persian_letters_apart_and_shows_nothing(font: LabelFont) -> None:
    joined, apart = glyphs(font, "میخواهد"), glyphs(font, "می\u200cخواهد")
    assert len(joined) == len(apart)
    assert joined != apart


def test_numbers_and_brackets_stand_right_among_hebrew(font: LabelFont) -> None:
    assert shown(font, "הרצל 15, חיפה (ב)") == ")ב( הפיח ,15 לצרה"


def test_the_country_in_latin_letters_keeps_its_order_on_a_hebrew_label(font: LabelFont) -> None:
    assert shown(font, "חיפה ISRAEL") == "ISRAEL הפיח"


def test_devanagari_vowels_move_before_their_consonant(font: LabelFont) -> None:
    assert glyphs(font, "कि") != glyphs(font, "क") + glyphs(font, "ि")
    assert len(glyphs(font, "क्ष")) < len("क्ष")


def test_thai_marks_take_no_room_of_their_own(font: LabelFont) -> None:
    assert font.text_width("ที่") == pytest.approx(font.text_width("ท"), abs=0.01)


def test_separate_accents_print_as_composed_ones(font: LabelFont) -> None:
    label = LabelFitter(SHEET.text_area(), font).fit(Recipient(1, "", ("Jose\u0301 Nguye\u0302\u0303n",)))
    assert isinstance(label, FittedLabel)
    assert label.lines == ("José Nguyễn",)


@pytest.mark.parametrize(
    ("lines", "is_at_right"),
    [
        (("משה כהן", "ISRAEL"), True),
        (("Personal", "משה כהן", "חיפה"), True),
        (("משה כהן", "12 Mill Lane", "Leeds"), False),
        (("Moshe כהן",), False),
        (("中央区",), False),
    ],
)
def test_a_right_to_left_label_stands_at_the_right_edge(
    lines: tuple[str, ...], is_at_right: bool, font: LabelFont
) -> None:
    room = SHEET.text_area()
    for line in place(room, font, SHEET.boxes()[0], FittedLabel(1, "", lines, 10)):
        end = line.left + font.text_width(line.text) * 10 / POINTS_PER_MM
        edge = SHEET.boxes()[0].left + (room.right if is_at_right else room.left)
        assert (end if is_at_right else line.left) == pytest.approx(edge)


def test_what_no_font_prints_is_named(font: LabelFont) -> None:
    fitted = LabelFitter(SHEET.text_area(), font).fit(Recipient(1, "Ann", ("Ann \U00010380\u0378 שלום 鬱",)))
    assert fitted == LeftOut(1, "Ann", LeftOutReason.UNPRINTABLE, "\U00010380 \u0378 鬱")


def test_a_line_without_blanks_wraps_between_han_characters(font: LabelFont) -> None:
    line = "東京都中央区銀座日本橋" * 2
    label = LabelFitter(SHEET.text_area(), font).fit(Recipient(1, "", (line,)))
    assert isinstance(label, FittedLabel)
    assert len(label.lines) == 2
    assert "".join(label.lines) == line


WORDS = [word for texts in SCRIPTS.values() for text in texts for word in text.replace("|", " ").split()]
hostile = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=hostile, stock=st.sampled_from(list(STOCKS)))
def test_text_of_any_script_never_leaves_its_label(
    lines: list[str], stock: LabelStock, tmp_path: Path, font: LabelFont
) -> None:
    prepared = prepare_labels([Recipient(1, "A", tuple(lines))], LabelOptions(stock, start=stock.per_sheet), font)
    if not prepared.labels:
        assert prepared.left_out[0].reason is LeftOutReason.DOES_NOT_FIT
        return
    write_labels(prepared, tmp_path / "labels.pdf", font)
    document = pypdfium2.PdfDocument(tmp_path / "labels.pdf")
    page = document[0]
    scale = 4.0
    image = page.render(scale=scale).to_pil().convert("L")
    document.close()
    inked = image.point(lambda light: 255 if light < 128 else 0).getbbox()
    assert inked is not None
    box = stock.boxes()[-1]
    left, top, right, bottom = (edge / scale / POINTS_PER_MM for edge in inked)
    assert left >= box.left - 0.1
    assert right <= box.right + 0.1
    assert top >= box.top - 0.1
    assert bottom <= box.bottom + 0.1
