"""Hesitations, stumbles and pauses of a recording as stretches with what lies at either side."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from audiochat.domain.transcript import PlacedWord
from audiochat.services.disfluency.lexicon import (
    LIKE_VOWELS,
    is_filler,
    may_be_misheard,
    perhaps_meant,
    plain,
    repeats,
)
from audiochat.services.disfluency.matching import Match, is_steady
from audiochat.speech.voicing import Run

UNWRITTEN = "um or uh"
"""What a hesitation is called that the recogniser did not write down."""

_STRICT_CHANGE = 9.5  # dB; steadier than this is a hesitation whatever word was written for it
_SPOKEN_CHANGE = 12.5  # dB; what moves more is no hesitation, whatever was written for it
_SPOKEN = 0.5  # share of a run with a pitch; a breath has less
_EXACT = 0.1  # seconds at both ends together by which a word may miss its run
_BRIEF, _BRIEF_CHANGE = 0.18, 15.5  # seconds; so short a run is all beginning and end, which move
_VOICED_CHANGE = 10.2  # dB; the same for a run with a pitch throughout ("erm")
_SURE_CHANGE = 8.6  # dB
_CERTAIN_CHANGE = 6.5  # dB
_SHORT = 0.26  # seconds
_LETTERS, _GUESSED = 4, 0.5  # of a word, and its confidence
_ALIKE = 50.0  # percent of the letters of two words that may have been written for each other
_LONGEST = 0.8  # seconds
_TOGETHER = 0.8  # seconds between the two times a word is said
_MOST_REPEATED = 3  # words
_BRIEFEST = 0.02  # seconds a letter, and as much besides: nobody says a word faster
_BESIDE = 0.1  # seconds between a number and a sound that may be a part of it
_NEAR = 0.12  # seconds that a word may be written late at the beginning of a run
_OFF = 0.25  # seconds that the time of a hesitation may be off
_WORTHWHILE = 0.15  # seconds between two words: a shorter one is as often a word, and saves nothing
_DOUBTFUL = (
    0.01  # confidence in a hesitation between two words: under it nothing there sounds like one
)
_SHARE = 0.75  # of a run that holds other words, the most that a hesitation in it can be
_LEFT = 0.05  # seconds of the shorter pause beside a hesitation that stay


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch to take out, in seconds; ``earliest`` and ``latest`` are what must stay whole.

    ``kind`` is ``filler``, ``repeat`` or ``pause``; one that is not ``sure`` is shown switched off.
    """

    kind: str
    text: str
    start: float
    end: float
    earliest: float
    latest: float
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Which words are hesitations: a list of one's own and, with ``usual``, the well-known ones."""

    own: frozenset[str] = frozenset()
    usual: bool = True

    def has(self, word: PlacedWord) -> bool:
        """Whether a word is one."""
        return is_filler(word.text, self.own, self.usual)


def hesitations(
    matches: Sequence[Match],
    words: Sequence[PlacedWord],
    lexicon: Lexicon,
    duration: float,
    *,
    complete: bool = False,
    inserted: Collection[int] = (),
) -> Iterator[Found]:
    """Every "um": written down or only heard, by itself or within a run of words.

    Where the words are ``complete``, hesitations among them, a run in which one lies is that word.
    ``inserted`` are the hesitations that another hearing has no word for: they may sound like one.
    """
    for number, match in enumerate(matches):
        run = match.run
        before = matches[number - 1].run.end if number else 0.0
        after = matches[number + 1].run.start if number + 1 < len(matches) else duration
        numbers = _filling(match, words, inserted)
        inside = [words[n] for n in numbers]
        texts = [plain(word.text) for word in inside if lexicon.has(word)]
        if inside and len(texts) == len(inside):
            extra = run.voiced >= _SPOKEN and all(n in inserted for n in numbers)
            limit = _SPOKEN_CHANGE if run.seconds > _BRIEF else _BRIEF_CHANGE
            if (run.change > limit and not extra) or _is_of_another(run, numbers, words, lexicon):
                continue  # that is a word, whatever was written for it
            text, sure = " ".join(texts), True
        elif (
            lexicon.usual
            and not (complete and _spoken_over(match, words))
            and _unwritten(match, inside, complete)
            and not _is_word(match, words, lexicon)
        ):
            text, sure = UNWRITTEN, not _counts(match, words)
        else:
            yield from _within(matches, number, words, lexicon)
            continue
        # Without the hesitation the longer of the two pauses beside it is enough.
        more = max(0.0, min(run.start - before, after - run.end, 0.5) - _LEFT)
        yield Found("filler", text, run.start, min(run.end + more, after), before, after, sure)


