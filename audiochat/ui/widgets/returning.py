"""The focus goes back to where it was when a panel that took it is put away."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class FocusReturn:
    """For one panel: ``take`` when it appears, ``give_back`` just before it is hidden.

    Nothing is given back when the person has gone elsewhere meanwhile, or the place is gone.
    """

    def __init__(self, panel: QWidget) -> None:
        self._panel = panel
        self._from: QWidget | None = None

    def take(self, to: QWidget) -> None:
        """Give a field of the panel the focus, and remember who had it."""
        focus = self._panel.window().focusWidget()
        if focus is not None and not self._panel.isAncestorOf(focus):
            self._from = focus
        to.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_back(self) -> None:
        """Back to who had it."""
        # The window's own: a dialog that the panel asked with may have the focus of the program now.
        focus, back, self._from = self._panel.window().focusWidget(), self._from, None
        inside = focus is not None and self._panel.isAncestorOf(focus)
        if inside and back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
