"""Quitting at awkward moments: nothing keeps running, nothing half-written stays, all starts again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def _ready(journey: Any, talk: Path) -> None:
    journey.start(talk)
    journey.opened()


def _again(journey: Any) -> None:
    """Quit now, look at what stayed, and start once more."""
    journey.quit()
    journey.sound()
    journey.start()
    journey.settle()


def test_while_a_reply_grows(journey: Any) -> None:
    journey.rate = 50.0
    journey.start()
    journey.settle()
    journey.window.chat.send("Tell me everything")
    journey.until(lambda: "word word" in "".join(v.words.text for v in _views(journey)))
    _again(journey)
    journey.until(lambda: len(journey.texts()) == 2)
    assert journey.texts()[1].startswith("word")
    assert journey.window.pane.conversation.messages[1].status.value == "interrupted"


def _views(journey: Any) -> list[Any]:
    view = journey.window.pane.conversation
    return [view.view_of(message.id) for message in view.messages]


def test_while_the_model_loads(journey: Any, gemma_path: Path) -> None:
    journey.model = gemma_path
    journey.start()
    journey.until(lambda: journey.window.lanes.model.busy)
    _again(journey)


def test_while_a_recording_is_opened(journey: Any, talk: Path) -> None:
    journey.start(talk)
    journey.until(lambda: journey.studio is not None)
    _again(journey)


@pytest.mark.parametrize("moment", ["preview", "apply", "export", "play"])
def test_while_the_studio_works(journey: Any, talk: Path, tmp_path: Path, moment: str) -> None:
    _ready(journey, talk)
    length = journey.seconds
    out = tmp_path / "out.mp3"
    if moment == "export":
        journey.studio.export_to(out)
    elif moment == "play":
        journey.studio.do("play")
        journey.until(lambda: journey.studio.sound.playing)
    else:
        journey.say("change the tempo to 80 percent and remove the hum")
        (card,) = journey.cards()
        (card.listen if moment == "preview" else card.apply).click()
    _again(journey)
    journey.opened()
    assert not list(tmp_path.glob("*.part"))
    assert moment == "apply" or abs(journey.seconds - length) < 0.01
