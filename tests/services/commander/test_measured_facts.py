"""Facts counted from the words and measured in the sound: how long, how loud, by whom, how many."""

from __future__ import annotations

import numpy as np
import pytest

from audiochat.domain.hearing import Hearing, Levels
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.services.commander import Commander
from tests.services.commander.talking import Talk

LINES = (
    (1.0, "Nora", -20, "Hello and welcome to Harbour Talk, um, with Emil."),
    (6.0, "Nora", -20, "Why did you build your first boat?"),
    (12.0, "Emil", -26, "My uncle had, um, a yard, and um I swept the floor there, you know, every day."),
    (20.0, "Olga", -20, "And what does a boat cost?"),
    (23.0, "Emil", -26, "Nine thousand pounds, you know."),
    (26.0, "Nora", -20, "This show is brought to you by Tarpot. Go to tarpot dot com for ten percent off."),
    (36.0, "Nora", -20, "Is wood dear?"),
    (40.0, "Emil", -26, "Yes. Damn dear."),
    (43.0, "Nora", -20, "Goodbye, everybody."),
)  # fmt: skip
"""Seconds, speaker, level in dB and what is said."""
LASTS, WINDOW = 46.0, 0.05


def hearing() -> Hearing:
    """The words, 0.4 s from one to the next, and their levels; in between it is silent."""
    words, rms = [], np.full(round(LASTS / WINDOW), -70.0)
    for start, speaker, level, line in LINES:
        texts = line.split()
        for n, text in enumerate(texts):
            at = start + 0.4 * n
            words.append(Word(text, at, at + 0.4, speaker=speaker))
        rms[round(start / WINDOW) : round((start + 0.4 * len(texts)) / WINDOW)] = level
    placed = [PlacedWord(w, w.start, w.end, "s", "b", n) for n, w in enumerate(words)]
    transcript = Transcript(LASTS, tuple(placed), ((0.0, LASTS),), "en")
    levels = Levels(WINDOW, rms, rms + 10)
    return Hearing(words=lambda: transcript, levels=lambda: levels)


HEARD = hearing()


ask = Talk(HEARD, LASTS).ask


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("how long is the ad", ["6.8 s", "[0:26]", "Tarpot"]),
        ("how long does the sponsor read last?", ["6.8 s"]),
        ("what's the duration of the ad?", ["6.8 s"]),
        ('how long is "Damn dear"?', ["800 ms", "[0:40.4]"]),
        ("how long is the last question", ["1.2 s", "[0:36]"]),
        ("how long is Emil's last answer", ["1.2 s", "[0:40]"]),
        ("find the longest question", ["Nora", "2.8 s", "[0:06]"]),
        ("play me Emil's longest answer", ["Emil's longest answer", "6.8 s", "[0:12]"]),
        ("what is the shortest answer", ["Emil", "1.2 s", "[0:40]"]),
        ("which question is the longest?", ["Nora", "[0:06]"]),
        ("who gives the longest answer?", ["by Emil"]),
        ("what is the longest sentence?", ["by Emil", "[0:12]"]),
    ],
)  # fmt: skip
def test_how_long_it_lasts(commander: Commander, words: str, told: list[str]) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.FACT
    assert all(part in answer.message for part in told), answer.message


def test_the_longest_answer_is_played(commander: Commander) -> None:
    answer = ask(commander, "play Emil's longest answer")
    assert answer.action == "go"
    assert answer.spans == (pytest.approx((12.0, 18.8)),)
    assert not ask(commander, "find Emil's longest answer").action


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("How many questions are there, and how many are Nora's?", ["3 questions", "2 questions by Nora"]),
        ("how many questions are there and who asks the most?", ["3 questions", "Nora asks the most"]),
        ("how many questions does Nora ask, and where?", ["2 questions by Nora"]),
        ("what's the longest pause and who speaks after it", ["3.2 s", "[0:08.8]", "Emil speaks after it"]),
        ("who talks most, and for how long?", ["Nora talks the most", "Emil"]),
        ("when does Emil first speak and how often does he say um?", ["[0:12]", "said 2 times"]),
    ],
)  # fmt: skip
def test_two_questions_get_two_answers(commander: Commander, words: str, told: list[str]) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.FACT
    assert all(part in answer.message for part in told), answer.message


