"""Everything below the window, built once and handed out: what the window and the command line stand on."""

from __future__ import annotations

import contextlib
import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from audiochat.domain.errors import StoreError
from audiochat.services.folder_lock import FolderLock
from audiochat.services.part import part
from audiochat.services.rendered_files import sweep
from audiochat.services.sounding import Sounding

if TYPE_CHECKING:
    from audiochat.domain.job import Job
    from audiochat.domain.operation import Registry
    from audiochat.domain.timeline import Timeline
    from audiochat.media.microphone import Microphone
    from audiochat.media.pyramid import PeakCache
    from audiochat.media.sources import SourcePool
    from audiochat.services.asking.asking import Asking
    from audiochat.services.asking.replying import Replying
    from audiochat.services.captions.captions import Captions
    from audiochat.services.chapter_files import ChapterFiles
    from audiochat.services.chat import Chat
    from audiochat.services.commander.commander import Commander
    from audiochat.services.diarist import Diarist
    from audiochat.services.dictation import Dictation
    from audiochat.services.editor import Editor
    from audiochat.services.exporter import Exporter
    from audiochat.services.fillers import Fillers
    from audiochat.services.hearings import Hearings
    from audiochat.services.library import Library
    from audiochat.services.listener import Listener
    from audiochat.services.models import Models
    from audiochat.services.quarantine import Quarantine
    from audiochat.services.sessions import Sessions
    from audiochat.services.settings import Settings
    from audiochat.services.speaker import Speaker
    from audiochat.services.spoken_orders import SpokenOrders, State
    from audiochat.services.taking.recorder import Recorder
    from audiochat.services.transcriber import Transcriber
    from audiochat.services.transcripts import Transcripts
    from audiochat.services.voices import Voices
    from audiochat.speech.embedding import Embedder
    from audiochat.store.database import Store

DATABASE = "audiochat.db"
SOURCES = "sources"
RECORDINGS = "recordings"

KEEP_DELETED = timedelta(days=1)
"""How long a deleted conversation or recording can be brought back, at least."""


def default_data_dir() -> Path:
    """Where the person's data lies: ``AUDIOCHAT_DATA_DIR``, or the system's usual place."""
    chosen = os.environ.get("AUDIOCHAT_DATA_DIR")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("AudioChatStudio", appauthor=False)


