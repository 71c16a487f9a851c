# ruff: noqa: E501 (a line is what somebody says in one go)
"""The same asked of several things, what failed, and sentences that point back at what was said before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiochat.domain.job import Job
from audiochat.services.asking.asking import Asking
from tests.making.talk import Talk, talk_of

EVENING = """
Hannah: Good evening and welcome to the repair evening at the library. I sit at the table with Tobias and Priya.
Hannah: First in line is Missus Lee with a radio. Tobias, what was wrong with it?
Tobias: The radio gave no sound at all. A wire to the loudspeaker had come loose, so I soldered it on again.
Hannah: Next was the toaster. What was wrong with the toaster, Priya?
Priya: The lever would not stay down. There were crumbs under the magnet, about ten years of crumbs.
Hannah: And what was wrong with the lamp?
Priya: The lamp flickered. The switch was worn out, and I put in a new one for two pounds.
Hannah: Did everything work out tonight?
Tobias: No. I failed with the kettle. The heating plate was cracked, and there is no spare part for it any more.
Priya: And the hairdryer was a lost cause. It smelled of fire, so we sent it to recycling.
Hannah: Where did you find that new table, by the way?
Tobias: On the pavement, obviously. That is where we find everything.
Hannah: Somebody is at the door. It was only the caretaker.
Priya: He swept the hall last night, and his mum made us a cake.
""".strip().splitlines()


@pytest.fixture(name="first")
def _first(asking_of: Callable[[Talk], Asking], store: object) -> Callable[[str], str]:
    """The place that an answer leads with."""
    talk = talk_of(EVENING)
    talk.keep(store)  # type: ignore[arg-type]
    asking = asking_of(talk)

    def ask(question: str) -> str:
        answer = asking.ask("r", talk.timeline, question, Job())
        return answer.citations[0].text

    return ask


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what was wrong with the radio?", "gave no sound"),
        ("what was wrong with the toaster?", "lever would not stay down"),
        ("what was wrong with the lamp?", "lamp flickered"),
        ("what could they not repair?", "I failed with the kettle"),
        ("what couldn't be fixed?", "I failed with the kettle"),
        ("who is at the door?", "Somebody is at the door"),
        ("who sweeps the hall?", "He swept the hall"),
        ("what did the mom of the caretaker make?", "his mum made us a cake"),
    ],
)
def test_the_answer_leads(first: Callable[[str], str], question: str, said: str) -> None:
    assert said in first(question)
