"""The composition root of the window: builds everything and passes it down."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from audiochat.services.workshop import Workshop
    from audiochat.ui.assembly import Assembly

NO_DISPLAY = (
    "audiochat: there is no display to open the window on.\n"
    "Use the command line instead, for example:\n"
    '  audiochat chat "Hello"\n'
    '  audiochat edit talk.wav "cut the first 3 seconds" -o out.wav\n'
    "  audiochat --help"
)
FAILED = 1


def has_display() -> bool:
    """Whether a window can be opened here (also where Qt is told to draw without a screen)."""
    if sys.platform in ("win32", "darwin"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform in ("offscreen", "minimal", "vnc", "linuxfb", "eglfs"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_app(arguments: Sequence[str] = ()) -> QApplication:
    """The Qt application (the one there is, if there is one)."""
    from PySide6.QtWidgets import QApplication

    import audiochat.ui  # noqa: F401 - guards the interpreter before Qt is used
    from audiochat.ui.patience import be_patient

    be_patient()
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(["audiochat", *arguments])
    app.setApplicationName("audiochat")
    app.setApplicationDisplayName("Audio Chat Studio")
    app.setDesktopFileName("audiochat")
    return app


def build(app: QApplication, workshop: Workshop) -> Assembly:
    """The whole window over a workshop, not shown yet."""
    from audiochat.ui.assembly import Assembly

    return Assembly(app, workshop)


def run_window(data_dir: Path | None, argv: Sequence[str] = ()) -> int:
    """Open the window and stay until it is closed; the exit status.

    ``argv``: files to open, recordings or a model. ``UserError`` when the data folder cannot be used
    (another window has it, or its database is damaged).
    """
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)  # noqa: T201 - there is no other place to say it
        return FAILED
    from audiochat.domain.errors import UserError
    from audiochat.services.workshop import Workshop
    from audiochat.ui.patience import put_aside

    try:
        opened = Workshop.open(data_dir)
    except UserError as error:
        from audiochat.ui.refusal import show_refusal

        make_app()
        show_refusal(error)  # somebody who started it from a menu reads no terminal
        raise
    with opened as workshop:
        app = make_app()
        assembly = build(app, workshop)
        assembly.ready.connect(put_aside)
        try:
            assembly.show([Path(name) for name in argv])
            return int(app.exec())
        finally:
            assembly.close()


def paint_once(workshop: Workshop) -> tuple[int, int, int]:
    """Paint the window into memory once and close it: its width, height and number of colours."""
    app = make_app()
    assembly = build(app, workshop)
    try:
        assembly.show([])
        app.processEvents()
        image = assembly.window.grab().toImage()
    finally:
        assembly.close()
    seen = {
        image.pixel(x, y) for x in range(0, image.width(), 8) for y in range(0, image.height(), 8)
    }
    return image.width(), image.height(), len(seen)
