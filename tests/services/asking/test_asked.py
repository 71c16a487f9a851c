"""A small made talk with questions in other words: the right place is among the first three."""

from __future__ import annotations

from collections.abc import Callable

from audiochat.services.asking.asking import Asking
from audiochat.store.database import Store
from tests.making.asked import HELD_OUT, made
from tests.making.talk import Talk


def test_the_right_place_is_among_the_first_three(
    asking_of: Callable[[Talk], Asking], store: Store
) -> None:
    talk, asked = made(topics=8, kinds=3, size="short", facts=tuple(HELD_OUT))
    talk.keep(store)
    asking = asking_of(talk)
    view = talk.view(talk.timeline)
    missed = []
    for question in asked:
        places = asking.find(talk.timeline, question.question, 3)
        for place in places:
            said = [view.words[i].text for i in view.between(place.start, place.end)]
            assert " ".join(said) == place.text
        if not any(p.start < question.end and p.end > question.start for p in places):
            missed.append(question.question)
    assert len(asked) == 28
    assert len(missed) <= len(asked) // 10, missed