def _filling(match: Match, words: Sequence[PlacedWord], inserted: Collection[int]) -> Sequence[int]:
    """Which words a run holds: a hesitation heard from its beginning to its end, or those laid in it."""
    run = match.run
    for n in range(max(0, match.first - 1), min(len(words), match.last + 1)):
        word = words[n]
        if n in inserted and abs(word.start - run.start) + abs(word.end - run.end) < _EXACT:
            return [n]
    return range(match.first, match.last)


def _is_of_another(
    run: Run, numbers: Sequence[int], words: Sequence[PlacedWord], lexicon: Lexicon
) -> bool:
    """Whether a word was heard in a run, and the hesitation that is laid in it behind or before it."""
    if any(_shared(run, words[n]) > 0 for n in numbers):
        return False
    near = words[max(0, numbers[0] - 2) : numbers[-1] + 3]
    return any(_shared(run, word) > 0.5 * run.seconds for word in near if not lexicon.has(word))


def _shared(run: Run, word: PlacedWord) -> float:
    """Seconds of a word that lie in a run; negative for those between them."""
    return min(run.end, word.end) - max(run.start, word.start)


def _counts(match: Match, words: Sequence[PlacedWord]) -> bool:
    """Whether a run touches a number: "555" is three words, and the first may sound before it."""
    run = match.run
    return any(
        run.start < word.end + _BESIDE
        and word.start - _BESIDE < run.end
        and any(sign.isdigit() for sign in word.text)
        for word in words[max(0, match.first - 1) : match.last + 1]
    )


def _unwritten(match: Match, inside: Sequence[PlacedWord], complete: bool) -> bool:
    """Whether a run is a hesitation that nothing, or a wrong word, was written for."""
    run = match.run
    if not is_steady(run) or run.seconds > _LONGEST or run.voiced < 0.8:
        return False
    if not inside:
        return run.change <= (_STRICT_CHANGE if run.voiced < 0.94 else _VOICED_CHANGE)
    if (
        not complete
        and _is_sure(run)
        and len(inside) == 1
        and len(plain(inside[0].text)) <= _LETTERS
    ):
        return True  # no word of so few letters sounds like that
    limit = may_be_misheard(inside[0].word) if len(inside) == 1 else 0.0
    if complete and plain(inside[0].text) != "arm":
        limit = min(limit, _CERTAIN_CHANGE)  # that word was weighed against a hesitation
    return run.change <= limit


def _spoken_over(match: Match, words: Sequence[PlacedWord]) -> bool:
    """Whether a word was heard during a run, though it may count to another one."""
    run = match.run
    return any(
        min(run.end, word.end) - max(run.start, word.start) > 0.3 * run.seconds
        and not (plain(word.text) in LIKE_VOWELS and word.word.confidence < 0.97)
        and not (_is_sure(run) and run.change <= _CERTAIN_CHANGE and _is_guess(word))
        for word in words[max(0, match.first - 3) : match.last + 3]
    )


def _is_guess(word: PlacedWord) -> bool:
    """Whether a few letters were written that the recogniser hardly believes itself."""
    return len(plain(word.text)) <= _LETTERS and word.word.confidence < _GUESSED


def _is_sure(run: Run) -> bool:
    """Whether a run is too steady and too short for any word."""
    return run.seconds <= _SHORT and run.voiced >= 0.84 and run.change <= _SURE_CHANGE


