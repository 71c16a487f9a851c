"""Editing one recording: plans are checked, shown, heard, applied as one step, and undone."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.domain.editing import Applied, Measures, Preview, RanStep, Tint
from audiochat.domain.errors import NotFound, PlanRefused
from audiochat.domain.job import Job
from audiochat.domain.notes import Notes
from audiochat.domain.operation import Effect, Registry
from audiochat.domain.plan import Plan
from audiochat.domain.recording import Recording, Revision, Source
from audiochat.domain.timeline import Span, Timeline
from audiochat.services.commander.plan_groups import said
from audiochat.services.lines import line_to, next_of
from audiochat.services.measuring import Meter, label, previewed
from audiochat.services.plan_runner import Placed, Selection, place, run
from audiochat.services.rendered_files import discard
from audiochat.services.replaying import Done, bases, memory, ran_once, replay
from audiochat.services.room_tone import RoomTone
from audiochat.services.same_times import hold

if TYPE_CHECKING:
    from audiochat.media.peaks import TimelinePeaks
    from audiochat.media.pyramid import PeakCache
    from audiochat.media.render import TimelineReader
    from audiochat.media.sources import SourcePool
    from audiochat.media.workbench import Bench
    from audiochat.services.speech_for_edits import Speech
    from audiochat.store.database import Store

LONGEST_LABEL = 300


@dataclass(frozen=True)
class _Tried:
    """A plan that was run on the side, kept so that applying it need not run it again."""

    revision_id: str
    plan: Plan
    selection: Selection
    preview: Preview
    made: tuple[Source, ...]
    steps: tuple[RanStep, ...]
    since: tuple[str, ...]  # of what history the steps are the end, where they began further back


class Editor:
    """The history of one recording and the only way to change it. Safe to use from several threads.

    ``folder`` takes the samples that effects make. ``carry`` is told, in the transaction of the edit,
    what was rendered from what, so that words can follow. The history is a tree in the database: undo and
    redo move the recording's pointer, and an edit after an undo leaves what was undone in place.
    """

    def __init__(
        self,
        recording_id: str,
        store: Store,
        pool: SourcePool,
        registry: Registry,
        peak_cache: PeakCache,
        folder: Path,
        carry: Callable[[Sequence[RanStep], Collection[str]], None],
        speech: Speech | None = None,
    ) -> None:
        self._speech = speech
        self._carry = carry
        self._store, self._pool, self._registry = store, pool, registry
        self._peak_cache, self._folder = peak_cache, folder
        self._lock = threading.RLock()
        self._links = store.transcripts.links
        self._meter = Meter(pool)
        self._room_tone = RoomTone(pool, peak_cache)
        self._tried: _Tried | None = None
        self._id = recording_id
        self._revisions: dict[str, Revision] = {}
        self._recording = store.recordings.get(recording_id)
        self._first_title = store.recordings.first_title(recording_id)
        self._sync()
        facts = self.recording.facts.loudness
        if facts is not None:
            first = min(self._revisions.values(), key=lambda r: r.seq)
            self._meter.remember(first.timeline, facts)

    def _sync(self) -> None:
        """Take over what another editor of the same recording may have done."""
        shown = self._store.recordings.revision_of(self._id)
        if shown not in self._revisions:
            revisions = self._store.revisions.of(self._id)
            self._revisions = {revision.id: revision for revision in revisions}
        if shown != self._recording.revision_id:
            self._show(shown)

    def _show(self, revision_id: str) -> None:
        """Take a step of the history for the one that is shown, with the title it has there."""
        title = self._revisions[revision_id].notes.title or self._first_title
        self._recording = replace(self._recording, revision_id=revision_id, title=title)

    @property
    def recording(self) -> Recording:
        """The recording being edited."""
        return self._recording

    @property
    def revision(self) -> Revision:
        """The step of the history that is shown."""
        return self._revisions[self._recording.revision_id]

    @property
    def timeline(self) -> Timeline:
        """The recording as it is now."""
        return self.revision.timeline

    @property
    def notes(self) -> Notes:
        """The chapters, title and tags of the recording as it is now."""
        return self.revision.notes

    def history(self) -> list[Revision]:
        """The line of steps from the opened file over the current one to the last that can be redone."""
        line = line_to(self._revisions, self.revision)
        while (later := next_of(self._revisions, line[-1])) is not None:
            line.append(later)
        return line

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.revision.parent_id != self.revision.id

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return next_of(self._revisions, self.revision) is not None

    def undo(self) -> Revision:
        """Take the last step back, exactly and at once; ``NotFound`` when there is none."""
        with self._lock:
            self._sync()
            if not self.can_undo:
                raise NotFound("There is nothing to undo.")
            return self.go_to(self.revision.parent_id)

    def redo(self) -> Revision:
        """Bring back what undo took; ``NotFound`` when there is nothing."""
        with self._lock:
            self._sync()
            later = next_of(self._revisions, self.revision)
            if later is None:
                raise NotFound("There is nothing to redo.")
            return self.go_to(later.id)

    def go_to(self, revision_id: str) -> Revision:
        """Show any step of the history; it is saved when this returns."""
        with self._lock:
            if revision_id not in self._revisions:
                self._revisions = {r.id: r for r in self._store.revisions.of(self._id)}
            if revision_id not in self._revisions:
                raise NotFound("There is no such step in the history.")
            self._store.recordings.set_revision(self._id, revision_id)
            self._show(revision_id)
            return self.revision

    def check(self, plan: Plan, selection: Selection = None) -> None:
        """Raise ``PlanRefused`` with the reason when a plan cannot be run on the recording as it is."""
        self._place(plan, selection)

    def knows(self, revision_id: str) -> bool:
        """Whether a state is one of this recording's history."""
        return revision_id in self._revisions

    def stands(self, plan: Plan, selection: Selection, revision_id: str) -> bool:
        """Whether a plan made for a state of the history means the same sound in the one shown."""
        made_for = self._revisions.get(revision_id)
        if made_for is None:
            return True
        return hold(plan, selection, made_for.timeline, self.timeline, self._registry, self._links)

    def _place(self, plan: Plan, selection: Selection) -> tuple[Placed, ...]:
        """The steps of a plan where they act; none of one that acts further back in the history."""
        try:
            return place(plan, selection, self.timeline, self._registry)
        except PlanRefused:
            line = line_to(self._revisions, self.revision)
            if bases(plan, line, self._registry, self._links) is None:
                raise
            return ()

    def tints(self, plan: Plan, selection: Selection = None, job: Job | None = None) -> list[Tint]:
        """Where each enabled step will act, in seconds of the recording as it is now."""
        timeline = self.timeline
        bench = self._bench(timeline, job or Job(), made=[])
        out: list[Tint] = []
        for one in self._place(plan, selection):
            span = one.span or timeline.whole
            touches = one.operation.touches
            parts = (span,) if touches is None else touches(bench, span, one.params)
            out += [self._tint(one, span, part) for part in parts]
        return out

    def _tint(self, one: Placed, span: Span, part: Span) -> Tint:
        timeline = self.timeline
        added = 0.0
        if one.operation.effect is Effect.INSERTS:
            made: list[Source] = []
            try:
                bench = self._bench(timeline, Job(), made=made)
                after = one.operation.apply(bench, span, one.params).timeline
                added = after.seconds - timeline.seconds
            finally:
                discard(made, self._store, self._pool)
        start, end = part.start / timeline.rate, part.end / timeline.rate
        text = label(one.operation, one.params, end - start, added)
        return Tint(one.number, start, end, one.operation.effect, text)

    def preview(self, plan: Plan, selection: Selection = None, job: Job | None = None) -> Preview:
        """Run a plan on the side, to be listened to; the history does not change."""
        job = job or Job()
        with self._lock:
            self._sync()
            return self._try(plan, selection, job).preview

    def apply(
        self,
        plan: Plan,
        selection: Selection = None,
        job: Job | None = None,
        *,
        made_for: str = "",
    ) -> Applied:
        """Run a plan as one step of the history, or not at all.

        ``made_for``: the state that its times speak of, refused where they mean another sound by now.
        The step is in the database when this returns. Raises ``PlanRefused`` or ``Cancelled``, and
        ``MediaError`` or ``StoreError`` (a full disk), with nothing changed and nothing left behind.
        """
        job = job or Job()
        with self._lock:
            self._sync()
            if made_for and not self.stands(plan, selection, made_for):
                raise PlanRefused("The recording was edited meanwhile.", "Ask for it once more.")
            tried = self._try(plan, selection, job)
            revision = Revision(
                id=uuid.uuid4().hex,
                recording_id=self._id,
                parent_id=self.revision.id,
                seq=0,
                timeline=tried.preview.timeline,
                label=said(plan.steps, self._registry, _whole(selection))[:LONGEST_LABEL],
                plan=memory(plan, selection, tried.since),
                created_at=datetime.now(UTC),
                notes=tried.preview.notes,
            )
            try:
                with self._store.transaction():
                    revision = self._store.revisions.add(revision)
                    self._carry(tried.steps, [source.id for source in tried.made])
                    if self._speech is not None:
                        self._speech.keep(source.id for source in tried.made)
            except BaseException:
                self.drop_preview()
                raise
            self._tried = None
            # A new dictionary each time: the window reads it while an edit runs on another thread.
            self._revisions = {**self._revisions, revision.id: revision}
            self._show(revision.id)
            shown = tried.preview
            return Applied(revision, shown.time_map, shown.before, shown.after, shown.step_notes)

    def drop_preview(self) -> None:
        """Throw away what the last preview made; it can no longer be listened to."""
        with self._lock:
            tried, self._tried = self._tried, None
            if tried is not None:
                discard(tried.made, self._store, self._pool)

    def reader(self, timeline: Timeline | None = None) -> TimelineReader:
        """A reader of a timeline (None: as it is now), for one thread."""
        from audiochat.media.render import TimelineReader

        return TimelineReader(timeline or self.timeline, self._pool)

    def peaks(self, job: Job, timeline: Timeline | None = None) -> TimelinePeaks:
        """What the waveform of a timeline (None: as it is now) is drawn from; see ``media.peaks``."""
        from audiochat.media.peaks import timeline_peaks

        return timeline_peaks(timeline or self.timeline, self._pool, self._peak_cache, job)

    def measures(self, job: Job, timeline: Timeline | None = None) -> Measures:
        """Length and loudness of a timeline (None: as it is now); remembered once measured."""
        return self._meter.measures(timeline or self.timeline, job)

    def _try(self, plan: Plan, selection: Selection, job: Job) -> _Tried:
        """Run a plan on the current revision, unless that was just done."""
        tried, revision = self._tried, self.revision
        asked = (revision.id, plan, selection)
        if tried is not None and (tried.revision_id, tried.plan, tried.selection) == asked:
            return tried
        self.drop_preview()
        made: list[Source] = []
        try:
            timeline, notes = revision.timeline, revision.notes
            done = self._run(plan, selection, made, job)
            ran = done.ran
            if (ran.timeline, ran.notes) == (timeline, notes):
                raise PlanRefused(
                    "That changes nothing here.", "Try other amounts or another part."
                )
            preview = previewed(done.placed, ran, timeline, self._meter, job)
            used = ran.timeline.sources()
            discard([s for s in made if s.id not in used], self._store, self._pool)
        except BaseException:
            discard(made, self._store, self._pool)
            raise
        kept = tuple(source for source in made if source.id in used)
        self._tried = _Tried(revision.id, plan, selection, preview, kept, done.steps, done.since)
        return self._tried

    def _run(self, plan: Plan, selection: Selection, made: list[Source], job: Job) -> Done:
        """Run a plan, where it must be further back in the history."""
        bench, settle = partial(self._bench, made=made), self._room_tone.lay
        line = line_to(self._revisions, self.revision)
        done = replay(plan, line, self._registry, bench, settle, job, self._links)
        if done is not None:
            return done
        placed = place(plan, selection, self.timeline, self._registry)
        ran = run(plan, placed, self.timeline, bench, job, self.notes, settle)
        return ran_once(placed, ran)

    def _bench(self, timeline: Timeline, job: Job, *, made: list[Source]) -> Bench:
        from audiochat.media.workbench import Bench

        def keep(source: Source) -> None:
            made.append(source)
            self._store.sources.add(source)

        speech = self._speech
        speak = None if speech is None else speech.speak
        bench = Bench(
            timeline,
            self._pool,
            self._folder,
            job,
            keep,
            self._meter.loudness,
            speak,
            self._room_tone.bed,
        )
        if speech is not None:
            speech.watch(bench.spoken)
        return bench


def _whole(selection: Selection) -> str:
    """What a step without times is said to act on."""
    return "the recording" if selection is None else "the selection"
