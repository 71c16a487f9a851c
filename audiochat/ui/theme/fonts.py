"""The faces that come with the program, and the type scale as Qt fonts."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from audiochat.ui.theme.files import resources
from audiochat.ui.theme.tokens import FACES, FAMILIES, MONO_FAMILIES

_loaded: set[str] = set()


def load_fonts() -> None:
    """Make the shipped faces known to Qt; again is free. A missing file falls back to the system's."""
    for path in sorted((resources() / "fonts").glob("*.[ot]tf")):
        if path.name not in _loaded:
            QFontDatabase.addApplicationFont(str(path))
            _loaded.add(path.name)


def make_font(face_name: str, zoom: float) -> QFont:
    """The named style of the type scale at the person's zoom; ``KeyError`` for an unknown name."""
    face = FACES[face_name]
    font = QFont()
    font.setFamilies(list(MONO_FAMILIES if face.mono else FAMILIES))
    font.setPixelSize(max(1, round(face.pixels * zoom)))
    # Of the shipped weights 500 is the nearest to 550; Qt would take the bolder one.
    font.setWeight(QFont.Weight(500 if face.weight == 550 else face.weight))
    font.setItalic(face.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    if face.mono:
        font.setStyleHint(QFont.StyleHint.Monospace)
    if face.tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
