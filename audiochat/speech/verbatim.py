"""Speech written down word for word: with every "um", and with what is said twice.

Recognisers leave hesitations out, or write a word that sounds like one ("arm", "our"). Told that such
speech came before, a model keeps most; for the rest it is asked how likely a hesitation was at each
word. Where that is not far behind, the sentence is read once more with hesitations put in, and the
model says whether what follows is then as likely as before: after "um" either the word itself goes on
(an "um" was left out) or the one after it (the word was an "um"). That is a likelihood ratio of two
readings of the same sound, so it does not depend on one voice. A word said twice that the model would
rather not write twice is held against itself: the two sound alike.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.job import Job
from audiochat.speech.alignment import starts
from audiochat.speech.decoding import LONGEST, Decoded, suppressed
from audiochat.speech.echo import shapes, unlike
from audiochat.speech.engine import Encoded, Engine
from audiochat.speech.pace import expected_length

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
"""The same where nothing was written for it: a hesitation between two words, a word said twice."""

ECHOED = -6.5
"""The least log probability of a word once more that is looked into when it sounds like itself."""

_UNLIKE, _UNSURE, _LESS = 3.9, -4.0, 0.25
"""How unlike the two may sound, the log probability from which that is so, and how much less it is for
each unit under that. Set on made talks of six voices that no benchmark is made of."""

_LIGHT, _ALIKER = 0.15, 1.1
"""Seconds that a word usually takes, under which it is like many others, and how much more alike the two
must be then."""

LIKELY_ONCE_MORE = -3.4
"""The least log of how much likelier the reading is with the word twice, to the model that was told nothing
before; such a word need not sound like itself, only take as long."""

_CLEARER = 3.0
"""How much likelier a word that sounds like a hesitation must be once more than a hesitation."""

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

Logs = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word by the places of its tokens in the text: ``first`` up to, not including, ``last``."""

    text: str
    first: int
    last: int
    hesitation: bool


@dataclass(frozen=True, slots=True)
class _Change:
    """Tokens before a word, or for that and as many words as they have ``replaced``.

    They are a hesitation, or (``twice``) the word before once more; ``likelihood`` is its logarithm,
    before it is weighed that of the words alone.
    """

    tokens: list[int]
    replaced: int = 0
    twice: bool = False
    likelihood: float = 0.0


_LEAST = 1e-6  # probability
_NEVER = _Change([], likelihood=-np.inf)


