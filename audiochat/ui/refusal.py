"""The one dialog there is before a window: why the program cannot start, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from audiochat.domain.errors import UserError


def make_refusal(error: UserError) -> QMessageBox:
    """A box with the reason and the remedy, as plain text: names in it may be hostile."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Audio Chat Studio", "")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(error.message)
    box.setInformativeText(error.remedy)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    return box


def show_refusal(error: UserError) -> None:
    """Show the box and wait until it is closed."""
    make_refusal(error).exec()
