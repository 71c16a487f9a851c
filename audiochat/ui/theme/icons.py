"""Lucide icons painted in a colour of the theme, sharp at the screen's pixel ratio."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from audiochat.ui.theme.files import resources
from audiochat.ui.theme.tokens import MIRRORED_ICONS

STROKE = "1.75"


@lru_cache(maxsize=512)
def _drawing(name: str) -> str:
    """The icon's SVG text; ``FileNotFoundError`` when the program does not ship it."""
    return (resources() / "icons" / f"{name}.svg").read_text("utf-8")


def paint_icon(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    """The icon in ``colour`` (``#rrggbb``) at ``pixels`` logical size and a device pixel ratio."""
    svg = _drawing(name).replace("currentColor", colour)
    svg = svg.replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    pixmap = QPixmap(round(pixels * ratio), round(pixels * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels * ratio, pixels * ratio))
    painter.end()
    rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    if rtl and name in MIRRORED_ICONS:
        pixmap = pixmap.transformed(QTransform().scale(-1, 1))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