def word_for_word(engine: Engine, encoded: Encoded, tokenizer: Any, job: Job) -> Decoded | None:
    """Write down everything that is said in a piece; None where the model only goes round in circles.

    English. Takes about twice as long as writing it down the usual way with one reading.
    """
    asked = _Asked(engine, encoded, tokenizer)
    tokens, logs, no_speech = asked.read([], job)
    text = tokenizer.decode(tokens).strip().encode()
    likelihood = float(np.mean([logs[n, token] for n, token in enumerate(tokens)] or [0.0]))
    read = Decoded(tokens, likelihood, no_speech, len(text) / len(zlib.compress(text)))
    if read.circling:
        return None
    words = asked.words(tokens)
    changes = asked.proposed(tokens, words, logs)
    return replace(read, tokens=asked.settled(tokens, words, changes, logs, job))


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

    def words(self, tokens: list[int]) -> list[_Word]:
        """The words of a text, without signs that stand alone."""
        texts, groups = self._tokenizer.split_to_word_tokens([*tokens, self._tokenizer.eot])
        found, at = [], 0
        for text, group in zip(texts[:-1], groups[:-1], strict=False):
            bare = text.strip(" .,?!\"'-…").lower()
            if bare:
                found.append(_Word(bare, at, at + len(group), bare in _WRITTEN))
            at += len(group)
        return found

    def proposed(self, tokens: list[int], words: list[_Word], logs: Logs) -> dict[int, _Change]:
        """What may have been said at which words: a hesitation, or the word before once more."""
        found: dict[int, _Change] = {}
        twice = self.faint(tokens, words, logs)
        for place, word in enumerate(words):
            beside = words[max(0, place - 1) : place + 2]
            if word.first >= len(logs) or any(one.hesitation for one in beside):
                continue
            likelihood, form = self._hesitant(logs[word.first])
            if likelihood > POSSIBLE:
                found[place] = _Change([form], int(word.text in _ALIKE))
            elif twice.get(place, _NEVER).likelihood > POSSIBLE and (
                words[place - 1].text not in _SOUNDS
            ):
                found[place] = twice[place]
        return found

    def faint(self, tokens: list[int], words: list[_Word], logs: Logs) -> dict[int, _Change]:
        """Where the word before may have been said once more, for all that the model tells."""
        found: dict[int, _Change] = {}
        for place, word in enumerate(words):
            before = words[max(0, place - 1)]
            if word.first >= len(logs) or before.hesitation or word.hesitation:
                continue
            again = _once_more(tokens, words, place, logs)
            hesitant = self._hesitant(logs[word.first])[0] if before.text in _SOUNDS else -np.inf
            if again > max(ECHOED, hesitant + _CLEARER):
                said = tokens[before.first : before.last]
                found[place] = _Change(said, twice=True, likelihood=again)
        return found

    def _hesitant(self, row: Logs) -> tuple[float, int]:
        """The log probability of a hesitation, and the likeliest one."""
        of_forms = row[self._forms]
        return float(np.log(np.exp(of_forms).sum())), self._forms[int(of_forms.argmax())]

    def settled(
        self,
        tokens: list[int],
        words: list[_Word],
        changes: dict[int, _Change],
        logs: Logs,
        job: Job,
    ) -> list[int]:
        """The text with those of the proposed changes that are likely."""
        text, after = _changed(tokens, words, changes)
        if len(text) > LONGEST // 2 - 2:
            return tokens
        again = self.read(text, job)[1] if changes else logs
        kept: dict[int, _Change] = {}
        for place, row in after.items():
            if row >= len(again):
                continue
            if changes[place].twice:
                found = _twice(tokens, words, place, changes[place], logs, again[: row + 1])
            else:
                found = self._judged(tokens, words, place, logs, again[row])
            beside = kept.get(place - 1)
            if found is None or (beside is not None and beside.likelihood >= found.likelihood):
                continue
            kept.pop(place - 1, None)
            kept[place] = found
        faint = self.faint(tokens, words, logs)
        return _changed(tokens, words, self._echoing(tokens, words, kept, faint, job))[0]

    def _echoing(
        self,
        tokens: list[int],
        words: list[_Word],
        kept: dict[int, _Change],
        faint: dict[int, _Change],
        job: Job,
    ) -> dict[int, _Change]:
        """What is kept, with those words that sound as if they were said twice."""
        heard: dict[int, _Change] = dict(kept)
        margins: dict[int, float] = {}
        left = dict(faint)
        while left:  # those beside each other are two readings of the same sound
            tried: dict[int, _Change] = {}
            for place in sorted(left, key=lambda one: -faint[one].likelihood):
                if not _in_the_way(tried, place):
                    tried[place] = left.pop(place)
            tried = {place: one for place, one in tried.items() if not _in_the_way(kept, place)}
            margins.update(self._margins(tokens, words, kept, tried, job))
        for place in sorted(margins, key=lambda one: -margins[one]):
            if margins[place] > 0 and not _in_the_way(heard, place):
                heard[place] = faint[place]
        return heard

    def _margins(
        self,
        tokens: list[int],
        words: list[_Word],
        kept: dict[int, _Change],
        tried: dict[int, _Change],
        job: Job,
    ) -> dict[int, float]:
        """How much more alike than needed the words are that were perhaps said twice at some places."""
        text, after = _changed(tokens, words, {**kept, **tried})
        if not tried or len(text) > LONGEST // 2 - 2:
            return {}
        head = list(self._tokenizer.sot_sequence)
        result = self._engine.align(self._encoded, head, text, job)
        times, sure = starts(result), np.log(np.maximum(result.text_token_probs, _LEAST))
        usual = self._engine.align(self._encoded, head, tokens, job).text_token_probs
        sound = shapes(self._encoded.spectrum)
        found: dict[int, float] = {}
        for place, change in tried.items():
            end, first = after[place], words[place - 1].first
            begin = end - len(change.tokens)
            shift = begin - words[place].first
            if end >= min(len(times), len(sure)):
                continue
            one = (times[first + shift], times[first + shift + len(change.tokens)])
            apart = unlike(sound, one, (times[begin], times[end]), words[place - 1].text)
            was = np.log(max(usual[words[place].first], _LEAST))
            likelihood = float(sure[begin : end + 1].sum() - was)
            if np.isfinite(apart):
                alike = _limit(words[place - 1], change) - apart
                found[place] = max(alike, likelihood - LIKELY_ONCE_MORE)
        return found

    def _judged(
        self, tokens: list[int], words: list[_Word], place: int, logs: Logs, next_one: Logs
    ) -> _Change | None:
        """The hesitation at a word and the words that it stands for, None where it is unlikely.

        ``next_one`` are the log probabilities after the hesitation.
        """
        hesitant, form = self._hesitant(logs[words[place].first])
        if int(next_one.argmax()) == self._more:  # "erm": what comes after it is not known here
            itself = sum(logs[n, tokens[n]] for n in range(words[place].first, words[place].last))
            likelihood = float(hesitant - itself)
            long = _Change([form, self._more], 1, likelihood=likelihood)
            return long if likelihood > LIKELY else None
        # Of what may follow only words are weighed, for signs may stand before any of them.
        next_one = next_one - np.log1p(-min(0.99, float(np.exp(next_one[self._signs]).sum())))
        best: _Change | None = None
        for count in self._replaceable(words, place):
            first, then = words[place].first, words[place + count].first
            usual = sum(logs[n, tokens[n]] for n in range(first, then + 1))
            likelihood = float(hesitant + next_one[tokens[then]] - usual)
            least = LIKELY if count else LIKELY_LEFT_OUT
            if likelihood > (best.likelihood if best else least):
                best = _Change([form], count, likelihood=likelihood)
        return best

    def _replaceable(self, words: list[_Word], place: int) -> Iterator[int]:
        """How many words from there a hesitation may stand for."""
        if place:  # anything may begin with "um" to a model that was told so
            yield 0
        for count in range(1, _MOST_REPLACED + 1):
            alike = all(word.text in _ALIKE for word in words[place : place + count])
            if place + count < len(words) and (alike or (count == 1 and place)):
                yield count


