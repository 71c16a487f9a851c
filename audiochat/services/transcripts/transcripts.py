"""What is said in recordings: read along timelines, written block by block, and corrected."""

from __future__ import annotations

import uuid
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from audiochat.domain.editing import RanStep
from audiochat.domain.errors import NotFound, UserError
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import (
    BLEEP,
    Block,
    Change,
    Link,
    PlacedWord,
    SourceSpan,
    Transcript,
    Word,
)
from audiochat.services.transcripts import carrying, correcting, keeping, placing
from audiochat.services.transcripts.shelf import Shelf
from audiochat.services.transcripts.standing import place_of, stored
from audiochat.services.transcripts.steps import Steps
from audiochat.services.transcripts.tidying import shortened, speaker_name, tidied

if TYPE_CHECKING:
    from audiochat.services.transcripts.spoken import Spoken
    from audiochat.store.database import Store
    from audiochat.store.laid import Exchange

CARRIED = "carried"
"""The origin of what came with an edit: that a tone stands in the place of words."""

MOST_STEPS = 1000
"""Corrections of one recording that Undo reaches after another start."""

_VIEWS = 4


class Transcripts:
    """The words of every recording and their corrections. Safe to use from several threads.

    Words belong to sources, so a view follows every cut, undo and redo of a timeline by itself.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._words = store.transcripts
        self.anew = store.anew
        self._shelf = Shelf(store.transcripts)
        self._views: OrderedDict[tuple[Timeline, bool], tuple[list[Spoken], Transcript]] = (
            OrderedDict()
        )

    def view(self, timeline: Timeline, *, deleted: bool = False) -> Transcript:
        """The words heard on a timeline, in order.

        A word belongs to the clip that plays its middle; its times are kept inside that clip. With
        ``deleted`` also those of its sources, and of what these were rendered from, that are not
        heard any more, each at the join where it was. Made anew in well under a tenth of a second
        for ten hours; asked again it is at hand.
        """
        with self._shelf.lock:
            spoken, links, origins = self._shelf.lineage(timeline.sources())
            parts = list(spoken.values())
            kept = self._views.get((timeline, deleted))
            if kept is not None and all(a is b for a, b in zip(kept[0], parts, strict=True)):
                self._views.move_to_end((timeline, deleted))
                return kept[1]
        made = placing.place(timeline, spoken, deleted, links, origins)
        with self._shelf.lock:
            self._views[timeline, deleted] = (parts, made)
            while len(self._views) > _VIEWS:
                self._views.popitem(last=False)
        return made

    def missing(
        self,
        timeline: Timeline,
        span: tuple[float, float] | None = None,
        *,
        bridge: float = 0.0,
        drafts: bool = False,
    ) -> list[SourceSpan]:
        """What of a timeline, or of ``span`` seconds of it, is not recognised yet, by source.

        ``bridge``: seconds that may have been cut out between two such stretches to make them one.
        ``drafts``: also what was written down while it was spoken, and is to be listened to again.
        """
        spoken = self._shelf.spoken(timeline.sources())
        return placing.missing(timeline, spoken, span, bridge, drafts)

    def write(self, block: Block) -> None:
        """Keep a recognised block; committed when this returns.

        Its words are put in order, kept inside the block, and freed of spaces. Where it overlaps
        older blocks it is the one that counts.
        """
        self._words.add(tidied(block))

    def lay(self, blocks: Sequence[Block], recording_id: str = "", label: str = "") -> Exchange:
        """Put blocks in the place of what is known there, all at once; ``swap`` takes it back exactly.

        With a ``recording_id`` it is a step of that recording (``label`` says what was done), which
        ``undo_laying`` takes back, also after another start; the last ten of them are kept.
        """
        with self._shelf.lock:
            tidy = [tidied(block) for block in blocks]
            return self._read_again(self._words.exchanges.lay(tidy, recording_id, label))

    def corrected(self, timeline: Timeline) -> frozenset[tuple[str, int]]:
        """Which words of a timeline (their block, their place in it) somebody corrected."""
        with self._shelf.lock:
            return self._corrected(self._standing(timeline))

    def _standing(self, timeline: Timeline) -> list[Change]:
        """The corrections that stand of the words of a timeline, oldest first."""
        names = {word.block_id for word in self.view(timeline).words}
        return self._words.corrections.standing(names)

    def _corrected(self, changes: Sequence[Change]) -> frozenset[tuple[str, int]]:
        blocks = self._words.named({change.block_id for change in changes})
        return keeping.corrected({n: len(b.words) for n, b in blocks.items()}, changes)

    def lay_anew(
        self, recording_id: str, timeline: Timeline, blocks: Sequence[Block], *, keep: bool
    ) -> Exchange:
        """``lay`` what was recognised anew, which is no longer under way then.

        ``keep``: corrected words and speakers stay as they are, also the next time.
        """
        with self._shelf.lock:
            new = self._kept(timeline, blocks, keep)
            with self._store.transaction():
                self.anew.drop(recording_id)
                made = self.lay([one.block for one in new], recording_id, "Transcribe anew")
                self._words.corrections.inherit([c for one in new for c in one.changes])
                return made

    def write_over(self, timeline: Timeline, block: Block) -> Block:
        """``write`` a block with the corrected words and the speakers that there are in its place."""
        with self._shelf.lock:
            (new,) = self._kept(timeline, [block])
            with self._store.transaction():
                self.write(new.block)
                self._words.corrections.inherit(new.changes)
            return new.block

    def _kept(
        self, timeline: Timeline, blocks: Sequence[Block], keep: bool = True
    ) -> list[keeping.Kept]:
        """New blocks with the corrected words and the speakers that there are now in their places.

        Without ``keep`` only a tone stays what it is, whatever was heard in it.
        """
        heard = self.view(timeline).words
        tones = {(word.block_id, word.index) for word in heard if word.bleeps}
        new = [tidied(block) for block in blocks]
        if not keep:
            return list(keeping.kept(new, [word for word in heard if word.bleeps], tones))
        changes = self._standing(timeline)
        sources = {
            n: b.source_id for n, b in self._words.named({c.block_id for c in changes}).items()
        }
        taken = ((sources[name], word) for name, word in keeping.taken_out(changes))
        return list(keeping.kept(new, heard, self._corrected(changes) | tones, taken))

    def swap(self, exchange: Exchange) -> Exchange:
        """Undo ``lay``, corrections and all; what this gives does it again."""
        with self._shelf.lock:
            return self._read_again(self._words.exchanges.swap(exchange))

    def undo_laying(self, recording_id: str) -> str:
        """Take the last words back that were laid over others of a recording; says which."""
        with self._shelf.lock:
            return self._read_again(self._words.exchanges.undo(recording_id)).label

    def redo_laying(self, recording_id: str) -> str:
        """Do again what ``undo_laying`` took back; says which."""
        with self._shelf.lock:
            return self._read_again(self._words.exchanges.redo(recording_id)).label

    def take_back(self, exchange: Exchange) -> None:
        """Undo a ``lay`` of a recording for good, whatever was done since; once is enough."""
        with self._shelf.lock:
            made = self._words.exchanges.take_back(exchange)
            if made is not None:
                self._read_again(made)

    def _read_again(self, made: Exchange) -> Exchange:
        self._shelf.forget((*made.ids, *made.gone))
        return made

    def steps(self, recording_id: str, timeline: Timeline) -> Steps:
        """What was done to the words of a recording as it is now, and when, for one Undo with the sound.

        Of thousands of corrections the last ``MOST_STEPS``.
        """
        sources = self._shelf.sources(timeline.sources())
        corrections = self._words.corrections.steps(sources, MOST_STEPS)
        return Steps(tuple(corrections), tuple(self._words.exchanges.steps(recording_id)))

    def clear(self, timeline: Timeline) -> None:
        """Forget the words of the sources of a timeline, with their corrections, for good."""
        with self._shelf.lock:
            self._words.clear(timeline.sources())
            self._words.exchanges.clear(timeline.sources())
            self.anew.clear(timeline.sources())

    def carry(self, steps: Sequence[RanStep], made: Collection[str]) -> None:
        """Let words follow a plan into the sources it ``made``; called in the edit's transaction.

        Nothing is copied: what is recognised or corrected in the old sound, now or later, is heard
        in the new one too, unless that is recognised itself.
        """
        for span in carrying.wordless(steps, made):
            name, place = uuid.uuid4().hex, (span.start, span.end)
            self.write(Block(name, span.source_id, *place, (Word(BLEEP, *place),), "", CARRIED))
        links = carrying.links_of(steps, made)
        origins = {link.from_id for link in links}
        own = self._words.numbers(origins)
        older: dict[str, list[Link]] = {}
        for link in self._words.links([name for name in origins if not own[name]]):
            older.setdefault(link.source_id, []).append(link)
        # A long row of edits stays one link long, so that the hundredth costs what the first does.
        self._words.link(
            far
            for link in links
            for far in carrying.through(
                link, None if own[link.from_id] else older.get(link.from_id)
            )
        )

    def correct(
        self, first: PlacedWord, last: PlacedWord, text: str, timeline: Timeline | None = None
    ) -> None:
        """Write ``text`` in the place of the words from ``first`` to ``last``; the sound stays.

        As many words as before take their times one by one; otherwise the time is shared out. No
        text takes the words away. The words between are those heard on ``timeline``; without one,
        ``first`` and ``last`` must lie in the same source and all words between are meant.
        ``NotFound`` when they have changed meanwhile.
        """
        with self._shelf.lock:
            words = self._between(first, last, timeline)
            old = " ".join(word.text for word in words)
            new = correcting.split(text)
            if [word.text for word in words] == new:
                return
            label = f"Correct “{shortened(old)}” to “{shortened(text)}”"
            self._change(label if new else f"Take out “{shortened(old)}”", [(words, new)])

    def replace(
        self,
        timeline: Timeline,
        find: str,
        replacement: str,
        *,
        case: bool = False,
        whole_words: bool = False,
        deleted: bool = False,
    ) -> int:
        """Replace a word, a part of one, or several in a row, wherever heard; gives how many places.

        With ``deleted`` also in words that were cut out, where these are shown.
        """
        correcting.split(replacement)
        with self._shelf.lock:
            words = self.view(timeline, deleted=deleted).words
            found = list(
                correcting.matches(words, find, replacement, case=case, whole_words=whole_words)
            )
            other = [one for one in found if one[1] != _text(one[0])]
            if other:
                by = shortened(replacement)
                label = (
                    f"Replace “{shortened(find)}” by “{by}”"
                    if by
                    else f"Take out “{shortened(find)}”"
                )
                self._change(label, [(_heard(these), text.split()) for these, text, _ in other])
            return sum(times for _, _, times in other)

    def set_speaker(self, words: Iterable[PlacedWord], name: str) -> None:
        """Say who speaks these words; an empty name takes that back. What a person says is certain."""
        name = speaker_name(name)
        said = f"Speaker “{shortened(name)}”" if name else "No speaker"
        self.set_speakers([(word, name, 1.0) for word in words], said)

    def set_speakers(self, named: Iterable[tuple[PlacedWord, str, float]], label: str) -> None:
        """Give each word its speaker and how sure that is (0 to 1), all as one step with a label."""
        wanted: dict[tuple[str, int], tuple[str, float]] = {}
        words = []
        for word, name, sure in named:
            wanted.setdefault((word.block_id, word.index), (speaker_name(name), sure))
            words.append(word)
        with self._shelf.lock:
            changes: list[Change] = []
            runs = correcting.runs(words)
            blocks = self._words.named({run[0].block_id for run in runs})
            for run in runs:
                old = stored(run, blocks)
                names = (wanted[word.block_id, word.index] for word in run)
                new = tuple(
                    replace(word, speaker=name, speaker_confidence=sure)
                    for word, (name, sure) in zip(old, names, strict=True)
                )
                if new != old:
                    changes.append(Change(run[0].block_id, run[0].index, old, new))
            if changes:
                self._journal(label, changes)

    def rename_speaker(self, timeline: Timeline, old: str, new: str) -> None:
        """Give a speaker of a timeline another name wherever it is heard; what was unsure stays so."""
        words = [
            word for word in self.view(timeline, deleted=True).words if word.word.speaker == old
        ]
        if not words:
            raise NotFound(f"Nobody called “{shortened(old)}” speaks here.")
        label = f"Speaker “{shortened(speaker_name(new))}”" if speaker_name(new) else "No speaker"
        self.set_speakers([(word, new, word.word.speaker_confidence) for word in words], label)

    def undo_correction(self, timeline: Timeline) -> str:
        """Take back the last correction of words of this timeline; says which. Kept across restarts."""
        with self._shelf.lock:
            sources = self._shelf.sources(timeline.sources())
            label, changed = self._words.corrections.undo(sources)
            self._shelf.forget(changed)
            return label

    def redo_correction(self, timeline: Timeline) -> str:
        """Do again what ``undo_correction`` took back; says which."""
        with self._shelf.lock:
            sources = self._shelf.sources(timeline.sources())
            label, changed = self._words.corrections.redo(sources)
            self._shelf.forget(changed)
            return label

    def _between(
        self, first: PlacedWord, last: PlacedWord, timeline: Timeline | None
    ) -> Sequence[PlacedWord]:
        if (first.block_id, first.index) == (last.block_id, last.index):
            return [first]
        if timeline is not None:
            words = self.view(timeline, deleted=first.deleted or last.deleted).words
            begin, end = place_of(words, first), place_of(words, last)
            return words[min(begin, end) : max(begin, end) + 1]
        if first.source_id != last.source_id:
            raise UserError("These words are of different recordings.", "Correct them one by one.")
        spoken = self._shelf.spoken([first.source_id])[first.source_id]
        names = list(zip(spoken.block_ids, spoken.indexes, strict=True))
        begin, end = (names.index((w.block_id, w.index)) for w in (first, last))
        return [
            PlacedWord(spoken.words[at], 0.0, 0.0, first.source_id, *names[at])
            for at in range(min(begin, end), max(begin, end) + 1)
        ]

    def _change(self, label: str, edits: Sequence[tuple[Sequence[PlacedWord], list[str]]]) -> None:
        """Journal new texts for stretches of words as one step; words heard twice change once."""
        changes: list[Change] = []
        blocks = self._words.named({word.block_id for words, _ in edits for word in words})
        done: set[tuple[str, int]] = set()
        for words, new in edits:
            for run, texts in correcting.dealt(words, new):
                names = {(word.block_id, word.index) for word in run}
                if names & done:
                    continue
                done |= names
                old = stored(run, blocks)
                after = correcting.retimed(old, texts)
                if after != old:
                    changes.append(Change(run[0].block_id, run[0].index, old, after))
        self._journal(label, changes)

    def _journal(self, label: str, changes: list[Change]) -> None:
        self._words.corrections.add(label, correcting.ordered(changes))
        self._shelf.forget(change.block_id for change in changes)


def _heard(words: Sequence[PlacedWord]) -> Sequence[PlacedWord]:
    """Those of some words that are heard; all of them where none is."""
    return [word for word in words if not word.deleted] or words


def _text(words: Sequence[PlacedWord]) -> str:
    return " ".join(word.text for word in words)
