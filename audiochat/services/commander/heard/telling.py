"""Facts that a sentence asks for: of the levels, of who speaks, of what is said."""

from __future__ import annotations

from collections.abc import Callable

from audiochat.domain.hearing import Hearing
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, RecordingState, Understanding
from audiochat.services.commander.heard import (
    balance,
    extents,
    facts,
    inquiries,
    measured,
    myself,
    who_speaks,
)
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Absent, Asked
from audiochat.services.commander.heard.querying import PART
from audiochat.services.commander.heard.reader import cleaned
from audiochat.services.commander.heard.replies import absent, as_fact, as_question, partly
from audiochat.services.commander.heard.signs import TAIL

_CHAT = Understanding(status=PlanStatus.CHAT, message="This is for the chat.")


class Telling:
    """Tells facts; ``known`` gives the words of a recording, ``offer`` offers to transcribe it."""

    def __init__(
        self,
        registry: Registry,
        known: Callable[[Hearing | None], Said | None],
        offer: Callable[[], Understanding],
    ) -> None:
        self._registry, self._known, self._offer = registry, known, offer

    def facts(
        self, text: str, state: RecordingState, hearing: Hearing | None
    ) -> Understanding | None:
        """The fact a sentence asks for, with or without "in this recording" after it."""
        plain = cleaned(text).rstrip("?").strip()
        if hearing is None:
            return None
        shorter = TAIL.sub("", plain)
        return self._fact(plain, state, hearing) or (
            self._fact(shorter, state, hearing) if shorter != plain else None
        )

    def whose(self, text: str, hearing: Hearing | None) -> Understanding | None:
        """The question which speaker the person is who says "make me louder"; else None."""
        said = self._known(hearing) if myself.may_be(text) else None
        asks = myself.asked(text, said) if said is not None else None
        return None if asks is None else as_question(asks)

    def _fact(self, plain: str, state: RecordingState, hearing: Hearing) -> Understanding | None:
        if extents.is_of_all(plain):
            return as_fact(extents.of_all(state.duration))
        found = measured.asked(plain)
        if found is not None:
            levels = hearing.levels()
            return None if levels is None else found(levels, state.duration)
        person = who_speaks.asked(plain)
        whole = None if person else facts.asked(plain)
        if person is None and whole is None:
            return self._inquired(plain, hearing)
        said = self._known(hearing)
        if said is None:
            return self._offer()
        try:
            if person is not None:
                return partly(as_fact(who_speaks.tell(*person, said)), said)
            return partly(as_fact(facts.whole(whole or "", said)), said)
        except Asked as error:
            return as_question(error.message, error.spans, error.action)

    def _inquired(self, plain: str, hearing: Hearing) -> Understanding | None:
        """A fact or a plan that needs the words and the levels beside each other."""
        tell, equal = inquiries.asked(plain), balance.asked(plain)
        if tell is None and equal is None:
            return None
        said = self._known(hearing)
        if said is None:
            return self._offer()
        try:
            if tell is None:
                return balance.plan(equal, said, hearing.levels(), self._registry)
            told = tell(said, hearing.levels)
        except Asked as error:
            return as_question(error.message, error.spans, error.action)
        except Absent as error:
            return absent(error, said, True)
        if told is None:  # not found, a part must not be taken for all of it
            return _CHAT if PART.match(plain) else None
        return partly(as_fact(told), said)
