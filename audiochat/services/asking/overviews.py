"""Answers about the whole: summary, chapters, title, tags, show notes, quotes, tasks and decisions."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from audiochat.domain.job import interruptible
from audiochat.domain.transcript import Citation
from audiochat.services.asking.chapters import Chapter, divide, key_sentences
from audiochat.services.asking.draft import Draft, Scene
from audiochat.services.asking.language import content, plain
from audiochat.services.asking.passages import Sentence

TELLING_SENTENCES, MOST_LISTED, QUOTES, TAGS = 8, 15, 3, 6
_MUST = re.compile(
    r"\b(?:must|should|need(?:s)? to|has to|have to|had better|make sure|do not forget|don't forget|"
    r"remember to|action item|to-?do|by (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"tomorrow|tonight|the end of)|before (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b|"
    r"(?:^|\s)(?:צריך|צריכה|צריכים|חייב|חייבת|חייבים|תזכרו|תזכור|אל תשכח|עד יום)(?:\s|$)"
)
_WILL = re.compile(
    r"\b(?:i|we|he|she|they|you|[a-z]+) (?:will|am going to|is going to|are going to)\b|\b(?:i|we|you|he|"
    r"she|they)'ll\b|(?:^|[.,] )please [a-z]+|^(?:let us|let's) |\bcan you\b|בבקשה|אני א"
)
_NO_TASK = re.compile(
    r"\b(?:would have|used to|will be (?:cold|hot|fine|sunny)|that will be all)\b"
)
_DECIDED = re.compile(
    r"\b(?:decided|decide on|agreed|settled|resolved|voted|approved|we(?: wi|')ll go with|we chose|we picked|"
    r"it is decided|final decision)\b|הוחלט|החלטנו|סוכם|הצבענו"
)
_STARTS_BADLY = re.compile(
    r"^(?:and|but|so|because|it|that|this|he|she|they|or|then|well|yes|no)\b", re.IGNORECASE
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
    """Words that stand out."""
    parts = scene.corpus.stretches
    found = interruptible(scene.job, scene.phrases.weighed, parts, TAGS)
    return [phrase for phrase, _ in found]


def summary(scene: Scene, draft: Draft) -> None:
    """A few sentences for each part; a model that was trained to answer sums each part up, checked."""
    chapters = _chapters(scene)
    heard = read = 0
    each = max(1, TELLING_SENTENCES // len(chapters)) if len(chapters) < 6 else 1
    for chapter in chapters:
        scene.job.check()
        size = sum(len(s.words) for s in chapter.sentences)
        heard += size
        read += size if _written(scene, draft, chapter) else 0
        if not draft.citations or draft.citations[-1].end < chapter.start:
            best = interruptible(
                scene.job, key_sentences, chapter.sentences, chapter.stretches, scene.vectors, each
            )
            for sentence in best:
                draft.quote([sentence])
            read += size
    draft.share = min(1.0, read / heard) if heard else 0.0


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


def quotes(scene: Scene, draft: Draft) -> None:
    """Sentences that stand by themselves; about the subject asked for, if one is."""
    subject = set(content(scene.question)) - {
        "quot",
        "web",
        "page",
        "website",
        "good",
        "best",
        "nic",
        "short",
    }
    pool = _sentences(scene)
    if subject:
        hits = scene.retriever.search(scene.corpus, scene.question, 8)
        pool = [hit.sentence for hit in hits] or pool
    fit = [
        s
        for s in pool
        if 8 <= len(s.words) <= 30
        and s.text.endswith((".", "!"))
        and not _STARTS_BADLY.match(s.text)
    ]
    for sentence in _best(scene, fit or pool, QUOTES):
        draft.quote([sentence])


def notes(scene: Scene, draft: Draft) -> None:
    """Show notes: a title, what it is about, the chapters and a quote."""
    name, found = interruptible(scene.job, scene.phrases.headline)
    draft.line(f"**{name}**")
    draft.line("")
    parts = _chapters(scene)
    best = _best(scene, _sentences(scene), 3)
    for sentence in best:
        draft.quote([sentence])
    draft.line("\n**Chapters**\n")
    _list_chapters(parts, draft)
    draft.proposal = {
        "title": name,
        "chapters": _marks(parts),
        "tags": found,
    }


def tasks(scene: Scene, draft: Draft) -> None:
    """Sentences in which somebody is to do something, in the order in which they are said."""
    ranked = []
    for sentence in _sentences(scene):
        low = plain(sentence.text)
        points = 2 * bool(_MUST.search(low)) + bool(_WILL.search(low))
        if (
            points
            and not low.endswith("?")
            and not _NO_TASK.search(low)
            and len(sentence.words) > 3
        ):
            ranked.append((-points, sentence.start, sentence))
    _listed(scene, draft, ranked, "I found no sentence in which somebody is to do something.")


def decisions(scene: Scene, draft: Draft) -> None:
    """Sentences in which something is decided."""
    ranked = [(0, s.start, s) for s in _sentences(scene) if _DECIDED.search(plain(s.text))]
    _listed(scene, draft, ranked, "I found no sentence in which something is decided.")


def _listed(
    scene: Scene, draft: Draft, ranked: list[tuple[int, float, Sentence]], none: str
) -> None:
    kept = [s for _, _, s in sorted(ranked, key=lambda row: row[:2])[:MOST_LISTED]]
    for sentence in sorted(kept, key=lambda s: s.start):
        draft.quote([sentence])
    if not kept:
        draft.say(none)
    elif len(ranked) > len(kept):
        draft.line(f"\nThe {len(kept)} clearest of {len(ranked)} are listed.")
