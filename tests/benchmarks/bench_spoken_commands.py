"""Spoken edits: how many of the sentences that are understood when typed are understood when said.

Sentences of the command corpus are said by the embedded voice and, where they are installed, two of
festival's, go through the dictation's own way to words, and to the commander. Sentences that are no
edits are said too: none may become one. Run with
``python -m pytest -m benchmark tests/benchmarks/bench_spoken_commands.py -s``; takes eight minutes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus
from audiochat.operations import load
from audiochat.services.commander.commander import Commander
from audiochat.services.live import LiveWords
from audiochat.services.spoken_orders import SpokenOrders
from audiochat.speech.recogniser import Recogniser
from audiochat.speech.speakable import speakable
from audiochat.speech.voice_activity import VoiceActivity
from tests.making import festival
from tests.making.saying import aloud
from tests.making.speech import RATE, Samples, Speech
from tests.services.commander import judging

HERE = Path(__file__).resolve().parent
OUT = HERE / "out" / "spoken_commands.md"
PARTS = {"seen": 40, "unseen": 40, "no edits": 40}
_NAMES = re.compile(r"title|tag|chapter|artist|call it|rename|['\"]|\d[mh]\d", re.IGNORECASE)
_TYPED = {"typo", "teen", "gamer", "terse", "hurried"}
Row = dict[str, Any]


def _rows(part: str) -> list[Row]:
    """Sentences that can be said: no names that nobody could spell, no slips of the keyboard.

    Each is drawn by its own words, so that a line more in the corpus changes one of them at most.
    """
    edits = part != "no edits"
    rows = [
        row
        for row in judging.corpus(part if edits else "")
        if (row["status"] == "plan") == edits
        and row["words"].isascii()
        and 10 < len(row["words"]) < 110
        and not _NAMES.search(row["words"])
        and not _TYPED & set(row["tags"])
    ]
    return sorted(rows, key=lambda row: hashlib.sha256(row["words"].encode()).digest())[
        : PARTS[part]
    ]


def _festival(name: str, folder: Path) -> Callable[[str], Samples]:
    say = festival.festival(name, folder)
    return lambda text: np.float32(0.7) * say(text.replace("LUFS", "luffs"))


def _in_a_room(sound: Samples) -> Samples:
    """Half a second of a quiet room before and after."""
    room = np.random.default_rng(1).standard_normal(len(sound) + RATE).astype(np.float32) * 0.0005
    room[RATE // 2 : RATE // 2 + len(sound)] += sound
    return room


def _heard(recogniser: Recogniser, sound: Samples, orders: SpokenOrders | None) -> str:
    choose = None if orders is None else orders.choose
    words = LiveWords(recogniser, VoiceActivity().stream(), None, choose)
    words.feed(sound)
    return words.finish(Job()).text


@pytest.mark.benchmark
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("part", PARTS)
def test_spoken_commands(part: str, speech: Speech, whisper_path: Path, tmp_path: Path) -> None:
    registry = load()
    commander = Commander(registry)
    recogniser = Recogniser(whisper_path, threads=2)
    voices: dict[str, Callable[[str], Samples]] = {"joe": lambda text: speech.say(text).samples}
    if festival.installed():
        voices |= {name: _festival(name, tmp_path) for name in festival.VOICES[:2]}
    lines = []
    for name, say in voices.items():
        counts = np.zeros(5, int)
        for row in _rows(part):
            state = judging.state_of(row)
            if part != "no edits" and not judging.right(
                row, commander.understand(row["words"], state, Job()), registry
            ):
                continue
            sound = _in_a_room(say(speakable(aloud(row["words"]), "en-us")))
            counts[0] += 1
            for column, orders in (
                (1, None),
                (3, SpokenOrders(commander, lambda state=state: state)),
            ):
                answer = commander.understand(_heard(recogniser, sound, orders), state, Job())
                planned = answer.status is PlanStatus.PLAN
                right = part != "no edits" and judging.right(row, answer, registry)
                counts[column] += right
                counts[column + 1] += planned and not right
        lines.append(f"| {part} | {name} | " + " | ".join(map(str, counts)) + " |")
    recogniser.close()
    head = (
        "# Spoken edits\n\nUnderstood rightly, and plans that were not meant, of sentences that are"
        " understood when typed.\n\n| sentences | voice | said | as heard: right | other plan | as chosen:"
        " right | other plan |\n|---|---|---:|---:|---:|---:|---:|\n"
    )
    OUT.parent.mkdir(exist_ok=True)
    first = part == next(iter(PARTS))
    with OUT.open("w" if first else "a", encoding="utf-8") as file:
        file.write((head if first else "") + "\n".join(lines) + "\n")
    print("\n" + "\n".join(lines))
