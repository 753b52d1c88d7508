"""A line of Settings: what is set, and the field for it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Space
from ui.widgets.text import Text, TextLook

NAME_WIDTH: Final = 180


def setting_line(name: str, field: QWidget, *, is_tall: bool = False) -> QHBoxLayout:
    """The name and the field, below those of the lines above; beside a tall field the name stands at its top."""
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    label = Text(name, TextLook.MUTED)
    label.setFixedWidth(NAME_WIDTH)
    label.setBuddy(field)
    if is_tall:
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    else:
        row.addWidget(label)
    row.addWidget(field)
    row.addStretch(1)
    return row
