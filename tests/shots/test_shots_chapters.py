"""Draws a proposal of chapters as a card, and the recording with the chapters that were applied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.plan import Plan
from audiochat.domain.transcript import Block
from audiochat.ui.theme import Mode
from tests.making.episodes import subjects
from tests.making.talk import RATE, Talk
from tests.shots.test_shots import MODES, check, fill

pytestmark = pytest.mark.shots


def episode(folder: Path) -> tuple[Path, Talk]:
    """A talk of a few minutes about six things, and sound that is loud where words are."""
    talk = Talk()
    for number, (_, lines) in enumerate(subjects()[4:10]):
        for line in lines:
            talk.say(line, "Anna" if number % 2 else "Ben")
        talk.now += 3
    chance = np.random.default_rng(5)
    sound = 0.004 * chance.standard_normal(round((talk.now + 1) * RATE))
    for word in talk.words:
        first, last = round(word.start * RATE), round(word.end * RATE)
        swell = np.hanning(last - first) * chance.uniform(0.05, 0.3)
        sound[first:last] += swell * chance.standard_normal(last - first)
    path = folder / "six things.flac"
    soundfile.write(path, np.clip(sound, -1, 1), RATE)
    return path, talk


@pytest.mark.parametrize("mode", MODES)
def test_proposed_chapters(stage: Callable[..., Any], mode: Mode, tmp_path: Path) -> None:
    studio = stage("Done.")
    fill(studio)
    path, talk = episode(tmp_path)
    assembly = studio.open(mode)
    assembly.shell.sessions.new()
    assembly.joint.open_file(path)
    studio.wait(lambda: assembly.joint.open_recording() is not None)
    editor = assembly.joint.studio.editor
    (source,) = editor.timeline.sources()
    words = tuple(talk.words)
    block = Block("b", source, 0.0, editor.timeline.seconds, words, "en", "test")
    studio.workshop.transcripts.write(block)
    assembly.window.show_panel(True, "transcript")
    assembly.joint.studio.transcript.reload()
    studio.settle()
    studio.say("Make chapters")
    shown = assembly.pane.conversation.view_of_last()
    plan = Plan.model_validate(shown.message.metadata["plan"])
    assert {step.op for step in plan.steps} == {"add_chapter"}
    check(studio.picture(f"chapters-proposed-{mode}"))
    shown.card.apply.click()
    studio.settle()
    studio.say("Give it a title and tags")
    assembly.pane.conversation.view_of_last().card.apply.click()
    studio.settle()
    assert len(editor.notes.chapters) == len(plan.steps)
    assert assembly.joint.studio.state.chapters == editor.notes.chapters
    check(studio.picture(f"chapters-{mode}"))
    titles = [row.title for row in assembly.joint.studio.transcript.page.rows if row.title]
    assert titles == [one.title for one in editor.notes.chapters]
