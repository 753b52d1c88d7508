"""The colours of the window's two schemes.

Every pair of ink and ground listed in `Colours.pairs` keeps a contrast of 4.5 : 1 or more (WCAG 2.1, 1.4.3).
"""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from PySide6.QtGui import QColor


class Colours(NamedTuple):
    """The colours of one scheme as `#rrggbb`.

    `fill` is the ground of the strong button and of the chosen page, `fill_pressed` the same under the pointer and
    behind a count on it; `accent_soft` fills bars and dots; `chosen` is the ground of the chosen row; `chip` the ground
    of a neutral chip, `count_wash` of a count in the sidebar; `edge` the outline of a button or field; `hover` the
    ground of a row or button under the pointer; `badge` the ground of the count on the tray's icon, with `on_badge` for
    its ink.
    """

    window: str
    surface: str
    sidebar: str
    line: str
    text: str
    muted: str
    accent: str
    accent_dark: str
    accent_wash: str
    accent_soft: str
    late: str
    late_wash: str
    soon: str
    soon_wash: str
    good: str
    good_wash: str
    fill: str
    fill_pressed: str
    on_fill: str
    chosen: str
    chip: str
    count_wash: str
    edge: str
    hover: str
    badge: str
    on_badge: str

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every pair (ink, ground) that carries text."""
        grounds = (self.window, self.surface, self.sidebar, self.chosen, self.chip, self.hover)
        yield from ((ink, ground) for ground in grounds for ink in (self.text, self.muted))
        for ground in (self.window, self.surface, self.sidebar, self.accent_wash, self.chosen, self.hover):
            yield self.accent_dark, ground
        yield self.muted, self.count_wash
        yield self.late, self.late_wash
        yield self.late, self.surface
        yield self.soon, self.soon_wash
        yield self.good, self.good_wash
        yield self.good, self.surface
        yield self.on_fill, self.fill
        yield self.on_fill, self.fill_pressed
        yield self.on_badge, self.badge


class Tone(Enum):
    """What a mark says to the eye: (name of its ink, name of its ground) among the colours."""

    NEUTRAL = ("muted", "chip")
    ACCENT = ("accent_dark", "accent_wash")
    LATE = ("late", "late_wash")
    SOON = ("soon", "soon_wash")
    GOOD = ("good", "good_wash")
    COUNT = ("muted", "count_wash")
    ON_FILL = ("on_fill", "fill_pressed")

    def inks(self, colours: Colours) -> tuple[str, str]:
        """Ink and ground as `#rrggbb`."""
        ink, ground = self.value
        return getattr(colours, ink), getattr(colours, ground)


LIGHT = Colours(
    window="#F5F7F8",
    surface="#FFFFFF",
    sidebar="#EDF1F2",
    line="#E3E8EA",
    text="#1B2430",
    muted="#5B6776",
    accent="#0E7C86",
    accent_dark="#0B5A62",
    accent_wash="#D7EBEC",
    accent_soft="#9BCBD0",
    late="#9B1C12",
    late_wash="#FBE4E1",
    soon="#8A4B08",
    soon_wash="#FDF0DC",
    good="#14622F",
    good_wash="#DFF3E4",
    fill="#0E7C86",
    fill_pressed="#0B666E",
    on_fill="#FFFFFF",
    chosen="#E8F4F5",
    chip="#EDF1F2",
    count_wash="#E0E6E8",
    edge="#D3DADD",
    hover="#F5F8F9",
    badge="#C62F22",
    on_badge="#FFFFFF",
)

DARK = Colours(
    window="#14191C",
    surface="#1C2327",
    sidebar="#181E21",
    line="#2B3439",
    text="#E8EDEF",
    muted="#9FACB4",
    accent="#3FB6C0",
    accent_dark="#7FD3DA",
    accent_wash="#173C41",
    accent_soft="#2F737B",
    late="#FFB4A9",
    late_wash="#4A1F1A",
    soon="#FFD08A",
    soon_wash="#47330F",
    good="#8FDDA8",
    good_wash="#1B3D27",
    fill="#0E7C86",
    fill_pressed="#0B666E",
    on_fill="#FFFFFF",
    chosen="#173A3F",
    chip="#2A3338",
    count_wash="#2A3338",
    edge="#3A464C",
    hover="#222A2F",
    badge="#C62F22",
    on_badge="#FFFFFF",
)


def contrast(ink: str, ground: str) -> float:
    """The contrast of two colours as WCAG 2.1 defines it, 1 to 21."""
    lighter, darker = sorted((_luminance(QColor(ink)), _luminance(QColor(ground))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())
