# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Answers about the whole: summary, chapters, title, tags, show notes and quotes."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence

from audiochat.domain.job import interruptible
from audiochat.domain.transcript import Citation
from audiochat.services.asking import bearings, lists
from audiochat.services.asking.chapters import Chapter, divide, key_sentences
from audiochat.services.asking.draft import Draft, Scene
from audiochat.services.asking.language import content, plain
from audiochat.services.asking.numbers import wanted_count
from audiochat.services.asking.passages import Sentence
from audiochat.services.asking.phrases import LONG_ENOUGH
from audiochat.services.asking.righted import RIGHTED, put_right

TELLING_SENTENCES, TAGS = 8, 6

OPENING, LONGEST_OPENING = 75.0, 75
"""Seconds of a beginning, and words of it that are quoted."""

_INTRODUCES = re.compile(
    r"\b(?:welcome|with me|my guest|our guest|i'm [a-z]+ [a-z]+|my name is|(?:this|today's|in this|today) (?:is )?(?:the )?"
    r"(?:\w+ )?(?:episode|programme|program|podcast|show|lecture|lesson|meeting|interview|talk|recording|session)|"
    r"(?:committee|meeting|board|council|assembly|minutes) of|(?:we are|we're) (?:here|talking|going to talk)|"
    r"(?:talk|speak|tell you) about|today (?:we|i)|the (?:subject|topic)|"
    r"for (?:\w+|\w+-\w+) years \w+ \w+|(?:now )?(?:she|he) (?:runs|is|works|leads|teaches|writes))\b|ברוכים הבאים|היום"
)


def _sentences(scene: Scene) -> list[Sentence]:
    return [s for stretch in scene.corpus.stretches for s in stretch.sentences]


def _chapters(scene: Scene) -> list[Chapter]:
    return interruptible(scene.job, divide, scene.corpus, scene.vectors, scene.phrases)


def _best(scene: Scene, sentences: Sequence[Sentence], most: int) -> list[Sentence]:
    """The sentences that stand best for all of it."""
    parts = scene.corpus.stretches
    return interruptible(scene.job, key_sentences, sentences, parts, scene.vectors, most)


def _phrases(scene: Scene) -> list[str]:
    """Words that stand out, as many as are asked for."""
    parts = scene.corpus.stretches
    most = wanted_count(scene.question, "tags|keywords") or TAGS
    found = interruptible(scene.job, scene.phrases.weighed, parts, most)
    return [phrase for phrase, _ in found]


SENTENCES = "sentences?|lines?"
POINTS = "points?|sentences?|lines?|bullets?|bullet points?|things|facts|topics|statements"


def summary(scene: Scene, draft: Draft) -> None:
    """A few sentences for each part; a model that was trained to answer sums each part up, checked.

    Where a number of points is asked for, that many places are quoted.
    """
    theirs = bearings.meant(scene.question, scene.corpus)
    count = wanted_count(bearings.without_names(scene.question, theirs), POINTS)
    if theirs:
        _of_some(scene, draft, theirs, count)
        return
    if count and (scene.writer is None or scene.writer.is_weak):
        alone = bool(wanted_count(scene.question, SENTENCES))
        for place in _points(scene, count, alone=alone):
            draft.quote(place)
        return
    opening = interruptible(scene.job, introduction, scene) if _is_whole(scene) else []
    if opening:
        draft.quote(opening)
    _by_chapters(scene, draft)


