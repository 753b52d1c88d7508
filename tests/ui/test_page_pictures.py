from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from models.context import Context
from ui.page_pictures import Picture, take_pictures


@pytest.mark.usefixtures("qtbot")
def test_a_picture_has_its_size_on_a_screen_that_is_smaller(context: Context, tmp_path: Path) -> None:
    wanted = [Picture(page, QSize(1280, 1000), Qt.ColorScheme.Light) for page in ("today", "contacts")]
    sizes = [QImage(str(path)).size() for path in take_pictures(context, wanted, tmp_path)]
    assert sizes == [QSize(1280, 1000)] * 2
