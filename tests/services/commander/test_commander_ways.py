"""The same wish in other words is the same plan: passive, questions, part first, politeness, apposition."""

from __future__ import annotations

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.services.commander import Commander

STATE = RecordingState(duration=600, selection=(30, 45), playhead=47.5, channels=2)
PARTS = (
    "1:00 to 1:10",
    "the first 10 seconds",
    "everything after 3:00",
    "everything between 1:00 and 2:00",
    "the selection",
    "that bit from 1:00 to 1:10",
)
VERBS = (
    ("cut", "cut", "cutting"),
    ("mute", "muted", "muting"),
    ("reverse", "reversed", "reversing"),
    ("duplicate", "duplicated", "duplicating"),
)
WAYS = (
    "{part} should be {done}",
    "i want {part} {done}",
    "i'd like {part} to be {done}",
    "could {part} be {done}?",
    "{part} needs to be {done}",
    "{part}, {do} it",
    "{part} - {do} it",
    "take {part} and {do} it",
    "{do} this: {part}",
    "would you mind {doing} {part}",
    "how about {doing} {part}?",
    "{do} {part} but nothing else",
    "{do} {part} and leave the rest alone",
    "{do} {part} from the recording",
    "{do} {part}, fast",
)
LEVELS = {
    "raise {part} by 3 dB": (
        "{part} should be 3 dB louder",
        "i want {part} 3 dB louder",
        "turn {part} up 3 dB",
        "{part} is too quiet, add 3 dB",
        "{part} +3 dB",
    ),
    "move {part} to the end": (
        "{part} should go to the end",
        "take {part} and put it at the end",
        "move {part} all the way to the end",
    ),
    "make {part} 20% faster": ("speed {part} up by 20 percent", "{part} should be 20% faster"),
    "fade out {part}": ("i want {part} to fade out", "fade {part} out", "fade out during {part}"),
}


def _pairs() -> list[tuple[str, str]]:
    pairs = [
        (f"{do} {part}", way.format(part=part, do=do, done=done, doing=doing))
        for part in PARTS
        for do, done, doing in VERBS
        for way in WAYS
    ]
    return pairs + [
        (base.format(part=part), way.format(part=part))
        for part in PARTS
        for base, ways in LEVELS.items()
        for way in ways
    ]


def test_the_same_wish_is_the_same_plan(commander: Commander) -> None:
    differing, wrong, known = [], [], {}
    for base, said in _pairs():
        if base not in known:
            known[base] = commander.understand(base, STATE, Job())
        plain, answer = known[base], commander.understand(said, STATE, Job())
        if plain.status is not PlanStatus.PLAN or answer.steps == plain.steps:
            continue
        differing.append(said)
        if answer.steps:
            wrong.append((said, answer.message))
    assert not wrong
    assert len(differing) <= len(_pairs()) / 50, differing


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("cut 1:00 to 1:10, then from there on make it 3 dB louder",
         "cut 1:00 to 1:10, then make 1:10 to 10:00 3 dB louder"),
        ("the ad break goes at 2:00, put 15 s of silence there", "put 15 s of silence at 2:00"),
        ("add 5 s of silence at 4:05, and the same again at 6:30", "add 5 s of silence at 4:05 and at 6:30"),
        ("we don't need the last minute", "delete the last minute"),
        ("make it end five seconds earlier", "delete the last five seconds"),
        ("put the last minute first", "move the last minute to the start"),
        ("redact the plate number, mute 2:02 thru 2:06", "mute 2:02 to 2:06"),
        ("halftime is 4:00 till 5:00 - bin it", "delete 4:00 to 5:00"),
    ],
)  # fmt: skip
def test_it_means(commander: Commander, said: str, plain: str) -> None:
    wanted = commander.understand(plain, STATE, Job())
    assert wanted.status is PlanStatus.PLAN
    assert commander.understand(said, STATE, Job()).steps == wanted.steps
