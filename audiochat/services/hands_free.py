"""Talking without hands: what is listened for, what is done with what was said, and when. No Qt, no sound."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from audiochat.domain.live import Echo, Live


class State(StrEnum):
    """What the person is shown."""

    OFF = "off"
    LISTENING = "listening"
    HEARING = "hearing"
    THINKING = "thinking"
    SPEAKING = "speaking"


class Act(StrEnum):
    """What is to be done; ``SEND`` comes with the words, ``RUN`` with the id of one of the window's acts."""

    SEND = "send"
    APPLY = "apply"
    DISCARD = "discard"
    HUSH = "hush"
    SKIP = "skip"
    REPEAT = "repeat"
    RUN = "run"
    END = "end"


@dataclass(frozen=True, slots=True)
class Wish:
    """An act with the words that it is about."""

    act: Act
    words: str = ""


YES = ("yes", "yes please", "yeah", "yep", "ok", "okay", "apply", "apply it", "apply that", "do it",
       "do that", "go ahead", "sure", "please do", "yes apply", "yes apply it", "yes do it",
       "כן", "בצע", "תבצע", "החל", "אישור", "אוקיי", "קדימה", "כן בבקשה")  # fmt: skip
NO = ("no", "no thanks", "nope", "discard", "discard it", "discard that", "cancel", "cancel it",
      "cancel that", "don't", "do not", "don't do it", "forget it", "never mind", "nevermind",
      "לא", "בטל", "תבטל", "עזוב", "לא תודה", "אל תבצע")  # fmt: skip
HUSH = ("stop", "stop it", "stop talking", "quiet", "be quiet", "silence", "enough", "shut up",
        "hush", "עצור", "תעצור", "די", "מספיק", "שקט")  # fmt: skip
SKIP = ("skip", "skip it", "skip that", "next", "next sentence", "דלג", "הלאה", "הבא")
REPEAT = ("repeat", "repeat that", "say that again", "say it again", "again", "what", "pardon",
          "תחזור", "שוב", "תגיד שוב")  # fmt: skip
RUN = {
    "edit.undo": ("undo", "undo it", "undo that", "undo the last step", "take it back",
                  "take that back", "בטל את זה", "תחזיר"),
    "edit.redo": ("redo", "redo it", "redo that", "bring it back", "בצע שוב"),
    "play.toggle": ("play", "play it", "pause", "pause it", "play the recording", "נגן", "השהה"),
}  # fmt: skip
EXPECTED = ("Undo", "Redo", "Stop talking", "fade out")
"""What is often said to this program and seldom elsewhere: small recognisers need to be told."""

_MISHEARD = {"and do": "undo", "an do": "undo", "we do": "redo", "read do": "redo"}
"""What small recognisers hear for words of one breath; taken so only where the whole then is an order."""

_MISHEARD_HUSH = (
    "start talking",
    "not talking",
    "stop talk",
    "stopped talking",
    "top talking",
    "stuff talking",
)
"""What is heard for "stop talking" through the rest of an echo; only said into what is read aloud."""

_ASKED_ALONE = frozenset(
    ("why", "who", "when", "where", "how", "which", "really", "louder", "quieter", "slower", "faster",
     "למה", "מי", "מתי", "איפה", "איך", "כמה")
)  # fmt: skip
"""Single words that are meant when they are said into what is read aloud, beside those named above."""

_LIKE_STOP = ("ok", "okay")
"""Heard for "stop" as well: said into what is read aloud they apply no plan, as "yes" does."""

END = ("stop listening", "end hands free", "hands free off", "goodbye", "good bye", "bye",
       "that's all", "that is all", "תפסיק להקשיב", "להתראות", "זה הכל")  # fmt: skip

_ECHO_SHARE = 0.6
"""Share of heard words that were just spoken aloud, from which on it is the loudspeaker."""

_ECHO_WORDS = 60

LIKELY = 0.5
"""From which probability on it is a voice that interrupts, where the loudspeaker is not heard. From 0.3 on
it would be noticed 0.1 s sooner, but what the canceller leaves would interrupt once in four minutes."""

_OWN_SHARE, _OWN_WORDS = 0.8, 4
"""From which share and number of words on a voice that interrupted was the loudspeaker after all."""

