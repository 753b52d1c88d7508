"""The PDF of a mailing, read back: the same text and places as drawn line by line, inside every label."""

import ctypes
import io
import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from models.catalogues import load_label_stocks
from models.domain.addresses import NO_LINES
from models.domain.label_layout import FittedLabel
from models.domain.label_sheets import POINTS_PER_MM, Box, LabelStock
from models.domain.printer_profiles import PrinterProfile
from models.domain.recipients import LeftOutReason, Recipient
from models.errors import InputError, JobCancelledError, MachineError
from models.printing.fonts import BOLD_FONT_NAME, FONT_NAME, LabelFont, load_label_font
from models.printing.label_pdf import write_labels
from models.printing.labels import LabelOptions, PreparedLabels, prepare_labels
from tests.models.printing.label_scripts import load_test_font
from tests.support.placed_labels import place_page

STOCKS = load_label_stocks()
AVERY = STOCKS.get("avery-5160")
# More than the 256 characters that one subset of a font holds, besides what PDF strings must escape.
ALPHABETS = [
    *(
        "Tom (Harris) \\ Sons",
        "Łódź Żółć",
        "Щербаков Їжак ґ",
        "Γιώργος Παπαδόπουλος",
        "Nguyễn Thị Hồng Ửng",
        "Ğülşen Iİ",
    ),
    *("".join(map(chr, range(0x100 + 40 * i, 0x128 + 40 * i))) for i in range(3)),
    *("".join(map(chr, range(0x391 + 20 * i, 0x3A1 + 20 * i))) for i in range(2)),
    *("".join(map(chr, range(0x410 + 32 * i, 0x430 + 32 * i))) for i in range(2)),
    *("".join(map(chr, range(0x1EA0 + 30 * i, 0x1EBE + 30 * i))) for i in range(3)),
    *("ქართული ანბანი", "A Щ A Щ ) ( ế \\"),
]


@pytest.fixture(scope="module")
def font() -> LabelFont:
    return load_label_font()


def people(count: int, *, is_bold: bool = False) -> list[Recipient]:
    """Their names stand above the rest, and for each third one below a line."""
    found = []
    for i in range(count):
        name, above = ALPHABETS[i % len(ALPHABETS)], ("Acme",) if i % 3 == 2 else ()
        lines = (*above, name, f"{i} Mill Lane", "LEEDS", "LS1 4AB")[: len(above) + 1 + i % 4]
        bold = range(len(above), len(above) + 1) if is_bold else NO_LINES
        found.append(Recipient(i, f"N{i}", lines, bold_lines=bold))
    return found


def prepare(font: LabelFont, count: int = 70, *, is_bold: bool = False) -> PreparedLabels:
    prepared = prepare_labels(people(count, is_bold=is_bold), LabelOptions(AVERY, start=3), font)
    assert not prepared.left_out
    return prepared


def draw_line_by_line(prepared: PreparedLabels, font: LabelFont) -> PdfReader:
    stock = prepared.options.stock
    file = io.BytesIO()
    canvas = Canvas(file, (stock.page_width * POINTS_PER_MM, stock.page_height * POINTS_PER_MM))
    for number in range(1, prepared.page_count + 1):
        for line in place_page(prepared, number, font):
            canvas.setFont(BOLD_FONT_NAME if line.is_bold else FONT_NAME, line.font_size)
            y = (stock.page_height - line.baseline) * POINTS_PER_MM
            canvas.drawString(line.left * POINTS_PER_MM, y, line.text)
        canvas.showPage()
    canvas.save()
    return PdfReader(file)


def written(prepared: PreparedLabels, path: Path, font: LabelFont) -> PdfReader:
    write_labels(prepared, path, font)
    return PdfReader(path)


Character = tuple[str, float, float]


