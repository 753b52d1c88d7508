"""Fonts of the system: found by the characters they print, passed over where they can't be used."""

import shutil
from pathlib import Path

from models.printing.system_fonts import SystemFonts
from tests.models.printing.label_scripts import TEST_FONTS

FIRAGO = Path("resources/fonts/FiraGO-Regular.ttf").resolve()
CJK = TEST_FONTS / "NotoSansCJK-part.otf"


def test_a_face_is_found_by_its_characters() -> None:
    face = SystemFonts([TEST_FONTS]).find("東京")
    assert face is not None
    assert face.name == "NotoSansCJKjp-Regular"


def test_none_is_found_for_what_no_face_prints() -> None:
    assert SystemFonts([TEST_FONTS]).find("\u0378") is None
    assert SystemFonts([]).find("東") is None


def test_regular_faces_go_before_bold_ones(tmp_path: Path) -> None:
    shutil.copy(CJK, tmp_path / "Aaa-Bold.otf")
    shutil.copy(CJK, tmp_path / "Zzz-Regular.otf")
    face = SystemFonts([tmp_path]).find("東")
    assert face is not None
    assert face.path.name == "Zzz-Regular.otf"


def test_bold_faces_go_before_regular_ones_where_they_are_asked_for(tmp_path: Path) -> None:
    shutil.copy(CJK, tmp_path / "Aaa-Regular.otf")
    shutil.copy(CJK, tmp_path / "Zzz-Bold.otf")
    face = SystemFonts([tmp_path], is_bold=True).find("東")
    assert face is not None
    assert face.path.name == "Zzz-Bold.otf"


def test_a_regular_face_stands_in_where_there_is_no_bold_one() -> None:
    face = SystemFonts([TEST_FONTS], is_bold=True).find("東京")
    assert face is not None
    assert face.weight == 400


def test_a_file_that_is_no_font_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    (tmp_path / "empty.otf").write_bytes(b"")
    shutil.copy(CJK, tmp_path / "zzz.otf")
    assert SystemFonts([tmp_path]).find("東") is not None


def test_a_font_whose_maker_forbids_embedding_is_passed_over(tmp_path: Path) -> None:
    data = bytearray(FIRAGO.read_bytes())
    table = data.index(b"OS/2")
    start = int.from_bytes(data[table + 8 : table + 12], "big")
    data[start + 8 : start + 10] = b"\x00\x02"
    (tmp_path / "restricted.ttf").write_bytes(data)
    assert SystemFonts([tmp_path]).find("A") is None
