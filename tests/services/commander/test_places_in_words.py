"""Places as people name them: with a bare word, a quote that nearly fits, what is beside a thing."""

from __future__ import annotations

import pytest

from audiochat.domain.plan import PlanStatus
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.services.commander import Commander
from audiochat.services.commander.heard import echoing, patterns
from audiochat.services.commander.heard.normal import Said
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk

LINES = (
    (1.0, "Ines", "Is the light on? Okay. So, could we begin the tour?"),
    (8.0, "Ines", "Welcome to the harbour. The lighthouse is the oldest house here."),
    (15.0, "Omar", "Can we, um, can we dare to climb the, the tower?"),
    (22.0, "Ines", "Yes, but mind the stairs. It was built by forty people."),
    (30.0, "Omar", "That's a tall thing."),
    (36.0, "Ines", "Well, it is. My number is 0113 496 0172."),
    (42.0, "Omar", "Once more?"),
    (44.0, "Ines", "It's 0113 496 0172, and the ticket price is nine pounds."),
    (52.0, "Ines", "Here is the anchor. It weighs two tons. Two tons."),
    (59.0, "Omar", "And here is the museum. The museum is shut."),
    (66.0, "Ines", "Thank you, and goodbye from me."),
    (69.0, "Omar", "And goodbye from me. I liked the stairs."),
    (77.0, "Ines", "Did it record? How do I stop this thing here?"),
)


HEARD = whole(LINES, 84.0)
SAID = Said.of(HEARD)


TALK = Talk.of(HEARD)
ask = TALK.ask


def spans(commander: Commander, words: str) -> list[tuple[float, float]]:
    """Where a plan acts."""
    return TALK.spans(commander, words, 1)


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("cut from the lighthouse to the goodbye", (9.6, 66.0)),
        ("delete from the anchor to the museum", (52.0, 59.0)),
        ("everything until the anchor can go", (0.0, 52.0)),
        ("cut everything before the lighthouse", (0.0, 9.6)),
        ("cut from the anchor on", (52.0, 84.0)),
        ("cut the end where Ines asks how to stop it", (78.2, 84.0)),
    ],
)
def test_a_bare_word_is_the_sentence_that_holds_it(
    commander: Commander, words: str, gone: tuple[float, float]
) -> None:
    assert spans(commander, words) == [pytest.approx(gone, abs=0.11)]


def test_what_is_kept_up_to_a_bare_word_holds_its_sentence(commander: Commander) -> None:
    assert spans(commander, "keep from the lighthouse to the anchor") == [(0.0, 9.6), (53.5, 84.0)]


def test_an_end_that_is_said_several_times_is_asked_for(commander: Commander) -> None:
    answer = ask(commander, "cut from the lighthouse to the stairs")
    assert answer.status is PlanStatus.QUESTION
    assert [round(start, 1) for start, _ in answer.spans] == [22.0, 70.6]
    assert spans(commander, "the first") == [(9.6, 22.0)]


def test_all_after_a_bare_word_is_asked_about_first(commander: Commander) -> None:
    assert ask(commander, "cut everything after the people").status is PlanStatus.QUESTION
    assert spans(commander, "yes") == [(26.3, 84.0)]


