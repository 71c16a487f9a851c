"""Corrections of text as changes of blocks: what stays keeps its times, what is new shares them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from audiochat.domain.errors import UserError
from audiochat.domain.transcript import Change, PlacedWord, Word

LONGEST_TEXT = 100_000
"""Characters of one correction at most."""

LONGEST_WORD = 500


def split(text: str) -> list[str]:
    """The words of a text; ``UserError`` for more of it than a person would type."""
    if len(text) > LONGEST_TEXT:
        raise UserError("That is too much text for one correction.", "Correct it in parts.")
    return [word[:LONGEST_WORD] for word in text.split()]


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).casefold() or text


def _same_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many words at the start and at the end are the same but for case and punctuation."""
    head = tail = 0
    most = min(len(old), len(new))
    while head < most and _bare(old[head]) == _bare(new[head]):
        head += 1
    while tail < most - head and _bare(old[-1 - tail]) == _bare(new[-1 - tail]):
        tail += 1
    return head, tail


def retimed(old: Sequence[Word], new: Sequence[str]) -> tuple[Word, ...]:
    """New texts in the place of old words of one stretch, in order.

    As many as before: each takes the times of its predecessor. Otherwise words that stayed, at both
    ends, keep theirs, and those between share the time between by their length. What a person wrote
    is certain: confidence 1; a word that stayed as it was keeps its own.
    """
    if len(old) == len(new):
        return tuple(_renamed(word, text) for word, text in zip(old, new, strict=True))
    head, tail = _same_ends([word.text for word in old], new)
    if head + tail == len(old) and new:  # only additions: they share the time of a neighbour
        head, tail = (head - 1, tail) if head else (head, tail - 1)
    first = [_renamed(word, text) for word, text in zip(old[:head], new[:head], strict=True)]
    rest = len(old) - tail
    last = [_renamed(w, t) for w, t in zip(old[rest:], new[len(new) - tail :], strict=True)]
    shared = _shared(old[head:rest], new[head : len(new) - tail])
    return (*first, *shared, *last)


def _renamed(word: Word, text: str) -> Word:
    return word if word.text == text else replace(word, text=text, confidence=1.0)


def _shared(old: Sequence[Word], new: Sequence[str]) -> Iterator[Word]:
    """The time of ``old`` (not empty) given to ``new`` by the length of each word."""
    if not new:
        return
    start, end = old[0].start, max(word.end for word in old)
    total = sum(len(text) + 1 for text in new)
    at = 0
    for text in new:
        begins = start + (end - start) * at / total
        at += len(text) + 1
        ends = start + (end - start) * at / total
        yield Word(text, begins, ends, 1.0, old[0].speaker, old[0].speaker_confidence)


def runs(words: Sequence[PlacedWord]) -> list[list[PlacedWord]]:
    """Words that follow each other in one block, together; a word heard twice is named once."""
    out: list[list[PlacedWord]] = []
    seen: set[tuple[str, int]] = set()
    for word in words:
        if (word.block_id, word.index) in seen:
            continue
        seen.add((word.block_id, word.index))
        last = out[-1][-1] if out else None
        if last is not None and (last.block_id, last.index + 1) == (word.block_id, word.index):
            out[-1].append(word)
        else:
            out.append([word])
    return out


def dealt(
    words: Sequence[PlacedWord], new: Sequence[str]
) -> list[tuple[list[PlacedWord], list[str]]]:
    """New texts dealt to the runs that ``words`` are made of: word for word, or in proportion."""
    parts = runs(words)
    count = sum(len(part) for part in parts)
    head, tail = (0, 0) if count == len(new) else _same_ends([w.text for w in words], new)
    out: list[tuple[list[PlacedWord], list[str]]] = []
    done = taken = 0
    for part in parts:
        done += len(part)
        if done == count:
            until = len(new)
        elif done <= head:
            until = done
        elif count - done <= tail:
            until = len(new) - (count - done)
        else:
            until = round(len(new) * done / count)
        until = min(max(until, taken), len(new))
        out.append((part, list(new[taken:until])))
        taken = until
    return out


def ordered(changes: Sequence[Change]) -> list[Change]:
    """Changes such that, within a block, later words are changed before earlier ones."""
    return sorted(changes, key=lambda change: (change.block_id, -change.first))


def matches(
    words: Sequence[PlacedWord], find: str, replacement: str, *, case: bool, whole_words: bool
) -> Iterator[tuple[Sequence[PlacedWord], str, int]]:
    """Where ``find`` is said: the words, the text instead of them, how often it is in them."""
    wanted = find.split()
    if not wanted:
        return
    pattern = r"\s+".join(re.escape(word) for word in wanted)
    if whole_words:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    text = " ".join(word.text for word in words)
    starts: list[int] = []
    at = 0
    for word in words:
        starts.append(at)
        at += len(word.text) + 1
    for these, new, times in _found(
        words, text, starts, re.compile(pattern, 0 if case else re.I), replacement
    ):
        yield these, new if replacement.strip() else without_marks(new), times


def without_marks(text: str) -> str:
    """What is left where something was taken out: no mark stands alone as a word."""
    return " ".join(word for word in text.split() if re.search(r"\w", word))


def _found(
    words: Sequence[PlacedWord],
    text: str,
    starts: Sequence[int],
    pattern: re.Pattern[str],
    replacement: str,
) -> Iterator[tuple[Sequence[PlacedWord], str, int]]:
    first = last = -1  # the words of a change that more matches may still fall into
    done, new, times = 0, "", 0
    for found in pattern.finditer(text):
        low = bisect_right(starts, found.start()) - 1
        high = bisect_right(starts, max(found.start(), found.end() - 1)) - 1
        if low > last:
            if last >= 0:
                yield words[first : last + 1], new + text[done : _end(words, starts, last)], times
            first, new, done, times = low, "", starts[low], 0
        new += text[done : found.start()] + replacement
        done, last, times = found.end(), high, times + 1
    if last >= 0:
        yield words[first : last + 1], new + text[done : _end(words, starts, last)], times


def _end(words: Sequence[PlacedWord], starts: Sequence[int], index: int) -> int:
    return starts[index] + len(words[index].text)