def characters(pdf: Path | bytes, page: int) -> list[Character]:
    """Each character of a page with its origin in points."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[page].get_textpage()
    found = []
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if character.strip():
            left, bottom, _, _ = text.get_charbox(index, loose=True)
            found.append((character, left, bottom))
    document.close()
    return found


LETTERS = pytest.mark.parametrize("is_bold", [False, True], ids=["regular", "bold names"])


@LETTERS
def test_text_is_that_of_drawing_line_by_line(tmp_path: Path, font: LabelFont, is_bold: bool) -> None:
    prepared = prepare(font, is_bold=is_bold)
    fast, plain = written(prepared, tmp_path / "labels.pdf", font), draw_line_by_line(prepared, font)
    assert len(fast.pages) == len(plain.pages) == 3
    for one, other in zip(fast.pages, plain.pages, strict=True):
        assert one.extract_text().split("\n") == other.extract_text().split("\n")


@LETTERS
def test_every_character_stands_where_drawing_line_by_line_puts_it(
    tmp_path: Path, font: LabelFont, is_bold: bool
) -> None:
    prepared = prepare(font, is_bold=is_bold)
    path = tmp_path / "labels.pdf"
    write_labels(prepared, path, font)
    plain = draw_line_by_line(prepared, font).stream
    assert isinstance(plain, io.BytesIO)
    for page in range(prepared.page_count):
        fast_characters, plain_characters = characters(path, page), characters(plain.getvalue(), page)
        assert [c[0] for c in fast_characters] == [c[0] for c in plain_characters]
        for one, other in zip(fast_characters, plain_characters, strict=True):
            assert one[1:] == pytest.approx(other[1:], abs=0.03)


def test_all_text_comes_back(tmp_path: Path, font: LabelFont) -> None:
    prepared = prepare(font)
    text = "".join("".join(page.extract_text().split()) for page in written(prepared, tmp_path / "a.pdf", font).pages)
    for label in prepared.labels:
        assert "".join("".join(label.lines).split()) in text


def test_the_font_is_embedded_and_alone(tmp_path: Path, font: LabelFont) -> None:
    resources = written(prepare(font, 70), tmp_path / "a.pdf", font).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    assert len(resources) > 1
    for name in resources:
        described = resources[name].get_object()
        assert "FiraGO" in described["/BaseFont"]
        assert "/FontFile2" in described["/FontDescriptor"]


def fonts_of_characters(path: Path) -> dict[str, set[str]]:
    """By the name of a font, the characters of the first page that stand in it."""
    document = pypdfium2.PdfDocument(path)
    text = document[0].get_textpage()
    found: dict[str, set[str]] = {}
    for index in range(text.count_chars()):
        buffer, flags = ctypes.create_string_buffer(100), ctypes.c_int()
        pypdfium2.raw.FPDFText_GetFontInfo(text, index, buffer, len(buffer), flags)
        name = buffer.value.decode("ascii").rpartition("+")[2]
        found.setdefault(name, set()).update(text.get_text_range(index, 1).strip())
    document.close()
    return {name: characters for name, characters in found.items() if characters}


def test_the_name_alone_stands_in_bold(tmp_path: Path) -> None:
    font, path = load_test_font(), tmp_path / "labels.pdf"
    lines = (("Tom", "Street"), ("Фёдор", "Хутор"), ("משה", "רחוב"), ("สมชาย", "ถนน"), ("Անի", "Տուն"))
    recipients = [Recipient(n, "", one, bold_lines=range(1)) for n, one in enumerate(lines)]
    write_labels(prepare_labels(recipients, LabelOptions(AVERY), font), path, font)
    found = fonts_of_characters(path)
    assert {name.partition("-")[2] for name in found} == {"Regular", "Bold"}
    for name, characters in found.items():
        column = 0 if name.endswith("Bold") else 1
        assert characters <= set("".join(one[column] for one in lines))


def test_what_has_no_bold_letters_stands_in_regular_ones(tmp_path: Path) -> None:
    font, path = load_test_font(), tmp_path / "labels.pdf"
    recipients = [Recipient(1, "", ("伊藤", "Ginza"), bold_lines=range(1))]
    prepared = prepare_labels(recipients, LabelOptions(AVERY), font)
    assert not prepared.left_out
    write_labels(prepared, path, font)
    assert set("伊藤") in fonts_of_characters(path).values()


def test_the_file_asks_not_to_be_scaled_and_has_a_title(tmp_path: Path, font: LabelFont) -> None:
    reader = written(prepare(font, 1), tmp_path / "a.pdf", font)
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/PrintScaling"] == "/None"  # type: ignore[index]
    assert reader.metadata is not None
    assert reader.metadata.title == "Labels on Avery 5160"


def test_the_same_labels_make_the_same_file(tmp_path: Path, font: LabelFont) -> None:
    for name in ("one.pdf", "two.pdf"):
        write_labels(prepare(font), tmp_path / name, font)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def dark_runs(lights: list[int]) -> list[float]:
    """The middles of the runs of dark pixels."""
    runs, start = [], None
    for index, light in enumerate([*lights, 255]):
        if light < 250 and start is None:
            start = index
        elif light >= 250 and start is not None:
            runs.append((start + index) / 2)
            start = None
    return runs


PIXELS_PER_MM = 20


def edges_across(page: pypdfium2.PdfPage, stock: LabelStock, y: float) -> list[float]:
    """Where lines cross a level of the page, in mm from the left; `y` in mm from the top."""
    bottom = (stock.page_height - y) * POINTS_PER_MM
    strip = (0, bottom, 0, page.get_height() - bottom - 1)
    row = page.render(scale=PIXELS_PER_MM / POINTS_PER_MM, crop=strip).to_pil().convert("L")
    return [edge / PIXELS_PER_MM for edge in dark_runs(list(row.crop((0, 0, row.width, 1)).tobytes()))]


def edges_along(page: pypdfium2.PdfPage, x: float) -> list[float]:
    """Where lines cross an upright of the page, in mm from the top; `x` in mm from the left."""
    left = x * POINTS_PER_MM
    strip = (left, 0, page.get_width() - left - 1, 0)
    column = page.render(scale=PIXELS_PER_MM / POINTS_PER_MM, crop=strip).to_pil().convert("L")
    return [edge / PIXELS_PER_MM for edge in dark_runs(list(column.crop((0, 0, 1, column.height)).tobytes()))]


@pytest.mark.parametrize("stock", list(STOCKS), ids=lambda stock: stock.id)
def test_rendered_labels_lie_where_the_stock_has_them(stock: LabelStock, tmp_path: Path, font: LabelFont) -> None:
    path = tmp_path / "labels.pdf"
    write_labels(
        PreparedLabels(LabelOptions(stock, has_outlines=True), (FittedLabel(1, "", (" ",), 8),), ()), path, font
    )
    document = pypdfium2.PdfDocument(path)
    page, boxes = document[0], stock.boxes()
    # Through the middle of the last row and of the last column.
    across = edges_across(page, stock, boxes[-1].top + boxes[-1].height / 2)
    along = edges_along(page, boxes[-1].left + boxes[-1].width / 2)
    document.close()
    for found, expected in (
        (across, {edge for box in boxes for edge in (box.left, box.right)}),
        (along, {edge for box in boxes for edge in (box.top, box.bottom)}),
    ):
        assert all(min(abs(line - edge) for line in found) <= 0.1 for edge in expected)
        assert all(min(abs(line - edge) for edge in expected) <= 0.1 for line in found)


@pytest.mark.parametrize("stock", list(STOCKS), ids=lambda stock: stock.id)
def test_every_stock_s_page_and_outlines_have_its_measures(stock: LabelStock, tmp_path: Path, font: LabelFont) -> None:
    options = LabelOptions(replace(stock, corner_radius=0), has_outlines=True)
    reader = written(prepare_labels([Recipient(1, "A", ("A",))], options, font), tmp_path / "a.pdf", font)
    page = reader.pages[0]
    assert float(page.mediabox.width) / POINTS_PER_MM == pytest.approx(stock.page_width, abs=0.01)
    assert float(page.mediabox.height) / POINTS_PER_MM == pytest.approx(stock.page_height, abs=0.01)
    content = page.get_contents()
    assert content is not None
    rectangles = re.findall(r"([\d.]+) ([\d.-]+) ([\d.]+) ([\d.]+) re", content.get_data().decode("latin-1"))
    if stock.shape == "rectangle":
        for box, rectangle in zip(stock.boxes(), rectangles, strict=True):
            x, y, width, height = (float(value) / POINTS_PER_MM for value in rectangle)
            measured = (x, stock.page_height - y - height, width, height)
            assert measured == pytest.approx((box.left, box.top, box.width, box.height), abs=0.01)


def test_a_printer_profile_moves_and_scales_the_page(tmp_path: Path, font: LabelFont) -> None:
    path = tmp_path / "labels.pdf"
    profile = PrinterProfile(right_tenths=12, down_tenths=-5, across_permille=1010, along_permille=990)
    prepared = prepare(font, 1)
    write_labels(prepared, path, font)
    plain = characters(path, 0)
    write_labels(replace(prepared, options=replace(prepared.options, profile=profile)), path, font)
    for (_, left, bottom), (_, sent_left, sent_bottom) in zip(plain, characters(path, 0), strict=True):
        x, y = profile.place(left / POINTS_PER_MM, AVERY.page_height - bottom / POINTS_PER_MM)
        assert sent_left / POINTS_PER_MM == pytest.approx(x, abs=0.02)
        assert AVERY.page_height - sent_bottom / POINTS_PER_MM == pytest.approx(y, abs=0.02)


hostile_lines = st.lists(
    st.text(st.sampled_from("AWgj ,-()\\/éŁЖΩẬ'\""), min_size=1, max_size=70).filter(lambda text: bool(text.strip())),
    min_size=1,
    max_size=7,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=hostile_lines, stock=st.sampled_from(list(STOCKS)), bold=st.integers(0, 7))
def test_drawn_text_never_leaves_its_label(
    lines: list[str], stock: LabelStock, bold: int, tmp_path: Path, font: LabelFont
) -> None:
    recipients = [Recipient(1, "A", tuple(line.strip() for line in lines), bold_lines=range(min(bold, len(lines))))]
    prepared = prepare_labels(recipients, LabelOptions(stock, start=stock.per_sheet), font)
    if not prepared.labels:
        return
    path = tmp_path / "labels.pdf"
    write_labels(prepared, path, font)
    box = stock.boxes()[-1]
    document = pypdfium2.PdfDocument(path)
    text = document[0].get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars()) if text.get_text_range(index, 1).strip()]
    document.close()
    assert boxes
    for left, bottom, right, top in boxes:
        assert left / POINTS_PER_MM >= box.left
        assert right / POINTS_PER_MM <= box.right
        assert stock.page_height - top / POINTS_PER_MM >= box.top
        assert stock.page_height - bottom / POINTS_PER_MM <= box.bottom


HOSTILE = [
    ("W" * 60, "12 Mill Lane", "LEEDS", "LS1 4AB"),
    ("Ẩ" * 25 + " " + "Ǻ" * 25, "jqpgy" * 12),
    ("Ludwig-Wilhelm-von-Rothenburg-Schillingsfürst-Straße " * 3, "1"),
    ("x " * 150,),
    tuple("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch" for _ in range(3)),
    ("السيد عبد الله الحسيني بن محمد الطويل الاسم جدا " * 2, "القاهرة 11511", "EGYPT"),
    ("שָׂרָה לֵוִי " * 6, "ISRAEL"),
    ("東京都中央区銀座日本橋" * 6, "伊藤健二 様"),
    ("ที่อยู่ น้ำผึ้ง " * 8, "श्री राजेश क्षत्रिय " * 4, "Արամ Խաչատրյան " * 4),
    tuple("ABCDEFGHI"),
    ("((((((()))))))\\\\\\", "<FEFF> Tj ET Q", "%PDF-1.4"),
    ("A",),
]


@pytest.mark.parametrize("stock", list(STOCKS), ids=lambda stock: stock.id)
def test_hostile_names_stay_inside_their_label_on_every_stock(stock: LabelStock, tmp_path: Path) -> None:
    font, path = load_test_font(), tmp_path / "labels.pdf"
    recipients = [
        Recipient(number, "", lines, bold_lines=bold)
        for number, lines in enumerate(HOSTILE)
        for bold in (NO_LINES, range(1))
    ]
    prepared = prepare_labels(recipients, LabelOptions(stock), font)
    assert {one.reason for one in prepared.left_out} <= {LeftOutReason.DOES_NOT_FIT}
    write_labels(prepared, path, font)
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            if text.get_text_range(index, 1).strip():
                left, bottom, right, top = (edge / POINTS_PER_MM for edge in text.get_charbox(index))
                drawn = (left, stock.page_height - top, right, stock.page_height - bottom)
                assert any(is_inside(drawn, box) for box in stock.boxes())
    document.close()


def is_inside(drawn: tuple[float, float, float, float], box: Box) -> bool:
    left, top, right, bottom = drawn
    return left >= box.left and top >= box.top and right <= box.right and bottom <= box.bottom


class CancelLater:
    """The owner who cancels while the sheets are written."""

    def report(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002
        if what == "Saving":
            raise JobCancelledError


def test_a_cancelled_file_leaves_the_old_one_untouched(tmp_path: Path, font: LabelFont) -> None:
    path = tmp_path / "labels.pdf"
    path.write_text("old")
    with pytest.raises(JobCancelledError):
        write_labels(prepare(font, 1), path, font, CancelLater())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told_in_one_sentence(tmp_path: Path, font: LabelFont) -> None:
    with pytest.raises(MachineError, match="There is no folder"):
        write_labels(prepare(font, 1), tmp_path / "missing" / "labels.pdf", font)


def test_an_empty_mailing_is_refused(tmp_path: Path, font: LabelFont) -> None:
    with pytest.raises(InputError, match="There is no label to write"):
        write_labels(prepare_labels([], LabelOptions(AVERY), font), tmp_path / "labels.pdf", font)
