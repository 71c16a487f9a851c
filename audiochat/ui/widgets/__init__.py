"""Small widgets shared by the screens."""

from audiochat.ui.widgets.basic import Button, Frame, IconButton, Line, Text, restyle, tip
from audiochat.ui.widgets.fields import Check, Choice, Real, Whole
from audiochat.ui.widgets.painting import draw_found, draw_line
from audiochat.ui.widgets.scroller import Scroller

__all__ = [
    "Button",
    "Check",
    "Choice",
    "Frame",
    "IconButton",
    "Line",
    "Real",
    "Scroller",
    "Text",
    "Whole",
    "draw_found",
    "draw_line",
    "restyle",
    "tip",
]
