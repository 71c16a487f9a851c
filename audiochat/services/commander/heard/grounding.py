# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""The parts of a recording that the words of a sentence may name, though they are no words that are said."""

from __future__ import annotations

import re

from audiochat.domain.hearing import Hearing
from audiochat.services.asking.language import content, stem
from audiochat.services.asking.nearest import stands_out
from audiochat.services.commander.heard import finding, subjects, topics, voices
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.named_parts import VERBATIM
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.proposing import SOUNDS, WRONG
from audiochat.services.commander.normalise import word_set

LEAST = 0.3
"""Share of the weight of a name's words that a sentence must hold to be meant by it."""
NEXT = 0.75
"""Share of the best one's weight from which on another sentence may be meant as well."""
MOST = 3
"""So many sentences may be meant; a name that fits more names nothing."""
OUTER = 1 / 3
"""Share of a recording that is its start or its end."""

_PRIVATE = re.compile(
    r"\b(?:private|confidential|secret) (?:part|bit|section|talk|chat|conversation|stuff|thing|remark|comment)\b"
)
_TELLS = re.compile(
    r"^(?:(?:the|that|this|a|an|all|whole|entire|silly|little|bit|part|section|piece|thing|stuff|story|moment|place|line|sentence|that's|thats|that is|which is|"
    r"about|of|with|where|when|how|in which|it|says?|said|saying|telling|tells?|mentions?|talks?|talking)\s+)+"
)
_SENTENCE = re.compile(r"^(?:the|that|this|his|her)?\s*(?:\w+ )?(?:sentence|line|remark|joke)\b")
_NO_NAME = re.compile(
    r"^(?:it|this|that|them|all|everything|everyone|here|there|things?|stuff|bits?|parts?|pieces?|ones?|"
    r"(?:the |a )?(?:good|bad|best|worst|boring|funny|rest|other|same|whole|first|second|third|last)(?: \w+)?)$|"
    rf"\b(?:{SOUNDS})\b|\bones\b|^(?:every|each|some|few|any|no|one|two|three|four|five|first|second|third|last|next|it)\b|"
    r"\b(?:words?|takes?|notes?|verses?|chorus(?:es)?|mistakes?|names?|surnames?|bits|parts)\b|^from\b|\b(?:until|till|before|after|between|except|without)\b"
)
""" "The bad part", "from one to another": no name of one part."""
_OUTER = re.compile(
    r",? (?:right )?(?:at|in|near|from) the (?:very )?(?P<edge>start|beginning|opening|end|ending)$"
)
_UNTOLD = re.compile(
    r"^(?:(?:that|this|those|these|all|the|really|very|most|bad|good|boring|funny|best|worst|wrong|ugly|silly|stupid|embarrassing|awkward|weird|messy|dull|rubbish|useless|nasty|interesting|important|whole|one) )*"
    r"(?:parts?|bits?|things?|sections?|stuff|pieces?|passages?)(?: (?:that )?(?:he|she|they|i|we|you) (?:just )?(?:said|says))?$|"
    r"^what (?:he|she|they|i|we|you) (?:just )?(?:said|says?)(?: (?:about (?:it|that|this)|before|there|then|earlier|afterwards))?$"
)
_EXCHANGE = re.compile(
    r"^(?:the |that |their |our )?(?:\w+ )?(?:quarrel|argument|fight|row|dispute|discussion|debate|talk|conversation|chat|back and forth|banter) (?:about|over|on|with)\b"
)
_GAP = 45.0
"""Seconds between two mentions in one talk about the same thing."""
_EVERYWHERE = re.compile(
    r",? (?:every ?where|every ?time|each time|throughout|all over|completely|entirely)$"
)
_GENERIC = {
    stem(word) for word in word_set("place time way day end start kind man woman people person")
}
"""Words that nearly every talk holds; none of them is what a part is called after."""


