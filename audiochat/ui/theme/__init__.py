"""The theme: colours, faces, spaces and icons by name, light and dark, at the person's zoom."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from audiochat.ui.theme.fonts import load_fonts, make_font
from audiochat.ui.theme.icons import paint_icon
from audiochat.ui.theme.style import make_palette, make_sheet
from audiochat.ui.theme.tokens import DARK, FACES, LIGHT, ZOOMS, Radius, Size, Space


class Mode(StrEnum):
    """Which surroundings the person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The look of the window, handed to every widget that paints or picks a colour.

    ``changed`` is emitted after colours, sizes or the direction of reading have changed; widgets that
    hold icons, fonts or colours of the theme fetch them again then.
    """

    changed = Signal()
    space = Space()
    radius = Radius()
    size = Size()

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM, zoom: float = 1.0) -> None:
        super().__init__()
        self._app = app
        self._mode = mode
        self._zoom = zoom
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._released = False
        load_fonts()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def mode(self) -> Mode:
        """What the person chose: the system's surroundings, light, or dark."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark, or whatever the system says."""
        if mode != self._mode:
            self._mode = mode
            self._apply()

    @property
    def dark(self) -> bool:
        """Whether the window is dark now."""
        if self._mode is Mode.SYSTEM:
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode is Mode.DARK

    @property
    def zoom(self) -> float:
        """The person's zoom; 1 is the size in the drawings."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Scale type, icons and the space about them (0.8 to 2)."""
        zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        if zoom != self._zoom:
            self._zoom = zoom
            self._apply()

    def zoom_by(self, steps: int) -> None:
        """Go to the next larger (positive) or smaller zoom; 0 goes back to 1."""
        nearest = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - self._zoom))
        place = min(max(nearest + steps, 0), len(ZOOMS) - 1)
        self.set_zoom(ZOOMS[place] if steps else 1.0)

    def color(self, name: str) -> QColor:
        """A colour by its token's name; ``KeyError`` for an unknown one."""
        return QColor((DARK if self.dark else LIGHT)[name])

    def css(self, name: str) -> str:
        """The same for style sheets and rich text of our own making: ``rgba(...)``."""
        c = self.color(name)
        return f"rgba({c.red()},{c.green()},{c.blue()},{c.alphaF():.3f})"

    def font(self, name: str = "body") -> QFont:
        """A face of the type scale (see ``tokens.FACES``) at the person's zoom."""
        return make_font(name, self._zoom)

    def px(self, pixels: float) -> int:
        """A length of the drawings at the person's zoom."""
        return round(pixels * self._zoom)

    def pixmap(self, name: str, color: str = "text", size: int = 0) -> QPixmap:
        """A Lucide icon in a token's colour, ``size`` logical pixels (0: the usual 16), zoomed."""
        pixels, ratio = self.px(size or self.size.icon), self._app.devicePixelRatio()
        key = (name, color, pixels, ratio)
        if key not in self._pixmaps:  # drawing one takes half a millisecond
            self._pixmaps[key] = paint_icon(name, self.color(color).name(), pixels, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, color: str = "text", size: int = 0) -> QIcon:
        """The same as a ``QIcon`` that is faint when disabled."""
        key = (name, color, size)
        if key not in self._icons:
            icon = QIcon(self.pixmap(name, color, size))
            icon.addPixmap(self.pixmap(name, "faint", size), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def set_direction(self, direction: Qt.LayoutDirection) -> None:
        """Mirror the window (or not) and turn the icons that follow the line of reading."""
        self._app.setLayoutDirection(direction)
        self._apply()

    def release(self) -> None:
        """Stop following the system; for the end of the program and of tests."""
        if not self._released:
            self._released = True
            self._app.styleHints().colorSchemeChanged.disconnect(self._system_changed)

    def _system_changed(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        self._icons.clear()
        self._pixmaps.clear()
        self._app.setFont(self.font("body"))
        self._app.setPalette(make_palette(self.color))
        self._app.setStyleSheet(make_sheet(self.css, self.px))
        self.changed.emit()


__all__ = ["FACES", "Mode", "Theme"]
