"""Recognises whole recordings, first where the person is looking; every block is kept as it comes."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from audiochat.domain.errors import ModelError
from audiochat.domain.job import Job
from audiochat.domain.recogniser import LANGUAGES, Heard, RecogniserOptions
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Block, BlockDone, SourceSpan, Transcript, Word
from audiochat.media.lifting import lift
from audiochat.services.transcriber.again import Again, begun_anew
from audiochat.services.transcriber.places import Place, next_place
from audiochat.services.transcriber.windows import BACK, Window, look

if TYPE_CHECKING:
    from audiochat.media.sources import SourcePool
    from audiochat.services.listener import Listener
    from audiochat.services.transcripts import Transcripts
    from audiochat.speech.recogniser import Recogniser
    from audiochat.store.laid import Exchange

NEAR = 15.0
"""Seconds by which the person may look ahead of what is next without being served first."""

BRIDGE = 2.0
"""Seconds cut out between two unknown stretches that are listened to as well, for the sense of it."""

SURE = 0.5
"""A language found with more than this probability is taken for that of the whole recording."""


class Transcriber:
    """Listens to what is not recognised yet. One run at a time: a second one waits for the first."""

    def __init__(self, pool: SourcePool, transcripts: Transcripts, listener: Listener) -> None:
        self._pool, self._transcripts, self._listener = pool, transcripts, listener
        self._busy = threading.Lock()

    def check(self, options: RecogniserOptions) -> None:
        """``ModelError`` when the chosen recogniser cannot do what is asked of it."""
        spec = self._listener.chosen()
        if options.language and options.language not in LANGUAGES:
            raise ModelError(
                f"There is no language “{options.language[:20]}”.",
                "Use two letters, such as en or he.",
            )
        if spec.multilingual:
            return
        if options.language not in ("", "en"):
            raise ModelError(
                f"{spec.name} understands English only.",
                "Choose a multilingual recogniser in the settings.",
            )

    def run(
        self,
        recording_id: str,
        timeline: Timeline,
        options: RecogniserOptions | None = None,
        job: Job | None = None,
        focus: Callable[[], float] = lambda: 0.0,
    ) -> Transcript:
        """Recognise what is missing on a timeline and give all its words.

        Goes first where ``focus()`` (seconds of the timeline) is; asked anew after each block.
        Without ``options`` the person's own are used. Each block is in the database before it is
        emitted as ``BlockDone``. ``Cancelled`` within 200 ms of the wish to stop; another run goes on
        where this one stopped, also after the program was killed. ``MediaError`` when a file is gone,
        ``ModelError`` when the recogniser cannot be loaded.
        """
        job = job or Job()
        options = options or self._listener.options()
        self.check(options)
        with self._turn(job):
            one = _Run(self, timeline, options, job, focus)
            one.all()
        return self._transcripts.view(timeline)

    def run_again(
        self, again: Again, job: Job | None = None, focus: Callable[[], float] = lambda: 0.0
    ) -> Exchange:
        """Recognise all of a timeline anew, and then put that in the place of the words there are.

        Until it is over nothing changes, but each block is kept in the database: stopped, killed or
        failed, another call goes on from there, with the same ``again`` or with what ``begun`` gives.
        What it gives takes it back (``Transcripts.swap``). Errors and ``BlockDone`` as in ``run``.
        """
        job = job or Job()
        options = again.options or self._listener.options()
        self.check(options)
        with self._turn(job):
            self._transcripts.anew.begin(again.by(self._listener.chosen().id))
            _Run(self, again.timeline, options, job, focus, again).all()
            return self._transcripts.lay_anew(
                again.recording_id, again.timeline, again.blocks, keep=again.keep
            )

    def begun(self, recording_id: str, timeline: Timeline) -> Again | None:
        """What ``run_again`` did not bring to its end, to go on with; None where nothing is left."""
        return begun_anew(self._transcripts.anew, recording_id, timeline)

    def give_up(self, recording_id: str) -> None:
        """Forget what of a recording has been heard anew; its words are those it had before."""
        self._transcripts.anew.drop(recording_id)

    @contextmanager
    def _turn(self, job: Job) -> Iterator[None]:
        """Wait until no other run is listening."""
        while not self._busy.acquire(timeout=0.05):
            job.check()
        try:
            yield
        finally:
            self._busy.release()


class _Run:
    """One run: knows where it is and what language is spoken."""

    def __init__(
        self,
        owner: Transcriber,
        timeline: Timeline,
        options: RecogniserOptions,
        job: Job,
        focus: Callable[[], float],
        again: Again | None = None,
    ) -> None:
        self._again = again
        missing = owner._transcripts.missing
        self._drafts = missing(timeline) != missing(timeline, drafts=True)
        self._pool, self._transcripts = owner._pool, owner._transcripts
        self._timeline, self._options, self._job, self._focus = timeline, options, job, focus
        spec = owner._listener.chosen()
        self._origin = spec.id
        self._voice = owner._listener.voice
        self._recogniser: Recogniser = owner._listener.recogniser(spec)
        left = sum(span.end - span.start for span in self._missing())
        self._total = again.seconds if again is not None else left
        self._last: tuple[str, float] | None = None
        self._lifts: dict[str, float] = {}  # of the sources listened to

    def all(self) -> None:
        """Listen until nothing is missing."""
        while (place := self._next()) is not None:
            self._job.check()
            self._listen(place)
        self._job.progress(1.0)

    def _missing(self) -> list[SourceSpan]:
        if self._again is not None:
            return self._again.missing()
        return self._transcripts.missing(self._timeline, bridge=BRIDGE, drafts=True)

    def _next(self) -> Place | None:
        missing = self._missing()
        left = sum(span.end - span.start for span in missing)
        self._job.progress(1 - left / self._total if self._total else 1.0, "Recognising speech")
        return next_place(self._timeline, missing, self._focus())

    def _listen(self, place: Place) -> None:
        """Recognise one window at a place, until its end or until the person looks elsewhere."""
        goes_on = self._last == (place.source_id, place.low) and place.start - place.low <= NEAR
        if goes_on or place.start - place.low <= BACK:
            place = replace(place, start=place.low)
        reader = self._pool.reader(place.source_id)
        if place.source_id not in self._lifts:
            self._lifts[place.source_id] = lift(reader, self._job)
        raised = self._lifts[place.source_id]
        window = look(reader, place, self._voice, self._job, short=not goes_on, lift=raised)
        for piece, end in window.pieces:
            if piece is None:
                heard = Heard()
            else:
                heard = self._recogniser.hear(piece, window.samples, self._options, self._job)
            self._keep(window, heard, end)
            following = self._next()
            if following is None or not self._is_near(following, place.source_id, end):
                return

    def _is_near(self, following: Place, source_id: str, end: float) -> bool:
        return following.source_id == source_id and -0.01 <= following.start - end <= NEAR

    def _keep(self, window: Window, heard: Heard, end: float) -> None:
        """Write one block and tell of it."""
        words = tuple(
            Word(w.text, w.start + window.start, w.end + window.start, w.confidence, w.speaker)
            for w in heard.words
        )
        block = Block(
            id=uuid.uuid4().hex,
            source_id=window.source_id,
            start=window.done,
            end=end,
            words=words,
            language=heard.language if words else "",
            origin=self._origin,
        )
        if self._again is not None:
            self._transcripts.anew.add(self._again.id, block)
            self._again.blocks.append(block)
        elif self._drafts:
            block = self._transcripts.write_over(self._timeline, block)
        else:
            self._transcripts.write(block)
        self._job.emit(BlockDone(block, heard.doubt))
        window.done = end
        self._last = (window.source_id, end)
        if words and not self._options.language and heard.language_probability > SURE:
            self._options = replace(self._options, language=heard.language)
