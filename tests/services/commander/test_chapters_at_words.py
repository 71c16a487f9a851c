"""Chapters begin at what is said: at words, questions, speakers, an advertisement."""

from __future__ import annotations

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState, Understanding
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.services.commander import Commander
from audiochat.services.commander.heard.marking_places import LONG, shortened
from tests.services.commander.talking import Talk, planned

LINES = (
    (0.0, "Nora", "Hello and welcome to Harbour Talk."),
    (4.0, "Nora", "Our guest is Emil, who builds boats."),
    (8.0, "Emil", "Good to be here. I build boats in Whitby."),
    (14.0, "Nora", "So let us start. Why did you build your first boat?"),
    (20.0, "Emil", "My uncle had a yard, and I swept the floor there."),
    (26.0, "Nora", "But first a word from our sponsor."),
    (30.0, "Nora", "This episode is brought to you by Tarpot. Go to tarpot dot com for ten percent off."),
    (40.0, "Nora", "Now back to the yard. What does a boat cost?"),
    (46.0, "Emil", "Nine thousand pounds, more or less. Wood is dear in Whitby."),
    (52.0, "Emil", "Here is a riddle: what has a bed and never sleeps?"),
    (58.0, "Nora", "A river! Emil, thank you for coming."),
    (64.0, "Nora", "Goodbye, everybody."),
)  # fmt: skip
"""Seconds, speaker and what is said."""
LASTS = 70.0


def heard() -> Transcript:
    """The words of the recording, 0.4 s from one to the next."""
    words = [
        Word(text, start + 0.4 * n, start + 0.4 * n + 0.3, speaker=speaker)
        for start, speaker, line in LINES
        for n, text in enumerate(line.split())
    ]
    placed = [PlacedWord(w, w.start, w.end, "s", "b", n) for n, w in enumerate(words)]
    return Transcript(LASTS, tuple(placed), ((0.0, LASTS),), "en")


HEARD = heard()


ask = Talk.of(HEARD).ask


def chapters(answer: Understanding) -> list[tuple[float, str]]:
    steps = planned(answer)
    assert all(step.op == "add_chapter" for step in steps)
    return [(step.start or 0.0, step.params["title"]) for step in steps]


@pytest.mark.parametrize(
    ("words", "start", "title"),
    [
        ('chapter at "What does a boat cost?" called The Price', 42.0, "The Price"),
        ('make a chapter at "Wood is dear"', 48.4, "Wood is dear"),
        ('add a chapter called "Wood" at "Wood is dear", please', 48.4, "Wood"),
        ("put a chapter mark where the ad starts", 30.0, "Sponsor"),
        ("start a chapter named Ad Break at the sponsor read", 30.0, "Ad Break"),
        ("at the ad put a chapter called Tarpot", 30.0, "Tarpot"),
        ("add a chapter where the ad ends", 40.0, "Now back to the yard"),
        ("add a chapter after the ad called Back", 40.0, "Back"),
        ('chapter "Riddle" at the riddle', 52.0, "Riddle"),
        ("set a mark where Emil first speaks and name it Welcome Emil", 8.0, "Welcome Emil"),
        ("new chapter where Emil speaks for the first time", 8.0, "Emil"),
        ("start a new chapter at the question about the first boat", 14.0,
         "Why did you build your first boat?"),
        ("insert a chapter titled Cost where Nora asks about the cost", 40.0, "Cost"),
        ('add a chapter at Emil\'s answer to "What does a boat cost?"', 46.0,
         "Nine thousand pounds, more or less"),
        ("put a chapter called Thanks at Nora's thank you", 58.8, "Thanks"),
        ("mark a chapter at the farewell", 64.0, "Farewell"),
        ("chapter at the greeting", 0.0, "Welcome"),
        ('make a chapter at the second "Whitby"', 50.0, "Whitby"),
        ("label the place where the ad starts as Sponsors", 30.0, "Sponsors"),
        ("chapter 'Cost' at the last sentence", 64.0, "Cost"),
        ("add a chapter called Yard at Emil's longest answer", 46.0, "Yard"),
        ("mark the riddle as chapter Fun", 52.0, "Fun"),
        ("add a chapter where Emil starts to talk about his uncle", 20.0, "Uncle"),
        ("can you add a chapter marker at Nora's first question?", 14.0,
         "Why did you build your first boat?"),
    ],
)  # fmt: skip
def test_a_chapter_begins_at_what_is_said(
    commander: Commander, words: str, start: float, title: str
) -> None:
    [(at, called)] = chapters(ask(commander, words))
    assert at == pytest.approx(start, abs=0.01)
    assert called == title


