"""Return address, logo and QR code: each in its room, and the code as a reader sees it."""

import struct
import zlib
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from models.catalogues import load_label_stocks
from models.domain.label_design import EnvelopeWindow, Furniture, design_label
from models.domain.label_sheets import POINTS_PER_MM, Box, LabelStock, StockKind
from models.domain.recipients import Recipient
from models.errors import InputError
from models.printing.fonts import LabelFont
from models.printing.label_pdf import write_labels
from models.printing.labels import LabelOptions, prepare_labels
from models.printing.qr_codes import qr_rows
from tests.models.printing.label_scripts import load_test_font

STOCKS = load_label_stocks()
SHIPPING = STOCKS.get("avery-5163")
ENVELOPES = [stock for stock in STOCKS if stock.kind is StockKind.ENVELOPE]
SENDER = ("Barlow Sails", "3 Quay Road", "Whitby YO21 1DN")
TOM = Recipient(1, "Tom", ("Tom Harris", "12 Mill Lane", "LEEDS", "LS1 4AB"), code_text="BEGIN:VCARD Tom Harris Łódź")
PIXELS_PER_MM = 12


@pytest.fixture(scope="module")
def font() -> LabelFont:
    return load_test_font()


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    path = tmp_path / "logo.png"
    picture = Image.new("RGBA", (2000, 1000), (0, 0, 0, 0))
    picture.paste((200, 0, 0, 255), (500, 0, 1500, 1000))
    picture.save(path)
    return path


def render(options: LabelOptions, font: LabelFont, path: Path) -> Image.Image:
    write_labels(prepare_labels([TOM], options, font), path, font)
    document = pypdfium2.PdfDocument(path)
    image = document[0].render(scale=PIXELS_PER_MM / POINTS_PER_MM).to_pil()
    document.close()
    return image.convert("RGB")


def inked(image: Image.Image) -> Box:
    """The box around all that is drawn, in mm."""
    found = image.convert("L").point(lambda light: 255 if light < 200 else 0).getbbox()
    assert found is not None
    left, top, right, bottom = (edge / PIXELS_PER_MM for edge in found)
    return Box(left, top, right - left, bottom - top)


@pytest.mark.parametrize("stock", ENVELOPES, ids=lambda stock: stock.id)
@pytest.mark.parametrize("window", EnvelopeWindow)
def test_rooms_of_an_envelope_lie_on_it_and_apart(stock: LabelStock, window: EnvelopeWindow) -> None:
    try:
        design = design_label(stock, Furniture(3, has_logo=True, has_code=False, window=window))
    except ValueError:
        assert window is not EnvelopeWindow.NONE
        return
    rooms = [design.text, design.sender, design.logo]
    for room in rooms:
        assert room is not None
        assert min(room.left, room.top) >= 5
        assert room.right <= stock.label_width - 5
        assert room.bottom <= stock.label_height - 5
    assert design.sender is not None
    assert design.text.top >= design.sender.bottom


def test_a_label_s_text_lies_below_the_rule_and_beside_the_code() -> None:
    design = design_label(SHIPPING, Furniture(3, has_logo=True, has_code=True))
    assert design.rule is not None
    assert design.code is not None
    assert design.text.top > design.rule.top
    assert design.text.right < design.code.left


@pytest.mark.parametrize("stock_id", ["avery-5160", "avery-l7160", "avery-l7159"])
def test_common_labels_have_room_for_a_code_beside_the_address(stock_id: str) -> None:
    design = design_label(STOCKS.get(stock_id), Furniture(has_code=True))
    assert design.code is not None
    assert design.code.width >= 15
    assert design.text.width >= 30


@pytest.mark.parametrize("furniture", [Furniture(3), Furniture(has_logo=True), Furniture(has_code=True)])
def test_a_label_too_small_is_refused(furniture: Furniture) -> None:
    with pytest.raises(ValueError, match="no room"):
        design_label(STOCKS.get("avery-5167"), furniture)


def test_a_logo_keeps_its_shape_in_its_room(logo: Path, tmp_path: Path, font: LabelFont) -> None:
    options = LabelOptions(STOCKS.get("env-dl"), logo_path=logo)
    image = render(options, font, tmp_path / "a.pdf")
    room = options.design().logo
    assert room is not None
    cut = (room.left, room.top, room.right, room.bottom)
    found = inked(image.crop(tuple(round(edge * PIXELS_PER_MM) for edge in cut)))
    assert found.width == pytest.approx(found.height, abs=0.2)
    assert found.height == pytest.approx(room.width / 2, abs=0.2)


def test_a_code_shows_the_modules_of_its_text(tmp_path: Path, font: LabelFont) -> None:
    options = LabelOptions(SHIPPING, has_code=True)
    image = render(options, font, tmp_path / "a.pdf").convert("L")
    rows = qr_rows(TOM.code_text)
    room, corner = options.design().code, SHIPPING.boxes()[0]
    assert room is not None
    module = room.width / (len(rows) + 4)
    for row, modules in enumerate(rows):
        for column, is_dark in enumerate(modules):
            x = corner.left + room.left + (column + 2.5) * module
            y = corner.top + room.top + (row + 2.5) * module
            light = image.getpixel((round(x * PIXELS_PER_MM), round(y * PIXELS_PER_MM)))
            assert isinstance(light, int)
            assert (light < 128) is (is_dark == "1")


def test_nothing_leaves_its_label(logo: Path, tmp_path: Path, font: LabelFont) -> None:
    options = LabelOptions(SHIPPING, start=10, sender_lines=SENDER, logo_path=logo, has_code=True)
    drawn, box = inked(render(options, font, tmp_path / "a.pdf")), SHIPPING.boxes()[9]
    assert drawn.left >= box.left
    assert drawn.right <= box.right
    assert drawn.top >= box.top
    assert drawn.bottom <= box.bottom


@pytest.mark.parametrize(
    ("sender", "words"), [(("x" * 400,), "too long"), (("Barlow \u0378",), "can't be printed: \u0378")]
)
def test_a_return_address_that_can_t_be_printed_is_refused(
    sender: tuple[str, ...], words: str, tmp_path: Path, font: LabelFont
) -> None:
    with pytest.raises(InputError, match=words):
        render(LabelOptions(SHIPPING, sender_lines=sender), font, tmp_path / "a.pdf")


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path, font: LabelFont) -> None:
    (tmp_path / "logo.png").write_text("no picture")
    with pytest.raises(InputError, match="can't be read as a picture"):
        render(LabelOptions(SHIPPING, logo_path=tmp_path / "logo.png"), font, tmp_path / "a.pdf")


def test_a_picture_of_endless_size_is_refused_before_it_is_read(tmp_path: Path, font: LabelFont) -> None:
    side = 30_000
    rows = zlib.compressobj(9)
    data = b"".join(rows.compress(bytes(1 + side // 8)) for _ in range(side)) + rows.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    (tmp_path / "logo.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")
    )
    with pytest.raises(InputError, match="is too large for a logo"):
        render(LabelOptions(SHIPPING, logo_path=tmp_path / "logo.png"), font, tmp_path / "a.pdf")


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
