"""Pictures of many cuts found at once: folded on the card, tinted on the waveform."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import soundfile

from audiochat.domain.transcript import Block, Word
from audiochat.ui.theme import Mode
from tests.making.disfluent import talk
from tests.making.speech import RATE, Speech

pytestmark = pytest.mark.shots


def opened(stage: Callable[..., Any], mode: Mode, path: Path, words: tuple[Word, ...]) -> Any:
    """The window with a recording and its words."""
    studio = stage("Done.")
    assembly = studio.open(mode)
    assembly.shell.sessions.new()
    assembly.joint.open_file(path)
    studio.wait(lambda: assembly.joint.open_recording() is not None)
    timeline = assembly.joint.studio.editor.timeline
    source = next(iter(timeline.sources()))
    block = Block("made", source, 0.0, timeline.seconds, words, "en", "imported")
    studio.workshop.transcripts.write(block)
    assembly.joint.studio.transcript.reload()
    studio.settle()
    return studio


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_many_cuts(stage: Callable[..., Any], mode: Mode, speech: Speech, tmp_path: Path) -> None:
    said = talk(speech, 12, seed=5)
    path = tmp_path / "Interview with Anna.wav"
    soundfile.write(path, said.made.samples, RATE)
    words = tuple(
        Word(text, start, end, 0.9) for text, start, end in said.made.words if text != "uhh"
    )
    studio = opened(stage, mode, path, words)
    studio.say("Remove fillers and pauses")
    studio.settle()
    assembly = studio.assembly
    card = assembly.pane.conversation.view_of_last().card
    assert [group.group.kind for group in card.groups] == ["filler", "repeat", "pause"]
    card.groups[0].fold.click()
    studio.settle()
    out = studio.picture(f"cuts-{mode}")
    assert out.stat().st_size > 20_000
    assert assembly.joint.studio.state.movable


def test_cuts_of_which_none_is_sure(
    stage: Callable[..., Any], speech: Speech, tmp_path: Path
) -> None:
    made = speech.joined(["Welcome to the garden show.", "Water them every morning."], [0.5, 0.5])
    path = tmp_path / "Interview with Anna.wav"
    soundfile.write(path, made.samples, RATE)
    wrong = {"show.", "every"}  # written down as a hesitation, and heard anew as what it is
    words = (Word("Um," if t in wrong else t, start, end, 0.9) for t, start, end in made.words)
    studio = opened(stage, Mode.LIGHT, path, tuple(words))
    studio.say("Remove the ums and the repeated words")
    studio.settle()
    card = studio.assembly.pane.conversation.view_of_last().card
    assert not any(step.enabled for step in card.state.plan.steps)
    assert card.groups[0].open
    assert studio.picture("cuts-unsure").stat().st_size > 20_000
