"""The status line: whether anything can leave the machine, the format, and what is running."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from audiochat.ui.frame.gauge import Bar
from audiochat.ui.tasks import Task
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Frame, IconButton, Text

PATIENCE_MS = 300
"""Work shorter than this shows nothing."""


class JobChip(QWidget):
    """A running job: its words, a bar and a way to stop it."""

    def __init__(self, theme: Theme, task: Task, parent: QWidget) -> None:
        super().__init__(parent)
        self._task = task
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space.s)
        self._words = Text(theme, task.title, "tiny", "muted")
        self._bar = Bar(theme, 48)
        stop = IconButton(theme, "x", self.tr("Stop: {job}").format(job=task.title), size=20)
        stop.clicked.connect(task.cancel)
        for part in (self._words, self._bar, stop):
            row.addWidget(part)
        task.progress.connect(self._show)

    def _show(self, fraction: float, words: str) -> None:
        self._bar.set_part(fraction)
        if words:
            self._words.setText(words[:80])


class StatusLine(Frame):
    """26 pixels at the bottom. ``watch(task)`` shows a titled task while it runs."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self._theme = theme
        self._chips: dict[Task, JobChip | None] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.l, 0, theme.space.l, 0)
        row.setSpacing(theme.space.l)
        self.network = Text(theme, self.tr("Offline"), "tiny", "muted")
        self.network.setToolTip(self.tr("Nothing leaves this machine"))
        self.format = Text(theme, "", "tiny_number", "muted")
        self.note = Text(theme, "", "tiny", "muted", elide=True)
        self.fact = Text(theme, "", "tiny_number", "muted")
        row.addWidget(self.network)
        row.addWidget(self.format)
        row.addWidget(self.note, 1)
        self._jobs = QHBoxLayout()
        self._jobs.setSpacing(theme.space.l)
        row.addLayout(self._jobs)
        row.addWidget(self.fact)
        theme.changed.connect(self._resize)
        self._resize()

    def watch(self, task: Task) -> None:
        """Show the task if it has a title and takes a while."""
        if not task.title or task in self._chips:
            return
        self._chips[task] = None
        task.finished.connect(self._over)
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: self._reveal(task))
        timer.timeout.connect(timer.deleteLater)
        task.finished.connect(timer.stop)
        timer.start(PATIENCE_MS)

    def _reveal(self, task: Task) -> None:
        if not task.over and self._chips.get(task, task) is None:
            chip = JobChip(self._theme, task, self)
            self._chips[task] = chip
            self._jobs.addWidget(chip)

    def _over(self) -> None:
        for task in [t for t in self._chips if t.over]:
            chip = self._chips.pop(task)
            if chip is not None:
                self._jobs.removeWidget(chip)
                chip.hide()
                chip.deleteLater()

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(self._theme.size.status))
