"""Small widgets shared by the screens."""

from audiochat.ui.widgets.basic import Button, Frame, IconButton, Line, Text, restyle, tip
from audiochat.ui.widgets.fields import Check, Choice, Real, Whole

__all__ = [
    "Button",
    "Check",
    "Choice",
    "Frame",
    "IconButton",
    "Line",
    "Real",
    "Text",
    "Whole",
    "restyle",
    "tip",
]
