"""Small widgets that know the theme: labels, buttons, lines, cards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QToolButton,
    QWidget,
)

from audiochat.ui.theme import Theme

_ISOLATE, _POP = "\u2068", "\u2069"
"""Words between these keep their own order in a mirrored window: ``0:03 to 0:07`` stays that."""


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and apply it at once."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def shortened(metrics: QFontMetrics, text: str, room: int) -> str:
    """``text`` with an ellipsis where it does not fit; Qt cuts what is a part of a pixel too long."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


class Text(QLabel):
    """Plain words in a face and a tone; never rich text, so names of files and tags are harmless.

    ``elide``: shortens with an ellipsis instead of asking for room; the whole is in the tooltip.
    ``end``: stands at the end of the line of reading, as a number at the edge does.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        face: str = "body",
        tone: str = "",
        *,
        elide: bool = False,
        wrap: bool = False,
        end: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = face
        self._elide = elide
        self._end = end
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if tone:
            self.setProperty("tone", tone)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setFont(theme.font(face))
        theme.changed.connect(self._refresh)
        self._align()
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Change the tone: muted, faint, accent, cut, or none."""
        restyle(self, "tone", tone)

    def whole(self) -> str:
        """The text before it was shortened."""
        return self._whole

    def setText(self, text: str) -> None:
        """Show ``text`` as it is."""
        self._whole = text
        if self._elide:
            text = text.replace("\n", " ")
        super().setText(text)
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten again for the new width."""
        super().resizeEvent(event)
        self._shorten()

    def minimumSizeHint(self) -> QSize:
        """An eliding text may be squeezed to nothing."""
        hint = super().minimumSizeHint()
        return QSize(0, hint.height()) if self._elide else hint

    def _shorten(self) -> None:
        if not self._elide or self.width() <= 0:
            return
        line = self._whole.replace("\n", " ")
        short = shortened(self.fontMetrics(), line, self.width())
        if short != super().text():
            super().setText(short)
        self.setToolTip("" if short == line else tip(self._whole))

    def _refresh(self) -> None:
        self.setFont(self._theme.font(self._face))
        self._align()
        self._shorten()

    def changeEvent(self, event: QEvent) -> None:
        """Stand at the other side when the window is mirrored."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        """Words stand at the start (or end) of the window's reading, whatever their own letters."""
        sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight
        if self.alignment() & sides:  # not where they were put in the middle
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            right = rtl != self._end
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            upright = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
            self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | upright)


def tip(text: str, shortcut: str = "") -> str:
    """A tooltip with its keys, ``Play (Space)``, that Qt cannot take for markup: no tag can open."""
    words = f"{text} ({shortcut})" if shortcut else text
    return words[:500].replace("<", "\u2039")


def press_at_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button that has the focus when the key is Enter; whether it was."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
        return False
    button.click()
    return True


class IconButton(QToolButton):
    """A button that is only an icon; its words are its tooltip and its accessible name."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        words: str,
        shortcut: str = "",
        *,
        color: str = "muted",
        kind: str = "",
        size: int = 0,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._color = color
        self._box = size or theme.size.button
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if kind:
            self.setProperty("kind", kind)
        self.set_words(words, shortcut)
        theme.changed.connect(self._refresh)
        self.toggled.connect(self._refresh)
        self._refresh()

    def set_words(self, words: str, shortcut: str = "") -> None:
        """Say what the button does."""
        self.setToolTip(tip(words, shortcut))
        self.setAccessibleName(words)

    def set_icon(self, icon: str, color: str = "") -> None:
        """Show another icon, maybe in another colour of the theme."""
        self._icon, self._color = icon, color or self._color
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if not press_at_enter(self, event):
            super().keyPressEvent(event)

    def _refresh(self) -> None:
        lit = self.isCheckable() and self.isChecked()
        self.setIcon(self._theme.icon(self._icon, "accent" if lit else self._color))
        side = self._theme.px(self._theme.size.icon)
        self.setIconSize(QSize(side, side))
        box = self._theme.px(self._box)
        self.setFixedSize(box, box)


class Button(QPushButton):
    """A button with words that name the act, and maybe an icon before or a chevron after them.

    ``elide``: shortens its words with an ellipsis instead of asking for room.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: str = "",
        icon: str = "",
        *,
        shortcut: str = "",
        hint: str = "",
        face: str = "medium",
        menu: bool = False,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._kind = kind
        self._face = face
        self._chevron = menu
        self._elide = elide
        self._whole = self._shown = text
        self._tip = (hint or text, shortcut) if hint or shortcut else ("", "")
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._write()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor
        )
        if kind:
            self.setProperty("kind", kind)
        self.setToolTip(tip(*self._tip))
        self.setAccessibleName(hint or text)
        theme.changed.connect(self._refresh)
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if not press_at_enter(self, event):
            super().keyPressEvent(event)

    def set_words(self, text: str) -> None:
        """Show other words (plain; an ampersand stays one)."""
        self._whole = text
        self._write()
        self.setAccessibleName(text)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten again for the new width."""
        super().resizeEvent(event)
        if self._elide:
            self._write()

    def showEvent(self, event: QShowEvent) -> None:
        """Shorten for the room there is."""
        super().showEvent(event)
        if self._elide:
            self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the words in their own order when the window is mirrored."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._write()

    def sizeHint(self) -> QSize:
        """Room for all the words, also while they are shortened."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        if self._elide:
            missing = metrics.horizontalAdvance(self._whole) - metrics.horizontalAdvance(
                self._shown
            )
            hint.setWidth(hint.width() + max(0, missing))
        return hint

    def minimumSizeHint(self) -> QSize:
        """A button that shortens its words may be squeezed to its icon."""
        hint = super().minimumSizeHint()
        return (
            QSize(self._theme.px(self._theme.size.panel // 4), hint.height())
            if self._elide
            else hint
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, then its chevron at the end side."""
        super().paintEvent(event)
        if self._chevron:
            from PySide6.QtGui import QPainter

            painter = QPainter(self)
            mark = self._theme.pixmap("chevron-down", "muted", 14)
            side, gap = self._theme.px(14), self._theme.px(10)
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = gap if rtl else self.width() - side - gap
            painter.drawPixmap(x, (self.height() - side) // 2, mark)

    def _refresh(self) -> None:
        self.setFont(self._theme.font(self._face))
        if self._icon:
            color = {
                "primary": "on_accent",
                "quiet": "muted",
                "row": "faint",
                "link": "accent",
            }.get(self._kind, "text")
            self.setIcon(self._theme.icon(self._icon, color))
            side = self._theme.px(self._theme.size.icon)
            self.setIconSize(QSize(side, side))

    def _write(self) -> None:
        """Show the words, with room for an icon before and a chevron after them."""
        text, metrics = self._whole, self.fontMetrics()
        if self._elide and self.isVisible():
            taken = super().sizeHint().width() - metrics.horizontalAdvance(self._shown)
            room = max(0, self.width() - taken)
            text = shortened(metrics, text, room)
            self.setToolTip(tip(*(self._tip if text == self._whole else (self._whole,))))
        self._shown = text
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft and text:
            text = f"{_ISOLATE}{text}{_POP}"
        before = " " if self._icon and text else ""
        self.setText(before + text.replace("&", "&&") + ("\u2003 " if self._chevron else ""))


class Frame(QFrame):
    """A plain box with a role the theme paints: card, input, surface, sidebar, window, error, toast."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the style sheet paint the background of subclasses too."""
        from PySide6.QtGui import QPainter

        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, QPainter(self), self)


class Line(QFrame):
    """A hairline, lying or standing."""

    def __init__(self, standing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "line")
        if standing:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
