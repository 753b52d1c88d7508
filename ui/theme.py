"""Spacings and fonts of the window, and the one place that puts them and the colours on the application."""

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.colours import DARK, LIGHT, Colours
from ui.stylesheet import stylesheet


class Space:
    """Distances in pixels, in steps of four."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 20
    XXL = 24


class Radius:
    """Corners in pixels."""

    FIELD = 8
    CARD = 10


class FontRole(Enum):
    """What a text is for; the value is its size over the system font's and whether it is semibold."""

    BASE = (1.0, False)
    STRONG = (1.0, True)
    SECONDARY = (0.92, False)
    SECONDARY_STRONG = (0.92, True)
    HEADING = (1.5, True)
    BRAND = (1.17, True)


def colours() -> Colours:
    """The colours of the scheme the application shows now."""
    shown = QGuiApplication.palette().color(QPalette.ColorRole.Window).name()
    return DARK if shown.lower() == DARK.window.lower() else LIGHT


def font(role: FontRole) -> QFont:
    """The application's font in the size and weight of `role`."""
    scale, is_strong = role.value
    made = QFont(QApplication.font())
    made.setPointSizeF(made.pointSizeF() * scale)
    if is_strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def application_arguments() -> list[str]:
    """What Qt's application is made with: the one style that the theme dresses.

    `QApplication.setStyle` gives a QStyle back, for which Python makes all its enumerations in 4 ms.
    """
    return ["barnacle", "-style", "Fusion"]


class Theme(QObject):
    """Keeps the application in the system's light or dark scheme, or in a forced one."""

    changed = Signal()

    def __init__(self, application: QApplication, scheme: Qt.ColorScheme = Qt.ColorScheme.Unknown) -> None:
        """Dress `application`; a `scheme` other than Unknown is kept whatever the system shows."""
        super().__init__(application)
        self._application = application
        self._forced = scheme
        application.styleHints().colorSchemeChanged.connect(self._dress)
        self._dress()

    def force(self, scheme: Qt.ColorScheme) -> None:
        """Show `scheme` from now on; Unknown follows the system again."""
        self._forced = scheme
        self._dress()

    def _dress(self) -> None:
        scheme = self._forced
        if scheme is Qt.ColorScheme.Unknown:
            scheme = self._application.styleHints().colorScheme()
        shown = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        self._application.setPalette(_palette(shown))
        self._application.setStyleSheet(stylesheet(shown, self._application.font().pointSizeF()))
        self.changed.emit()


def _palette(shown: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(shown.surface), QColor(shown.window))
    for which, colour in {
        role.Window: shown.window,
        role.WindowText: shown.text,
        role.Base: shown.surface,
        role.AlternateBase: shown.hover,
        role.Text: shown.text,
        role.PlaceholderText: shown.muted,
        role.Button: shown.surface,
        role.ButtonText: shown.text,
        role.BrightText: shown.late,
        role.ToolTipBase: shown.surface,
        role.ToolTipText: shown.text,
        role.Highlight: shown.fill,
        role.HighlightedText: shown.on_fill,
        role.Accent: shown.fill,
        role.Link: shown.accent_dark,
        role.LinkVisited: shown.accent_dark,
        role.Mid: shown.edge,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(shown.muted))
    return palette
