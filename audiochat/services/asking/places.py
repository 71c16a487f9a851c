"""A place in the recording: the words that are cited, and how its time is written."""

from __future__ import annotations

from collections.abc import Sequence

from audiochat.domain.transcript import Citation
from audiochat.services.asking.passages import Sentence
from audiochat.services.asking.retrieval import Hit
from audiochat.services.asking.wanted import offers, wanted


def clock(seconds: float) -> str:
    """A time as the chat shows it: [mm:ss], or [h:mm:ss] from an hour on; cut to the second before."""
    whole = max(0, int(seconds))
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"[{minutes:02d}:{rest:02d}]"
    return f"[{minutes // 60}:{minutes % 60:02d}:{rest:02d}]"


def quoted(sentences: Sequence[Sentence]) -> Citation:
    """Sentences that follow each other as one place: the only way a citation is ever made."""
    text = " ".join(sentence.text for sentence in sentences)
    return Citation(sentences[0].start, sentences[-1].end, text)


def place_of(hit: Hit, question: str) -> Citation:
    """The sentences that answer as a place."""
    return quoted(chosen(hit, question))


def chosen(hit: Hit, question: str) -> tuple[Sentence, ...]:
    """The best sentence, with the one beside it where that has what is asked for.

    A question takes its reply along; a sentence without the sort of thing that is asked for takes the
    neighbour that has it, else the next one, since people go on explaining.
    """
    parts, best, sorts = hit.stretch.sentences, hit.best, wanted(question)
    first = last = best
    lacks = bool(sorts) and not sorts <= offers(parts[best].text)
    if lacks or parts[best].text.rstrip().endswith("?"):
        before = best > 0 and sorts <= offers(parts[best - 1].text)
        more = best + 1 < len(parts)
        after = more and sorts <= offers(parts[best + 1].text)
        if lacks and before and not after:
            first = best - 1
        elif more:
            last = best + 1
    return parts[first : last + 1]
