"""A conversation on real services, and messages made up for views."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from audiochat.domain.conversation import Message, MessageStatus, MessageType, Role
from audiochat.services.workshop import Workshop
from audiochat.ui.chat.conversation import ConversationView
from audiochat.ui.tasks import Lanes
from audiochat.ui.theme import Theme

MakeMessage = Callable[..., Message]


@pytest.fixture
def message() -> MakeMessage:
    """Make a message: ``message(number, text, by_person=False, status=..., **metadata)``."""

    def make(
        number: int,
        text: str,
        *,
        by_person: bool = False,
        status: MessageStatus = MessageStatus.COMPLETE,
        siblings: tuple[str, ...] = (),
        **metadata: Any,
    ) -> Message:
        return Message(
            id=f"m{number}",
            session_id="s",
            parent_id=f"m{number - 1}",
            seq=number,
            role=Role.USER if by_person else Role.ASSISTANT,
            type=MessageType.TEXT,
            status=status,
            content=text,
            timestamp=datetime.now(UTC),
            siblings=siblings or (f"m{number}",),
            metadata=metadata,
        )

    return make


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> ConversationView:
    """A conversation of 820 by 600 pixels, on an invisible screen."""
    made = ConversationView(theme)
    qtbot.addWidget(made)
    made.resize(820, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Everything below the window, on an empty data folder."""
    with Workshop.open(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def lanes(qtbot: QtBot) -> Iterator[Lanes]:
    """The program's lanes, closed at the end."""
    made = Lanes()
    yield made
    assert made.close()
