"""Speaking: replies read aloud sentence by sentence, text to files, and words for the timeline."""

from __future__ import annotations

import threading
import uuid
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.domain.errors import UserError
from audiochat.domain.job import Job
from audiochat.domain.recording import Source, Tags
from audiochat.domain.voice import (
    FASTEST,
    LONGEST_UTTERANCE,
    SLOWEST,
    SYNTHETIC,
    Utterance,
    Voice,
)
from audiochat.services.reading import Sentences

if TYPE_CHECKING:
    from audiochat.domain.operation import Samples
    from audiochat.services.settings import Settings
    from audiochat.services.voices import Voices
    from audiochat.speech.synthesis import Synthesiser

SPEED = "voice.speed"
MARK = "Spoken by a computer voice ({name})."
"""What the tag says of a file in which a machine speaks."""

_KEPT_VOICES = 2
_KEPT_UTTERANCES = 8
"""What a preview has spoken is what applying it puts in, though no voice says a thing twice alike."""


class Speaker:
    """Speaks with any of the known voices; those used last stay in memory. Safe from any thread."""

    def __init__(self, voices: Voices, settings: Settings, folder: Path) -> None:
        self._voices, self._settings, self._folder = voices, settings, folder
        self._lock = threading.Lock()
        self._ready: OrderedDict[str, Synthesiser] = OrderedDict()
        self._uttered: OrderedDict[tuple[str, str, float], Utterance] = OrderedDict()

    @property
    def speed(self) -> float:
        """How fast the person wants to be spoken to; 1 is the voice's own pace."""
        found = self._settings.get(SPEED, 1.0)
        number = float(found) if isinstance(found, int | float) else 1.0
        return min(FASTEST, max(SLOWEST, number))

    def sentences(self, deltas: Iterable[str]) -> Iterator[str]:
        """The sentences of a reply that comes in pieces, each as soon as it is complete."""
        splitter = Sentences()
        for delta in deltas:
            yield from splitter.feed(delta)
        yield from splitter.finish()

    def voice(self, voice: str | None = None) -> Voice:
        """A voice by id or name (None: the one in use); ``NotFound`` when it is not known."""
        return self._voices.find(voice) if voice else self._voices.chosen()

    def warm(self, voice: str | None = None, job: Job | None = None) -> Synthesiser:
        """The voice in memory, read now if need be (a second)."""
        made = self._synthesiser(self.voice(voice))
        made.load(job)
        return made

    def _synthesiser(self, voice: Voice) -> Synthesiser:
        from audiochat.speech.synthesis import Synthesiser

        with self._lock:
            found = self._ready.pop(voice.id, None) or Synthesiser(voice)
            self._ready[voice.id] = found
            old = [self._ready.popitem(last=False)[1] for _ in self._too_many()]
        for one in old:
            one.close()
        return found

    def _too_many(self) -> range:
        return range(max(0, len(self._ready) - _KEPT_VOICES))

    def speak(
        self,
        sentences: Iterable[str],
        job: Job,
        *,
        voice: str | None = None,
        speed: float | None = None,
    ) -> Iterator[Samples]:
        """Yield the sound of sentences as it is made, shape (frames, 1), at the voice's rate."""
        synthesiser = self.warm(voice, job)
        for sentence in sentences:
            yield from synthesiser.speak(sentence, job, self.speed if speed is None else speed)

    def utter(
        self, text: str, job: Job, *, voice: str | None = None, speed: float = 1.0
    ) -> Utterance:
        """Speak a few words and tell where each is; the same words again are the same sound.

        Raises ``UserError`` when there are too many, or none that the voice can say.
        """
        if len(text) > LONGEST_UTTERANCE:
            raise UserError(
                f"That is too long to speak: {len(text):,} characters.",
                f"Speak at most {LONGEST_UTTERANCE:,} characters at a time.",
            )
        synthesiser = self.warm(voice, job)
        key = (synthesiser.voice.id, text, speed)
        with self._lock:
            found = self._uttered.pop(key, None)
        if found is None:
            samples, words = synthesiser.utter(text, job, speed)
            if not words:
                raise self._nothing(text, synthesiser.voice)
            found = Utterance(samples, synthesiser.rate, words, synthesiser.voice.language)
        with self._lock:
            self._uttered[key] = found
            while len(self._uttered) > _KEPT_UTTERANCES:
                self._uttered.popitem(last=False)
        return found

    def synthesise(
        self, text: str, job: Job, *, voice: str | None = None, speed: float | None = None
    ) -> Source:
        """Speak a text into a file of the data folder; the caller deletes it.

        Raises ``UserError`` when there is nothing in it that the voice can say.
        """
        from audiochat.media.sources import SourceWriter
        from audiochat.speech.speakable import LONGEST_TEXT

        if len(text) > LONGEST_TEXT:
            raise UserError(
                f"That is too long to speak: {len(text):,} characters.",
                f"Speak at most {LONGEST_TEXT:,} characters at a time.",
            )
        synthesiser = self.warm(voice, job)
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"rendered-{uuid.uuid4().hex}"
        done = 0
        with SourceWriter(self._folder / f"{name}.wav", synthesiser.rate, 1) as writer:
            for sentence in self.sentences((text,)):
                for block in self.speak((sentence,), job, voice=voice, speed=speed):
                    writer.write(block)
                done += len(sentence)
                job.progress(min(1.0, done / len(text)), "Speaking")
        if not writer.frames:
            writer.path.unlink(missing_ok=True)
            raise self._nothing(text, synthesiser.voice)
        return Source(name, writer.path, synthesiser.rate, 1, writer.frames, "synthetic")

    def left_out(self, text: str, voice: str | None = None) -> int:
        """How many words of a text the voice passes over, since they are of another language."""
        from audiochat.speech.speakable import left_out

        return left_out(text, self.voice(voice).language)

    def _nothing(self, text: str, voice: Voice) -> UserError:
        from audiochat.speech.speakable import missing

        if missing(text, voice.language):
            return UserError(
                f"The voice {voice.name} does not speak this language.",
                "Choose a voice for it in the settings.",
            )
        return UserError("There is nothing to say in this text.", "Give some words.")

    def say(
        self,
        text: str,
        out: Path,
        job: Job,
        *,
        voice: str | None = None,
        speed: float | None = None,
        overwrite: bool = False,
    ) -> Path:
        """Speak a text into a file in the format of its ending, marked as synthetic in its tags.

        The file appears under its name only when it is complete. ``MediaError`` when it cannot be
        written, ``UserError`` when there is nothing to say.
        """
        from audiochat.media.encoding import Shape, resampled
        from audiochat.media.sources import SourceReader
        from audiochat.services import finished_file

        out = out.expanduser().absolute()
        form = finished_file.format_of(out)
        finished_file.refuse(out, overwrite)
        speaks = self.voice(voice)
        source = self.synthesise(text, job, voice=voice, speed=speed)
        try:
            rate = form.rate_for(source.rate)
            frames = -(-source.frames * rate // source.rate)
            shape = Shape(rate, 1, frames, 16, form.bitrate_for(None))
            blocks = _blocks(SourceReader(source), job)
            if rate != source.rate:
                blocks = resampled(blocks, source.rate, rate, 1)

            def last_look() -> None:
                finished_file.refuse(out, overwrite)
                job.check()

            finished_file.write(out, form, shape, blocks, tags_of(speaks), last_look)
        finally:
            source.path.unlink(missing_ok=True)
        return out

    def close(self) -> None:
        """Give the voices' memory back."""
        with self._lock:
            ready, self._ready = self._ready, OrderedDict()
        for synthesiser in ready.values():
            synthesiser.close()


def tags_of(voice: Voice) -> Tags:
    """What marks a file that this voice speaks."""
    mark = MARK.format(name=voice.name)
    return Tags({SYNTHETIC: mark, "comment": mark})


def _blocks(reader: object, job: Job) -> Iterator[Samples]:
    """A source from start to end."""
    from audiochat.media.encoding import BLOCK
    from audiochat.media.sources import SourceReader

    assert isinstance(reader, SourceReader)
    try:
        for start in range(0, reader.frames, BLOCK):
            job.check()
            yield reader.read(start, min(BLOCK, reader.frames - start))
    finally:
        reader.close()
