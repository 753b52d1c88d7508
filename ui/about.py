"""What the Help menu opens."""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.actions import MenuOf
from ui.icons import application_icon
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.text import Text, TextLook


class AboutDialog(QDialog):
    """Name, version, and what the program is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Barnacle"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        layout.setSpacing(Space.M)
        head = QHBoxLayout()
        head.setSpacing(Space.L)
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(48, 48))
        head.addWidget(picture)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Text("Barnacle", TextLook.HEADING))
        names.addWidget(Text(self.tr("Version {number}").format(number=_version()), TextLook.MUTED))
        head.addLayout(names)
        head.addStretch(1)
        layout.addLayout(head)
        words = self.tr(
            "A contact book with reminders for a person who runs a business alone. "
            "It keeps everything in one file on this computer and sends nothing anywhere."
        )
        about = Text(words, wraps=True)
        about.setMinimumWidth(360)
        layout.addWidget(about)
        close = Button(self.tr("Close"), ButtonLook.PLAIN)
        close.clicked.connect(self.accept)
        layout.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)


class ShortcutsDialog(QDialog):
    """Every action that has a shortcut, menu by menu."""

    def __init__(self, menus: Sequence[MenuOf], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XXL)
        columns.setSpacing(2 * Space.XXL)
        half = (len(menus) + 1) // 2
        for group in (menus[:half], menus[half:]):
            column = QVBoxLayout()
            column.setSpacing(Space.S)
            for menu in group:
                column.addWidget(Text(menu.title, TextLook.SECTION))
                column.addLayout(_table(menu))
                column.addSpacing(Space.S)
            column.addStretch(1)
            columns.addLayout(column)


def _table(menu: MenuOf) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.XXL)
    grid.setVerticalSpacing(Space.XS)
    for action in menu.actions:
        if action is None or not action.shortcuts():
            continue
        keys = ", ".join(shortcut.toString(QKeySequence.SequenceFormat.NativeText) for shortcut in action.shortcuts())
        row = grid.rowCount()
        grid.addWidget(Text(action.text()), row, 0)
        grid.addWidget(Text(keys, TextLook.MUTED), row, 1, Qt.AlignmentFlag.AlignRight)
    return grid


def _version() -> str:
    try:
        return version("barnacle")
    except PackageNotFoundError:
        return "0.1"
