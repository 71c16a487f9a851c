from __future__ import annotations

import subprocess
import sys

CODE = """
import audiochat.ui
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
app = QCoreApplication([])
class Thing(QObject):
    said = Signal(int)
thing, timer = Thing(), QTimer()
for i in range(200_000):
    thing.said.emit(i)
    timer.setSingleShot(True)
print("alive", True, False, None)
"""


def test_python_survives_many_calls_into_qt() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "alive True False None"
