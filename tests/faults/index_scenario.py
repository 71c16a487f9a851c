"""What a child does until it is killed: makes talks searchable, cuts them and does it again."""

from __future__ import annotations

import random
import sys
import zlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.job import Job
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Block
from audiochat.services.asking.asking import Asking
from audiochat.services.workshop import Workshop

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.making.asked import made
from tests.making.talk import Talk


class Engine:
    """Vectors that depend on the text alone, at no cost."""

    engine = "made"

    def questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors."""
        rows = [np.random.default_rng(zlib.crc32(t.encode())).normal(size=384) for t in texts]
        table = np.array(rows, np.float32).reshape(len(texts), 384)
        return table / np.linalg.norm(table, axis=1, keepdims=True)

    passages = questions

    def close(self) -> None:
        """Nothing is held."""


def talk_of(number: int) -> Talk:
    """A talk of about twenty minutes, the same on every call."""
    talk, _ = made(topics=6, kinds=3, seed=number)
    talk.source = f"talk{number}"
    return talk


def asking_of(workshop: Workshop) -> Asking:
    """The service over the workshop's words."""
    return Asking(workshop.store, workshop.transcripts.view, Engine())


def known(workshop: Workshop, talk: Talk) -> None:
    """Give the workshop the words of a talk, once."""
    if not workshop.store.transcripts.numbers([talk.source]).get(talk.source):
        talk.keep(workshop.store)
        length = talk.timeline.seconds
        block = Block(talk.source, talk.source, 0.0, length, tuple(talk.words), "en", "imported")
        workshop.transcripts.write(block)


def cut(talk: Talk, dice: random.Random) -> Timeline:
    """The talk without a minute somewhere in it."""
    timeline = talk.timeline
    at = dice.uniform(0, timeline.seconds - 60)
    return timeline.delete(timeline.span(at, at + 60))


def index(workshop: Workshop, report: Callable[[str], None], seed: int) -> None:
    """Make searchable for ever: every line was true in the database before it was written."""
    dice = random.Random(seed)
    asking = asking_of(workshop)
    for number in range(seed // 6, 1000):
        talk = talk_of(number)
        known(workshop, talk)
        for timeline in (talk.timeline, cut(talk, dice)):
            missing = len(asking._retriever.missing(asking._retriever.corpus(timeline)))
            whole = timeline == talk.timeline

            def told(fraction: float, _: str, head: str, n: int) -> None:
                report(f"kept {head} {n} {round(fraction * n)}")

            head = f"{number} {int(whole)}"
            job = Job(partial(told, head=head, n=missing))
            asking.index("r", timeline, job)
            report(f"done {head}")
