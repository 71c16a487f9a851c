"""The folder that is proposed for a file which is made of a recording."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from audiochat.ui.theme.files import resources

_OTHERWISE = (
    QStandardPaths.StandardLocation.MusicLocation,
    QStandardPaths.StandardLocation.DocumentsLocation,
)


def export_folder(recording: Path, data_dir: Path) -> Path:
    """Beside the recording; for one of the program's own, or where one may not write, the music folder.

    The sample lies within the program, which an update replaces (a single-file build even when it is
    quit), and what was recorded here lies in a hidden folder where nobody looks for a file.
    """
    folder = recording.resolve().parent
    ours = any(folder.is_relative_to(own.resolve()) for own in (resources(), data_dir))
    if not ours and os.access(folder, os.W_OK):
        return folder
    known = [Path(QStandardPaths.writableLocation(place)) for place in _OTHERWISE]
    return next((place for place in known if place.is_dir()), Path.home())
