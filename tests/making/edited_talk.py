"""A talk that is recognised, edited, exported and recognised anew: do its captions still fit?"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, Step
from audiochat.domain.transcript import Transcript
from audiochat.services.captions.cue import Cue
from audiochat.services.captions.matching import match
from audiochat.services.workshop import Workshop

RATE = 16_000
SENTENCES = (
    "Welcome to the garden show, everybody.",
    "Today we talk about old apple trees and how to keep them healthy.",
    "A tree that is eighty years old needs care, patience and a sharp saw.",
    "My neighbour lost three of them in the winter storm.",
    "He planted new ones in spring, and they already carry fruit.",
    "Water them every morning, because the summer will be dry.",
    "Our next guest has written a book about bees and flowers.",
    "She keeps twelve hives behind her kitchen window.",
    "The honey tastes of lemon and thyme.",
    "Many people believe that bees are dangerous, but they are not.",
    "Call us if you have a question about your own garden.",
    "Thank you for listening, and see you next week.",
)


@dataclass(frozen=True)
class Proof:
    """Seconds by which captions miss the words recognised in the exported file, and what they missed."""

    errors: tuple[float, ...]
    captions: int
    words_found: float
    cuts: int


def prove(workshop: Workshop, folder: Path, speech: Any, count: int, cuts: int) -> Proof:
    """Make ``count`` sentences, cut ``cuts`` places, and compare captions with a fresh recognition."""
    phrases = [SENTENCES[n % len(SENTENCES)] for n in range(count)]
    made = speech.joined(phrases, [0.45, 0.7, 0.35, 1.0])
    path = folder / "talk.wav"
    soundfile.write(str(path), made.samples, RATE, subtype="PCM_16")
    recording = workshop.library.open(path, Job())
    editor = workshop.editor(recording.id)
    words = workshop.captions.words(recording.id, editor.timeline)
    editor.apply(_cuts(words, cuts), None, Job())
    srt = folder / "talk.srt"
    workshop.captions.write(workshop.transcripts.view(editor.timeline), srt)
    out = workshop.exporter.export(recording.id, editor.timeline, folder / "edited.wav", Job())
    other = workshop.library.open(out, Job())
    fresh = workshop.captions.words(other.id, workshop.editor(other.id).timeline)
    return _compared(workshop.captions.read(srt), fresh, cuts)


def _cuts(view: Transcript, count: int) -> Plan:
    """Cuts of two to five words, spread over the talk."""
    chance, steps = random.Random(5), []
    part = len(view.words) // count
    for number in range(count):
        first = number * part + chance.randrange(3, max(4, part - 6))
        last = first + chance.randrange(1, 5)
        span = view.words[first].start, view.words[last].end
        beside = {"earliest": view.words[first - 1].end, "latest": view.words[last + 1].start}
        steps.append(Step(op="cut_words", start=span[0], end=span[1], params=beside))
    return Plan(steps=tuple(steps))


def _compared(cues: list[Cue], fresh: Transcript, cuts: int) -> Proof:
    """How far the start of each caption is from that of its first word in the fresh recognition."""
    said = [(word, cue, n == 0) for cue in cues for n, word in enumerate(cue.text.split())]
    found = match([word for word, _, _ in said], [word.text for word in fresh.heard])
    errors = [
        abs(cue.start - fresh.heard[pair].start)
        for (_, cue, first), pair in zip(said, found.pairs, strict=True)
        if first and pair >= 0
    ]
    share = float(np.mean([pair >= 0 for pair in found.pairs]))
    return Proof(tuple(sorted(errors)), len(cues), share, cuts)
