"""How much of what people say about words is understood, and how fast over ten hours of speech.

Run with ``python -m pytest -m benchmark tests/benchmarks/bench_word_commands.py``; the table is
written to ``tests/benchmarks/out/word_commands.md``.
"""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

import pytest

from audiochat.domain.hearing import Hearing
from audiochat.domain.job import Job
from audiochat.domain.plan import RecordingState
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.operations import load
from audiochat.services.commander import Commander
from tests.services.commander import hearing_corpus

HERE = Path(__file__).resolve().parent
OUT = HERE / "out" / "word_commands.md"
TEN_HOURS = 36_000.0
SENTENCES = (
    "cut everything before she says welcome home",
    "mute the phone number",
    "delete the second time he says basically",
    "delete the sentence about the budget",
    "how many times does she say actually?",
    "keep only the answers",
    "where does he mention the contracct?",
)


def _long() -> Transcript:
    """Ten hours of made-up talk: 90,000 words in sentences, with what is looked for in it."""
    chance = random.Random(3)
    common = ("the", "and", "of", "to", "in", "we", "have", "time", "people", "said", "work")
    words: list[PlacedWord] = []
    for index in range(90_000):
        text = chance.choice(common)
        if index % 11 == 10:
            text += chance.choice((".", ".", "?"))
        if index % 9_000 == 4_500:
            text = chance.choice(("basically", "budget", "actually", "contract"))
        at = index * 0.4
        words.append(PlacedWord(Word(text, at, at + 0.3), at, at + 0.3, "s", "b", index))
    return Transcript(TEN_HOURS, tuple(words), ((0.0, TEN_HOURS),), "en")


@pytest.mark.benchmark
def test_sentences_about_words() -> None:
    commander = Commander(load())
    known = hearing_corpus.recordings()
    groups: dict[str, list[bool]] = defaultdict(list)
    times = []
    for row in hearing_corpus.rows():
        state, hearing = known[row["recording"]]
        answer = commander.understand(row["words"], state, Job(), hearing=hearing)
        times.append(answer.ms)
        right = hearing_corpus.right(row, answer)
        for name in (row["part"], row["status"], *row["tags"]):
            groups[name].append(right)
    lines = ["| sentences | count | right | share |", "|---|---:|---:|---:|"]
    for name, results in groups.items():
        share = 100 * sum(results) / len(results)
        lines.append(f"| {name} | {len(results)} | {sum(results)} | {share:.1f} % |")
    times.sort()
    lines += ["", f"Median {times[len(times) // 2]:.1f} ms, slowest {times[-1]:.1f} ms.", ""]
    heard = _long()
    hearing, state = Hearing(words=lambda: heard), RecordingState(duration=TEN_HOURS)
    lines += ["| ten hours, 90,000 words | first | again |", "|---|---:|---:|"]
    for sentence in SENTENCES:
        fresh = Commander(load())
        first = fresh.understand(sentence, state, Job(), hearing=hearing).ms
        again = fresh.understand(sentence, state, Job(), hearing=hearing).ms
        lines.append(f"| {sentence} | {first:.0f} ms | {again:.0f} ms |")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    assert times[-1] < 1000
