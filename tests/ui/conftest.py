"""Fixtures of the window's tests: one theme for the application."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from audiochat.ui.theme import Mode, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at zoom 1."""
    made = Theme(qapp, Mode.LIGHT)
    yield made
    made.release()
    qapp.setStyleSheet("")
