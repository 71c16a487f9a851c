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
    wayland = os.environ.get("WAYLAND_DISPLAY", "")
    if wayland and Path(os.environ.get("XDG_RUNTIME_DIR", "/run"), wayland).exists():
        return True
    return _answers(os.environ.get("DISPLAY", ""))


def _answers(display: str) -> bool:
    """Whether an X server is at ``display`` (``:0``, ``host:10.0``): Qt aborts where there is none.

    X(7), "Display names": nothing or ``unix`` before the colon is a local socket, else TCP at 6000 + n.
    """
    host, colon, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not colon or not number.isdigit():
        return False
    import socket

    local = host in ("", "unix")
    places = [f"\0/tmp/.X11-unix/X{number}", f"/tmp/.X11-unix/X{number}"]
    try:
        if not local:
            socket.create_connection((host.strip("[]"), 6000 + int(number)), timeout=2).close()
            return True
    except (OSError, OverflowError):
        return False
    for place in places:
        with socket.socket(socket.AF_UNIX) as wire:
            wire.settimeout(2)
            if wire.connect_ex(place) == 0:
                return True
    return False


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

    ``argv``: files to open, recordings or a model. When a window has the data folder already, that one
    comes forward and opens them. ``UserError`` when the folder cannot be used (a command has it, or its
    database is damaged).
    """
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)  # noqa: T201 - there is no other place to say it
        return FAILED
    from audiochat.domain.errors import UserError
    from audiochat.services.folder_lock import FolderTaken
    from audiochat.services.knock import knock
    from audiochat.services.workshop import Workshop, default_data_dir
    from audiochat.ui.patience import put_aside

    files = [Path(name) for name in argv]
    try:
        opened = Workshop.open(data_dir)
    except UserError as error:
        folder = (data_dir or default_data_dir()).expanduser().absolute()
        if isinstance(error, FolderTaken) and knock(folder, files):
            return 0
        from audiochat.ui.refusal import show_refusal

        make_app()
        show_refusal(error)  # somebody who started it from a menu reads no terminal
        raise
    with opened as workshop:
        app = make_app()
        assembly = build(app, workshop)
        assembly.ready.connect(put_aside)
        try:
            assembly.window.fit(assembly.window.screen().availableGeometry())
            assembly.show(files)
            return int(app.exec())
        finally:
            assembly.close()


def paint_once(workshop: Workshop) -> tuple[int, int, int]:
    """Paint the window into memory once and close it: its width, height and number of colours.

    Needs no screen: where Qt is not told otherwise it draws without one.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
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