@pytest.mark.parametrize(
    "words",
    [
        "how many questions are there and what is the best one?",
        "how many boats did he build and who bought them?",
        "who talks most and what is it about?",
    ],
)
def test_half_an_answer_is_none(commander: Commander, words: str) -> None:
    assert ask(commander, words).status is PlanStatus.CHAT


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("is Emil quieter than Nora?", "Yes, Emil is 6.0 dB quieter than Nora: -26.0 dB against -20.0 dB"),
        ("is Nora quieter than Emil?", "No, Nora is 6.0 dB louder than Emil"),
        ("is Nora as loud as Olga", "Yes, Nora and Olga are about equally loud"),
        ("are Nora and Emil equally loud?", "No, Nora is 6.0 dB louder than Emil"),
        ("how much louder is Nora than Emil?", "Nora is 6.0 dB louder"),
        ("who is louder, Emil or Nora?", "Nora is the louder, by 6.0 dB"),
        ("who is the quietest?", "Emil is the quietest, by 6.0 dB"),
        ("how loud is Emil", "Emil speaks at -26.0 dB on average."),
        ("which speaker is loudest", "equally loud"),
    ],
)  # fmt: skip
def test_how_loud_somebody_is(commander: Commander, words: str, told: str) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.FACT
    assert told in answer.message


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("how many times does each speaker say um", "Emil 2 times, Nora once, Olga never"),
        ('who says "you know" most often?', "Emil says “you know” most often: Emil 2 times"),
        ("who says um more, Nora or Olga?", "Nora says “um” most often: Nora once, Olga never"),
        ("who asks the most questions", "Nora asks the most questions: Nora 2, Olga 1, Emil 0"),
        ("who asks fewer questions, Nora or Olga?", "Olga asks the fewest questions: Olga 1, Nora 2"),
        ("who swears the most?", "Emil says the most swear words: Emil 1"),
        ("how many words does each speaker say", "Words: Nora 38, Emil 25, Olga 6."),
        ("how many words does Olga say", "Olga says 6 words"),
        ("how many amounts of money are mentioned", "1 amount of money"),
        ("what's the share of speech?", "are speech"),
        ("what share of it is speech", "are speech"),
        ("what is Emil's share of the talk?", "Emil talks for"),
    ],
)  # fmt: skip
def test_what_is_counted_for_each(commander: Commander, words: str, told: str) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.FACT
    assert told in answer.message


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("how many pauses over two seconds come right after a question?",
         "2 pauses over 2.0 s right after one of the questions: [0:08.8] [0:37.2] (3.2 s, 2.8 s)."),
        ("how many pauses longer than 3 seconds are there right after questions", "1 pause over 3.0 s"),
        ("where are the pauses after Olga's questions?", "1 pause right after Olga's question"),
        ("are there any pauses over 5 seconds before questions?", "No pause over 5.0 s"),
        ("how long is the pause after the first question?", "3.2 s at [0:08.8]."),
        ('how long is the pause before "Yes. Damn dear"', "2.8 s at [0:37.2]."),
        ("who speaks before the longest pause?", "Nora speaks before it"),
        ("how many pauses are longer than 2 seconds", "longer than 2.0 s"),
    ],
)  # fmt: skip
def test_pauses_beside_what_is_said(commander: Commander, words: str, told: str) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.FACT
    assert told in answer.message


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("how much silence do we have between the lines in total", "of silence in between"),
        ("how much silence is there between the sentences?", "more at the start and the end"),
        ("how much silence do we have in total", "are silence"),
        ("how much silence do we have", "are silence"),
        ("how long is the silence in total?", "are silence"),
        ("how long is there silence?", "are silence"),
        ("כמה זמן יש שקט?", "are silence"),
        ("כמה זמן של שקט יש בהקלטה?", "are silence"),
    ],
)
def test_silence_in_between(commander: Commander, words: str, told: str) -> None:
    assert told in ask(commander, words).message


@pytest.mark.parametrize(
    "words",
    [
        "how long did the war take?", "how long is the war", "how long is the intro", "how long is the book?",
        "how long is a question?", "who is louder than life", "is the music louder than the speech?",
        "is it louder than before?", "how loud was the explosion", "is Blackwood louder than Nora?",
        "what was the longest war?", "what's the longest line in the country?", "who made the most progress?",
        "who says goodbye most warmly?", "who talks about the war most?", "what is the share of the profits",
        "what's Emil's share of the money?", "how many words per page", "who has the longest beard?",
        "how long did it take him to build the boat?", "who is quieter at home",
    ],
)  # fmt: skip
def test_questions_about_what_was_told_stay_with_the_chat(commander: Commander, words: str) -> None:
    assert ask(commander, words).status is PlanStatus.CHAT


def test_a_sponsor_that_is_only_announced_is_no_advertisement_yet(commander: Commander) -> None:
    texts = "But first a word from our sponsor. This show is brought to you by Tarpot, at tarpot dot com."
    words = [Word(t, 0.4 * n, 0.4 * n + 0.3) for n, t in enumerate(texts.split())]
    placed = [PlacedWord(w, w.start, w.end, "s", "b", n) for n, w in enumerate(words)]
    transcript = Transcript(60.0, tuple(placed), ((0.0, 60.0),), "en")
    answer = commander.understand(
        "delete the ad",
        RecordingState(duration=60),
        Job(),
        hearing=Hearing(words=lambda: transcript),
    )
    assert [step.start for step in answer.steps] == [pytest.approx(2.8)]
