# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""An answer about a fact: what is said comes first, a model's words after it if they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audiochat.services.asking import bearings, lists
from audiochat.services.asking.conversing import Earlier, doubts, in_full, is_bare
from audiochat.services.asking.draft import Draft, Scene
from audiochat.services.asking.grammar import NOTHING
from audiochat.services.asking.kinds import Kind
from audiochat.services.asking.language import content, content_set, plain, stem, words
from audiochat.services.asking.passages import Sentence
from audiochat.services.asking.places import ENOUGH, chosen, in_context, with_sort
from audiochat.services.asking.retrieval import Hit
from audiochat.services.asking.righted import RIGHTED, put_right, replaced
from audiochat.services.asking.support import names
from audiochat.services.asking.unsaid import MEASURES, lacking, quoted_words
from audiochat.services.asking.unsaid import absent as unsaid_words
from audiochat.services.asking.wanted import wanted

CITED = 3
"""How many places an answer about a fact leads with."""

READ, MOST_HITS = 4, 20
SURE = 1.0
"""A best score under this is that of a question about something else (measured, see DECISIONS.md)."""

UNSAID = "The recording does not seem to say this."
NEAREST = "The nearest it comes:"
REPLACED = "And later another time is spoken of:"
IN_OTHER_WORDS = "Nobody says {0} in so many words. Nearest in meaning:"
AGAIN = "This is what is said about it:"
UNCERTAIN = "I am not sure."
ABOUT, ALL = 0.3, 0.9
"""The share of a question's telling words that a place has that is about the same, and that surely is."""

NOT_FAR = 120.0
"""Seconds within which what is spoken of is settled."""

_RESULT = re.compile(
    r"\bwhat (?:happened|became|came|happens) (?:to|with|of)\b|\b(?:outcome|result) of\b|\bin the end\b|"
    r"\b(?:is|are|was|were|will|has|have|did|does|do|whether)\b.*\b(?:going to|going up|going down|approved?|agreed?(?! with)|accept(?:ed)?|"
    r"rejected|decided?|settled|passed|granted|postponed|cancelled|happen|go ahead|get it|raise[ds]?)\b"
)
TOLD = 40
"""Words of a reply that are quoted where somebody is to tell or to explain."""

_TO_TELL = re.compile(
    r"\b(?:story|anecdote|explain\w*|describe\w*|what (?:happened|did .* (?:do|miss|say))|tell|why|"
    r"how (?:did|do|does|is|was|were|are)|what (?:do|does|did) \w+ \w+ do|reasons?)\b"
)

_PARTS = re.compile(
    r"(?:,\s*(?:and\s+)?|\s+and\s+|\s*;\s*|\?\s+(?:and\s+)?)"
    r"(?=(?:(?:from|by|to|with|for|at|in|since) )?(?:what|when|where|who|whose|why|how|which|whether)\b)",
    re.IGNORECASE,
)


def tell(scene: Scene, draft: Draft) -> None:
    """Lead with the places, then add what the model says and the recording supports."""
    question = in_full(scene.question, scene.earlier)
    hits = _hits(scene, question)
    if not hits:
        draft.say(UNSAID)
        return
    best = chosen(hits[0], scene.question)
    bare = is_bare(scene.question)
    absent = [] if bare else unsaid_words(scene, best, _shared(scene, best))
    strange = {stem(word) for word in absent} & names(scene.question)
    likely = max(hit.score for hit in hits) >= SURE or bool(_theirs(scene))
    likely = likely or _shared(scene, chosen(hits[0], question)) >= ALL
    sure = not scene.vectors or (likely and not strange)
    single = not bare and len(_PARTS.split(scene.question)) < 2
    lack = lacking(scene) if single and sure and set(absent) <= MEASURES else ""
    if lack:
        draft.line(lack)
        sure = False
    elif absent:
        listed = quoted_words(absent)
        doubt = f"{UNSAID} Nobody says {listed} in this recording. {NEAREST}"
        draft.line(IN_OTHER_WORDS.format(listed) if sure else doubt)
        sure = False
    elif not sure:
        draft.line(f"{UNSAID} {NEAREST}")
    elif scene.earlier is not None and doubts(scene.question):
        near = _shared(scene, chosen(hits[0], question), question) >= ABOUT
        draft.line(AGAIN if near else f"{UNCERTAIN} {NEAREST}")
    _quote(scene, draft, hits, question, likely)
    if scene.writer is None or scene.writer.is_weak or not sure:
        return  # a model not trained to answer said what misleads far more often than what helps
    _written(scene, draft, hits, question)


