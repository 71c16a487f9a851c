"""A reply is read aloud over a loudspeaker, and somebody talks into it: made sound, the real ears."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import soxr

from audiochat.domain.job import Job
from audiochat.domain.recogniser import Heard, RecogniserOptions
from audiochat.media.canceller import Canceller, available, canceller
from audiochat.services.hands_free import Act, HandsFree, Wish
from audiochat.services.live import LiveWords
from audiochat.speech.voice_activity import VoiceActivity
from tests.making.echoes import LEVEL, RATE, Room, Scene, spoken_level

REPLY = "The budget was approved in September, after two long meetings."


class NoWords:
    """A recogniser that only knows that somebody spoke."""

    def recognise(
        self, samples: Any, options: RecogniserOptions | None = None, job: Job | None = None
    ) -> Heard:
        return Heard()


def hushed(
    speech: Any, room: Room, person: float | None, make: Callable[[], Canceller | None]
) -> float | None:
    """When the reading was interrupted, in seconds; ``person`` is when somebody else speaks."""
    far = np.concatenate([np.zeros(RATE // 2), speech.say(REPLY).samples])
    near = soxr.resample(speech.say("Wait a moment, who said that?").samples, 20_000, RATE)
    scene = Scene(room, far, 11.0)
    microphone = scene.freed(make)
    words, job = LiveWords(NoWords(), VoiceActivity().stream()), Job()
    wishes: list[Wish] = []
    free = HandsFree(wishes.append, lambda state: None)
    free.start()
    free.reading(REPLY)
    while scene.step():
        if person is not None and scene.at / RATE >= person:
            scene.say(near / spoken_level(near) * LEVEL)
            person = None
        words.feed(microphone.read(0.0))
        live = words.step(job) or words.state
        free.heard(replace(live, echo=microphone.echo))
        if any(wish.act is Act.HUSH for wish in wishes):
            microphone.close()
            return scene.at / RATE
    microphone.close()
    return None


@pytest.mark.skipif(not available(), reason="pywebrtc-audio is not for this system")
def test_the_loudspeaker_does_not_interrupt_itself_and_a_person_does(speech: Any) -> None:
    room = Room("as loud as the person")
    assert hushed(speech, room, None, canceller) is None
    when = hushed(speech, room, 7.0, canceller)
    assert when is not None
    assert 7.0 < when < 9.0


def test_without_a_canceller_a_voice_without_words_interrupts_nothing(speech: Any) -> None:
    assert hushed(speech, Room("as loud as the person"), 7.0, lambda: None) is None
