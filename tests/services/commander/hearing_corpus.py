"""The corpus of sentences about what is said: its small transcripts, and whether an answer is right."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from audiochat.domain.hearing import Hearing, Levels
from audiochat.domain.plan import RecordingState, Understanding
from audiochat.domain.transcript import PlacedWord, Transcript, Word

DATA = Path(__file__).resolve().parents[2] / "data"
WINDOW = 0.05
EVERY, LASTS = 0.4, 0.3
"""Seconds from word to word, and how long each lasts."""
NEAR = 0.15
Row = dict[str, Any]


def rows(part: str = "") -> list[Row]:
    """The lines of the corpus, or of one part of it."""
    text = (DATA / "word_commands.jsonl").read_text("utf-8")
    return [r for r in map(json.loads, text.splitlines()) if part in ("", r["part"])]


def spoken(
    lines: Iterable[tuple[float, str, str]], every: float = EVERY, lasts: float = LASTS
) -> tuple[PlacedWord, ...]:
    """The words of lines of start, speaker and text, one every so many seconds."""
    words: list[PlacedWord] = []
    for start, speaker, text in lines:
        for place, part in enumerate(text.split()):
            at = start + every * place
            word = Word(part, at, at + lasts, speaker=speaker)
            words.append(PlacedWord(word, at, at + lasts, "source", "block", len(words)))
    return tuple(words)


def whole(
    lines: Iterable[tuple[float, str, str]],
    duration: float,
    every: float = EVERY,
    lasts: float = LASTS,
) -> Transcript:
    """A transcript of lines, of which all is heard."""
    return Transcript(duration, spoken(lines, every, lasts), ((0.0, duration),), "en")


def transcript(recording: Row) -> Transcript | None:
    """The words of a small recording: lines of start, speaker and text."""
    if recording["lines"] is None:
        return None
    words = spoken(recording["lines"])
    covered = recording.get("covered") or [[0.0, recording["duration"]]]
    return Transcript(
        recording["duration"],
        words,
        tuple((a, b) for a, b in covered),
        recording.get("language", "en"),
    )


def levels(recording: Row) -> Levels | None:
    """The levels of a small recording: stretches of start, end, RMS and peak in dB.

    ``words``: loud where words are, soft elsewhere.
    """
    import numpy as np

    if "levels" not in recording:
        return None
    if recording["levels"] == "words":
        said = transcript(recording)
        spoken = [[w.start, w.end + EVERY - LASTS, -20, -8] for w in said.words] if said else []
        return levels({**recording, "levels": [[0, recording["duration"], -70, -60], *spoken]})
    count = round(recording["duration"] / WINDOW)
    rms, peak = np.full(count, -120.0), np.full(count, -120.0)
    for start, end, power, top in recording["levels"]:
        rms[round(start / WINDOW) : round(end / WINDOW)] = power
        peak[round(start / WINDOW) : round(end / WINDOW)] = top
    return Levels(WINDOW, rms, peak)


def recordings() -> dict[str, tuple[RecordingState, Hearing]]:
    """Every small recording by its name."""
    out = {}
    for name, recording in json.loads((DATA / "word_recordings.json").read_text("utf-8")).items():
        words, loud = transcript(recording), levels(recording)
        hearing = Hearing(words=lambda w=words: w, levels=lambda v=loud: v)
        out[name] = (RecordingState(duration=recording["duration"]), hearing)
    return out


def right(row: Row, answer: Understanding) -> bool:
    """Whether an answer has the status, the steps, the places and the words that are expected."""
    if answer.status.value != row["status"]:
        return False
    wanted, given = row["steps"], answer.steps
    if len(wanted) != len(given):
        return False
    for step, made in zip(wanted, given, strict=True):
        if made.op != step["op"]:
            return False
        if not _near([step["start"], step["end"]], [made.start, made.end]):
            return False
        if any(made.params.get(k) != v for k, v in step.get("params", {}).items()):
            return False
    if row["spans"]:
        if len(row["spans"]) != len(answer.spans):
            return False
        if not all(_shown(a, b) for a, b in zip(row["spans"], answer.spans, strict=True)):
            return False
    return all(part.casefold() in answer.message.casefold() for part in row["says"])


def _shown(wanted: list[float], given: tuple[float, float]) -> bool:
    """A place that is only shown may begin with the article: "the kettle"."""
    return abs(wanted[0] - given[0]) <= EVERY + NEAR and abs(wanted[1] - given[1]) <= NEAR


def _near(wanted: list[float | None], given: list[float | None]) -> bool:
    return all(
        w is None or (g is not None and abs(w - g) <= NEAR)
        for w, g in zip(wanted, given, strict=True)
    )
