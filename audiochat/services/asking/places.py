"""A place in the recording: the words that are cited, and how its time is written."""

from __future__ import annotations

from collections.abc import Sequence

from audiochat.domain.transcript import Citation
from audiochat.services.asking.language import content_set
from audiochat.services.asking.passages import Sentence
from audiochat.services.asking.retrieval import Corpus, Hit
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
    asks = parts[best].asks
    if lacks or asks:
        before = best > 0 and sorts <= offers(parts[best - 1].text)
        more = best + 1 < len(parts) and (asks or not parts[best + 1].asks)
        after = more and sorts <= offers(parts[best + 1].text)
        back = best > 0 and not asks and refers_back(parts[best])
        if lacks and not after and (before or back):
            first = best - 1
        elif more:
            last = best + 1
    return parts[first : last + 1]


SHORT, ENOUGH, LONGEST = 7, 14, 60
"""Words: with fewer a place takes its neighbours along, so many of a reply are enough, and of all."""

MOST_REFERRING, FEW_TELLING = 9, 2
"""Words, and telling ones, of a sentence that is not understood without what it refers to."""

GAP = 4.0
"""Seconds of silence, or of what was cut, that end an exchange."""


def in_context(
    found: Sequence[Sentence], corpus: Corpus, enough: int = ENOUGH
) -> tuple[Sentence, ...]:
    """Sentences with what makes them understood: a question its reply, a few words those beside them.

    ``enough``: words of a reply.
    """
    said = corpus.sentences
    first = next(i for i, s in enumerate(said) if s is found[0])
    last = first + len(found) - 1
    asked = [i for i in range(first, last + 1) if _asks(said, i, corpus)]
    turn = _end_of_turn(said, asked[0]) if asked else last
    if asked and turn - asked[0] <= 3:
        last = max(last, _reply(said, turn, enough))
    elif said[first].speaker == said[last].speaker:
        while _size(said, first, last) < SHORT and _goes_on(said, last, last + 1):
            last += 1
        while _size(said, first, last) < SHORT and first and _goes_on(said, first - 1, first):
            first -= 1
        if _size(said, first, last) < 2 * SHORT and _hands_over(said, last):
            last = _reply(said, last, enough)
        elif _size(said, first, last) < SHORT and first and _is_near(said, first - 1, first):
            first -= 1  # a reply of a few words: what it replies to
    if (
        first
        and not said[first].asks
        and refers_back(said[first])
        and _is_near(said, first - 1, first)
    ):
        first -= 1  # "I still feel bad about that": about what was said before
    most = max(LONGEST, enough + LONGEST // 2)
    while _size(said, first, last) > most and last > first + len(found) - 1:
        last -= 1
    return tuple(said[first : last + 1])


def with_sort(found: Sequence[Sentence], corpus: Corpus, question: str) -> tuple[Sentence, ...]:
    """A place with what the same person says next, if that has the sort asked for and it has not.

    And with what it refers to, where the same person said that and it has the sort as well.
    """
    sorts, said = wanted(question), corpus.sentences
    at = next(i for i, s in enumerate(said) if s is found[0])
    before = said[at - 1] if at and sorts and found[0].refers else None
    if before is not None and _goes_on(said, at - 1, at) and len(before.words) <= ENOUGH:
        found = [before, *found] if sorts <= offers(before.text) and not before.asks else found
    asked = content_set(question)  # what is asked about a "summer fair" is no time
    rest = (w.text for s in found for w in s.words if not content_set(w.text) & asked)
    told = offers(" ".join(rest))
    told |= {"time"} if "number" in told else frozenset()  # "at quarter to eight"
    last = next(i for i, s in enumerate(said) if s is found[-1])
    if not sorts or sorts <= told or sum(len(s.words) for s in found) > LONGEST // 2:
        return tuple(found)
    first = last - len(found) + 1
    for at in range(last + 1, last + 3):
        if not _goes_on(said, at - 1, at):
            break
        if sorts <= told | offers(said[at].text):
            return tuple(said[first : at + 1])
    return tuple(found)


def refers_back(sentence: Sentence) -> bool:
    """Whether a short sentence is about what was said before it: "That is where we found it"."""
    few = len(sentence.words) <= MOST_REFERRING and len(content_set(sentence.text)) <= FEW_TELLING
    return few and sentence.refers


def _size(said: Sequence[Sentence], first: int, last: int) -> int:
    return sum(len(s.words) for s in said[first : last + 1])


def _is_near(said: Sequence[Sentence], one: int, other: int) -> bool:
    return other < len(said) and 0 <= said[other].start - said[one].end < GAP


def _goes_on(said: Sequence[Sentence], one: int, other: int) -> bool:
    """Whether the same person goes on."""
    return _is_near(said, one, other) and said[one].speaker == said[other].speaker


def _end_of_turn(said: Sequence[Sentence], at: int) -> int:
    while said[at].speaker and _goes_on(said, at, at + 1):
        at += 1
    return at


def _hands_over(said: Sequence[Sentence], at: int) -> bool:
    """Whether the next one is called by name and goes on: "Anna, over to you"."""
    if not _is_near(said, at, at + 1) or said[at + 1].speaker in ("", said[at].speaker):
        return False
    called = {word.text.strip(".,!?:;") for word in said[at].words}
    return bool(called & set(said[at + 1].speaker.split()))


def _asks(said: Sequence[Sentence], at: int, corpus: Corpus) -> bool:
    """Whether a reply follows: to a question, and to what an interviewer says right before one."""
    if said[at].asks:
        return True
    if said[at].speaker not in corpus.hosts:
        return False
    turn = _end_of_turn(said, at)
    return turn == at or any(one.asks for one in said[at + 1 : turn + 1])


def _reply(said: Sequence[Sentence], at: int, enough: int) -> int:
    """The last sentence of what is said in reply to the turn that ends here."""
    last = at
    while last - at < 8 and _is_near(said, last, last + 1) and _size(said, at + 1, last) < enough:
        last += 1
        if last + 1 < len(said) and said[last + 1].speaker != said[last].speaker:
            break
    return last
