# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Answers about a time, about who is heard, and about what stands out."""

from __future__ import annotations

import re

from audiochat.services.asking import bearings, lists
from audiochat.services.asking.draft import Draft, Scene
from audiochat.services.asking.facts import tell
from audiochat.services.asking.language import plain
from audiochat.services.asking.numbers import numbers
from audiochat.services.asking.passages import Sentence
from audiochat.services.asking.places import clock, in_context

AROUND = 25.0
"""Seconds before and after a minute that is named."""

MOST_WORDS, MOST_SENTENCES = 130, 12

LATE = 120.0
"""Seconds; who is first heard after so long has come later, or was silent."""

_CLOCK = re.compile(r"\b(?:(\d{1,2}):)?(\d{1,3}):(\d\d)\b")
_LAST = re.compile(r"\b(?:last|final|closing|end)\b")
_PART = re.compile(r"\bin the (first|last) (?:([\w-]+) )?minutes?\b")
_NAMES_SELF = re.compile(
    r"\b(?:my name is|i'm [a-z]+ [a-z]+|i am [a-z]+ [a-z]+|with me|we've got|we have got|joined by|joining|our guest|"
    r"present|apologies|attending|welcome|this is)\b"
)
_LAUGHS = re.compile(
    r"\b(?:(?:ha){2,}|(?:he){2,}|laugh\w*|funny|funniest|hilarious|jok(?:e|es|ing|ed)|kidding|giggl\w*|"
    r"comical)\b|[\[(]laugh|מצחיק|חחח"
)


def moment(scene: Scene, draft: Draft) -> None:
    """What is said around the time that a question names."""
    duration = scene.corpus.transcript.duration
    start, end = _span(plain(scene.question), duration)
    found = [s for s in scene.corpus.sentences if s.end > start and s.start < end]
    if not found:
        draft.say(f"Nothing is said around {clock((start + end) / 2)}.")
        return
    draft.line(f"From {clock(start)} to {clock(min(end, duration))} this is said:")
    for turn in _turns(_trimmed(found, (start + end) / 2)):
        draft.quote(turn)


def _span(low: str, duration: float) -> tuple[float, float]:
    """From when to when, in seconds, a question is about."""
    clocked = _CLOCK.search(low)
    if clocked is not None:
        hours, minutes, seconds = (int(part or 0) for part in clocked.groups())
        at = 3600.0 * hours + 60 * minutes + seconds
        return max(0.0, at - AROUND), at + AROUND
    part = _PART.search(low)
    count = min((float(n) for n in numbers(low)), default=1.0)
    if part is not None:
        length = 60 * (count if part[2] else 1.0)
        return (0.0, length) if part[1] == "first" else (max(0.0, duration - length), duration)
    at = 60 * count
    return max(0.0, at - AROUND), at + AROUND


def _trimmed(found: list[Sentence], middle: float) -> list[Sentence]:
    """The sentences nearest to the middle, as many as can be read at a glance."""
    near = sorted(found, key=lambda s: abs((s.start + s.end) / 2 - middle))
    kept: list[Sentence] = []
    for sentence in near:
        size = sum(len(s.words) for s in kept) + len(sentence.words)
        if kept and (size > MOST_WORDS or len(kept) >= MOST_SENTENCES):
            break
        kept.append(sentence)
    return sorted(kept, key=lambda s: s.start)


def _turns(found: list[Sentence]) -> list[list[Sentence]]:
    out: list[list[Sentence]] = []
    for sentence in found:
        if out and out[-1][-1].speaker == sentence.speaker and sentence.speaker:
            out[-1].append(sentence)
        else:
            out.append([sentence])
    return out


def people(scene: Scene, draft: Draft) -> None:
    """Who is heard, from when on, and where people are introduced."""
    names = bearings.speakers(scene.corpus)
    said = scene.corpus.sentences
    if not names:
        tell(scene, draft)
        return
    first = {name: next(s for s in said if s.speaker == name) for name in names}
    heard = [f"**{name}** from {clock(first[name].start)}" for name in names]
    draft.line(f"These are heard: {', '.join(heard)}.")
    early = [s for s in said[:60] if s.start < 240 and _NAMES_SELF.search(plain(s.text))]
    shown = [s for s in early if _calls_somebody(s)][:3]
    later = [s for s in first.values() if s.start > LATE]
    for sentence in sorted([*shown, *later] or first.values(), key=lambda s: s.start):
        draft.quote(in_context([sentence], scene.corpus))


def _calls_somebody(sentence: Sentence) -> bool:
    return any(word.text[:1].isupper() for word in sentence.words[1:])


def quarrel(scene: Scene, draft: Draft) -> None:
    """Where people speak against each other; between two who are named, else what is nearest to it."""
    who = bearings.named(scene.question, bearings.speakers(scene.corpus))
    if len(who) > 1 and not lists.quarrels(scene):
        tell(scene, draft)
        return
    lists.disputed(scene, draft)


def funny(scene: Scene, draft: Draft) -> None:
    """Places where somebody laughs or calls something funny; which is the funniest no rule can tell."""
    found = [s for s in scene.corpus.sentences if _LAUGHS.search(plain(s.text))]
    if not found:
        draft.say(
            "What is funny I cannot tell, and nobody laughs or calls anything funny in the words."
        )
        return
    draft.line(
        "What is funniest I cannot tell. Here somebody laughs, jokes or calls something funny:"
    )
    end = -1.0
    for sentence in found[:6]:
        if sentence.start > end:
            part = in_context([sentence], scene.corpus)
            draft.quote(part)
            end = part[-1].end
