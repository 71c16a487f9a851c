from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from audiochat.ui.theme import Mode, Theme
from audiochat.ui.theme.files import resources
from audiochat.ui.theme.tokens import DARK, FACES, LIGHT

UI = Path(__file__).resolve().parents[2] / "audiochat" / "ui"


def luminance(color: Any) -> float:
    parts = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_words_one_must_read_have_contrast(theme: Theme, mode: Mode) -> None:
    theme.set_mode(mode)
    for front in ("text", "muted", "accent", "cut"):
        for back in ("window", "sidebar", "surface", "raised"):
            a, b = luminance(theme.color(front)), luminance(theme.color(back))
            ratio = (max(a, b) + 0.05) / (min(a, b) + 0.05)
            assert ratio >= 4.5, (mode, front, back, ratio)


def test_both_tables_name_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_faces_are_the_shipped_ones(theme: Theme) -> None:
    for name, face in FACES.items():
        family = QFontInfo(theme.font(name)).family()
        assert family.startswith("JetBrains Mono" if face.mono else "Inter")
    figures = QFontMetricsF(theme.font("clock"))
    assert figures.horizontalAdvance("1111") == figures.horizontalAdvance("0808")


def test_zoom_scales_type_and_keeps_within_limits(theme: Theme) -> None:
    theme.zoom_by(1)
    assert theme.font("body").pixelSize() == round(13 * 1.1)
    theme.set_zoom(40)
    assert theme.zoom == 2.0
    theme.zoom_by(0)
    assert theme.px(44) == 44


def test_the_mode_changes_the_palette_and_tells(theme: Theme, qtbot: Any) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.DARK)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert app.palette().window().color() == theme.color("window")
    assert theme.dark


def test_every_shipped_icon_paints(theme: Theme) -> None:
    icons = sorted((resources() / "icons").glob("*.svg"))
    assert len(icons) > 50
    for path in icons:
        image = theme.pixmap(path.stem, "text").toImage()
        assert any(
            image.pixelColor(x, y).alpha()
            for x in range(image.width())
            for y in range(image.height())
        ), path.name


def test_icons_of_the_reading_line_turn_round(theme: Theme) -> None:
    before = theme.pixmap("chevron-left").toImage()
    theme.set_direction(Qt.LayoutDirection.RightToLeft)
    try:
        assert theme.pixmap("chevron-left").toImage() == before.flipped(Qt.Orientation.Horizontal)
        assert theme.pixmap("play").toImage() != before
    finally:
        theme.set_direction(Qt.LayoutDirection.LeftToRight)


def test_nothing_else_names_a_colour() -> None:
    literal = re.compile(r"#[0-9A-Fa-f]{6}\b|(?<!\.)\brgba?\(|QColor\(\s*\d")
    wrong = [
        f"{path.relative_to(UI)}: {line.strip()}"
        for path in UI.rglob("*.py")
        if "theme" not in path.parts
        for line in path.read_text("utf-8").splitlines()
        if literal.search(line)
    ]
    assert not wrong


def test_every_icon_the_window_asks_for_is_shipped() -> None:
    asked = re.compile(r"""(?:icon|pixmap)\(\s*["']([a-z0-9-]+)["']|icon=["']([a-z0-9-]+)["']""")
    missing = set()
    for path in (UI.parent).rglob("*.py"):
        for match in asked.finditer(path.read_text("utf-8")):
            name = match.group(1) or match.group(2)
            if not (resources() / "icons" / f"{name}.svg").is_file():
                missing.add(f"{name} in {path.name}")
    assert not missing
