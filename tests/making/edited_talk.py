"""A talk that is recognised, edited, exported and recognised anew: do its captions still fit?"""

from __future__ import annotations

import random
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

import numpy as np
import soundfile

from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, Step
from audiochat.domain.transcript import PlacedWord, Transcript
from audiochat.services.captions.cue import Cue
from audiochat.services.captions.matching import key, match
from audiochat.services.workshop import Workshop
from tests.making.speech import RATE, Samples

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
    """Seconds by which a fresh recognition of the exported file differs from what was exported, sorted.

    ``cues`` are starts of captions, each beside the same word heard anew; ``starts`` and ``ends`` are
    those of words. Only words that both recognitions wrote alike are compared: ``alike`` is their
    share. ``sure`` are those of ``cues`` around which both wrote the same word, too: where one wrote "the
    recording" and the other "recording", the article has no place of its own, and takes it from the word.
    """

    cues: tuple[float, ...]
    sure: tuple[float, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]
    alike: float
    captions: int
    words: int
    cuts: int
    again: tuple[float, ...] = ()
    again_starts: tuple[float, ...] = ()

    def __str__(self) -> str:
        worst = ", ".join(f"{1000 * part[-1]:.0f}" for part in (self.cues, self.starts, self.ends))
        return (
            f"{self.captions} captions and {self.words} words after {self.cuts} cuts, {self.alike:.0%} of the"
            f" words alike; within 100 ms: captions {within(self.cues):.1%} of {len(self.cues)}, word starts"
            f" {within(self.starts):.1%}, word ends {within(self.ends):.1%}; median start"
            f" {1000 * statistics.median(self.starts):.0f} ms; worst {worst} ms"
        )


def within(errors: tuple[float, ...], limit: float = 0.1) -> float:
    """The share of errors up to a limit in seconds."""
    return sum(error <= limit for error in errors) / len(errors)


def prove(workshop: Workshop, folder: Path, samples: Samples, cuts: int, rate: int = RATE) -> Proof:
    """Recognise a talk, cut words out in ``cuts`` places, and compare with its export heard anew."""
    return next(proofs(workshop, folder, samples, cuts, (5,), rate))


def proofs(
    workshop: Workshop,
    folder: Path,
    samples: Samples,
    cuts: int,
    seeds: Sequence[int],
    rate: int = RATE,
    *,
    twice: bool = False,
) -> Iterator[Proof]:
    """The same for several sets of cuts of one talk, each with its random numbers.

    ``twice``: how well two fresh recognitions agree is measured, too (``Proof.again``).
    """
    path = folder / "talk.wav"
    soundfile.write(str(path), samples, rate, subtype="PCM_16")
    recording = workshop.library.open(path, Job())
    editor = workshop.editor(recording.id)
    words = workshop.captions.words(recording.id, editor.timeline)
    for seed in seeds:
        editor.apply(_cuts(words, cuts, seed), None, Job())
        view, srt = workshop.transcripts.view(editor.timeline), folder / f"talk{seed}.srt"
        workshop.captions.write(view, srt)
        out = folder / f"edited{seed}.wav"
        out = workshop.exporter.export(recording.id, editor.timeline, out, Job())
        fresh = _fresh(workshop, out)
        cues = workshop.captions.read(srt)
        proof = _compared(cues, view, fresh, cuts)
        if twice:
            second = _fresh(workshop, _noisier(out, rate))
            cued, every = _apart(cues, view, fresh, second)
            proof = replace(proof, again=cued, again_starts=every)
        yield proof
        editor.undo()


def _fresh(workshop: Workshop, path: Path) -> Transcript:
    """A file as nobody has heard it yet."""
    other = workshop.library.open(path, Job())
    return workshop.captions.words(other.id, workshop.editor(other.id).timeline)


def _noisier(path: Path, rate: int) -> Path:
    """The same file with noise of one step of 16 bits, which nobody can hear."""
    samples, _ = soundfile.read(str(path), dtype="int16")
    noise = np.random.default_rng(3).integers(-1, 2, samples.shape)
    out = path.with_name(f"{path.stem}_noisier.wav")
    soundfile.write(str(out), np.clip(samples + noise, -32768, 32767).astype(np.int16), rate)
    return out


def _apart(
    cues: list[Cue], view: Transcript, fresh: Transcript, second: Transcript
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """By how much two recognitions differ in the words that begin captions, and in all."""
    first = dict(_alike(view.heard, fresh.heard))
    apart = {
        at: abs(fresh.heard[at].start - second.heard[other].start)
        for at, other in _alike(fresh.heard, second.heard)
    }
    cued = [apart[first[at]] for at in _firsts(cues) if first.get(at) in apart]
    return tuple(sorted(cued)), tuple(sorted(apart.values()))


def _cuts(view: Transcript, count: int, seed: int) -> Plan:
    """Cuts of two to five words, spread over the talk."""
    chance, steps = random.Random(seed), []
    part = len(view.words) // count
    for number in range(count):
        first = number * part + chance.randrange(3, max(4, part - 6))
        last = first + chance.randrange(1, 5)
        span = view.words[first].start, view.words[last].end
        beside = {"earliest": view.words[first - 1].end, "latest": view.words[last + 1].start}
        steps.append(Step(op="cut_words", start=span[0], end=span[1], params=beside))
    return Plan(steps=tuple(steps))


def _compared(cues: list[Cue], view: Transcript, fresh: Transcript, cuts: int) -> Proof:
    """The differences of all words that both wrote, and of those that begin a caption."""
    same = _alike(view.heard, fresh.heard)
    found = dict(same)
    starts = [
        (abs(cue.start - fresh.heard[found[first]].start), _amid(found, first, len(view.heard)))
        for cue, first in zip(cues, _firsts(cues), strict=False)
        if first in found
    ]
    pairs = [(view.heard[one], fresh.heard[other]) for one, other in same]
    return Proof(
        cues=tuple(sorted(start for start, _ in starts)),
        sure=tuple(sorted(start for start, sure in starts if sure)),
        starts=tuple(sorted(abs(one.start - other.start) for one, other in pairs)),
        ends=tuple(sorted(abs(one.end - other.end) for one, other in pairs)),
        alike=len(same) / len(view.heard),
        captions=len(cues),
        words=len(view.heard),
        cuts=cuts,
    )


def _firsts(cues: Sequence[Cue]) -> Iterator[int]:
    """The number of the word that begins each caption, and of the one after the last."""
    return accumulate([0, *(len(cue.text.split()) for cue in cues)])


def _amid(found: Mapping[int, int], number: int, count: int) -> bool:
    """Whether the words before and after are the same in both readings."""
    before = not number or found.get(number - 1, -2) == found[number] - 1
    return before and (number == count - 1 or found.get(number + 1, -2) == found[number] + 1)


def _alike(one: Sequence[PlacedWord], other: Sequence[PlacedWord]) -> list[tuple[int, int]]:
    """Words that are the same in both readings, matched by their text alone.

    Of a word that one reading wrote twice ("with the... The government") the nearer one is taken.
    """
    pairs = match([word.text for word in one], [word.text for word in other]).pairs
    taken, found = set(pairs), []
    for mine, theirs in enumerate(pairs):
        if theirs < 0 or key(one[mine].text) != key(other[theirs].text):
            continue
        twins = [
            n
            for n in (theirs - 1, theirs + 1)
            if 0 <= n < len(other) and n not in taken and key(other[n].text) == key(one[mine].text)
        ]
        start = one[mine].start
        found.append((mine, min((theirs, *twins), key=lambda n: abs(other[n].start - start))))
    return found