def test_after_the_last_goodbye_what_follows_at_once_is_asked_about(commander: Commander) -> None:
    answer = ask(commander, "cut the end, after goodbye")
    assert answer.status is PlanStatus.QUESTION
    assert "I liked the stairs." in answer.message
    assert spans(commander, "yes") == [(72.1, 84.0)]


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("start it where Ines says lets begin the tour", 2.6),
        ('cut everything before "lets begin the tour"', 2.6),
        ('cut everything before "begin the tour"', 4.2),
    ],
)
def test_a_quote_that_only_nearly_fits_begins_with_its_sentence(
    commander: Commander, words: str, starts: float
) -> None:
    assert spans(commander, words) == [(0.0, pytest.approx(starts, abs=0.11))]


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("take out the first time she gives the phone number", [(37.2, 39.5)]),
        ("cut the second time Ines repeats the phone number", [(44.4, 45.5)]),
        ("delete where she mentions the price", [(47.6, 48.3)]),
        ('cut "that\'s a tall thing" and the silence after it', [(30.0, 31.5), (31.6, 35.9)]),
        (
            "delete Omars thats a tall thing line and the pause after it",
            [(30.0, 31.5), (31.6, 35.9)],
        ),
        ('take out "that\'s a tall thing" and what she says back', [(30.0, 31.5), (36.0, 39.5)]),
        ('cut "once more" and the answer', [(42.0, 42.7), (44.0, 48.3)]),
    ],
)
def test_what_is_given_or_beside_a_thing_goes(
    commander: Commander, words: str, gone: list[tuple[float, float]]
) -> None:
    found = spans(commander, words)
    assert len(found) == len(gone)
    for one, other in zip(found, gone, strict=True):
        assert one == pytest.approx(other, abs=0.11)


def test_what_is_given_is_bleeped_alone(commander: Commander) -> None:
    assert spans(commander, "bleep the first time she gives the phone number") == [(38.4, 39.5)]


@pytest.mark.parametrize(
    "words",
    [
        'remove the repeated words, like "can we, can we"',
        "remove the repeated words such as can we can we",
        "take out the stutters, for example “the, the”, and so on",
    ],
)
def test_an_example_of_repeats_means_them_all(commander: Commander, words: str) -> None:
    found = patterns.repeats(SAID)
    assert [SAID.text(hit.first, hit.last) for hit in found] == ["Can we, um,", "the,"]
    assert spans(commander, words) == [(15.0, 16.1), (18.2, 18.5)]


def test_echoes_that_are_named_are_cut(commander: Commander) -> None:
    (echo,) = echoing.echoes(SAID)
    assert SAID.text(echo.first, echo.last) == "Two tons."
    gone = spans(commander, "take out the repeats, two tons, that sort of thing")
    assert gone == [(55.2, 55.9)]


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("make the gaps half a second long", 0.5),
        ("make all pauses one second", 1.0),
        ("set the pauses to 0.5 s", 0.5),
        ("the pauses should be 400 ms", 0.4),
    ],
)
def test_longer_pauses_become_so_long(commander: Commander, words: str, seconds: float) -> None:
    (step,) = ask(commander, words).steps
    assert step.op == "remove_silence"
    assert (step.params["longer_than"], step.params["keep"]) == (seconds, seconds)


def test_longer_gaps_and_gaps_to_be_put_in_are_no_shorter_ones(commander: Commander) -> None:
    for words in ("make the gaps two seconds longer", "put gaps of two seconds"):
        answer = ask(commander, words)
        assert all(step.op != "remove_silence" for step in answer.steps)


@pytest.mark.parametrize(
    ("words", "repeated"),
    [
        ("Well, we'll, we'll see about that.", ["we'll,"]),
        ("It is [bleep] [bleep] I think.", []),  # two tones are no word said twice
    ],
)
def test_what_only_seems_to_be_said_twice_is_no_repeat(words: str, repeated: list[str]) -> None:
    placed = [
        PlacedWord(Word(text, n * 0.4, n * 0.4 + 0.3), n * 0.4, n * 0.4 + 0.3, "s", "b", n)
        for n, text in enumerate(words.split())
    ]
    said = Said.of(Transcript(4.0, tuple(placed), ((0.0, 4.0),), "en"))
    assert [said.text(hit.first, hit.last) for hit in patterns.repeats(said)] == repeated


def test_what_is_kept_with_the_pause_after_it_loses_no_pause(commander: Commander) -> None:
    answer = ask(commander, 'keep "that\'s a tall thing" and the pause after it')
    assert (31.6, 35.9) not in [(s.start, s.end) for s in answer.steps]
