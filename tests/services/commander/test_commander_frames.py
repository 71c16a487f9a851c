"""The same wish in other frames is the same plan: politeness, greetings and lists change nothing."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from audiochat.domain.job import Job
from audiochat.domain.operation import Registry
from audiochat.domain.plan import RecordingState
from audiochat.services.commander import Commander
from audiochat.services.commander.frames import unframed

FRAMES = (
    "{}, please",
    "could you {} for me?",
    "would it be possible to {}?",
    "I'd rather {}",
    "do you think you could {}?",
    "OK so what I want is to {}",
    "we decided to {}",
    "hey, i was wondering if we could {}, thanks!",
    "1. {}",
    "step 1: {}",
    "ugh, just {}",
    "when you have a moment, {} :)",
    "in this recording, {}",
    "my boss wants me to {}",
    "you know what, {}, ok?",
    "gotta {}",
)
_BEGINS = re.compile(
    r"(?:cut|delete|remove|mute|keep|trim|silence|add|move|duplicate|make|turn|raise|lower|boost|reduce|"
    r"fade|normali[sz]e|convert|reverse|speed|slow|swap|get rid|take|shorten|pitch)\b",
    re.IGNORECASE,
)


def test_a_frame_changes_no_plan(
    commander: Commander, judging: ModuleType, registry: Registry
) -> None:
    rows = [
        row
        for row in judging.corpus("seen")
        if row["status"] == "plan" and _BEGINS.match(row["words"]) and row["words"].isascii()
        if not any(step["op"] == "add_chapter" for step in row["steps"])  # a title may be anything
        if commander.understand(row["words"], judging.state_of(row), Job()).steps
    ]
    tried = wrong = 0
    changed = []
    for number, row in enumerate(rows):
        words = row["words"][0].lower() + row["words"][1:].rstrip(".!")
        for frame in FRAMES[number % 3 :: 3]:  # each row in a third of the frames
            state, said = judging.state_of(row), frame.format(words)
            answer = commander.understand(said, state, Job())
            tried += 1
            if not judging.right(row, answer, registry):
                changed.append(said)
                wrong += bool(answer.steps)
    assert tried >= 1000
    assert wrong == 0, changed
    assert len(changed) <= tried / 50, changed


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("hey, i was wondering if you could please cut it, thanks!", "cut it"),
        ("mute the thank you", "mute the thank you"),
        ("swap left and right", "swap left and right"),
        ("swap left and right, right?", "swap left and right"),
        ("I'd like you to start by adding 3 s of silence", "add 3 s of silence"),
        ("in the first minute raise it", "in the first minute raise it"),
    ],
)
def test_only_the_frame_is_taken_off(said: str, wish: str) -> None:
    assert unframed(said) == wish


@pytest.mark.parametrize(
    "words",
    [
        "remove the ums and the pauses over a second",
        "cut the first, and the last 5 seconds",
        "cut everything before 0:15 / make it 6 dB louder",
        "move 5 s-10 s after 30 s",
        "double the speed of 30s to 40s like a tape",
        "fade up from nothing over 8 seconds from the beginning",
        "remove the hum; reduce the noise and bring it to podcast loudness",
    ],
)
def test_case_and_blanks_change_no_plan(commander: Commander, words: str) -> None:
    state = RecordingState(duration=300)
    plain = commander.understand(words, state, Job())
    for said in (words.upper(), words.title(), words.replace(" ", "  ")):
        answer = commander.understand(said, state, Job())
        assert (answer.status, answer.steps) == (plain.status, plain.steps)
