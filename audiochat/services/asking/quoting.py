# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Quotations: sentences that stand by themselves, word for word, and what stands out in a talk."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audiochat.domain.job import interruptible
from audiochat.services.asking import bearings
from audiochat.services.asking.chapters import key_sentences, weights_of
from audiochat.services.asking.draft import Draft, Scene
from audiochat.services.asking.language import content, plain, stem
from audiochat.services.asking.numbers import numbers, wanted_count
from audiochat.services.asking.passages import Sentence
from audiochat.services.asking.places import in_context

QUOTES = 3
"""How many are quoted where no number is asked for."""

_STARTS_BADLY = re.compile(
    r"^(?:and|but|so|because|it|that|this|he|she|they|or|then|well|yes|no)\b", re.IGNORECASE
)


def quotes(scene: Scene, draft: Draft) -> None:
    """Sentences that stand by themselves, word for word; of the person or about the subject asked for."""
    names = bearings.speakers(scene.corpus)
    who = bearings.named(scene.question, names) or _guests(scene, names)
    subject = set(content(bearings.without_names(scene.question, who))) - _NO_SUBJECT
    pool = [s for s in scene.corpus.sentences if not who or s.speaker in who]
    if subject:
        hits = scene.retriever.search(scene.corpus, scene.question, 8)
        pool = [hit.sentence for hit in hits if not who or hit.sentence.speaker in who] or pool
    count = wanted_count(scene.question, "quotes|quotations")
    ranked = _most_striking(scene, pool)[: count or QUOTES]
    for sentence in ranked or _fallback(scene, pool):
        draft.quote([sentence])


def _most_striking(scene: Scene, pool: Sequence[Sentence]) -> list[Sentence]:
    """Sentences that stand by themselves, the most striking first."""
    fit = [s for s in pool if _stands_alone(s)]
    near = interruptible(scene.job, weights_of, fit, scene.corpus.stretches, scene.vectors)
    return sorted(fit, key=lambda s: (-NEARNESS * near[id(s)] - _striking(s), s.start))


NEARNESS = 0.05
"""What standing for the whole counts for a quotation, beside what makes it one."""


def _guests(scene: Scene, names: Sequence[str]) -> list[str]:
    """Who is asked in a talk in which one asks; nobody where that cannot be told."""
    hosts = scene.corpus.hosts
    return [name for name in names if name not in hosts] if hosts else []


def _stands_alone(sentence: Sentence) -> bool:
    low = plain(sentence.text)
    return (
        6 <= len(sentence.words) <= 30
        and sentence.text.endswith((".", "!"))
        and not _STARTS_BADLY.match(sentence.text)
        and not _OF_THE_TALK.search(low)
    )


def _striking(sentence: Sentence) -> float:
    """What a sentence gains that says something of the world, or of oneself, in a few words."""
    low = plain(sentence.text)
    general = 0.06 * bool(_GENERAL.search(low)) + 0.05 * bool(_CONTRAST.search(low))
    general += 0.04 * bool(_BELIEVES.search(low))
    short = 0.03 * (len(sentence.words) <= 18)
    plainly = bool(numbers(low)) or any(
        w.text[:1].isupper() for w in sentence.words[1:] if len(w.text) > 2
    )
    return general + short - 0.06 * bool(_NARRATES.search(low)) - 0.06 * plainly


_GENERAL = re.compile(
    r"\b(?:is|are|needs?|means?|makes?|never|always|nobody|everybody|people|folk|life|you(?:'re)?|we(?:'re)?|"
    r"can't|can|have to)\b"
)
_BELIEVES = re.compile(
    r"\b(?:i (?:think|believe|learnt|learned|love|know)|nothing has|the (?:best|only|worst))\b"
)
_CONTRAST = re.compile(r"\b(?:but|not|than|only|without|nothing|more|instead|until|yet)\b")
_NARRATES = re.compile(
    r"\b(?:was|were|had|went|came|said|took|gave|got|did|put|made|asked|yesterday|last (?:year|week|month))\b"
)
_OF_THE_TALK = re.compile(
    r"\b(?:let me|let's|i want to ask|ask you|as i said|i'll tell|i'm (?:sorry|afraid)|you know|um|uh|er|hang on|"
    r"what am i saying|thank you|hello|by the way|welcome|people ask)\b"
)
_NO_SUBJECT = frozenset(
    map(
        stem,
        [
            "quote",
            "quotes",
            "quotation",
            "quotations",
            "web",
            "page",
            "website",
            "site",
            "good",
            "best",
            "nice",
            "short",
            "need",
            "want",
            "word",
            "words",
            "literal",
            "literally",
            "verbatim",
            "exact",
            "exactly",
            "poster",
            "newsletter",
            "article",
            "blog",
            "post",
            "pull",
            "guest",
            "speaker",
            "interview",
            "use",
            "sound",
            "bite",
            "soundbite",
            "flyer",
            "leaflet",
            "print",
            "press",
            "strong",
            "catchy",
            "great",
            "memorable",
            "powerful",
            "sentence",
            "line",
            "couple",
            "one",
            "two",
            "three",
            "four",
            "five",
        ],
    )
)


def _fallback(scene: Scene, pool: Sequence[Sentence]) -> list[Sentence]:
    parts = scene.corpus.stretches
    return interruptible(scene.job, key_sentences, pool, parts, scene.vectors, QUOTES)


def highlights(scene: Scene, draft: Draft) -> None:
    """The sentences that stand best for all of it, of those who are asked where one asks."""
    names = bearings.speakers(scene.corpus)
    who = bearings.named(scene.question, names) or _guests(scene, names)
    pool = [s for s in scene.corpus.sentences if not who or s.speaker in who]
    fit = [s for s in pool if _stands_alone(s)]
    ranked = _most_striking(scene, fit)[:QUOTES]
    if not ranked:
        draft.say("Nothing stands out in the words.")
        return
    draft.line("What matters most I cannot tell. These sentences stand out:")
    for sentence in ranked:
        draft.quote(in_context([sentence], scene.corpus))