_FADES = 0.65
"""Seconds after which nothing is heard of what was read aloud: a device is silent 0.25 s after it is told
(``tests/devices``), and an echo comes up to 0.4 s late (DECISIONS.md, “Heard over a loudspeaker”)."""


def plain(words: str) -> str:
    """Words as they are compared: small letters, no marks."""
    return " ".join(re.findall(r"[^\W_]+(?:['’][^\W_]+)*", words.lower())).replace("’", "'")


def understood(words: str, plan_waits: bool, speaking: bool) -> Wish:
    """What a spoken sentence asks for; everything that is no short order is said to the chat.

    ``plan_waits``: a plan card waits for yes or no. ``speaking``: a reply is (or was just) read aloud.
    """
    said = _said_once(plain(words))
    if said in END:
        return Wish(Act.END, words)
    if plan_waits and said in YES:
        return Wish(Act.APPLY, words)
    if plan_waits and said in NO:
        return Wish(Act.DISCARD, words)
    for act, ways in RUN.items():
        if said in ways or _meant(said) in ways:
            return Wish(Act.RUN, act)
    if said in REPEAT:
        return Wish(Act.REPEAT, words)
    if speaking and (said in HUSH or said in _MISHEARD_HUSH):
        return Wish(Act.HUSH, words)
    if speaking and said in SKIP:
        return Wish(Act.SKIP, words)
    if said in HUSH:
        return Wish(Act.HUSH, words)
    return Wish(Act.SEND, words)


def _is_scrap(wish: Wish) -> bool:
    """Whether it is one word that asks nothing: a "stop" through the rest of an echo, as "up" or "okay"."""
    said = plain(wish.words).split()
    if len(said) != 1 or wish.act not in (Act.SEND, Act.APPLY):
        return False
    return said[0] in _LIKE_STOP if wish.act is Act.APPLY else said[0] not in _ASKED_ALONE


