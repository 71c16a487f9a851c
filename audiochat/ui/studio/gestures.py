"""What a pointer and the keys do to the stage, kept apart from drawing so that it can be tested."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from audiochat.ui.studio.state import StageState

GRAB = 5.0
"""How near the pointer must be to an edge to take hold of it, in pixels."""

SLACK = 3.0
"""How far the pointer may tremble in a click, in pixels."""


class Pointer:
    """One press, its moves and its release on the waveform: click, select, extend or move an edge."""

    def __init__(self, state: StageState) -> None:
        self._state = state
        self._anchor: float | None = None
        self._pressed_x = 0.0
        self._dragging = False

    @property
    def active(self) -> bool:
        """Whether a button is held."""
        return self._anchor is not None

    def edge_at(self, x: float) -> float | None:
        """The far edge (the one that stays) when ``x`` is on an edge of the selection."""
        chosen = self._state.selection
        if chosen is None:
            return None
        near = [(abs(self._state.view.x(edge) - x), i) for i, edge in enumerate(chosen)]
        distance, index = min(near)
        return chosen[1 - index] if distance <= GRAB else None

    def press(self, x: float, extend: bool = False) -> None:
        """A button went down at ``x`` (with Shift: ``extend``)."""
        state = self._state
        at = state.view.seconds(x)
        self._pressed_x = x
        self._dragging = True
        held = self.edge_at(x)
        if held is not None:
            self._anchor = held
        elif extend and state.selection is not None:
            first, last = state.selection
            self._anchor = last if abs(at - first) < abs(at - last) else first
            state.select((self._anchor, at))
        elif extend:
            self._anchor = state.playhead
            state.select((self._anchor, at))
        else:
            self._anchor = at
            self._dragging = False

    def move(self, x: float) -> None:
        """The pointer moved with the button down; past an end of the window it scrolls."""
        if self._anchor is None:
            return
        self._dragging = self._dragging or abs(x - self._pressed_x) > SLACK
        if not self._dragging:
            return
        state = self._state
        over = min(0.0, x) + max(0.0, x - state.view.width)
        if over:
            state.set_view(state.view.scrolled(over))
        state.select((self._anchor, state.view.seconds(x)))

    def release(self, x: float) -> float | None:
        """The button came up. Returns the time to go to when it was a click, else None."""
        anchor, self._anchor = self._anchor, None
        if anchor is None or self._dragging:
            return None
        self._state.select(None)
        return self._state.view.seconds(x)

    def cancel(self) -> None:
        """Forget a press (the window was taken away, or a double click began)."""
        self._anchor = None


def nudge(state: StageState, pixels: float, extend: bool) -> float:
    """Where the playhead goes by ``pixels``; with ``extend`` the selection follows it."""
    old = state.playhead
    new = min(max(0.0, old + pixels * state.view.scale), state.total)
    if extend:
        extend_to(state, old, new)
    return new


def extend_to(state: StageState, old: float, new: float) -> None:
    """Grow or shrink the selection as the playhead goes from ``old`` to ``new``."""
    anchor = old
    if state.selection is not None:
        first, last = state.selection
        slack = state.view.finest
        if abs(old - last) <= slack:
            anchor = first
        elif abs(old - first) <= slack:
            anchor = last
    state.select((anchor, new))


def key_target(state: StageState, key: int, mods: Qt.KeyboardModifier) -> float | None:
    """Where a moving key takes the playhead (the selection follows with Shift); None for other keys."""
    extend = bool(mods & Qt.KeyboardModifier.ShiftModifier)
    fine = bool(mods & Qt.KeyboardModifier.ControlModifier)
    steps = {
        Qt.Key.Key_Left: -1.0 if fine else -10.0,
        Qt.Key.Key_Right: 1.0 if fine else 10.0,
        Qt.Key.Key_PageUp: -0.8 * state.view.width,
        Qt.Key.Key_PageDown: 0.8 * state.view.width,
    }
    ends = {Qt.Key.Key_Home: 0.0, Qt.Key.Key_End: state.total}
    if key in steps:
        return nudge(state, steps[Qt.Key(key)], extend)
    if key in ends:
        target = ends[Qt.Key(key)]
        if extend:
            extend_to(state, state.playhead, target)
        return target
    return None


LETTERS = (Qt.Key.Key_Z, Qt.Key.Key_L, Qt.Key.Key_I, Qt.Key.Key_O)
"""The letters that are keys of the waveform (see ``key_change``)."""


def typed_words(event: QKeyEvent) -> str:
    """What a key press writes, or nothing when it is a command."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    text = event.text()
    return text if text.isprintable() and not held else ""


def key_change(state: StageState, key: int, text: str, mods: Qt.KeyboardModifier) -> bool:
    """Zoom, selection and loop keys; whether the key was one of them."""
    if mods & Qt.KeyboardModifier.ControlModifier:
        if key == Qt.Key.Key_A:
            state.select((0.0, state.total))
            return True
        return False
    if text in ("+", "="):
        state.zoom(2.0)
    elif text in ("-", "_"):
        state.zoom(0.5)
    elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        state.heighten(2**0.5 if key == Qt.Key.Key_Up else 2**-0.5)
    elif key == Qt.Key.Key_0:
        state.set_view(state.view.fitted())
    elif key == Qt.Key.Key_Z:
        state.zoom_to_selection()
    elif key == Qt.Key.Key_L:
        state.set_loop(not state.loop)
    elif key == Qt.Key.Key_I:
        last = state.selection[1] if state.selection else state.total
        state.select((state.playhead, last if last > state.playhead else state.total))
    elif key == Qt.Key.Key_O:
        first = state.selection[0] if state.selection else 0.0
        state.select((first if first < state.playhead else 0.0, state.playhead))
    elif key == Qt.Key.Key_Escape and (state.selection or state.tints):
        state.select(None)
    else:
        return False
    return True
