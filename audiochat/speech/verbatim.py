"""Speech written down word for word: with every "um", and with what is said twice.

Recognisers leave hesitations out, or write a word that sounds like one ("arm", "our"). Told that such
speech came before, a model keeps most; for the rest it is asked how likely a hesitation was at each
word. Where that is not far behind, the sentence is read once more with hesitations put in, and the
model says whether what follows is then as likely as before: after "um" either the word itself goes on
(an "um" was left out) or the one after it (the word was an "um"). That is a likelihood ratio of two
readings of the same sound, so it does not depend on one voice. Words said twice
are found in ``said_twice``.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from audiochat.domain.job import Job
from audiochat.speech.decoding import LONGEST, Decoded, suppressed
from audiochat.speech.engine import Encoded, Engine
from audiochat.speech.readings import Change, Logs, Reading, ReadWord, changed
from audiochat.speech.said_twice import echoing, faint, weighed

CAME_BEFORE = (
    "um uh so er I was um you know uh like hmm mm-hmm uh the uh erm well um okay and um in er the"
)
"""What the model is told was said before. It has no signs, so that none come before a hesitation."""

POSSIBLE = -4.2
"""The least log probability of a hesitation, or of a word once more, that is looked into."""

LIKELY = -3.7
"""The least log of how much likelier the reading with a hesitation is. Set on the tuned part of the
made corpus (``tests/benchmarks/bench_fillers.py``)."""

LIKELY_LEFT_OUT = -2.9
"""The same where nothing was written for it: a hesitation between two words."""

_FORMS = (" um", " uh", " er", " Um", " Uh", " Er")
_MOST_REPLACED = 2  # words that are written for one hesitation ("oh I'm")
_LONG_FORM = " erm"  # one more token than " er"
_WRITTEN = frozenset(["um", "uh", "er", "erm", "hmm", "mm-hmm", "umm", "uhm", "uhh", "ah"])
_ALIKE = frozenset(
    re.findall(
        r"\S+",
        "a ah all an and are arm at earn earned eh er for her hour i i'm if of oh on or our out them up",
    )
)
"""Words that are written for a hesitation; others are rather what follows one that was left out."""

_SOUNDS = _ALIKE - {"an", "and", "for", "i", "up"}
"""What is written for hesitations so often that said twice it is rather another one."""


def word_for_word(engine: Engine, encoded: Encoded, tokenizer: Any, job: Job) -> Decoded | None:
    """Write down everything that is said in a piece; None where the model only goes round in circles.

    English. Takes about twice as long as writing it down the usual way with one reading.
    """
    asked = _Asked(engine, encoded, tokenizer)
    tokens, logs, no_speech = asked.read([], job)
    text = tokenizer.decode(tokens).strip().encode()
    likelihood = float(np.mean([logs[n, token] for n, token in enumerate(tokens)] or [0.0]))
    found = Decoded(tokens, likelihood, no_speech, len(text) / len(zlib.compress(text)))
    if found.circling:
        return None
    read = Reading(tokens, asked.words(tokens), logs)
    return replace(found, tokens=asked.settled(read, job))


class _Asked:
    """One piece and what the model says about it."""

    def __init__(self, engine: Engine, encoded: Encoded, tokenizer: Any) -> None:
        self._engine, self._encoded, self._tokenizer = engine, encoded, tokenizer
        self._head = [
            tokenizer.sot_prev,
            *tokenizer.encode(" " + CAME_BEFORE),
            *tokenizer.sot_sequence,
            tokenizer.no_timestamps,
        ]
        self._suppressed = suppressed(tokenizer)
        coded = [tokenizer.encode(form) for form in _FORMS]
        self._forms = [tokens[0] for tokens in coded if len(tokens) == 1]
        self._signs = [tokenizer.encode(sign)[0] for sign in ",.?!"]
        self._more = tokenizer.encode(_LONG_FORM)[-1]

    def read(self, text: Sequence[int], job: Job) -> tuple[list[int], Logs, float]:
        """A text (the model's own where none is given), and the log probabilities at each token.

        A row more than tokens when the text is given: what may follow.
        """
        most = LONGEST
        if text:  # the library halves this, and takes off what came before
            most = min(LONGEST, max(2 * len(text) + 2, len(text) + 1 + len(self._head)))
        result = self._engine.generate(
            self._encoded,
            [*self._head, *text],
            job,
            beam_size=1,
            max_length=most,
            suppress_tokens=self._suppressed,
            return_logits_vocab=True,
        )
        tokens = [token for token in result.sequences_ids[0] if token < self._tokenizer.eot]
        rows = [np.asarray(row, np.float32).reshape(-1) for row in result.logits[0]]
        rows = [row - np.float32(np.logaddexp.reduce(row)) for row in rows]
        return tokens, np.array(rows), float(result.no_speech_prob)

    def words(self, tokens: list[int]) -> list[ReadWord]:
        """The words of a text, without signs that stand alone."""
        texts, groups = self._tokenizer.split_to_word_tokens([*tokens, self._tokenizer.eot])
        found, at = [], 0
        for text, group in zip(texts[:-1], groups[:-1], strict=False):
            bare = text.strip(" .,?!\"'-…").lower()
            if bare:
                found.append(ReadWord(bare, at, at + len(group), bare in _WRITTEN))
            at += len(group)
        return found

    def proposed(self, read: Reading, twice: dict[int, Change]) -> dict[int, Change]:
        """What may have been said at which words: a hesitation, or one of the words ``twice``."""
        found: dict[int, Change] = {}
        words = read.words
        possible = {
            place
            for place, change in twice.items()
            if change.likelihood > POSSIBLE and words[place - 1].text not in _SOUNDS
        }
        for place, word in enumerate(words):
            beside = words[max(0, place - 1) : place + 2]
            if word.first >= len(read.logs) or any(one.hesitation for one in beside):
                continue
            likelihood, form = self._hesitant(read.logs[word.first])
            if likelihood > POSSIBLE:
                found[place] = Change([form], int(word.text in _ALIKE))
            elif place in possible:
                found[place] = twice[place]
        return found

    def _hesitant(self, row: Logs) -> tuple[float, int]:
        """The log probability of a hesitation, and the likeliest one."""
        of_forms = row[self._forms]
        return float(np.log(np.exp(of_forms).sum())), self._forms[int(of_forms.argmax())]

    def settled(self, read: Reading, job: Job) -> list[int]:
        """The text with what else was likely said."""
        twice = faint(read, _SOUNDS, lambda row: self._hesitant(row)[0])
        changes = self.proposed(read, twice)
        text, after = changed(read, changes)
        if len(text) > LONGEST // 2 - 2:
            return read.tokens
        again = self.read(text, job)[1] if changes else read.logs
        kept: dict[int, Change] = {}
        for place, row in after.items():
            if row >= len(again):
                continue
            if changes[place].twice:
                found = weighed(read, place, changes[place], again[: row + 1])
            else:
                found = self._judged(read, place, again[row])
            beside = kept.get(place - 1)
            if found is None or (beside is not None and beside.likelihood >= found.likelihood):
                continue
            kept.pop(place - 1, None)
            kept[place] = found
        head = list(self._tokenizer.sot_sequence)
        kept = echoing(self._engine, self._encoded, head, read, kept, twice, job)
        return changed(read, kept)[0]

    def _judged(self, read: Reading, place: int, next_one: Logs) -> Change | None:
        """The hesitation at a word and the words that it stands for, None where it is unlikely.

        ``next_one`` are the log probabilities after the hesitation.
        """
        tokens, words, logs = read.tokens, read.words, read.logs
        hesitant, form = self._hesitant(logs[words[place].first])
        if int(next_one.argmax()) == self._more:  # "erm": what comes after it is not known here
            itself = sum(logs[n, tokens[n]] for n in range(words[place].first, words[place].last))
            likelihood = float(hesitant - itself)
            long = Change([form, self._more], 1, likelihood=likelihood)
            return long if likelihood > LIKELY else None
        # Of what may follow only words are weighed, for signs may stand before any of them.
        next_one = next_one - np.log1p(-min(0.99, float(np.exp(next_one[self._signs]).sum())))
        best: Change | None = None
        for count in self._replaceable(words, place):
            first, then = words[place].first, words[place + count].first
            usual = sum(logs[n, tokens[n]] for n in range(first, then + 1))
            likelihood = float(hesitant + next_one[tokens[then]] - usual)
            least = LIKELY if count else LIKELY_LEFT_OUT
            if likelihood > (best.likelihood if best else least):
                best = Change([form], count, likelihood=likelihood)
        return best

    def _replaceable(self, words: list[ReadWord], place: int) -> Iterator[int]:
        """How many words from there a hesitation may stand for."""
        if place:  # anything may begin with "um" to a model that was told so
            yield 0
        for count in range(1, _MOST_REPLACED + 1):
            alike = all(word.text in _ALIKE for word in words[place : place + count])
            if place + count < len(words) and (alike or (count == 1 and place)):
                yield count