def ground(name: str, said: Said, hearing: Hearing) -> list[Hit]:
    """The parts that words may name, best first: that hold the rarest of them, or are near in meaning."""
    if len(plain(name)) >= VERBATIM and finding.said_so(said, name):
        return finding.phrase(said, name)[:MOST]
    outer = _OUTER.search(name)
    bare = bared(name)
    if _NO_NAME.search(bare) or WRONG.search(bare) or not content(" ".join(plain(bare))):
        return []
    if _PRIVATE.search(bare):
        rest = _PRIVATE.sub("", bare)
        private = [h for h in subjects.sections(said, "private bit") if _tells(said, h, rest)]
        if private:
            return private
    spoken = next((who for who in voices.speakers(said) if who.casefold() in bare.split()), "")
    topic = " ".join(word for word in bare.split() if word != spoken.casefold()) or bare
    told = [hit for hit in holding(topic, said) if _speaks(said, hit, spoken)]
    parts = hearing.alike(topic, spoken) or ()
    near = [finding.within(said, part.start, part.end) for part in parts]
    alike = [hit for hit in near if hit is not None]
    if outer is not None:
        told, alike = (_placed(said, hits, outer["edge"]) for hits in (told, alike))
    both = [hit for hit in told if any(finding.meet(hit, other) for other in alike)]
    best = both or (told if len(told) <= MOST else []) or (alike if stands_out(parts) else [])
    if _SENTENCE.match(name):
        return best
    if is_exchange(name):
        best = _longest(said, told) or best
    return list(dict.fromkeys(subjects.around(said, hit) for hit in best))


def bared(name: str) -> str:
    """What a name tells of, without "the bit about" before it and its place in the recording behind it."""
    return _TELLS.sub("", _OUTER.sub("", _EVERYWHERE.sub("", name.strip(" ,.;:!?")))).strip()


def _tells(said: Said, hit: Hit, words: str) -> bool:
    """Whether a part holds a word of a name, if that has one that means something."""
    wanted = topics.wanted(words) if content(words) else []
    return not wanted or any(
        hit.first <= place < hit.last for word in wanted for place in topics.places_of(said, word)
    )


def is_exchange(name: str) -> bool:
    """Whether words name a quarrel or a talk about something, which is more than one sentence."""
    return _EXCHANGE.match(name) is not None


def is_no_name(name: str) -> bool:
    """Whether words name a place, a sound or several things, and not one part by what it is about."""
    return _NO_NAME.search(re.sub(r"^(?:the|that|this) ", "", name.strip(" ,.;:!?"))) is not None


def is_untold(name: str) -> bool:
    """Whether words name a part without telling anything of it: "the bad part", "that thing she said"."""
    return _UNTOLD.match(name.strip(" ,.;:!?")) is not None


def _longest(said: Said, told: list[Hit]) -> list[Hit]:
    """Of a quarrel or a talk about something, from its first mention to its last."""
    runs: list[Hit] = []
    for hit in sorted(told, key=lambda hit: hit.first):
        near = runs and said.starts[hit.first] - said.ends[runs[-1].last - 1] <= _GAP
        if near:
            runs[-1] = Hit(runs[-1].first, hit.last)
        else:
            runs.append(hit)
    return sorted(runs, key=lambda run: said.starts[run.first] - said.ends[run.last - 1])[:1]


def _speaks(said: Said, hit: Hit, who: str) -> bool:
    return not who or said.words[hit.first].word.speaker == who


def _placed(said: Said, hits: list[Hit], edge: str) -> list[Hit]:
    """The parts at the start or the end of the recording."""
    if edge in ("end", "ending"):
        return [hit for hit in hits if said.ends[hit.last - 1] >= (1 - OUTER) * said.duration]
    return [hit for hit in hits if said.starts[hit.first] <= OUTER * said.duration]


def holding(topic: str, said: Said) -> list[Hit]:
    """The sentences that hold most of the weight of a topic's words, best first."""
    rows = [Hit(*row) for row in said.sentences()]
    words = [word for word in topics.wanted(topic) if word not in _GENERIC]
    best = topics.weighed(rows, topics.holders(said, rows, words), LEAST)
    return [row for row, score in best if score >= NEXT * best[0][1]]