def _said_once(said: str) -> str:
    """What is said several times over ("stop, stop!") said once: somebody insists, or it was heard twice."""
    words = said.split()
    for length in range(1, len(words) // 2 + 1):
        if not len(words) % length and words == words[:length] * (len(words) // length):
            return " ".join(words[:length])
    return said


def _meant(said: str) -> str:
    """What was probably said, where its beginning was misheard."""
    wrong = next((one for one in _MISHEARD if said == one or said.startswith(one + " ")), "")
    return _MISHEARD[wrong] + said.removeprefix(wrong) if wrong else said


def is_echo(heard: str, spoken: str, share: float = _ECHO_SHARE) -> bool:
    """Whether what the microphone heard is what the loudspeaker just said, to that share of its words."""
    found, said = plain(heard).split(), set(plain(spoken).split()[-_ECHO_WORDS:])
    if not found or not said:
        return False
    return sum(word in said for word in found) / len(found) >= share


class HandsFree:
    """The states of a talk. Feed it with what happens; it calls ``do`` and ``show``.

    ``headphones``: the microphone cannot hear the loudspeaker, so any voice interrupts at once. The same
    holds where the echo of what is read aloud is ``GONE``, until words that interrupted turn out to have
    been read aloud; from then on, and where it is ``HEARD``, a voice interrupts when its words are not
    those being spoken. While it is ``LEAVING``, for some seconds, only "stop" and the like count: what
    is left of it has other words. The same holds, unless the echo was gone, for what fell silent together
    with what was read aloud: a person goes on. For one thread.
    """

    def __init__(
        self,
        do: Callable[[Wish], object],
        show: Callable[[State], object],
        plan_waits: Callable[[], bool] = lambda: False,
        headphones: Callable[[], bool] = lambda: False,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._do, self._show, self._now = do, show, now
        self._plan_waits, self._headphones = plan_waits, headphones
        self.state = State.OFF
        self._spoken = ""  # what was read aloud lately
        self._aloud = False  # it is being read aloud now
        self._until = -math.inf  # when something was read aloud last
        self._echo = False  # the utterance that is heard began while something was read aloud
        self._cut = False  # it interrupted, since the loudspeaker is not heard
        self._into = False  # it was said into what was read aloud
        self._trusted = True  # the loudspeaker was never heard all the same
        self._doubt = False  # what is heard may be what is left of an echo
        self._mixed = False  # it began before any voice was sure to be a person's
        self.missed = ""  # what was heard last and left undone for that doubt

    @property
    def on(self) -> bool:
        """Whether it listens at all."""
        return self.state is not State.OFF

    def start(self) -> None:
        """Begin to listen."""
        if not self.on:
            self._spoken, self._aloud, self._echo = "", False, False
            self._until, self._mixed = -math.inf, False
            self._cut, self._trusted, self._doubt, self._into = False, True, False, False
            self.missed = ""
            self._go(State.LISTENING)

    def stop(self) -> None:
        """End the talk: nothing is read aloud any more."""
        if self.on:
            self._go(State.OFF)
            self._do(Wish(Act.HUSH))

    def heard(self, live: Live) -> None:
        """The microphone: somebody speaks, or has said something."""
        if not self.on:
            return
        if not (live.speaking or live.open or live.ended):
            self._doubt = self._mixed = False
        if self._aloud:
            self._interrupted(live)
        elif live.speaking and self.state is State.LISTENING:
            self._go(State.HEARING)
        elif not live.speaking and not live.ended and self.state is State.HEARING and not live.open:
            self._go(State.LISTENING)
        if live.ended:
            self._doubt = self._together(live) or self._doubt
            self._utterance(live.ended)

    def _interrupted(self, live: Live) -> None:
        """A voice while something is read aloud: it may be the loudspeaker's own."""
        words = live.open or live.ended
        cancels = self._trusted and not self._headphones()
        gone = cancels and live.echo is Echo.GONE
        sure = gone or self._headphones()
        if live.ended or (not sure and (live.speaking or words)):
            self._mixed = True
        if cancels and live.echo is Echo.LEAVING:
            self._doubt = bool(live.speaking or words)
            return
        self._echo = not sure and (not words or is_echo(words, self._spoken))
        voice = live.chance >= LIKELY if gone else live.speaking or bool(live.ended)
        if voice and not self._echo:
            self._cut, self._doubt, self._into = gone, False, True
            self._silent()
            self._do(Wish(Act.HUSH))
            self._go(State.HEARING)

    def _together(self, live: Live) -> bool:
        """Whether what ended fell silent with what was read aloud, so that it may be its echo.

        A busy computer hears late, when nothing is read aloud any more: only the sound's own time tells.
        """
        mixed, self._mixed = self._mixed, False
        gone = self._trusted and live.echo is Echo.GONE and not mixed
        return not (gone or self._headphones()) and live.voiced < self._until + _FADES

    def _utterance(self, words: str) -> None:
        self.missed = ""
        echo, self._echo = self._echo, False
        cut, self._cut = self._cut, False
        into, self._into = self._into, False
        if echo and is_echo(words, self._spoken):
            return
        if cut and len(words.split()) >= _OWN_WORDS and is_echo(words, self._spoken, _OWN_SHARE):
            self._trusted = False
            self._go(State.LISTENING)
            return
        wish = understood(words, self._plan_waits(), self._aloud or into)
        doubt, self._doubt = self._doubt, False
        if doubt and wish.act not in (Act.HUSH, Act.SKIP, Act.END):
            self.missed = words
            return
        if into and not self._headphones() and _is_scrap(wish):
            self.missed = words
            self._go(State.LISTENING)
            return
        if wish.act is Act.END:
            self.stop()
            return
        if wish.act is Act.SEND:
            if self.state is State.THINKING:
                return  # one thing at a time; what is asked meanwhile would get no answer
            self._go(State.THINKING)
        elif wish.act is not Act.SKIP:
            self._go(State.LISTENING)
        self._do(wish)

    def reply_over(self) -> None:
        """What was asked for is there (or failed) and nothing is read aloud of it."""
        if self.state is State.THINKING and not self._aloud:
            self._go(State.LISTENING)

    def reading(self, sentence: str) -> None:
        """A sentence begins to be read aloud."""
        self._spoken = f"{self._spoken} {sentence}"[-2000:]
        if self.on:
            self._aloud, self.missed = True, ""
            if self.state is not State.HEARING:
                self._go(State.SPEAKING)

    def reading_over(self) -> None:
        """Nothing is read aloud any more."""
        if not self._aloud:
            return
        self._silent()
        if self.state is State.SPEAKING:
            self._go(State.LISTENING)

    def _silent(self) -> None:
        self._aloud, self._until = False, self._now()

    def _go(self, state: State) -> None:
        if state is not self.state:
            self.state = state
            self._show(state)
