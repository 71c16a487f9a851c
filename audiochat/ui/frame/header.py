"""The header: title, context gauge, model, preset."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QWidget

from audiochat.ui.frame.gauge import Bar, ContextGauge
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Frame, IconButton, Text, tip

ROOM_FOR_NUMBERS = 640
"""The width in unscaled pixels from which the gauge says its numbers."""


class TitleEdit(QStackedWidget):
    """The conversation's title; a double click or Enter edits it in place."""

    renamed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Text(theme, face="strong", elide=True)
        self.field = QLineEdit()
        self.field.setMaxLength(200)
        self.field.setAccessibleName(self.tr("Title of the conversation"))
        self.addWidget(self.label)
        self.addWidget(self.field)
        self.setFixedHeight(theme.px(theme.size.field + 2))
        self.field.editingFinished.connect(self._finish)

    def set_title(self, title: str) -> None:
        """Show a title."""
        self.label.setText(title)
        self.setCurrentWidget(self.label)

    def edit(self) -> None:
        """Let the person type another."""
        self.field.setText(self.label.whole())
        self.setCurrentWidget(self.field)
        self.field.setFocus()
        self.field.selectAll()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit."""
        if self.label.whole():
            self.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the title as it was."""
        if event.key() == Qt.Key.Key_Escape and self.currentWidget() is self.field:
            self.setCurrentWidget(self.label)
            return
        super().keyPressEvent(event)

    def _finish(self) -> None:
        if self.currentWidget() is not self.field:
            return
        self.setCurrentWidget(self.label)
        title = self.field.text().strip()
        if title and title != self.label.whole():
            self.label.setText(title)
            self.renamed.emit(title)


class Header(Frame):
    """44 pixels that say which conversation, how full, which model, which preset.

    ``model_chosen(id)``, ``model_file_wanted()``, ``preset_chosen(name)``, ``presets_wanted()`` (edit
    them), ``renamed(title)``, ``branches_wanted()``, ``sidebar_wanted()``.
    """

    model_chosen = Signal(str)
    model_file_wanted = Signal()
    preset_chosen = Signal(str)
    presets_wanted = Signal()
    renamed = Signal(str)
    branches_wanted = Signal()
    sidebar_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.l, 0, theme.space.l, 0)
        row.setSpacing(theme.space.s)
        self.sidebar = IconButton(theme, "panel-left", self.tr("Show the sidebar"), "Ctrl+B")
        self.sidebar.clicked.connect(self.sidebar_wanted)
        self.sidebar.hide()
        self.title = TitleEdit(theme)
        self.title.renamed.connect(self.renamed)
        self.branches = IconButton(theme, "git-branch", self.tr("Branches of this conversation"))
        self.branches.clicked.connect(self.branches_wanted)
        self.branches.hide()
        self.gauge = ContextGauge(theme)
        self.loading = Bar(theme)
        self.loading.hide()
        self.model = Button(theme, self.tr("No model"), icon="cpu", menu=True)
        self.preset = Button(theme, self.tr("Preset"), menu=True)
        row.addWidget(self.sidebar)
        row.addWidget(self.title, 1)
        row.addWidget(self.branches)
        row.addWidget(self.gauge)
        row.addSpacing(theme.space.xs)
        row.addWidget(self.loading)
        row.addWidget(self.model)
        row.addWidget(self.preset)
        self._models = QMenu(self.model)
        self._presets = QMenu(self.preset)
        self.model.setMenu(self._models)
        self.preset.setMenu(self._presets)
        theme.changed.connect(self._resize)
        self._resize()
        self.set_models([], "", "")
        self.set_presets([], "")

    def set_models(self, models: Sequence[tuple[str, str]], current: str, name: str) -> None:
        """Offer models as ``(id, name)``; ``current`` is marked and ``name`` shown on the button."""
        self.model.set_words(name or self.tr("No model"))
        self.model.setToolTip(self.tr("Model: who answers"))
        self._models.clear()
        for model_id, words in models:
            entry = self._models.addAction(words.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(model_id == current)
            entry.triggered.connect(lambda _=False, m=model_id: self.model_chosen.emit(m))
        if models:
            self._models.addSeparator()
        self._models.addAction(self.tr("Choose a GGUF file…")).triggered.connect(
            lambda _=False: self.model_file_wanted.emit()
        )

    def set_loading(self, fraction: float | None, words: str = "") -> None:
        """Show how far the model is loaded; None hides it."""
        self.loading.setVisible(fraction is not None)
        if fraction is not None:
            self.loading.set_part(fraction)
            self.loading.setToolTip(tip(words))
            self.loading.setAccessibleName(words)

    def set_presets(self, names: Sequence[str], current: str) -> None:
        """Offer presets by name."""
        self.preset.set_words(current or self.tr("Preset"))
        self.preset.setToolTip(self.tr("Preset: how the model picks its words"))
        self._presets.clear()
        for name in names:
            entry = self._presets.addAction(name.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(name == current)
            entry.triggered.connect(lambda _=False, n=name: self.preset_chosen.emit(n))
        if names:
            self._presets.addSeparator()
        self._presets.addAction(self.tr("Edit presets…")).triggered.connect(
            lambda _=False: self.presets_wanted.emit()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The numbers of the gauge give way before the title and the buttons."""
        super().resizeEvent(event)
        self.gauge.set_brief(event.size().width() < self._theme.px(ROOM_FOR_NUMBERS))

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(self._theme.size.header))
