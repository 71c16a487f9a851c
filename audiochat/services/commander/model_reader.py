"""Sentences the rules do not understand, read by a language model that may only fill in a form."""

from __future__ import annotations

import json
import re

from pydantic import BaseModel, ValidationError

from audiochat.domain.conversation import Role
from audiochat.domain.errors import ModelError
from audiochat.domain.generation import Provider, Request, Turn
from audiochat.domain.job import Job
from audiochat.domain.plan import Step
from audiochat.domain.sampling import Sampling
from audiochat.services.commander.evidence import Evidence
from audiochat.services.commander.lexer import clock_seconds
from audiochat.services.commander.normalise import normalise
from audiochat.services.commander.plan_form import plan_form, steps_of

LONGEST_REPLY = 200
"""Tokens of a filled-in form; a longer one is not a plan a person asked for."""

MOST_STEPS = 8
_CLOCK = re.compile(r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3}(?![\d:]))?")
_SYSTEM = "Turn each wish about a recording into JSON steps. Times are in seconds."
_EXAMPLES: tuple[tuple[str, tuple[dict[str, object], ...]], ...] = (
    ("you can throw 0:10 to 0:25 in the bin, nobody wants it", ({"op": "delete", "part": "10 to 25"},)),
    ("she swears from 1:05 to 1:07 so mute that", ({"op": "silence", "part": "65 to 67"},)),
    ("everybody complains, so go 4 dB up", ({"op": "gain", "part": "all", "decibels": 4},)),
    (
        "the radio people would like -23 LUFS",
        ({"op": "normalize_loudness", "part": "all", "lufs": -23},),
    ),
    (
        "let it die away with a fade out of 6 seconds",
        ({"op": "fade_out", "part": "all", "duration": 6},),
    ),
    (
        "drop 2:00 to 2:30 since it is dull, mute 3:00 to 3:10 too",
        ({"op": "delete", "part": "120 to 150"}, {"op": "silence", "part": "180 to 190"}),
    ),
)  # fmt: skip


def form_for(evidence: Evidence) -> type[BaseModel]:
    """The form for a sentence: the operations it names and the numbers in it."""
    return plan_form(evidence.named, evidence.spans, evidence.values_for)


def in_seconds(words: str) -> str:
    """The sentence with clock times as seconds, since small models cannot count minutes."""

    def plain(found: re.Match[str]) -> str:
        seconds = clock_seconds(found.group())
        return found.group() if seconds is None else f"{seconds:g}"

    return _CLOCK.sub(plain, normalise(words))


def request(words: str, evidence: Evidence) -> Request:
    """What the model is asked: a few examples, the sentence, and a form of the named operations."""
    turns = [Turn(Role.SYSTEM, _SYSTEM)]
    for said, steps in _EXAMPLES:
        turns.append(Turn(Role.USER, in_seconds(said)))
        turns.append(Turn(Role.ASSISTANT, json.dumps({"steps": list(steps)})))
    turns.append(Turn(Role.USER, in_seconds(words)))
    sampling = Sampling(temperature=0, repeat_penalty=1.0, max_tokens=LONGEST_REPLY, seed=1)
    return Request(tuple(turns), sampling, form_for(evidence).model_json_schema())


def _closed(text: str, size: int) -> str:
    """The form with at most ``size`` steps: small models go on and on."""
    ends = [found.end() for found in re.finditer("}", text)]
    if len(ends) < size:
        return text
    return text[: ends[size - 1]] + "]}"


def read(words: str, evidence: Evidence, provider: Provider, job: Job) -> list[Step] | None:
    """The steps the model sees in a sentence, or None when its form is not filled in soundly.

    Raises ``Cancelled`` when the job is stopped. The steps still have to be held to the evidence.
    """
    if not evidence.named:
        return None
    text = ""
    try:
        for piece in provider.generate(request(words, evidence), job):
            job.check()
            text += piece.text
            if text.count("}") >= evidence.size or len(text) > 20 * LONGEST_REPLY:
                break
        job.check()
        filled = form_for(evidence).model_validate(json.loads(_closed(text, evidence.size)))
    except (ModelError, ValidationError, ValueError):
        return None
    steps = steps_of(filled, evidence.named, evidence.spans)
    return steps if 0 < len(steps) <= MOST_STEPS else None