@pytest.mark.parametrize(
    "words",
    [
        "add a chapter at every question Nora asks",
        "put chapter marks at each of Nora's questions",
        "add chapters at all of Nora's questions",
    ],
)
def test_every_question_gets_a_chapter_with_its_first_words(
    commander: Commander, words: str
) -> None:
    found = chapters(ask(commander, words))
    assert found == [(14.0, "Why did you build your first boat?"), (40.0, "What does a boat cost?")]


@pytest.mark.parametrize(
    "words",
    ["add a chapter at every question", "insert chapter markers before every question"],
)
def test_every_question_of_all(commander: Commander, words: str) -> None:
    assert [start for start, _ in chapters(ask(commander, words))] == [14.0, 40.0, 52.0]


def test_one_title_for_several_chapters_is_numbered(commander: Commander) -> None:
    found = chapters(ask(commander, "add a chapter called Question at every question Nora asks"))
    assert [title for _, title in found] == ["Question 1", "Question 2"]


@pytest.mark.parametrize(
    "words",
    ["add chapter marks for each speaker change", "put a chapter wherever the speaker changes"],
)
def test_each_speaker_gets_a_chapter(commander: Commander, words: str) -> None:
    found = chapters(ask(commander, words))
    assert found[:4] == [(0.0, "Nora"), (8.0, "Emil"), (14.0, "Nora"), (20.0, "Emil")]
    assert len(found) == 7


@pytest.mark.parametrize(
    "words",
    [
        'chapter "Joke" at the riddle and chapter "The price" where Nora asks about the cost',
        'chapters "Joke" at the riddle and "The price" where Nora asks about the cost',
        'add a chapter called Joke at the riddle, and another one called "The price" at the question'
        " about the cost",
    ],
)
def test_chapters_in_a_row(commander: Commander, words: str) -> None:
    assert chapters(ask(commander, words)) == [(52.0, "Joke"), (40.0, "The price")]


@pytest.mark.parametrize(
    ("words", "ops"),
    [
        ("delete the first question, then put a chapter called Thanks at Nora's thank you",
         ["cut_words", "add_chapter"]),
        ("mute the sponsor read and add a chapter at the farewell", ["mute_words", "add_chapter"]),
        ("mark a chapter at the farewell and fade that last sentence out", ["add_chapter", "fade_out"]),
        ("chapter \"Fun\" at the riddle and normalize to -19 LUFS", ["add_chapter", "normalize_loudness"]),
    ],
)  # fmt: skip
def test_a_chapter_beside_another_wish(commander: Commander, words: str, ops: list[str]) -> None:
    assert [step.op for step in ask(commander, words).steps] == ops


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('make a chapter at "Whitby"', "2 places"),
        ('delete the first question and add a chapter at "Whitby"', "2 places"),
    ],
)
def test_which_of_several_is_asked(commander: Commander, words: str, told: str) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.QUESTION
    assert told in answer.message


def test_words_that_are_not_said_are_told(commander: Commander) -> None:
    answer = ask(commander, 'add a chapter at "no such thing" called Nothing')
    assert answer.status is PlanStatus.REFUSED
    assert "not said" in answer.message


def test_words_are_transcribed_first(commander: Commander) -> None:
    state = RecordingState(duration=60)
    answer = commander.understand("add a chapter where the ad starts", state, Job())
    assert answer.action == "transcribe"


@pytest.mark.parametrize(
    "words",
    [
        "make chapters", "add chapters where the topic changes", "make chapters for the listeners",
        "make a chapter for each topic", "chapter titles for the interview", "give me a chapter list",
        "what does he say in the chapter about the boat?", "how many chapters are there",
        "remove the chapter called Riddle", "start a new chapter in your life",
        "for the podcast, add a chapter called Money", "add chapters for every guest",
    ],
)  # fmt: skip
def test_no_chapter_is_put_where_no_place_is_named(commander: Commander, words: str) -> None:
    assert ask(commander, words).status in (PlanStatus.CHAT, PlanStatus.QUESTION)


@pytest.mark.parametrize("words", ["make chapters", "add chapters", "chapter marks please"])
def test_proposals_stay_with_the_chat(commander: Commander, words: str) -> None:
    assert ask(commander, words).status is PlanStatus.CHAT


def test_a_long_title_ends_with_a_whole_word() -> None:
    text = "And is there any chance that they will ever come back to the old harbour?"
    assert shortened(text) == "And is there any chance that they will…"
    assert len(shortened(text)) <= LONG + 1
    assert shortened("All right,") == "All right"
