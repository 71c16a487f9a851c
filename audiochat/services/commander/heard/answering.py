"""The answer to a sentence about what is said or heard, from the transcript and the levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice

from audiochat.domain.hearing import Hearing
from audiochat.domain.operation import Registry
from audiochat.domain.plan import Offer, PlanStatus, RecordingState, Step, Understanding
from audiochat.domain.transcript import Transcript
from audiochat.services.commander.describe import describe_all
from audiochat.services.commander.heard import (
    bare,
    marking,
    owning,
    paired,
    persons,
    sparing,
    subjects,
    supposing,
    unheard,
    unspoken,
    voices,
    wishes,
)
from audiochat.services.commander.heard.finding import said_so
from audiochat.services.commander.heard.follow_up import Pending, Reading
from audiochat.services.commander.heard.guessing import Guessing
from audiochat.services.commander.heard.joining import Joining
from audiochat.services.commander.heard.making import Making, asked
from audiochat.services.commander.heard.noises import Noises
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.places import Absent, Asked
from audiochat.services.commander.heard.reader import cleaned
from audiochat.services.commander.heard.replies import COMPLETE, absent, as_question
from audiochat.services.commander.heard.request import Request, Target
from audiochat.services.commander.heard.resolving import Resolving
from audiochat.services.commander.heard.segments import (
    FACTS,
    Others,
    Segments,
    is_found,
    is_loose,
)
from audiochat.services.commander.heard.signs import QUOTED, TOUCHES
from audiochat.services.commander.heard.telling import Telling
from audiochat.services.commander.heard.ways import Bare, ways
from audiochat.services.commander.heard.written import plan_as_written
from audiochat.services.commander.normalise import normalise

MOST_BARE = 5
"""Words of a sentence without a sign that they are said ones (no "says", no quotes)."""
MOST_READINGS = 12
"""Ways in which one sentence is cut into wishes, at the most."""


class Listening:
    """Answers sentences about what is said; remembers the words of the transcript it read last."""

    def __init__(
        self, registry: Registry, alone: Bare, unknown: Callable[[str], Sequence[str]]
    ) -> None:
        """``alone`` leaves out the clauses of a sentence that only tell, ``unknown`` gives the words
        of a sentence that the ordinary rules do not know.
        """
        self._registry = registry
        self._alone = alone
        self._unknown = unknown
        self._pending = Pending()
        self._guessing = Guessing(self._pending)
        self._joining = Joining(self._pending)
        self._making = Making(registry, self._pending, self._guessing, self._known, self._offer)
        self.resolving = Resolving(
            registry, self._making, self._guessing, self._known, alone, unknown
        )
        self._noises = Noises(registry, self._pending, self._known, self._offer)
        self._telling = Telling(registry, self._known, self._offer)
        self._last: tuple[Transcript, Said] | None = None

    def _said(self, transcript: Transcript) -> Said:
        if self._last is None or self._last[0] is not transcript:
            self._last = (transcript, Said.of(transcript))
        return self._last[1]

    def answer(
        self, words: str, state: RecordingState, hearing: Hearing | None, others: Others
    ) -> Understanding | None:
        """A plan, a fact or a question; None for a sentence about something else.

        Without a ``hearing`` nothing is known of the sound: only what would change the recording is
        answered then, with the offer to transcribe. ``others`` reads what is joined on with "and".
        """
        text = normalise(words)
        meant = self._pending.take(text)
        if isinstance(meant, Understanding):
            return meant
        if meant is not None:
            return self._making.answer(meant, state, hearing)
        found = (
            self._marked(words, text, state, hearing, others)
            or self._telling.facts(text, state, hearing)
            or self._noises.answer(text, hearing, others)
            or (self._short(text, state, hearing) if persons.sends_away(text) else None)
            or self._telling.whose(text, hearing)
            or self._both(text, state, hearing, others)
        )
        if found is None and unspoken.is_joined(text):
            found = self._among(text, state, hearing, others)
        return found or self._wished(words, text, state, hearing, others)

    def _wished(
        self,
        words: str,
        text: str,
        state: RecordingState,
        hearing: Hearing | None,
        others: Others,
    ) -> Understanding | None:
        """What a sentence that asks for no fact wishes of the words, with and without an "and"."""
        marked: list[Understanding] = []
        mark = partial(self._marked, words, state=state, hearing=hearing, others=others)
        others = marking.read_as_well(self._of_nobody(others, hearing), mark, marked)
        if self._is_ordinary(text, hearing, others):
            return self._bare(text, state, hearing, others)
        found_ways = ways(text, None, self._alone) if TOUCHES.search(text) else ()
        tried = [*found_ways] or [text]
        for way in tried[1:]:
            found = self._telling.facts(way, state, hearing)
            if found is not None:
                return found
        said = self._known(hearing) if self._may_name(tried, hearing, others) else None
        if said is not None:
            tried = self._ways(text, said)
        reading = self._reading(tried, said, others)
        joined = None if marked else self._joining.named(tried, reading, said, others)
        if isinstance(joined, Understanding):
            return joined
        reading = joined or reading
        if reading is None:
            return marked[0] if marked else self._unread(text, tried, state, hearing, others)
        found = plan_as_written(self._making.answer(reading, state, hearing), words)
        if marked and (found is None or not found.steps):
            return marked[0]
        if found is not None and _looks_further(found, reading, text):
            return None  # other words may have been used for it: the cited answers look further
        return found

    def _ways(self, text: str, said: Said) -> list[str]:
        """The ways to read a sentence where it is known what is said."""
        told = ways(text, said, self._alone)
        return [owning.owners_first(way, said) for way in told] or [text]

    def _marked(
        self, words: str, text: str, state: RecordingState, hearing: Hearing | None, others: Others
    ) -> Understanding | None:
        """The plan of chapters at what is said, or what there is to ask about them."""
        if not marking.is_shaped(text):
            return None
        said = self._known(hearing)
        if said is None:
            if not marking.names_words(text):
                return None
            return self._offer()
        try:
            made = marking.plan(words, text, said, state, self._registry, others)
        except Asked as error:
            return as_question(error.message, error.spans, error.action)
        except Absent as error:
            return absent(error, said, False)
        if made is None:
            return None
        return Understanding(status=PlanStatus.PLAN, steps=made.steps, message=made.message)

    def _both(
        self, text: str, state: RecordingState, hearing: Hearing | None, others: Others
    ) -> Understanding | None:
        """The facts of a sentence that asks for two."""

        def one(part: str) -> Understanding | None:
            found = self.answer(part, state, hearing, others)
            self._pending.take("")
            return found

        return None if hearing is None else paired.answered(cleaned(text), one)

    def _is_ordinary(self, text: str, hearing: Hearing | None, others: Others) -> bool:
        """Whether the ordinary rules understand a sentence that shows no sign of being about words."""
        if QUOTED.search(text) or Segments(text, None, others).is_shaped:
            return False
        return bool(others(text))

    def _may_name(self, tried: Sequence[str], hearing: Hearing | None, others: Others) -> bool:
        """Whether it is worth reading the transcript for a sentence."""
        touched = hearing is not None and TOUCHES.search(tried[0]) is not None
        return touched or any(Segments(way, None, others).is_shaped for way in tried)

    def _names_speaker(self, text: str, hearing: Hearing | None) -> bool:
        """Whether a word that the ordinary rules would mend or pass over is the name of a speaker."""
        return self.calls(self._unknown(text), hearing)

    def calls(self, words: Sequence[str], hearing: Hearing | None) -> bool:
        """Whether one of some words is what a speaker is called."""
        strange = {word.casefold() for word in words}
        said = self._known(hearing) if strange else None
        return said is not None and any(voices.is_called(said, word) for word in strange)

    def _of_nobody(self, others: Others, hearing: Hearing | None) -> Others:
        """The ordinary rules, but not where they would mend the name of a speaker ("Nora": normalise)."""

        def read(text: str) -> tuple[Step, ...] | None:
            steps = others(text)
            return None if steps and self._names_speaker(text, hearing) else steps

        return read

    def _known(self, hearing: Hearing | None) -> Said | None:
        """The words of the recording, if there are any."""
        transcript = hearing.words() if hearing is not None else None
        return self._said(transcript) if transcript is not None and transcript.covered else None

    def _reading(self, written: Sequence[str], said: Said | None, others: Others) -> Reading | None:
        """The first reading whose words are all said, else one that fits the sentence as it stands."""
        fallback: Reading | None = None
        for way in written:
            found = list(islice(Segments(way, said, others).readings(), MOST_READINGS))
            for strict in (True, False):
                for reading in found:
                    if said is not None and is_found(reading, said, strict):
                        return reading
            if fallback is None and found:
                first = found[0][0]
                phrase = isinstance(first, Request) and first.target.kind == "phrase"
                fallback = found[1] if phrase and len(found) > 1 else found[0]
        return fallback

    def _bare(
        self, text: str, state: RecordingState, hearing: Hearing | None, others: Others
    ) -> Understanding | None:
        """ "Mute Anna", "bleep David": a speaker's name, or words that are asked about first.

        Only where the ordinary rules do not understand the sentence. "Cut the music" does not mean
        the word "music", so words are only bleeped unasked.
        """
        named = wishes.plainly(text)
        if hearing is None:
            return None
        short = self._short(text, state, hearing) if persons.is_short(text) else None
        if named is None or short is not None:
            return short
        if others(text):
            return None
        transcript = hearing.words()
        if transcript is None or not transcript.covered:
            return None
        deed, rest = named
        said = self._said(transcript)
        name = bare.voice_of(said, deed, rest, text)
        if name is not None:
            speaker = Target("speaker", speaker=name, many=True)
            level = wishes.level_of(cleaned(text), speaker) if deed == "gain" else None
            return self._making.answer((level or Request(deed, speaker),), state, hearing)
        words = plain(rest)
        if rest in ("everything", "all", "it all", "anything", "this", "that", "it"):
            return None
        if deed == "gain" or not 1 <= len(words) <= MOST_BARE or max(map(len, words)) < 4:
            return None
        if not said_so(said, rest):
            return None
        request = Request(deed, Target("phrase", rest))
        if deed in ("bleep", "go"):
            return self._making.answer((request,), state, hearing)
        return self._guessing.bare(request, said)

    def _unread(
        self,
        text: str,
        tried: Sequence[str],
        state: RecordingState,
        hearing: Hearing | None,
        others: Others,
    ) -> Understanding | None:
        """What bare words may mean in a sentence that has no shape of a wish about words."""
        bare = (self._bare(way, state, hearing, others) for way in tried)
        whole = sparing.parted(cleaned(text)) is None  # what is to stay would be passed over
        found = next(filter(None, bare), None) if whole else None
        found = found or self._spelt(text, state, hearing, others)
        return found or self._among(text, state, hearing, others)

    def _among(
        self, text: str, state: RecordingState, hearing: Hearing | None, others: Others
    ) -> Understanding | None:
        """The plan of a sentence that names a sound beside other things: "fade out the music"."""

        def read(clearer: str) -> Understanding | None:
            found = self._wished(clearer, clearer, state, hearing, others)
            self._pending.take("")  # what would have been asked is not
            if found is not None and found.steps:
                return found
            steps = others(clearer)
            if not steps:
                return None
            message = describe_all(steps, self._registry)
            return Understanding(status=PlanStatus.PLAN, steps=steps, message=message)

        return self._noises.among(text, hearing, read)

    def _spelt(
        self, text: str, state: RecordingState, hearing: Hearing | None, others: Others
    ) -> Understanding | None:
        """The answer where a part is named by what it is about alone: "copy the budget to the end"."""
        named = subjects.NAMING.match(cleaned(text)) and not QUOTED.search(text)
        said = self._known(hearing) if named else None
        clearer = subjects.spelt_out(said, text) if said is not None else text
        return self.answer(clearer, state, hearing, others) if clearer != text else None

    def _short(
        self, text: str, state: RecordingState, hearing: Hearing | None
    ) -> Understanding | None:
        """ "Just Anna", "Ben is too loud": who alone stays, or a question that a yes answers."""
        said = self._known(hearing)
        if said is None:
            return None
        try:
            alone = persons.solely(text, said)
            if alone is not None:
                return self._making.answer((alone,), state, hearing)
            told = persons.complained(text, said)
        except Asked as error:
            return as_question(error.message, error.spans, error.action)
        if told is None:
            return None
        self._pending.ask((told[0],), 0)
        return as_question(told[1])

    def missing(
        self, words: str, hearing: Hearing | None, answer: Understanding
    ) -> Understanding | None:
        """The offer to transcribe where only the words can tell what a sentence names; else None."""
        if hearing is None or not unheard.may_miss(answer):
            return None
        told = [*ways(normalise(words), None, self._alone)]
        named = unheard.missing(words, told, self._unknown, answer)
        unsaid = named is not None and self._known(hearing) is None
        return self._offer(named) if named is not None and unsaid else None

    def _offer(self, asked: Understanding = unheard.OFFER) -> Understanding:
        """Offer to transcribe; a yes then does."""
        self._pending.offer()
        return asked

    def answered(self, answer: Understanding) -> None:
        """An answer was given; where it offers to tell the speakers apart, a yes then does."""
        self._pending.answered(answer)
        if answer.action == Offer.APART:
            self._pending.offer(Offer.APART)

    def aimed(
        self, words: str, hearing: Hearing | None, answer: Understanding
    ) -> Understanding | None:
        """For a goal that nobody understood ("make it shorter"), what there is to ask about it."""
        return self._guessing.aimed(normalise(words), hearing) if answer.lost else None

    def guess(
        self, words: str, state: RecordingState, hearing: Hearing | None, others: Others
    ) -> Understanding | None:
        """What may be meant by a sentence that nobody reads ("the joke"), as a question; else None."""
        said = self._known(hearing)
        if hearing is None or said is None or said.coverage < COMPLETE:
            return None
        text = normalise(words)
        guessed = self._noises.guess(text, hearing) or self._guessing.guess(
            ways(text, said, self._alone), said, hearing
        )
        if guessed is not None:
            return guessed
        tried = partial(self._making.tried, said=said, state=state, hearing=hearing)

        def read(wish: str) -> Reading | None:
            """One wish of the sentence, where there is a plan for it."""
            steps = others(wish)
            found: Reading | None = (steps,) if steps else None
            found = found or self._reading([*ways(wish, said, self._alone)], said, others)
            asks = found is not None and asked(found) in FACTS
            return None if found is None or asks or tried(found) is None else found

        supposed = supposing.suppose(text, said, hearing, read)
        if supposed is not None:
            return self._guessing.supposed(supposed, tried, said)
        told = ways(text, said, self._alone)
        return self._guessing.untold(text) or self._guessing.closest(told, said, hearing)


def _looks_further(found: Understanding, reading: Reading, text: str) -> bool:
    """Whether a fact says that something is nowhere that may be said in other words."""
    nowhere = found.status is PlanStatus.FACT and not found.spans
    what = asked(reading)
    return nowhere and (what == "who" or (what == "where" and is_loose(reading, text)))