class Workshop(Sounding):
    """Owns a data folder and the services that work in it; each is built when first asked for."""

    def __init__(self, data_dir: Path, lock: FolderLock, store: Store) -> None:
        self.data_dir = data_dir
        self.store = store
        self._lock = lock
        self._closed = False
        self.building = threading.RLock()

    @classmethod
    def open(cls, data_dir: Path | None = None) -> Self:
        """Take the data folder, open its database, and note what the last run left unfinished.

        ``StoreError`` when another process has the folder, or the database cannot be used.
        """
        from audiochat.store.database import Store

        folder = (data_dir or default_data_dir()).expanduser().absolute()
        lock = FolderLock(folder)
        try:
            store = Store.open(folder / DATABASE)
        except BaseException:
            lock.release()
            raise
        # A disk with no room left must still let the person read what there is.
        with contextlib.suppress(StoreError):
            store.messages.interrupt_streaming()
            store.sessions.purge(datetime.now(UTC) - KEEP_DELETED)
            store.recordings.purge(datetime.now(UTC) - KEEP_DELETED)
            sweep(store, folder / SOURCES)
        return cls(folder, lock, store)

    def close(self) -> None:
        """Stop the services that were used and give the folder back. Calling again is free."""
        if self._closed:
            return
        self._closed = True
        try:
            with contextlib.suppress(StoreError, OSError):
                self.store.back_up_daily()
            # What plays stops first; then what was built last, which stands on what was built first.
            for name in dict.fromkeys(("player", *reversed(list(vars(self))))):
                close = getattr(vars(self).get(name), "close", None)
                if close is not None and name != "store":
                    close()
            with contextlib.suppress(StoreError, OSError):
                sweep(self.store, self.data_dir / SOURCES)
            self.store.close()
        finally:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @part
    def settings(self) -> Settings:
        """Choices and presets."""
        from audiochat.services.settings import Settings

        return Settings(self.store)

    @part
    def sessions(self) -> Sessions:
        """Conversations: make, list, find, delete, export."""
        from audiochat.services.sessions import Sessions

        return Sessions(self.store)

    @part
    def chat(self) -> Chat:
        """Messages and replies."""
        from audiochat.services.chat import Chat

        return Chat(self.store, self.settings)

    @part
    def registry(self) -> Registry:
        """Every operation there is."""
        from audiochat.operations import load

        return load()

    @part
    def quarantine(self) -> Quarantine:
        """Where files nobody has met are read first."""
        from audiochat.services.quarantine import Quarantine

        return Quarantine()

    @part
    def models(self) -> Models:
        """Language models: the embedded one and the person's own files."""
        from audiochat.services.models import Models

        return Models(self.store, self.data_dir, self.quarantine)

    @part
    def listener(self) -> Listener:
        """Recognisers of speech: the embedded one and the person's own folders."""
        from audiochat.services.listener import Listener

        return Listener(self.store, self.settings, self.quarantine)

    @part
    def commander(self) -> Commander:
        """Understands words about a recording."""
        from audiochat.services.commander.commander import Commander

        return Commander(self.registry, lambda: self.embedder)

    @part
    def exact_commander(self) -> Commander:
        """The same by the rules alone, not by likeness to known sentences."""
        from audiochat.services.commander.commander import Commander

        return Commander(self.registry)

    @part
    def embedder(self) -> Embedder:
        """Texts as vectors, for answers and for sentences like known ones."""
        from audiochat.speech.embedding import Embedder

        return Embedder()

    @part
    def asking(self) -> Asking:
        """Answers questions about what is said in a recording."""
        from audiochat.services.asking.asking import Asking

        return Asking(self.store, self.transcripts.view, self.embedder)

    @part
    def replying(self) -> Replying:
        """Answers messages about recordings in their conversations."""
        from audiochat.services.asking.replying import Replying

        return Replying(self.store, self.asking)

    @part
    def pool(self) -> SourcePool:
        """Readers of the samples that recordings are made of."""
        from audiochat.media.sources import SourcePool

        return SourcePool(self.store.sources.get)

    @part
    def peaks(self) -> PeakCache:
        """Waveforms by source."""
        from audiochat.media.pyramid import PeakCache

        return PeakCache(self.data_dir / "peaks")

    @part
    def library(self) -> Library:
        """Recordings: open, find again, facts."""
        from audiochat.services.library import Library

        return Library(self.store, self.pool, self.quarantine, self.data_dir)

    @part
    def transcripts(self) -> Transcripts:
        """The words of recordings and their corrections."""
        from audiochat.services.transcripts import Transcripts

        return Transcripts(self.store)

    @part
    def hearings(self) -> Hearings:
        """Words and levels of recordings, for sentences about them."""
        from audiochat.services.hearings import Hearings

        return Hearings(
            self.transcripts.view,
            self.pool,
            self.peaks,
            self.fillers,
            lambda timeline, topic, speaker, job: self.asking.alike(timeline, topic, speaker, job),
        )

    @part
    def transcriber(self) -> Transcriber:
        """Recordings to words, block by block."""
        from audiochat.services.transcriber import Transcriber

        return Transcriber(self.pool, self.transcripts, self.listener)

    @part
    def fillers(self) -> Fillers:
        """Hesitations, stumbles and pauses as the steps of a plan."""
        from audiochat.media.render import TimelineReader
        from audiochat.services.disfluency.second_hearing import SecondHearing
        from audiochat.services.fillers import Fillers
        from audiochat.speech.recogniser import Recogniser

        def reader(timeline: Timeline) -> TimelineReader:
            return TimelineReader(timeline, self.pool)

        # one of its own: the listener's belongs to the lane for speech
        second = SecondHearing(lambda: Recogniser(self.listener.embedded().folder), reader)
        return Fillers(self.transcripts, reader, self.settings.get, second)

    @part
    def diarist(self) -> Diarist:
        """Who speaks which words, by their voices."""
        from audiochat.media.render import TimelineReader
        from audiochat.services.diarist import Diarist
        from audiochat.speech.voice_activity import VoiceActivity
        from audiochat.speech.voiceprints.encoder import VoiceEncoder

        return Diarist(
            self.transcripts,
            lambda timeline: TimelineReader(timeline, self.pool),
            VoiceEncoder(),
            VoiceActivity(),
        )

    @part
    def exporter(self) -> Exporter:
        """Timelines to files."""
        from audiochat.services.exporter import Exporter

        return Exporter(self.store, self.pool, self.data_dir / SOURCES)

    @part
    def chapter_files(self) -> ChapterFiles:
        """Each chapter to a file of its own."""
        from audiochat.services.chapter_files import ChapterFiles

        return ChapterFiles(self.store, self.exporter)

    @part
    def captions(self) -> Captions:
        """Transcripts to caption files and documents, and such files back onto the sound."""
        from audiochat.services.captions.captions import Captions

        def listen(recording_id: str, timeline: Timeline, job: Job) -> None:
            self.transcriber.run(recording_id, timeline, job=job)

        return Captions(self.transcripts, listen)

    @part
    def voices(self) -> Voices:
        """Voices that may speak."""
        from audiochat.services.voices import Voices

        return Voices(self.store, self.settings, self.quarantine)

    @part
    def speaker(self) -> Speaker:
        """Speaks: to the person, into files, into timelines."""
        from audiochat.services.speaker import Speaker

        return Speaker(self.voices, self.settings, self.data_dir / SOURCES)

    @part
    def dictation(self) -> Dictation:
        """Writes down what is said into the microphone."""
        from audiochat.media.canceller import WithoutEcho
        from audiochat.services.dictation import Dictation

        def orders(about: State) -> SpokenOrders:
            from audiochat.services.spoken_orders import SpokenOrders

            return SpokenOrders(self.exact_commander, about)

        return Dictation(self.listener, lambda: WithoutEcho(self.microphone(), self.played), orders)

    @part
    def recorder(self) -> Recorder:
        """Records what the microphone hears."""
        from audiochat.services.taking.recorder import Recorder

        return Recorder(
            self.data_dir / RECORDINGS,
            lambda rate: self.microphone(rate),
            lambda job: self.dictation.live_words(job),
            self.library,
            self.transcripts,
        )

    def microphone(self, rate: int = 16_000) -> Microphone:
        """The microphone that the person has chosen."""
        from audiochat.domain.take import DEVICE
        from audiochat.media.microphone import microphone

        return microphone(rate, str(self.settings.get(DEVICE) or ""))

    def editor(self, recording_id: str) -> Editor:
        """An editor of one recording; ``NotFound`` when there is none."""
        from audiochat.services.editor import Editor
        from audiochat.services.speech_for_edits import Speech

        folder = self.data_dir / SOURCES
        words = self.transcripts
        speech = Speech(lambda: self.speaker, words.write)
        return Editor(
            recording_id,
            self.store,
            self.pool,
            self.registry,
            self.peaks,
            folder,
            words.carry,
            speech,
        )
