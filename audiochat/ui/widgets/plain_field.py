"""A field for lines of plain text, in any direction of reading."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from audiochat.ui.widgets.reading import is_right_to_left

_ENOUGH = 500  # letters that tell the direction of a text


class PlainField(QPlainTextEdit):
    """Words and cursor stand at the side the first letter asks for; an empty field follows the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document().contentsChanged.connect(self._direct)
        self._direct()

    def changeEvent(self, event: QEvent) -> None:
        """The cursor of an empty field goes over when the window is mirrored."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._direct()

    def _direct(self) -> None:
        document = self.document()
        option = document.defaultTextOption()
        text, block = "", document.begin()
        while block.isValid() and len(text) < _ENOUGH:
            text, block = text + block.text()[:_ENOUGH], block.next()
        rtl = is_right_to_left(text) if text else self.isRightToLeft()
        wanted = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        if option.textDirection() != wanted:
            option.setTextDirection(wanted)
            # Qt mirrors the side in rich fields only: here neither words nor cursor would go over.
            option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            document.setDefaultTextOption(option)
