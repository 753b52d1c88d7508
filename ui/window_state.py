"""What the window remembers between two starts, in a small file of the data folder."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class WindowState:
    """Size, page and the pages' own texts. When the file can't be read or written, nothing is remembered."""

    def __init__(self, path: Path) -> None:
        """`path` is an ini file; it need not exist."""
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def geometry(self) -> QByteArray:
        """The window's place and size, empty when none is remembered."""
        stored = self._settings.value("window/geometry")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    def page(self) -> str:
        """The key of the page that was shown, or an empty text."""
        return str(self._settings.value("window/page", ""))

    def keep_window(self, geometry: QByteArray, page: str) -> None:
        """Remember place, size and page."""
        self._settings.setValue("window/geometry", geometry)
        self._settings.setValue("window/page", page)

    def reminders_geometry(self) -> QByteArray:
        """The reminder window's place and size, empty when none is remembered."""
        stored = self._settings.value("reminders/geometry")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    def keep_reminders(self, geometry: QByteArray) -> None:
        """Remember the reminder window's place and size."""
        self._settings.setValue("reminders/geometry", geometry)
        self._settings.sync()

    def of_page(self, key: str) -> dict[str, str]:
        """What the page asked to be remembered."""
        self._settings.beginGroup(f"page-{key}")
        stored = {name: str(self._settings.value(name)) for name in self._settings.childKeys()}
        self._settings.endGroup()
        return stored

    def keep_page(self, key: str, state: Mapping[str, str]) -> None:
        """Remember the page's texts."""
        self._settings.beginGroup(f"page-{key}")
        for name, text in state.items():
            self._settings.setValue(name, text)
        self._settings.endGroup()

    def was_said(self, key: str) -> bool:
        """True when the owner has been told this once already."""
        return str(self._settings.value(f"said/{key}", "")) == "yes"

    def keep_said(self, key: str) -> None:
        """Remember that the owner has been told this."""
        self._settings.setValue(f"said/{key}", "yes")
        self._settings.sync()

    def write(self) -> None:
        """Put all of it on the disk."""
        self._settings.sync()