def _limit(word: _Word, change: _Change) -> float:
    """How unlike the two may sound for a word to have been said twice."""
    light = _ALIKER if expected_length(word.text) < _LIGHT else 0.0
    return _UNLIKE - light + _LESS * min(0.0, change.likelihood - _UNSURE)


def _in_the_way(changes: dict[int, _Change], place: int) -> bool:
    """Whether what changes at a place or beside it leaves no room for the word before once more."""
    before, after = changes.get(place - 1), changes.get(place + 1)
    return (
        place in changes
        or (before is not None and (before.twice or before.replaced > 0))
        or (after is not None and after.twice)
    )


def _once_more(tokens: list[int], words: list[_Word], place: int, logs: Logs) -> float:
    """The log probability of the word before a place once more, where it was not written twice."""
    if not place or words[place - 1].text in {words[place].text, words[place - 2].text}:
        return -np.inf
    return float(logs[words[place].first, tokens[words[place - 1].first]])


def _twice(
    tokens: list[int], words: list[_Word], place: int, change: _Change, logs: Logs, again: Logs
) -> _Change | None:
    """A word said twice, None where that is unlikely; the last row of ``again`` is what follows it.

    Either it was left out, or a word that sounds like it ("three free") was written for it.
    """
    begin = len(again) - 1 - len(change.tokens)
    itself = sum(again[begin + n, token] for n, token in enumerate(change.tokens))
    best: _Change | None = None
    for count in (0, 1):
        if place + count >= len(words):
            break
        first, then = words[place].first, words[place + count].first
        usual = sum(logs[n, tokens[n]] for n in range(first, then + 1))
        likelihood = float(itself + again[-1, tokens[then]] - usual)
        if likelihood > (best.likelihood if best else LIKELY_LEFT_OUT):
            best = replace(change, replaced=count, likelihood=likelihood)
    return best


def _changed(
    tokens: list[int], words: list[_Word], changes: dict[int, _Change]
) -> tuple[list[int], dict[int, int]]:
    """A text with hesitations before words, or for them; with the place after each in the new text."""
    out: list[int] = []
    after: dict[int, int] = {}
    at = 0
    for place, change in sorted(changes.items()):
        first = words[place].first
        out += [*tokens[at:first], *change.tokens]
        after[place] = len(out)
        at = words[place + change.replaced - 1].last if change.replaced else first
    return [*out, *tokens[at:]], after
