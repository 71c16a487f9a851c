"""A talk with real speech, the real recogniser and the real voice: said, heard, asked, agreed, done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from audiochat.media.outlet import Outlet
from audiochat.services.dictation import Dictation
from audiochat.services.hands_free import State
from tests.making.ear import Ear
from tests.making.mouth import Mouth


def test_an_edit_is_spoken_agreed_to_and_undone(journey: Any, talk: Path, speech: Any) -> None:
    window = journey.start(talk)
    mouth, ears = Mouth(), []

    def ear(rate: int) -> Ear:
        ears.append(Ear(rate, pace=2.0))
        return ears[-1]

    workshop = window.workshop
    workshop.__dict__["dictation"] = Dictation(workshop.listener, lambda: mouth)
    workshop.__dict__["outlet"] = Outlet(ear)
    journey.opened()
    length = journey.seconds
    voice = window.voice
    journey.act("voice.talk")
    journey.until(lambda: voice.talk.free.state is State.LISTENING and voice.talk.last.level > 0)
    mouth.say(speech.say("Cut the first two seconds.").samples)
    journey.until(lambda: voice.talk.free.state is State.HEARING)
    journey.until(voice.talk.plan_waits)
    assert any("two seconds" in text.lower() or "2 seconds" in text for text in journey.texts())
    journey.until(lambda: voice.talk.free.state is State.SPEAKING)
    journey.until(lambda: voice.talk.free.state is State.LISTENING)
    assert ears[0].sound.any(), "the question was heard"
    mouth.say(speech.say("Yes, please.").samples)
    journey.lasts(length - 2)
    journey.until(lambda: voice.talk.free.state is State.LISTENING)
    mouth.say(speech.say("Undo that.").samples)
    journey.lasts(length)
    journey.act("voice.end")
    journey.until(lambda: not voice.active)


def test_what_is_dictated_is_there_after_a_restart(journey: Any, talk: Path, speech: Any) -> None:
    window = journey.start(talk)
    mouth = Mouth()
    workshop = window.workshop
    workshop.__dict__["dictation"] = Dictation(workshop.listener, lambda: mouth)
    journey.opened()
    journey.say("cut the first second")
    journey.act("voice.dictate")
    journey.until(lambda: window.voice.dictating.last.level > 0)
    mouth.say(speech.say("Fade out slowly at the end.").samples)
    journey.until(lambda: "fade out" in window.pane.composer.text.lower())
    journey.quit()
    window = journey.start()
    journey.settle()
    journey.until(lambda: "fade out" in window.pane.composer.text.lower())
    journey.sound()
