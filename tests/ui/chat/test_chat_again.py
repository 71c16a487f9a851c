"""A sentence that had no words to look in is answered when they are there, and only then."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from audiochat.ui.chat.again import Again


class Chat(QObject):
    """As much of the conversation as is asked for."""

    noted = Signal(object)
    answered = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.session = SimpleNamespace(id="s")
        self.busy = False
        self.asked: list[str] = []
        self.told: list[str] = []

    def regenerate(self, message_id: str) -> None:
        self.asked.append(message_id)

    def tell(self, words: str) -> None:
        self.told.append(words)


def note(name: str, action: str = "", session: str = "s") -> Any:
    return SimpleNamespace(
        id=name, session_id=session, metadata={"understanding": {"action": action}}
    )


@pytest.fixture
def chat(qapp: Any) -> Chat:
    return Chat()


@pytest.fixture
def stage() -> list[str]:
    """The recording on the stage."""
    return ["one"]


@pytest.fixture
def again(chat: Chat, stage: list[str]) -> Again:
    return Again(chat, lambda: stage[0], chat)  # type: ignore[arg-type]


@pytest.mark.parametrize("offer", ["transcribe", "apart"])
def test_it_is_answered_once(chat: Chat, again: Again, offer: str) -> None:
    chat.noted.emit(note("a", offer))
    again.heard()
    again.heard()
    assert chat.asked == ["a"]


def test_yes_to_the_offer_keeps_it_waiting(chat: Chat, again: Again) -> None:
    chat.noted.emit(note("a", "transcribe"))
    chat.noted.emit(note("b", "transcript.transcribe"))
    again.heard()
    assert chat.asked == ["a"]


def test_what_is_not_there_is_said_in_the_place_of_the_answer(chat: Chat, again: Again) -> None:
    again.in_vain("There is no room for that.")
    assert chat.told == []  # nothing waited
    chat.noted.emit(note("a", "apart"))
    chat.noted.emit(note("b", "transcript.apart"))
    again.in_vain("There is no room for that.")
    again.in_vain("There is no room for that.")
    again.heard()
    assert [told.split(".")[0] for told in chat.told] == ["There is no room for that"]
    assert chat.asked == []


def test_it_is_said_only_where_the_sentence_was(chat: Chat, again: Again, stage: list[str]) -> None:
    chat.noted.emit(note("a", "apart"))
    stage[0] = "two"
    again.in_vain("There is no room for that.")
    stage[0] = "one"
    chat.noted.emit(note("a", "apart", session="another"))
    again.in_vain("There is no room for that.")
    assert chat.told == []


def test_anything_else_that_is_said_ends_the_waiting(chat: Chat, again: Again) -> None:
    chat.noted.emit(note("a", "transcribe"))
    chat.answered.emit(SimpleNamespace(id="b", session_id="s", metadata={}))
    again.heard()
    assert chat.asked == []


def test_another_recording_or_conversation_is_not_answered(
    chat: Chat, again: Again, stage: list[str]
) -> None:
    chat.noted.emit(note("a", "transcribe"))
    stage[0] = "two"
    again.heard()
    stage[0] = "one"
    chat.noted.emit(note("b", "transcribe", "elsewhere"))
    again.heard()
    assert chat.asked == []


def test_a_reply_on_its_way_is_waited_for(chat: Chat, again: Again) -> None:
    chat.noted.emit(note("a", "transcribe"))
    chat.busy = True
    again.heard()
    assert chat.asked == []
    chat.busy = False
    chat.busy_changed.emit(False)
    assert chat.asked == ["a"]
