"""Facts about those who speak are counted from the words and the names that stand at them."""

from __future__ import annotations

import pytest

from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander import Commander
from tests.making.talk import A_WORD, talk_of
from tests.services.commander.talking import Talk

LINES = (
    "Anna: Good morning everybody, and welcome.",
    "Ben: Thank you, it is a great pleasure to be here with all of you on such a morning.",
    "Anna: Shall we begin?",
    "Ben: Yes.",
    "Carla: I have a question about the money.",
)


def ask(commander: Commander, words: str, lines: tuple[str, ...] = LINES) -> Understanding:
    talk = talk_of(lines)
    return Talk.of(talk.view(talk.timeline)).ask(commander, words)


@pytest.mark.parametrize(
    ("words", "wanted", "at"),
    [
        (
            "Who speaks first?",
            "Anna speaks first, at [0:01]: “Good morning everybody, and welcome.”",
            1.0,
        ),
        ("who has the last word?", "Carla speaks last, at [0:", 13.8),
        ("who talks the most?", "Ben talks the most: Ben ", None),
        ("Who talks the least?", "Carla talks the least: ", None),
        ("who speaks longest?", "Ben speaks longest at a time: ", 3.5),
        ("when does Carla first speak?", "Carla first speaks at [0:", 13.8),
        ("When does Anna speak for the first time?", "Anna first speaks at [0:01]: ", 1.0),
        ("when does Anna last speak", "Anna last speaks at [0:11.2]: “Shall we begin?”", 11.2),
        ("how many words does Carla say?", "Carla says 7 words, ", None),
        ("How many times does Ben speak?", "Ben speaks 2 times: [0:03.5] [0:12.9].", None),
        ("how fast does Anna talk?", "Anna says about ", None),
        ("how many words per minute does Ben talk?", "Ben says about ", None),
        ("what is Carla's speaking rate?", "Carla says about ", None),
        ("who speaks fastest?", "Words a minute, pauses left out: ", None),
        ("מי מדבר ראשון?", "Anna speaks first", 1.0),
    ],
)
def test_facts(commander: Commander, words: str, wanted: str, at: float | None) -> None:
    found = ask(commander, words)
    assert found.status is PlanStatus.FACT, found.message
    assert found.message.startswith(wanted), found.message
    if at is not None:
        assert found.spans[0][0] == pytest.approx(at, abs=0.6)


def test_a_pace_is_that_of_the_one_who_is_meant(commander: Commander) -> None:
    lines = ("Anna: one two three four five six.", "Ben: seven eight nine ten eleven twelve.")
    pace = 60 / A_WORD
    for name in ("Anna", "Ben"):
        found = ask(commander, f"how fast does {name} talk?", lines)
        said = float(found.message.split("about ")[1].split(" ")[0])
        assert said == pytest.approx(pace, rel=0.05)


def test_who_is_not_known_is_asked_for(commander: Commander) -> None:
    found = ask(commander, "how fast does she talk?")
    assert found.status is PlanStatus.QUESTION
    assert "Anna, Ben, Carla" in found.message
    found = ask(commander, "when does Zacharias first speak?")
    assert found.status is PlanStatus.QUESTION
    nameless = ("Good morning to all of you.", "Thank you.")
    assert ask(commander, "who speaks first?", nameless).status is PlanStatus.QUESTION
    found = ask(commander, "how many words per minute does she talk?", nameless)
    assert found.status is PlanStatus.FACT
    assert "words a minute" in found.message
