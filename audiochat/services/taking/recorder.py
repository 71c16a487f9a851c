"""Recordings made here: from the microphone to a file, into the library, with words from the start."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.domain.errors import MediaError, StoreError, UserError
from audiochat.domain.job import Job
from audiochat.domain.take import Take
from audiochat.services.finished_file import free_name
from audiochat.services.taking import notes
from audiochat.services.taking.capture import RATE, capture, has_room
from audiochat.services.taking.ear import Ear
from audiochat.services.taking.wish import Wish

if TYPE_CHECKING:
    from audiochat.domain.recording import Recording
    from audiochat.media.growing import GrowingWav
    from audiochat.media.microphone import Microphone
    from audiochat.services.library import Library
    from audiochat.services.live import LiveWords
    from audiochat.services.transcripts import Transcripts

_PART = ".part"


class Recorder:
    """Makes one recording at a time, in ``folder``.

    While it grows it is called ``NAME.wav.part``, with ``NAME.wav.words`` beside it, which stays until
    the recording is in the library. What a kill left is brought in by ``rescue``.
    """

    def __init__(
        self,
        folder: Path,
        open_microphone: Callable[[int], Microphone],
        live: Callable[[Job], LiveWords] | None,
        library: Library,
        transcripts: Transcripts,
    ) -> None:
        self.folder = folder
        self._open, self._live = open_microphone, live
        self._library, self._transcripts = library, transcripts
        self._busy = threading.Lock()

    def run(self, wish: Wish, job: Job | None = None) -> Take:
        """Record until ``wish`` says so; emits ``Taking``, ``TakenWords`` and ``Wordless``.

        ``MediaError`` when nothing could be recorded: no microphone, no room. What ends it later is in
        the ``Take``, and so is what was recorded until then. Cancelling the job ends it at once: the
        file is whole, and ``rescue`` brings it into the library.
        """
        job = job or Job()
        if not self._busy.acquire(blocking=False):
            raise MediaError("Something is being recorded already.", "End that first.")
        try:
            path, error = self._record(wish, job)
            job.check()
            recording = self._bring_in(path, job)
            return Take(recording, recording.facts.duration, error)
        finally:
            self._busy.release()

    def _record(self, wish: Wish, job: Job) -> tuple[Path, UserError | None]:
        """Fill a file; gives its path and what ended it."""
        microphone = self._open(RATE)
        with _as_media_error(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            if not has_room(self.folder):
                raise MediaError("The disk is almost full.", "Free some room and try again.")
        microphone.open()
        try:
            path = self._free_path()
            with _as_media_error(path), self._grow(path, job) as wav:
                error = capture(microphone, wav, wish, job, job.emit)
        finally:
            microphone.close()
        if not wav.frames:
            notes.notes_of(path).unlink(missing_ok=True)
            path.unlink(missing_ok=True)
            job.check()
            raise error or MediaError("Nothing was recorded.", "Record a little longer.")
        return path, error

    @contextlib.contextmanager
    def _grow(self, path: Path, job: Job) -> Iterator[GrowingWav]:
        """A file that grows, with an ear that follows it; it has its name at the end."""
        from audiochat.media.growing import GrowingWav

        written = notes.Notes(notes.notes_of(path))
        try:
            wav = GrowingWav(path.with_name(path.name + _PART), RATE)
        except OSError:
            written.close()
            written.path.unlink(missing_ok=True)
            raise
        ear = Ear(wav, written, self._live, job.emit) if self._live is not None else None
        try:
            yield wav
        finally:
            if ear is not None:
                with job.when_cancelled(ear.hush):
                    ear.finish()
            written.close()
            with contextlib.suppress(OSError):  # its head says "to the end" until this is done
                wav.finish()
            wav.path.replace(path)

    def rescue(self, job: Job | None = None) -> list[Recording]:
        """Bring in what was being recorded when the program ended; oldest first."""
        job = job or Job()
        if not self.folder.is_dir() or not self._busy.acquire(blocking=False):
            return []
        try:
            return [one for path in self._left() if (one := self._rescued(path, job)) is not None]
        finally:
            self._busy.release()

    def _left(self) -> list[Path]:
        """Recordings that are not in the library, under the names they get."""
        found = self.folder.glob(f"*.wav{notes.ENDING}")
        paths = [path.with_name(path.name.removesuffix(notes.ENDING)) for path in found]
        return sorted(paths)

    def _rescued(self, path: Path, job: Job) -> Recording | None:
        from audiochat.media.growing import complete

        part = path.with_name(path.name + _PART)
        with contextlib.suppress(UserError, OSError):
            if part.exists() and complete(part):
                part.replace(path)
            part.unlink(missing_ok=True)
            if path.exists():
                return self._bring_in(path, job)
            notes.notes_of(path).unlink(missing_ok=True)
        return None

    def _bring_in(self, path: Path, job: Job) -> Recording:
        """Take a finished file into the library, with the words that were noted."""
        recording = self._library.open(path, job)
        source = self._library.source(recording.id)
        noted = notes.notes_of(path)
        with contextlib.suppress(
            StoreError, OSError
        ):  # the words are tried again at the next start
            for block in notes.blocks(noted, source.id, source.frames / source.rate):
                self._transcripts.write(block)
            noted.unlink()
        return recording

    def _free_path(self) -> Path:
        """A name with the date and the time that nothing has."""
        stem = f"Recording {datetime.now():%Y-%m-%d %H.%M}"
        number = 1
        while True:
            name = stem if number == 1 else f"{stem} ({number})"
            path = self.folder / f"{name}.wav"
            part = path.with_name(path.name + _PART)
            if not (path.exists() or part.exists() or notes.notes_of(path).exists()):
                return path
            number += 1


def record_file(
    out: Path,
    open_microphone: Callable[[int], Microphone],
    job: Job,
    longest: float | None = None,
) -> tuple[float, UserError | None]:
    """Record into ``out`` until the job is cancelled or for ``longest`` seconds; no library, no words.

    Gives how long it is in seconds and what ended it, if that was neither. ``MediaError`` when nothing
    could be recorded.
    """
    from audiochat.media.growing import GrowingWav

    microphone = open_microphone(RATE)
    microphone.open()
    try:
        with _as_media_error(out):
            if not has_room(out.parent):
                raise MediaError("The disk is almost full.", "Free some room and try again.")
            wav = GrowingWav(free_name(out), RATE)
            error = capture(microphone, wav, Wish(), job, job.emit, longest)
            frames = wav.finish()
            if not frames:
                wav.path.unlink()
                raise error or MediaError("Nothing was recorded.", "Record a little longer.")
            wav.path.replace(out)
            return frames / RATE, error
    finally:
        microphone.close()


@contextlib.contextmanager
def _as_media_error(path: Path) -> Iterator[None]:
    """What the disk refuses, as a person can act on it."""
    try:
        yield
    except OSError as error:
        raise MediaError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Free some room on the disk, or check that the folder may be written to.",
        ) from error
