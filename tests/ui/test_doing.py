"""Words that ask the window for something get it: a place is shown, an action is run."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject

from audiochat.domain.plan import EXPORT_PART, Offer
from audiochat.ui.controllers.doing import Doing

TRANSCRIBE, APART = (offer.deed for offer in (Offer.TRANSCRIBE, Offer.APART))


class Shell(QObject):
    """As much of a shell as is asked for."""

    def __init__(self, actions: tuple[str, ...]) -> None:
        super().__init__()
        self.ran: list[str] = []
        self.offers: list[Any] = []
        live = SimpleNamespace(declared=dict.fromkeys(actions), run=self.ran.append)
        self.deeds = SimpleNamespace(actions=live)
        self.withdrawn: list[Any] = []
        toasts = SimpleNamespace(say=self._say, withdraw=self.withdrawn.append)
        self.window = SimpleNamespace(toasts=toasts)

    def _say(self, words: str, act: str, do: Any) -> str:
        self.offers.append(do)
        return words


def note(**understanding: Any) -> Any:
    return SimpleNamespace(metadata={"understanding": understanding})


@pytest.fixture
def shell(qapp: Any) -> Shell:
    return Shell(("edit.undo", TRANSCRIBE, APART))


def test_a_place_is_shown_and_an_action_run_once(shell: Shell) -> None:
    shown: list[float] = []
    doing = Doing(shell, shown.append, lambda *_: None)  # type: ignore[arg-type]
    doing.take(note(action="go", spans=[[4.5, 5.0], [9, 10]]))
    doing.take(note(action="edit.undo", spans=[]))
    doing.take(note(action="no.such.action"))
    doing.take(note(action="", spans=[[1, 2]]))
    doing.take(SimpleNamespace(metadata={}))  # type: ignore[arg-type]
    assert shown == [4.5]
    assert shell.ran == ["edit.undo"]


@pytest.mark.parametrize(("offer", "action"), [("transcribe", TRANSCRIBE), ("apart", APART)])
def test_what_takes_long_is_offered_and_not_done_unasked(
    shell: Shell, offer: str, action: str
) -> None:
    Doing(shell, lambda _: None, lambda *_: None).take(note(action=offer))  # type: ignore[arg-type]
    assert shell.ran == []
    shell.offers[0]()
    assert shell.ran == [action]


def test_an_offer_goes_when_anything_else_is_said(shell: Shell) -> None:
    doing = Doing(shell, lambda _: None, lambda *_: None)  # type: ignore[arg-type]
    doing.take(note(action="transcribe"))
    assert shell.withdrawn == []
    doing.take(note(action=TRANSCRIBE))
    doing.take(note(action=""))
    assert shell.withdrawn == ["This recording is not transcribed yet."]


def test_yes_to_a_reply_that_offers_does_it(shell: Shell) -> None:
    doing = Doing(shell, lambda _: None, lambda *_: None)  # type: ignore[arg-type]
    doing.take(note(action="transcribe"))
    doing.agree("transcribe")
    assert shell.ran == [TRANSCRIBE]
    assert shell.withdrawn == ["This recording is not transcribed yet."]


def test_a_part_to_export_is_selected_before_it_is_asked_where_to(qapp: Any) -> None:
    shell = Shell((EXPORT_PART,))
    selected: list[tuple[float, float]] = []
    doing = Doing(shell, lambda _: None, lambda *part: selected.append(part))  # type: ignore[arg-type]
    doing.take(note(action=EXPORT_PART, spans=[[4.5, 9.0]]))
    assert selected == [(4.5, 9.0)]
    assert shell.ran == [EXPORT_PART]