def _is_word(match: Match, words: Sequence[PlacedWord], lexicon: Lexicon) -> bool:
    """Whether a run without a word of its own is where the recogniser heard one all the same."""
    if match.last > match.first or _is_sure(match.run):
        return False
    run = match.run
    for word in words[max(0, match.first - 2) : match.last + 2]:
        shared = min(run.end, word.end) - max(run.start, word.start)
        fits = shared > 0.6 * run.seconds and word.end - word.start < 1.6 * run.seconds
        if fits and not lexicon.has(word) and not may_be_misheard(word.word):
            return True
    return False


def _within(
    matches: Sequence[Match], number: int, words: Sequence[PlacedWord], lexicon: Lexicon
) -> Iterator[Found]:
    """Hesitations run together with words: only their written times tell where they are."""
    match = matches[number]
    for index in range(match.first, match.last):
        word = words[index]
        if not lexicon.has(word):
            continue
        run = _sounding(matches, number, word)
        own = run is match.run
        before = words[index - 1].end if index > match.first or not own else run.start
        after = words[index + 1].start if index + 1 < len(words) else run.end
        after = min(after, run.end) if index + 1 < match.last or not own else run.end
        start = max(word.start, min(before, word.end), run.start)
        if index == match.first and own and start - run.start < _NEAR:
            start = run.start
        end = min(max(word.end, word.start + 0.12), after, run.end)
        if 0.06 <= end - start <= _SHARE * run.seconds:
            limits = (min(before, start), max(after, end))
            sure = end - start >= _WORTHWHILE and word.word.confidence >= _DOUBTFUL
            yield Found("filler", plain(word.text), start, end, *limits, sure)


def _sounding(matches: Sequence[Match], number: int, word: PlacedWord) -> Run:
    """The run in which most of a word lies by its times, its own where that is as good."""
    near = [
        matches[number],
        *matches[max(0, number - 1) : number],
        *matches[number + 1 : number + 2],
    ]
    return max(
        (one.run for one in near), key=lambda r: min(r.end, word.end) - max(r.start, word.start)
    )


def agreed(
    found: Sequence[Found], words: Sequence[PlacedWord], lexicon: Lexicon
) -> Iterator[Found]:
    """Hesitations that were heard anew; those that stand in the transcript as well are sure."""
    stand = [(word.start, word.end) for word in words if lexicon.has(word)]
    for one in found:
        both = any(start < one.end and one.start < end for start, end in stand)
        yield replace(one, sure=one.sure or (both and one.kind == "filler"))


def written(
    words: Sequence[PlacedWord],
    heard: Sequence[PlacedWord],
    lexicon: Lexicon,
    found: Sequence[Found],
) -> Iterator[Found]:
    """Hesitations that stand in the transcript and were not found in the sound, by their times.

    Where what was ``heard`` anew has one there too they are sure: two hearings outweigh the sound.
    """
    again = [(word.start - _OFF, word.end + _OFF) for word in heard if lexicon.has(word)]
    taken = [(one.start - _OFF, one.end + _OFF) for one in found]
    for number, word in enumerate(words):
        if not lexicon.has(word) or meets(taken, word):
            continue
        before = words[number - 1].end if number else 0.0
        after = words[number + 1].start if number + 1 < len(words) else word.end
        before, after = min(before, word.start), max(after, word.end)
        more = max(0.0, min(word.start - before, after - word.end, 0.5) - _LEFT)
        sure = not heard or meets(again, word)
        yield Found("filler", plain(word.text), word.start, word.end + more, before, after, sure)


def meets(stretches: Sequence[tuple[float, float]], word: PlacedWord) -> bool:
    """Whether a word shares time with any of these stretches."""
    return any(start < word.end and word.start < end for start, end in stretches)


