"""Selected words as the steps of a plan: the words at either side become limits that no cut crosses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from audiochat.domain.plan import Step
from audiochat.domain.transcript import PlacedWord, Transcript

WordEdit = Literal["cut", "mute", "bleep", "move", "bring_back"]

_OPERATIONS = {"cut": "cut_words", "mute": "mute_words", "bleep": "bleep_words"}
_TO_THE_END = 360_000.0
_AT_ONE_JOIN = 0.002  # seconds by which deleted words at one join may differ
_UNDER = 0.02  # seconds by which what a tone covers may lie beside its beginning


def steps_for(
    transcript: Transcript, first: int, last: int, kind: WordEdit, *, to: int | None = None
) -> tuple[Step, ...]:
    """The steps that edit the sound of the words ``first`` up to, not including, ``last``.

    ``kind`` is what to do with them; ``bring_back`` is about the deleted words among them and those
    that a tone covers, the others about those that are heard. ``to`` is the word before which moved
    words are put (the number of words for the end). No step when there is nothing to do.
    """
    if kind == "bring_back":
        return tuple(_brought_back(transcript, first, last))
    chosen = [n for n in range(first, last) if not transcript.words[n].deleted]
    if not chosen:
        return ()
    start, end = transcript.words[chosen[0]].start, transcript.words[chosen[-1]].end
    if end <= start:
        return ()
    limits = _limits(transcript, chosen[0], chosen[-1])
    if len(chosen) > 1:
        limits["first_ends"] = transcript.words[chosen[0]].end
        limits["last_starts"] = transcript.words[chosen[-1]].start
    if kind != "move":
        return (Step(op=_OPERATIONS[kind], start=start, end=end, params=limits),)
    if to is None or first <= to <= last:
        return ()
    place = {"to": _start_of(transcript, to), "to_after": _end_before(transcript, to)}
    if start <= place["to"] <= end:
        return ()
    return (Step(op="move_words", start=start, end=end, params=limits | place),)


def steps_between(
    transcript: Transcript, start: float, end: float, kind: WordEdit
) -> tuple[Step, ...]:
    """The same for a stretch in seconds that words were found at."""
    words = transcript.between(start, end)
    if not len(words):
        return ()
    steps = steps_for(transcript, words.start, words.stop, kind)
    if kind == "bring_back":
        return steps
    return tuple(step.model_copy(update={"start": start, "end": end}) for step in steps)


def _limits(transcript: Transcript, first: int, last: int) -> dict[str, float]:
    """The end of the heard word before ``first`` and the start of the one after ``last``."""
    earliest = min(_end_before(transcript, first), transcript.words[first].start)
    after = _heard_from(transcript, last + 1)
    if after is None:
        return {"earliest": earliest}
    return {"earliest": earliest, "latest": max(after.start, transcript.words[last].end)}


def _heard_from(transcript: Transcript, index: int) -> PlacedWord | None:
    """The first heard word at ``index`` or after it."""
    places = range(index, len(transcript.words))
    return next((transcript.words[n] for n in places if not transcript.words[n].deleted), None)


def _end_before(transcript: Transcript, index: int) -> float:
    places = range(index - 1, -1, -1)
    heard = (transcript.words[n].end for n in places if not transcript.words[n].deleted)
    return next(heard, 0.0)


def _start_of(transcript: Transcript, index: int) -> float:
    word = _heard_from(transcript, index)
    return transcript.duration if word is None else word.start


def _brought_back(transcript: Transcript, first: int, last: int) -> Iterator[Step]:
    """One step for each run of deleted words that were cut out at one join, the last one first.

    And one for each tone, unless the words that it covers are among those.
    """
    words = transcript.words
    runs: list[tuple[int, int]] = []
    for index in range(first, last):
        if words[index].bleeps and not _shown_under(words[first:index], words[index]):
            runs.append((index, index + 1))
        if not words[index].deleted:
            continue
        if runs and runs[-1][1] == index and _together(words[index - 1], words[index]):
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    for run in reversed(runs):
        tone = words[run[0]]
        yield _from_under(transcript, tone) if tone.bleeps else _step_back(words, *run)


def _shown_under(words: Sequence[PlacedWord], tone: PlacedWord) -> bool:
    """Whether the deleted words right before a tone are those that it covers."""
    return bool(words) and words[-1].deleted and abs(words[-1].start - tone.start) <= _UNDER


def _from_under(transcript: Transcript, tone: PlacedWord) -> Step:
    """Bring back what a tone covers, in its place."""
    params: dict[str, Any] = {"first": 0.0, "last": _TO_THE_END, "instead": True}
    under = [w for w in transcript.bleeped if abs(w.start - tone.start) <= _UNDER]
    if under:
        word = under[0].word
        params |= {"source": under[0].source_id, "middle": (word.start + word.end) / 2}
    return Step(op="bring_back", start=tone.start, params=params)


def _together(one: PlacedWord, other: PlacedWord) -> bool:
    """Whether two words were cut out at one join."""
    return (
        one.deleted
        and other.deleted
        and one.source_id == other.source_id
        and abs(one.start - other.start) <= _AT_ONE_JOIN
        and one.word.start <= other.word.start
    )


def _step_back(words: tuple[PlacedWord, ...], first: int, last: int) -> Step:
    """Bring one run back: up to the neighbours that stay deleted, or all there is at that side."""
    word = words[first].word
    params: dict[str, Any] = {"first": 0.0, "last": _TO_THE_END}
    params |= {"source": words[first].source_id, "middle": (word.start + word.end) / 2}
    if first and _together(words[first - 1], words[first]):
        before = words[first - 1].word
        params["first"] = min(before.end, words[first].word.start)
        params["earliest"] = (before.start + before.end) / 2
    if last < len(words) and _together(words[last - 1], words[last]):
        behind = words[last].word
        params["last"] = max(behind.start, words[last - 1].word.end)
        params["latest"] = (behind.start + behind.end) / 2
    return Step(op="bring_back", start=words[first].start, params=params)
