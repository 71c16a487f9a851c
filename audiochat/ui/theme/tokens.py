"""The look in numbers: every colour, size and face the window uses is named here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

LIGHT: dict[str, str] = {
    "window": "#F6F6F4",
    "sidebar": "#EFEFEC",
    "surface": "#FFFFFF",
    "raised": "#FFFFFF",
    "line": "#E2E2DD",
    "text": "#1B1C1F",
    "muted": "#696C73",
    "faint": "#9A9DA3",
    "accent": "#4F56D3",
    "accent_tint": "#ECEDFB",
    "accent_hover": "#434AC0",
    "on_accent": "#FFFFFF",
    "cut": "#C8372D",
    "cut_tint": "#21C8372D",
    "wave": "#8E93A0",
    "rms": "#5E6370",
    "hover": "#0D1B1C1F",
    "press": "#1A1B1C1F",
    "shade": "#591B1C1F",
    "keyword": "#4F56D3",
    "string": "#2F7D4F",
    "number": "#A65A13",
    "comment": "#7C7F86",
    "callable": "#1D6F9E",
}
"""Colours by name in light surroundings; the first two digits of eight are the opacity."""

DARK: dict[str, str] = {
    "window": "#17181B",
    "sidebar": "#121316",
    "surface": "#1D1E22",
    "raised": "#24262B",
    "line": "#303238",
    "text": "#ECEDEF",
    "muted": "#A0A4AD",
    "faint": "#70747E",
    "accent": "#8B92F4",
    "accent_tint": "#2A2C4A",
    "accent_hover": "#A0A6F7",
    "on_accent": "#14151A",
    "cut": "#F0776C",
    "cut_tint": "#2EF0776C",
    "wave": "#6B7080",
    "rms": "#A9AEBB",
    "hover": "#0FECEDEF",
    "press": "#1FECEDEF",
    "shade": "#8C000000",
    "keyword": "#A5ABF8",
    "string": "#8CC9A1",
    "number": "#E0B07C",
    "comment": "#8A8E98",
    "callable": "#7FBFE3",
}
"""Colours by name in dark surroundings."""


@dataclass(frozen=True, slots=True)
class Space:
    """Distances in pixels, from the space inside a chip to the margin of a page."""

    xs: int = 4
    s: int = 8
    m: int = 12
    l: int = 16  # noqa: E741 - sizes are called by their letters
    xl: int = 28


@dataclass(frozen=True, slots=True)
class Radius:
    """Corner radii in pixels."""

    field: int = 6
    button: int = 8
    card: int = 12
    input: int = 14


@dataclass(frozen=True, slots=True)
class Size:
    """Widths and heights of the window's parts in pixels."""

    sidebar: int = 248
    header: int = 44
    panel: int = 372
    status: int = 26
    reading: int = 680
    button: int = 30
    field: int = 28
    chip: int = 20
    icon: int = 16
    ring: int = 2
    line_height: int = 20
    motion_ms: int = 140


@dataclass(frozen=True, slots=True)
class Face:
    """A style of type: size in pixels, weight (400, 550, 600), figures all of one width, mono."""

    pixels: int
    weight: int = 400
    tabular: bool = False
    mono: bool = False
    italic: bool = False


FACES: dict[str, Face] = {
    "body": Face(13),
    "medium": Face(13, 550),
    "strong": Face(13, 600),
    "emphasis": Face(13, italic=True),
    "number": Face(13, tabular=True),
    "name": Face(15, 600),
    "heading": Face(15, 600),
    "title": Face(18, 600),
    "clock": Face(15, 550, tabular=True),
    "small": Face(12),
    "small_medium": Face(12, 550),
    "small_strong": Face(12, 600),
    "small_number": Face(12, tabular=True),
    "tiny": Face(11),
    "tiny_medium": Face(11, 550),
    "tiny_number": Face(11, tabular=True),
    "code": Face(12, mono=True),
    "code_strong": Face(12, 600, mono=True),
}
"""The type scale."""

FAMILIES = ("Inter", "Noto Sans Hebrew")
MONO_FAMILIES = ("JetBrains Mono", "Noto Sans Hebrew")

MIRRORED_ICONS = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "corner-down-left",
        "log-out",
        "panel-left",
        "panel-right",
        "send",
        "send-horizontal",
        "list",
        "list-checks",
        "redo-2",
        "undo-2",
    }
)
"""Icons that point along the line of reading, and so turn round in right-to-left windows."""

ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0)
"""The steps of the person's zoom."""