def phrases(words: Sequence[PlacedWord], own: frozenset[str]) -> Iterator[Found]:
    """Fillers of several words ("you know") by their times."""
    texts = [plain(word.text) for word in words]
    for phrase in own:
        parts = phrase.split()
        if len(parts) < 2:
            continue
        for at in range(len(words) - len(parts) + 1):
            if texts[at : at + len(parts)] == parts:
                first, last = words[at], words[at + len(parts) - 1]
                before = words[at - 1].end if at else 0.0
                after = words[at + len(parts)].start if at + len(parts) < len(words) else last.end
                start, end = max(first.start, before), max(last.end, first.start)
                yield Found("filler", phrase, start, end, before, max(after, end))


def stumbles(words: Sequence[PlacedWord], lexicon: Lexicon) -> Iterator[Found]:
    """Words said twice in a row, without hesitations between counted; the first time goes."""
    kept = [n for n, word in enumerate(words) if not lexicon.has(word)]
    at = 0
    while at < len(kept):
        size = next((s for s in range(_MOST_REPEATED, 0, -1) if _twice(words, kept, at, s)), 0)
        if not size:
            at += 1
            continue
        first, again = words[kept[at]], words[kept[at + size]]
        texts = [words[n].text for n in kept[at : at + size]]
        if again.start - first.start < _BRIEFEST * (1 + sum(len(plain(text)) for text in texts)):
            at += size
            continue
        before = words[kept[at] - 1].end if kept[at] else 0.0
        yield Found(
            "repeat",
            " ".join(map(plain, texts)),
            first.start,
            again.start,
            min(before, first.start),
            again.start,
            not perhaps_meant(texts),
        )
        at += size


def undisputed(found: Iterator[Found], words: Sequence[PlacedWord]) -> Iterator[Found]:
    """Words said twice that were heard anew; switched off where the transcript has another word.

    "Helen, how" may be heard anew as "how how": then a name would be cut out.
    """
    for one in found:
        inside = (w for w in words if one.start < (w.start + w.end) / 2 < one.end)
        yield replace(one, sure=one.sure and not any(_disputes(w, one.text) for w in inside))


def _disputes(word: PlacedWord, text: str) -> bool:
    """Whether a word of the transcript is well heard and nothing like what would be said twice."""
    written = plain(word.text)
    if len(written) < _LETTERS or not written.isalpha() or word.word.confidence < _GUESSED:
        return False
    return all(fuzz.ratio(written, part) < _ALIKE for part in (text, *text.split()))


def _twice(words: Sequence[PlacedWord], kept: Sequence[int], at: int, size: int) -> bool:
    """Whether the ``size`` words at ``at`` are said again right after, by the same speaker."""
    if at + 2 * size > len(kept):
        return False
    one = [words[n] for n in kept[at : at + size]]
    two = [words[n] for n in kept[at + size : at + 2 * size]]
    if any(word.bleeps for word in one):
        return False  # nobody knows whether the same was said
    if not all(_same(plain(w.text), plain(v.text)) for w, v in zip(one, two, strict=True)):
        return False
    if two[0].start - one[-1].end > _TOGETHER or one[0].word.speaker != two[-1].word.speaker:
        return False
    begun = kept[at + size] - kept[at] == size  # no hesitation in between
    closed = any(w.text.rstrip("\"'”’").endswith((".", "?", "!")) for w in one)
    return repeats([w.text for w in one]) and begun and not closed


def _same(one: str, two: str) -> bool:
    """Whether two words are the same, or the first is the other without its last "s"."""
    return one == two or (len(one) >= _LETTERS and one + "s" == two)


def pauses(matches: Sequence[Match], longer_than: float, keep: float) -> Iterator[Found]:
    """Quiet between two runs of speech for longer than that; the middle of it goes."""
    speech = [m for m in matches if m.last > m.first or m.run.voiced >= 0.3]
    for one, two in itertools.pairwise(speech):
        begin, end = one.run.end, two.run.start
        if end - begin > max(longer_than, keep + 0.05):
            yield Found("pause", "", begin + keep / 2, end - keep / 2, begin, end)
