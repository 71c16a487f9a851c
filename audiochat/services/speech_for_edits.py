"""Speech that edits put into recordings: made by the speaker, its words kept with the edit."""

from __future__ import annotations

import uuid
from collections import deque
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from audiochat.domain.job import Job
from audiochat.domain.transcript import Block
from audiochat.domain.voice import Utterance

if TYPE_CHECKING:
    from audiochat.services.speaker import Speaker

_KEPT = 32

ORIGIN = "synthetic"
"""What words say of where they come from when nobody had to recognise them."""


class Speech:
    """For one editor, under its lock. ``speaker`` is asked for when something is to be spoken."""

    def __init__(self, speaker: Callable[[], Speaker], write: Callable[[Block], None]) -> None:
        self._speaker, self._write = speaker, write
        self._spoken: deque[dict[str, Utterance]] = deque(maxlen=_KEPT)

    def speak(self, text: str, speed: float, job: Job) -> Utterance:
        """The words of ``text``, spoken by the voice in use."""
        return self._speaker().utter(text, job, speed=speed)

    def watch(self, spoken: dict[str, Utterance]) -> None:
        """What a workbench notes of the speech it renders, by source."""
        self._spoken.append(spoken)

    def keep(self, source_ids: Iterable[str]) -> None:
        """Write down the words of those of these sources that were spoken; in the edit's transaction."""
        found = {name: one for spoken in self._spoken for name, one in spoken.items()}
        for name in source_ids:
            if name in found:
                one = found[name]
                seconds = len(one.samples) / one.rate
                language = one.language.split("-")[0]
                self._write(
                    Block(uuid.uuid4().hex, name, 0.0, seconds, one.words, language, ORIGIN)
                )
        self._spoken.clear()
