"""Everything that can be pressed can be reached and pressed without a mouse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QWidget

from audiochat.ui.studio.card_state import Phase

MOST_STEPS = 200
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)


def _walk(journey: Any) -> list[QWidget]:
    """The widgets that Tab goes to, once around from where the focus is."""
    seen: list[QWidget] = []
    for _ in range(MOST_STEPS):
        journey.key(Qt.Key.Key_Tab)
        focus = journey.window.window.focusWidget()
        if focus in seen:
            return seen
        seen.append(focus)
    raise AssertionError("Tab does not come around")


def _name(widget: QWidget) -> str:
    said = widget.accessibleName() or widget.objectName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {said!r}"


def _controls(window: QWidget) -> list[QWidget]:
    """Every control one can see and use now, without the insides of spin boxes and combo boxes."""
    return [
        control
        for kind in CONTROLS
        for control in window.findChildren(kind)
        if control.isVisible()
        and control.isEnabled()
        and not isinstance(control.parent(), QAbstractSpinBox | QComboBox)
    ]


def test_tab_reaches_every_control(journey: Any, talk: Path) -> None:
    journey.start(talk)
    journey.opened()
    journey.say("cut the first 3 seconds and fade out")
    journey.until(lambda: bool(journey.studio.state.tints))
    reached = _walk(journey)
    controls = _controls(journey.window.window)
    assert len(controls) > 20
    missed = [control for control in controls if control not in reached]
    assert not missed, "Tab misses " + ", ".join(map(_name, missed))


def test_a_plan_is_applied_and_undone_from_the_keyboard(journey: Any, talk: Path) -> None:
    journey.start(talk)
    journey.opened()
    length = journey.seconds
    journey.say("cut the first 3 seconds")
    journey.until(lambda: bool(journey.studio.state.tints))
    (card,) = journey.cards()
    for _ in range(MOST_STEPS):
        if card.apply.hasFocus():
            break
        journey.key(Qt.Key.Key_Tab)
    assert card.apply.hasFocus(), "Tab never came to Apply"
    card.discard.setFocus(Qt.FocusReason.TabFocusReason)
    journey.key(Qt.Key.Key_Tab)
    assert journey.window.pane.composer.isAncestorOf(journey.window.window.focusWidget())
    journey.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert card.discard.hasFocus() or card.parent() is journey.window.window.focusWidget()
    card.apply.setFocus(Qt.FocusReason.TabFocusReason)
    journey.key(Qt.Key.Key_Return)
    journey.lasts(length - 3)
    assert card.state.phase is Phase.APPLIED
    assert journey.window.window.focusWidget() is card.parent(), "the focus left the message"
    journey.key(Qt.Key.Key_Tab)
    assert card.undo.hasFocus()
    journey.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    journey.lasts(length)