def _quote(scene: Scene, draft: Draft, hits: Sequence[Hit], question: str, likely: bool) -> None:
    """The places, each once, with what makes them understood; ``likely``: the first is what was asked for."""
    shown: list[tuple[float, float]] = []
    enough = TOLD if _TO_TELL.search(plain(question)) else ENOUGH
    for hit in hits:
        found = in_context(chosen(hit, question), scene.corpus, enough)
        found = found if shown else with_sort(found, scene.corpus, scene.question)
        start, end = found[0].start, found[-1].end
        if any(start < last and end > first for first, last in shown):
            continue
        shown.append((start, end))
        draft.quote(found)
        if likely and len(shown) == 1:
            shown += _later(scene, draft, question, found)
        if len(shown) == 1 and _RESULT.search(plain(question)) and _shared(scene, found) >= ABOUT:
            shown += _outcome(scene, draft, end)
        if len(shown) >= CITED:
            return


def _later(
    scene: Scene, draft: Draft, question: str, found: Sequence[Sentence]
) -> list[tuple[float, float]]:
    """Quote what takes the place of what a place says, if anything does."""
    later = put_right(scene, found)
    if later:
        draft.line(RIGHTED)
    elif "time" in wanted(question):
        later = replaced(scene, found)
        if later:
            draft.line(REPLACED)
    if not later:
        return []
    draft.quote(later)
    return [(later[0].start, later[-1].end)]


def _shared(scene: Scene, found: Sequence[Sentence], question: str = "") -> float:
    """The share of a question's telling words that a place has, from 0 to 1; of the one asked, unless given."""
    asked = content_set(question or scene.question) - NOTHING
    return scene.corpus.telling.share(asked, content_set(" ".join(s.text for s in found)))


def _outcome(scene: Scene, draft: Draft, after: float) -> list[tuple[float, float]]:
    """Quote what came of what is spoken of: the next place, not far away, at which it is settled or put off."""
    for place in lists.outcomes(scene):
        if after - 1 <= place[-1].start <= after + NOT_FAR:
            rest = [s for s in place if s.start >= after - 0.01]
            draft.quote(rest)
            return [(rest[0].start, rest[-1].end)]
    return []


def _hits(scene: Scene, question: str) -> list[Hit]:
    """The passages that answer; of a question with several parts the best one of each comes first."""
    parts = [part for part in _PARTS.split(scene.question) if len(words(part)) > 2]
    found = _search(scene, question, scene.earlier)
    if len(parts) < 2 or is_bare(scene.question):
        return found
    led: list[Hit] = []
    earlier = scene.earlier
    order = {id(hit.sentence): rank for rank, hit in enumerate(found)}
    for part in parts[:CITED]:
        near = [hit for hit in _search(scene, part, earlier) if hit.sentence not in _best(led)]
        near = sorted(near[:3], key=lambda hit: order.get(id(hit.sentence)) != 0)
        led += near[:1]
        if earlier is scene.earlier and led:  # the further parts are about the same thing
            place = (led[0].sentence.start, led[0].sentence.end)
            earlier = Earlier(part, Kind.FACT, (place,))
    rest = [hit for hit in found if all(hit.stretch is not one.stretch for one in led)]
    return [*led, *rest]


def _theirs(scene: Scene) -> list[str]:
    """The speakers whose words are asked for."""
    heard = bearings.speakers(scene.corpus)
    who = bearings.named(scene.question, heard)
    return [name for name in who if bearings.asks_their_words(scene.question, name)]


def _best(hits: Sequence[Hit]) -> list[Sentence]:
    return [hit.sentence for hit in hits]


def _search(scene: Scene, question: str, earlier: Earlier | None) -> list[Hit]:
    """The passages that answer; a name in the question itself counts, not one in the question before."""
    heard = bearings.speakers(scene.corpus)
    own = scene.question if bearings.named(scene.question, heard) else question
    theirs = [n for n in bearings.named(own, heard) if bearings.asks_their_words(own, n)]
    named = heard if theirs else bearings.named(question, heard)
    near = (
        len(content(bearings.without_names(scene.question, heard))) < 2
        or earlier is not scene.earlier
    )
    gained = bearings.bonus(scene.corpus, own, earlier, bare=near)
    about = bearings.without_names(question, named)
    about = about if content(about) or theirs else question
    found = scene.retriever.search(scene.corpus, about, MOST_HITS, gained)
    if theirs:  # what others say about it comes after what they say
        found.sort(key=lambda hit: hit.sentence.speaker not in theirs)
    return found[: CITED + READ]


def _written(scene: Scene, draft: Draft, hits: Sequence[Hit], question: str) -> None:
    """What the model says, as far as it holds."""
    if scene.writer is None:
        return
    parts = [hit.stretch for hit in hits[:READ]]
    first = True
    quoted = " ".join(place.text for place in draft.citations)
    for statement in scene.writer.answer(question, parts, scene.job):
        place = scene.checker.place(statement, parts)
        if place is not None and statement.strip(" .!") in quoted:
            continue  # it has been quoted already, word for word
        keep = not scene.writer.is_weak
        if first and (place is not None or keep):
            draft.line("")
            first = False
        draft.claim(statement, place, keep=keep)
