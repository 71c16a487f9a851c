"""The columns beside the conversation keep their width while words are made larger and smaller."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter, QWidget


class Column:
    """One column of a splitter: as wide as a person drew it, at whatever size the words are.

    ``usual``: its width in pixels at 100 %, until somebody draws it otherwise.
    """

    def __init__(self, splitter: QSplitter, widget: QWidget, usual: float, zoom: float) -> None:
        self._splitter, self._widget, self._place = splitter, widget, splitter.indexOf(widget)
        self._plain = usual
        self._given = 0
        self._zoom = zoom

    def note(self) -> None:
        """Remember its width, if a person has drawn it wider or narrower than it was given."""
        now = self._splitter.sizes()[self._place]
        if now and not self._widget.isHidden() and now != self._given:
            self._plain = now / self._zoom

    def show(self, on: bool, zoom: float) -> None:
        """Show it or put it away; the words may have another size when it comes back."""
        if not on:
            self.note()
        back = on and self._widget.isHidden()
        self._widget.setVisible(on)
        if back and zoom != self._zoom:
            self.lay(zoom)

    def follow(self, zoom: float) -> None:
        """Take the width that goes with words of this size; later, while it is put away."""
        if not self._widget.isHidden():
            self.lay(zoom)

    def lay(self, zoom: float) -> None:
        """Take its width at this zoom, at most half of what there is."""
        both = self._splitter.width() - self._splitter.handleWidth()
        wide = min(round(self._plain * zoom), both // 2)
        sizes = [max(0, both - wide)] * 2
        sizes[self._place] = wide
        self._splitter.setSizes(sizes)
        self._given, self._zoom = self._splitter.sizes()[self._place], zoom