def _of_some(scene: Scene, draft: Draft, who: Collection[str], count: int) -> None:
    """What some of those who speak say, best in each part, in the order in which it is heard."""

    def theirs(sentences: Sequence[Sentence]) -> list[Sentence]:
        return [s for s in sentences if s.speaker in who and _tells(s)]

    if count:
        best = _best(scene, theirs(scene.corpus.sentences), count)
    else:
        parts = _chapters(scene)
        each = max(1, TELLING_SENTENCES // len(parts))
        told = (_told_best(scene, theirs(part.sentences), part, each) for part in parts)
        best = [sentence for some in told for sentence in some]
    for sentence in best:
        _quote_right(scene, draft, sentence)


def _tells(sentence: Sentence) -> bool:
    """Whether it says more than thanks or yes."""
    return len(set(content(sentence.text))) > 1


def _quote_right(scene: Scene, draft: Draft, sentence: Sentence) -> None:
    """Quote a sentence, with what puts it right later."""
    if any(sentence.start < place.end and sentence.end > place.start for place in draft.citations):
        return
    draft.quote([sentence])
    later = put_right(scene, [sentence])
    if later:
        draft.line(RIGHTED)
        draft.quote(later)


def _is_whole(scene: Scene) -> bool:
    """Whether there is so much that a beginning says what all of it is."""
    return len(scene.corpus.sentences) >= LONG_ENOUGH


def _by_chapters(scene: Scene, draft: Draft) -> None:
    chapters = _chapters(scene)
    heard = read = 0
    each = max(1, TELLING_SENTENCES // len(chapters)) if len(chapters) < 6 else 1
    for chapter in chapters:
        scene.job.check()
        size = sum(len(s.words) for s in chapter.sentences)
        heard += size
        written = _written(scene, draft, chapter)
        read += size if written else 0
        if written and draft.citations and draft.citations[-1].end >= chapter.start:
            continue
        shown = max((place.end for place in draft.citations), default=-1.0)
        rest = [s for s in chapter.sentences if s.start >= shown]
        for sentence in _told_best(scene, rest, chapter, each):
            _quote_right(scene, draft, sentence)
        read += size
    draft.share = min(1.0, read / heard) if heard else 0.0


def _told_best(
    scene: Scene, sentences: Sequence[Sentence], part: Chapter, most: int
) -> list[Sentence]:
    return interruptible(scene.job, key_sentences, sentences, part.stretches, part.vectors, most)


def _points(scene: Scene, count: int, *, alone: bool) -> list[Sequence[Sentence]]:
    """So many places that say most, each from another part; what comes of a talk before what is only said.

    ``alone``: each is one sentence, since sentences were asked for.
    """
    opening = introduction(scene) if _is_whole(scene) else []
    if alone and len(opening) >= count:
        telling = sorted(opening, key=_greets)[:count]
        return [[s] for s in sorted(telling, key=lambda s: s.start)]
    outcomes = [] if alone else lists.outcomes(scene)
    chosen: list[tuple[bool, float, Sequence[Sentence]]] = []
    for part in _chapters(scene):
        inside = [p for p in outcomes if part.start <= p[-1].start < part.end]
        place = max(inside, key=lambda p: sum(len(s.words) for s in p), default=None)
        best = _told_best(scene, part.sentences, part, 1)
        chosen.append((place is None, part.start - part.end, place or best))
    found = [place for _, _, place in sorted(chosen, key=lambda one: one[:2])[:count]]
    if opening and len(outcomes) < count:
        found = [opening, *found[: count - 1]]
    rest = [s for s in scene.corpus.sentences if all(s not in place for place in found)]
    lacking = count - len(found)
    found += [[s] for s in (_best(scene, rest, lacking) if lacking > 0 else [])]
    return sorted(found, key=lambda place: place[0].start)


def _belongs(before: Sentence, after: Sentence) -> bool:
    """Whether the same person goes on to say what this is, and has not begun to ask."""
    same = before.speaker == after.speaker and after.start - before.end < 3
    return same and len(after.words) > 5 and not after.asks


def _greets(sentence: Sentence) -> tuple[bool, int]:
    """For an order in which what says most comes first, and greetings and names of one's own last."""
    low = plain(sentence.text)
    return bool(_GREETS.search(low)), -len(set(content(low)))


_GREETS = re.compile(r"\b(?:welcome|hello|good (?:morning|evening)|i'm|my name|i am|ברוכים|שלום)\b")


def introduction(scene: Scene) -> list[Sentence]:
    """The sentences at the beginning in which it is said what this is and who is there; often none."""
    early = [s for s in scene.corpus.sentences[:30] if s.start < OPENING]
    at = [i for i, s in enumerate(early) if _INTRODUCES.search(plain(s.text))]
    if not at:
        return []
    first, last = at[0], at[0]
    for index in at[1:]:
        if early[index].speaker == early[first].speaker and index - last <= 2:
            last = index
    while last + 1 < len(early) and _belongs(early[last], early[last + 1]):
        last += 1
    while sum(len(s.words) for s in early[first : last + 1]) > LONGEST_OPENING and last > first:
        last -= 1
    return early[first : last + 1]


def _written(scene: Scene, draft: Draft, chapter: Chapter) -> bool:
    """Let the model sum a chapter up, a window at a time; whether all of it was read."""
    writer = scene.writer
    if writer is None or writer.is_weak:
        return False
    texts = [stretch.passage.text for stretch in chapter.stretches]
    done = False
    while texts:
        room, size = writer.room(), 0
        while size < len(texts) and (room := room - len(texts[size]) - 1) > 0:
            size += 1
        for statement in writer.summary(texts[: size or 1], scene.job):
            place = scene.checker.place(statement, chapter.stretches)
            draft.claim(statement, place, keep=False)
            done = done or place is not None
        texts = texts[size or 1 :]
    return done


def chapters(scene: Scene, draft: Draft) -> None:
    """Where each chapter begins, with a title from its own words."""
    found = _chapters(scene)
    _list_chapters(found, draft)
    draft.proposal = {"chapters": _marks(found)}


EARLY = 0.3
"""Seconds that a chapter begins before its first word, where nobody speaks then."""


def _marks(found: Sequence[Chapter]) -> list[tuple[float, str]]:
    """When each chapter begins, to a tenth of a second, and its name; the first one at 0."""
    out: list[tuple[float, str]] = []
    ended = 0.0
    for chapter in found:
        start = max(ended, chapter.start - EARLY) if out else 0.0
        out.append((math.floor(10 * start) / 10, chapter.title))
        ended = chapter.end
    return out


def _list_chapters(found: Sequence[Chapter], draft: Draft) -> None:
    for chapter in found:
        opening = chapter.sentences[0].citation
        draft.cite(Citation(chapter.start, chapter.end, opening.text), chapter.title)


def title(scene: Scene, draft: Draft) -> None:
    """A title from the words that stand out, with the places they come from."""
    name, found = interruptible(scene.job, scene.phrases.headline)
    draft.line(f"**{name}**")
    draft.line("")
    _where(scene, draft, found)
    draft.proposal = {"title": name}


def tags(scene: Scene, draft: Draft) -> None:
    """Words that stand out, with the places where they are said first."""
    found = _phrases(scene)
    draft.line(", ".join(f"**{p}**" for p in found))
    draft.line("")
    _where(scene, draft, found)
    draft.proposal = {"tags": found}


def title_and_tags(scene: Scene, draft: Draft) -> None:
    """A title with the words that it is to be found by."""
    title(scene, draft)
    found = _phrases(scene)
    draft.line("\n" + ", ".join(f"**{p}**" for p in found))
    draft.proposal["tags"] = found


def _where(scene: Scene, draft: Draft, found: Sequence[str]) -> None:
    """The first sentence that says each phrase."""
    for phrase in found:
        wanted = set(content(phrase))
        for sentence in _sentences(scene):
            if wanted <= set(content(sentence.text)):
                draft.quote([sentence])
                break


def notes(scene: Scene, draft: Draft) -> None:
    """Show notes: a title, what it is about, the chapters and a quote."""
    name, found = interruptible(scene.job, scene.phrases.headline)
    draft.line(f"**{name}**")
    draft.line("")
    parts = _chapters(scene)
    opening = introduction(scene) if _is_whole(scene) else []
    if opening:
        draft.quote(opening)
    shown = opening[-1].end if opening else -1.0
    for sentence in _best(scene, [s for s in _sentences(scene) if s.start >= shown], 3):
        _quote_right(scene, draft, sentence)
    draft.line("\n**Chapters**\n")
    _list_chapters(parts, draft)
    draft.proposal = {
        "title": name,
        "chapters": _marks(parts),
        "tags": found,
    }
