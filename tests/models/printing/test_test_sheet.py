"""The test sheet: its square lies where the profile expects it."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from models.catalogues import load_label_stocks
from models.domain.label_sheets import POINTS_PER_MM, LabelStock, StockKind
from models.domain.printer_profiles import SQUARE_LEFT_MM, SQUARE_SIDE_MM, SQUARE_TOP_MM, PrinterProfile
from models.errors import InputError
from models.printing.test_sheet import write_test_sheet

STOCKS = load_label_stocks()
PIXELS_PER_MM = 20


def render(stock: LabelStock, path: Path, profile: PrinterProfile | None = None) -> Image.Image:
    write_test_sheet(path, stock, profile)
    document = pypdfium2.PdfDocument(path)
    image = document[0].render(scale=PIXELS_PER_MM / POINTS_PER_MM).to_pil().convert("L")
    document.close()
    return image


def black_edges(lights: bytes) -> tuple[float, float]:
    """The first and the last black pixel of a row, in mm."""
    black = [place for place, light in enumerate(lights) if light < 100]
    return black[0] / PIXELS_PER_MM, black[-1] / PIXELS_PER_MM


@pytest.mark.parametrize(
    ("profile", "scale", "moved"), [(None, 1.0, 0.0), (PrinterProfile("", "", "", 12, 12, 990, 990), 0.99, 1.2)]
)
@pytest.mark.parametrize("stock_id", ["avery-5160", "zweckform-3474"])
def test_the_square_has_its_place_and_size(
    stock_id: str, profile: PrinterProfile | None, scale: float, moved: float, tmp_path: Path
) -> None:
    image = render(STOCKS.get(stock_id), tmp_path / "a.pdf", profile)
    # A row and a column through the square, beside its words and off the rulers.
    y, x = round((140 * scale + moved) * PIXELS_PER_MM), round((53 * scale + moved) * PIXELS_PER_MM)
    ruler = round(20 * PIXELS_PER_MM)
    across = black_edges(image.crop((ruler, y, image.width, y + 1)).tobytes())
    along = black_edges(image.crop((x, ruler, x + 1, image.height)).tobytes())
    for (first, last), start in ((across, SQUARE_LEFT_MM), (along, SQUARE_TOP_MM)):
        assert first + 20 == pytest.approx(start * scale + moved, abs=0.12)
        assert last + 20 == pytest.approx((start + SQUARE_SIDE_MM) * scale + moved, abs=0.12)


@pytest.mark.parametrize("stock", [s for s in STOCKS if s.kind is not StockKind.SHEET], ids=lambda stock: stock.id)
def test_rolls_and_envelopes_have_none(stock: LabelStock, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="too small"):
        write_test_sheet(tmp_path / "a.pdf", stock)
